"""Days without articles, against going through the calendar day by day."""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.actions import correct, remove
from corpus.dates import DateInterval
from search.gaps import Gap, coverage, gaps_between, gaps_of, regular_weekdays
from tests.search.writing import ADDED, Written, archive_of, bound, inferred, stated

FIRST = date(2024, 1, 1)  # a Monday
DAY = timedelta(days=1)


def day(number: int) -> date:
    return FIRST + number * DAY


def slowly(days: Collection[date]) -> list[tuple[date, date]]:
    """First and last of each run without a day, from the calendar."""
    if not days:
        return []
    every = [min(days) + at * DAY for at in range((max(days) - min(days)).days + 1)]
    runs = [list(run) for is_there, run in groupby(every, key=lambda each: each in days) if not is_there]
    return [(run[0], run[-1]) for run in runs]


@given(st.sets(st.integers(0, 60).map(day)))
def test_the_runs_are_those_of_the_calendar(days: set[date]) -> None:
    found = list(gaps_between(days))
    assert [(gap.first, gap.last) for gap in found] == slowly(days)
    assert all(gap.missed == gap.days for gap in found)


@given(st.sets(st.integers(0, 90).map(day)))
def test_gaps_of_an_outlet_begin_and_end_on_days_of_publication(days: set[date]) -> None:
    weekdays = regular_weekdays(days)
    found = list(gaps_of("Daily", days))
    assert all({gap.first.weekday(), gap.last.weekday()} <= weekdays for gap in found)
    missed = {first + at * DAY for first, last in slowly(days) for at in range((last - first).days + 1)}
    assert sum(gap.missed for gap in found) == sum(each.weekday() in weekdays for each in missed)


WEEKDAYS = {day(at) for at in range(70) if day(at).weekday() < 5}


def test_a_paper_without_weekends_has_no_gap_every_weekend() -> None:
    assert regular_weekdays(WEEKDAYS) == {0, 1, 2, 3, 4}
    assert list(gaps_of("Daily", WEEKDAYS)) == []


def test_a_week_that_it_missed_is_five_days() -> None:
    assert list(gaps_of("Daily", WEEKDAYS - {day(at) for at in range(14, 21)})) == [Gap("Daily", day(14), day(18), 5)]


def test_a_month_of_silence_does_not_make_it_irregular() -> None:
    days = WEEKDAYS - {day(at) for at in range(14, 42)}
    (gap,) = gaps_of("Daily", days)
    assert (gap.first, gap.last, gap.missed, gap.days) == (day(14), day(39), 20, 26)


@pytest.mark.parametrize(
    "days",
    [
        pytest.param({day(at) for at in range(0, 70, 9)}, id="now and then"),
        pytest.param({day(at) for at in range(28)} - {day(8)}, id="four weeks are too few"),
        pytest.param(set(), id="never"),
    ],
)
def test_an_outlet_without_a_rhythm_has_no_gaps(days: set[date]) -> None:
    assert list(gaps_of("Now and then", days)) == []


def test_only_dates_that_are_days_cover_one() -> None:
    archive = archive_of(
        Written("a", published=stated(DateInterval.of(2024, 1, 1))),
        Written("b", published=inferred(DateInterval.of(2024, 1, 5, 10, 30))),
        Written("c", published=stated(DateInterval.of(2024, 1))),
        Written("d", published=bound(DateInterval.of(2024, 1, 3))),
        "e",
    )
    found = coverage(archive)
    assert (found.first, found.last, found.covered, found.empty, found.runs, found.coarse) == (
        day(0), day(4), 2, 3, 1, 1,
    )  # fmt: skip
    assert found.gaps == (Gap(None, day(1), day(3), 3),)


def test_corrections_and_removals_count() -> None:
    archive = archive_of(*(Written("a", published=stated(DateInterval.of(2024, 1, number))) for number in (1, 2, 3, 9)))
    with archive.transaction():
        correct(archive, 1, DateInterval.of(2024, 1, 7), "print", now=ADDED)
        remove(archive, [4], now=ADDED)
    found = coverage(archive)
    assert (found.first, found.last, found.covered) == (day(1), day(6), 3)
    assert found.gaps == (Gap(None, day(3), day(5), 3),)


def test_an_archive_of_nothing_covers_nothing() -> None:
    found = coverage(archive_of("a"))
    assert (found.first, found.covered, found.runs, found.gaps) == (None, 0, 0, ())
