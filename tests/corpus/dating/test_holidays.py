from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dating.calendar import find_named
from corpus.dating.holidays import NAMES, easter_of, named_day

WEDNESDAY = date(2023, 11, 15)


def named(text: str, written_on: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    found = find_named(text, language="en", written_on=written_on)
    return [(text[one.start : one.end], one.interval.edtf) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        pytest.param("on Christmas Eve 2020", "Christmas Eve 2020", "2020-12-24", id="with its year"),
        pytest.param("Christmas Day", "Christmas Day", "2023-12-25", id="near ahead"),
        pytest.param("Labor Day", "Labor Day", "2023-09-04", id="first Monday"),
        pytest.param("Memorial Day", "Memorial Day", "2023-05-29", id="last Monday"),
        pytest.param("Thanksgiving Day", "Thanksgiving Day", "2023-11-23", id="fourth Thursday"),
        pytest.param("last Thanksgiving", "last Thanksgiving", "2022-11-24", id="the last one"),
        pytest.param("Good Friday", "Good Friday", "2023-04-07", id="before Easter"),
        pytest.param("Easter Monday", "Easter Monday", "2023-04-10", id="after Easter"),
        pytest.param("will march on the Fourth of July", "the Fourth of July", "2024-07-04", id="to come"),
        pytest.param("New Year’s Eve", "New Year’s Eve", "2023-12-31", id="curly apostrophe"),
        pytest.param("home by Christmas.", "Christmas", "2023-12-25", id="a feast alone, at the end"),
        pytest.param("at Easter of last year", "Easter of last year", "2022-04-17", id="of last year"),
        pytest.param("early on Boxing Day", "early on Boxing Day", "2023-12-26", id="part of the day"),
    ],
)
def test_days_with_a_name(text: str, words: str, edtf: str) -> None:
    assert named(text) == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "the Christmas market",
        "for Thanksgiving dinner",
        "Easter Island",
        "by Christmas shoppers",
        "on Independence Day",
        "on Election Day",
        "the Good Friday agreement",
        "the Orthodox Easter Sunday",
        "Canadians keep Thanksgiving Day",
    ],
    ids=str,
)
def test_what_is_no_day_or_another(text: str) -> None:
    assert named(text) == []


def test_a_day_with_a_name_needs_a_year_or_a_day_to_reckon_from() -> None:
    assert named("on Christmas Eve", None) == []
    assert named("on Christmas Eve 2020", None) == [("Christmas Eve 2020", "2020-12-24")]
    assert named("at Easter 1200", None) == []


# From the tables of the United States Naval Observatory.
@pytest.mark.parametrize(
    "day",
    ["1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2038-04-25"],
)
def test_easter(day: str) -> None:
    assert easter_of(int(day[:4])).isoformat() == day


@given(st.sampled_from(NAMES), st.dates(), st.sampled_from([True, False, None]))
def test_a_day_is_within_a_year(name: str, written_on: date, ahead: bool | None) -> None:
    found = named_day(name, None, written_on, text=name, start=0, ahead=ahead)
    if found is not None:
        assert found.earliest is not None
        days = (found.earliest.date() - written_on).days
        assert abs(days) <= 400
        assert ahead is None or (days >= 0 if ahead else days <= 0)
