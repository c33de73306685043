from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.errors import QueryError
from search.parsing import parse, parse_any
from search.query import EntityClause, Query, Span, children
from search.syntax.plain import read_plain

# Letters of which one in two words looks like an operator, and what may stand between and behind them.
WORDS = st.one_of(
    st.text("abXYZ", min_size=1, max_size=4),
    st.sampled_from(("AND", "OR", "NOT", "Or", "near", "NEAR", "w", "pre", "a" * 51, "b" * 300)),
)
NAMES = st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'))
DAYS = st.sampled_from(("1987-03-01", "1987-02-30", "1987-12-31", "0000-01-01", "1987-13-01", "87-01-01", "1987"))
PERIODS = st.one_of(DAYS, st.tuples(DAYS, DAYS).map("..".join), st.just(">=1987-03-01"))
REACHES = st.sampled_from(("1", "9", "10", "50", "0", "51", "05", "s", "p", "x", ""))
FIELDS = st.sampled_from(
    ("person", "org", "place", "entity", "title", "author", "published", "mentioned", "added", "nofield")
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.lists(WORDS, min_size=2, max_size=4).map(" OR ".join),
    NAMES,
    st.tuples(WORDS, st.sampled_from(("w/", "pre/", "W/", "n/")), REACHES, WORDS).map(
        lambda parts: f"{parts[0]} {parts[1]}{parts[2]} {parts[3]}"
    ),
    st.tuples(WORDS, st.sampled_from(("*", "?", "~", "~1", "~2", "~3", "**")), WORDS | st.just("")).map("".join),
    st.tuples(st.just("*") | st.just("?"), WORDS).map("".join),
    st.tuples(FIELDS, NAMES | PERIODS).map(":".join),
    st.tuples(WORDS, FIELDS, PERIODS).map(lambda parts: f"{parts[0]} {parts[1]}:{parts[2]}"),
)


@given(TEXTS)
@example("oil AND gas")
@example("oil OR gas lng")
@example("oil OR AND")
@example("near NEAR Near")
@example(f"{'a' * 300} Putin NATO")
@example("published:2024-01-02..2024-01-01")
@settings(max_examples=600, deadline=None)
def test_what_is_read_at_a_glance_is_read_as_any_text_is(text: str) -> None:
    assert _reading(parse, text) == _reading(parse_any, text)


def _reading(read: Callable[[str], Query], text: str) -> tuple[object, ...]:
    """The query with the places of all its parts, or why there is none."""
    try:
        query = read(text)
    except QueryError as error:
        return str(error), error.kind, error.span
    return query, _spans(query)


@pytest.mark.parametrize(
    "text",
    [
        "oil",
        "oil Price NATOs",
        "oil OR gas OR lng",
        '"price cap"',
        "oil w/5 price",
        "oil pre/s price",
        "guarant*",
        "*ions",
        "wom?n",
        "lukashenka~",
        "lukashenka~2",
        "person:lukashenko",
        'org:"Price Cap Coalition"',
        "published:2024-01-02",
        "oil price mentioned:2024-01-02..2024-03-04",
    ],
)
def test_what_is_asked_most_is_read_at_a_glance(text: str) -> None:
    assert read_plain(text) == parse_any(text)


def _spans(query: Query) -> list[Span]:
    inside = [query.name.span] if isinstance(query, EntityClause) else []
    return [query.span, *inside, *(span for child in children(query) for span in _spans(child))]
