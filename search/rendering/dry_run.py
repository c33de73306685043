"""What an ingest would do, as JSON objects and rows."""

from typing import Final

from corpus.dry_run import Foreseen
from corpus.errors import ReadingError
from corpus.placing import Outcome
from corpus.reading import FileRead
from search.rendering.rows import Object, Row

DRY_RUN_HEADER: Final[Row] = ("would be", "path", "place", "format", "id", "published", "kind", "title", "reason")

NOT_READ_AGAIN: Final = "not read again"
SKIPPED: Final = "skipped"
# In a word or two what an ingest tells at more length.
_WORDS: Final = {
    Outcome.NEW: "new",
    Outcome.UNCHANGED: "unchanged",
    Outcome.REVISED: "revision",
    Outcome.APART: "another article",
    Outcome.REMOVED: "left out",
}

Line = Foreseen | ReadingError | FileRead


def what_of(line: Line) -> str:
    """What would become of it."""
    if isinstance(line, ReadingError):
        return SKIPPED
    return NOT_READ_AGAIN if isinstance(line, FileRead) else _WORDS[line.outcome]


def reason_of(line: Line) -> str | None:
    """Why it would not be read, or what is more to say of what it would be."""
    if isinstance(line, ReadingError):
        return f"{line.fault}{f' ({line.detail})' if line.detail else ''}"
    if isinstance(line, FileRead):
        return "unchanged since last time"
    return str(line.outcome) if line.outcome in {Outcome.APART, Outcome.REMOVED} else None


def dry_run_object(line: Line) -> Object:
    """What ``ingest --dry-run --json`` prints."""
    article = line if isinstance(line, Foreseen) else None
    return {
        "would_be": what_of(line),
        "path": line.path,
        "place": None if isinstance(line, FileRead) else line.place,
        "format": None if article is None else article.format,
        "id": None if article is None else article.id,
        "title": None if article is None else article.title,
        "published": None if article is None else article.published,
        "kind": None if article is None else article.kind,
        "reason": reason_of(line),
    }


def dry_run_row(line: Line) -> Row:
    """The same as a row."""
    shown = dry_run_object(line)
    return tuple(
        "" if value is None else str(value)
        for value in (
            shown["would_be"], shown["path"], shown["place"], shown["format"], shown["id"], shown["published"],
            shown["kind"], shown["title"], shown["reason"],
        )
    )  # fmt: skip
