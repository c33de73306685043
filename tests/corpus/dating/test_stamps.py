import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import Precision
from corpus.dating.stamps import address_date, read_stamp


@pytest.mark.parametrize(
    ("value", "edtf", "hours"),
    [
        pytest.param("2016-09-24", "2016-09-24", None, id="day"),
        pytest.param("2023-11-15T16:21:00+03:00", "2023-11-15T16:21:00", 3, id="iso with offset"),
        pytest.param("2023-11-15T16:21:00.123456Z", "2023-11-15T16:21:00", 0, id="iso with fraction"),
        pytest.param("2023-11-15T16:21Z", "2023-11-15T16:21", 0, id="iso to the minute"),
        pytest.param("2023-11-15T16", "2023-11-15", None, id="a lone hour is dropped"),
        pytest.param("2023-11-15 16:21:00 +03:00", "2023-11-15T16:21:00", 3, id="spaces"),
        pytest.param("20231115", "2023-11-15", None, id="compact day"),
        pytest.param("20231115T162100Z", "2023-11-15T16:21:00", 0, id="compact iso"),
        pytest.param("20231115162100", "2023-11-15T16:21:00", None, id="fourteen digits"),
        pytest.param("202311151621", "2023-11-15T16:21", None, id="twelve digits"),
        pytest.param("1700065260", "2023-11-15T16:21:00", 0, id="Unix seconds"),
        pytest.param("1700065260.5", "2023-11-15T16:21:00", 0, id="Unix seconds with a fraction"),
        pytest.param("1700065260000", "2023-11-15T16:21:00", 0, id="Unix milliseconds"),
        pytest.param("Wed, 15 Nov 2023 16:21:00 +0300", "2023-11-15T16:21:00", 3, id="mail"),
        pytest.param("Wed, 15 Nov 2023 16:21:00 GMT", "2023-11-15T16:21:00", 0, id="feed"),
        pytest.param("Wed, 15 Nov 2023 16:21:00 +0300 (MSK)", "2023-11-15T16:21:00", 3, id="mail with a remark"),
        pytest.param("Wed, 15 Nov 2023 16:21:00 IST", "2023-11-15T16:21:00", None, id="a zone of several countries"),
        pytest.param("Wed Nov 15 16:21:00 2023", "2023-11-15T16:21:00", None, id="asctime"),
        pytest.param("Wed Nov 15 16:21:00 +0300 2023", "2023-11-15T16:21:00", 3, id="asctime with offset"),
        pytest.param("Wed Nov 15 2023 16:21:00 GMT+0300 (Moscow Standard Time)", "2023-11-15T16:21:00", 3, id="JS"),
        pytest.param(" 27-FEB-1987 14:02:03.79", "1987-02-27T14:02:03", None, id="Reuters"),
        pytest.param("27-MAR-1987 14:04:26.14&#5;&#5;&#5;F C", "1987-03-27T14:04:26", None, id="Reuters with a tail"),
        pytest.param("27-MAR-1987 14:04:26.14\x05\x05\x05RM", "1987-03-27T14:04:26", None, id="tail of characters"),
        pytest.param("9-APR-1987 00:00:00.00    # by hand", "1987-04-09T00:00:00", None, id="remark"),
        pytest.param("November 15, 2023 4:21 pm", "2023-11-15T16:21", None, id="long form"),
        pytest.param("15 ноября 2023", "2023-11-15", None, id="long form in Russian"),
        pytest.param("2023-11-15T16:21:00+03:00[Europe/Minsk]", "2023-11-15T16:21:00", 3, id="zone by its place"),
        pytest.param("04:21:06 PM EST Nov 15, 2023", "2023-11-15T16:21:06", -5, id="the clock first"),
        pytest.param("16:21, 15 ноября 2023 г.", "2023-11-15T16:21", None, id="the clock first, in Russian"),
        pytest.param("15 ноября 2023 года, 16:21 МСК", "2023-11-15T16:21", 3, id="Moscow time"),
        pytest.param("Nov 15, 2023 @ 4:21 pm", "2023-11-15T16:21", None, id="at"),
        pytest.param("15.11.2023, 16:21 Uhr", "2023-11-15T16:21", None, id="Uhr"),
        pytest.param("15.11.2023 um 16.21 Uhr", "2023-11-15T16:21", None, id="a clock with a dot"),
        pytest.param("15. marraskuuta 2023 klo 16.21", "2023-11-15T16:21", None, id="Finnish"),
        pytest.param("15. november 2023 kl. 16.21", "2023-11-15T16:21", None, id="Norwegian"),
        pytest.param("2023.11.15. 16:21", "2023-11-15T16:21", None, id="Hungarian"),
        pytest.param("الأربعاء، 15 نوفمبر 2023 - 04:21 م", "2023-11-15T16:21", None, id="Arabic afternoon"),
        pytest.param("الأربعاء، 15 نوفمبر 2023 - 04:21 ص", "2023-11-15T04:21", None, id="Arabic morning"),
        pytest.param("2023年11月15日 16時21分", "2023-11-15T16:21", None, id="Japanese"),
        pytest.param("Published 15 November 2023", "2023-11-15", None, id="a label"),
        pytest.param("2016-09", "2016-09", None, id="month"),
        pytest.param("2016", "2016", None, id="year"),
        pytest.param("04/09/2023", "2023-04-09/2023-09-04", None, id="two readings"),
    ],
)
def test_a_value(value: str, edtf: str, hours: float | None) -> None:
    stamp = read_stamp(value, language=None)
    assert stamp is not None
    assert (stamp.interval.edtf, stamp.offset) == (edtf, None if hours is None else timedelta(hours=hours))


