"""The short way to the tree of what is asked most: plain words, joined in one way, or a phrase of them."""

import re
from typing import Final

from search.query import And, Or, Phrase, Query, Word

# A small letter is in every word: what has none may be an operator.
_WORD: Final = "[A-Z]*[a-z][A-Za-z]*"  # read in one way only, so that what is none is soon seen
_PLAIN: Final = re.compile(
    rf"(?P<and>{_WORD}(?: {_WORD})*)|(?P<or>{_WORD}(?: OR {_WORD})+)|(?P<phrase>\"[A-Za-z]+(?: [A-Za-z]+)*\")"
)


def read_plain(text: str) -> Query | None:
    """The query, where it is of nothing but letters, spaces, ``OR`` and a pair of quotes; None for the whole grammar to read.

    In such a text is nothing to refuse, and the tree is the one that the grammar makes of it.
    """
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return None
    span = (0, len(text))
    if plain.lastgroup == "phrase":
        return Phrase(text[1:-1], span=span)
    joint = " OR " if plain.lastgroup == "or" else " "
    words: list[Query] = []
    start = 0
    for word in text.split(joint):
        end = start + len(word)
        words.append(Word(word, span=(start, end)))
        start = end + len(joint)
    if len(words) == 1:
        return words[0]
    return Or(tuple(words), span=span) if plain.lastgroup == "or" else And(tuple(words), span=span)
