import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dating import forms
from corpus.dating.forms import Order, WrittenDate, find_written, settle, zone_offset


def found(text: str, language: str | None = None) -> list[WrittenDate]:
    return list(find_written(text, language=language))


def values(text: str, language: str | None = None) -> list[tuple[str, list[str]]]:
    return [(text[one.start : one.end], [reading.edtf for reading in one.readings]) for one in found(text, language)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("2023-11-15", "2023-11-15", id="iso"),
        pytest.param("2023/11/15", "2023-11-15", id="iso with slashes"),
        pytest.param("15.11.2023", "2023-11-15", id="dots"),
        pytest.param("11.04.2023", "2023-04-11", id="dots are day first"),
        pytest.param("4.13.2023", "2023-04-13", id="dots with a part over 12"),
        pytest.param("15/11/2023", "2023-11-15", id="slashes, day over 12"),
        pytest.param("11/15/2023", "2023-11-15", id="slashes, month first"),
        pytest.param("04-04-2023", "2023-04-04", id="day and month alike"),
        pytest.param("11. 4. 2023", "2023-04-11", id="Czech spaces"),
        pytest.param("2023. 04. 11", "2023-04-11", id="Hungarian spaces"),
        pytest.param("2024年4月24日", "2024-04-24", id="Japanese"),
        pytest.param("2023년 4월 11일", "2023-04-11", id="Korean"),
        pytest.param("11 April 2023", "2023-04-11", id="day, month, year"),
        pytest.param("11th of April, 2023", "2023-04-11", id="ordinal"),
        pytest.param("April 11, 2023", "2023-04-11", id="month, day, year"),
        pytest.param("February 20th, 2025", "2025-02-20", id="ordinal after the month"),
        pytest.param("Sept. 27 1989", "1989-09-27", id="abbreviation"),
        pytest.param("26-FEB-1987", "1987-02-26", id="dashes and capitals"),
        pytest.param("1er août 2023", "2023-08-01", id="French"),
        pytest.param("11 de abril de 2023", "2023-04-11", id="Spanish"),
        pytest.param("11. April 2023", "2023-04-11", id="German"),
        pytest.param("11 апреля 2023", "2023-04-11", id="Russian"),
        pytest.param("14 Июля 2022", "2022-07-14", id="Russian capital"),
        pytest.param("11 квітня 2023", "2023-04-11", id="Ukrainian"),
        pytest.param("11 Nisan 2023", "2023-04-11", id="Turkish"),
        pytest.param("11 أبريل 2023", "2023-04-11", id="Arabic"),
        pytest.param("١١ أبريل ٢٠٢٣", "2023-04-11", id="Arabic digits"),
        pytest.param("11 نيسان/أبريل 2023", "2023-04-11", id="Arabic, both names"),
        pytest.param("11 تشرين الأول 2023", "2023-10-11", id="Arabic, two words"),
        pytest.param("2023. április 11", "2023-04-11", id="Hungarian"),
        pytest.param("2023 m. balandžio 11", "2023-04-11", id="Lithuanian"),
        pytest.param("2023. gada 11. aprīlī", "2023-04-11", id="Latvian"),
        pytest.param("Friday, January 4, 2019", "2019-01-04", id="weekday"),
        pytest.param("Fri, 4 Jan 2019", "2019-01-04", id="weekday cut short"),
        pytest.param("segunda-feira, 3 de julho de 2023", "2023-07-03", id="weekday with a hyphen"),
        pytest.param("May 6-8, 2023", "2023-05-06/2023-05-08", id="days"),
        pytest.param("May 6 to 8, 2023", "2023-05-06/2023-05-08", id="days with a word"),
        pytest.param("3 to 5 April 2023", "2023-04-03/2023-04-05", id="days before the month"),
        pytest.param("3–5 Nisan 2023", "2023-04-03/2023-04-05", id="days in Turkish"),
        pytest.param("3. bis 5. April 2023", "2023-04-03/2023-04-05", id="days in German"),
        pytest.param("3 au 5 avril 2023", "2023-04-03/2023-04-05", id="days in French"),
        pytest.param("3 al 5 de abril de 2023", "2023-04-03/2023-04-05", id="days in Spanish"),
        pytest.param("3 по 5 апреля 2023", "2023-04-03/2023-04-05", id="days in Russian"),
        pytest.param("April 2023", "2023-04", id="month"),
        pytest.param("abril de 2023", "2023-04", id="Spanish month"),
        pytest.param("15.11.2023 16:21:00", "2023-11-15T16:21:00", id="time"),
        pytest.param("2023-11-15T16:21:07.5", "2023-11-15T16:21:07", id="fraction dropped"),
        pytest.param("April 3, 2021, 4:05 pm", "2021-04-03T16:05", id="afternoon"),
        pytest.param("April 3, 2021 at 12:05 a.m.", "2021-04-03T00:05", id="after midnight"),
        pytest.param("11 de abril de 2023 à 10h30", "2023-04-11T10:30", id="French hour"),
    ],
)
def test_one_date_in_one_reading(text: str, edtf: str) -> None:
    assert values(f"so ({text}) it") == [(text, [edtf])]


