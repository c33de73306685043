"""From the words a person typed to an answer: parse, resolve, ask the engine, fetch what is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import Final

from corpus.archive import Archive, Headline
from corpus.frozen import dataclass
from corpus.row_values import stories_of_rows
from corpus.words import is_plain_word
from search.engine import YES_ONLY, Counts, Engine, Hit, Hits, Selection, Sort
from search.errors import QueryError, QueryFault
from search.fields import Property
from search.indexing import open_engine
from search.notes import Note, notes
from search.parsing import parse
from search.passages import Passage, passages
from search.query import And, DateClause, Everything, Query, Word
from search.resolved import (
    WORDS_ALONE,
    AllOf,
    AnyOf,
    HasProperty,
    NoneOf,
    Place,
    Repeated,
    Resolved,
)
from search.resolving import Known, resolve

Sought = Place | Repeated  # what is looked for in the text; made once, as to make it takes longer than to ask for it
SAVED: Final = "query:"  # only a text with this in it may ask for a saved query
# Articles fetched together while hits are shown.
PAGE: Final = 50
PASSAGES: Final = 2


class Unit(StrEnum):
    """What is listed: every article, or of each story the one that comes first."""

    ARTICLE = "article"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Request:
    """A question as it was put: the query and what the options add to it.

    ``published_from`` and ``published_to`` are dates as typed; whole periods, both included. ``sort`` is None for the
    natural order: by relevance where words or names are asked for, else newest first. ``limit`` is None for all. With
    ``strict`` a query that would be noted as easily misread is refused.
    """

    text: str
    published_from: str | None = None
    published_to: str | None = None
    selection: Selection = YES_ONLY
    unit: Unit = Unit.ARTICLE
    sort: Sort | None = None
    limit: int | None = 20
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A request as one archive reads it on one day; ``query`` has the dates of the options in it.

    ``asks_for_names``: it is about named entities in any of its parts. ``unannotated`` articles were not yet looked through
    for them; 0 where it asks for none.
    """

    request: Request
    query: Query
    resolved: Resolved
    notes: tuple[Note, ...]
    known: Known
    asks_for_names: bool = False
    unannotated: int = 0

    @property
    def saved(self) -> Mapping[str, str]:
        """The texts of the saved queries that could be asked for, by name."""
        return self.known.saved


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with what a list shows of it."""

    hit: Hit
    headline: Headline
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Answer:
    """What was found, and how the question was read.

    ``hits`` are those listed, of ``whole``, which
    ``engine`` gave in the order of ``sort``. ``behind`` articles are in the archive but not yet in the index.
    What it says beyond these is found out when it is read, while ``archive`` is open.
    """

    question: Question
    hits: tuple[Hit, ...]
    whole: Hits
    sort: Sort
    engine: Engine
    behind: int
    archive: Archive

    @property
    def request(self) -> Request:
        """The question as it was put."""
        return self.question.request

    @property
    def query(self) -> Query:
        """The query that was asked, with the dates of the options in it."""
        return self.question.query

    @property
    def resolved(self) -> Resolved:
        """The same as the archive answers it."""
        return self.question.resolved

    @property
    def unannotated(self) -> int:
        """How many articles were not yet looked through for the names it asks for."""
        return self.question.unannotated

    @property
    def saved(self) -> Mapping[str, str]:
        """The texts of the saved queries that could be asked for, by name."""
        return self.question.saved

    @property
    def counts(self) -> Counts:
        """The counts of the whole answer."""
        return self.whole.counts

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What is easily misread in the query, and which answers its names may have beside these."""
        if not self.question.asks_for_names:
            return self.question.notes
        from search.surnames import surname_notes  # noqa: PLC0415 - for what few ask

        names, selection = self.archive.names, self.request.selection
        return (*self.question.notes, *surname_notes(self.resolved, names, self.engine, selection))

    @cached_property
    def undated_last(self) -> int:
        """How many articles of an answer in order of date have none that could be relied on, and stand behind all others."""
        if not self.hits or self.sort is Sort.RELEVANCE:
            return 0
        query, selection = self.resolved, self.request.selection
        undated = AllOf((query, HasProperty(Property.UNDATED, span=query.span)), span=query.span)
        return self.engine.search(undated, selection=selection, limit=0).articles

    def found(self) -> Iterator[Found]:
        """The hits with headlines and passages, fetched a page at a time while they are taken."""
        remaining = iter(self.hits)
        while page := list(islice(remaining, PAGE)):
            rows = [hit.row for hit in page]
            headlines = self.archive.headlines(rows)
            for hit, stored in zip(page, self.archive.stored(rows), strict=True):
                yield Found(hit, headlines[hit.row], passages(self.resolved, stored, PASSAGES))


