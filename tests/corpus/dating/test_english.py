from datetime import date

import pytest

from corpus.dates import DateInterval
from corpus.dating.calendar import find_named

WEDNESDAY = date(2023, 11, 15)


def named(text: str, written_on: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    found = find_named(text, language="en", written_on=written_on)
    return [(text[one.start : one.end], one.interval.edtf) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        pytest.param("the 1990s were", "the 1990s", "199X", id="decade"),
        pytest.param("the 1980's were", "the 1980's", "198X", id="decade with apostrophe"),
        pytest.param("in the early 1980s", "the early 1980s", "198X", id="part of a decade"),
        pytest.param("a mid-1990s car", "mid-1990s", "199X", id="part of a decade with a hyphen"),
        pytest.param("the third quarter of 2022", "the third quarter of 2022", "2022-35", id="quarter"),
        pytest.param("first-quarter 2022 sales", "first-quarter 2022", "2022-33", id="quarter with a hyphen"),
        pytest.param("in the 2022 third quarter", "the 2022 third quarter", "2022-35", id="quarter after its year"),
        pytest.param("2022's third quarter", "2022's third quarter", "2022-35", id="quarter of a year"),
        pytest.param("the last quarter of 2022", "the last quarter of 2022", "2022-36", id="last quarter of a year"),
        pytest.param("the first half of 2022", "the first half of 2022", "2022-01-01/2022-06-30", id="half"),
        pytest.param(
            "the last two quarters of 2022",
            "the last two quarters of 2022",
            "2022-07-01/2022-12-31",
            id="half in quarters",
        ),
        pytest.param("the summer of 2022", "the summer of 2022", "2022-22", id="season"),
        pytest.param("in winter 2022", "winter 2022", "2022-24", id="season and year"),
        pytest.param("the 20th century", "the 20th century", "1901-01-01/2000-12-31", id="century"),
        pytest.param(
            "late nineteenth-century art", "late nineteenth-century", "1801-01-01/1900-12-31", id="century in words"
        ),
        pytest.param("between March and May 2020", "March and May 2020", "2020-03-01/2020-05-31", id="months"),
        pytest.param(
            "November-February 2020", "November-February 2020", "2019-11-01/2020-02-29", id="months over a new year"
        ),
        pytest.param("in nineteen ninety-four", "nineteen ninety-four", "1994", id="year in words"),
        pytest.param("by the year two thousand", "the year two thousand", "2000", id="2000 in words"),
    ],
)
def test_named_in_full(text: str, words: str, edtf: str) -> None:
    assert named(text, None) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        pytest.param("said today that", "today", "2023-11-15", id="today"),
        pytest.param("this morning", "this morning", "2023-11-15", id="this morning"),
        pytest.param("Yesterday they", "Yesterday", "2023-11-14", id="yesterday"),
        pytest.param("late yesterday", "late yesterday", "2023-11-14", id="late yesterday"),
        pytest.param("yesterday afternoon", "yesterday afternoon", "2023-11-14", id="part of yesterday"),
        pytest.param("last night", "last night", "2023-11-14", id="last night"),
        pytest.param("tomorrow", "tomorrow", "2023-11-16", id="tomorrow"),
        pytest.param("on Monday", "Monday", "2023-11-13", id="weekday"),
        pytest.param("met on Thursday", "Thursday", "2023-11-09", id="weekday of the week before"),
        pytest.param("will meet on Thursday", "Thursday", "2023-11-16", id="weekday to come"),
        pytest.param("on Wednesday", "Wednesday", "2023-11-15", id="weekday of the day itself"),
        pytest.param("last Wednesday", "last Wednesday", "2023-11-08", id="last weekday"),
        pytest.param("next Wednesday", "next Wednesday", "2023-11-22", id="next weekday"),
        pytest.param("this Friday", "this Friday", "2023-11-17", id="this weekday"),
        pytest.param("Saturday night", "Saturday night", "2023-11-11", id="night of a weekday"),
        pytest.param("at 10 p.m. Monday", "10 p.m. Monday", "2023-11-13", id="hour of a weekday"),
        pytest.param("Monday's vote", "Monday", "2023-11-13", id="weekday with its possessive"),
        pytest.param("last week", "last week", "2023-11-06/2023-11-12", id="last week"),
        pytest.param("early this week", "early this week", "2023-11-13/2023-11-19", id="part of this week"),
        pytest.param("over the weekend", "the weekend", "2023-11-11/2023-11-12", id="the weekend"),
        pytest.param("next weekend", "next weekend", "2023-11-25/2023-11-26", id="next weekend"),
        pytest.param("this month", "this month", "2023-11", id="this month"),
        pytest.param("next month", "next month", "2023-12", id="next month"),
        pytest.param("earlier this year", "earlier this year", "2023", id="earlier this year"),
        pytest.param("by the end of next year", "the end of next year", "2024", id="end of next year"),
        pytest.param("by year-end", "year-end", "2023", id="year-end"),
        pytest.param("last quarter", "last quarter", "2023-35", id="last quarter"),
        pytest.param("over the past year", "the past year", "2022-11-16/2023-11-15", id="twelve months up to the day"),
        pytest.param("in the next week", "the next week", "2023-11-16/2023-11-22", id="seven days from the day on"),
        pytest.param("three days ago", "three days ago", "2023-11-12", id="days ago"),
        pytest.param("a year ago", "a year ago", "2022", id="a year ago"),
        pytest.param("11 months ago", "11 months ago", "2022-12", id="months ago"),
        pytest.param("nearly forty-five years ago", "nearly forty-five years ago", "1978", id="many years ago"),
        pytest.param("a decade ago", "a decade ago", "201X", id="a decade ago"),
        pytest.param("in September", "September", "2023-09", id="month past"),
        pytest.param("in December", "December", "2023-12", id="month near"),
        pytest.param("in March", "March", "2023-03", id="month far ahead is the last one"),
        pytest.param("will open in March", "March", "2024-03", id="month to come"),
        pytest.param("will be held in March", "March", "2024-03", id="month to come, in the passive"),
        pytest.param("last April", "last April", "2023-04", id="last month of that name"),
        pytest.param("next April", "next April", "2024-04", id="next month of that name"),
        pytest.param("in August of last year", "August of last year", "2022-08", id="month of last year"),
        pytest.param("in early October", "early October", "2023-10", id="early in a month"),
        pytest.param("from January to May", "January to May", "2024-01-01/2024-05-31", id="months, the first near"),
        pytest.param("from May to July", "May to July", "2023-05-01/2023-07-31", id="months past"),
        pytest.param(
            "from May to July of last year",
            "May to July of last year",
            "2022-05-01/2022-07-31",
            id="months of last year",
        ),
        pytest.param("since December", "December", "2022-12", id="since a month"),
        pytest.param("this summer", "this summer", "2023-22", id="this season"),
        pytest.param("last winter", "last winter", "2022-24", id="last season"),
        pytest.param("next spring", "next spring", "2024-21", id="next season"),
        pytest.param("during the summer", "the summer", "2023-22", id="the season"),
        pytest.param("through the nineties", "the nineties", "199X", id="decade in words"),
        pytest.param("third-quarter profit", "third-quarter", "2023-35", id="quarter that is over"),
        pytest.param("profit in the fourth quarter", "the fourth quarter", "2023-36", id="quarter at hand"),
        pytest.param("last year's first quarter", "last year's first quarter", "2022-33", id="quarter of last year"),
        pytest.param(
            "the second half of next year",
            "the second half of next year",
            "2024-07-01/2024-12-31",
            id="half of next year",
        ),
    ],
)
def test_pointing_words(text: str, words: str, edtf: str) -> None:
    assert named(text) == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "every Monday",
        "on Tuesday nights",
        "Good Friday",
        "the Sunday Times",
        "USA Today",
        'the "Today" show',
        "President May said",
        "in May's cabinet",
        "the Fourth of July",
        "June Smith",
        "in her nineties",
        "spring came",
        "the fall in prices",
        "the fall of Kabul",
        "second half goals",
        "the third quarter, when the quarterback scored",
        "the fiscal first quarter",
        "profit in the third quarter ended Aug. 12",
        "several years ago",
        "the year before",
        "a year earlier",
        "the quarter",
        "in two weeks",
        "that day",
        "week after week",
        "March and May",
        "the 22nd century",
        "last 3 months",
        "nineteen people",
        "two thousand people",
    ],
    ids=str,
)
def test_what_names_no_period(text: str) -> None:
    assert named(text) == []


