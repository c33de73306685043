"""What may be typed as the date of a correction, and what is refused."""

from datetime import datetime

import pytest

from search.articles.correcting import read_correction
from search.errors import QueryError

NOW = datetime(2026, 3, 1, 12, 0, 0)  # noqa: DTZ001 - UTC and naive, as the archive keeps it


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        pytest.param("2023-04-15", "2023-04-15", id="day"),
        pytest.param("15 April 2023", "2023-04-15", id="day in words"),
        pytest.param("april 2023", "2023-04", id="month"),
        pytest.param("2023-Q2", "2023-34", id="quarter as in a query"),
        pytest.param("2023-34", "2023-34", id="quarter in EDTF"),
        pytest.param("2023-W15", "2023-04-10/2023-04-16", id="week"),
        pytest.param("2023-21", "2023-21", id="spring in EDTF"),
        pytest.param("202X", "202X", id="decade"),
        pytest.param("2023-04-15T16:21", "2023-04-15T16:21", id="minute"),
        pytest.param("2023-04-10/2023-04-12", "2023-04-10/2023-04-12", id="EDTF range"),
        pytest.param("2023-04-10..2023-04-12", "2023-04-10/2023-04-12", id="range as in a query"),
        pytest.param("2023-04-11..", "2023-04-11/..", id="bound"),
        pytest.param(">=2023-04-11", "2023-04-11/..", id="bound as a comparison"),
        pytest.param("2023-04-11/..", "2023-04-11/..", id="bound in EDTF"),
        pytest.param(" 2023 ", "2023", id="spaces around it"),
        pytest.param("2026-03-02", "2026-03-02", id="tomorrow, where it has begun in the east"),
    ],
)
def test_a_date_is_read(typed: str, edtf: str) -> None:
    found = read_correction(typed, now=NOW)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize("typed", ["unknown", "Unknown"])
def test_unknown_says_that_it_is_not_known(typed: str) -> None:
    assert read_correction(typed, now=NOW) is None


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        pytest.param("yesterday", "another one tomorrow", id="relative"),
        pytest.param("2023..today", "another one tomorrow", id="relative end"),
        pytest.param("last week", "another one tomorrow", id="relative week"),
        pytest.param("..2023", "has a beginning", id="no beginning"),
        pytest.param("<=2023", "has a beginning", id="no beginning, compared"),
        pytest.param("../..", "has a beginning", id="no end at all"),
        pytest.param("2026-03-04", "has not come yet", id="future"),
        pytest.param("9999", "has not come yet", id="far future"),
        pytest.param("Y10000/..", "has not come yet", id="after the calendar"),
        pytest.param("2023-04-15 or so", "belongs to no date", id="words behind it"),
        pytest.param("04/09/2023", "4 September 2023 or 9 April 2023", id="two readings"),
        pytest.param("31 february 2023", "has no day 31", id="no such day"),
        pytest.param("0000", "no year 0000", id="year 0"),
        pytest.param("", "missing", id="nothing"),
        pytest.param("soon", "not a date", id="no date"),
        pytest.param("2023~", "not a date", id="uncertain in EDTF"),
        pytest.param("2023-04-15..2023-04-10", "ends before it begins", id="reversed"),
        pytest.param("april", "needs a year", id="no year"),
    ],
)
def test_what_is_no_date_of_the_calendar_is_refused(typed: str, part: str) -> None:
    with pytest.raises(QueryError) as caught:
        read_correction(typed, now=NOW)
    assert part in str(caught.value)


def test_a_reversed_range_in_edtf_is_refused() -> None:
    with pytest.raises(QueryError):
        read_correction("2023-04-15/2023-04-10", now=NOW)


def test_the_caret_stands_under_what_is_too_much() -> None:
    with pytest.raises(QueryError) as caught:
        read_correction("2023-04-15 foo", now=NOW)
    assert caught.value.span == (11, 14)
