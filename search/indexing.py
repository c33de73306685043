"""The search index of an archive: building it, bringing it up to date, and opening it to ask.

The index is derived: ``index/`` holds an engine's files and a stamp that says which engine made them, by which rules,
and up to which change of the archive. Adding an article again replaces it, so work that was cut off is simply done
again. Rules that differ from this program's are an error, never a wrong answer; readers do not mend.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, cast

from corpus.archive import Archive
from corpus.article import StoredArticle
from corpus.errors import IndexUnusable
from corpus.frozen import dataclass
from corpus.row_values import stories_of_rows
from corpus.words import words_digest
from search.engine import Articles, Engine

STAMP: Final = "stamp.json"
DEFAULT_ENGINE: Final = "tantivy"
# Engines are imported when they are used: a module that keeps to the functions of ``EngineModule``.
ENGINES: Final[Mapping[str, str]] = MappingProxyType(
    {"tantivy": "search.engines.tantivy", "whoosh": "search.engines.whoosh"}
)

# What is said where there is no index at all.
NOT_YET: Final = "is not there: the first ingest makes it when it ends; if none is running"

# Articles between two reports of progress.
PROGRESS_ARTICLES: Final = 250


class EngineModule(Protocol):
    """What the module of an engine offers."""

    def schema_digest(self) -> str:
        """Differs whenever an index made before could not be read, or would answer otherwise."""
        ...

    def open_engine(self, folder: Path, articles: Articles) -> Engine:
        """The engine over the index in ``folder``; IndexUnusable where the files cannot be read."""
        ...

    def write(self, folder: Path, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
        """Take the rows ``gone`` out of the index, then put ``articles`` in; all of it or, with an exception, nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Stamp:
    """By which rules an index was made, and the last change of the archive that it holds."""

    engine: str
    words: str
    schema: str
    change: int


def engine_module(name: str) -> EngineModule:
    """The module of the engine of that name, a key of ``ENGINES``."""
    return cast("EngineModule", import_module(ENGINES[name]))


def read_stamp(folder: Path) -> Stamp | None:
    """The stamp of the index in ``folder``; None where there is none that makes sense."""
    try:
        stamp = Stamp(**json.loads((folder / STAMP).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    texts = (stamp.engine, stamp.words, stamp.schema)
    return stamp if type(stamp.change) is int and all(isinstance(text, str) for text in texts) else None


def open_engine(archive: Archive) -> tuple[Engine, int]:
    """The engine of an archive on disk, and how many articles it cannot find yet.

    IndexUnusable where the index is missing, damaged or made by other rules.
    """
    folder = _index_folder(archive)
    stamp = read_stamp(folder)
    trouble = _trouble(stamp)
    if stamp is None or trouble is not None:
        # beside an archive that is being filled for the first time, nothing is wrong
        raise IndexUnusable(str(archive.folder), trouble or "" if folder.exists() else NOT_YET)
    return engine_module(stamp.engine).open_engine(folder, archive), _behind(archive, stamp)


def articles_behind(archive: Archive) -> int | None:
    """How many articles cannot be found yet; None where there is no index that can be asked."""
    stamp = read_stamp(_index_folder(archive))
    return None if stamp is None or _trouble(stamp) is not None else _behind(archive, stamp)


def _behind(archive: Archive, stamp: Stamp) -> int:
    return archive.count_changed(stamp.change) if stamp.change < archive.last_change() else 0


def catch_up(archive: Archive, on_progress: Callable[[int, int], None] = lambda _done, _all: None) -> None:
    """Bring the index up to the archive's last change; make it anew where it is missing or made by other rules.

    Only the holder of the writer's lock may call it. ``on_progress`` is told how many articles are done, and of how many.
    """
    stamp = read_stamp(_index_folder(archive))
    if stamp is None or _trouble(stamp) is not None:
        rebuild(archive, DEFAULT_ENGINE if stamp is None or stamp.engine not in ENGINES else stamp.engine, on_progress)
    elif stamp.change < archive.last_change():
        _write(archive, _index_folder(archive), stamp.engine, stamp.change, on_progress)


def rebuild(archive: Archive, engine: str, on_progress: Callable[[int, int], None] = lambda _done, _all: None) -> None:
    """Make the index anew with ``engine``, beside the old one, which answers until the new one is whole."""
    import shutil  # noqa: PLC0415 - it loads the compressors, which a search would pay for

    folder = _index_folder(archive)
    beside, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    for leftover in (beside, old):
        shutil.rmtree(leftover, ignore_errors=True)
    beside.mkdir(parents=True)
    _write(archive, beside, engine, None, on_progress)
    if folder.exists():
        folder.rename(old)
    beside.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _index_folder(archive: Archive) -> Path:
    assert archive.index_folder is not None, "an archive in memory has no index"
    return archive.index_folder


def _trouble(stamp: Stamp | None) -> str | None:
    if stamp is None:
        return "is missing or damaged"
    if stamp.engine not in ENGINES:
        return f"was made by an engine this version does not have ({stamp.engine})"
    if stamp.words != words_digest() or stamp.schema != engine_module(stamp.engine).schema_digest():
        return "was made by other rules than this version's"
    return None


def _write(
    archive: Archive, folder: Path, engine: str, after: int | None, on_progress: Callable[[int, int], None]
) -> None:
    module = engine_module(engine)
    change = archive.last_change()
    if after is None:
        gone, rows = [], list(archive.heads())
    else:
        changed = list(archive.changed_rows(after))
        searched = {row for row, is_searched in changed if is_searched}
        # what becomes a copy changes its original as well, which is copied then
        originals = set(stories_of_rows(archive, sorted(searched)).values())
        gone, rows = sorted(originals.union(row for row, _ in changed)), sorted(originals | searched)

    def articles() -> Iterator[StoredArticle]:
        for done, article in enumerate(archive.stored(rows), start=1):
            yield article
            if done % PROGRESS_ARTICLES == 0:
                on_progress(done, len(rows))

    module.write(folder, gone, articles())
    on_progress(len(rows), len(rows))
    _write_stamp(folder, Stamp(engine, words_digest(), module.schema_digest(), change))


def _write_stamp(folder: Path, stamp: Stamp) -> None:
    beside = folder / (STAMP + ".new")
    beside.write_text(json.dumps(asdict(stamp)) + "\n", encoding="utf-8")
    beside.replace(folder / STAMP)
