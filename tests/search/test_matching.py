# ruff: noqa: DTZ001 - dates are kept as printed, without a zone
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
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
from corpus.dates import DateInterval
from corpus.words import split
from search.fields import AnyField, DateField, EntityField, Property, ValueField
from search.matching import Truth, matches, occurrences
from search.resolved import (
    AllOf,
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
    Repeated,
    Resolved,
    Sequence,
    Term,
)

TITLE = "Oil price cap"
BODY = "The oil price fell. Maria Lind spoke of oil."

ARTICLE = Article(
    id="00000000000000ab",
    title=TITLE,
    body=BODY,
    authors=("Jo Berg", "Maria Lind-Öberg"),
    source="The Evening Post",
    url="https://www.example.org/world/oil",
    language="en-GB",
    format="text",
    raw=BODY,
    lines=(),
    published=Dating(DateInterval.of(2023, 4), Kind.STATED, "", ""),
    updated=None,
    candidates=(),
    mentioned=(MentionedDate(Field.BODY, 0, 3, "The", DateInterval.of(2022, 5, 1)),),
)
STORED = StoredArticle(
    row=1,
    annotated=AnnotatedArticle(
        ARTICLE, split(TITLE), split(BODY), (Mention(Field.BODY, 20, 30, "Maria Lind", EntityType.PERSON),)
    ),
    names=(7,),
    added=datetime(2023, 5, 2, 12),
    story="00000000000000aa",
)
OIL, GAS = Term(("oil",)), Term(("gas",))


def changed(**changes: object) -> StoredArticle:
    """The article with other values."""
    return replace(STORED, annotated=replace(STORED.annotated, article=replace(ARTICLE, **changes)))  # type: ignore[arg-type]  # by name


def dated(kind: Kind, interval: DateInterval) -> StoredArticle:
    return changed(published=Dating(interval, kind, "", ""))


def published(period: DateInterval) -> Dated:
    return Dated(DateField.PUBLISHED, period)


YES_AND_NO: list[tuple[str, Resolved, bool]] = [
    ("word in the title", Term(("cap",)), True),
    ("word in the body", Term(("fell",)), True),
    ("form of a word", Term(("fall",), ("fell",)), True),
    ("word in neither", GAS, False),
    ("word in the other field", Term(("fell",), fields=(Field.TITLE,)), False),
    ("phrase", Sequence(("oil", "price")), True),
    ("phrase across the fields", Sequence(("cap", "the")), False),
    ("proximity across the fields", Nearby(Term(("cap",)), Term(("the",)), 50), False),
    ("mention", Mentioning(frozenset({7})), True),
    ("other mention", Mentioning(frozenset({8})), False),
    ("no such name", Mentioning(frozenset()), False),
    ("mention near a word", Nearby(Mentioning(frozenset({7})), Term(("spoke",)), 1), True),
    ("three in title and body together", Repeated(3, OIL), True),
    ("not four", Repeated(4, OIL), False),
    ("word of an author", Named(ValueField.AUTHOR, ("lind",)), True),
    ("words of an author", Named(ValueField.AUTHOR, ("lind", "oberg")), True),
    ("words of two authors", Named(ValueField.AUTHOR, ("berg", "maria")), False),
    ("words of the source", Named(ValueField.SOURCE, ("evening", "post")), True),
    ("part of a word of the source", Named(ValueField.SOURCE, ("even",)), False),
    ("host", OnSite("example.org"), True),
    ("end of the host", OnSite("org"), True),
    ("end of a label", OnSite("ample.org"), False),
    ("path", OnSite(None, ("world",)), True),
    ("host and path", OnSite("example.org", ("world", "oil")), True),
    ("part of a segment", OnSite("example.org", ("wor",)), False),
    ("language", InLanguage("en"), True),
    ("other language", InLanguage("de"), False),
    ("beginning of the id", IdBegins("000"), True),
    ("end of the id", IdBegins("ab"), False),
    ("story", InStory(frozenset({"00000000000000aa"})), True),
    ("no story", InStory(frozenset()), False),
    ("copy", HasProperty(Property.COPY), True),
    ("original", HasProperty(Property.ORIGINAL), False),
    ("undated", HasProperty(Property.UNDATED), False),
    ("everything", Anything(), True),
    ("ingested on the day", Dated(DateField.ADDED, DateInterval.of(2023, 5, 2)), True),
    ("ingested on another day", Dated(DateField.ADDED, DateInterval.of(2023, 5, 3)), False),
    ("date mentioned", Dated(DateField.MENTIONED, DateInterval.of(2022)), True),
    ("date mentioned more coarsely", Dated(DateField.MENTIONED, DateInterval.of(2022, 5, 1, 12, 0)), False),
]


