"""The state of an archive: what it holds, which days it covers, and whether its index is whole and up to date."""

from dataclasses import dataclass
from pathlib import Path

from corpus.archive import Archive
from corpus.database import DATABASE
from corpus.holdings import Holdings, holdings
from search.gaps import Coverage, coverage
from search.indexing import articles_behind, read_stamp


@dataclass(frozen=True, slots=True)
class Status:
    """What there is to say of the archive in ``folder``.

    ``engine`` made the index, None where there is none; ``behind`` articles are not yet in it, None where it cannot be
    asked. Sizes are bytes on disk, that of the database with what SQLite has not yet moved into its file.
    """

    folder: Path
    holdings: Holdings
    coverage: Coverage
    engine: str | None
    behind: int | None
    database_bytes: int
    index_bytes: int


def status_of(archive: Archive) -> Status:
    """The state of an archive on disk."""
    assert archive.folder is not None
    assert archive.index_folder is not None
    stamp = read_stamp(archive.index_folder)
    return Status(
        folder=archive.folder,
        holdings=holdings(archive),
        coverage=coverage(archive),
        engine=None if stamp is None else stamp.engine,
        behind=articles_behind(archive),
        database_bytes=sum(path.stat().st_size for path in archive.folder.glob(f"{DATABASE}*")),
        index_bytes=sum(path.stat().st_size for path in archive.index_folder.rglob("*") if path.is_file()),
    )
