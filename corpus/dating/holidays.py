"""Days that have a name: "Christmas Eve", "Thanksgiving", "last Easter".

One idea: a name is read only where it means one day of the calendar wherever it is written. So the election days and the
independence days of many countries, and the feasts of calendars that look to the moon, are not among them.
"""

import re
from calendar import MONDAY, THURSDAY
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import partial
from typing import Final

from corpus.dates import DateInterval, Precision
from corpus.dating.reckoning import nearest_of, unit


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth_weekday(year: int, *, month: int, number: int, nth: int) -> date:
    """The ``nth`` weekday of this number (Monday 0) in a month; -1 for the last one."""
    if nth < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - number) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(number - first.weekday()) % 7 + 7 * (nth - 1))


def easter_of(year: int) -> date:
    """Easter Sunday of the western churches, by the Gregorian reckoning (Meeus, Jones and Butcher)."""
    cycle, century, rest = year % 19, year // 100, year % 100
    leap, part = divmod(century, 4)
    moon = (19 * cycle + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * part + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (cycle + 11 * moon + 22 * days) // 451
    month, day = divmod(moon + days - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _around_easter(year: int, *, days: int) -> date:
    return easter_of(year) + timedelta(days=days)


_DAYS: Final[dict[str, Callable[[int], date]]] = {
    "New Year's Day": _fixed(1, 1),
    "Valentine's Day": _fixed(2, 14),
    "St. Patrick's Day": _fixed(3, 17),
    "Ash Wednesday": partial(_around_easter, days=-46),
    "Good Friday": partial(_around_easter, days=-2),
    "Easter Sunday": easter_of,
    "Easter Monday": partial(_around_easter, days=1),
    "Easter": easter_of,
    "Memorial Day": partial(_nth_weekday, month=5, number=MONDAY, nth=-1),
    "Fourth of July": _fixed(7, 4),
    "Bastille Day": _fixed(7, 14),
    "Labor Day": partial(_nth_weekday, month=9, number=MONDAY, nth=1),
    "Columbus Day": partial(_nth_weekday, month=10, number=MONDAY, nth=2),
    "Halloween": _fixed(10, 31),
    "Veterans Day": _fixed(11, 11),
    "Thanksgiving Day": partial(_nth_weekday, month=11, number=THURSDAY, nth=4),
    "Thanksgiving": partial(_nth_weekday, month=11, number=THURSDAY, nth=4),
    "Christmas Eve": _fixed(12, 24),
    "Christmas Day": _fixed(12, 25),
    "Christmas": _fixed(12, 25),
    "Boxing Day": _fixed(12, 26),
    "New Year's Eve": _fixed(12, 31),
}
NAMES: Final = tuple(sorted(_DAYS, key=len, reverse=True))

# Kept by several countries, each on a day of its own, or by another church on another one.
_ELSEWHERE: Final = {
    "Thanksgiving": re.compile(r"\bCanad"),
    "Memorial": re.compile(r"\bIsrael"),
    "Easter": re.compile(r"\b(?:Orthodox|Coptic|Greek|Russian)\b"),
    "Good": re.compile(
        r"\b(?:Orthodox|Coptic|Greek|Russian|Agreement|Accord|[Aa]ccords?|[Aa]greement|[Dd]eal|[Pp]eace)\b"
    ),
    "Christmas": re.compile(r"\b(?:Orthodox|Coptic)\b"),
}
_AROUND: Final = 120  # code points
_GREGORIAN: Final = 1583  # the first full year of the calendar that Easter is reckoned by
_REACH: Final = timedelta(days=122)  # a feast is spoken of for a season before it comes


def named_day(
    name: str, year: int | None, written_on: date | None, *, text: str, start: int, ahead: bool | None
) -> DateInterval | None:
    """The day called ``name`` at ``text[start:]``: of ``year`` if that is told, else as ``nearest_of`` chooses.

    None where the name may mean the day of another country or church, and without a year and a day to reckon from.
    """
    elsewhere = _ELSEWHERE.get(name.partition(" ")[0])
    if elsewhere is not None and elsewhere.search(text, max(0, start - _AROUND), start + _AROUND):
        return None
    day_in = _DAYS[name]
    if year is not None:
        return unit(day_in(year), Precision.DAY) if year >= _GREGORIAN else None
    if written_on is None:
        return None
    around = range(max(MINYEAR, written_on.year - 1), min(MAXYEAR, written_on.year + 1) + 1)
    return nearest_of([day_in(each) for each in around], written_on, ahead=ahead, reach=_REACH)
