"""The figures on dates mentioned that docs/dates.md quotes are still reached, and what measures them tells right from wrong."""

from datetime import datetime
from typing import Any

import pytest

from benchmarks.dates.collections import Half, floors
from benchmarks.dates.mentioned import (
    Expression,
    gold,
    measured,
    notation,
    pairs,
    predicted,
    same_value,
    scores,
    shortfalls,
    stories_of,
)
from corpus.dates import DateInterval
from tests.docs.console import document, table

RECORD: dict[str, Any] = {
    "id": "a",
    "dct": "2023-11-15T10:00:00",
    "text": "On Monday he said that in the past few years nothing changed.",
    "timex": [
        {"start": 26, "end": 44, "type": "DURATION", "value": "PXY"},
        {"start": 3, "end": 9, "type": "TIME", "value": "2023-11-13TMO"},
    ],
}


def test_only_calendar_values_count_and_a_time_counts_as_its_day() -> None:
    assert gold(RECORD) == [Expression(3, 9, "2023-11-13")]


@pytest.mark.parametrize("value", ["P3M", "PRESENT_REF", "XXXX-WXX-4", "PT20M", "FUTURE_REF", "2023-11-13-14"])
def test_other_values_do_not_count(value: str) -> None:
    record = RECORD | {"timex": [{"start": 3, "end": 9, "type": "DATE", "value": value}]}
    assert gold(record) == []


def test_what_is_found_stands_in_the_notation_of_the_gold() -> None:
    assert predicted(RECORD) == [Expression(3, 9, "2023-11-13")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 1988-89 on", [(5, 9, "1988"), (10, 12, "1989")]),
        ("between March and May 2020", [(8, 13, "2020-03"), (18, 26, "2020-05")]),
        ("on May 6-8 they", [(3, 8, "2023-05-06"), (9, 10, "2023-05-08")]),
        ("from 1988 on", [(5, 9, "1988")]),
        ("in the past year", [(3, 16, "2022-11-16/2023-11-15")]),
        ("in fiscal 1988 sales", [(3, 14, "1987-02-01/1989-03-31")]),
    ],
    ids=["years", "months", "days", "no range", "no range of names", "fiscal"],
)
def test_a_range_is_two_expressions(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert predicted(RECORD | {"text": text}) == [Expression(*each) for each in expected]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param(DateInterval.of(2023, 11, 15, 16, 21), "2023-11-15", id="time"),
        pytest.param(DateInterval.week(2020, 53), "2020-W53", id="week"),
        pytest.param(DateInterval.quarter(2023, 2), "2023-Q2", id="quarter"),
        pytest.param(DateInterval.season(2023, 4), "2023-WI", id="season"),
        pytest.param(DateInterval.decade(1990), "199", id="decade"),
        pytest.param(DateInterval.from_edtf("2023-11-11/2023-11-12"), "2023-W45-WE", id="weekend"),
        pytest.param(DateInterval.from_edtf("2023-07-01/2023-12-31"), "2023-H2", id="half"),
        pytest.param(DateInterval.from_edtf("1901/2000"), "19", id="century"),
        pytest.param(DateInterval.from_edtf("2023-04-03/2023-04-05"), "2023-04-03/2023-04-05", id="days"),
        pytest.param(DateInterval(datetime(2023, 1, 1), None), "2023-01-01/..", id="open"),  # noqa: DTZ001
    ],
)
def test_a_period_in_the_notation_of_the_gold(period: DateInterval, expected: str) -> None:
    assert notation(period) == expected


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("1989-WXX", "1989-W43", True),
        ("1989-WXX", "1989", False),
        ("1988-QX", "1988-Q3", True),
        ("1990-XX-XX", "1990", True),
        ("1990-10-XX", "1990-10", True),
        ("199X", "199", True),
        ("19XX", "19", True),
        ("1989", "1989-10", False),
    ],
)
def test_an_x_stands_for_what_nobody_knows(wanted: str, found: str, same: bool) -> None:
    assert same_value(wanted, found) is same


def test_each_expression_is_paired_once() -> None:
    wanted = [Expression(0, 10, "1989"), Expression(20, 24, "1990"), Expression(30, 34, "1991")]
    found = [Expression(0, 4, "1989"), Expression(5, 10, "1989"), Expression(20, 24, "1989")]
    made = pairs(wanted, found)
    figures = scores(made)
    assert [(score.right, score.wanted, score.found) for score in figures.values()] == [(1, 3, 3), (2, 3, 3), (1, 3, 3)]
    assert figures["spans, lenient"].f1 == pytest.approx(2 / 3)


def test_a_figure_below_its_floor_is_named() -> None:
    assert len(shortfalls(scores(pairs([Expression(0, 4, "1989")], [])))) == len(floors()["mentioned"]) == 3


@pytest.mark.usefixtures("data")
def test_the_halves_share_nothing() -> None:
    development, quoted = ([story["id"] for story in stories_of(half)] for half in Half)
    assert (len(development), len(quoted), len({*development, *quoted})) == (92, 91, 183)


@pytest.mark.usefixtures("data")
def test_no_figure_is_below_its_floor() -> None:
    assert shortfalls(measured(Half.QUOTED)[1]) == []


@pytest.mark.usefixtures("data")
def test_the_figures_are_those_in_the_docs() -> None:
    figures = measured(Half.QUOTED)[1].values()
    printed = [[f"{part:.3f}" for part in (score.precision, score.recall, score.f1)] for score in figures]
    rows = table(document("dates"), "Dates spoken of", "Precision", "Recall", "F1")
    assert [list(row[1:]) for row in rows] == printed
