"""Results as tab-separated rows for other programs: a header, then one line a result, the same whatever the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.archive import ArchiveStatus
from corpus.article import Kind
from search.asking import Found
from search.engine import Counts

if TYPE_CHECKING:  # loaded by the commands that make them
    from search.article_view import FullArticle
    from search.counting import Counted

Row = tuple[str, ...]

FOUND_HEADER: Row = ("id", "published", "kind", "match", "source", "title", "passage")
COUNTS_HEADER: Row = ("articles", "stories", "undated", "possible")
COUNTED_HEADER: Row = ("query", *COUNTS_HEADER, "error")
STATUS_HEADER: Row = ("what", "value", "count")


def line(row: Row) -> str:
    """The row with tabs between its values; white space inside a value becomes a single space."""
    return "\t".join(" ".join(value.split()) for value in row)


def found_row(found: Found) -> Row:
    """A hit, with its best passage."""
    headline = found.headline
    return (
        headline.id,
        headline.published or "",
        headline.kind,
        found.hit.match,
        headline.source or "",
        headline.title,
        found.passages[0].text if found.passages else "",
    )


def counts_row(counts: Counts) -> Row:
    """The numbers of an answer."""
    return (str(counts.articles), str(counts.stories), str(counts.undated), str(counts.possible))


def counted_row(counted: "Counted") -> Row:
    """A query of a list with its numbers, or with what is wrong with it and what was probably meant."""
    if counted.counts is not None:
        return (counted.query, *counts_row(counted.counts), "")
    error = counted.error
    assert error is not None
    meant = "" if error.suggestion is None else f" (did you mean: {error.suggestion})"
    return (counted.query, "", "", "", "", error.message + meant)


def status_rows(status: ArchiveStatus, behind: int | None) -> Iterator[Row]:
    """What an archive holds, one number a row."""
    yield ("articles", "", str(status.articles))
    yield ("stories", "", str(status.stories))
    yield ("revisions", "", str(status.revisions))
    yield ("without body", "", str(status.without_body))
    yield ("not annotated", "", str(status.unannotated))
    yield ("not yet searchable", "", "no index" if behind is None else str(behind))
    yield ("words", "", str(status.words))
    yield ("names", "", str(status.names))
    for what, values in (
        ("date", status.by_kind),
        ("year", status.by_year),
        ("source", status.by_source),
        ("language", status.by_language),
        ("format", status.by_format),
    ):
        for value, count in values:
            yield (what, value or "", str(count))
    for annotator in status.annotators:
        yield ("annotator", annotator, "")


def article_lines(full: "FullArticle") -> Iterator[str]:
    """An article as plain text: facts under their names, then title and body."""
    article = full.stored.annotated.article
    yield f"id: {article.id}"
    yield f"title: {article.title}"
    yield f"authors: {'; '.join(article.authors)}"
    yield f"source: {article.source or ''}"
    yield f"url: {article.url or ''}"
    yield f"language: {article.language}"
    for name, dating in (("published", article.published), ("updated", article.updated)):
        if dating is not None:
            evidence = " ".join(dating.evidence.split())
            yield f"{name}: {dating.interval.edtf}\t{dating.kind}\t{dating.rule}\t{evidence}"
        elif name == "published":
            yield f"{name}: \t{Kind.UNKNOWN}"
    for entity, mentions in full.entities:
        yield f"{entity.type}: {entity.name}\t#{entity.id}\t{len(mentions)}"
    yield f"story: {full.stored.story}\t{full.relation}\t{full.story_size}"
    for path, place in full.files:
        yield f"file: {path}" if place is None else f"file: {path}\trecord {place}"
    yield f"added: {full.stored.added.isoformat(timespec='seconds')}Z"
    yield ""
    yield article.body


def raw_lines(full: "FullArticle") -> Iterator[str]:
    """All that was read, line by line behind the role each was given."""
    article = full.stored.annotated.article
    for part in article.lines:
        yield f"{part.role}\t{article.raw[part.start : part.end]}"
