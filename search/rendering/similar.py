"""Articles like another as JSON objects and rows."""

from collections.abc import Iterator

from corpus.wording import articles, plural
from search.rendering.headline import headline_object
from search.rendering.rows import Object, Row
from search.views.similar import FEWEST_SHARED, Similar

SIMILAR_HEADER: Row = ("score", "published", "kind", "source", "id", "title", "shared")


def similar_objects(found: Similar) -> Iterator[Object]:
    """What ``similar --json`` prints, an article a line."""
    for each in found.articles:
        headline = each.headline
        yield {
            **headline_object(headline),
            "story": headline.story,
            "score": round(each.score, 4),
            "shared": [
                {
                    "text": term.text,
                    "type": term.type,
                    "id": None if term.entity is None else term.entity.id,
                    "times": term.times,
                    "articles": term.articles,
                    "weight": round(term.weight, 3),
                }
                for term in each.shared
            ],
        }


def similar_rows(found: Similar) -> Iterator[Row]:
    """An article a line, best first, with what it shares, weightiest first."""
    for each in found.articles:
        headline = each.headline
        yield (
            f"{each.score:.3f}",
            headline.published or "",
            headline.kind,
            headline.source or "",
            headline.id,
            headline.title,
            ", ".join(term.text for term in each.shared),
        )


def similar_summary(found: Similar) -> str:
    """``10 of 123 articles that share 2 or more of its 25 most telling words and names; left out: 1 copy of it``."""
    terms = plural(len(found.terms), "most telling word or name", "most telling words and names")
    left_out = f"; left out: {plural(found.copies, 'copy', 'copies')} of it" if found.copies else ""
    return f"{len(found.articles):,} of {articles(found.found)} that share {FEWEST_SHARED} or more of its {terms}{left_out}"
