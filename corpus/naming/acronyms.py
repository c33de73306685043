"""A text to the acronyms that it explains: ``Collective Security Treaty Organization (CSTO)``.

The one idea: letters in parentheses are short for the words before them when they are, from last to first, the initials
of those words, none left out but small ones.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.article import EntityType, Mention
from corpus.naming.parts import normalise

# Two letters or more in parentheses; dots between them, or digits behind them as in G20, are part of it.
IN_PARENTHESES: Final = re.compile(r"(?<=\s)\((?:the )?([^\W\d_](?:[^\W\d_]|[.&-](?=[^\W_]))*\.?)\)")
WORD: Final = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*\.?")
# What stands between the words of one name, hyphens and single line breaks included.
BETWEEN: Final = re.compile(r"[ \n,-]{1,2}|-| & | ")
MOST_LETTERS: Final = 10
REACH: Final = 160  # characters that a long form may have


def acronyms(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[EntityType, str, str]]:
    """Each acronym that the text explains, with its type and its long form as written.

    ``mentions`` are those of this text. The type is that of the mention of the long form, else of the acronym, else of one
    that overlaps the long form, else an organisation; acronyms of persons are none.
    """
    for found in IN_PARENTHESES.finditer(text):
        short = found[1]
        letters = "".join(filter(str.isalpha, short)).casefold()
        if not (2 <= len(letters) <= MOST_LETTERS and sum(map(str.isupper, short)) * 2 > len(letters)):
            continue
        start = _start_of_long_form(text, found.start(), letters)
        if start is None:
            continue
        long = " ".join(text[start : found.start()].split())
        type_ = _type(mentions, normalise(long), (start, found.start()), found.span(1))
        if type_ is not EntityType.PERSON:
            yield type_, short, long


def _start_of_long_form(text: str, end: int, letters: str) -> int | None:
    """Where the words begin whose initials are the letters, the last of them just before ``end``."""
    words = list(WORD.finditer(text, max(0, end - REACH), end))
    if not words or text[words[-1].end() : end].strip():
        return None
    return _fitted(text, words, len(words) - 1, letters)


def _fitted(text: str, words: list[re.Match[str]], last: int, letters: str) -> int | None:
    """The same for the words up to number ``last``."""
    if last < 0 or (last + 1 < len(words) and not BETWEEN.fullmatch(text, words[last].end(), words[last + 1].start())):
        return None
    word = words[last][0]
    is_small = word.islower()
    if word[0].casefold() == letters[-1]:
        if len(letters) == 1:
            if not is_small:
                return words[last].start()
        elif (start := _fitted(text, words, last - 1, letters[:-1])) is not None:
            return start
    return _fitted(text, words, last - 1, letters) if is_small and last + 1 < len(words) else None


def _type(mentions: Sequence[Mention], long: str, at: tuple[int, int], short: tuple[int, int]) -> EntityType:
    for mention in mentions:
        if at[0] <= mention.start < at[1] and normalise(mention.text) == long:
            return mention.type
    for start, end in (short, at):
        for mention in mentions:
            if mention.start < end and start < mention.end:
                return mention.type
    return EntityType.ORG
