"""Saved queries as JSON objects and rows."""

from corpus.saving import SavedQuery
from search.rendering.rows import Object, Row

SAVED_HEADER: Row = ("name", "query", "saved", "asked", "told")


def saved_object(saved: SavedQuery) -> Object:
    """A line of ``saved --json``."""
    return {
        "name": saved.name,
        "query": saved.query,
        "saved": f"{saved.saved.isoformat(timespec='seconds')}Z",
        "asked": f"{saved.asked.isoformat(timespec='seconds')}Z",
        "told": saved.told,
    }


def saved_row(saved: SavedQuery) -> Row:
    """A saved query."""
    return tuple(map(str, saved_object(saved).values()))
