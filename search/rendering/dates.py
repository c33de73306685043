"""The dates of an article as JSON objects and rows."""

from collections.abc import Iterator
from typing import Final

from search.articles.date_ledger import DateLedger, Entry
from search.rendering.rows import Object, Row

DATES_HEADER: Final[Row] = ("use", "chosen", "date", "kind", "rule", "place", "evidence", "verdict")


def date_objects(ledger: DateLedger) -> Iterator[Object]:
    """What ``dates --json`` prints, a date a line."""
    for entry in ledger.entries:
        interval = entry.interval
        yield {
            "use": entry.use,
            "chosen": entry.is_chosen,
            "edtf": interval.edtf,
            "earliest": None if interval.earliest is None else interval.earliest.isoformat(),
            "before": None if interval.before is None else interval.before.isoformat(),
            "precision": interval.precision,
            "kind": entry.kind,
            "rule": entry.rule,
            "evidence": entry.evidence,
            "verdict": entry.verdict,
            "field": entry.field or ("raw" if entry.span else None),
            "span": entry.span,
            "alternatives": [each.edtf for each in entry.alternatives],
        }


def date_rows(ledger: DateLedger) -> Iterator[Row]:
    """The same as rows; the place is a line of what was read, or of title or body."""
    for entry in ledger.entries:
        yield (
            entry.use,
            "yes" if entry.is_chosen else "",
            entry.interval.edtf,
            entry.kind or "",
            entry.rule or "",
            place_of(entry),
            entry.evidence,
            entry.verdict or "",
        )


def place_of(entry: Entry) -> str:
    """Where the evidence stands, in a few words; empty where it is no part of a text."""
    if entry.line is None:
        return ""
    return f"{entry.field} line {entry.line}" if entry.field is not None else f"line {entry.line}"
