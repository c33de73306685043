"""Periods as they are typed in a query: symbolic until they are resolved for a day.

``last week`` stays ``last week`` in the tree, so that a saved query means another week in another week. ``str()`` is
the canonical form; ``search.syntax.period_parsing`` reads it.
"""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Final, assert_never

from corpus.dates import DateInterval, Precision, midnight
from corpus.frozen import dataclass

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Absolute:
    """A date of the calendar: a day, week, month, quarter, year or decade."""

    interval: DateInterval

    def __str__(self) -> str:
        earliest, precision = self.interval.earliest, self.interval.precision
        assert earliest is not None
        assert precision is not None
        return _PRINTED[precision](earliest)


@dataclass(frozen=True, slots=True)
class DaysAgo:
    """The one day so many days before today: 0 is today, 1 yesterday."""

    days: int

    def __str__(self) -> str:
        return {0: "today", 1: "yesterday"}.get(self.days, f"{self.days} days ago")


@dataclass(frozen=True, slots=True)
class LastDays:
    """So many days, one or more, of which today is the last."""

    days: int

    def __str__(self) -> str:
        return f"last {self.days} days"


@dataclass(frozen=True, slots=True)
class Weekday:
    """The latest day of that name, today included; 0 is Monday."""

    number: int

    def __str__(self) -> str:
        return WEEKDAYS[self.number]


@dataclass(frozen=True, slots=True)
class CalendarUnit:
    """The week (Monday to Sunday), month, quarter or year that holds today, or with ``last`` the one before it."""

    precision: Precision
    last: bool

    def __str__(self) -> str:
        return f"{'last' if self.last else 'this'} {self.precision}"


QueryDate = Absolute | DaysAgo | LastDays | Weekday | CalendarUnit


class Comparison(StrEnum):
    """On which side of a date a period lies. A date is a period itself, so ``>2023`` starts when 2023 is over."""

    SINCE = ">="
    UNTIL = "<="
    AFTER = ">"
    BEFORE = "<"


@dataclass(frozen=True, slots=True)
class During:
    """The date itself."""

    date: QueryDate

    def __str__(self) -> str:
        return str(self.date)


@dataclass(frozen=True, slots=True)
class Compared:
    """Everything on one side of a date."""

    comparison: Comparison
    date: QueryDate

    def __str__(self) -> str:
        return f"{self.comparison}{self.date}"


@dataclass(frozen=True, slots=True)
class Between:
    """From the start of ``first`` to the end of ``last``; None leaves that end open, never both."""

    first: QueryDate | None
    last: QueryDate | None

    def __str__(self) -> str:
        return f"{'' if self.first is None else self.first}..{'' if self.last is None else self.last}"


Period = During | Compared | Between


def resolve_period(period: Period, today: date) -> DateInterval:
    """The interval meant on the day ``today``.

    Raises ValueError for a range that ends before it begins.
    """
    match period:
        case During(moment):
            return resolve_date(moment, today)
        case Compared(comparison, moment):
            interval = resolve_date(moment, today)
            return _SIDES[comparison](interval)
        case Between(first, last):
            earliest = None if first is None else resolve_date(first, today).earliest
            before = None if last is None else resolve_date(last, today).before
            return DateInterval(earliest, before)
        case _:
            assert_never(period)


def resolve_date(moment: QueryDate, today: date) -> DateInterval:
    """The interval of one date on the day ``today``; both its ends are known."""
    match moment:
        case Absolute(interval):
            return interval
        case DaysAgo(days):
            return _day(_days_before(today, days))
        case LastDays(days):
            return DateInterval(midnight(_days_before(today, days - 1)), _day(today).before)
        case Weekday(number):
            return _day(_days_before(today, (today.weekday() - number) % 7))
        case CalendarUnit(precision, last):
            unit = DateInterval.containing(midnight(today), precision)
            if not last:
                return unit
            assert unit.earliest is not None
            return DateInterval.containing(midnight(_days_before(unit.earliest.date(), 1)), precision)
        case _:
            assert_never(moment)


_SIDES: Final[dict[Comparison, Callable[[DateInterval], DateInterval]]] = {
    Comparison.SINCE: lambda interval: DateInterval(interval.earliest, None),
    Comparison.UNTIL: lambda interval: DateInterval(None, interval.before),
    Comparison.AFTER: lambda interval: DateInterval(interval.before, None),
    Comparison.BEFORE: lambda interval: DateInterval(None, interval.earliest),
}


def in_words(interval: DateInterval) -> str:
    """A period by its first and last day, or second, both included.

    >>> in_words(DateInterval.of(2023, 4)), in_words(DateInterval.of(2023, 4, 11))
    ('2023-04-01 to 2023-04-30', '2023-04-11')
    >>> in_words(DateInterval(DateInterval.of(2023).earliest, None))
    '2023-01-01 or later'
    """
    ends = DateInterval(interval.earliest, interval.before).edtf.replace("T", " ")
    match ends.split("/"):
        case [first, last] if first == last:
            return first
        case ["..", last]:
            return f"{last} or earlier"
        case [first, ".."]:
            return f"{first} or later"
        case [first, last]:
            return f"{first} to {last}"
        case _:
            raise AssertionError(ends)  # a period without a precision prints as a range


def _days_before(day: date, days: int) -> date:
    """Never before the first day of the calendar."""
    return date.fromordinal(max(1, day.toordinal() - days))


def _day(day: date) -> DateInterval:
    return DateInterval.of(day.year, day.month, day.day)


def printed(first: datetime, precision: Precision) -> str:
    """The day, week, month, quarter, year or decade that begins so, as it is typed."""
    return _PRINTED[precision](first)


def _printed_week(first: datetime) -> str:
    year, week, _ = first.isocalendar()
    return f"{year:04}-W{week:02}"


_PRINTED: Final[dict[Precision, Callable[[datetime], str]]] = {
    Precision.DAY: lambda first: first.isoformat()[:10],
    Precision.WEEK: _printed_week,
    Precision.MONTH: lambda first: first.isoformat()[:7],
    Precision.QUARTER: lambda first: f"{first.isoformat()[:4]}-Q{(first.month + 2) // 3}",
    Precision.YEAR: lambda first: first.isoformat()[:4],
    Precision.DECADE: lambda first: f"{first.isoformat()[:3]}X",
}
