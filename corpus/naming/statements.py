"""Statements that take many numbers."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

BATCH: Final = 400  # numbers in one statement, below SQLite's oldest limit of 999


def rows(asked: sqlite3.Connection | sqlite3.Cursor, sql: str, numbers: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement with ``{numbers}`` in it, for however many numbers."""
    remaining = iter(numbers)
    while batch := tuple(islice(remaining, BATCH)):
        found = asked.execute(sql.format(numbers=",".join("?" * len(batch))), batch).fetchall()
        yield from found if asked.row_factory is None else map(tuple, found)
