"""The counts of an answer, and of each query of a list, as JSON objects and rows."""

from typing import TYPE_CHECKING, Final

from search.engine import Counts
from search.errors import QueryError
from search.rendering.rows import Object, Row

if TYPE_CHECKING:  # loaded by the one command that makes them
    from search.counting import Counted

COUNTS_HEADER: Row = ("articles", "stories", "undated", "possible")
COUNTED_HEADER: Row = ("query", *COUNTS_HEADER, "error")


def counts_object(counts: Counts) -> Object:
    """What ``count --json`` prints."""
    return {name: getattr(counts, name) for name in _COUNTS}


_COUNTS: Final = ("articles", "stories", "undated", "possible")


def counted_object(counted: "Counted") -> Object:
    """A line of ``count --batch --json``: the numbers are null where the query was refused, ``error`` where it was not."""
    numbers = dict.fromkeys(_COUNTS) if counted.counts is None else counts_object(counted.counts)
    error = None if counted.error is None else _error_object(counted.error)
    return {"query": counted.query, **numbers, "error": error}


def _error_object(error: QueryError) -> Object:
    return {"kind": error.kind, "message": error.message, "span": error.span, "suggestion": error.suggestion}


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
