"""A comparison as JSON objects, rows and lines."""

from collections.abc import Iterator

from corpus.wording import articles
from search.rendering.remarks import reading_lines
from search.rendering.rows import Object, Row
from search.views.comparing import Comparison, Contrast, Side

COMPARISON_HEADER: Row = (
    "query", "what", "value", "id", "articles", "of", "others", "other_of", "log_ratio", "log_likelihood",
)  # fmt: skip


def comparison_objects(found: Comparison) -> Iterator[Object]:
    """The lines of ``compare --json``: what the first query has more often, then the second."""
    for side, other in ((found.first, found.second), (found.second, found.first)):
        for each in side.contrasts:
            yield {
                "query": str(side.question.query),
                "what": what(each),
                "value": each.value,
                "id": None if each.entity is None else each.entity.id,
                "articles": each.articles,
                "of": size(side, each),
                "others": each.others,
                "other_of": size(other, each),
                "log_ratio": round(each.log_ratio, 3),
                "log_likelihood": round(each.log_likelihood, 3),
            }


def comparison_rows(found: Comparison) -> Iterator[Row]:
    """The same as rows."""
    for each in comparison_objects(found):
        yield tuple("" if each[name] is None else str(each[name]) for name in COMPARISON_HEADER)


def what(contrast: Contrast) -> str:
    """``word``, ``phrase``, or the type of the entity."""
    return contrast.trait if contrast.entity is None else contrast.entity.type


def size(side: Side, contrast: Contrast) -> int:
    """Of how many articles the contrast was counted: names are looked for in annotated ones only."""
    return side.articles if contrast.entity is None else side.annotated


def comparison_lines(found: Comparison) -> Iterator[str]:
    """How both queries were read, and what was compared."""
    yield from reading_lines(found.first.question, found.behind)
    yield from reading_lines(found.second.question, 0)
    yield (
        f"{articles(found.first.articles)} of the first compared with {found.second.articles:,} of the second"
        f"{f'; {found.both:,} in both left out' if found.both else ''}"
    )
    unannotated = sum(side.articles - side.annotated for side in (found.first, found.second))
    if unannotated:
        yield f"{articles(unannotated)} not annotated: no names were looked for in them"
