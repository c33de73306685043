"""What a person does to an archive beside ingesting: articles removed, dates corrected; and undoing the last of it.

Every action is in a log with the articles it touched and what it began and ended there, which is all that undoing needs.
The stories follow inside the same transaction, the index when it catches up.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from corpus.action_log import Action, Deed, log
from corpus.correcting import standing_correction
from corpus.dates import DateInterval
from corpus.storing import ArchiveWriter


def correct(archive: ArchiveWriter, row: int, published: DateInterval | None, because: str, *, now: datetime) -> Action:
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


def take_back(archive: ArchiveWriter, row: int, *, now: datetime) -> Action | None:
    """End the correction of the article of ``row``, so that its evidence counts again; None where it has none."""
    article = archive.id_of(row)
    before = _end_standing(archive, article, now)
    return None if before is None else _finish(archive, Deed.TAKEN_BACK, [(article, row, None, before)], now)


def remove(archive: ArchiveWriter, rows: Sequence[int], *, now: datetime) -> Action:
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


def undo(archive: ArchiveWriter, *, now: datetime) -> Action | None:
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


LAST: Final = "SELECT action FROM actions WHERE undone IS NULL ORDER BY action DESC LIMIT 1"


def _end_standing(archive: ArchiveWriter, article: str, now: datetime) -> int | None:
    """The number of the correction that stood until now; None where there was none."""
    standing = standing_correction(archive.connection, article)
    if standing is None:
        return None
    archive.connection.execute(
        "UPDATE corrections SET ended = ? WHERE correction = ?", (now.isoformat(), standing.number)
    )
    return standing.number


def _finish(
    archive: ArchiveWriter,
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
