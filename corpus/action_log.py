"""The log of what a person did to an archive: articles removed, dates corrected, corrections taken back."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from corpus.correcting import Correction, correction_from

SCHEMA: Final = """
CREATE TABLE removals (
    article TEXT PRIMARY KEY,            -- ids that no ingest brings back
    row INTEGER NOT NULL REFERENCES articles
) WITHOUT ROWID;
CREATE TABLE actions (
    action INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,                  -- removed, corrected, correction taken back
    made TEXT NOT NULL,                  -- UTC
    undone TEXT                          -- when, UTC; NULL for one that holds
);
CREATE TABLE action_parts (
    action INTEGER NOT NULL REFERENCES actions,
    article TEXT NOT NULL,
    row INTEGER NOT NULL REFERENCES articles,
    begun INTEGER,                       -- the correction it made, if any
    ended INTEGER,                       -- the correction it ended, if any
    PRIMARY KEY (action, article)
) WITHOUT ROWID;
"""


class Deed(StrEnum):
    """What an action did."""

    REMOVED = "removed"
    CORRECTED = "corrected"
    TAKEN_BACK = "correction taken back"


@dataclass(frozen=True, slots=True)
class Part:
    """What an action did to one article: its id, title, and the corrections it made and ended."""

    article: str
    title: str
    begun: Correction | None
    ended: Correction | None


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the log, ``made`` and ``undone`` in UTC, naive; ``undone`` is None for one that holds."""

    number: int
    deed: Deed
    made: datetime
    undone: datetime | None
    parts: tuple[Part, ...]


def log(connection: sqlite3.Connection, number: int | None = None) -> Iterator[Action]:
    """The actions, the latest first; or the one of that number."""
    for action, what, made, undone in connection.execute(ACTIONS, {"action": number}).fetchall():
        yield Action(
            number=action,
            deed=Deed(what),
            made=datetime.fromisoformat(made),
            undone=None if undone is None else datetime.fromisoformat(undone),
            parts=tuple(
                Part(article, title, _correction(connection, begun), _correction(connection, ended))
                for article, title, begun, ended in connection.execute(PARTS, (action,))
            ),
        )


ACTIONS: Final = (
    "SELECT action, what, made, undone FROM actions WHERE coalesce(action = :action, TRUE) ORDER BY action DESC"
)
PARTS: Final = (
    "SELECT article, title, begun, ended FROM action_parts JOIN articles USING (row) WHERE action = ? ORDER BY article"
)


def _correction(connection: sqlite3.Connection, number: int | None) -> Correction | None:
    if number is None:
        return None
    found = connection.execute("SELECT * FROM corrections WHERE correction = ?", (number,)).fetchone()
    return correction_from(found)
