# ruff: noqa: DTZ001, DTZ901 - dates are kept as printed, without a zone
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import DateInterval, Precision

moments = st.datetimes().map(lambda moment: moment.replace(microsecond=0))
days = st.dates().map(lambda day: datetime(day.year, day.month, day.day))
ends = st.one_of(st.none(), days, moments, st.sampled_from([datetime.min, datetime.max]))


@st.composite
def units(draw: st.DrawFn) -> DateInterval:
    moment, precision = draw(moments), draw(st.sampled_from(Precision))
    if precision is Precision.SEASON and (moment.year, moment.month) in {(1, 1), (1, 2)}:
        moment = moment.replace(month=3)
    return DateInterval.containing(moment, precision)


@st.composite
def ranges(draw: st.DrawFn) -> DateInterval:
    earliest, before = draw(ends), draw(ends)
    if earliest is not None and before is not None:
        earliest, before = sorted((earliest, before))
        if earliest == before:
            before = None
    return DateInterval(earliest, before)


intervals = st.one_of(units(), ranges())


@pytest.mark.parametrize(
    ("interval", "edtf"),
    [
        pytest.param(DateInterval.of(2023, 11, 15, 16, 21, 0), "2023-11-15T16:21:00", id="second"),
        pytest.param(DateInterval.of(2023, 11, 15, 16, 21), "2023-11-15T16:21", id="minute"),
        pytest.param(DateInterval.of(2023, 11, 15), "2023-11-15", id="day"),
        pytest.param(DateInterval.week(2023, 46), "2023-11-13/2023-11-19", id="week"),
        pytest.param(DateInterval.of(2023, 4), "2023-04", id="month"),
        pytest.param(DateInterval.quarter(2023, 1), "2023-33", id="first quarter"),
        pytest.param(DateInterval.quarter(2023, 4), "2023-36", id="last quarter"),
        pytest.param(DateInterval.season(2023, 1), "2023-21", id="spring"),
        pytest.param(DateInterval.season(2023, 4), "2023-24", id="winter"),
        pytest.param(DateInterval.of(2023), "2023", id="year"),
        pytest.param(DateInterval.of(33), "0033", id="early year"),
        pytest.param(DateInterval.decade(2023), "202X", id="decade"),
        pytest.param(DateInterval.decade(7), "000X", id="decade of nine years"),
        pytest.param(DateInterval(datetime(2023, 4, 11), None), "2023-04-11/..", id="open end"),
        pytest.param(DateInterval(None, datetime(2023, 4, 11)), "../2023-04-10", id="open start"),
        pytest.param(DateInterval(None, None), "../..", id="open at both ends"),
        pytest.param(DateInterval(datetime(2023, 4, 11), datetime(2023, 4, 14)), "2023-04-11/2023-04-13", id="days"),
        pytest.param(
            DateInterval(datetime(2023, 4, 11, 12), datetime(2023, 4, 12)),
            "2023-04-11T12:00:00/2023-04-11T23:59:59",
            id="times",
        ),
        pytest.param(DateInterval.of(9999, 12, 31), "9999-12-31", id="last day"),
        pytest.param(
            DateInterval(datetime(9999, 1, 5), datetime.max), "9999-01-05/9999-12-31", id="to the end of the calendar"
        ),
        pytest.param(DateInterval(datetime.max, None), "Y10000/..", id="after the calendar"),
        pytest.param(DateInterval(None, datetime.min), "../0000", id="before the calendar"),
    ],
)
def test_prints_and_parses(interval: DateInterval, edtf: str) -> None:
    assert interval.edtf == edtf
    assert DateInterval.from_edtf(edtf) == interval


@given(intervals)
def test_parsing_inverts_printing(interval: DateInterval) -> None:
    assert DateInterval.from_edtf(interval.edtf) == interval


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-13",
        "2023-02-30",
        "2023-4-1",
        "0000",
        "0000-01-01",
        "23",
        "2023/",
        "2023-20",
        "2023-11-15T16",
        "..",
        "20XX",
        "2023-05/2023-04",
        "٢٠٢٣",
        "2023-11-15T24:00",
        "Y10000",
        "2023-11-15\n",
    ],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the class is the contract
        DateInterval.from_edtf(text)


def test_ends_of_a_range_may_have_any_precision() -> None:
    assert DateInterval.from_edtf("2023-04/2023") == DateInterval(datetime(2023, 4, 1), datetime(2024, 1, 1))


def test_a_whole_week_is_a_week_however_it_was_made() -> None:
    assert DateInterval(datetime(2023, 11, 13), datetime(2023, 11, 20)) == DateInterval.week(2023, 46)