@pytest.mark.parametrize(
    "text",
    [
        "12.11.10",
        "3/4/99",
        "31.02.2023",
        "5 to 3 April 2023",
        "31 February 2020",
        "February 30, 2020",
        "2023-13-01",
        "0000-00-00",
        "9999-12-31",
        "11 April 2566",
        "4.11.20231",
        "1.2.3.2004",
        "https://news.example/2018/12/26/talks",
        "$12.11.2004",
        "in May we may 12 times",
        "killed 12 people",
        "20 per cent of 2023",
        "10 set 2020",
        "605:12:19",
    ],
    ids=str,
)
def test_nothing_is_guessed(text: str) -> None:
    assert values(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "month_day"),
    [
        pytest.param("the April 6 meeting", "en", (4, 6), id="month, day"),
        pytest.param("on 6 April they", "en", (4, 6), id="day, month"),
        pytest.param("am 6. April in", "de", (4, 6), id="German"),
        pytest.param("6 апреля прошло", "ru", (4, 6), id="Russian"),
        pytest.param("MINSK, Feb 29 (AG)", "en", (2, 29), id="leap day"),
    ],
)
def test_a_day_without_a_year_has_no_reading(text: str, language: str, month_day: tuple[int, int]) -> None:
    (only,) = found(text, language)
    assert (only.readings, only.month_day) == ((), month_day)


@pytest.mark.parametrize("text", ["Feb 30", "May 40", "April 6.5", "march 12 miles", "6 Mars bars"])
def test_what_is_no_day_of_a_month(text: str) -> None:
    assert found(text, "en") == []


def test_two_readings_where_day_and_month_may_be_exchanged() -> None:
    assert values("04/09/2023") == [("04/09/2023", ["2023-09-04", "2023-04-09"])]


def test_the_interval_of_two_readings_holds_both() -> None:
    (only,) = found("04/09/2023")
    assert only.interval.edtf == "2023-04-09/2023-09-04"


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        pytest.param("2023-11-15T16:21:00+03:00", 3, id="offset"),
        pytest.param("2023-11-15 16:21 -0430", -4.5, id="offset with minutes"),
        pytest.param("2023-11-15T16:21Z", 0, id="Z"),
        pytest.param("15 Nov 2023 16:21:00 GMT+0300", 3, id="offset from GMT"),
        pytest.param("15 Nov 2023 16:21 (MSK)", 3, id="name"),
        pytest.param("15 Nov 2023 16:21 EST", -5, id="American name"),
        pytest.param("15 Nov 2023 16:21 XYZ", None, id="unknown name"),
        pytest.param("15 Nov 2023", None, id="no time"),
    ],
)
def test_zone(text: str, hours: float | None) -> None:
    (only,) = found(text)
    assert only.offset == (None if hours is None else timedelta(hours=hours))


