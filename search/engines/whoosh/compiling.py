"""What whoosh is asked: single words, names and phrases, each with the weight it has in scores."""

from collections.abc import Iterator
from typing import assert_never

from whoosh.query import Phrase
from whoosh.query import Query as WhooshQuery
from whoosh.query import Term as WhooshTerm

from corpus.article import Field
from search.engines.documents import site_key
from search.resolved import (
    FORM_WEIGHT,
    AllOf,
    Alternatives,
    AnyOf,
    HasValue,
    InLanguage,
    Mentioning,
    Named,
    Nearby,
    OnSite,
    Place,
    Repeated,
    Resolved,
    Sequence,
    Term,
)

Weighted = tuple[WhooshQuery, float]


def leaf_queries(leaf: Term | Sequence | Mentioning, field: Field) -> Iterator[Weighted]:
    """The queries that together find a leaf in one field; none where it is not looked for there."""
    if field not in leaf.fields:
        return
    match leaf:
        case Term():
            yield from ((WhooshTerm(field.value, word), 1.0) for word in leaf.words)
            yield from ((WhooshTerm(field.value, form), FORM_WEIGHT) for form in leaf.forms)
        case Sequence():
            yield _side_by_side(field.value, leaf.words), 1.0
        case Mentioning():
            yield from ((WhooshTerm(f"{field}_names", str(name)), 1.0) for name in sorted(leaf.names))
        case _:
            assert_never(leaf)


def value_query(clause: Named | OnSite | InLanguage | HasValue) -> WhooshQuery:
    """The query that finds a value."""
    match clause:
        case Named():
            return _side_by_side(clause.field.value, clause.words)
        case OnSite():
            return WhooshTerm("site", site_key(clause.host, clause.path, clause.query))
        case InLanguage():
            return WhooshTerm("language", clause.tag)
        case HasValue():
            return WhooshTerm("has", clause.field.value)
        case _:
            assert_never(clause)


def scoring_queries(query: Resolved) -> Iterator[Weighted]:
    """The queries whose scores add up to that of a document: of every place that is asked for, not of what is denied."""
    match query:
        case AllOf() | AnyOf():
            for clause in query.clauses:
                yield from scoring_queries(clause)
        case Repeated():
            yield from _place_queries(query.of)
        case Term() | Sequence() | Mentioning() | Alternatives() | Nearby():
            yield from _place_queries(query)
        case _:
            return


def _place_queries(place: Place) -> Iterator[Weighted]:
    match place:
        case Alternatives():
            for part in place.parts:
                yield from _place_queries(part)
        case Nearby():
            yield from _place_queries(place.left)
            yield from _place_queries(place.right)
        case _:
            for field in Field:
                yield from leaf_queries(place, field)


def _side_by_side(field: str, words: tuple[str, ...]) -> WhooshQuery:
    return WhooshTerm(field, words[0]) if len(words) == 1 else Phrase(field, list(words))
