"""What a few words mean as a date in a query, or why they are none.

One table from pattern to reading, dates first; after them what is often typed for a date, with what to write instead.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from corpus.dates import DateInterval, Precision
from search.errors import QueryFault
from search.periods import WEEKDAYS, Absolute, CalendarUnit, DaysAgo, LastDays, QueryDate, Weekday

MOST_DAYS: Final = 36_525  # a hundred years: further back a date is meant, not a count

MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH_NUMBERS: Final = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_PRECISIONS: Final = {unit.value: unit for unit in (Precision.WEEK, Precision.MONTH, Precision.QUARTER, Precision.YEAR)}


class Refusal(NamedTuple):
    """Why a few words are no date, and what to write instead."""

    kind: QueryFault
    message: str
    suggestion: str | None = None


@lru_cache(maxsize=1024)  # a list of queries has few dates, again and again
def read_date(phrase: str) -> QueryDate | Refusal | None:
    """The date that ``phrase`` is: words in lower case, one space between them. None: nothing like a date."""
    for pattern, read in _FORMS:
        found = re.fullmatch(pattern, phrase)  # compiled when first asked for: most queries need three of them
        if found is not None:
            return read(found)
    return None


@lru_cache(maxsize=1024)
def read_day(text: str) -> Absolute | None:
    """The day that ASCII text is as ``2023-04-15``; None for any other, and for one that the calendar does not have."""
    year, month, day = text[:4], text[5:7], text[8:]
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not (year + month + day).isdigit():
        return None
    found = _calendar_date(int(year), int(month), int(day))
    return found if isinstance(found, Absolute) else None


def goes_on(word: str) -> bool:
    """Whether a date of several words, in lower case, can go on with this one."""
    return word[0] in "0123456789" or word.rstrip(",") in _FURTHER_WORDS


def _calendar_date(year: int, month: int | None = None, day: int | None = None) -> Absolute | Refusal:
    if year == 0:
        return Refusal(QueryFault.NOT_A_DATE, "there is no year 0000; the calendar runs from 0001 to 9999")
    if month is not None and not 1 <= month <= 12:
        return Refusal(QueryFault.NOT_A_DATE, f"there is no month {month:02}")
    try:
        return Absolute(DateInterval.of(year, month, day))
    except ValueError:
        assert month is not None
        return Refusal(QueryFault.NOT_A_DATE, f"{MONTHS[month - 1].title()} {year:04} has no day {day:02}")


def _quarter(year: int, quarter: int) -> Absolute | Refusal:
    if year and 1 <= quarter <= 4:
        return Absolute(DateInterval.quarter(year, quarter))
    return Refusal(QueryFault.NOT_A_DATE, "a year has the quarters Q1 to Q4")


def _week(year: int, week: int) -> Absolute | Refusal:
    try:
        return Absolute(DateInterval.week(year, week))
    except ValueError:
        return Refusal(QueryFault.NOT_A_DATE, f"{year:04} has no week {week:02}")


def _decade(digits: str) -> Absolute:
    return Absolute(DateInterval.decade(max(1, int(digits) * 10)))


def _days_ago(digits: str) -> DaysAgo | Refusal:
    days = int(digits)
    if days > MOST_DAYS:
        return _too_many_days()
    return DaysAgo(days)


def _last_days(digits: str) -> LastDays | Refusal:
    days = int(digits)
    if days > MOST_DAYS:
        return _too_many_days()
    if days == 0:
        return Refusal(QueryFault.NOT_A_DATE, "no day at all is no period", "today")
    return LastDays(days)


def _too_many_days() -> Refusal:
    return Refusal(QueryFault.NOT_A_DATE, f"days are counted back to {MOST_DAYS:,}; write a date, as in >=1900")


# --- what is often typed for one -------------------------------------------------------------------------------------


def _two_numbers_and_year(found: re.Match[str]) -> Refusal:
    """Day and month in either order: every reading the calendar allows is offered."""
    one, other, year = (int(found[part]) for part in (1, 2, 3))
    readings = [_calendar_date(year, month, day) for day, month in dict.fromkeys(((one, other), (other, one)))]
    possible = [reading for reading in readings if isinstance(reading, Absolute)]
    if len(possible) == 2:
        in_words = " or ".join(_in_words(reading) for reading in possible)
        return Refusal(QueryFault.AMBIGUOUS_DATE, f"{found[0]} may be {in_words}", ", or ".join(map(str, possible)))
    return _not_iso(found[0], str(possible[0]) if possible else None)


def _in_words(day: Absolute) -> str:
    earliest = day.interval.earliest
    assert earliest is not None
    return f"{earliest.day} {MONTHS[earliest.month - 1].title()} {earliest.year:04}"


def _not_iso(typed: str, suggestion: str | None) -> Refusal:
    return Refusal(QueryFault.NOT_A_DATE, f"a date is written year first, with dashes: not {typed}", suggestion)


def _reordered(year: str, month: str, day: str | None = None) -> Refusal:
    """A date in other order or punctuation, for which there is one reading."""
    reading = _calendar_date(int(year), int(month), None if day is None else int(day))
    if isinstance(reading, Refusal):
        return reading
    return Refusal(QueryFault.NOT_A_DATE, "a date is written year first, two digits each, with dashes", str(reading))


def _month_words(year: str, month: str, day: str | None = None) -> Refusal:
    """A date with the name of the month, in an order we do not read."""
    reading = _calendar_date(int(year), _MONTH_NUMBERS[month], None if day is None else int(day))
    if isinstance(reading, Refusal):
        return reading
    return Refusal(QueryFault.NOT_A_DATE, "a date with the name of a month is written 15 april 2023", str(reading))


def _without_year(found: re.Match[str]) -> Refusal:
    return Refusal(QueryFault.MISSING_YEAR, f"'{found[0]}' needs a year, as in april 2023 or 15 april 2023")


def _counted_units(found: re.Match[str]) -> Refusal:
    """A count of weeks, months or years: calendar units or so many days? Only days are counted."""
    message = f"'{found[0]}' has more than one reading: count days, or give dates, as in >=2023-05"
    if found["unit"] != "week" or len(found["count"]) > 3:
        return Refusal(QueryFault.AMBIGUOUS_DATE, message)
    days = 7 * int(found["count"])
    return Refusal(QueryFault.AMBIGUOUS_DATE, message, f"{days} days ago" if found["ago"] else f"last {days} days")


_FURTHER_WORDS: Final = frozenset(
    {*_MONTH_NUMBERS, *WEEKDAYS, "ago"}
    | {unit + plural for unit in ("day", "week", "month", "quarter", "year") for plural in ("", "s")}
)

_UNKNOWN_YEAR: Final = "a year has four digits"
_MONTH: Final = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_DAY_NAMES: Final = "|".join(WEEKDAYS)

_Reading = Callable[[re.Match[str]], QueryDate | Refusal]
_FORMS: Final[tuple[tuple[str, _Reading], ...]] = (
    # dates
    (r"([0-9]{4})", lambda found: _calendar_date(int(found[1]))),
    (r"([0-9]{4})-([0-9]{2})", lambda found: _calendar_date(int(found[1]), int(found[2]))),
    (
        r"([0-9]{4})-([0-9]{2})-([0-9]{2})",
        lambda found: _calendar_date(int(found[1]), int(found[2]), int(found[3])),
    ),
    (r"([0-9]{4})-q([0-9])", lambda found: _quarter(int(found[1]), int(found[2]))),
    (r"([0-9]{4})-w([0-9]{2})", lambda found: _week(int(found[1]), int(found[2]))),
    (r"([0-9]{3})x", lambda found: _decade(found[1])),
    (rf"({_MONTH}) ([0-9]{{4}})", lambda found: _calendar_date(int(found[2]), _MONTH_NUMBERS[found[1]])),
    (
        rf"([0-9]{{1,2}}) ({_MONTH}) ([0-9]{{4}})",
        lambda found: _calendar_date(int(found[3]), _MONTH_NUMBERS[found[2]], int(found[1])),
    ),
    (r"today", lambda _: DaysAgo(0)),
    (r"yesterday", lambda _: DaysAgo(1)),
    (r"([0-9]{1,9}) days? ago", lambda found: _days_ago(found[1])),
    (r"last ([0-9]{1,9}) days?", lambda found: _last_days(found[1])),
    (rf"({_DAY_NAMES})", lambda found: Weekday(WEEKDAYS.index(found[1]))),
    (
        r"(this|last) (week|month|quarter|year)",
        lambda found: CalendarUnit(_PRECISIONS[found[2]], last=found[1] == "last"),
    ),
    # not dates
    (r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", _two_numbers_and_year),
    (r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})", lambda found: _reordered(found[1], found[2], found[3])),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", lambda found: _reordered(found[1], found[2], found[3])),
    (r"([0-9]{4})[/.-]([0-9]{1,2})", lambda found: _reordered(found[1], found[2])),
    (r"([0-9]{1,2})[/.-]([0-9]{4})", lambda found: _reordered(found[2], found[1])),
    (
        r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}|[0-9]{1,3}|[0-9]{5,}",
        lambda _: Refusal(QueryFault.NOT_A_DATE, _UNKNOWN_YEAR),
    ),
    (
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})t.*",
        lambda found: Refusal(QueryFault.NOT_A_DATE, "queries go by whole days, not by the hour", found[1]),
    ),
    (
        r"([0-9]{4})-?q-?0?([1-4])",
        lambda found: Refusal(QueryFault.NOT_A_DATE, "a quarter is written 2023-Q2", f"{found[1]}-Q{found[2]}"),
    ),
    (
        r"([0-9]{4})-?w-?([0-9]{1,2})",
        lambda found: Refusal(QueryFault.NOT_A_DATE, "a week is written 2023-W05", f"{found[1]}-W{found[2]:0>2}"),
    ),
    (
        r"=([<>]?)([^ ]*)",
        lambda found: Refusal(
            QueryFault.NOT_A_DATE,
            "comparisons are >=, <=, > and <; the date alone is the date itself",
            f"{found[1]}{'=' if found[1] else ''}{found[2]}",
        ),
    ),
    (
        r"([0-9]{3})0s",
        lambda found: Refusal(QueryFault.NOT_A_DATE, "a decade is written 202X", f"{found[1]}X"),
    ),
    (rf"([0-9]{{4}}) ({_MONTH})", lambda found: _month_words(found[1], found[2])),
    (rf"([0-9]{{4}}) ({_MONTH}) ([0-9]{{1,2}})", lambda found: _month_words(found[1], found[2], found[3])),
    (
        rf"({_MONTH}) ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([0-9]{{4}})",
        lambda found: _month_words(found[3], found[1], found[2]),
    ),
    (
        rf"([0-9]{{1,2}})(?:st|nd|rd|th|\.) ({_MONTH}),? ([0-9]{{4}})",
        lambda found: _month_words(found[3], found[2], found[1]),
    ),
    (rf"(?:{_MONTH})|[0-9]{{1,2}} (?:{_MONTH})|(?:{_MONTH}) [0-9]{{1,2}}", _without_year),
    (rf"last ({_MONTH})", lambda found: Refusal(QueryFault.MISSING_YEAR, f"'{found[1]}' needs a year")),
    (r"(?:last|past|previous) (?P<count>[0-9]+) (?P<unit>week|month|quarter|year)s?(?P<ago>)", _counted_units),
    (r"(?P<count>[0-9]+) (?P<unit>week|month|quarter|year)s?(?P<ago> ago)", _counted_units),
    (
        r"(?:past|previous) ([0-9]{1,9}) days?",
        lambda found: Refusal(QueryFault.NOT_A_DATE, f"'{found[0]}' is not a date", f"last {found[1]} days"),
    ),
    (
        r"(?:past|previous) (week|month|quarter|year)",
        lambda found: Refusal(QueryFault.NOT_A_DATE, f"'{found[0]}' is not a date", f"last {found[1]}"),
    ),
    (
        rf"(?:last|this|on) ({_DAY_NAMES})",
        lambda found: Refusal(
            QueryFault.AMBIGUOUS_DATE, "a day of the week alone is the latest one, today included", found[1]
        ),
    ),
    (r"last day", lambda _: Refusal(QueryFault.NOT_A_DATE, "'last day' is not a date", "yesterday")),
    (r"this day|now", lambda found: Refusal(QueryFault.NOT_A_DATE, f"'{found[0]}' is not a date", "today")),
)
