"""The shingles of many articles side by side, so that what no two of them share costs next to nothing.

Of the shingles of a thousand articles nine in ten are in one of them and in no article filed before. Which they are is found
for all at once; only the others are looked at one by one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The sampled shingles of some articles.

    Attributes:
        numbers: the shingles of all, ascending, and where articles share one in the order of the articles.
        owners: for each of them the place of its article, from 0.
        size: how many articles there are.
    """

    numbers: "NDArray[np.int64]"
    owners: "NDArray[np.int64]"
    size: int

    @classmethod
    def of(cls, sketches: Sequence[bytes]) -> Self:
        """The shingles of these sketches as ``Sketch.pack`` packed them."""
        import numpy as np  # noqa: PLC0415 - heavy, and wanted only where articles are stored

        packed = np.frombuffer(b"".join(sketches), "<i8").astype(np.int64)
        lengths = np.array([len(sketch) // 8 for sketch in sketches], np.int64)
        is_shingle = np.ones(len(packed), np.bool_)
        is_shingle[lengths.cumsum() - lengths] = False  # the totals, which come first
        numbers = packed[is_shingle]
        order = numbers.argsort(kind="stable")
        owners = np.arange(len(sketches), dtype=np.int64).repeat(lengths - 1)
        return cls(numbers[order], owners[order], len(sketches))

    def distinct(self) -> list[int]:
        """The shingles, each once, ascending."""
        import numpy as np  # noqa: PLC0415 - as above

        found: list[int] = np.unique(self.numbers).tolist()
        return found

    def met(self, known: Collection[int]) -> list[list[tuple[int, int]]]:
        """For each article the shingles that another of them has as well, or that are known, as (place in numbers, shingle)."""
        import numpy as np  # noqa: PLC0415 - as above

        is_met = np.isin(self.numbers, np.fromiter(known, np.int64, len(known)))
        is_same = self.numbers[1:] == self.numbers[:-1]
        is_met[1:] |= is_same
        is_met[:-1] |= is_same
        places = np.flatnonzero(is_met)
        found: list[list[tuple[int, int]]] = [[] for _ in range(self.size)]
        met = (places.tolist(), self.numbers[places].tolist(), self.owners[places].tolist())
        for place, number, owner in zip(*met, strict=True):
            found[owner].append((place, number))
        return found

    def entries(
        self, rows: Sequence[int], originals: Sequence[int], refused: Sequence[int]
    ) -> Iterable[tuple[int, bool, int]]:
        """Each shingle, whether it stands for its article, and the row of that, in the order of the table.

        It does where the article is an original, but for those at the places ``refused``.
        """
        import numpy as np  # noqa: PLC0415 - as above

        at = np.array(rows, np.int64)
        is_standing = (at == np.array(originals, np.int64))[self.owners]
        is_standing[np.array(refused, np.int64)] = False
        return zip(self.numbers.tolist(), is_standing.tolist(), at[self.owners].tolist(), strict=True)
