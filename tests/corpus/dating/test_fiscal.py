from datetime import date

import pytest

from corpus.dates import DateInterval
from corpus.dating.calendar import find_named

WEDNESDAY = date(2023, 11, 15)


def named(text: str, written_on: date | None = WEDNESDAY) -> list[tuple[str, DateInterval]]:
    found = find_named(text, language="en", written_on=written_on)
    return [(text[one.start : one.end], one.interval) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        pytest.param("in fiscal 2014 sales", "fiscal 2014", "2013-02-01/2015-03-31", id="by its number"),
        pytest.param("fiscal year 2014", "fiscal year 2014", "2013-02-01/2015-03-31", id="year by its number"),
        pytest.param("the 2014 fiscal year", "the 2014 fiscal year", "2013-02-01/2015-03-31", id="number before it"),
        pytest.param("in fiscal 2014/15", "fiscal 2014/15", "2014-01-01/2015-12-31", id="both its years"),
        pytest.param(
            "the second quarter of fiscal 2014",
            "the second quarter of fiscal 2014",
            "2013-05-01/2014-09-30",
            id="a quarter of a year",
        ),
    ],
)
def test_the_time_it_lies_in(text: str, words: str, edtf: str) -> None:
    ((found, interval),) = named(text)
    assert (found, interval.edtf, interval.precision) == (words, edtf, None)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param("2013-02-01", "2014-01-31", id="ends in January, named after its end"),
        pytest.param("2013-10-01", "2014-09-30", id="ends in September"),
        pytest.param("2014-02-01", "2015-01-31", id="ends in January, named after its beginning"),
        pytest.param("2014-04-01", "2015-03-31", id="ends in March, named after its beginning"),
    ],
)
def test_every_custom_lies_within(first: str, last: str) -> None:
    ((_, interval),) = named("fiscal 2014")
    assert DateInterval.from_edtf(f"{first}/{last}").inside(interval)


def test_neither_a_year_nor_a_month_is_claimed() -> None:
    ((_, interval),) = named("in fiscal 2014")
    year = DateInterval.of(2014)
    assert not interval.inside(year)
    assert interval.overlaps(year)


@pytest.mark.parametrize("text", ["this fiscal year", "net for the fiscal first quarter", "sales for the fiscal year"])
def test_one_that_is_not_named_is_none(text: str) -> None:
    assert named(text) == []
