"""What a resolved query means: yes, no or unknown of one article. Engines may be faster; they may not differ.

Only dates are ever unknown, and AND, OR and NOT carry that on as Kleene has it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from typing import Final, assert_never

from corpus.article import Dating, Field, Kind, StoredArticle, Text
from corpus.dates import DateInterval, Precision
from corpus.frozen import dataclass
from corpus.words import words_of
from search.addresses import address
from search.engine import RELIABLE
from search.fields import AnyField, DateField, EntityField, Property, ValueField
from search.places import Marks, contains_run, count_apart, holds, stretches, texts_of
from search.query import Span
from search.resolved import (
    AllOf,
    Alternatives,
    AnyOf,
    Anything,
    Dated,
    HasProperty,
    HasValue,
    IdBegins,
    InLanguage,
    InStory,
    Mentioning,
    Named,
    Nearby,
    NoneOf,
    OnSite,
    Place,
    Repeated,
    Resolved,
    Sequence,
    Term,
)


class Truth(IntEnum):
    """In Kleene's order: the truth of AND is the least, that of OR the greatest."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    def __invert__(self) -> "Truth":
        """The truth of NOT."""
        return Truth(2 - self)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A match of a place in an article, in words of its field; ``marks`` are the matches of the single leaves in it.

    ``span`` is the part of the query that matched.
    """

    field: Field
    start: int
    end: int
    marks: Marks
    span: Span


def matches(query: Resolved, stored: StoredArticle, *, bounds: bool = False) -> Truth:
    """Whether the query holds of the article.

    With ``bounds`` a date that is only a bound ("not before") counts as the period it leaves open; an article that is
    unknown without it and no with it is one that the bound excludes.
    """
    match query:
        case Term() | Sequence() | Mentioning() | Alternatives() | Nearby() | Repeated():
            return _truth(is_found(query, texts_of(stored)))
        case AllOf():
            return _least(matches(clause, stored, bounds=bounds) for clause in query.clauses)
        case AnyOf():
            return ~_least(~matches(clause, stored, bounds=bounds) for clause in query.clauses)
        case NoneOf():
            return ~matches(query.of, stored, bounds=bounds)
        case Dated():
            return _dated(query, stored, bounds=bounds)
        case _:
            return _truth(_is_so(query, stored))


def is_found(query: Place | Repeated, texts: Collection[Text]) -> bool:
    """Whether a place is found, or found so often, in the texts of an article, all that a query of words and names asks."""
    if isinstance(query, Repeated):
        return sum(count_apart(query.of, text) for text in texts) >= query.least
    return any(holds(query, text) for text in texts)


def has_value(field: AnyField, stored: StoredArticle) -> bool:
    """Whether the field of the article is not empty."""
    if isinstance(field, EntityField):
        mentions = stored.annotated.mentions or ()
        return any(field.type in {None, mention.type} for mention in mentions)
    return _VALUES[field](stored)


def occurrences(query: Resolved, stored: StoredArticle) -> Iterator[Occurrence]:
    """The matches that speak for the article: of every place that is asked for, not of what is denied.

    Clauses of an OR that do not hold are left out, with all that is in them. By clause, field and place.
    """
    match query:
        case Term() | Sequence() | Mentioning() | Alternatives() | Nearby():
            yield from _occurrences(query, query.span, stored)
        case Repeated():
            yield from _occurrences(query.of, query.span, stored)
        case AllOf():
            for clause in query.clauses:
                yield from occurrences(clause, stored)
        case AnyOf():
            for clause in query.clauses:
                if matches(clause, stored) is not Truth.NO:
                    yield from occurrences(clause, stored)
        case _:
            return


def _truth(is_so: bool) -> Truth:  # noqa: FBT001 - the one thing it is about
    return Truth.YES if is_so else Truth.NO


def _least(truths: Iterable[Truth]) -> Truth:
    least = Truth.YES
    for truth in truths:
        if truth is Truth.NO:
            return truth
        least = min(least, truth)
    return least


def _dated(clause: Dated, stored: StoredArticle, *, bounds: bool) -> Truth:
    article, period = stored.annotated.article, clause.period
    match clause.field:
        case DateField.PUBLISHED:
            return _dating_truth(article.published, period, bounds=bounds)
        case DateField.UPDATED:
            return _dating_truth(article.updated, period, bounds=bounds)
        case DateField.ADDED:
            return _truth(DateInterval.containing(stored.added, Precision.SECOND).inside(period))
        case DateField.MENTIONED:
            return _truth(any(date.interval.inside(period) for date in article.mentioned))
        case _:
            assert_never(clause.field)


def _dating_truth(dating: Dating | None, period: DateInterval, *, bounds: bool) -> Truth:
    if dating is None or (dating.kind not in RELIABLE and not (bounds and dating.kind is Kind.BOUND)):
        return Truth.UNKNOWN
    if dating.interval.inside(period):
        return Truth.YES
    return Truth.NO if dating.interval.outside(period) else Truth.UNKNOWN


def _is_so(
    clause: Named | OnSite | InLanguage | IdBegins | InStory | HasProperty | HasValue | Anything, stored: StoredArticle
) -> bool:
    article = stored.annotated.article
    match clause:
        case Named():
            names = article.authors if clause.field is ValueField.AUTHOR else (article.source or "",)
            return any(contains_run(_words_of_name(name), clause.words) for name in names)
        case OnSite():
            found = None if article.url is None else address(article.url)
            return found is not None and found.lies_under(clause.host, clause.path, clause.query)
        case InLanguage():
            return article.language.partition("-")[0].lower() == clause.tag
        case IdBegins():
            return article.id.startswith(clause.prefix)
        case InStory():
            return stored.story in clause.stories
        case HasProperty():
            return _PROPERTIES[clause.property](stored)
        case HasValue():
            return has_value(clause.field, stored)
        case Anything():
            return True
        case _:
            assert_never(clause)


# Few outlets and authors write most of an archive.
_words_of_name: Final = lru_cache(maxsize=4096)(words_of)


def _occurrences(place: Place, span: Span, stored: StoredArticle) -> Iterator[Occurrence]:
    for text in texts_of(stored):
        for stretch in stretches(place, text):
            yield Occurrence(text.field, stretch.start, stretch.end, stretch.marks, span)


def _is_reliable(dating: Dating | None) -> bool:
    return dating is not None and dating.kind in RELIABLE


_PROPERTIES: Final[dict[Property, Callable[[StoredArticle], bool]]] = {
    Property.UNDATED: lambda stored: not _is_reliable(stored.annotated.article.published),
    Property.COPY: lambda stored: stored.story != stored.annotated.article.id,
    Property.ORIGINAL: lambda stored: stored.story == stored.annotated.article.id,
}

_VALUES: Final[dict[Field | DateField | ValueField, Callable[[StoredArticle], bool]]] = {
    Field.TITLE: lambda stored: bool(stored.annotated.title_words.folded),
    Field.BODY: lambda stored: bool(stored.annotated.body_words.folded),
    DateField.PUBLISHED: lambda stored: _is_reliable(stored.annotated.article.published),
    DateField.UPDATED: lambda stored: _is_reliable(stored.annotated.article.updated),
    DateField.ADDED: lambda _: True,
    DateField.MENTIONED: lambda stored: bool(stored.annotated.article.mentioned),
    ValueField.AUTHOR: lambda stored: bool(stored.annotated.article.authors),
    ValueField.SOURCE: lambda stored: bool(stored.annotated.article.source),
    ValueField.URL: lambda stored: bool(stored.annotated.article.url),
    ValueField.LANGUAGE: lambda stored: bool(stored.annotated.article.language),
    ValueField.ID: lambda _: True,
    ValueField.STORY: lambda _: True,
}
