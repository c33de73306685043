"""How tantivy queries are put together, with what fits nothing and what fits everything taken care of."""

from collections.abc import Iterable
from typing import Final

from tantivy import Occur, Query

# looked up once: each would be made anew whenever it is named
_SHOULD: Final = Occur.Should
_MUST: Final = Occur.Must
_MUST_NOT: Final = Occur.MustNot

EVERYTHING: Final = Query.const_score_query(Query.all_query(), 0.0)
NOTHING: Final = Query.empty_query()


def any_of(queries: Iterable[Query]) -> Query:
    """What fits at least one; nothing fits none.

    The parts are better leaves than groups: tantivy walks one flat group several times faster than groups in groups.
    """
    parts = [(_SHOULD, query) for query in queries if query is not NOTHING]
    if len(parts) < 2:
        return parts[0][1] if parts else NOTHING
    return Query.boolean_query(parts)


def both(*queries: Query, without: Query = NOTHING) -> Query:
    """What fits all of one or more, and not ``without``."""
    if NOTHING in queries:
        return NOTHING
    parts = [(_MUST, query) for query in queries if query is not EVERYTHING] or [(_MUST, EVERYTHING)]
    if without is not NOTHING:
        parts.append((_MUST_NOT, without))
    return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)


def unscored(query: Query) -> Query:
    """The same articles with the score 0."""
    return query if query is NOTHING else Query.const_score_query(query, 0.0)


def scored_by(scoring: Query, query: Query) -> Query:
    """What fits ``query``, with the scores of ``scoring``, which fits all of it."""
    return both(unscored(query), scoring)
