"""The text of an article that its page states for programs: when it is to be believed, and what it says of the printed one.

One idea: whoever states the text states the story and nothing else. But some state only how it begins, some state it twice,
and some state it in one line without its headings; so it stands in for the printed text only where that is far less.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpus.cleaning.furniture import is_prose
from corpus.reading.fields import letters_of
from corpus.words import words_of

_LONGEST: Final = 500_000  # code points; the longest news articles have a tenth of a million
_SHOWN: Final = 1.3  # times as much as the page shows: headings and labels are not counted there
_WITHHELD: Final = 2  # times as much: the page shows how the article begins, or a program would show it
_REPEATED: Final = 0.2  # of a text that is stated twice half is repeated; refrains and quotes are less
_RUN: Final = 8  # words: as many in a row are in a text once
_END: Final = 8  # letters that two texts end with, if they end alike

_MUCH_MORE: Final = 1.3  # times as much
_MOST: Final = 0.5  # of the printed text: beside it stands why the page withholds the rest
_TOLD: Final = 0.7  # of the printed text that is also stated: so it is the same, with a box or a heading more
_NEARLY_ALL: Final = 0.8  # of the pairs of words of one line


def is_to_be_believed(stated: str, shown: int) -> bool:
    """Whether a ``stated`` text may be the article of a page that shows so many code points of running text.

    It may be as much as is shown, or far more, where the page withholds it; what is in between is more than the article.
    """
    if len(stated) > _LONGEST:
        return False
    return len(stated) <= _SHOWN * shown or (len(stated) >= _WITHHELD * shown and not _repeats_itself(stated))


def goes_on(stated: str, text: str) -> bool:
    """Whether a ``stated`` text says most of the printed ``text`` and much more: then it is of the same article."""
    return len(stated) >= _MUCH_MORE * len(text) and _share(text.split("\n"), _told(text, stated)) >= _MOST * len(text)


def without_foot(text: str, stated: str) -> str:
    """``text`` without the lines after the last that is ``stated``, where that is the whole of it."""
    lines = text.split("\n")
    if not is_prose(stated.rstrip()) or len(lines) < 2:
        return text
    told = _told(text, stated)
    end = max((place + 1 for place, is_told in enumerate(told) if is_told), default=0)
    is_whole = end > 0 and letters_of(lines[end - 1])[-_END:] == letters_of(stated)[-_END:]
    return "\n".join(lines[:end]) if is_whole and _share(lines, told) >= _TOLD * len(text) else text


def _told(text: str, stated: str) -> list[bool]:
    """Whether each line of ``text`` is stated."""
    letters, pairs = letters_of(stated), _pairs(stated)
    return [_is_told(line, letters, pairs) for line in text.split("\n")]


def _share(lines: Sequence[str], told: Sequence[bool]) -> int:
    return sum(len(line) for line, is_told in zip(lines, told, strict=True) if is_told)


def _is_told(line: str, letters: str, pairs: frozenset[tuple[str, str]]) -> bool:
    if letters_of(line) in letters:
        return True
    found = _pairs(line)
    return bool(found) and len(found & pairs) >= _NEARLY_ALL * len(found)


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = words_of(text)
    return frozenset(pairwise(words))


def _repeats_itself(text: str) -> bool:
    words = words_of(text)
    runs = [tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)]
    return len(runs) - len(set(runs)) >= _REPEATED * len(runs)
