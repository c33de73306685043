"""All checks of an archive in order, in one pass through its articles; and the repairs."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from corpus.archive import Archive
from corpus.checking.articles import faults_of_article
from corpus.checking.database import database_faults
from corpus.checking.faults import Fault, Part, Remedy, gathered
from corpus.checking.stories import make_stories_anew, stories_made_anew, story_faults
from corpus.storing import ArchiveWriter
from search.checking.answers import Comparison, WordCounts, resolved_queries
from search.checking.index import OpenIndex, changed_since, fault_of_change, open_index
from search.checking.sampling import sample_queries
from search.indexing import DEFAULT_ENGINE, ENGINES, catch_up, engine_module, read_stamp, rebuild

Report = Callable[[int, int], None]

# Articles that ``deep`` gives to the other engine: some seconds of indexing with the slower one.
SECOND_OPINION: Final = 400
# Words whose articles are counted where it is not ``deep``: an article that the index holds otherwise has some hundred.
WORDS: Final = 500
# Articles between two reports of progress.
PROGRESS_ARTICLES: Final = 250


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked and what is wrong; ``behind`` articles are not yet searchable, which is no damage."""

    articles: int
    queries: int
    behind: int
    faults: tuple[Fault, ...]


def check(
    archive: Archive, chance: Random, *, deep: bool = False, on_progress: Report = lambda _done, _all: None
) -> Checked:
    """Check an archive on disk as it is now.

    SQLite's own check; then of each article whether words, dates and mentions fit its text; the stories; the index, by
    asking it queries made by ``chance`` of what is in the archive and going through every article for each, and by counting
    the articles of some words. With ``deep`` those of all words are counted, the stories are made anew beside the archive, and another engine indexes some of its articles and is asked the same.
    """
    index = open_index(archive)
    with _snapshot(archive.connection):
        return _check(archive, index, chance, deep=deep, on_progress=on_progress)


@contextmanager
def _snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Inside, the database is read as it was at the first look, whoever writes to it."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _check(archive: Archive, index: OpenIndex | Fault, chance: Random, *, deep: bool, on_progress: Report) -> Checked:
    faults = list(database_faults(archive.connection))
    if any(fault.part is Part.DATABASE and fault.remedy is Remedy.BACKUP for fault in faults):
        return Checked(0, 0, 0, tuple(faults))  # what else would be found are consequences
    if isinstance(index, OpenIndex):
        index = fault_of_change(archive, index) or index
    rows = list(archive.heads())
    of_articles: list[tuple[str, str]] = []
    for done, row in enumerate(rows, start=1):
        of_articles += faults_of_article(archive, row)
        if done % PROGRESS_ARTICLES == 0:
            on_progress(done, len(rows))
    faults += gathered(Part.ARTICLES, Remedy.BACKUP, of_articles)
    faults += story_faults(archive)
    if of_articles:  # what is not as it was made gives no measure of an index
        return Checked(len(rows), 0, 0, (*faults, index) if isinstance(index, Fault) else tuple(faults))
    faults += stories_made_anew(archive) if deep else ()
    if isinstance(index, Fault):
        return Checked(len(rows), 0, 0, (*faults, index))
    changed = changed_since(archive, index.change)
    comparison = Comparison(resolved_queries(archive, sample_queries(archive, chance)))
    words = WordCounts()
    for stored in archive.stored(rows):
        comparison.look_at(stored)
        words.look_at(stored)
    faults += comparison.faults(index.engine, name=index.name, besides=changed)
    if not changed:
        faults += words.faults(index.engine, chance, None if deep else WORDS)
    if deep:
        faults += _second_opinion(archive, chance, index, changed)
    return Checked(len(rows), len(comparison.queries), archive.count_changed(index.change), tuple(faults))


def _second_opinion(archive: Archive, chance: Random, index: OpenIndex, changed: frozenset[int]) -> Iterator[Fault]:
    """Where the index and another engine, over some of the articles, answer otherwise than the articles themselves."""
    other = next(name for name in ENGINES if name != index.name)
    rows = [row for row in archive.heads() if row not in changed]
    sample = sorted(chance.sample(rows, min(SECOND_OPINION, len(rows))))
    queries = sample_queries(archive, chance, articles=3 * len(ENGINES))
    comparison = Comparison(resolved_queries(archive, queries))
    for stored in archive.stored(sample):
        comparison.look_at(stored)
    with TemporaryDirectory() as folder:
        module = engine_module(other)
        module.write(Path(folder), (), archive.stored(sample))
        yield from comparison.faults(module.open_engine(Path(folder), archive), name=other)
    yield from comparison.faults(index.engine, name=index.name)


def repair(archive: ArchiveWriter, checked: Checked, on_progress: Report = lambda _done, _all: None) -> bool:
    """Mend what can be mended of what was found; whether there was anything to do.

    SQLite's indexes are made anew, then the stories, then the search index, or it is brought up to date.
    """
    mendable = {fault.part for fault in checked.faults if fault.remedy is Remedy.REPAIR}
    if Part.DATABASE in mendable:
        archive.connection.execute("REINDEX")
    if Part.STORIES in mendable:
        with archive.transaction():
            make_stories_anew(archive)
    if Part.INDEX in mendable:
        assert archive.index_folder is not None
        stamp = read_stamp(archive.index_folder)
        rebuild(archive, DEFAULT_ENGINE if stamp is None or stamp.engine not in ENGINES else stamp.engine, on_progress)
    elif mendable or checked.behind:
        catch_up(archive, on_progress)
    return bool(mendable) or checked.behind > 0
