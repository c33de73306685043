"""What a person does to an archive beside ingesting: articles removed, dates corrected; and undoing the last of it.

Every action is in a log with the articles it touched and what it began and ended there, which is all that undoing needs.
The stories follow inside the same transaction, the index when it catches up.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from corpus.correcting import Correction, correction_from, standing_correction
from corpus.dates import DateInterval

if TYPE_CHECKING:
    from corpus.storing import ArchiveWriter

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


def correct(
    archive: "ArchiveWriter", row: int, published: DateInterval | None, because: str, *, now: datetime
) -> Action:
    """Set the published date of the article of ``row``, which is searched; None says that it is not known.

    A correction that stood is replaced and kept as history. Inside a transaction; ``now`` is UTC, naive.
    """
    ask = archive.connection.execute
    article = archive.id_of(row)
    before = _end_standing(archive, article, now)
    begun = ask(
        "INSERT INTO corrections (article, published, because, made) VALUES (?, ?, ?, ?)",
        (article, None if published is None else published.edtf, because, now.isoformat()),
    ).lastrowid
    return _finish(archive, Deed.CORRECTED, [(article, row, begun, before)], now)


def take_back(archive: "ArchiveWriter", row: int, *, now: datetime) -> Action | None:
    """End the correction of the article of ``row``, so that its evidence counts again; None where it has none."""
    article = archive.id_of(row)
    before = _end_standing(archive, article, now)
    return None if before is None else _finish(archive, Deed.TAKEN_BACK, [(article, row, None, before)], now)


def remove(archive: "ArchiveWriter", rows: Sequence[int], *, now: datetime) -> Action:
    """Take the articles of these rows, each searched and named once, out of all answers; nothing is deleted.

    A later ingest leaves them out as well, until this is undone.
    """
    parts = []
    for row in rows:
        article = archive.id_of(row)
        archive.connection.execute("INSERT INTO removals VALUES (?, ?)", (article, row))
        archive.withdraw(row)
        parts.append((article, row, None, None))
    return _finish(archive, Deed.REMOVED, parts, now)


def undo(archive: "ArchiveWriter", *, now: datetime) -> Action | None:
    """Undo the last action that holds; what it was, None where there is nothing to undo."""
    found = archive.connection.execute(LAST).fetchone()
    if found is None:
        return None
    (number,) = found
    (action,) = log(archive.connection, number)
    ask = archive.connection.execute
    for part in action.parts:
        if action.deed is Deed.REMOVED:
            (row,) = ask("SELECT row FROM removals WHERE article = ?", (part.article,)).fetchone()
            ask("DELETE FROM removals WHERE article = ?", (part.article,))
            archive.bring_back(part.article, row)
            continue
        if part.begun is not None:
            ask("UPDATE corrections SET ended = ? WHERE correction = ?", (now.isoformat(), part.begun.number))
        if part.ended is not None:
            ask("UPDATE corrections SET ended = NULL WHERE correction = ?", (part.ended.number,))
        archive.redate(part.article)
    ask("UPDATE actions SET undone = ? WHERE action = ?", (now.isoformat(), number))
    archive.settle()
    (undone,) = log(archive.connection, number)
    return undone


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


LAST: Final = "SELECT action FROM actions WHERE undone IS NULL ORDER BY action DESC LIMIT 1"
ACTIONS: Final = (
    "SELECT action, what, made, undone FROM actions WHERE coalesce(action = :action, TRUE) ORDER BY action DESC"
)
PARTS: Final = (
    "SELECT article, title, begun, ended FROM action_parts JOIN articles USING (row) WHERE action = ? ORDER BY article"
)


def _end_standing(archive: "ArchiveWriter", article: str, now: datetime) -> int | None:
    """The number of the correction that stood until now; None where there was none."""
    standing = standing_correction(archive.connection, article)
    if standing is None:
        return None
    archive.connection.execute(
        "UPDATE corrections SET ended = ? WHERE correction = ?", (now.isoformat(), standing.number)
    )
    return standing.number


def _finish(
    archive: "ArchiveWriter",
    deed: Deed,
    parts: Sequence[tuple[str, int, int | None, int | None]],
    now: datetime,
) -> Action:
    ask = archive.connection.execute
    number = ask("INSERT INTO actions (what, made) VALUES (?, ?)", (deed, now.isoformat())).lastrowid
    archive.connection.executemany(
        "INSERT INTO action_parts VALUES (?, ?, ?, ?, ?)", [(number, *part) for part in parts]
    )
    if deed is not Deed.REMOVED:
        for article, *_ in parts:
            archive.redate(article)
    archive.settle()
    (action,) = log(archive.connection, number)
    return action


def _correction(connection: sqlite3.Connection, number: int | None) -> Correction | None:
    if number is None:
        return None
    found = connection.execute("SELECT * FROM corrections WHERE correction = ?", (number,)).fetchone()
    return correction_from(found)