REPORT = "Third-quarter profit was $2 million. "


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        pytest.param(f"{REPORT}Sales rose in the quarter.", "the quarter", "2023-35", id="the quarter"),
        pytest.param(f"{REPORT}It was $1 million a year earlier.", "a year earlier", "2022-35", id="a year earlier"),
        pytest.param(f"{REPORT}In the year-ago period it was less.", "the year-ago period", "2022-35", id="year-ago"),
        pytest.param(
            f"{REPORT}In the 2021 period it was less.", "the 2021 period", "2021-35", id="the period of a year"
        ),
        pytest.param(
            f"{REPORT}The fourth-quarter outlook is good. In the latest quarter costs fell.",
            "the latest quarter",
            "2023-35",
            id="the quarter reported on",
        ),
        pytest.param(
            f"{REPORT}For the nine months it was $5 million, from $4 million a year earlier.",
            "a year earlier",
            "2022",
            id="nine months a year earlier",
        ),
        pytest.param(
            f"{REPORT}For the nine months it rose. In the 2021 period it was less.",
            "the 2021 period",
            "2021",
            id="nine months of a year",
        ),
        pytest.param("sales for the quarter ended Sept. 30", "the quarter", "2023-35", id="by its last day"),
        pytest.param(
            "sales for the quarter ended Oct. 31, 2022",
            "the quarter",
            "2022-08-01/2022-10-31",
            id="fiscal, by its last day and year",
        ),
        pytest.param("its fourth quarter ended June 30", "its fourth quarter", "2023-34", id="fiscal, by its last day"),
        pytest.param(
            "In January wages were higher than a year earlier", "a year earlier", "2022-01", id="month a year earlier"
        ),
    ],
)
def test_periods_named_after_others(text: str, words: str, edtf: str) -> None:
    assert (words, edtf) in named(text)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        pytest.param("In May 2020 they met. That year", "That year", "2020", id="that year"),
        pytest.param("On Monday they met, and on the same day", "the same day", "2023-11-13", id="the same day"),
        pytest.param("They met on Monday and left the next day", "the next day", "2023-11-14", id="the next day"),
        pytest.param(
            "In March they met. The following month", "The following month", "2023-04", id="the following month"
        ),
        pytest.param("In 2020 they met, as in the previous year", "the previous year", "2019", id="the previous year"),
        pytest.param("In 2020 they met. Later that year", "Later that year", "2020", id="later that year"),
    ],
)
def test_what_refers_to_the_period_named_last(text: str, words: str, edtf: str) -> None:
    assert named(text)[-1] == (words, edtf)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On Monday he fell. Two days later he left", id="counted from an event"),
        pytest.param("In September they met. That day", id="no day was named"),
        pytest.param("In September they met.\nThat month", id="in another paragraph"),
        pytest.param(f"In September they met. {'They talked and talked. ' * 20}That month", id="far away"),
    ],
)
def test_what_refers_to_nothing_named(text: str) -> None:
    assert len(named(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{REPORT}{'Nothing more is said of it. ' * 60}Sales rose in the quarter.",
        f"{REPORT}The fiscal fourth quarter was worse. Sales rose in the quarter.",
    ],
    ids=["far away", "after one that nobody can tell"],
)
def test_a_quarter_is_not_meant_for_ever(text: str) -> None:
    assert [words for words, _ in named(text)] == ["Third-quarter"]


@pytest.mark.parametrize(
    "text",
    [
        "today",
        "on Monday",
        "last week",
        "two years ago",
        "in March",
        "this summer",
        "third-quarter profit",
        "the nineties",
    ],
)
def test_pointing_words_mean_nothing_without_a_day(text: str) -> None:
    assert named(text, None) == []


@pytest.mark.parametrize("written_on", [date(1, 1, 1), date(9999, 12, 31)], ids=str)
def test_what_lies_outside_the_calendar_is_left_out(written_on: date) -> None:
    text = (
        "yesterday, tomorrow, last Monday, next Monday, last week, next weekend, the past year, the next decade, last"
        " winter, next winter, 99 years ago, 999 years ago, will meet Friday, in the spring, by March, the nineties"
    )
    found = named(text, written_on)
    assert found
    assert {DateInterval.from_edtf(edtf).edtf for _, edtf in found} == {edtf for _, edtf in found}