def test_an_unknown_zone_is_not_part_of_the_date() -> None:
    assert values("15 Nov 2023 16:21 XYZ") == [("15 Nov 2023 16:21", ["2023-11-15T16:21"])]


def test_an_offset_of_more_than_a_day_is_none() -> None:
    assert zone_offset("+9900") is None


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        pytest.param("04/09/2023 and 25/04/2023", None, "2023-09-04", id="day first elsewhere"),
        pytest.param("04/09/2023 and 04/25/2023", None, "2023-04-09", id="month first elsewhere"),
        pytest.param("04/09/2023 and 04/25/2023", "de", "2023-04-09", id="the document before its language"),
        pytest.param("04/09/2023", "en-US", "2023-04-09", id="American"),
        pytest.param("04/09/2023", "en-GB", "2023-09-04", id="British"),
        pytest.param("04/09/2023", "fr", "2023-09-04", id="French"),
        pytest.param("04/09/2023", "en", "2023-04-09/2023-09-04", id="English of no country"),
        pytest.param("04/09/2023", None, "2023-04-09/2023-09-04", id="unknown language"),
        pytest.param("04/09/2023 25/04/2023 04/25/2023", "fr", "2023-04-09/2023-09-04", id="both orders shown"),
    ],
)
def test_order_of_day_and_month(text: str, language: str | None, edtf: str) -> None:
    assert settle(found(text), language=language)[0].interval.edtf == edtf


def test_a_part_over_12_shows_the_order() -> None:
    assert [one.order for one in found("25/04/2023 04/25/2023 04/05/2023")] == [
        Order.DAY_FIRST,
        Order.MONTH_FIRST,
        None,
    ]


def test_a_range_of_days_without_a_year() -> None:
    (only,) = found("on May 6-8 they", "en")
    assert (only.readings, only.month_day, only.last_day) == ((), (5, 6), 8)


def test_to_an_hour_is_no_range() -> None:
    (only,) = found("on April 3 to 5 p.m.", "en")
    assert (only.month_day, only.last_day) == ((4, 3), None)


def searched(text: str, language: str | None) -> list[WrittenDate]:
    """What ``find_written`` yields, by trying every place of the text."""
    position, dates = 0, []
    while form := forms._FORMS.search(text, position):
        date = forms._READERS[str(form.lastgroup)](form, language)
        if date is None:
            run = re.compile(r"[^\W\d_]+|\d+").match(text, form.start())
            position = form.end() if run is None else run.end()
            continue
        date = forms._with_time(text, date)
        position = date.end
        if date.readings or date.month_day:
            dates.append(forms._with_weekday(text, date))
    return dates


PARTS = st.sampled_from(
    [
        *"April|May|Mar.|14|2|2023|1999|,|, |. |-|–|/|th|st|de|del|of|d’|to|au|bis|по| gada |m.|年|月|日|T|16:21|Z|г".split(
            "|"
        ),
        *"نيسان/أبريل|تشرين الأول|апреля|avril|Friday|Fri,| |  |\n|$|#|@|%|(|)|4.11.|٢٠٢٣|١١|sentence|x|9999".split(
            "|"
        ),
    ]
)


@given(st.lists(PARTS | st.just(" "), max_size=16).map("".join), st.sampled_from(["en", "ru", "ar", None]))
def test_no_date_is_missed_by_looking_only_around_numbers(text: str, language: str | None) -> None:
    assert found(text, language) == searched(text, language)


@given(st.text(alphabet="0123456789 .,/-:TZ年月日May'th\n", max_size=60))
def test_dates_are_in_order_and_apart(text: str) -> None:
    ends = [0, *(end for one in found(text, "en") for end in (one.start, one.end))]
    assert ends == sorted(ends)


@given(st.dates())
def test_every_day_in_the_range_of_news_is_read(day: date) -> None:
    text = day.isoformat()
    assert values(text) == ([(text, [text])] if 1000 <= day.year <= 2199 else [])