@pytest.mark.parametrize(
    "value",
    [
        "",
        "0",
        "31-MAR-1987 605:12:19.12",
        "15/11/23",
        "2023-02-31",
        "2023-11-15T25:00:00",
        "99999999",
        "000010000",
        "0000000000000",
        "9999-12-31",
        "2566-04-11",
        "0001-01-01",
        "2016-13",
        "yesterday",
        "15 November 2023 and later",
        "see 15 November 2023",
        "2023-11-15 " * 100,
    ],
    ids=lambda value: value[:30],
)
def test_what_is_not_understood_whole_is_no_date(value: str) -> None:
    assert read_stamp(value, language=None) is None


@given(st.text(max_size=40))
def test_any_value_is_read_or_not(value: str) -> None:
    stamp = read_stamp(value, language=None)
    assert stamp is None or stamp.readings


@pytest.mark.parametrize(
    ("url", "edtf", "evidence"),
    [
        pytest.param("https://n.example/world/2023/11/15/talks", "2023-11-15", "/2023/11/15", id="folders"),
        pytest.param("https://n.example/2023/nov/5/talks", "2023-11-05", "/2023/nov/5", id="month by name"),
        pytest.param("https://n.example/2015/1005/Talks", "2015-10-05", "/2015/1005", id="month and day together"),
        pytest.param("https://n.example/2023-11-15-talks", "2023-11-15", "2023-11-15", id="dashes"),
        pytest.param("https://n.example/20231115/7.html", "2023-11-15", "/20231115", id="compact"),
        pytest.param("https://n.example/t20231115_7.html", "2023-11-15", "/t20231115", id="compact after t"),
        pytest.param("https://n.example/2023/11/talks", "2023-11", "/2023/11/", id="month"),
        pytest.param("https://n.example/2023/april/talks", "2023-04", "/2023/april/", id="month by name alone"),
        pytest.param("https://n.example/2023/talks", "2023", "/2023/", id="year"),
    ],
)
def test_an_address(url: str, edtf: str, evidence: str) -> None:
    found = address_date(url)
    assert found is not None
    assert (found[0].edtf, found[1]) == (edtf, evidence)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://n.example/talks", id="none"),
        pytest.param("https://n.example/world-20121112", id="a number of the page"),
        pytest.param("https://n.example/best-of-2019-10", id="end of a title"),
        pytest.param("https://n.example/talks?day=2023/11/15/", id="query"),
        pytest.param("https://2023/11.example", id="host"),
        pytest.param("https://n.example/2023/13/45/", id="no day"),
        pytest.param("http://[n/2020/01/02/", id="no address"),
    ],
)
def test_an_address_without_a_day(url: str) -> None:
    found = address_date(url)
    assert found is None or found[0].edtf == "2023"


def test_every_date_of_reuters_but_the_broken_one_is_read_to_the_second(data: Path) -> None:
    unread = []
    count = 0
    for path in sorted((data / "reuters21578").glob("*.sgm.gz")):
        for value in re.findall("<DATE>(.*?)</DATE>", gzip.decompress(path.read_bytes()).decode("latin-1")):
            count += 1
            stamp = read_stamp(value, language="en")
            if stamp is None or stamp.interval.precision is not Precision.SECOND:
                unread.append(value)
    assert (count, unread) == (21_578, ["31-MAR-1987 605:12:19.12"])
