"""Many words in columns, so that all of them are compared with a word at once.

The one idea: words of one length are rows of a table of letters, and of each letter of each column there is one whole number
with a bit for every row that has it there. The usual table of edits between two words, of which each cell is a number, then
becomes one whose cells are such sets of rows: those that can be come by with no edit, with one, with two.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

BITS_OF_BYTE: Final = tuple(bytes(b"01"[byte >> bit & 1] for byte in range(256)) for bit in range(8))


class Columns:
    """Words, each given once, in some five bytes a letter when every letter of every column was asked for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._tables = {
            length: _Table("".join(alike), length) for length, alike in groupby(sorted(words, key=len), key=len)
        }

    def within(self, target: str, distance: int) -> tuple[str, ...]:
        """Those at most ``distance`` edits (see ``corpus.words.edits``) from ``target``, in order."""
        lengths = range(len(target) - distance, len(target) + distance + 1)
        tables = [self._tables[length] for length in lengths if length in self._tables]
        return tuple(sorted(word for table in tables for word in table.within(target, distance)))


class _Table:
    """The words of one length, in a row: ``letters``. The first word is the highest bit of a set."""

    def __init__(self, letters: str, length: int) -> None:
        self._letters = letters
        self._length = length
        self._rows = len(letters) // length
        self._every = (1 << self._rows) - 1
        self._bits: list[Sequence[int] | None] = [None] * length
        self._having: list[dict[str, int]] = [{} for _ in range(length)]

    def within(self, target: str, distance: int) -> list[str]:
        """The words at most so many edits from the target."""
        longer = self._length - len(target)
        diagonals = range(-distance - 1, distance + 2)
        nowhere = [0] * (len(target) + 1)
        reached = 0
        before = dict.fromkeys(diagonals, nowhere)
        for edits in range(distance + 1):
            cells = dict.fromkeys(diagonals, nowhere)
            # further away from where the target begins, or from where it ends, there are too few edits to get back
            for diagonal in range(-edits, edits + 1):
                if abs(diagonal - longer) <= distance - edits:
                    cells[diagonal] = self._along(diagonal, target, before, is_first=edits == 0)
            reached |= cells[longer][-1]
            before = cells
        return self._words(reached)

    def _along(self, diagonal: int, target: str, before: dict[int, list[int]], *, is_first: bool) -> list[int]:
        """By letters of the target, the words that as many and ``diagonal`` letters more are come by with one edit more.

        ``before`` is the same for one edit less; for none ``is_first``.
        """
        replaced, deleted, inserted = before[diagonal], before[diagonal + 1], before[diagonal - 1]
        cells = [0] * (len(target) + 1)
        cell = 0
        for row in range(max(0, -diagonal), min(len(target), self._length - diagonal) + 1):
            column = row + diagonal
            if row and column:
                if cell:
                    cell &= self._with(target[row - 1], column - 1)
                cell |= replaced[row - 1]
                if row > 1 and column > 1 and (swapped := replaced[row - 2]):
                    cell |= swapped & self._with(target[row - 2], column - 1) & self._with(target[row - 1], column - 2)
            elif is_first:
                cell = self._every
            if row:
                cell |= deleted[row - 1]
            if column:
                cell |= inserted[row]
            cells[row] = cell
        return cells

    def _with(self, letter: str, column: int) -> int:
        """The words with this letter there."""
        having = self._having[column]
        found = having.get(letter)
        if found is None:
            found = having[letter] = self._find(ord(letter), column)
        return found

    def _find(self, code: int, column: int) -> int:
        bits = self._bits[column]
        if bits is None:
            bits = self._bits[column] = _bits_of(self._letters[column :: self._length])
        found = 0 if code >> len(bits) else self._every
        for place, having in enumerate(bits):
            with_bit = found & having
            found = with_bit if code >> place & 1 else found ^ with_bit
        return found

    def _words(self, rows: int) -> list[str]:
        marks = format(rows, f"0{self._rows}b")
        words = []
        row = marks.find("1")
        while row >= 0:
            words.append(self._letters[row * self._length : (row + 1) * self._length])
            row = marks.find("1", row + 1)
        return words


def _bits_of(letters: str) -> list[int]:
    """For each bit of a code point, the lowest first, which letters have it; none for those that no letter has."""
    if letters.isascii():
        parts = [letters.encode()]
    else:
        codes = letters.encode("utf-32-le")
        parts = [codes[place::4] for place in range(3)]
    bits = [int(part.translate(table), 2) for part in parts for table in BITS_OF_BYTE]
    while bits and not bits[-1]:
        bits.pop()
    return bits
