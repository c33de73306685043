"""Words: the only tokeniser, and what is known of the words it makes.

``from corpus.words import split`` is for everyone; the modules below are for each other, but for ``vocabulary``.
"""

from corpus.words.splitting import LONGEST_WORD, Words, fold, is_plain_word, split, words_digest, words_of

__all__ = ["LONGEST_WORD", "Words", "fold", "is_plain_word", "split", "words_digest", "words_of"]
