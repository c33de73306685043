"""How many articles and stories of an answer have each value of a field: each person, outlet, month.

The counts are exact, whatever the number of values: the rows of the answer come from the engine, the values from narrow
tables, and both meet in one pass. Names are folded through the name book as it is now.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from heapq import nlargest
from typing import Any, Final

from corpus.archive import Archive
from corpus.article import EntityType
from corpus.dates import DateInterval, Precision
from corpus.row_values import (
    authors_of,
    formats_of,
    ids_of_stories,
    languages_of,
    names_in,
    published_of,
    stories_of_rows,
)
from corpus.words import words_of
from search.asking import Question, Request, understand
from search.engine import RELIABLE, Counts, Engine
from search.indexing import open_engine
from search.periods import printed
from search.views.tallying import EntityTally, Tally, Value


class FacetField(StrEnum):
    """What articles can be counted by."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    ENTITY = "entity"
    SOURCE = "source"
    AUTHOR = "author"
    LANGUAGE = "language"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    KIND = "kind"
    FORMAT = "format"
    STORY = "story"


ENTITIES: Final[Mapping[FacetField, EntityType | None]] = {
    FacetField.PERSON: EntityType.PERSON,
    FacetField.ORG: EntityType.ORG,
    FacetField.PLACE: EntityType.PLACE,
    FacetField.ENTITY: None,
}
PERIODS: Final[Mapping[FacetField, Precision]] = {
    FacetField.DAY: Precision.DAY,
    FacetField.WEEK: Precision.WEEK,
    FacetField.MONTH: Precision.MONTH,
    FacetField.QUARTER: Precision.QUARTER,
    FacetField.YEAR: Precision.YEAR,
}


@dataclass(frozen=True, slots=True)
class Facet:
    """A value with the number of articles of the answer that have it, and of stories that these belong to.

    ``id`` and ``type`` are those of an entity; None for other values. A period is printed as a query takes it.
    """

    value: str
    id: int | None
    type: EntityType | None
    articles: int
    stories: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of a field in an answer, those of most articles first, then of most stories, then by value or number.

    ``facets`` are the first of ``values``; ``without`` articles of the answer have none: ``coarse`` of them as their date
    reaches over several periods, ``undated`` as it is not known, ``unannotated`` as no names were looked for in them.
    """

    field: FacetField
    question: Question
    facets: tuple[Facet, ...]
    values: int
    counts: Counts
    without: int
    coarse: int
    undated: int
    unannotated: int
    behind: int


def facets(archive: Archive, field: FacetField, request: Request, *, now: datetime) -> Facets:
    """The values of ``field`` in the answer to a request; ``request.limit`` says how many to give.

    Raises QueryError as ``understand`` does, IndexUnusable.
    """
    question = understand(archive, request, now=now)
    engine, behind = open_engine(archive)
    return facets_of(archive, field, question, engine, behind=behind)


def facets_of(archive: Archive, field: FacetField, question: Question, engine: Engine, *, behind: int = 0) -> Facets:
    """The same of an engine that was opened before."""
    selection = question.request.selection
    rows = list(engine.rows(question.resolved, selection=selection))
    story_of = stories_of_rows(archive, rows)
    missing: Counter[str] = Counter()
    if field in ENTITIES:
        entities = EntityTally(archive.names.folding(ENTITIES[field]), dict(names_in(archive, rows)), story_of)
        missing["unannotated"] = len(rows) - entities.annotated
        values, seen = len(entities.articles), entities.seen
        first = tuple(_entity_facets(archive, entities, question.request.limit))
    else:
        tally: Tally[str] = Tally(story_of)
        names = _count_values(archive, field, rows, tally, missing)
        values, seen = len(tally.articles), tally.seen
        first = tuple(_value_facets(tally, names, question.request.limit))
    return Facets(
        field=field,
        question=question,
        facets=first,
        values=values,
        counts=engine.count(question.resolved, selection=selection),
        without=len(rows) - seen,
        coarse=missing["coarse"],
        undated=missing["undated"],
        unannotated=missing["unannotated"],
        behind=behind,
    )


# --- entities ----------------------------------------------------------------------------------------------------------


def _entity_facets(archive: Archive, tally: EntityTally, limit: int | None) -> Iterator[Facet]:
    first = _first(tally.articles, tally.stories, limit, key=lambda entity: entity)
    known = archive.names.entities_of(first)
    for number in first:
        entity = known[number]
        yield Facet(entity.name, entity.id, entity.type, tally.articles[number], tally.stories(number))


# --- other values ------------------------------------------------------------------------------------------------------


def _count_values(
    archive: Archive, field: FacetField, rows: Sequence[int], tally: Tally[str], missing: Counter[str]
) -> Mapping[str, str]:
    """Count the values; what each is printed as."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, written in _values(archive, field, rows, missing):
        folded = {_folded(value): value for value in written}
        for key, value in folded.items():
            spellings[key][value] += 1
        tally.add(row, folded.keys())
    return {key: min(found, key=lambda value: (-found[value], value)) for key, found in spellings.items()}


