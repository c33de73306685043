"""Saved queries, and for each the articles that it has told of, so that what is new is told once.

This knows nothing of what a query means: it keeps the text, and ids.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

SCHEMA: Final = """
CREATE TABLE saved_queries (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL,                 -- in its canonical form
    saved TEXT NOT NULL,                 -- UTC
    asked TEXT NOT NULL                  -- when it last told what is new, UTC; at first when it was saved
) WITHOUT ROWID;
CREATE TABLE told (
    name TEXT NOT NULL REFERENCES saved_queries,
    article TEXT NOT NULL,               -- an id
    PRIMARY KEY (name, article)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query under a name; times are UTC, naive. ``told`` is how many articles are not new to it any more."""

    name: str
    query: str
    saved: datetime
    asked: datetime
    told: int


class SavedQueries:
    """The saved queries in a database that has the tables of ``SCHEMA``; every change is made inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def texts(self) -> dict[str, str]:
        """The queries by name."""
        return dict(map(tuple, self._connection.execute("SELECT name, query FROM saved_queries ORDER BY name")))

    def named(self, name: str) -> SavedQuery | None:
        """The one of this name; None where there is none."""
        return next(self._read("WHERE name = ?", name), None)

    def all(self) -> tuple[SavedQuery, ...]:
        """Every one, by name."""
        return tuple(self._read("ORDER BY name"))

    def save(self, name: str, query: str, told: Iterable[str], *, now: datetime) -> None:
        """Keep the query under this name, in place of one that has it; the articles with these ids are not new to it."""
        self.remove(name)
        stamp = now.isoformat()
        self._connection.execute("INSERT INTO saved_queries VALUES (?, ?, ?, ?)", (name, query, stamp, stamp))
        self.tell(name, told, now=now)

    def tell(self, name: str, articles: Iterable[str], *, now: datetime) -> None:
        """These ids are no longer new to the query of this name, which exists."""
        self._connection.executemany("INSERT OR IGNORE INTO told VALUES (?, ?)", ((name, each) for each in articles))
        self._connection.execute("UPDATE saved_queries SET asked = ? WHERE name = ?", (now.isoformat(), name))

    def told(self, name: str) -> frozenset[str]:
        """The ids that are not new to the query of this name."""
        found = self._connection.execute("SELECT article FROM told WHERE name = ?", (name,))
        return frozenset(article for (article,) in found)

    def remove(self, name: str) -> bool:
        """Forget the query of this name; whether there was one."""
        self._connection.execute("DELETE FROM told WHERE name = ?", (name,))
        return self._connection.execute("DELETE FROM saved_queries WHERE name = ?", (name,)).rowcount > 0

    def _read(self, condition: str, *values: str) -> Iterator[SavedQuery]:
        found = self._connection.execute(
            "SELECT name, query, saved, asked, (SELECT count(*) FROM told WHERE told.name = saved_queries.name)"
            f" FROM saved_queries {condition}",
            values,
        )
        for name, query, saved, asked, told in found:
            yield SavedQuery(name, query, datetime.fromisoformat(saved), datetime.fromisoformat(asked), told)
