"""Does a recorded query still give the same articles, and if not, why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from corpus.archive import Archive, Headline
from search.asking import answered, understand
from search.indexing import open_engine
from search.keeping.receipts import ReadClause, Receipt, digests, reading


class Change(StrEnum):
    """What became of an article."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """An article that is not as the receipt has it; ``headline`` is None for one that the archive does not have any more."""

    change: Change
    id: str
    headline: Headline | None
    because: str


@dataclass(frozen=True, slots=True)
class Replay:
    """The answer of today, which lists so many articles, beside that of a receipt.

    ``readings`` say in which clauses words, names or periods are no longer those of the receipt. ``is_older``: the archive has seen
    fewer changes than when the receipt was made, so that it is another one, or an older copy.
    """

    receipt: Receipt
    listed: int
    differences: tuple[Difference, ...]
    readings: tuple[str, ...]
    is_older: bool
    behind: int

    @property
    def is_same(self) -> bool:
        """Whether the same articles were found, none of them changed."""
        return not self.differences


def replay(archive: Archive, receipt: Receipt) -> Replay:
    """The receipt's query, put on its own day to the archive of today.

    Saved queries are those of the receipt. Raises what ``ask`` does.
    """
    question = understand(archive, receipt.request, now=receipt.now, saved=receipt.saved)
    engine, behind = open_engine(archive)
    answer = answered(archive, question, engine, behind=behind)
    readings = tuple(_differing(receipt.reading, reading(archive, question)))
    return Replay(
        receipt=receipt,
        listed=len(answer.hits),
        differences=tuple(_differences(archive, receipt, [hit.row for hit in answer.hits], readings)),
        readings=readings,
        is_older=archive.last_change() < receipt.change,
        behind=behind,
    )


def _differences(
    archive: Archive, receipt: Receipt, rows: list[int], readings: tuple[str, ...]
) -> Iterator[Difference]:
    now = digests(archive, rows)
    added = [article for article in now if article not in receipt.articles]
    removed = [article for article in receipt.articles if article not in now]
    changed = [article for article, digest in receipt.articles.items() if article in now and now[article] != digest]
    for change, articles in ((Change.ADDED, added), (Change.REMOVED, removed), (Change.CHANGED, changed)):
        for article in articles:
            headline = _headline(archive, article)
            yield Difference(change, article, headline, _because(archive, receipt, change, article, readings))


def _headline(archive: Archive, article: str) -> Headline | None:
    rows = archive.rows_of(article) or archive.revisions_of(article)[-1:]
    return archive.headlines(rows)[rows[0]] if rows else None


# What the log of the archive calls a write, and what that is as a reason; the first that holds is the one told.
REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "removed": "it was removed",
        "restored": "its removal was undone",
        "dated": "its date was corrected, or a correction taken back",
        "superseded": "its text changed",
        "annotated": "its names were found anew",
        "story": "its story changed",
    }
)


def _because(archive: Archive, receipt: Receipt, change: Change, article: str, readings: tuple[str, ...]) -> str:
    rows = archive.revisions_of(article)
    if not rows:
        return "this archive does not have it"
    if change is Change.ADDED and archive.first_change(rows) > receipt.change:
        return "it was ingested since"
    done = archive.changes_of(rows, receipt.change)
    told = [reason for what, reason in REASONS.items() if what in done]
    if told:
        return told[0]
    if readings:
        return f"the query is read otherwise: {readings[0]}"
    return "no reason is on record"


def _differing(then: Iterable[ReadClause], now: Iterable[ReadClause]) -> Iterator[str]:
    """What is different in how the same clauses were and are read."""
    for before, after in zip(then, now, strict=False):
        if before == after:
            continue
        gone, come = set(before.words) - set(after.words), set(after.words) - set(before.words)
        names_before, names_after = ({name for _, names in each.entities for name in names} for each in (before, after))
        parts = [
            *(
                [f"now also {_listed(come | (names_after - names_before))}"]
                if come | (names_after - names_before)
                else []
            ),
            *(
                [f"no longer {_listed(gone | (names_before - names_after))}"]
                if gone | (names_before - names_after)
                else []
            ),
            *([f"{before.period} then, {after.period} now"] if before.period != after.period else []),
        ]
        if parts:
            yield f"{before.clause}: {'; '.join(parts)}"


MOST_LISTED: Final = 8


def _listed(words: set[str]) -> str:
    listed = sorted(words)
    return ", ".join(listed[:MOST_LISTED]) + (
        f" and {len(listed) - MOST_LISTED:,} more" if len(listed) > MOST_LISTED else ""
    )
