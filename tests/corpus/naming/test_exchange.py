"""Decisions as a file."""

import pytest

from corpus.naming.book import NameBook
from corpus.naming.deciding import Decisions
from corpus.naming.errors import NamingError
from corpus.naming.exchange import HEADING, lines_of, read_decisions
from tests.corpus.naming.books import NOW, dump, groups, merge, new_book, read, split

NAMES = ("Ann Hallam", "Anna Hallam", "Aleksandr Volkov", "Alexander Volkov", "Bo Dahl")


@pytest.fixture
def book() -> NameBook:
    book = new_book()
    read(book, *NAMES)
    merge(book, "Ann Hallam", "Anna Hallam")
    split(book, "Alexander Volkov")
    (dahl,) = book.written(None, "Bo Dahl")
    Decisions(book).ignore(dahl, because="a dog", now=NOW)
    return book


def exported(book: NameBook) -> list[str]:
    return list(lines_of(Decisions(book).all()))


def test_the_file_is_sorted_and_has_names_as_they_are_written(book: NameBook) -> None:
    assert exported(book) == [
        HEADING,
        "apart\tperson\tAleksandr Volkov\tAlexander Volkov",
        "ignored\tperson\tBo Dahl\t\ta dog",
        "same\tperson\tAnn Hallam\tAnna Hallam",
    ]


def test_another_archive_comes_to_the_same(book: NameBook) -> None:
    other = new_book()
    read(other, *reversed(NAMES))
    assert Decisions(other).adopt(read_decisions(exported(book), "names.tsv"), "import", now=NOW) == 3
    assert groups(other) == groups(book)
    assert exported(other) == exported(book)


def test_what_is_imported_holds_of_names_not_yet_read(book: NameBook) -> None:
    other = new_book()
    Decisions(other).adopt(read_decisions(exported(book), "names.tsv"), "import", now=NOW)
    read(other, *NAMES)
    assert groups(other) == groups(book)


def test_importing_again_changes_nothing(book: NameBook) -> None:
    before = dump(book)
    assert Decisions(book).adopt(read_decisions(exported(book), "names.tsv"), "import", now=NOW) == 0
    assert dump(book) == before


def test_an_import_is_one_action(book: NameBook) -> None:
    other = new_book()
    read(other, *NAMES)
    before = dump(other)
    Decisions(other).adopt(read_decisions(exported(book), "names.tsv"), "import", now=NOW)
    Decisions(other).undo(now=NOW)
    assert dump(other) == before


def test_the_file_prevails(book: NameBook) -> None:
    lines = ["same\tperson\tAlexander Volkov\tAleksandr Volkov"]
    assert Decisions(book).adopt(read_decisions(lines, "names.tsv"), "import", now=NOW) == 1
    assert frozenset({"aleksandr volkov", "alexander volkov"}) in groups(book)


def test_what_contradicts_the_archive_is_refused(book: NameBook) -> None:
    lines = ["same\tperson\tAlexander Volkov\tBo Dahl", "same\tperson\tAleksandr Volkov\tBo Dahl"]
    before = dump(book)
    with pytest.raises(NamingError, match="Aleksandr Volkov and Alexander Volkov"):
        Decisions(book).adopt(read_decisions(lines, "names.tsv"), "import", now=NOW)
    assert dump(book) == before


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("one\tperson\tA B\tC D", "'one' is no verdict; write same, apart, ignored", id="verdict"),
        pytest.param("same\tman\tA B\tC D", "'man' is no type", id="type"),
        pytest.param("same\tperson\tA B", "same is said of two names", id="one name"),
        pytest.param("ignored\tperson\tA B\tC D", "ignored is said of one name", id="two names"),
        pytest.param("same\tperson\tA B\ta b", "cannot be told apart", id="the same twice"),
        pytest.param("ignored\tperson\t?", "has no words", id="no words"),
        pytest.param("same\tperson\tA B\tC D\twhy\tmore", "more than 5 fields", id="fields"),
        pytest.param("apart\tperson\tC D\tA B", "line 2 says of these names that they are same", id="against another"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, reason: str) -> None:
    lines = [HEADING, "same\tperson\tA B\tC D", "", line]
    with pytest.raises(NamingError, match=reason) as error:
        read_decisions(lines, "names.tsv")
    assert str(error.value).startswith("names.tsv, line 4: ")


def test_lines_that_contradict_one_another_are_refused() -> None:
    lines = ["same\tperson\tA B\tC D", "same\tperson\tC D\tE F", "apart\tperson\tA B\tE F"]
    with pytest.raises(NamingError, match=r"A B and E F \(person\) are apart by one line"):
        read_decisions(lines, "names.tsv")
