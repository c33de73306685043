import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.words.edits import edits_from


def edits_by_table(word: str, other: str) -> int:
    """The textbook table, the slow and obvious twin."""
    table = {(row, 0): row for row in range(len(word) + 1)} | {(0, column): column for column in range(len(other) + 1)}
    for row in range(1, len(word) + 1):
        for column in range(1, len(other) + 1):
            ways = [
                table[row - 1, column] + 1,
                table[row, column - 1] + 1,
                table[row - 1, column - 1] + (word[row - 1] != other[column - 1]),
            ]
            if row > 1 and column > 1 and word[row - 2 : row] == other[column - 2 : column][::-1]:
                ways.append(table[row - 2, column - 2] + 1)
            table[row, column] = min(ways)
    return table[len(word), len(other)]


@pytest.mark.parametrize(
    ("word", "other", "edits"),
    [
        pytest.param("kiev", "kiev", 0, id="same"),
        pytest.param("lukashenka", "lukashenko", 1, id="replace"),
        pytest.param("goverment", "government", 1, id="insert"),
        pytest.param("government", "goverment", 1, id="delete"),
        pytest.param("gaurantee", "guarantee", 1, id="a swap of neighbours is one"),
        pytest.param("ca", "abc", 3, id="nothing is edited twice"),
        pytest.param("", "abc", 3, id="from nothing"),
        pytest.param("abc", "", 3, id="to nothing"),
    ],
)
def test_edits(word: str, other: str, edits: int) -> None:
    assert edits_from(word)(other) == edits


FEW_LETTERS = st.text(st.sampled_from("abc"), max_size=9)


@given(FEW_LETTERS, FEW_LETTERS)
def test_the_bits_agree_with_the_table(word: str, other: str) -> None:
    assert edits_from(word)(other) == edits_by_table(word, other)


@given(st.text(max_size=90), st.text(max_size=12))
def test_long_words_agree_with_the_table_too(word: str, other: str) -> None:
    assert edits_from(word)(other) == edits_by_table(word, other)