def understand(
    archive: Archive,
    request: Request,
    *,
    now: datetime,
    saved: Mapping[str, str] | None = None,
    refresh: bool = True,
) -> Question:
    """The request as the archive reads it.

    ``now`` has a zone: it says which day is today, and where days begin. ``saved`` are the texts of saved queries by name, None for
    those of the archive. Without ``refresh`` words and names may be those that the archive held when it was last asked with it: right
    for several questions to one engine, which answers of its own moment too. Raises QueryError for a query that is not understood, or noted where the request is strict.
    """
    today, zone = now.date(), now.tzinfo
    assert zone is not None
    if refresh:
        archive.memory.refresh()
    if saved is None:
        # many a question comes again: for its next page, in another order, to be counted or exported
        asked = ("question", request.text, request.published_from, request.published_to, today, zone)
        question = archive.memory.recall(asked, lambda new: _read(archive, new, None, today, zone), request)
    else:
        question = _read(archive, request, saved, today, zone)
    if question.request is not request:  # another that differs in how it is answered alone
        question = replace(question, request=request)
    if request.strict and question.notes:
        first = min(question.notes, key=lambda note: note.span)
        raise QueryError(QueryFault.EASILY_MISREAD, request.text, first.span, first.message)
    return question


def _read(archive: Archive, request: Request, saved: Mapping[str, str] | None, today: date, zone: tzinfo) -> Question:
    typed = parse(request.text)
    query = _with_dates(typed, request, today)
    if isinstance(query, Word) and is_plain_word(query.text):  # of which the archive is asked one thing alone
        return _resolved(archive, request, typed, query, {} if saved is None else saved, today, zone)
    with archive.at_one_moment():
        if saved is None:
            saved = archive.saved.texts() if SAVED in request.text else {}
        return _resolved(archive, request, typed, query, saved, today, zone)


def _resolved(  # noqa: PLR0917 - what a reading takes
    archive: Archive, request: Request, typed: Query, query: Query, saved: Mapping[str, str], today: date, zone: tzinfo
) -> Question:
    known = Known(archive.vocabulary, archive.names, archive.stories_of, saved)
    resolved, resolving, asks_for_names = resolve(query, known, text=request.text, today=today, zone=zone)
    unannotated = archive.count_unannotated() if asks_for_names else 0
    return Question(request, query, resolved, notes(typed) + resolving, known, asks_for_names, unannotated)


def ask(archive: Archive, request: Request, *, now: datetime) -> Answer:
    """The answer of an archive on disk.

    Raises QueryError as ``understand`` does, IndexUnusable where there is no index to ask.
    """
    question = understand(archive, request, now=now)
    engine, behind = open_engine(archive)
    return answered(archive, question, engine, behind=behind)


def answered(archive: Archive, question: Question, engine: Engine, *, behind: int) -> Answer:
    """The answer of an engine that was opened before; ``behind`` as ``open_engine`` gives it."""
    request = question.request
    sort = request.sort or (Sort.RELEVANCE if _has_places(question.resolved) else Sort.NEWEST)
    # a story may be listed by any of its articles, so which ones come first is known only when all are ordered
    limit = request.limit if request.unit is Unit.ARTICLE or request.limit == 0 else None
    found = engine.search(question.resolved, selection=request.selection, sort=sort, limit=limit)
    hits = found.hits if request.unit is Unit.ARTICLE else _first_of_each_story(archive, found.hits, request.limit)
    return Answer(question, hits, found, sort, engine, behind, archive)


def _with_dates(query: Query, request: Request, today: date) -> Query:
    if request.published_from is None and request.published_to is None:
        return query
    dates = [
        _date_option(option, comparison, value)
        for option, comparison, value in (
            ("--from", ">=", request.published_from),
            ("--to", "<=", request.published_to),
        )
        if value is not None
    ]
    if len(dates) > 1:
        _check_forward(dates[0], dates[1], request, today)
    clauses = query.clauses if isinstance(query, And) else () if isinstance(query, Everything) else (query,)
    together = (*clauses, *dates)
    return together[0] if len(together) == 1 else And(together)


def _date_option(option: str, comparison: str, value: str) -> DateClause:
    text = f"published:{comparison}{value}"
    clause = parse(text)
    if not isinstance(clause, DateClause):
        begin = len(text) - len(value)
        raise QueryError(QueryFault.NOT_A_DATE, text, (begin, len(text)), f"{option} takes one date or period")
    return clause


def _check_forward(since: DateClause, until: DateClause, request: Request, today: date) -> None:
    from search.periods import resolve_period  # noqa: PLC0415 - a query without dates does not load them

    earliest, before = resolve_period(since.period, today).earliest, resolve_period(until.period, today).before
    if earliest is not None and before is not None and earliest >= before:
        text = f"--from {request.published_from} --to {request.published_to}"
        message = "the period ends before it begins: --from comes after --to"
        raise QueryError(QueryFault.REVERSED_RANGE, text, (0, len(text)), message)


def _has_places(query: Resolved) -> bool:
    """Whether words or names are asked for, which articles can match better and worse."""
    if type(query) in WORDS_ALONE:
        return True
    match query:
        case AllOf() | AnyOf():
            return any(map(_has_places, query.clauses))
        case NoneOf():
            return False
        case _:
            return isinstance(query, Sought)


def _first_of_each_story(archive: Archive, hits: tuple[Hit, ...], limit: int | None) -> tuple[Hit, ...]:
    story_of = stories_of_rows(archive, [hit.row for hit in hits])
    first: dict[int, Hit] = {}
    for hit in hits:
        first.setdefault(story_of[hit.row], hit)
    return tuple(islice(first.values(), limit))
