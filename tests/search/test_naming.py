import sqlite3
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.memory import Memory
from corpus.naming.book import NameBook
from corpus.naming.deciding import Decisions
from corpus.naming.schema import SCHEMA
from search.fields import EntityField
from search.naming import every_name, meant_by
from search.parsing import parse
from search.query import EntityClause
from tests.corpus.naming.books import NOW, ORG, PERSON, merge, read, split

ASKED = (
    "person:lukashenko",
    'person:"Olga Lukashenko"',
    "person:luk*",
    "person:lukashenka~1",
    "person:#1",
    "entity:nato",
    'org:"Nato"',
    "person:unheard",
)


def clause(text: str) -> EntityClause:
    parsed = parse(text)
    assert isinstance(parsed, EntityClause)
    return parsed


def answers(book: NameBook) -> tuple[object, ...]:
    return (*(meant_by(clause(text), book) for text in ASKED), *(every_name(field, book) for field in EntityField))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    connection = sqlite3.connect(tmp_path / "names.sqlite")
    connection.executescript(SCHEMA)
    book = NameBook(connection)
    read(book, "Alexander Lukashenko", "Olga Lukashenko", "Ann O'Neill")
    read(book, "Nato", type_=ORG)
    connection.commit()
    return tmp_path / "names.sqlite"


def ignore(book: NameBook) -> None:
    (olga,) = book.written(PERSON, "Olga Lukashenko")
    Decisions(book).ignore(olga, because="", now=NOW)


def heed(book: NameBook) -> None:
    (olga,) = book.written(PERSON, "Olga Lukashenko", ignored=True)
    Decisions(book).heed(olga, because="", now=NOW)


CHANGES: tuple[Callable[[NameBook], object], ...] = (
    lambda book: merge(book, "Alexander Lukashenko", "Ann O'Neill"),
    lambda book: split(book, "Ann O'Neill"),
    ignore,
    heed,
    lambda book: read(book, "Viktor Lukashenko"),
    lambda book: book.release([("Nato", 4)]),
)


@pytest.mark.parametrize("by_another", [True, False], ids=["another connection", "this connection"])
def test_whatever_becomes_of_the_names_the_next_question_sees_it(place: Path, *, by_another: bool) -> None:
    connection = sqlite3.connect(place, isolation_level=None)
    memory = Memory(connection)
    remembering = NameBook(connection, memory)
    writing = NameBook(sqlite3.connect(place, isolation_level=None)) if by_another else remembering
    seen = []
    for change in (lambda _: None, *CHANGES):
        change(writing)
        memory.refresh()
        seen.append(answers(remembering))
        assert seen[-1] == answers(remembering) == answers(NameBook(sqlite3.connect(place)))
    assert all(before != after for before, after in pairwise(seen))


def test_the_same_name_is_looked_up_once(place: Path) -> None:
    statements: list[str] = []
    connection = sqlite3.connect(place)
    memory = Memory(connection)
    book = NameBook(connection, memory)
    memory.refresh()
    first = answers(book)
    connection.set_trace_callback(statements.append)
    assert answers(book) == first
    assert statements == []


def test_a_name_that_is_ignored_is_found_without_looking_at_every_name(place: Path) -> None:
    connection = sqlite3.connect(place)
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    assert meant_by(clause("person:unheard"), NameBook(connection)).names == frozenset()
    connection.set_trace_callback(None)
    plans = [row[3] for sql in statements for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert plans
    assert [plan for plan in plans if plan.startswith("SCAN names") and "names_ignored" not in plan] == []
