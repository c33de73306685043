"""A replayed receipt as JSON objects, rows and lines."""

from collections.abc import Iterator

from corpus.wording import articles
from search.keeping.replaying import Change, Difference, Replay
from search.rendering.rows import Object, Row

REPLAY_HEADER: Row = ("change", "id", "published", "source", "title", "because")


def difference_object(difference: Difference) -> Object:
    """A line of ``replay --json``."""
    headline = difference.headline
    return {
        "change": difference.change,
        "id": difference.id,
        "title": None if headline is None else headline.title,
        "source": None if headline is None else headline.source,
        "published": None if headline is None else headline.published,
        "because": difference.because,
    }


def difference_row(difference: Difference) -> Row:
    """An article that is not as the receipt has it."""
    value = difference_object(difference)
    return tuple("" if value[name] is None else str(value[name]) for name in REPLAY_HEADER)


def replay_lines(found: Replay) -> Iterator[str]:
    """What is the same and what is not, for standard error."""
    receipt = found.receipt
    if found.is_older:
        yield "note: this archive has seen fewer changes than the one of the receipt: another one, or an older copy"
    if found.behind:
        yield f"{articles(found.behind)} not yet searchable: dateline reindex"
    yield from (f"read otherwise: {each}" for each in found.readings)
    then, now = len(receipt.articles), found.listed
    if found.is_same:
        yield f"the same {articles(now)} as in the receipt"
        return
    counts = {change: sum(each.change is change for each in found.differences) for change in Change}
    told = ", ".join(f"{count:,} {change}" for change, count in counts.items() if count)
    yield f"{articles(then)} in the receipt, {now:,} now: {told}"
