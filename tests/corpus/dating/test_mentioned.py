from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Dating, Field, Kind
from corpus.dates import DateInterval
from corpus.dating.mentioned import find_mentioned

KNOWN = Dating(DateInterval.of(2023, 4, 20), Kind.STATED, "label", "20 April 2023")


def mentioned(
    body: str, published: Dating | None = KNOWN, language: str = "en", title: str = ""
) -> list[tuple[str, str]]:
    return [
        (mention.text, mention.interval.edtf)
        for mention in find_mentioned(title, body, language=language, published=published)
    ]


def test_offsets_are_those_of_the_field() -> None:
    mentions = find_mentioned("The 2020 vote", "On April 9, 2023, he spoke.", language="en", published=None)
    assert [(one.field, one.start, one.end, one.text) for one in mentions] == [
        (Field.TITLE, 4, 8, "2020"),
        (Field.BODY, 3, 16, "April 9, 2023"),
    ]


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        pytest.param("It began on 24 February 2022.", "en", [("24 February 2022", "2022-02-24")], id="day"),
        pytest.param("in April 2023, that", "en", [("April 2023", "2023-04")], id="month"),
        pytest.param("on Monday, 10 April 2023", "en", [("Monday, 10 April 2023", "2023-04-10")], id="weekday"),
        pytest.param("Mars 2020 landed", "en", [("2020", "2020")], id="a rover is no month"),
        pytest.param("en mars 2020, il", "fr", [("mars 2020", "2020-03")], id="but it is in French"),
        pytest.param(
            "(Erişim: 11 Nisan 2023)", "en", [("11 Nisan 2023", "2023-04-11")], id="full date of another language"
        ),
        pytest.param("10 апреля 2023 года", "ru", [("10 апреля 2023", "2023-04-10")], id="Russian"),
        pytest.param(
            "on 04/09/2023 and 25/09/2023",
            "en",
            [("04/09/2023", "2023-09-04"), ("25/09/2023", "2023-09-25")],
            id="order",
        ),
        pytest.param("on 04/09/2023", "en", [("04/09/2023", "2023-04-09/2023-09-04")], id="both readings"),
        pytest.param("2,000 people for $1999", "en", [], id="no years"),
        pytest.param(
            "from 28 December to 3 January 2022",
            "en",
            [("28 December", "2021-12-28"), ("3 January 2022", "2022-01-03")],
            id="the year of the date it is joined to",
        ),
        pytest.param(
            "between March and May 2020",
            "en",
            [("March and May 2020", "2020-03-01/2020-05-31")],
            id="a written date inside a longer phrase",
        ),
        pytest.param("by the end of June 2020", "en", [("the end of June 2020", "2020-06")], id="with a modifier"),
    ],
)
def test_dates_written_out(body: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert mentioned(body, None, language) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("yesterday", [("yesterday", "2023-04-19")], id="relative word"),
        pytest.param("the April 6 meeting", [("April 6", "2023-04-06")], id="day without a year"),
        pytest.param(
            "on March 1, 2020, and on that day",
            [("March 1, 2020", "2020-03-01"), ("that day", "2020-03-01")],
            id="refers",
        ),
        pytest.param("will end on March 1", [("March 1", "2024-03-01")], id="day to come"),
        pytest.param("would end on August 1", [("August 1", "2023-08-01")], id="day that was to come"),
        pytest.param("would end on December 1", [("December 1", "2022-12-01")], id="day that was to come and is past"),
        pytest.param("on May 6-8 they", [("May 6-8", "2023-05-06/2023-05-08")], id="days without a year"),
        pytest.param("on February 28-29 they", [], id="days that the year does not have"),
        pytest.param("on May 6-2 they", [], id="days that run backwards"),
        pytest.param("last December 26 they", [("last December 26", "2022-12-26")], id="the last day of that name"),
        pytest.param("next May 6 they", [("next May 6", "2023-05-06")], id="the next day of that name"),
        pytest.param("May 6 of last year", [("May 6 of last year", "2022-05-06")], id="day of last year"),
        pytest.param("May 6, next year", [("May 6, next year", "2024-05-06")], id="day of next year"),
        pytest.param("29 February last year", [], id="a day that last year did not have"),
        pytest.param("the week of April 10", [("the week of April 10", "2023-04-10/2023-04-16")], id="week of a day"),
        pytest.param("the week of April 9", [("the week of April 9", "2023-04-09/2023-04-15")], id="week of a Sunday"),
        pytest.param("the night of April 9", [("the night of April 9", "2023-04-09")], id="night of a day"),
        pytest.param("9:30 p.m. EST April 9", [("9:30 p.m. EST April 9", "2023-04-09")], id="clock before a day"),
        pytest.param("at noon April 9", [("noon April 9", "2023-04-09")], id="noon of a day"),
        pytest.param("April 9-May 2", [("April 9", "2023-04-09"), ("May 2", "2023-05-02")], id="from day to day"),
        pytest.param("on Monday, April 17, they", [("Monday, April 17", "2023-04-17")], id="with its weekday"),
    ],
)
def test_dates_that_point(body: str, expected: list[tuple[str, str]]) -> None:
    assert mentioned(body) == expected