def _value_facets(tally: Tally[str], names: Mapping[str, str], limit: int | None) -> Iterator[Facet]:
    for key in _first(tally.articles, tally.stories, limit, key=names.__getitem__):
        yield Facet(names[key], None, None, tally.articles[key], tally.stories(key))


@cache
def _folded(value: str) -> str:
    """Outlets and authors are one however their names are set; what has no words is itself."""
    return " ".join(words_of(value)) or value


def _values(
    archive: Archive, field: FacetField, rows: Sequence[int], missing: Counter[str]
) -> Iterator[tuple[int, Iterable[str]]]:
    """The values of each row as they are to be printed; articles without one count as missing."""
    match field:
        case FacetField.AUTHOR:
            yield from authors_of(archive, rows)
        case FacetField.LANGUAGE:
            yield from ((row, (tag.partition("-")[0].lower(),)) for row, tag in languages_of(archive, rows))
        case FacetField.FORMAT:
            yield from ((row, (format_,)) for row, format_ in formats_of(archive, rows))
        case FacetField.STORY:
            yield from ((row, (story,)) for row, story in _stories(archive, rows))
        case FacetField.SOURCE:
            yield from (
                (each.row, () if each.source is None else (each.source,)) for each in published_of(archive, rows)
            )
        case FacetField.KIND:
            yield from ((each.row, (each.kind,)) for each in published_of(archive, rows))
        case _:
            unit = PERIODS[field]
            place_of = cache(lambda edtf: _place(edtf, unit))
            for each in published_of(archive, rows):
                if each.published is None or each.kind not in RELIABLE:
                    missing["undated"] += 1
                elif (place := place_of(each.published)) is None:
                    missing["coarse"] += 1
                else:
                    yield each.row, (place,)


def _place(edtf: str, unit: Precision) -> str | None:
    """The period that the date lies in, as a query takes it; None where it reaches over several."""
    interval = DateInterval.from_edtf(edtf)
    if interval.earliest is None:
        return None
    period = DateInterval.containing(interval.earliest, unit)
    return printed(interval.earliest, unit) if interval.inside(period) else None


def _stories(archive: Archive, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The id of the story of each row."""
    story_of = stories_of_rows(archive, rows)
    ids = dict(ids_of_stories(archive, sorted(set(story_of.values()))))
    return ((row, ids[story]) for row, story in story_of.items())


def _first(
    articles: Counter[Value], stories: Callable[[Value], int], limit: int | None, key: Callable[[Value], Any]
) -> list[Value]:
    """The values of most articles, then of most stories, then by ``key``."""
    wanted = len(articles) if limit is None else limit
    if not wanted:
        return []
    least = nlargest(wanted, articles.values())[-1] if articles else 0
    among = [value for value, count in articles.items() if count >= least]
    among.sort(key=lambda value: (-articles[value], -stories(value), key(value)))
    return among[:wanted]
