"""Whether the index of an archive is there, was made by our rules, and holds what the archive does."""

from dataclasses import dataclass

from corpus.archive import Archive
from corpus.checking.faults import Fault, Part, Remedy
from corpus.errors import IndexUnusable
from corpus.row_values import stories_of_rows
from search.checking.answers import guarded
from search.engine import Engine
from search.indexing import open_engine, read_stamp


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """An index that can be asked: its engine, and the change of the archive that it goes up to, or beyond."""

    name: str
    engine: Engine
    change: int


def open_index(archive: Archive) -> OpenIndex | Fault:
    """The index of an archive on disk, or why it cannot be asked."""
    assert archive.index_folder is not None
    stamp = read_stamp(archive.index_folder)  # before the engine is opened, which may then hold more and never less
    try:
        opened = guarded(lambda: open_engine(archive))
    except IndexUnusable as error:
        # what an ingest under way would still make is said to those who search, behind the colon
        return Fault(Part.INDEX, f"the search index {error.detail.partition(':')[0]}", Remedy.REPAIR)
    if isinstance(opened, str):
        return Fault(Part.INDEX, f"the search index cannot be opened ({opened})", Remedy.REPAIR)
    if stamp is None:
        return Fault(Part.INDEX, "the stamp of the search index is missing or damaged", Remedy.REPAIR)
    return OpenIndex(stamp.engine, opened[0], stamp.change)


def fault_of_change(archive: Archive, index: OpenIndex) -> Fault | None:
    """What is wrong where the index goes beyond the archive."""
    last = archive.last_change()
    if index.change <= last:
        return None
    what = f"the search index goes up to change {index.change:,}, and the archive only to {last:,}"
    return Fault(Part.INDEX, what, Remedy.REPAIR)


def changed_since(archive: Archive, change: int) -> frozenset[int]:
    """The rows written since, and the originals of their stories, of which the index may say otherwise too."""
    rows = [row for row, _ in archive.changed_rows(change)]
    return frozenset({*rows, *stories_of_rows(archive, rows).values()})