@pytest.mark.parametrize(
    "published",
    [
        pytest.param(None, id="unknown"),
        pytest.param(Dating(DateInterval(datetime(2023, 4, 11), None), Kind.BOUND, "latest", "x"), id="bound"),  # noqa: DTZ001
        pytest.param(Dating(DateInterval.of(2023, 4), Kind.INFERRED, "address", "/2023/04/"), id="month only"),
        pytest.param(
            Dating(
                DateInterval.of(2023, 4, 9),
                Kind.INFERRED,
                "date line",
                "04/09/2023",
                alternatives=(DateInterval.of(2023, 9, 4), DateInterval.of(2023, 4, 9)),
            ),
            id="two readings",
        ),
    ],
)
def test_nothing_points_without_one_certain_day(published: Dating | None) -> None:
    assert mentioned("Yesterday, on the April 6 meeting, last week", published) == []


def test_the_title_shows_the_order_for_the_body() -> None:
    assert mentioned("on 04/09/2023", None, title="Since 13/09/2023") == [
        ("13/09/2023", "2023-09-13"),
        ("04/09/2023", "2023-09-04"),
    ]


TEXTS = st.lists(
    st.sampled_from(
        "0 00 0000 1 12 31 32 99 1445 1989 2023 2566 9999 10000 31.02.2023 12.11.10 ١٩٩٠ ١١ ２０２３ April May March Feb."
        " Monday Friday the a last next this early third quarter of year week - – / . , : to and in until today ago years"
        " 1990s nineties 20th century Q1 $ % \n noon p.m. GMT of last fiscal '80s month night will met апреля avril 年 月 日 T00:00 24:00 +99:99".split(
            " "
        )
    ),
    max_size=18,
).map(" ".join)
PUBLISHED = st.none() | st.dates().map(
    lambda day: Dating(DateInterval.of(day.year, day.month, day.day), Kind.STATED, "label", "x")
)


@given(TEXTS | st.text(), TEXTS, st.sampled_from(["en", "en-US", "ru", "ar", "und", ""]), PUBLISHED)
def test_every_mention_is_a_piece_of_its_field(title: str, body: str, language: str, published: Dating | None) -> None:
    mentions = find_mentioned(title, body, language=language, published=published)
    fields = {Field.TITLE: title, Field.BODY: body}
    assert all(each.text and fields[each.field][each.start : each.end] == each.text for each in mentions)
    for field in fields:
        ends = [end for each in mentions if each.field is field for end in (each.start, each.end)]
        assert ends == sorted(ends)


@given(TEXTS, st.sampled_from(["en", "ru"]))
def test_without_a_day_nothing_but_years_of_news_is_kept(body: str, language: str) -> None:
    for each in find_mentioned("", body, language=language, published=None):
        assert each.interval.earliest is not None
        assert 1000 <= each.interval.earliest.year <= 2199
