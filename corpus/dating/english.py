"""The periods that English phrases name: "late yesterday", "the third quarter of 1990", "two years ago", "the early 1980s".

One idea: the value is the unit of the calendar that is named, whatever part of it is meant; what points is reckoned from the
day the text was written on, and what names no unit of the calendar that can be told has no value.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from corpus.dates import DateInterval, Precision
from corpus.dating.context import Reading
from corpus.dating.phrases import CENTURIES, COUNTS, DECADES, MONTHS, WEEKDAYS
from corpus.dating.quarters import (
    STEPS,
    read_half,
    read_of_year,
    read_quarter,
    read_the_quarter,
    read_year_ago,
    spelled_year,
    year_named,
)
from corpus.dating.reckoning import (
    days_between,
    month_of,
    moved,
    season_of,
    shifted,
    span,
    weekday,
    weekend,
)
from corpus.dating.tense import is_to_come

_UNITS: Final = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
}
_SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def read_phrase(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """The period that a match of ``PHRASE`` names; None where it names none, or points from a day that is not known."""
    form = str(found.lastgroup)
    reading.read_to(found.start())
    try:
        period = _READERS[form](found, reading)
    except ValueError:  # before year 1 or after 9999
        return None
    if period is not None and form not in _COMPARED:
        reading.name(period, found.end())
    return period


# "Down from 38 cents a year ago": the text goes on with the quarter it was at.
_COMPARED: Final = frozenset({"year_ago", "of_year"})


def _pointing(
    read: Callable[[re.Match[str], date, Reading], DateInterval | None],
) -> Callable[[re.Match[str], Reading], DateInterval | None]:
    """``read`` for a text whose day is known; nothing for any other."""
    return lambda found, reading: None if reading.written_on is None else read(found, reading.written_on, reading)


# --- days -----------------------------------------------------------------------------------------------------------


def _read_today(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    before = reading.text[max(0, found.start() - _A_NAME) : found.start()]
    if found[0] == "Today" and (_NAME_BEFORE.search(before) or _QUOTE_AFTER.match(reading.text, found.end())):
        return None  # USA Today, the "Today" show
    return shifted(day, Precision.DAY, 0)


_A_NAME: Final = 24
_QUOTE_AFTER: Final = re.compile(r"['’\"”]+(?!s\b)")
_NAME_BEFORE: Final = re.compile(r"[A-Z]\w*[ ]$")


def _read_weekday(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    start, end = found.span("weekday_name")
    if _HABIT_OR_NAME.search(reading.text, max(0, found.start() - _A_NAME), found.start()) or _NAME_AFTER.match(
        reading.text, end
    ):
        return None
    number = WEEKDAYS.index(found["weekday_name"])
    back = (day.weekday() - number) % 7
    match (found["weekday_step"] or "").lower().split()[-1:]:
        case ["last" | "past"]:
            return shifted(day, Precision.DAY, -(back or 7))
        case ["next" | "coming"]:
            return shifted(day, Precision.DAY, 7 - back)
        case ["this"]:
            return weekday(number, day, ahead=True)
    return weekday(number, day, ahead=is_to_come(reading.text, start, end) is True)


# "every Monday", and days that have a name of their own: their date is another one, or none.
_HABIT_OR_NAME: Final = re.compile(
    r"\b(?:(?i:every|each|most|any|a|one|per)|Black|Good|Easter|Super|Ash|Bloody|Cyber|Palm|Holy|Maundy|Fat|Giving|Sheffield)[ ]$"
)
_NAME_AFTER: Final = re.compile(
    r"[ ](?:Times|Mail|Mirror|Telegraph|Express|Herald|Post|World|Night[ ](?:Live|Football|Fever|Lights)|Morning)\b"
)

# --- units that point ------------------------------------------------------------------------------------------------


def _read_stepped(found: re.Match[str], day: date, _reading: Reading) -> DateInterval | None:
    steps = STEPS[found["step"].lower().split()[-1]]
    unit = found["step_unit"]
    return weekend(day, steps) if unit == "weekend" else shifted(day, _UNITS[unit], steps)


def _read_the_weekend(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """The last one that has begun, or the next."""
    to_come = is_to_come(reading.text, *found.span())
    return weekend(day, 0 if to_come or day.isoweekday() >= 6 else -1)


def _read_ago(found: re.Match[str], day: date, _reading: Reading) -> DateInterval | None:
    count = found["count"].lower()
    number = int(count) if count.isdecimal() else sum(COUNTS[part] for part in count.split("-"))
    return shifted(day, _UNITS[found["ago_unit"]], -number)


def _read_full_year(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """The year at hand; in the first quarter, when years are reported on, the one before unless it is told as to come."""
    over = day.month <= _REPORTED_UNTIL and not is_to_come(reading.text, *found.span())
    return shifted(day, Precision.YEAR, -1 if over else 0)


_REPORTED_UNTIL: Final = 3


def _read_referring(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """The unit of what was named last, as in "that day", or its neighbour, as in "the following month"."""
    unit = _UNITS[found["referring_unit"]]
    named = reading.recent_within(unit, found.start())
    return None if named is None else shifted(named, unit, _REFERRING.get((found["which"] or "").lower(), 0))


_REFERRING: Final = {"following": 1, "next": 1, "previous": -1, "preceding": -1}


def _read_rolling(found: re.Match[str], day: date, _reading: Reading) -> DateInterval | None:
    """The past year is no year of the calendar: it is the twelve months up to the day."""
    days, months = {"week": (7, 0), "month": (0, 1), "year": (0, 12), "decade": (0, 120)}[found["rolling_unit"]]
    back = found["rolling_step"] in {"past", "last"}
    other = moved(day, days=-days if back else days, months=-months if back else months)
    if other is None:
        return None
    after = timedelta(days=1)
    return days_between(other + after, day) if back else days_between(day + after, other)


# --- months, seasons and longer -------------------------------------------------------------------------------------


def _read_month(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    name = found["month_name"]
    number = MONTHS.index(name) + 1
    if found["month_year"]:
        return DateInterval.of(day.year + STEPS[found["month_year"].partition(" ")[0].lower()], number)
    ahead = (number - day.month) % 12
    match (found["month_step"] or "").lower():
        case "last":
            return shifted(day, Precision.MONTH, ahead - 12)
        case "next":
            return shifted(day, Precision.MONTH, ahead or 12)
        case "this":
            return DateInterval.of(day.year, number)
    start, end = found.span()
    if end - start == len(name) and not _names_month(reading.text, start, end, name):
        return None
    return month_of(number, day, ahead=is_to_come(reading.text, start, end))


def _names_month(text: str, start: int, end: int, name: str) -> bool:
    """Whether a capitalised name of a month is one where it stands alone, and not a person or a verb."""
    before = text[max(0, start - _A_NAME) : start]
    if _AFTER_MONTH.match(text, end) or _HOLIDAY_BEFORE.search(before):
        return False
    if name == "May":  # a verb, and a prime minister's name
        return _IN_BEFORE.search(before) is not None and text[end : end + 2] not in {"'s", "’s"}
    if name in _AMBIGUOUS:
        return _PREPOSITION_BEFORE.search(before) is not None
    return _NAME_BEFORE.search(before) is None or _PREPOSITION_BEFORE.search(before) is not None


_AMBIGUOUS: Final = frozenset({"March", "April", "June", "August"})
_PREPOSITION_BEFORE: Final = re.compile(
    r"\b(?i:in|since|until|till|by|through|from|during|of|between|before|after|and|to|or|last|for)[ ]$"
)
_HOLIDAY_BEFORE: Final = re.compile(r"\b(?i:fourth|4th)[ ]of[ ]$")
_IN_BEFORE: Final = re.compile(r"\b(?i:in|since|until|during|from|early|late|mid)[ -]$")
_AFTER_MONTH: Final = re.compile(r"[ ](?:[A-Z][a-z]|[A-Z]\.)|['’]s[ ][A-Z]")


def _read_months(found: re.Match[str], reading: Reading) -> DateInterval | None:
    first, last = (MONTHS.index(found[group]) + 1 for group in ("month_first", "month_last"))
    between = re.search(r"\b(?i:between)[ ]$", reading.text[max(0, found.start() - _A_NAME) : found.start()])
    if " and " in found[0] and between is None:
        return None
    if found["months_year"]:
        year = year_named(found["months_year"], reading.written_on)
        return (
            None if year is None else span(DateInterval.of(year - (first > last), first), DateInterval.of(year, last))
        )
    if reading.written_on is None:
        return None
    begin = month_of(first, reading.written_on, ahead=is_to_come(reading.text, *found.span()))
    if begin is None or begin.earliest is None:
        return None
    return span(begin, DateInterval.of(begin.earliest.year + (first > last), last))


def _read_season(found: re.Match[str], reading: Reading) -> DateInterval | None:
    number = _SEASONS[(found["season_name1"] or found["season_name2"]).lower()]
    if found["season_year"]:
        year = year_named(found["season_year"], reading.written_on)
        return None if year is None else DateInterval.season(year, number)
    day = reading.written_on
    if day is None:
        return None
    match (found["season_step"] or "").lower():
        case "last" | "this past":
            return season_of(number, day, steps=-1)
        case "next" | "this coming":
            return season_of(number, day, steps=1)
        case "this":
            # Winter is named after the year it begins in, also when that has ended.
            return season_of(4, day) if number == 4 and day.month <= 2 else DateInterval.season(day.year, number)
    before = reading.text[max(0, found.start() - _A_NAME) : found.start()]
    during = _DURING_BEFORE.search(before) or not found[0].lower().startswith("the ")
    if not found["the"] or not during or _OF_AFTER.match(reading.text, found.end()):
        return None
    return season_of(number, day, steps=1 if is_to_come(reading.text, *found.span()) else 0)


_DURING_BEFORE: Final = re.compile(r"\b(?i:in|during|since|until|over|into|through|by|of)[ ]$")
_OF_AFTER: Final = re.compile(r"[ ](?:of|in|from)\b|[ -][a-z]+ing\b")


def _read_decade(found: re.Match[str], reading: Reading) -> DateInterval | None:
    if found["decade_year"]:
        year = int(found["decade_year"])
        # "the 1900s" is a century as often as a decade; "the 2000s" has been a decade so far
        return DateInterval.decade(year) if year % 100 or year == 2000 else None
    day = reading.written_on
    if day is None or not found[0].lower().startswith("the "):  # "in her nineties"
        return None
    tens = DECADES[found["decade_name"].lower()]
    century = day.year // 100 * 100
    return DateInterval.decade(century + tens - (100 if century + tens > day.year else 0))


def _read_century(found: re.Match[str], _reading: Reading) -> DateInterval | None:
    name = found["century_number"].lower()
    number = CENTURIES[name] if name in CENTURIES else int(name[:2])
    if not 11 <= number <= 21:
        return None
    return span(DateInterval.of(number * 100 - 99), DateInterval.of(number * 100))


_READERS: Final[dict[str, Callable[[re.Match[str], Reading], DateInterval | None]]] = {
    "today": _pointing(_read_today),
    "yesterday": _pointing(lambda _found, day, _reading: shifted(day, Precision.DAY, -1)),
    "tomorrow": _pointing(lambda _found, day, _reading: shifted(day, Precision.DAY, 1)),
    "weekday": _pointing(_read_weekday),
    "stepped": _pointing(_read_stepped),
    "full_year": _pointing(_read_full_year),
    "referring": _read_referring,
    "rolling": _pointing(_read_rolling),
    "the_weekend": _pointing(_read_the_weekend),
    "year_end": _pointing(lambda _found, day, _reading: DateInterval.of(day.year)),
    "year_ago": _pointing(read_year_ago),
    "ago": _pointing(_read_ago),
    "half": read_half,
    "quarter": read_quarter,
    "the_quarter": read_the_quarter,
    "of_year": read_of_year,
    "season": _read_season,
    "decade": _read_decade,
    "century": _read_century,
    "months": _read_months,
    "month": _pointing(_read_month),
    "year": lambda found, _reading: DateInterval.of(spelled_year(found["year_name"])),
}
