"""Name books to try things on, and what can be seen of one."""

import sqlite3
from datetime import datetime
from typing import Any, Final

from corpus.article import EntityType, Field, Mention
from corpus.naming.book import NameBook
from corpus.naming.deciding import Decisions
from corpus.naming.schema import SCHEMA

PERSON, ORG, PLACE, OTHER = EntityType
NOW: Final = datetime(2024, 3, 1, 12)  # noqa: DTZ001 - as archives keep it, UTC and naive
# All that is derived or decided; what is noted of mentions never changes by a decision, and the journal always does.
TABLES: Final = ("names", "name_parts", "written_names", "name_links", "name_keys", "acronyms", "name_decisions")


def new_book() -> NameBook:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(SCHEMA)
    return NameBook(connection)


def mention(text: str, type_: EntityType = PERSON) -> Mention:
    return Mention(Field.BODY, 0, len(text), text, type_)


def read(book: NameBook, *names: str, type_: EntityType = PERSON) -> list[int]:
    """The numbers of names that stand in an article each."""
    return [number for name in names for number in book.intern([mention(name, type_)])]


def dump(book: NameBook) -> dict[str, list[Any]]:
    """Every row of the book."""
    return {table: sorted(map(tuple, book.connection.execute(f"SELECT * FROM {table}"))) for table in TABLES}


def groups(book: NameBook) -> set[frozenset[str]]:
    """The names as they are normalised, by entity."""
    entities = {book.entity_of(number) for (number,) in book.connection.execute("SELECT name_id FROM names")}
    return {frozenset(name.normal for name in entity.names) for entity in entities}


def merge(book: NameBook, one: str, other: str, type_: EntityType = PERSON) -> None:
    (first,), (second,) = book.written(type_, one), book.written(type_, other)
    Decisions(book).merge(first, second, because="", now=NOW)


def split(book: NameBook, *names: str, type_: EntityType = PERSON) -> None:
    """These names out of their entity."""
    (entity,) = book.written(type_, names[0])
    leaving = [name for name in entity.names if set(name.spellings) & set(names)]
    Decisions(book).split(entity, leaving, because="", now=NOW)