@pytest.mark.parametrize(("query", "holds"), [pytest.param(*case, id=name) for name, *case in YES_AND_NO])
def test_what_is_yes_or_no(query: Resolved, holds: bool) -> None:
    assert matches(query, STORED) is (Truth.YES if holds else Truth.NO)


@pytest.mark.parametrize(
    ("stored", "period", "truth"),
    [
        pytest.param(STORED, DateInterval.of(2023), Truth.YES, id="inside"),
        pytest.param(STORED, DateInterval.of(2023, 4), Truth.YES, id="the same"),
        pytest.param(STORED, DateInterval.of(2022), Truth.NO, id="outside"),
        pytest.param(STORED, DateInterval.of(2023, 4, 5), Truth.UNKNOWN, id="too coarse"),
        pytest.param(STORED, DateInterval(datetime(2023, 4, 15), None), Truth.UNKNOWN, id="across an end"),
        pytest.param(STORED, DateInterval(None, datetime(2023, 5, 1)), Truth.YES, id="up to its end"),
        pytest.param(dated(Kind.INFERRED, DateInterval.of(2023, 4)), DateInterval.of(2023), Truth.YES, id="inferred"),
        pytest.param(
            dated(Kind.BOUND, DateInterval(datetime(2023, 4, 11), None)),
            DateInterval.of(2022),
            Truth.UNKNOWN,
            id="a bound is unknown even where it excludes",
        ),
        pytest.param(changed(published=None), DateInterval.of(2023), Truth.UNKNOWN, id="missing"),
        pytest.param(
            dated(Kind.UNKNOWN, DateInterval(None, None)), DateInterval.of(2023), Truth.UNKNOWN, id="unknown kind"
        ),
    ],
)
def test_the_published_date(stored: StoredArticle, period: DateInterval, truth: Truth) -> None:
    assert matches(published(period), stored) is truth


def test_a_missing_date_of_change_is_unknown() -> None:
    assert matches(Dated(DateField.UPDATED, DateInterval.of(2023)), STORED) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("query", "truth"),
    [
        pytest.param(published(DateInterval.of(2022)), Truth.NO, id="period before the bound"),
        pytest.param(published(DateInterval.of(2023)), Truth.UNKNOWN, id="period around the bound"),
        pytest.param(published(DateInterval(datetime(2022, 1, 1), None)), Truth.YES, id="open period"),
        pytest.param(
            NoneOf(published(DateInterval(datetime(2022, 1, 1), None))), Truth.NO, id="what the bound rules out"
        ),
    ],
)
def test_a_bound_taken_for_a_period(query: Resolved, truth: Truth) -> None:
    bound = dated(Kind.BOUND, DateInterval(datetime(2023, 4, 11), None))
    assert (matches(query, bound), matches(query, bound, bounds=True)) == (Truth.UNKNOWN, truth)


def test_not_of_a_period_leaves_the_undated_unknown() -> None:
    assert matches(NoneOf(published(DateInterval.of(2023))), changed(published=None)) is Truth.UNKNOWN


def test_an_article_that_is_not_annotated_mentions_nobody() -> None:
    stored = replace(STORED, annotated=replace(STORED.annotated, mentions=None), names=())
    assert matches(Mentioning(frozenset({7})), stored) is Truth.NO


@pytest.mark.parametrize(
    ("field", "holds"),
    [
        *((field, True) for field in Field),
        (DateField.PUBLISHED, True),
        (DateField.UPDATED, False),
        (DateField.ADDED, True),
        (DateField.MENTIONED, True),
        (EntityField.PERSON, True),
        (EntityField.ORG, False),
        (EntityField.PLACE, False),
        (EntityField.ENTITY, True),
        *((field, True) for field in ValueField),
    ],
)
def test_having_a_value(field: AnyField, holds: bool) -> None:
    assert matches(HasValue(field), STORED) is (Truth.YES if holds else Truth.NO)


