import pytest
from hypothesis import given, settings

from corpus.article import Field, StoredArticle
from search.fields import EntityField, ValueField
from search.matching import matches
from search.parsing import parse
from search.query import (
    And,
    AtLeast,
    EntityClause,
    Everything,
    NameNumber,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Scope,
    Unit,
    ValueClause,
    Word,
    children,
    simplify,
)
from search.resolving import resolve
from tests.search.generating import TODAY, archives, known, queries

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        pytest.param(And((A, B, C)), "a AND b AND c", id="and"),
        pytest.param(Or((And((A, B)), C)), "(a AND b) OR c", id="and in or"),
        pytest.param(And((A, And((B, C)))), "a AND (b AND c)", id="and in and"),
        pytest.param(Not(A), "NOT a", id="not"),
        pytest.param(Not(Not(A)), "NOT (NOT a)", id="double not"),
        pytest.param(Not(Or((A, B))), "NOT (a OR b)", id="not of a group"),
        pytest.param(Not(Near(A, B, 5)), "NOT (a w/5 b)", id="not of a proximity"),
        pytest.param(And((Near(A, B, 5), C)), "a w/5 b AND c", id="proximity binds tighter"),
        pytest.param(
            Near(Near(A, B, 1, ordered=True), Or((B, C)), Unit.SENTENCE),
            "(a pre/1 b) w/s (b OR c)",
            id="operands of a proximity",
        ),
        pytest.param(Scope(Field.TITLE, A), "title:a", id="field"),
        pytest.param(Scope(Field.BODY, Not(Phrase("a b"))), 'body:(NOT "a b")', id="field over not"),
        pytest.param(AtLeast(3, Scope(Field.TITLE, Or((A, B)))), "ATLEAST 3 title:(a OR b)", id="atleast over field"),
        pytest.param(Word("a", exact=True), "=a", id="exact"),
        pytest.param(EntityClause(EntityField.PERSON, NameNumber(17)), "person:#17", id="entity number"),
        pytest.param(ValueClause(ValueField.AUTHOR, "Maria Lind"), 'author:"Maria Lind"', id="value with a space"),
        pytest.param(ValueClause(ValueField.SOURCE, "AND"), 'source:"AND"', id="value like an operator"),
        pytest.param(ValueClause(ValueField.URL, "example.org/world"), "url:example.org/world", id="address"),
    ],
)
def test_the_canonical_form(query: Query, canonical: str) -> None:
    assert str(query) == canonical


@given(queries())
@settings(max_examples=200, deadline=None)
def test_printing_and_parsing_is_the_identity(query: Query) -> None:
    assert parse(str(query)) == query


@given(queries())
@settings(max_examples=100, deadline=None)
def test_simplifying_again_changes_nothing(query: Query) -> None:
    once = simplify(query)
    assert simplify(once) == once


@given(queries(), archives())
@settings(max_examples=60, deadline=None)
def test_simplifying_keeps_the_meaning(query: Query, archive: tuple[StoredArticle, ...]) -> None:
    full, simple = (resolve(form, known(), text="", today=TODAY).query for form in (query, simplify(query)))
    assert [matches(full, stored) for stored in archive] == [matches(simple, stored) for stored in archive]


@given(queries())
@settings(max_examples=100, deadline=None)
def test_what_is_simplified_can_be_parsed_back(query: Query) -> None:
    simple = simplify(query)
    assert parse(str(simple)) == simple


@pytest.mark.parametrize(
    ("query", "simple"),
    [
        pytest.param(And((And((A, B)), C)), And((A, B, C)), id="nested and"),
        pytest.param(Or((A, Or((B, Or((C, A)))))), Or((A, B, C)), id="nested or with a repetition"),
        pytest.param(Not(Not(A)), A, id="double negation"),
        pytest.param(Not(Not(Not(A))), Not(A), id="triple negation"),
        pytest.param(And((A, A)), A, id="repetition"),
        pytest.param(And((A, Everything())), A, id="everything in and"),
        pytest.param(Or((A, Everything())), Everything(), id="everything in or"),
        pytest.param(And((Everything(), Everything())), Everything(), id="only everything"),
        pytest.param(And((A, Not(Not(And((B, C)))))), And((A, B, C)), id="and under two negations"),
    ],
)
def test_simplifying(query: Query, simple: Query) -> None:
    assert simplify(query) == simple


def test_places_in_the_text_take_no_part_in_equality() -> None:
    assert Word("a", span=(0, 1)) == Word("a", span=(4, 5))
    assert hash(Word("a", span=(0, 1))) == hash(Word("a", span=(4, 5)))


def _all_nodes(query: Query) -> list[Query]:
    return [query, *(node for child in children(query) for node in _all_nodes(child))]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("oil gas", [(0, 7), (0, 3), (4, 7)], id="words"),
        pytest.param("title:oil", [(0, 9), (6, 9)], id="field"),
        pytest.param(" -(a OR b)", [(1, 10), (3, 9), (3, 4), (8, 9)], id="negated group"),
        pytest.param("published:last week", [(0, 19)], id="date of two words"),
        pytest.param('ATLEAST 3 "a b"', [(0, 15), (10, 15)], id="atleast"),
        pytest.param("a w/5 (b OR c)", [(0, 14), (0, 1), (7, 13), (7, 8), (12, 13)], id="proximity"),
        pytest.param("person:lind", [(0, 11)], id="entity"),
    ],
)
def test_every_node_knows_its_place(text: str, spans: list[tuple[int, int]]) -> None:
    assert [node.span for node in _all_nodes(parse(text))] == spans
