"""How much of one text stands in another: shingles, small samples of them, and what two articles are to each other.

A shingle is four folded words in a row, as a number. Texts are compared by the shingles they share, whatever was added
before, after or between. To find out which are worth comparing each keeps a sample: the shingles whose number is
divisible by its rate. That depends on nothing but their words, so two samples hold the same part of what the texts
share, and the share of a sample estimates the share of a text without bias.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Self, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Shingles: TypeAlias = NDArray[np.int64]

WORDS: Final = 4  # in a shingle

# What the shorter of two texts must share, as a part of its shingles and a number besides, and the part of the longer.
# Chosen on one half of benchmarks/evaluate_stories.py and on the Reuters notices of 1987, where it is the number that
# counts: "Fed adds reserves" and the like are half form, and differ in the little that is news.
PART_OF_SHORTER: Final = 0.4
NUMBER_BESIDES: Final = 18
PART_OF_LONGER: Final = 0.25
FEWEST: Final = 30  # shingles of a text that can be a copy at all: fewer do not reach the number when all are shared

# A sample holds about this many shingles, up to twice as many, however long the text is.
SAMPLED: Final = 16
# Samples that reach this part of what is asked of the texts are worth comparing the texts. The sample of a true copy
# falls below it once in twenty times where the copy itself just reaches what is asked, and next to never above that.
LEEWAY: Final = 0.5

# The bytes of a shingle are the digits of a number to this base, modulo 2**64; odd, so that it has an inverse.
BASE: Final = 0x9E3779B97F4A7C15
INVERSE: Final = pow(BASE, -1, 1 << 64)
# The last step of SplitMix64 (Steele, Lea and Flood, 2014): shift, and multiply by. After it every bit depends on every
# bit, and to be divisible by a power of two is chance.
MIX: Final = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
BLOCK: Final = 2_048  # words worked on at a time, so that the arrays stay small for a text of any length


class Relation(StrEnum):
    """What one article is to another."""

    COPY = "copy"  # much of each stands in the other
    EXCERPT = "excerpt"  # much of it stands in the other, which says a great deal more
    CONTAINS = "contains"  # the other is an excerpt of it


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sample of the shingles of one text.

    ``total`` counts the distinct shingles of the text; ``hashes`` are those divisible by ``rate``, ascending.
    """

    total: int
    hashes: tuple[int, ...]

    @property
    def rate(self) -> int:
        """The power of two whose multiples are sampled; 1, which is all, for a text of fewer than 2 * SAMPLED."""
        return _rate(self.total)

    def pack(self) -> bytes:
        """The same as bytes, the same on every machine."""
        return struct.pack(f"<{len(self.hashes) + 1}q", self.total, *self.hashes)

    @classmethod
    def unpack(cls, data: bytes) -> Self:
        """What ``pack`` packed."""
        total, *hashes = struct.unpack(f"<{len(data) // 8}q", data)
        return cls(total, tuple(hashes))


def shingles(folded_words: Sequence[str]) -> "Shingles":
    """The distinct shingles of a text, ascending, as numbers of 63 bits; none for fewer than four words.

    They depend on the words alone, never on the machine or the run. No word holds a space.
    """
    import numpy as np  # noqa: PLC0415 - heavy, and wanted only where articles are stored or compared

    count = len(folded_words) - WORDS + 1
    if count < 1:
        return np.empty(0, np.int64)
    found = np.concatenate([_numbers(folded_words[at : at + BLOCK + WORDS - 1]) for at in range(0, count, BLOCK)])
    found.sort()
    is_first = np.ones(count, np.bool_)
    np.not_equal(found[1:], found[:-1], out=is_first[1:])
    return found[is_first]


