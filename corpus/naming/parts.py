"""A written name to its normalised form and its parts: what makes two spellings the same name.

The one idea: names are split and folded as all words are, and then only what no name depends on falls away.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final

from corpus.words import words_of

# What follows the family name of a person.
GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})


@lru_cache(maxsize=1 << 16)
def normalise(written: str) -> str:
    """The folded words of a name with single spaces; empty for a text without words.

    Case, accents, possessives, ``the`` at the beginning and the dots of initials make no difference: ``the U.S.`` and
    ``US`` are both ``us``, ``J. F. Hallam's`` and ``J.F. Hallam`` both ``jf hallam``. Normalising again changes nothing.

    >>> normalise("the Côte d'Ivoire")
    'cote d ivoire'
    """
    words = list(words_of(written))
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_initials_joined(words) if 1 in map(len, words) else words)


def _initials_joined(words: list[str]) -> Iterator[str]:
    for are_initials, run in groupby(words, key=_is_initial):
        if are_initials:
            yield "".join(run)
        else:
            yield from run


def _is_initial(word: str) -> bool:
    """Whether it is one letter of a script with capitals; in others one character may be a word."""
    return len(word) == 1 and word != word.upper()


def name_parts(normal: str) -> tuple[str, ...]:
    """The parts of a normalised name, each once, in their order."""
    return tuple(dict.fromkeys(normal.split()))


def family_first(normal: str) -> tuple[str, ...]:
    """The words of a person's normalised name from its end, without ``jr`` and the like.

    A shorter form of the same name, its family name alone included, is the beginning of that of the longer.

    >>> family_first("ursula von der leyen")
    ('leyen', 'der', 'von', 'ursula')
    """
    words = normal.split()
    while len(words) > 1 and words[-1] in GENERATIONS:
        words.pop()
    return tuple(reversed(words))
