"""What was ingested: records by their digest, files by size and time; so that the same again is known before it is read."""

import sqlite3
from collections.abc import Collection, Iterator
from os import sep
from os.path import abspath, lexists
from typing import Final

LAST_CHARACTER: Final = "\U0010ffff"


def absolute(path: str) -> str:
    """The path from the root of the file system, links in it left as they are."""
    return abspath(path)  # noqa: PTH100 - a Path would keep the ".." in it, or follow its links


class Register:
    """The register in the database of an archive; what is noted is written in the caller's transaction.

    Inputs are known by their absolute paths, so that the folder a command was typed in makes no difference. ``options`` say
    with what else a file was read: with others it is read again.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._ask = connection.execute

    def row_of_record(self, digest: bytes) -> int | None:
        """The row that a record with this digest became; None where no such record was stored."""
        found = self._ask("SELECT row FROM records WHERE digest = ?", (digest,)).fetchone()
        return None if found is None else int(found[0])

    def is_unchanged(self, path: str, options: str, size: int, modified: int) -> bool:
        """Whether the file was read to its end with this size and time of modification (nanoseconds)."""
        found = self._ask(
            "SELECT 1 FROM inputs WHERE path = ? AND source = ? AND size = ? AND modified = ?",
            (absolute(path), options, size, modified),
        )
        return found.fetchone() is not None

    def is_removed(self, row: int) -> bool:
        """Whether the row is of an article that was removed."""
        found = self._ask("SELECT 1 FROM removals JOIN articles ON id = article WHERE articles.row = ?", (row,))
        return found.fetchone() is not None

    def vanished(self, folder: str, seen: Collection[str]) -> Iterator[str]:
        """The files below ``folder`` that were read to their end once and are not there now, in order.

        ``seen`` are the absolute paths of those that are.
        """
        below = absolute(folder).rstrip(sep) + sep
        found = self._ask(
            "SELECT DISTINCT path FROM inputs WHERE path >= ? AND path < ? ORDER BY path",
            (below, below + LAST_CHARACTER),
        )
        return (path for (path,) in found if path not in seen and not lexists(path))

    def note_ingest(self, at: str, *, files: int, read: int, added: int, skipped: int) -> None:
        """That an ingest came to its end."""
        self._ask(
            "INSERT INTO ingests (at, files, read, added, skipped) VALUES (?, ?, ?, ?, ?)",
            (at, files, read, added, skipped),
        )

    def note_record(self, digest: bytes, row: int) -> None:
        """That a record with this digest is the article of this row."""
        self._ask("INSERT OR REPLACE INTO records VALUES (?, ?)", (digest, row))

    def note_file(self, row: int, path: str, place: int | None) -> None:
        """That the article of this row was found in this file, as record number ``place``."""
        self._ask("INSERT OR IGNORE INTO files VALUES (?, ?, ?)", (row, path, place or 0))

    def note_input(self, path: str, options: str, size: int, modified: int, records: int) -> None:
        """That the file was read to its end."""
        self._ask(
            "INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?)", (absolute(path), options, size, modified, records)
        )
