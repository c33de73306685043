"""Counts by value as JSON objects and rows."""

from search.rendering.rows import Object, Row
from search.views.facets import Facet

FACETS_HEADER: Row = ("value", "id", "type", "articles", "stories")


def facet_object(facet: Facet) -> Object:
    """A line of ``facet --json``."""
    return {
        "value": facet.value,
        "id": facet.id,
        "type": facet.type,
        "articles": facet.articles,
        "stories": facet.stories,
    }


def facet_row(facet: Facet) -> Row:
    """The same as a row."""
    number = "" if facet.id is None else str(facet.id)
    return (facet.value, number, facet.type or "", str(facet.articles), str(facet.stories))
