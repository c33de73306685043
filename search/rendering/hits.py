"""Hits as JSON objects and rows."""

from search.asking import Found
from search.rendering.headline import headline_object
from search.rendering.rows import Object, Row

FOUND_HEADER: Row = ("id", "published", "kind", "match", "source", "title", "passage")


def found_object(found: Found) -> Object:
    """A line of ``search --json``."""
    headline = found.headline
    return {
        **headline_object(headline),
        "match": found.hit.match,
        "score": round(found.hit.score, 4),
        "story": headline.story,
        "passages": [
            {"field": passage.field, "text": passage.text, "highlights": passage.highlights}
            for passage in found.passages
        ],
    }


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
