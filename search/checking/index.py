"""Whether the index of an archive is there, was made by our rules, and holds what the archive does."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.checking.faults import Fault, Part, Remedy
from corpus.errors import IndexUnusable
from search.checking.answers import guarded
from search.engine import Engine
from search.indexing import open_engine, read_stamp


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """An index that can be asked: its engine, and the rows that were written since it was brought up to date.

    ``behind`` is of how many articles these are.
    """

    name: str
    engine: Engine
    changed: frozenset[int]
    behind: int


def open_index(archive: Archive) -> OpenIndex | Fault:
    """The index of an archive on disk, or why it cannot be asked."""
    assert archive.index_folder is not None
    try:
        opened = guarded(lambda: open_engine(archive))
    except IndexUnusable as error:
        return Fault(Part.INDEX, f"the search index {error.detail}", Remedy.REPAIR)
    if isinstance(opened, str):
        return Fault(Part.INDEX, f"the search index cannot be opened ({opened})", Remedy.REPAIR)
    stamp = read_stamp(archive.index_folder)
    if stamp is None:
        return Fault(Part.INDEX, "the stamp of the search index vanished while it was read", Remedy.REPAIR)
    last = archive.last_change()
    if stamp.change > last:
        what = f"the search index goes up to change {stamp.change:,}, and the archive only to {last:,}"
        return Fault(Part.INDEX, what, Remedy.REPAIR)
    engine, behind = opened
    return OpenIndex(stamp.engine, engine, frozenset(_changed(archive, stamp.change)), behind)


def _changed(archive: Archive, after: int) -> Iterator[int]:
    """The rows written since, and the originals of their stories, of which the index may say otherwise too."""
    rows = [row for row, _ in archive.changed_rows(after)]
    yield from rows
    yield from archive.stories_of_rows(rows).values()
