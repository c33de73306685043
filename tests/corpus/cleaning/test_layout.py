from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning.layout import Row, rows_of

WRAPPED = """
Ferry resumes

The ferry between the two towns sailed again on Tuesday
morning, the harbour office said. Its engine had been
repaired overnight.

A second boat is due in June. It will carry forty cars,
which is twice as many as the old one does, and it is
going to leave at every full hour, which travellers of
both towns had asked for, and which the harbour office
had promised them.
"""


def test_rows_are_lines_that_are_not_blank() -> None:
    raw = "  One \n\n\tTwo\xa0\n   \nThree"
    assert rows_of(raw) == (Row(2, 5, "One"), Row(9, 12, "Two"), Row(18, 23, "Three"))


def test_wrapped_paragraphs_are_whole() -> None:
    rows = rows_of(WRAPPED)
    assert [row.text.split()[0] for row in rows] == ["Ferry", "The", "A"]
    assert rows[2].text.endswith("promised them.")


def test_a_row_covers_its_lines_in_the_text() -> None:
    for row in rows_of(WRAPPED):
        assert WRAPPED[row.start : row.end].replace("\n", " ") == row.text


def test_an_indent_begins_a_paragraph_of_wrapped_text() -> None:
    indented = "".join(f"\t{paragraph}\n" for paragraph in WRAPPED.strip().split("\n\n"))
    assert [row.text for row in rows_of(indented)] == [row.text for row in rows_of(WRAPPED)]


def test_a_list_is_not_wrapped_text() -> None:
    raw = "Fruit\n\nApples\nPears and some other fruit of the same kind\nPlums\n\nTrees\n\nOak\nA tall ash\nElm\nFir\n"
    assert len(rows_of(raw)) == 9


def test_paragraphs_of_one_line_are_not_wrapped_text() -> None:
    raw = "\n\n".join(["A paragraph that is quite long and stands on one line of its own, as on the web."] * 8)
    assert len(rows_of(raw)) == 8


@given(st.lists(st.sampled_from(["", "  ", "short", "\tindented", *WRAPPED.splitlines()]), max_size=20).map("\n".join))
def test_rows_joined_are_the_same_rows(raw: str) -> None:
    texts = [row.text for row in rows_of(raw)]
    assert [row.text for row in rows_of("\n".join(texts))] == texts
