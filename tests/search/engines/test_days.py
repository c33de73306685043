from hypothesis import given
from hypothesis import strategies as st

from search.engines.documents import BEGINNING, END
from search.engines.tantivy.days import DAY, LAST_DAY, SCALES, are_days, terms_of_day, terms_of_period

days = st.integers(0, LAST_DAY - 1) | st.integers(738_000, 738_400)


@given(days, st.integers(0, 400), st.integers(-450, 450), st.integers(0, DAY - 1))
def test_a_day_has_one_term_of_a_period_that_holds_it_and_else_none(
    first: int, length: int, distance: int, second: int
) -> None:
    after = min(first + length, LAST_DAY)
    day = min(max(first + distance, 0), LAST_DAY - 1)
    shared = set(terms_of_day(day * DAY + second)) & set(terms_of_period(first * DAY, after * DAY))
    assert len(shared) == (first <= day < after)


@given(days, st.booleans())
def test_a_period_that_is_open_at_an_end(day: int, since: bool) -> None:
    earliest, before = (day * DAY, END) if since else (BEGINNING, day * DAY)
    terms = set(terms_of_period(earliest, before))
    for other in {0, max(day - 1, 0), day, LAST_DAY - 1}:
        assert bool(terms & set(terms_of_day(other * DAY))) == ((other >= day) == since)


@given(days, st.integers(0, 100_000))
def test_a_period_is_few_terms(first: int, length: int) -> None:
    after = min(first + length, LAST_DAY)
    terms = list(terms_of_period(first * DAY, after * DAY))
    assert len(terms) == len(set(terms)) <= 6 * len(SCALES)
    assert len(list(terms_of_period(0, END))) <= 6 * len(SCALES)


def test_what_are_days() -> None:
    assert are_days(DAY, 2 * DAY)
    assert are_days(BEGINNING, END)
    assert not are_days(DAY, 2 * DAY + 1)
    assert not are_days(DAY + 3600, END)
