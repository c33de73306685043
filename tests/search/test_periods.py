# ruff: noqa: DTZ001 - dates are kept as printed, without a zone
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import DateInterval
from search.periods import Absolute, Between, During, Period, in_words, resolve_period
from search.syntax.period_parsing import parse_period
from tests.search.generating import periods

TODAY = date(2024, 3, 13)  # a Wednesday, in week 11 of a leap year


def day(year: int, month: int, number: int) -> datetime:
    return datetime(year, month, number)


@pytest.mark.parametrize(
    ("typed", "earliest", "before"),
    [
        pytest.param("2023", day(2023, 1, 1), day(2024, 1, 1), id="year"),
        pytest.param("2024-02", day(2024, 2, 1), day(2024, 3, 1), id="month"),
        pytest.param("2024-02-29", day(2024, 2, 29), day(2024, 3, 1), id="day"),
        pytest.param("2023-Q4", day(2023, 10, 1), day(2024, 1, 1), id="quarter"),
        pytest.param("2024-W01", day(2024, 1, 1), day(2024, 1, 8), id="week"),
        pytest.param("2020-W53", day(2020, 12, 28), day(2021, 1, 4), id="week across the year"),
        pytest.param("202X", day(2020, 1, 1), day(2030, 1, 1), id="decade"),
        pytest.param("today", day(2024, 3, 13), day(2024, 3, 14), id="today"),
        pytest.param("yesterday", day(2024, 3, 12), day(2024, 3, 13), id="yesterday"),
        pytest.param("30 days ago", day(2024, 2, 12), day(2024, 2, 13), id="30 days ago"),
        pytest.param("0 days ago", day(2024, 3, 13), day(2024, 3, 14), id="0 days ago"),
        pytest.param("last 7 days", day(2024, 3, 7), day(2024, 3, 14), id="last 7 days end with today"),
        pytest.param("last 1 day", day(2024, 3, 13), day(2024, 3, 14), id="last 1 day"),
        pytest.param("this week", day(2024, 3, 11), day(2024, 3, 18), id="this week"),
        pytest.param("last week", day(2024, 3, 4), day(2024, 3, 11), id="last week, Monday to Sunday"),
        pytest.param("this month", day(2024, 3, 1), day(2024, 4, 1), id="this month"),
        pytest.param("last month", day(2024, 2, 1), day(2024, 3, 1), id="last month"),
        pytest.param("this quarter", day(2024, 1, 1), day(2024, 4, 1), id="this quarter"),
        pytest.param("last quarter", day(2023, 10, 1), day(2024, 1, 1), id="last quarter"),
        pytest.param("this year", day(2024, 1, 1), day(2025, 1, 1), id="this year"),
        pytest.param("last year", day(2023, 1, 1), day(2024, 1, 1), id="last year"),
        pytest.param("wednesday", day(2024, 3, 13), day(2024, 3, 14), id="the weekday of today"),
        pytest.param("tuesday", day(2024, 3, 12), day(2024, 3, 13), id="the weekday before"),
        pytest.param("thursday", day(2024, 3, 7), day(2024, 3, 8), id="the weekday after is last week's"),
        pytest.param(">2023", day(2024, 1, 1), None, id="after a year is over"),
        pytest.param(">=2023", day(2023, 1, 1), None, id="since a year begins"),
        pytest.param("<2023", None, day(2023, 1, 1), id="before a year begins"),
        pytest.param("<=2023", None, day(2024, 1, 1), id="until a year is over"),
        pytest.param(">last week", day(2024, 3, 11), None, id="after last week"),
        pytest.param("2023..", day(2023, 1, 1), None, id="open at the end"),
        pytest.param("..2023", None, day(2024, 1, 1), id="open at the start"),
        pytest.param("2023-04..2023-06", day(2023, 4, 1), day(2023, 7, 1), id="range"),
        pytest.param("2023..2023-06", day(2023, 1, 1), day(2023, 7, 1), id="range with its start in its end"),
        pytest.param("last month..yesterday", day(2024, 2, 1), day(2024, 3, 13), id="relative range"),
    ],
)
def test_the_interval_meant(typed: str, earliest: datetime | None, before: datetime | None) -> None:
    period, end = parse_period(typed, 0)
    interval = resolve_period(period, TODAY)
    assert (end, interval.earliest, interval.before) == (len(typed), earliest, before)


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        pytest.param("April 2023", "2023-04", id="month in words"),
        pytest.param("15 Sept 2023", "2023-09-15", id="day in words"),
        pytest.param("2023-q2", "2023-Q2", id="quarter"),
        pytest.param("2023-w05", "2023-W05", id="week"),
        pytest.param("202x", "202X", id="decade"),
        pytest.param("000X", "000X", id="first decade"),
        pytest.param("0033-02", "0033-02", id="early year"),
        pytest.param("0 days ago", "today", id="0 days ago"),
        pytest.param("1 day ago", "yesterday", id="1 day ago"),
        pytest.param("LAST 7 DAYS", "last 7 days", id="capitals"),
        pytest.param("april 2023..may 2023", "2023-04..2023-05", id="range in words"),
        pytest.param("<=april 2023", "<=2023-04", id="comparison"),
    ],
)
def test_the_canonical_form(typed: str, canonical: str) -> None:
    assert str(parse_period(typed, 0)[0]) == canonical


@given(periods)
@settings(max_examples=200, deadline=None)
def test_printing_and_parsing_is_the_identity(period: Period) -> None:
    printed = str(period)
    assert parse_period(printed, 0) == (period, len(printed))


@given(periods, st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))
@settings(max_examples=200, deadline=None)
def test_any_day_will_do(period: Period, today: date) -> None:
    try:
        resolve_period(period, today)
    except ValueError as error:
        assert "cannot end before" in str(error)  # noqa: PT017 - a relative range may run backwards, nothing else


def test_a_relative_range_that_runs_backwards_is_refused_on_the_day() -> None:
    period, _ = parse_period("today..yesterday", 0)
    with pytest.raises(ValueError, match="cannot end before"):
        resolve_period(period, TODAY)


def test_a_period_ends_where_the_date_does() -> None:
    text = "published:april 2023 oil"
    period, end = parse_period(text, len("published:"))
    assert (period, text[end:]) == (During(Absolute(DateInterval.of(2023, 4))), " oil")


def test_an_open_end_stops_at_a_parenthesis() -> None:
    assert parse_period("2023..) oil", 0) == (Between(Absolute(DateInterval.of(2023)), None), 6)


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        pytest.param(DateInterval.of(2023), "2023-01-01 to 2023-12-31", id="year"),
        pytest.param(DateInterval.week(2024, 11), "2024-03-11 to 2024-03-17", id="week"),
        pytest.param(DateInterval.of(2023, 4, 11), "2023-04-11", id="day"),
        pytest.param(DateInterval(day(2023, 1, 1), None), "2023-01-01 or later", id="open end"),
        pytest.param(DateInterval(None, day(2023, 1, 1)), "2022-12-31 or earlier", id="open start"),
        pytest.param(
            DateInterval(datetime(2023, 1, 1, 22), datetime(2023, 1, 2, 22)),
            "2023-01-01 22:00:00 to 2023-01-02 21:59:59",
            id="hours",
        ),
    ],
)
def test_a_period_in_words(interval: DateInterval, words: str) -> None:
    assert in_words(interval) == words
