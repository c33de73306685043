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
        pytest.param("in the 20th Century", "the 20th Century", "1901-01-01/2000-12-31", id="century, capitalised"),
        pytest.param("the nineteen sixties", "the nineteen sixties", "196X", id="decade in words with its century"),
        pytest.param("in the mid-to-late 1980s", "the mid-to-late 1980s", "198X", id="two parts of a decade"),
        pytest.param("the final quarter of 2022", "the final quarter of 2022", "2022-36", id="final quarter"),
        pytest.param("4th qtr 2022 loss", "4th qtr 2022", "2022-36", id="quarter cut short"),
        pytest.param("March third, 2021", "March third, 2021", "2021-03-03", id="day in words"),
        pytest.param(
            "the twenty-first of May 2021", "the twenty-first of May 2021", "2021-05-21", id="day before month"
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
        pytest.param("at 15:00 GMT Monday", "15:00 GMT Monday", "2023-11-13", id="hour and zone of a weekday"),
        pytest.param("8 a.m. (0500 GMT) Monday", "8 a.m. (0500 GMT) Monday", "2023-11-13", id="hour in two zones"),
        pytest.param("eight o'clock tonight", "eight o'clock tonight", "2023-11-15", id="hour in words"),
        pytest.param("noon yesterday", "noon yesterday", "2023-11-14", id="noon of a day"),
        pytest.param("moved until Friday", "Friday", "2023-11-17", id="until the nearer weekday"),
        pytest.param("sales through Monday", "Monday", "2023-11-13", id="through a weekday that is nearer behind"),
        pytest.param("as early as Tuesday", "Tuesday", "2023-11-21", id="as early as a weekday"),
        pytest.param("Tuesday of last week", "Tuesday of last week", "2023-11-07", id="weekday of last week"),
        pytest.param("on Friday 13th", "Friday 13th", "2023-10-13", id="weekday and its number, without an article"),
        pytest.param("on Friday the 13th", "Friday the 13th", "2023-10-13", id="weekday and its number"),
        pytest.param("in a Friday interview", "Friday", "2023-11-10", id="weekday of one event"),
        pytest.param("the day before yesterday", "the day before yesterday", "2023-11-13", id="two days back"),
        pytest.param("the day after tomorrow", "the day after tomorrow", "2023-11-17", id="two days on"),
        pytest.param("this past weekend", "this past weekend", "2023-11-11/2023-11-12", id="this past weekend"),
        pytest.param("the next year or so", "the next year or so", "2023-11-16/2024-11-15", id="or so"),
        pytest.param("late in the week", "late in the week", "2023-11-13/2023-11-19", id="a part of the week"),
        pytest.param("by the end of the month", "the end of the month", "2023-11", id="the end of the month"),
        pytest.param("sales for the year", "the year", "2023", id="the year"),
        pytest.param("most of the year", "the year", "2023", id="much of the year"),
        pytest.param(
            "the first half of the year", "the first half of the year", "2023-01-01/2023-06-30", id="its half"
        ),
        pytest.param("this century", "this century", "2001-01-01/2100-12-31", id="this century"),
        pytest.param("more than two years ago", "more than two years ago", "2021", id="more than"),
        pytest.param("only two years ago", "two years ago", "2021", id="without only"),
        pytest.param("just under two years ago", "just under two years ago", "2021", id="just under"),
        pytest.param("at least a week ago", "at least a week ago", "2023-11-06/2023-11-12", id="at least"),
        pytest.param("loans through February", "February", "2024-02", id="through the nearer month"),
        pytest.param("sales through August", "August", "2023-08", id="through a month that is nearer behind"),
        pytest.param("The March figures", "March", "2023-03", id="month before a noun"),
        pytest.param("Prices rose. June sales fell", "June", "2023-06", id="month that opens a sentence"),
        pytest.param("the last week of March", "the last week of March", "2023-03", id="a week of a month"),
        pytest.param("April of last year", "April of last year", "2022-04", id="month of last year, capitalised"),
        pytest.param("the '80s were", "the '80s", "198X", id="decade cut short"),
        pytest.param("the late ’90s", "the late ’90s", "199X", id="part of a decade cut short"),
        pytest.param("the early 90s were", "the early 90s", "199X", id="part of a decade without its mark"),
        pytest.param("since spring", "spring", "2023-21", id="season without its article"),
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
        pytest.param(
            "profit after a weak third quarter", "a weak third quarter", "2023-35", id="with what it was like"
        ),
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
        "the Sunday Times",
        "USA Today",
        'the "Today" show',
        "the Today show",
        "Evening News Tonight",
        "President May said",
        "in May's cabinet",
        "June Smith",
        "the March for Life",
        "a spokesman for May said",
        "on a Friday night",
        "a Sunday driver",
        "on Monday and Tuesday nights",
        "the leaders of tomorrow",
        "today's world",
        "many of today's cars",
        "player of the year",
        "the year to the vote",
        "for the year ended",
        "highs in the early 70s",
        "the year that was",
        "eleven o'clock",
        "the end of the day",
        "in her nineties",
        "spring came",
        "the fall in prices",
        "the fall of Kabul",
        "second half goals",
        "the third quarter, when the quarterback scored",
        "profit in the third quarter ended Aug. 12",
        "the fiscal first quarter",
        "sales in the latest period",
        "several years ago",
        "the year before",
        "a year earlier",
        "the quarter",
        "in two weeks",
        "that day",
        "week after week",
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
        pytest.param("On Monday he fell. Two days later", "Two days later", "2023-11-15", id="days later"),
        pytest.param("In 2020, unlike a decade earlier", "a decade earlier", "201X", id="a decade earlier"),
        pytest.param("In September they met.\nThat month", "That month", "2023-09", id="in the paragraph before"),
        pytest.param("On Monday he fell, at 9:30 a.m.", "9:30 a.m.", "2023-11-13", id="a clock of the day named"),
        pytest.param("On Monday he fell. That night", "That night", "2023-11-13", id="that night"),
        pytest.param("He fell on Monday and the next morning", "the next morning", "2023-11-14", id="the next morning"),
        pytest.param("In 2020 he left; in July of that year", "July of that year", "2020-07", id="month of that year"),
        pytest.param("Output in March, and the month before", "the month before", "2023-02", id="the month before"),
        pytest.param("In 2020 sales rose from the year before", "the year before", "2019", id="the year before"),
        pytest.param(
            "In 2020 it fell by the end of the year", "the end of the year", "2020", id="the end of that year"
        ),
        pytest.param(
            "Output in March, unlike the same month last year", "the same month last year", "2022-03", id="same month"
        ),
    ],
)
def test_what_refers_to_the_period_named_last(text: str, words: str, edtf: str) -> None:
    assert named(text)[-1] == (words, edtf)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In September they met. Two days later he left", id="counted from an unknown day"),
        pytest.param("On Monday he fell. Two days before the vote", id="counted from an event"),
        pytest.param("In September they met at 9:30 a.m.", id="a clock of no day"),
        pytest.param("In September they met. That day", id="no day was named"),
        pytest.param("In September they met.\nThey talked.\nThat month", id="two paragraphs on"),
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
    assert "the quarter" not in [words for words, _ in named(text)]


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
        " winter, next winter, this past weekend, last century, next century, at"
        " Christmas, Easter Sunday, Friday the 13th, the day after tomorrow, Tuesday of next week, March third, 99 years ago, 999 years ago, will meet Friday, in the spring, by March, the nineties"
    )
    found = named(text, written_on)
    assert found
    assert {DateInterval.from_edtf(edtf).edtf for _, edtf in found} == {edtf for _, edtf in found}
