"""Quarters, halves and years as reports on business name them: "third-quarter", "the quarter ended Sept. 29", "a year earlier".

One idea: a report says once which quarter it is about, and from there on only "the quarter" and "the year-ago period", so a
reader has to remember. Which months a fiscal quarter has is known to its company only, so it is not remembered.
"""

import re
from datetime import date
from typing import Final

from corpus.dates import DateInterval, Precision
from corpus.dating.context import Reading
from corpus.dating.fiscal import fiscal_quarter
from corpus.dating.phrases import COUNTS, MONTHS, ORDINALS
from corpus.dating.reckoning import a_year_before, month_of, quarter_of, shifted, span

STEPS: Final = {"last": -1, "past": -1, "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1}
_FINAL: Final = 4  # "the last quarter of 1997"


def spelled_year(words: str) -> int:
    """The year in words such as ``nineteen ninety-four``."""
    first, *rest = re.split("[ -]", words.lower())
    return (2000 if first == "two" else 1900) + sum(COUNTS.get(part, 0) for part in rest)


def year_named(words: str, written_on: date | None) -> int | None:
    """The year of ``1990``, ``next year`` or ``nineteen ninety``; None where it points from an unknown day."""
    if words.isdecimal():
        return int(words)
    step = STEPS.get(words.partition(" ")[0].lower())
    if step is None:
        return spelled_year(words)
    return None if written_on is None else written_on.year + step


def read_quarter(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """A quarter of a calendar year, or, of a fiscal year that is named, the time that its quarter lies in."""
    year = found["quarter_year1"] or found["quarter_year2"] or found["quarter_year"] or found["final_year"]
    number = ORDINALS.get((found["ordinal1"] or found["ordinal2"] or "final").lower(), _FINAL)
    named = None if year is None else year_named(year, reading.written_on)
    is_dated, quarter = _ended(found, reading)
    fiscal = any(found[group] for group in _FISCAL)
    if fiscal:
        if not is_dated and named is not None:
            quarter = fiscal_quarter(number, named)
    elif not is_dated:
        if year is not None:
            quarter = None if named is None else DateInterval.quarter(named, number)
        elif reading.written_on is not None and _is_of_business(reading.text, *found.span()):
            quarter = quarter_of(number, reading.written_on)
    if quarter is None or (fiscal and not is_dated):
        reading.forget_quarter()
    return quarter


_FISCAL: Final = ("fiscal", "fiscal2", "fiscal3", "fiscal4", "fiscal5")


def read_the_quarter(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """The quarter whose last day follows; else the one named last, or, for "the latest quarter", the one reported on."""
    is_dated, quarter = _ended(found, reading)
    if is_dated:
        return quarter
    latest = not found[0].lower().startswith(("the quarter", "that"))
    return reading.recent_quarter(found.start(), reported=latest)


def _ended(found: re.Match[str], reading: Reading) -> tuple[bool, DateInterval | None]:
    """Whether "ended Sept. 29" or the like follows, and the three months whose last week that day is in.

    None where it is in the last week of no month, or the year is not known. A fiscal quarter has no precision, as
    "the quarter ended Oct. 31".
    """
    after = _ENDED.match(reading.text, found.end())
    if after is None:
        return False, None
    number = next((at for at, name in enumerate(MONTHS, 1) if name.startswith(after["month"])), None)
    if number is None or int(after["day"]) < _LAST_WEEK:
        return True, None
    if after["year"]:
        month: DateInterval | None = DateInterval.of(int(after["year"]), number)
    else:
        month = None if reading.written_on is None else month_of(number, reading.written_on)
    if month is None or month.earliest is None:
        return True, None
    if number % 3 == 0:
        return True, DateInterval.quarter(month.earliest.year, number // 3)
    first = shifted(month.earliest.date(), Precision.MONTH, -2)
    return True, None if first is None else span(first, month)


_ENDED: Final = re.compile(
    r"[ ](?:that[ ])?end(?:ed|ing)[ ](?P<month>[A-Z][a-z]{2})[a-z]*\.?[ ](?P<day>\d{1,2})\b(?:,[ ](?P<year>(?:1\d|2[01])\d\d)\b)?"
)
_LAST_WEEK: Final = 24


def _is_of_business(text: str, start: int, end: int) -> bool:
    """Whether the words around are of business: quarters are played in sports, too."""
    around = max(0, start - _AROUND), end + _AROUND
    return _BUSINESS.search(text, *around) is not None and _SPORTS.search(text, *around) is None


_AROUND: Final = 300
_BUSINESS: Final = re.compile(
    r"(?i:\b(?:earn|profit|sales|revenue|income|gdp|gnp|econom|growth|inflation|shipment|[bm]illion|shares?\b|stock|loss(?:es)?\b"
    r"|results|invest|quarterly|export|import|tonnes|dividend|industr|sector|market|demand|analyst|compan))"
)
_SPORTS: Final = re.compile(
    r"(?i:\b(?:touchdown|quarterback|halftime|field[ ]goal|rebounds|yards?\b|NFL|NBA|playoff|rushing))"
)


def read_half(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """Half a calendar year; of a year that is named or at hand, for other halves are played in sports, or fiscal."""
    words = found["half_year"] or found["quarters_year"]
    if words:
        year = year_named(words, reading.written_on)
    else:
        named = reading.recent_within(Precision.YEAR, found.start()) or reading.written_on
        year = None if named is None else named.year
    if year is None:
        return None
    second = "second" in found[0].lower() or "2nd" in found[0] or (found["two_quarters"] or "").lower() == "last"
    first = 3 if second else 1
    return span(DateInterval.quarter(year, first), DateInterval.quarter(year, first + 1))


def read_of_year(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """The 1988 period after a quarter is that quarter of 1988; after nine months it is no more than a part of 1988.

    The same month of last year is the month named last in that year.
    """
    words = found["of_year_year"] or found["year_of_year"]
    year = year_named(words or "last year", reading.written_on)
    if year is None:
        return None
    if "month" in found[0]:
        named = reading.recent_within(Precision.MONTH, found.start())
        return DateInterval.of(year) if named is None else DateInterval.of(year, named.month)
    period = _compared(reading, found.start())
    if period is None or period.earliest is None or period.precision is Precision.YEAR:
        return DateInterval.of(year)
    return DateInterval.quarter(year, (period.earliest.month + 2) // 3)


def _compared(reading: Reading, at: int) -> DateInterval | None:
    """The quarter reported on, or its year where the report has gone on to several months or the whole year."""
    quarter = reading.recent_quarter(at, reported=True)
    if quarter is None or quarter.earliest is None or not _LONGER.search(reading.text, reading.quarter_at, at):
        return quarter
    return DateInterval.of(quarter.earliest.year)


_LONGER: Final = re.compile(r"\b(?:(?:six|nine|6|9)[ -]months?|(?:the|full)[ ]year)\b(?![ -](?:ago|earlier))")


def read_year_ago(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """A year before the quarter or year reported on; else "a year ago" is last year, and the rest a year before what was named."""
    named = reading.recent_long(found.start()) if found[0].lower().startswith("the year ") else None
    if named is not None and named.precision is Precision.YEAR:  # "last year, more than in the year before"
        return a_year_before(named)
    reported = _compared(reading, found.start())
    if reported is not None:
        return a_year_before(reported)
    if found[0].endswith(" ago"):
        return shifted(day, Precision.YEAR, -1)
    period = reading.recent_long(found.start())
    if period is not None:
        return a_year_before(period)
    return shifted(day, Precision.YEAR, -1) if _is_of_business(reading.text, *found.span()) else None
