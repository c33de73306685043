"""The calendar reckoned from a day: the unit so many units away, and which day, month or season of a name is meant.

One idea: a name without a year is one of two neighbours, the last one or the next. News tells what has happened, so it is
the last one, but for what a text says is to come, and for days and months so near that their year goes without saying.
"""

from calendar import monthrange
from collections.abc import Sequence
from contextlib import suppress
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from typing import Final

from corpus.dates import DateInterval, Precision

_DAYS: Final = {Precision.DAY: 1, Precision.WEEK: 7}
_MONTHS: Final = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
}
# Of 41 days without a year in half of the news of TimeBank ten were to come, all within 61 days.
NEAR: Final = timedelta(days=62)
HALF_A_YEAR: Final = timedelta(days=182)
_MONTHS_AHEAD: Final = 2
_MONTHS_OF_CALENDAR: Final = 9999 * 12


def unit(day: date, precision: Precision) -> DateInterval:
    """The unit of the calendar that ``day`` is in."""
    return DateInterval.containing(datetime(day.year, day.month, day.day), precision)  # noqa: DTZ001 - as printed


def shifted(day: date, precision: Precision, steps: int) -> DateInterval | None:
    """The unit of the calendar ``steps`` units after the one that ``day`` is in; None outside the calendar."""
    if precision in _DAYS:
        try:
            return unit(day + timedelta(days=steps * _DAYS[precision]), precision)
        except OverflowError:
            return None
    months = day.year * 12 + day.month - 1 + steps * _MONTHS[precision]
    if not 12 <= months < 12 + _MONTHS_OF_CALENDAR:
        return None
    try:
        return unit(date(months // 12, months % 12 + 1, 1), precision)
    except ValueError:  # the season that January of year 1 is in begins before it
        return None


def a_year_before(period: DateInterval) -> DateInterval | None:
    """The same unit of the calendar in the year before; None for a week, a range, and outside the calendar."""
    if period.precision in {None, Precision.WEEK, Precision.DECADE} or period.earliest is None:
        return None
    first, precision = period.earliest, Precision(period.precision)
    try:
        return DateInterval.containing(first.replace(year=first.year - 1), precision)
    except ValueError:
        return None


def weekend(day: date, steps: int) -> DateInterval | None:
    """Saturday and Sunday of the week ``steps`` weeks after that of ``day``; None outside the calendar."""
    try:
        first = day + timedelta(days=5 - day.weekday() + 7 * steps)
        return days_between(first, first + timedelta(days=1))
    except OverflowError:
        return None


def days_between(first: date, last: date) -> DateInterval | None:
    """The days from ``first`` to ``last``, both included; None where they run backwards."""
    start, end = unit(first, Precision.DAY), unit(last, Precision.DAY)
    return DateInterval(start.earliest, end.before) if first <= last else None


def moved(day: date, *, days: int = 0, months: int = 0) -> date | None:
    """The day so far on; of a month that has no such day, its last one; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    try:
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(days=days)
    except OverflowError:
        return None


def span(first: DateInterval, last: DateInterval) -> DateInterval | None:
    """From the beginning of ``first`` to the end of ``last``; None where that runs backwards."""
    if first.earliest is None or last.before is None or first.earliest >= last.before:
        return None
    return DateInterval(first.earliest, last.before)


def weekday(number: int, written_on: date, *, ahead: bool) -> DateInterval | None:
    """The last day of this number (Monday 0) up to and with ``written_on``; ``ahead``: the first from it on."""
    back = (written_on.weekday() - number) % 7
    return shifted(written_on, Precision.DAY, -back + (7 if ahead and back else 0))


def weekday_of(number: int, of_month: int, written_on: date) -> DateInterval | None:
    """The nearest day of this number (Monday 0) that is also this day of a month, "Friday the 13th"; None within a year of none."""
    for steps in sorted(range(-12, 13), key=abs):
        first = moved(written_on.replace(day=1), months=steps)
        if first is None or of_month > monthrange(first.year, first.month)[1]:
            continue
        day = first.replace(day=of_month)
        if day.weekday() == number:
            return unit(day, Precision.DAY)
    return None


def day_of(
    month: int, day: int, written_on: date, *, ahead: bool | None = None, reach: timedelta = NEAR
) -> DateInterval | None:
    """The day of that name that a text written then means: the next one within ``reach``, two months, else the last one.

    News speaks of "the meeting on April 6" soon to come as readily as of one that was. ``ahead`` is True for the first
    one from ``written_on`` on, however far, and False for the last one up to it. None for a 29 February that none of the years around has.
    """
    named = []
    for year in range(max(MINYEAR, written_on.year - 1), min(MAXYEAR, written_on.year + 1) + 1):
        with suppress(ValueError):
            named.append(date(year, month, day))
    return nearest_of(named, written_on, ahead=ahead, reach=reach)


def nearest_of(
    days: Sequence[date], written_on: date, *, ahead: bool | None = None, reach: timedelta = NEAR
) -> DateInterval | None:
    """Of days in their order that have one name, the one that a text written then means; as ``day_of``.

    ``reach`` is how far ahead one may lie that nothing tells to be past or to come.
    """
    if ahead:
        meant = next((each for each in days if each >= written_on), None)
    else:
        within = reach if ahead is None else timedelta()
        meant = next((each for each in reversed(days) if each - written_on <= within), None)
    return None if meant is None else unit(meant, Precision.DAY)


def month_of(number: int, written_on: date, *, ahead: bool | None = None) -> DateInterval | None:
    """The month that a text written then means: the next one within two months, else the last one.

    The month of ``written_on`` is itself. ``ahead`` is True for the next one, however far, and False for the last one.
    """
    steps = (number - written_on.month) % 12
    is_next = steps <= _MONTHS_AHEAD if ahead is None else ahead or not steps
    return shifted(written_on, Precision.MONTH, steps if is_next else steps - 12)


def season_of(number: int, written_on: date, *, steps: int = 0) -> DateInterval | None:
    """The last season of this number (spring 1) that has begun; with ``steps`` -1 that is over, with 1 the next."""
    return _cyclic(Precision.SEASON, (number - written_on.month // 3) % 4, written_on, steps)


def quarter_of(number: int, written_on: date, *, steps: int = 0) -> DateInterval | None:
    """The last quarter of this number that has begun; with ``steps`` -1 that is over, with 1 the next."""
    return _cyclic(Precision.QUARTER, (number - (written_on.month + 2) // 3) % 4, written_on, steps)


def _cyclic(precision: Precision, to_come: int, written_on: date, steps: int) -> DateInterval | None:
    """Of units that return every four, the one that comes ``to_come`` units on, or its last return."""
    if steps > 0:
        return shifted(written_on, precision, to_come or 4)
    return shifted(written_on, precision, to_come - 4 if to_come or steps < 0 else 0)
