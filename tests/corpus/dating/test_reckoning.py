from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import DateInterval, Precision
from corpus.dating.reckoning import (
    a_year_before,
    day_of,
    days_between,
    month_of,
    moved,
    quarter_of,
    season_of,
    shifted,
    span,
    weekday,
    weekend,
)

WEDNESDAY = date(2023, 11, 15)
DAYS = st.dates()


def edtf(period: DateInterval | None) -> str | None:
    return None if period is None else period.edtf


@pytest.mark.parametrize(
    ("month", "day", "ahead", "expected"),
    [
        pytest.param(11, 1, None, "2023-11-01", id="past"),
        pytest.param(11, 15, None, "2023-11-15", id="the day itself"),
        pytest.param(1, 10, None, "2024-01-10", id="within two months"),
        pytest.param(2, 20, None, "2023-02-20", id="further ahead"),
        pytest.param(12, 31, None, "2023-12-31", id="end of the year"),
        pytest.param(8, 6, True, "2024-08-06", id="to come, far ahead"),
        pytest.param(11, 15, True, "2023-11-15", id="to come, the day itself"),
        pytest.param(12, 1, False, "2022-12-01", id="up to the day"),
        pytest.param(2, 29, True, "2024-02-29", id="leap day to come"),
    ],
)
def test_a_day_without_a_year(month: int, day: int, ahead: bool | None, expected: str) -> None:
    assert edtf(day_of(month, day, WEDNESDAY, ahead=ahead)) == expected


def test_a_leap_day_that_no_near_year_has() -> None:
    assert day_of(2, 29, date(2022, 6, 1)) is None


@pytest.mark.parametrize(
    ("number", "ahead", "expected"),
    [
        pytest.param(11, None, "2023-11", id="at hand"),
        pytest.param(1, None, "2024-01", id="within two months"),
        pytest.param(2, None, "2023-02", id="further ahead"),
        pytest.param(2, True, "2024-02", id="to come"),
        pytest.param(1, False, "2023-01", id="past"),
        pytest.param(11, False, "2023-11", id="past, at hand"),
    ],
)
def test_a_month_without_a_year(number: int, ahead: bool | None, expected: str) -> None:
    assert edtf(month_of(number, WEDNESDAY, ahead=ahead)) == expected


@pytest.mark.parametrize(
    ("number", "steps", "expected"),
    [
        pytest.param(3, 0, "2023-23", id="at hand"),
        pytest.param(4, 0, "2022-24", id="not begun"),
        pytest.param(3, -1, "2022-23", id="over"),
        pytest.param(2, -1, "2023-22", id="over this year"),
        pytest.param(3, 1, "2024-23", id="next"),
        pytest.param(4, 1, "2023-24", id="next this year"),
    ],
)
def test_a_season_without_a_year(number: int, steps: int, expected: str) -> None:
    assert edtf(season_of(number, WEDNESDAY, steps=steps)) == expected


def test_winter_is_at_hand_in_january_too() -> None:
    assert edtf(season_of(4, date(2023, 1, 5))) == "2022-24"


@pytest.mark.parametrize(("number", "expected"), [(4, "2023-36"), (3, "2023-35"), (1, "2023-33")])
def test_a_quarter_without_a_year(number: int, expected: str) -> None:
    assert edtf(quarter_of(number, WEDNESDAY)) == expected


@given(DAYS, st.integers(0, 6), st.booleans())
def test_a_weekday_is_within_six_days(day: date, number: int, ahead: bool) -> None:
    found = weekday(number, day, ahead=ahead)
    if found is not None and found.earliest is not None:
        away = (found.earliest.date() - day).days
        assert found.earliest.weekday() == number
        assert 0 <= away <= 6 if ahead else -6 <= away <= 0


@given(
    DAYS,
    st.sampled_from([unit for unit in Precision if unit not in {Precision.SECOND, Precision.MINUTE}]),
    st.integers(-30, 30),
)
def test_units_follow_each_other(day: date, precision: Precision, steps: int) -> None:
    one, next_one = shifted(day, precision, steps), shifted(day, precision, steps + 1)
    if one is not None and next_one is not None:
        assert one.before == next_one.earliest
        assert one.precision is precision


@given(DAYS, st.integers(-3, 3))
def test_a_weekend_is_a_saturday_and_a_sunday(day: date, steps: int) -> None:
    found = weekend(day, steps)
    if found is not None and found.earliest is not None:
        assert found.earliest.isoweekday() == 6
        assert -14 <= (found.earliest.date() - day).days - 7 * steps <= 14


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(DateInterval.quarter(2023, 3), "2022-35", id="quarter"),
        pytest.param(DateInterval.of(2023, 4), "2022-04", id="month"),
        pytest.param(DateInterval.of(2024, 2, 29), None, id="leap day"),
        pytest.param(DateInterval.of(1), None, id="year 1"),
        pytest.param(DateInterval.week(2023, 3), None, id="week"),
    ],
)
def test_a_year_before(period: DateInterval, expected: str | None) -> None:
    assert edtf(a_year_before(period)) == expected


@pytest.mark.parametrize(
    ("months", "expected"),
    [(1, date(2023, 2, 28)), (-11, date(2022, 2, 28)), (120, date(2033, 1, 31)), (12 * 8000, None), (-12 * 2023, None)],
)
def test_a_day_moved_by_months(months: int, expected: date | None) -> None:
    assert moved(date(2023, 1, 31), months=months) == expected


def test_what_runs_backwards_is_nothing() -> None:
    assert days_between(date(2023, 1, 2), date(2023, 1, 1)) is None
    assert span(DateInterval.of(2023), DateInterval.of(2022)) is None
    assert edtf(span(DateInterval.of(2022), DateInterval.of(2023, 4))) == "2022-01-01/2023-04-30"
