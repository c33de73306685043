"""Hypothesis strategies: queries over the whole grammar, and small articles that such queries can match."""

import sqlite3
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from hypothesis import strategies as st

from corpus.article import (
    AnnotatedArticle,
    Article,
    Dating,
    EntityType,
    Field,
    Kind,
    Mention,
    MentionedDate,
    StoredArticle,
)
from corpus.dates import DateInterval, Precision
from corpus.naming.book import NameBook
from corpus.naming.deciding import Decisions
from corpus.naming.schema import SCHEMA as NAMES_SCHEMA
from corpus.words import split, vocabulary
from search.fields import DateField, EntityField, Property, ValueField
from search.periods import (
    Absolute,
    Between,
    CalendarUnit,
    Compared,
    Comparison,
    DaysAgo,
    During,
    LastDays,
    Period,
    QueryDate,
    Weekday,
    resolve_period,
)
from search.query import (
    And,
    AtLeast,
    DateClause,
    EntityClause,
    Everything,
    Fuzzy,
    Has,
    Is,
    NameNumber,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Scope,
    Unit,
    ValueClause,
    Wildcard,
    Word,
)
from search.resolving import Known

TODAY = date(2023, 6, 15)
ADDED = datetime(2023, 6, 1)  # noqa: DTZ001 - as archives keep it, UTC and naive

WORDS = ("oil", "gas", "price", "prices", "cap", "nato", "Müller", "F-16", "AT&T", "C++", "3.5", "Киев", "北京")
NAMES = ("Maria Lind", "Lind", "Nato", "Kyiv", "Rex")
NAME_TYPES = (EntityType.PERSON, EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.PERSON)
IGNORED = "Rex"
IDS = tuple(f"{number:016x}" for number in range(1, 9))
AUTHORS = ("Maria Lind", "Jo Berg")
SOURCES = ("Evening Post", "The Gazette")
URLS = ("https://example.org/world/oil", "https://news.example.org/world?page=2", "https://gazette.test/")

_WORD_TEXTS = st.sampled_from(WORDS)
_ONE_WORD = st.sampled_from([word for word in WORDS if word not in {"F-16", "北京"}])
_YEARS = st.integers(2021, 2024)


# --- queries ---------------------------------------------------------------------------------------------------------

absolute_dates = st.one_of(
    st.builds(DateInterval.of, _YEARS),
    st.builds(DateInterval.of, _YEARS, st.integers(1, 12)),
    st.builds(DateInterval.of, _YEARS, st.integers(1, 12), st.integers(1, 28)),
    st.builds(DateInterval.quarter, _YEARS, st.integers(1, 4)),
    st.builds(DateInterval.week, _YEARS, st.integers(1, 52)),
    st.builds(DateInterval.decade, _YEARS),
).map(Absolute)

relative_dates: st.SearchStrategy[QueryDate] = st.one_of(
    st.builds(DaysAgo, st.integers(0, 800)),
    st.builds(LastDays, st.integers(1, 800)),
    st.builds(Weekday, st.integers(0, 6)),
    st.builds(
        CalendarUnit,
        st.sampled_from((Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.YEAR)),
        st.booleans(),
    ),
)

_dates = st.one_of(absolute_dates, relative_dates)


def _is_forward(period: Period) -> bool:
    """Whether the range runs from early to late, which only relative ones need not when they are parsed."""
    try:
        resolve_period(period, TODAY)
    except ValueError:
        return False
    return True


periods: st.SearchStrategy[Period] = st.one_of(
    st.builds(During, _dates),
    st.builds(Compared, st.sampled_from(Comparison), _dates),
    st.builds(Between, st.none(), _dates),
    st.builds(Between, _dates, st.none()),
    st.builds(Between, _dates, _dates),
).filter(_is_forward)

words = st.builds(Word, _WORD_TEXTS, st.booleans())
phrases = st.lists(_WORD_TEXTS, min_size=1, max_size=3).map(" ".join).map(Phrase)
wildcards = st.sampled_from(("pric*", "*il", "g?s", "n*", "*ü*", "c?p")).map(Wildcard)
fuzzies = st.builds(Fuzzy, _ONE_WORD, st.integers(1, 2))
entities = st.builds(
    EntityClause,
    st.sampled_from(EntityField),
    st.one_of(
        st.sampled_from(("lind", "nato", "Maria", "O'Neill")).map(Word),
        st.sampled_from(NAMES).map(Phrase),
        st.sampled_from(("lin*", "*o")).map(Wildcard),
        st.sampled_from((Fuzzy("lint", 1), Fuzzy("natto", 2))),
        st.integers(1, 6).map(NameNumber),
    ),
)
any_names = st.builds(Has, st.sampled_from(EntityField))

_text_leaves = st.one_of(words, phrases, wildcards, fuzzies)


