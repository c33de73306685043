"""What an archive holds as a JSON object and rows."""

from collections.abc import Iterable, Iterator
from typing import Final

from search.gaps import Gap
from search.rendering.rows import Object, Row
from search.status import Status

STATUS_HEADER: Final[Row] = ("what", "value", "count")


def status_object(status: Status) -> Object:
    """What ``status --json`` prints; ``unsearchable`` is null where there is no usable index."""
    held, covered = status.holdings, status.coverage
    return {
        "articles": held.articles,
        "stories": held.stories,
        "revisions": held.revisions,
        "removed": held.removed,
        "corrected": held.corrected,
        "without_body": held.without_body,
        "unannotated": held.unannotated,
        "unmarked": held.unmarked,
        "unsearchable": status.behind,
        "dated": {str(kind): count for kind, count in held.by_kind},
        "sources": [{"value": value, "articles": count} for value, count in held.by_source],
        "languages": [{"value": value, "articles": count} for value, count in held.by_language],
        "formats": [{"value": value, "articles": count} for value, count in held.by_format],
        "years": [{"value": value, "articles": count} for value, count in held.by_year],
        "names": held.names,
        "words": held.words,
        "annotators": held.annotators,
        "coverage": {
            "first": None if covered.first is None else covered.first.isoformat(),
            "last": None if covered.last is None else covered.last.isoformat(),
            "days": covered.covered,
            "empty_days": covered.empty,
            "coarse": covered.coarse,
            "gaps": covered.runs,
            "longest": [_gap_object(gap) for gap in covered.gaps],
            "source_gaps": covered.source_runs,
            "longest_of_sources": [
                {"source": gap.source, **_gap_object(gap), "missed": gap.missed} for gap in covered.of_sources
            ],
        },
        "last_ingest": None
        if held.last_ingest is None
        else {
            "at": f"{held.last_ingest.at.isoformat(timespec='seconds')}Z",
            "files": held.last_ingest.files,
            "read": held.last_ingest.read,
            "added": held.last_ingest.added,
            "skipped": held.last_ingest.skipped,
        },
        "index": {"engine": status.engine, "bytes": status.index_bytes},
        "database_bytes": status.database_bytes,
    }


def status_rows(status: Status) -> Iterator[Row]:
    """What an archive holds, one number a row."""
    held, covered = status.holdings, status.coverage
    yield ("articles", "", str(held.articles))
    yield ("stories", "", str(held.stories))
    yield ("revisions", "", str(held.revisions))
    yield ("without body", "", str(held.without_body))
    yield ("not annotated", "", str(held.unannotated))
    yield ("in a language not annotated", "", str(held.unmarked))
    yield ("not yet searchable", "", "no index" if status.behind is None else str(status.behind))
    yield ("words", "", str(held.words))
    yield ("names", "", str(held.names))
    yield ("removed", "", str(held.removed))
    yield ("corrected", "", str(held.corrected))
    for what, values in (
        ("date", held.by_kind),
        ("year", held.by_year),
        ("source", held.by_source),
        ("language", held.by_language),
        ("format", held.by_format),
    ):
        for value, count in values:
            yield (what, value or "", str(count))
    for annotator in held.annotators:
        yield ("annotator", annotator, "")
    if covered.first is not None:
        yield ("days with articles", f"{covered.first}..{covered.last}", str(covered.covered))
        yield ("days without", "", str(covered.empty))
        yield ("coarsely dated", "", str(covered.coarse))
        yield from _gap_rows("gap", covered.gaps)
        yield from _gap_rows("gap of a source", covered.of_sources)
    if held.last_ingest is not None:
        at = f"{held.last_ingest.at.isoformat(timespec='seconds')}Z"
        yield ("last ingest", at, str(held.last_ingest.added))
    yield ("index", status.engine or "", str(status.index_bytes))
    yield ("database", "", str(status.database_bytes))


def _gap_rows(what: str, gaps: Iterable[Gap]) -> Iterator[Row]:
    """A gap a row; the count is the days of publication in it."""
    for gap in gaps:
        source = "" if gap.source is None else f" {gap.source}"
        yield (what, f"{gap.first}..{gap.last}{source}", str(gap.missed))


def _gap_object(gap: Gap) -> Object:
    return {"first": gap.first.isoformat(), "last": gap.last.isoformat(), "days": gap.days}
