"""Small archives in memory, of articles written in the test that asks them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.archive import Archive
from corpus.article import (
    AnnotatedArticle,
    Article,
    Dating,
    EntityType,
    Field,
    Kind,
    Mention,
    MentionedDate,
    StoredArticle,
)
from corpus.dates import DateInterval
from corpus.shingles import sketch
from corpus.storing import ArchiveWriter, new_archive_in_memory, open_writer
from corpus.words import split
from search.asking import Question, Request, understand
from search.engines.scan import ScanEngine
from search.indexing import catch_up

NOW = datetime(2024, 6, 15, 12, tzinfo=UTC)  # a Saturday
ADDED = datetime(2024, 6, 1, 8, 30)  # noqa: DTZ001 - UTC and naive, as archives keep it


@dataclass(frozen=True)
class Written:
    """What a test says of an article. ``names`` are marked wherever they stand; None for one that is not annotated."""

    body: str
    title: str = ""
    published: Dating | None = None
    names: tuple[tuple[str, EntityType], ...] | None = ()
    mentioned: tuple[tuple[str, DateInterval], ...] = ()
    source: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str = "en"


def stated(interval: DateInterval) -> Dating:
    return Dating(interval, Kind.STATED, "label", f"Published: {interval}")


def inferred(interval: DateInterval) -> Dating:
    return Dating(interval, Kind.INFERRED, "address", f"/{interval}/")


def bound(first: DateInterval) -> Dating:
    """No earlier than the start of ``first``."""
    return Dating(DateInterval(first.earliest, None), Kind.BOUND, "latest date", "since then")


def archive_of(*articles: Written | str) -> ArchiveWriter:
    """The articles with the ids 1, 2, 3 and so on; a text alone is a body."""
    archive = new_archive_in_memory()
    _fill(archive, articles)
    return archive


def archive_at(folder: Path, *articles: Written | str) -> Path:
    """The same on disk, with its index, for the commands."""
    with open_writer(folder, create=True) as archive:
        _fill(archive, articles)
        catch_up(archive)
    return folder


def add_to(archive: ArchiveWriter, first: int, *articles: Written | str) -> None:
    """More of them, with ids from ``first`` on; the index is left as it is."""
    _fill(archive, articles, first)


def _fill(archive: ArchiveWriter, articles: Iterable[Written | str], first: int = 1) -> None:
    with archive.transaction():
        for number, written in enumerate(articles, start=first):
            annotated = _annotated(number, Written(written) if isinstance(written, str) else written)
            label = None if annotated.mentions is None else "test"
            archive.add(annotated, sketch(annotated.body_words.folded), annotator=label, now=ADDED)
        archive.settle()


def article_in(archive: ArchiveWriter, number: int) -> StoredArticle:
    """The article with that id."""
    (stored,) = archive.stored(archive.rows_of(f"{number:016x}"))
    return stored


def engine_of(archive: ArchiveWriter) -> ScanEngine:
    return ScanEngine(lambda: archive.stored(archive.heads()))


def asked(archive: Archive, query: str, request: Request | None = None) -> Question:
    return understand(archive, request or Request(query), now=NOW)


def _annotated(number: int, written: Written) -> AnnotatedArticle:
    article = Article(
        id=f"{number:016x}",
        title=written.title,
        body=written.body,
        authors=written.authors,
        source=written.source,
        url=written.url,
        language=written.language,
        format="text",
        raw=written.body,
        lines=(),
        published=written.published,
        updated=None,
        candidates=(),
        mentioned=tuple(_dates(written.body, written.mentioned)),
    )
    texts = {Field.TITLE: written.title, Field.BODY: written.body}
    return AnnotatedArticle(
        article,
        split(written.title),
        split(written.body),
        None if written.names is None else tuple(_mentions(texts, written.names)),
    )


def _mentions(texts: dict[Field, str], names: Iterable[tuple[str, EntityType]]) -> Iterable[Mention]:
    found = [
        Mention(field, start, start + len(name), name, type_)
        for field, text in texts.items()
        for name, type_ in names
        for start in range(len(text))
        if text.startswith(name, start)
    ]
    return sorted(found, key=lambda mention: (mention.field != Field.TITLE, mention.start))


def _dates(body: str, mentioned: Iterable[tuple[str, DateInterval]]) -> Iterable[MentionedDate]:
    for text, interval in mentioned:
        start = body.index(text)
        yield MentionedDate(Field.BODY, start, start + len(text), text, interval)
