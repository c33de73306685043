import pytest

from search.parsing import parse
from search.query import And, Query
from search.syntax.refusing import with_not


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("-gas oil", "oil NOT gas", id="word"),
        pytest.param("-gas AND oil", "oil NOT gas", id="operator"),
        pytest.param("-gas OR oil", "NOT gas OR oil", id="alternative"),
        pytest.param('-"price cap" oil lng', 'oil lng NOT "price cap"', id="phrase"),
        pytest.param("-title:(gas OR lng) oil", "oil NOT title:(gas OR lng)", id="group"),
        pytest.param("-gas", "oil NOT gas", id="nothing else, so that something is made up"),
    ],
)
def test_a_dash_at_the_beginning_is_meant_as_not(typed: str, meant: str) -> None:
    assert with_not(typed) == meant


@pytest.mark.parametrize("typed", ["-gas oil", "-gas AND oil", '-"price cap" oil lng', "-title:(gas OR lng) oil"])
def test_what_is_meant_asks_the_same(typed: str) -> None:
    assert set(_clauses(parse(with_not(typed)))) == set(_clauses(parse(typed)))


def _clauses(query: Query) -> tuple[Query, ...]:
    assert isinstance(query, And)
    return query.clauses