def _numbers(folded_words: Sequence[str]) -> "Shingles":
    """The shingles of four words or more, in the order of the text."""
    import numpy as np  # noqa: PLC0415 - as above

    text = np.frombuffer(" ".join(folded_words).encode("utf-8", "surrogatepass"), np.uint8)
    spaces = (text == ord(" ")).nonzero()[0]
    # where each word begins, and one behind the last: a shingle ends one before the word after it
    begins = np.empty(len(spaces) + 2, np.intp)
    begins[0], begins[-1] = 0, len(text) + 1
    np.add(spaces, 1, out=begins[1:-1])
    starts, ends = begins[:-WORDS], begins[WORDS:] - 1
    # every number from one running sum: digits times powers up to the end of the shingle, less those up to its start
    powers, inverses = _powers(len(text).bit_length())
    sums = np.zeros(len(text) + 1, np.uint64)
    np.multiply(text, powers[: len(text)], out=sums[1:])
    sums.cumsum(out=sums)
    numbers = sums[ends]
    numbers -= sums[starts]
    numbers *= inverses[starts]
    for shift, factor in MIX:
        numbers ^= numbers >> np.uint64(shift)
        numbers *= np.uint64(factor)
    numbers >>= np.uint64(1)
    found: Shingles = numbers.view(np.int64)
    return found


@lru_cache(maxsize=24)  # one for each size of block; 64 megabytes if there were all, for blocks of the longest words
def _powers(bits: int) -> "tuple[NDArray[np.uint64], NDArray[np.uint64]]":
    """``2**bits`` powers of BASE, from the zeroth on, and as many of its inverse."""
    import numpy as np  # noqa: PLC0415 - as above

    def powers(number: int) -> "NDArray[np.uint64]":
        factors = np.full(1 << bits, number, np.uint64)
        factors[0] = 1
        return np.cumprod(factors, dtype=np.uint64)

    return powers(BASE), powers(INVERSE)


def sketch(folded_words: Sequence[str]) -> Sketch:
    """The sketch of a text; its sample is empty for one of too few shingles to be a copy of anything."""
    found = shingles(folded_words)
    if len(found) < FEWEST:
        return Sketch(len(found), ())
    return Sketch(len(found), tuple(found[found & (_rate(len(found)) - 1) == 0].tolist()))


def _rate(total: int) -> int:
    """A power of two, by which the shingles of a text of so many are sampled."""
    return 1 << max(0, (total // SAMPLED).bit_length() - 1)


def containment(one: Sketch, other: Sketch) -> float:
    """The part of ``one`` that stands in ``other``, from 0 to 1, as their samples have it; 0 where they say nothing.

    It is taken from the multiples of the coarser rate: those are in both samples, or would be.
    """
    rate = max(one.rate, other.rate)
    sampled = len(one.hashes) if one.rate == rate else sum(number % rate == 0 for number in one.hashes)
    return len(set(one.hashes).intersection(other.hashes)) / sampled if sampled else 0.0


def relation(one: Sketch, other: Sketch, *, leeway: float = 1) -> Relation | None:
    """What ``one`` is to ``other`` as their samples have it; None when neither stands in the other.

    ``leeway`` is the part of what is asked of texts that is asked of samples.
    """
    shorter, longer = sorted((one, other), key=lambda each: (each.total, each.hashes))  # either way round the same
    shared = containment(shorter, longer) * shorter.total
    return _relation(shared / leeway, one.total, other.total)


def exact_relation(one: "Shingles", other: "Shingles") -> Relation | None:
    """What ``one`` is to ``other`` by all their shingles; None when neither stands in the other."""
    import numpy as np  # noqa: PLC0415 - as above

    both = np.concatenate((one, other))
    both.sort(kind="stable")  # which merges two ascending halves
    return _relation(int(np.count_nonzero(both[1:] == both[:-1])), len(one), len(other))


def _relation(shared: float, one: int, other: int) -> Relation | None:
    if min(one, other) < FEWEST or shared < PART_OF_SHORTER * min(one, other) + NUMBER_BESIDES:
        return None
    if shared >= PART_OF_LONGER * max(one, other):
        return Relation.COPY
    return Relation.EXCERPT if one < other else Relation.CONTAINS