@pytest.mark.parametrize(
    ("precision", "earliest", "before"),
    [
        pytest.param(Precision.QUARTER, (2024, 1, 1), (2024, 4, 1), id="quarter"),
        pytest.param(Precision.SEASON, (2023, 12, 1), (2024, 3, 1), id="winter begins the year before"),
        pytest.param(Precision.WEEK, (2024, 2, 12), (2024, 2, 19), id="week"),
        pytest.param(Precision.DECADE, (2020, 1, 1), (2030, 1, 1), id="decade"),
    ],
)
def test_the_unit_around_a_moment(
    precision: Precision, earliest: tuple[int, int, int], before: tuple[int, int, int]
) -> None:
    interval = DateInterval.containing(datetime(2024, 2, 14, 9, 30, 5), precision)
    assert interval == DateInterval(datetime(*earliest), datetime(*before), precision)


@given(units())
def test_a_unit_contains_its_own_start(interval: DateInterval) -> None:
    assert interval.earliest is not None
    assert interval.precision is not None
    assert DateInterval.containing(interval.earliest, interval.precision) == interval


@pytest.mark.parametrize("precision", Precision)
def test_the_last_moment_of_the_calendar_is_in_a_unit_of_every_precision(precision: Precision) -> None:
    assert DateInterval.containing(datetime.max, precision).before == datetime.max


@pytest.mark.parametrize(
    "parts",
    [
        (2023, None, 4),
        (2023, 4, 11, 16),
        (2023, 2, 29),
        (0,),
        (10000,),
        (2023, 4, 31),
        (2023, 4, 11, 24, 0),
        (2023, 0),
        (2023, 4, 0),
    ],
    ids=str,
)
def test_what_the_calendar_does_not_have_is_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        DateInterval.of(*parts)


@pytest.mark.parametrize(
    ("earliest", "before", "precision"),
    [
        pytest.param(datetime(2023, 4, 2), datetime(2023, 4, 1), None, id="reversed"),
        pytest.param(datetime(2023, 4, 2), datetime(2023, 4, 2), None, id="empty"),
        pytest.param(datetime(2023, 4, 2), datetime(2023, 5, 1), Precision.MONTH, id="not a whole month"),
        pytest.param(datetime(2023, 4, 1), None, Precision.MONTH, id="open month"),
        pytest.param(datetime(2023, 4, 1, tzinfo=UTC), None, None, id="with a zone"),
        pytest.param(datetime(2023, 4, 1, microsecond=1), None, None, id="fraction of a second"),
    ],
)
def test_what_is_no_period_is_refused(
    earliest: datetime | None, before: datetime | None, precision: Precision | None
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        DateInterval(earliest, before, precision)


def test_seconds_count_from_year_one() -> None:
    day = DateInterval.of(1, 1, 2)
    assert (day.earliest_seconds, day.before_seconds) == (86_400, 172_800)


def test_seconds_of_the_last_day_are_whole() -> None:
    day = DateInterval.of(9999, 12, 31)
    assert day.earliest_seconds is not None
    assert day.before_seconds == day.earliest_seconds + 86_400


def test_an_open_end_has_no_seconds() -> None:
    bound = DateInterval(None, datetime(2023, 4, 11))
    assert bound.earliest_seconds is None


@pytest.mark.parametrize(
    ("interval", "period", "relation"),
    [
        pytest.param("2023-04-11", "2023-04", "inside", id="day in its month"),
        pytest.param("2023-04", "2023-04-11", "across", id="month around a day"),
        pytest.param("2023-04", "2023-05", "outside", id="neighbours share nothing"),
        pytest.param("2023-05", "2023-04", "outside", id="neighbours the other way"),
        pytest.param("2023", "2023", "inside", id="itself"),
        pytest.param("2023-04-11/..", "2023", "across", id="open end reaches out"),
        pytest.param("2023-04-11/..", "2023/..", "inside", id="open end in an open period"),
        pytest.param("2023-04-11/..", "2022", "outside", id="open end after the period"),
        pytest.param("../2022-12-31", "2023", "outside", id="open start before the period"),
        pytest.param("2023", "../..", "inside", id="everything"),
    ],
)
def test_comparison(interval: str, period: str, relation: str) -> None:
    a, b = DateInterval.from_edtf(interval), DateInterval.from_edtf(period)
    found = (a.inside(b), a.outside(b), a.overlaps(b))
    assert found == (relation == "inside", relation == "outside", relation != "outside")


@given(intervals, intervals)
def test_outside_is_symmetric_and_excludes_inside(a: DateInterval, b: DateInterval) -> None:
    assert a.outside(b) == b.outside(a)
    empty = {"Y10000/..", "../0000"}
    if a.edtf not in empty and b.edtf not in empty:
        assert not (a.inside(b) and a.outside(b))


@given(units(), moments)
def test_comparison_agrees_with_membership(interval: DateInterval, moment: datetime) -> None:
    assert interval.earliest is not None
    assert interval.before is not None
    second = DateInterval.containing(moment, Precision.SECOND)
    assert second.inside(interval) == (interval.earliest <= moment < interval.before)
