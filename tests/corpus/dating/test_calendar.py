from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dating.calendar import find_named

WEDNESDAY = date(2023, 11, 15)


def named(text: str, language: str | None = "en", written_on: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    found = find_named(text, language=language, written_on=written_on)
    return [(text[one.start : one.end], one.interval.edtf) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        pytest.param("in 2020 they", "2020", "2020", id="year"),
        pytest.param("broke out in 1848.", "1848", "1848", id="older year after a preposition"),
        pytest.param("the 1994 men's final", "1994", "1994", id="year before a possessive"),
        pytest.param("the 1997 treaty", "1997", "1997", id="year before a noun"),
        pytest.param("(2014)", "2014", "2014", id="parentheses"),
        pytest.param("in mid-2020 they", "mid-2020", "2020", id="year with a part"),
        pytest.param("by the end of 2020 they", "the end of 2020", "2020", id="end of a year"),
        pytest.param("in the year 2000", "the year 2000", "2000", id="the year"),
        pytest.param("pre-2014 borders", "2014", "2014", id="year after a prefix"),
        pytest.param("Q1 2023 sales", "Q1 2023", "2023-33", id="quarter code"),
        pytest.param("2023 Q4 sales", "2023 Q4", "2023-36", id="quarter code after the year"),
        pytest.param("4Q 2022 sales", "4Q 2022", "2022-36", id="quarter code with its number first"),
        pytest.param("the 2014-2020 budget", "2014-2020", "2014-01-01/2020-12-31", id="years"),
        pytest.param("the 2014–20 budget", "2014–20", "2014-01-01/2020-12-31", id="years cut short"),
        pytest.param("the 2014-15 season", "2014-15", "2014-01-01/2015-12-31", id="two years"),
        pytest.param("in 2014/15 they", "2014/15", "2014-01-01/2015-12-31", id="two years with a slash"),
        pytest.param("in 1999-00 they", "1999-00", "1999-01-01/2000-12-31", id="over the turn of the century"),
    ],
)
def test_named_in_full(text: str, words: str, edtf: str) -> None:
    assert named(text, written_on=None) == [(words, edtf)]


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
        "in 2009-12 they",
        "the 2014-2010 list",
        "the 2014-15-16 files",
        "Windows 2000",
        "Copyright 2014 The Gazette",
        "© 2014 The Gazette",
        "1200 B.C.",
        "Q1 2566",
        "the 2560s",
        "the 2014-2566 plan",
        "2000 BC",
        "the 1900s",
        "a force of1999",
        "1453 was",
    ],
    ids=str,
)
def test_what_is_no_period(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("text", ["today", "on Monday", "last week", "two years ago", "in March", "this summer"])
def test_pointing_words_mean_nothing_without_a_day(text: str) -> None:
    assert named(text, written_on=None) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("im Jahr 2014 und today", "de", [("2014", "2014")], id="year in German"),
        pytest.param("в 2014 году", "ru", [("2014", "2014")], id="year in Russian"),
        pytest.param("в 1990-х годах", "ru", [("1990-х", "199X")], id="decade in Russian"),
        pytest.param("på 1990-talet", "sv", [("1990-talet", "199X")], id="decade in Swedish"),
        pytest.param("les années 1990 et", "fr", [("1990", "199X")], id="decade in French"),
        pytest.param("den 1990er Jahren", "de", [("1990er", "199X")], id="decade in German"),
        pytest.param("с 2014-го года", "ru", [("2014", "2014")], id="ordinal year in Russian"),
        pytest.param("из 1994-х", "ru", [], id="no decade"),
        pytest.param("2010 человек и 2000 рублей", "ru", [], id="counts in Russian"),
        pytest.param("2000 Menschen", "de", [], id="count in German"),
        pytest.param("2000 personnes", "fr", [], id="count in French"),
        pytest.param("في عام ٢٠١٤ و", "ar", [("٢٠١٤", "2014")], id="year in Arabic digits"),
        pytest.param("في عام ١٤٤٥ هـ", "ar", [], id="Hijri year"),
        pytest.param("ปี 2566", "th", [], id="Buddhist year"),
        pytest.param("um 1800 Menschen", "de", [], id="no cue is known in German"),
        pytest.param("Q1 2023", None, [("Q1 2023", "2023-33")], id="unknown language"),
    ],
)
def test_other_languages(text: str, language: str | None, expected: list[tuple[str, str]]) -> None:
    assert named(text, language) == expected


TEXTS = st.lists(
    st.sampled_from(
        [
            *"the a last next this in of to and - – . , \n 's".split(" "),
            *"early late third fourth fiscal quarter year month week weekend decade century ago earlier half summer fall".split(),
            *"May March April 6 13 1989 2000 2023 1990s nineteen ninety-four years Monday Friday night noon".split(),
            *"99 00 Q1 Q 3Q year-ago 20th p.m. ١٩٩٠ ２０２３ nineties $ people will met".split(),
            *"fiscal present Christmas Eve Easter '80s 70s a.m. GMT third same later before o'clock that Thanksgiving 1986/87".split(),
        ]
    ),
    max_size=14,
).map(" ".join)


@given(TEXTS | st.text(max_size=60), st.sampled_from(["en", "ru", None]), st.none() | st.dates())
def test_periods_are_in_order_and_apart(text: str, language: str | None, written_on: date | None) -> None:
    found = list(find_named(text, language=language, written_on=written_on))
    ends = [0, *(end for one in found for end in (one.start, one.end))]
    assert ends == sorted(ends)
    assert all(one.start < one.end <= len(text) for one in found)


@given(st.dates(min_value=date(1605, 1, 1), max_value=date(2199, 12, 31)))
def test_a_bare_weekday_is_at_most_six_days_back(written_on: date) -> None:
    ((_, edtf),) = named("on Friday", written_on=written_on)
    back = (written_on - date.fromisoformat(edtf)).days
    assert 0 <= back <= 6
    assert date.fromisoformat(edtf).isoweekday() == 5
