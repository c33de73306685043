"""A concordance as JSON objects and rows."""

from search.rendering.rows import Object, Row
from search.views.concordance import Concordance, Line

CONCORDANCE_HEADER: Row = ("id", "published", "source", "field", "left", "match", "right")


def line_object(line: Line) -> Object:
    """A line of ``kwic --json``."""
    headline = line.headline
    return {
        "id": headline.id,
        "title": headline.title,
        "source": headline.source,
        "published": headline.published,
        "kind": headline.kind,
        "field": line.field,
        "start": line.start,
        "end": line.end,
        "left": line.left,
        "match": line.match,
        "right": line.right,
        "marks": line.marks,
    }


def line_row(line: Line) -> Row:
    """A match with what is around it."""
    headline = line.headline
    return (
        headline.id,
        headline.published or "",
        headline.source or "",
        line.field,
        line.left,
        line.match,
        line.right,
    )


def found_line(found: Concordance) -> str:
    """How many matches there are, and how many articles of the answer have none in their text."""
    from corpus.wording import articles, plural  # noqa: PLC0415
    from search.rendering.remarks import uncertain  # noqa: PLC0415

    others = found.counts.articles - found.articles
    return (
        f"{len(found.lines):,} of {plural(found.found, 'match', 'matches')} in {articles(found.articles)}"
        f"{f'; {others:,} more match without words' if others else ''}"
        f"{uncertain(found.counts, found.question.request.selection)}"
    )
