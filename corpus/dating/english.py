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
from corpus.dating.days import (
    LONGEST_NAME,
    read_clock,
    read_holiday,
    read_spelled_day,
    read_today,
    read_tomorrow,
    read_weekday,
)
from corpus.dating.fiscal import read_fiscal_year
from corpus.dating.phrases import COUNTS
from corpus.dating.quarters import (
    STEPS,
    read_half,
    read_of_year,
    read_quarter,
    read_the_quarter,
    read_year_ago,
    spelled_year,
)
from corpus.dating.reckoning import days_between, moved, shifted, span, weekend
from corpus.dating.seasons import read_century, read_decade, read_month, read_months, read_season
from corpus.dating.tense import is_to_come

_UNITS: Final = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
}


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


# --- units that point ------------------------------------------------------------------------------------------------


def _read_stepped(found: re.Match[str], day: date, _reading: Reading) -> DateInterval | None:
    steps = STEPS[found["step"].lower().split()[-1]]
    return _unit_at(day, found["step_unit"], steps)


def _unit_at(day: date, unit: str, steps: int) -> DateInterval | None:
    """The unit ``steps`` units after the one that ``day`` is in."""
    match unit:
        case "weekend":
            return weekend(day, steps)
        case "century":
            first = (day.year - 1) // 100 * 100 + 100 * steps + 1
            return span(DateInterval.of(first), DateInterval.of(first + 99))
        case "morning" | "afternoon" | "evening" | "night":
            return shifted(day, Precision.DAY, steps)
    return shifted(day, _UNITS[unit], steps)


def _read_the_weekend(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """The last one that has begun, or the next."""
    to_come = is_to_come(reading.text, *found.span())
    return weekend(day, 0 if to_come or day.isoweekday() >= 6 else -1)


def _read_ago(found: re.Match[str], day: date, _reading: Reading) -> DateInterval | None:
    return shifted(day, _UNITS[found["ago_unit"]], -_count(found["count"]))


def _count(words: str) -> int:
    words = words.lower()
    return int(words) if words.isdecimal() else sum(COUNTS[part] for part in words.split("-"))


def _read_counted(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """So many units after or before what was named last."""
    unit, count = _UNITS[found["counted_unit"]], _count(found["counted_count"])
    named = reading.recent_within(unit, found.start())
    return None if named is None else shifted(named, unit, count if found["counted_way"] == "later" else -count)


def _read_full_year(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """The year at hand; in the first quarter, when years are reported on, the one before unless it is told as to come."""
    over = day.month <= _REPORTED_UNTIL and not is_to_come(reading.text, *found.span())
    return shifted(day, Precision.YEAR, -1 if over else 0)


_REPORTED_UNTIL: Final = 3


def _read_the_year(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """The year that was named last, or at hand, where the words before let it be one of the calendar."""
    if not _OF_THE_YEAR.search(reading.text, max(0, found.start() - LONGEST_NAME), found.start()):
        return None
    named = reading.recent_within(Precision.YEAR, found.start())
    return _read_full_year(found, day, reading) if named is None else shifted(named, Precision.YEAR, 0)


_OF_THE_YEAR: Final = re.compile(
    r"\b(?:(?i:for|during|throughout|in|through)|(?:months|quarters?|half|weeks|days|most|much|all|part)[ ]of"
    r"|(?:first|second|third|fourth|fifth|sixth|\dth|last|final|biggest|largest|lowest|highest|best|worst)[ ]\w+[ ]of)[ ]$"
)


def _read_in_unit(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """The unit of what was named last, or the one at hand, as in "later in the week"."""
    unit = found["in_unit_unit"]
    named = None if unit == "century" else reading.recent_within(_UNITS[unit], found.start())
    return _unit_at(named or day, unit, 0)


def _read_referring(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """The unit of what was named last, as in "that day", or its neighbour, as in "the following month"."""
    unit = found["referring_unit"] or found["unit_referring"]
    steps = _REFERRING.get((found["which"] or found["referring_way"] or "").lower(), 0)
    if unit == "quarter":
        quarter = reading.recent_quarter(found.start())
        named = None if quarter is None or quarter.earliest is None else quarter.earliest.date()
    else:
        named = reading.recent_within(_UNITS.get(unit) or _WITHIN.get(unit, Precision.DAY), found.start())
    return None if named is None else _unit_at(named, unit, steps)


_REFERRING: Final = {
    "following": 1,
    "next": 1,
    "after": 1,
    "before": -1,
    "earlier": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
}
_WITHIN: Final = {"weekend": Precision.WEEK}  # and the parts of a day within the day


def _read_rolling(found: re.Match[str], day: date, _reading: Reading) -> DateInterval | None:
    """The past year is no year of the calendar: it is the twelve months up to the day."""
    back = found["rolling_step"] in {"past", "last"}
    if found["rolling_unit"] == "weekend":
        return weekend(day, -1 if back else 0)
    days, months = {"week": (7, 0), "month": (0, 1), "year": (0, 12), "decade": (0, 120)}[found["rolling_unit"]]
    other = moved(day, days=-days if back else days, months=-months if back else months)
    if other is None:
        return None
    after = timedelta(days=1)
    return days_between(other + after, day) if back else days_between(day + after, other)


_READERS: Final[dict[str, Callable[[re.Match[str], Reading], DateInterval | None]]] = {
    "today": _pointing(read_today),
    "yesterday": _pointing(
        lambda found, day, _reading: shifted(day, Precision.DAY, -2 if found["before_yesterday"] else -1)
    ),
    "tomorrow": _pointing(read_tomorrow),
    "clock": read_clock,
    "weekday": _pointing(read_weekday),
    "stepped": _pointing(_read_stepped),
    "full_year": _pointing(_read_full_year),
    "referring": _read_referring,
    "rolling": _pointing(_read_rolling),
    "fiscal_year": lambda found, _reading: read_fiscal_year(found),
    "the_year": _pointing(_read_the_year),
    "in_unit": _pointing(_read_in_unit),
    "counted": _read_counted,
    "holiday": read_holiday,
    "spelled_day": read_spelled_day,
    "the_weekend": _pointing(_read_the_weekend),
    "year_end": _pointing(lambda _found, day, _reading: DateInterval.of(day.year)),
    "year_ago": _pointing(read_year_ago),
    "ago": _pointing(_read_ago),
    "half": read_half,
    "quarter": read_quarter,
    "the_quarter": read_the_quarter,
    "of_year": read_of_year,
    "season": read_season,
    "decade": read_decade,
    "century": read_century,
    "months": read_months,
    "month": _pointing(read_month),
    "year": lambda found, _reading: DateInterval.of(spelled_year(found["year_name"])),
}
