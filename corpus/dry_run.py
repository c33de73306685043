"""What an ingest would do, told record by record, without writing anything.

Files are read, cleaned and dated as an ingest would; what becomes of each article is decided by the same rules, against the
archive and against what was read before it in this run, which a database that nobody sees remembers until it ends.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import assert_never

from corpus.archive import Archive
from corpus.article import Article, Kind
from corpus.errors import ReadingError
from corpus.ingest import Item, Known, Outcomes, Tally, prepared_batches, vanished_below
from corpus.placing import Outcome, Placed, head_of, place
from corpus.preparing import Origin, Prepared
from corpus.reading import FileRead, PassedOver, Record
from corpus.register import Register, absolute
from corpus.storing import ArchiveWriter, new_archive_in_memory
from corpus.words import Words


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A record and what would become of it; ``published`` is EDTF.

    ``format`` is what it was read as. A record that was stored before is not read again: its facts are those of the archive.
    """

    path: str
    place: int | None
    outcome: Outcome
    id: str
    format: str
    title: str
    published: str | None
    kind: Kind


def foresee(
    archive: Archive,
    paths: Iterable[Path],
    tally: Tally,
    *,
    source: str | None,
    keys: Mapping[str, str] | None = None,
    now: datetime,
    processes: int,
) -> Iterator[Foreseen | ReadingError | FileRead]:
    """What would become of every record, in order, of the inputs that cannot be read, and of files not read again.

    ``tally`` is counted up as an ingest would count it. ``now`` is UTC, naive.
    """
    paths, register = tuple(paths), Register(archive.connection)
    stream = prepared_batches(register, paths, source=source, keys=keys, annotators=(), now=now, processes=processes)
    with closing(new_archive_in_memory(may_spill=True).connection) as memory, closing(stream):
        yield from _foresee(archive, ArchiveWriter(memory, None), register, stream, tally, now)
    tally.vanished = vanished_below(register, paths, tally.seen)


def _foresee(  # noqa: PLR0917 - those of ``foresee``, and what it made of them
    archive: Archive,
    overlay: ArchiveWriter,
    register: Register,
    stream: Iterable[tuple[list[Item], Outcomes]],
    tally: Tally,
    now: datetime,
) -> Iterator[Foreseen | ReadingError | FileRead]:
    for batch, outcomes in stream:
        remaining = iter(outcomes)
        for item in batch:
            tally.seen.add(absolute(item.path))
            prepared = next(remaining) if isinstance(item, Record) else item
            match prepared:
                case Prepared(annotated, _, _, origin, used):
                    placed = _place(archive, overlay, annotated.article, annotated.body_words, now)
                    tally.read += 1
                    tally.outcomes[placed.outcome] += 1
                    tally.keys.note(origin.path, used)
                    yield _foreseen(placed, origin)
                case Known():
                    known = _known(archive, register, prepared)
                    tally.read += 1
                    tally.outcomes[known.outcome] += 1
                    yield known
                case ReadingError():
                    tally.faults[prepared.fault] += 1
                    yield prepared
                case PassedOver(_, reasons):
                    tally.passed.update(dict(reasons))
                case FileRead(unchanged=True):
                    tally.files_unchanged += 1
                    yield prepared
                case FileRead():
                    tally.files += 1
                case _:
                    assert_never(prepared)


def _place(archive: Archive, overlay: ArchiveWriter, article: Article, body: Words, now: datetime) -> Placed:
    """What the article would be to the archive with what was read in this run, and remember it where it would be stored."""
    base = archive if head_of(overlay.connection, article.id) is None else overlay
    placed = place(base.connection, article, body)
    if placed.outcome is Outcome.APART:
        # both the archive and this run may hold an article apart already
        known = place((overlay if base is archive else archive).connection, placed.article, body)
        if known.outcome is not Outcome.NEW:
            return known
    if placed.outcome in {Outcome.NEW, Outcome.REVISED, Outcome.APART}:
        overlay.remember(placed.article, body, now)
    return placed


def _foreseen(placed: Placed, origin: Origin) -> Foreseen:
    article = placed.article
    return Foreseen(
        path=origin.path,
        place=origin.place,
        outcome=placed.outcome,
        id=article.id,
        format=article.format,
        title=article.title,
        published=None if article.published is None else article.published.interval.edtf,
        kind=article.kind,
    )


def _known(archive: Archive, register: Register, known: Known) -> Foreseen:
    found = archive.connection.execute(
        "SELECT articles.id, format, title, believed.published, believed.kind"
        " FROM articles JOIN believed USING (row) WHERE articles.row = ?",
        (known.row,),
    ).fetchone()
    outcome = Outcome.REMOVED if register.is_removed(known.row) else Outcome.UNCHANGED
    identifier, form, title, published, kind = found
    return Foreseen(known.path, known.place, outcome, identifier, form, title, published, Kind(kind))
