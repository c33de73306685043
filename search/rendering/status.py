"""What an archive holds as a JSON object and rows."""

from collections.abc import Iterator

from corpus.archive import ArchiveStatus
from search.rendering.rows import Object, Row

STATUS_HEADER: Row = ("what", "value", "count")


def status_object(status: ArchiveStatus, behind: int | None) -> Object:
    """What ``status --json`` prints; ``unsearchable`` is null where there is no usable index."""
    return {
        "articles": status.articles,
        "stories": status.stories,
        "revisions": status.revisions,
        "without_body": status.without_body,
        "unannotated": status.unannotated,
        "unmarked": status.unmarked,
        "unsearchable": behind,
        "dated": {str(kind): count for kind, count in status.by_kind},
        "sources": [{"value": value, "articles": count} for value, count in status.by_source],
        "languages": [{"value": value, "articles": count} for value, count in status.by_language],
        "formats": [{"value": value, "articles": count} for value, count in status.by_format],
        "years": [{"value": value, "articles": count} for value, count in status.by_year],
        "names": status.names,
        "words": status.words,
        "annotators": status.annotators,
    }


def status_rows(status: ArchiveStatus, behind: int | None) -> Iterator[Row]:
    """What an archive holds, one number a row."""
    yield ("articles", "", str(status.articles))
    yield ("stories", "", str(status.stories))
    yield ("revisions", "", str(status.revisions))
    yield ("without body", "", str(status.without_body))
    yield ("not annotated", "", str(status.unannotated))
    yield ("in a language not annotated", "", str(status.unmarked))
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
