"""Entities that occur together, as JSON objects, rows and lines."""

from collections.abc import Iterator

from corpus.wording import articles, plural
from search.rendering.profile import companion_object, in_words
from search.rendering.remarks import reading_lines, uncertain
from search.rendering.rows import Object, Row
from search.views.together import Answered, Companion

COMPANIONS_HEADER: Row = (
    "id",
    "name",
    "type",
    "articles",
    "stories",
    "everywhere",
    "expected",
    "lift",
    "log_likelihood",
)


def companion_row(companion: Companion) -> Row:
    """An entity of the answer."""
    value: Object = companion_object(companion)
    return tuple(str(value[name]) for name in COMPANIONS_HEADER)


def companions_lines(found: Answered) -> Iterator[str]:
    """How the query was read, and what the numbers rest on."""
    together, question = found.together, found.question
    yield from reading_lines(question, found.behind)
    yield (
        f"{len(together.companions):,} of {plural(together.found, 'name')} more often than by chance in"
        f" {articles(together.articles)}, of {together.everywhere:,} that are annotated"
        f"{uncertain(found.counts, question.request.selection)}"
    )


__all__ = ["COMPANIONS_HEADER", "companion_object", "companion_row", "companions_lines", "in_words"]
