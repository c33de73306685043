"""Saving a query under a name, and asking it what is new since it was last asked."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from shlex import quote
from typing import Final

from corpus.archive import Archive
from corpus.errors import DatelineError
from corpus.row_values import ids_of_rows
from corpus.saving import SavedQuery
from corpus.storing import ArchiveWriter
from corpus.words import words_of
from search.asking import Answer, Request, answered, understand
from search.engine import Hit, Sort
from search.errors import QueryError
from search.indexing import open_engine
from search.parsing import parse
from search.query import Saved, children

LONGEST_NAME: Final = 100


class SavedNameUnusable(DatelineError):
    """``name`` could not be asked for with ``query:``."""

    exit_code = 2

    def __init__(self, name: str, detail: str) -> None:
        self.name = name
        self.detail = detail
        super().__init__(name, detail)

    def __str__(self) -> str:
        return f"a query cannot be saved as {self.name!r}: the name {self.detail}"


class SavedNameTaken(DatelineError):
    """Another query is saved as ``name``."""

    exit_code = 2

    def __init__(self, name: str, query: str) -> None:
        self.name = name
        self.query = query
        super().__init__(name, query)

    def __str__(self) -> str:
        return f"{self.name} is saved already: {self.query}\nput this one in its place with --replace, or choose another name"


class SavedNotFound(DatelineError):
    """No query is saved as ``name``."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.name = name
        self.known = known
        super().__init__(name, known)

    def __str__(self) -> str:
        return f"no query is saved as {self.name!r}; saved are: {', '.join(self.known) or 'none'}"


class SavedInUse(DatelineError):
    """The saved queries called ``users`` are made with the one saved as ``name``."""

    exit_code = 2

    def __init__(self, name: str, users: tuple[str, ...]) -> None:
        self.name = name
        self.users = users
        super().__init__(name, users)

    def __str__(self) -> str:
        return (
            f"{self.name} is part of what is saved as {', '.join(self.users)}, which would find nothing without it\n"
            f"remove that first, or save it anew without {Saved(self.name)}:"
            f" dateline save {quote(self.users[0])} QUERY --replace"
        )


@dataclass(frozen=True, slots=True)
class News:
    """What is new to a saved query: ``answer`` holds these articles only, its counts are those of the whole answer."""

    saved: SavedQuery
    answer: Answer


def save(archive: ArchiveWriter, name: str, request: Request, *, now: datetime, replacing: bool) -> Answer:
    """Keep the request's query, with the dates of its options, under ``name``; the answer it has today, which is not new to it.

    ``now`` has a zone. Raises SavedNameUnusable, SavedNameTaken unless ``replacing``, QueryError as ``understand`` does, also
    for one that would ask for itself, and IndexUnusable.
    """
    name = usable_name(name)
    taken = archive.saved.named(name)
    if taken is not None and not replacing:
        raise SavedNameTaken(name, taken.query)
    question = understand(archive, request, now=now)
    text = str(question.query)
    answer = _answer(archive, replace(request, text=text, published_from=None, published_to=None), now)
    with archive.transaction():
        archive.saved.save(name, text, _ids(archive, answer.hits).values(), now=_in_utc(now))
        # asked by its name it must still have an answer: one that asks for itself has none, and is not kept
        understand(archive, Request(f'query:"{name}"'), now=now)
    return answer


@contextmanager
def news(archive: ArchiveWriter, name: str, *, now: datetime, keep: bool = False) -> Iterator[News]:
    """What the saved query of that name finds and has not told of before, newest first.

    It is told when the block is left without an exception, so that what could not be printed is new again; with ``keep`` it
    stays new. An article is told of once, however often its text changes. Raises SavedNotFound, and what ``understand`` does.
    """
    saved = named(archive, name)
    answer = _answer(archive, Request(f'query:"{saved.name}"', sort=Sort.NEWEST), now)
    told = archive.saved.told(saved.name)
    ids = _ids(archive, answer.hits)
    hits: tuple[Hit, ...] = tuple(hit for hit in answer.hits if ids[hit.row] not in told)
    yield News(saved, replace(answer, hits=hits))
    if not keep:
        with archive.transaction():
            archive.saved.tell(saved.name, [ids[hit.row] for hit in hits], now=_in_utc(now))


def _ids(archive: Archive, hits: Iterable[Hit]) -> dict[int, str]:
    """The ids of the articles by their rows."""
    return ids_of_rows(archive, [hit.row for hit in hits])


def named(archive: Archive, name: str) -> SavedQuery:
    """The saved query of that name; SavedNotFound where there is none."""
    found = archive.saved.named(name.strip())
    if found is None:
        raise SavedNotFound(name, tuple(archive.saved.texts()))
    return found


def forget(archive: ArchiveWriter, name: str) -> None:
    """Keep the saved query of that name no longer, nor what it has told of; SavedNotFound, or SavedInUse by others."""
    saved = named(archive, name)
    users = tuple(
        user for user, text in archive.saved.texts().items() if user != saved.name and saved.name in _used(text)
    )
    if users:
        raise SavedInUse(saved.name, users)
    with archive.transaction():
        archive.saved.remove(saved.name)


def _used(text: str) -> frozenset[str]:
    """The saved queries that a query asks by name; none where it cannot be read, as it then finds nothing anyhow."""
    try:
        waiting = [parse(text)]
    except QueryError:
        return frozenset()
    used = set()
    while waiting:
        query = waiting.pop()
        waiting += children(query)
        if isinstance(query, Saved):
            used.add(query.name)
    return frozenset(used)


def usable_name(name: str) -> str:
    """The name without spaces around it; SavedNameUnusable where ``query:"…"`` could not be typed with it."""
    usable = name.strip()
    if not usable:
        raise SavedNameUnusable(name, "is empty")
    if not words_of(usable):
        raise SavedNameUnusable(name, "holds no letter or digit")
    if len(usable) > LONGEST_NAME:
        raise SavedNameUnusable(name, f"is longer than {LONGEST_NAME} characters")
    if not usable.isprintable() or any(mark in usable for mark in '"“”„*?'):
        raise SavedNameUnusable(name, "holds a quote, a wildcard, or a character that does not show")
    return usable


def _answer(archive: Archive, request: Request, now: datetime) -> Answer:
    engine, behind = open_engine(archive)
    question = understand(archive, replace(request, limit=None), now=now)
    return answered(archive, question, engine, behind=behind)


def _in_utc(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(tzinfo=None, microsecond=0)
