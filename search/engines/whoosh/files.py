"""The folder of a whoosh index: made, opened, and known as our own.

Whoosh keeps pickles, which run code when they are read, so an index that came with somebody else's archive must never
be opened. The folder is marked with its own inode number: renaming leaves that as it is, and copying does not.
"""

import struct
from pathlib import Path
from pickle import UnpicklingError
from typing import Final

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import FileIndex
from whoosh.index import IndexError as WhooshIndexError
from whoosh.searching import Searcher

from corpus.errors import IndexUnusable
from search.engines.whoosh.schema import build_schema

MARK: Final = "made-here"

# What whoosh raises over files that are missing or cut short; the TypeError over one without a byte in it.
_DAMAGE: Final = (WhooshIndexError, FileFormatError, OSError, EOFError, UnpicklingError, struct.error, TypeError)


def index_to_write(folder: Path) -> FileIndex:
    """The index in ``folder``, made where there is none; IndexUnusable where there is one that cannot be opened."""
    if any(folder.glob("*.toc")):  # whoosh itself would open it to see whether it is there
        return _opened(folder)
    (folder / MARK).write_text(_mark_of(folder), encoding="ascii")
    return FileStorage(str(folder)).create_index(build_schema())


def open_searcher(folder: Path) -> Searcher:
    """The index in ``folder`` as it is now; IndexUnusable where it cannot be opened."""
    try:
        return _opened(folder).searcher()
    except _DAMAGE as error:
        raise _damaged(folder, error) from error


def _opened(folder: Path) -> FileIndex:
    try:
        mark = (folder / MARK).read_text(encoding="ascii")
        if mark != _mark_of(folder):
            raise IndexUnusable(str(folder), "was copied here, and an index of whoosh is read only where it was made")
        return FileStorage(str(folder)).open_index(schema=build_schema())
    except _DAMAGE as error:
        raise _damaged(folder, error) from error


def _damaged(folder: Path, error: Exception) -> IndexUnusable:
    return IndexUnusable(str(folder), f"cannot be opened ({error})")


def _mark_of(folder: Path) -> str:
    return f"{folder.stat().st_ino}\n"