BARE = replace(ARTICLE, title="", body="", authors=(), source=None, url=None, published=None, mentioned=())
EMPTY = replace(STORED, annotated=AnnotatedArticle(BARE, split(""), split(""), ()), names=())


@pytest.mark.parametrize(
    "field",
    [
        *Field,
        DateField.PUBLISHED,
        DateField.MENTIONED,
        EntityField.ENTITY,
        ValueField.AUTHOR,
        ValueField.SOURCE,
        ValueField.URL,
    ],
)
def test_having_no_value(field: AnyField) -> None:
    assert matches(HasValue(field), EMPTY) is Truth.NO


def test_a_bound_is_no_date_to_have() -> None:
    assert (
        matches(HasValue(DateField.PUBLISHED), dated(Kind.BOUND, DateInterval(datetime(2023, 4, 1), None))) is Truth.NO
    )


# --- Kleene's laws ---------------------------------------------------------------------------------------------------

# One clause for each truth, of an article whose date is known to the month.
CLAUSES: dict[Truth, Resolved] = {
    Truth.YES: published(DateInterval.of(2023)),
    Truth.NO: published(DateInterval.of(2022)),
    Truth.UNKNOWN: published(DateInterval.of(2023, 4, 5)),
}
truths = st.sampled_from(Truth)


@given(st.lists(truths, max_size=4))
def test_and_is_the_least_true(parts: list[Truth]) -> None:
    assert matches(AllOf(tuple(CLAUSES[truth] for truth in parts)), STORED) is min(parts, default=Truth.YES)


@given(st.lists(truths, max_size=4))
def test_or_is_the_truest(parts: list[Truth]) -> None:
    assert matches(AnyOf(tuple(CLAUSES[truth] for truth in parts)), STORED) is max(parts, default=Truth.NO)


@pytest.mark.parametrize(
    ("truth", "negated"),
    [(Truth.YES, Truth.NO), (Truth.NO, Truth.YES), (Truth.UNKNOWN, Truth.UNKNOWN)],
)
def test_not(truth: Truth, negated: Truth) -> None:
    assert matches(NoneOf(CLAUSES[truth]), STORED) is negated


@given(truths, truths)
@settings(max_examples=20)
def test_de_morgan(one: Truth, other: Truth) -> None:
    both = (CLAUSES[one], CLAUSES[other])
    outside = NoneOf(AllOf(both))
    inside = AnyOf(tuple(NoneOf(clause) for clause in both))
    assert matches(outside, STORED) is matches(inside, STORED)


# --- occurrences -----------------------------------------------------------------------------------------------------


def found(query: Resolved) -> list[tuple[Field, int, int]]:
    return [(occurrence.field, occurrence.start, occurrence.end) for occurrence in occurrences(query, STORED)]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        pytest.param(OIL, [(Field.TITLE, 0, 1), (Field.BODY, 1, 2), (Field.BODY, 8, 9)], id="word"),
        pytest.param(AllOf((Term(("cap",)), Term(("fell",)))), [(Field.TITLE, 2, 3), (Field.BODY, 3, 4)], id="and"),
        pytest.param(NoneOf(OIL), [], id="what is denied"),
        pytest.param(AnyOf((GAS, Term(("cap",)))), [(Field.TITLE, 2, 3)], id="or"),
        pytest.param(
            AnyOf((AllOf((OIL, GAS)), Term(("cap",)))), [(Field.TITLE, 2, 3)], id="alternative that does not hold"
        ),
        pytest.param(Nearby(Term(("price",)), Term(("fell",)), 1), [(Field.BODY, 2, 4)], id="proximity as it matched"),
        pytest.param(Repeated(1, Term(("cap",))), [(Field.TITLE, 2, 3)], id="what is counted"),
        pytest.param(published(DateInterval.of(2023)), [], id="date"),
    ],
)
def test_occurrences(query: Resolved, places: list[tuple[Field, int, int]]) -> None:
    assert found(query) == places


def test_an_occurrence_knows_the_part_of_the_query_it_answers() -> None:
    query = AllOf((Term(("cap",), span=(0, 3)), Nearby(Term(("price",)), Term(("fell",)), 1, span=(4, 20))))
    assert [(one.span, one.marks) for one in occurrences(query, STORED)] == [
        ((0, 3), ((2, 3),)),
        ((4, 20), ((2, 3), (3, 4))),
    ]
