"""How many edits lie between two words: the distance of ``word~1`` and ``word~2``."""

from collections.abc import Callable


def edits_from(word: str) -> Callable[[str], int]:
    """A function that says how many edits turn ``word`` into another.

    An edit inserts, deletes or replaces a character or swaps two neighbours, and none is edited twice (optimal string
    alignment, the restricted Damerau-Levenshtein distance): ``ca`` to ``abc`` takes three.

    The columns of the usual table are kept as differences between neighbours, a bit a row, so that a column is a few
    operations on whole numbers however long the word is (Hyyrö, A bit-vector algorithm for computing Levenshtein and
    Damerau edit distances, 2003).
    """
    rows = (1 << len(word)) - 1
    last_row = 1 << len(word) >> 1
    rows_of: dict[str, int] = {}
    for row, character in enumerate(word):
        rows_of[character] = rows_of.get(character, 0) | 1 << row

    def edits(other: str) -> int:
        if not word:
            return len(other)
        distance = len(word)
        falling, rising = 0, rows  # downwards, one less and one more than the row above
        same_before = diagonal = 0
        for character in other:
            same = rows_of.get(character, 0)
            swap = ((~diagonal & same) << 1) & same_before
            diagonal = (((same & rising) + rising) ^ rising) | same | falling | swap  # no more than up and left
            right_more = falling | (rows & ~(diagonal | rising))
            right_less = diagonal & rising
            distance += (right_more & last_row > 0) - (right_less & last_row > 0)
            right_more = right_more << 1 | 1
            rising = (right_less << 1) | (rows & ~(diagonal | right_more))
            falling = right_more & diagonal & rows
            same_before = same
        return distance

    return edits