def _alternatives(leaves: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    return st.lists(leaves, min_size=2, max_size=3).map(lambda found: Or(tuple(found)))


def _near(left: st.SearchStrategy[Query], right: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    reach = st.one_of(st.integers(1, 6), st.sampled_from(Unit))
    return st.builds(Near, left, right, reach, st.booleans())


def _places(leaves: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    """What can be counted: leaves, alternatives, and proximities, of which one may hold another."""
    operands = st.one_of(leaves, _alternatives(leaves))
    inner = _near(operands, operands)
    return st.one_of(operands, inner, _near(inner, operands), _near(operands, inner))


_clauses: st.SearchStrategy[Query] = st.one_of(
    _places(st.one_of(_text_leaves, entities, any_names)),
    st.builds(AtLeast, st.integers(1, 4), _places(st.one_of(_text_leaves, entities, any_names))),
    st.builds(AtLeast, st.integers(1, 4), st.builds(Scope, st.sampled_from(Field), _places(_text_leaves))),
    st.builds(DateClause, st.sampled_from(DateField), periods),
    st.builds(
        ValueClause,
        st.sampled_from((ValueField.AUTHOR, ValueField.SOURCE)),
        st.sampled_from(("lind", "Maria Lind", "post", "the", "AND", "o'neill (jr)")),
    ),
    st.builds(
        ValueClause, st.just(ValueField.URL), st.sampled_from(("example.org", "example.org/world", "/world", URLS[1]))
    ),
    st.builds(ValueClause, st.just(ValueField.LANGUAGE), st.sampled_from(("en", "de"))),
    st.builds(ValueClause, st.sampled_from((ValueField.ID, ValueField.STORY)), st.sampled_from(("0", "1", "00"))),
    st.builds(Is, st.sampled_from(Property)),
    st.builds(Has, st.sampled_from([name for kind in (Field, DateField, EntityField, ValueField) for name in kind])),
    st.builds(Everything),
)


def _groups(parts: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(several.map(And), several.map(Or), parts.map(Not))


def _scoped() -> st.SearchStrategy[Query]:
    """A text field over anything without fields."""
    return st.builds(Scope, st.sampled_from(Field), st.recursive(_places(_text_leaves), _groups, max_leaves=4))


@cache
def queries() -> st.SearchStrategy[Query]:
    """Trees of any form the parser can make, but for saved queries."""
    return st.recursive(st.one_of(_clauses, _scoped()), _groups, max_leaves=6)


@cache
def known() -> Known:
    """The words and names above as an archive of many articles would know them; names are numbered as in ``NAMES``."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(NAMES_SCHEMA + vocabulary.SCHEMA)
    words_known, names = vocabulary.Vocabulary(connection), NameBook(connection)
    for text in (*WORDS, *NAMES, "A", "the"):
        found = split(text)
        words_known.add(text[start:end] for start, end in zip(found.starts, found.ends, strict=True))
    words_known.lemmatise(("en", "de"))
    for name, type_ in zip(NAMES, NAME_TYPES, strict=True):
        names.intern([Mention(Field.TITLE, 0, len(name), name, type_)])
    Decisions(names).ignore(names.written(None, IGNORED)[0], because="", now=ADDED)
    return Known(words_known, names, lambda prefix: frozenset(id_ for id_ in IDS if id_.startswith(prefix)))


# --- articles --------------------------------------------------------------------------------------------------------

_intervals = absolute_dates.map(lambda date: date.interval)
_bounds = st.builds(DateInterval.of, _YEARS, st.integers(1, 12), st.integers(1, 28)).map(
    lambda day: DateInterval(day.earliest, None)
)


def _dating(interval: DateInterval, kind: Kind) -> Dating:
    return Dating(interval, kind, "a rule", "an evidence")


datings = st.one_of(
    st.none(),
    st.builds(_dating, _intervals, st.sampled_from((Kind.STATED, Kind.INFERRED))),
    st.builds(_dating, _bounds, st.just(Kind.BOUND)),
)

_marks = st.sampled_from((" ", " ", " ", ", ", ". A ", "\n"))
_tokens = st.sampled_from((*WORDS, *NAMES, "the"))


@st.composite
def _texts(draw: st.DrawFn, most: int) -> str:
    tokens = draw(st.lists(_tokens, max_size=most))
    return "".join(token + draw(_marks) for token in tokens).strip()


def _mentions(field: Field, text: str) -> list[tuple[Mention, int]]:
    """Every name of ``NAMES`` in the text that is not part of a longer one; its number is its place in them, from 1."""
    found: list[tuple[Mention, int]] = []
    for number, name in enumerate(NAMES, 1):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if all(end <= mention.start or start >= mention.end for mention, _ in found):
                found.append((Mention(field, start, end, name, NAME_TYPES[number - 1]), number))
            start = text.find(name, end)
    return sorted(found, key=lambda one: one[0].start)


@st.composite
def articles(draw: st.DrawFn, row: int = 1) -> StoredArticle:
    """An article of row 1 to 8; it is a copy of the article of row 1, or its own story."""
    title, body = draw(_texts(4)), draw(_texts(16))
    mentioned = draw(st.lists(_intervals, max_size=2))
    named = [*_mentions(Field.TITLE, title), *_mentions(Field.BODY, body)] if draw(st.booleans()) else None
    article = Article(
        id=IDS[row - 1],
        title=title,
        body=body,
        authors=tuple(draw(st.lists(st.sampled_from(AUTHORS), max_size=2, unique=True))),
        source=draw(st.one_of(st.none(), st.sampled_from(SOURCES))),
        url=draw(st.one_of(st.none(), st.sampled_from(URLS))),
        language=draw(st.sampled_from(("en", "en-GB", "de"))),
        format="text",
        raw=body,
        lines=(),
        published=draw(datings),
        updated=draw(datings),
        candidates=(),
        mentioned=tuple(MentionedDate(Field.BODY, 0, 0, "", interval) for interval in mentioned),
    )
    annotated = AnnotatedArticle(
        article,
        split(title),
        split(body),
        None if named is None else tuple(mention for mention, _ in named),
    )
    return StoredArticle(
        row=row,
        annotated=annotated,
        names=tuple(number for _, number in named or ()),
        added=ADDED + timedelta(hours=draw(st.integers(0, 500))),
        story=draw(st.sampled_from((IDS[0], IDS[row - 1]))),
    )


@st.composite
def archives(draw: st.DrawFn, most: int = 4) -> tuple[StoredArticle, ...]:
    """A few articles with the rows 1, 2, 3 ..."""
    first, *others = (draw(articles(row=row)) for row in range(1, draw(st.integers(1, most)) + 1))
    return (replace(first, is_copied=any(other.story == IDS[0] for other in others)), *others)
