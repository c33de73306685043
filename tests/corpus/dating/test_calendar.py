from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dating.calendar import day_of, find_named

WEDNESDAY = date(2023, 11, 15)


def named(text: str, language: str | None = "en", written_on: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    found = find_named(text, language=language, written_on=written_on)
    return [(text[one.start : one.end], one.interval.edtf) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        pytest.param("in 2020 they", "2020", "2020", id="year"),
        pytest.param("broke out in 1848.", "1848", "1848", id="older year after a preposition"),
        pytest.param("the 1997 treaty", "1997", "1997", id="year before a noun"),
        pytest.param("(2014)", "2014", "2014", id="parentheses"),
        pytest.param("the 1990s were", "1990s", "199X", id="decade"),
        pytest.param("the 1980's were", "1980's", "198X", id="decade with apostrophe"),
        pytest.param("Q1 2023 sales", "Q1 2023", "2023-33", id="quarter code"),
        pytest.param("2023 Q4 sales", "2023 Q4", "2023-36", id="quarter code after the year"),
        pytest.param("the third quarter of 2022", "third quarter of 2022", "2022-35", id="quarter"),
        pytest.param("first-quarter 2022 sales", "first-quarter 2022", "2022-33", id="quarter with a hyphen"),
        pytest.param("the summer of 2022", "summer of 2022", "2022-22", id="season"),
    ],
)
def test_named_in_full(text: str, words: str, edtf: str) -> None:
    assert named(text, written_on=None) == [(words, edtf)]


def test_both_years_of_a_range() -> None:
    assert named("the 2014-2020 budget") == [("2014", "2014"), ("2020", "2020")]


@pytest.mark.parametrize(
    "text",
    [
        "2,000 soldiers",
        "some 2000 of them",
        "2000 people came",
        "more than 1990",
        "$2000",
        "€ 1999",
        "2000%",
        "2019.5 points",
        "at 1430 GMT",
        "Flight 1907",
        "call 555-1987",
        "https://news.example/2019/talks",
        "the 2014-15 season",
        "the 1900s",
        "a force of1999",
        "1453 was",
        "third quarter results",
        "spring came",
    ],
    ids=str,
)
def test_what_is_no_period(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        pytest.param("said today that", "today", "2023-11-15", id="today"),
        pytest.param("Yesterday they", "Yesterday", "2023-11-14", id="yesterday"),
        pytest.param("late yesterday", "late yesterday", "2023-11-14", id="late yesterday"),
        pytest.param("last night", "last night", "2023-11-14", id="last night"),
        pytest.param("tomorrow", "tomorrow", "2023-11-16", id="tomorrow"),
        pytest.param("on Monday", "Monday", "2023-11-13", id="weekday"),
        pytest.param("on Thursday", "Thursday", "2023-11-09", id="weekday of the week before"),
        pytest.param("on Wednesday", "Wednesday", "2023-11-15", id="weekday of the day itself"),
        pytest.param("last Wednesday", "last Wednesday", "2023-11-08", id="last weekday"),
        pytest.param("next Wednesday", "next Wednesday", "2023-11-22", id="next weekday"),
        pytest.param("last week", "last week", "2023-11-06/2023-11-12", id="last week"),
        pytest.param("this month", "this month", "2023-11", id="this month"),
        pytest.param("next month", "next month", "2023-12", id="next month"),
        pytest.param("earlier this year", "earlier this year", "2023", id="earlier this year"),
        pytest.param("last quarter", "last quarter", "2023-35", id="last quarter"),
        pytest.param("three days ago", "three days ago", "2023-11-12", id="days ago"),
        pytest.param("a year ago", "a year ago", "2022", id="a year ago"),
        pytest.param("11 months ago", "11 months ago", "2022-12", id="months ago"),
        pytest.param("in September", "September", "2023-09", id="month past"),
        pytest.param("in December", "December", "2023-12", id="month near"),
        pytest.param("in March", "March", "2023-03", id="month far ahead is the last one"),
        pytest.param("last April", "last April", "2023-04", id="last month of that name"),
        pytest.param("next April", "next April", "2024-04", id="next month of that name"),
        pytest.param("in early October", "early October", "2023-10", id="early in a month"),
        pytest.param("this summer", "this summer", "2023-22", id="this season"),
    ],
)
def test_pointing_words(text: str, words: str, edtf: str) -> None:
    assert named(text) == [(words, edtf)]


@pytest.mark.parametrize("text", ["today", "on Monday", "last week", "two years ago", "in March", "this summer"])
def test_pointing_words_mean_nothing_without_a_day(text: str) -> None:
    assert named(text, written_on=None) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("im Jahr 2014 und today", "de", [("2014", "2014")], id="year in German"),
        pytest.param("в 2014 году", "ru", [("2014", "2014")], id="year in Russian"),
        pytest.param("um 1800 Menschen", "de", [], id="no cue is known in German"),
        pytest.param("Q1 2023", None, [("Q1 2023", "2023-33")], id="unknown language"),
    ],
)
def test_other_languages(text: str, language: str | None, expected: list[tuple[str, str]]) -> None:
    assert named(text, language) == expected


@pytest.mark.parametrize(
    ("month", "day", "edtf"),
    [
        pytest.param(11, 1, "2023-11-01", id="past"),
        pytest.param(11, 15, "2023-11-15", id="the day itself"),
        pytest.param(1, 10, "2024-01-10", id="within two months"),
        pytest.param(2, 20, "2023-02-20", id="further ahead"),
        pytest.param(12, 31, "2023-12-31", id="end of the year"),
    ],
)
def test_a_day_without_a_year(month: int, day: int, edtf: str) -> None:
    found = day_of(month, day, WEDNESDAY)
    assert found is not None
    assert found.edtf == edtf


def test_a_leap_day_that_no_near_year_has() -> None:
    assert day_of(2, 29, date(2022, 6, 1)) is None


@given(st.dates(min_value=date(1605, 1, 1), max_value=date(2199, 12, 31)))
def test_a_bare_weekday_is_at_most_six_days_back(written_on: date) -> None:
    ((_, edtf),) = named("on Friday", written_on=written_on)
    back = (written_on - date.fromisoformat(edtf)).days
    assert 0 <= back <= 6
    assert date.fromisoformat(edtf).isoweekday() == 5
