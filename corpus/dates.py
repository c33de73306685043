# ruff: noqa: DTZ001, DTZ901 - dates are kept as printed, without a zone
"""Periods of the calendar with the precision they were given in; parsed, printed and compared.

A date is never an instant: ``April 2023`` is the half-open interval from its first midnight to the first midnight that
is no longer part of it, and it remembers that it is a month. Articles and queries share this one type. The text form is
EDTF (Extended Date/Time Format, level 1 and the quarters of level 2): ``edtf`` and ``from_edtf`` are exact inverses.

The calendar runs from year 1 to year 9999; ``datetime.max`` stands for the first moment after it.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, Self

from corpus.frozen import dataclass

_FIRST: Final = datetime.min
_AFTER_LAST: Final = datetime.max
_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)

# EDTF gives seasons and quarters numbers that follow the twelve months.
_SEASON_CODE: Final = 20  # 21 spring, 22 summer, 23 autumn, 24 winter
_QUARTER_CODE: Final = 32  # 33 to 36


class Precision(StrEnum):
    """How finely a date was given, finest first."""

    __hash__ = str.__hash__  # that of enumerations is written in Python, and every date is looked up by its precision

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"  # Monday to Sunday
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class DateInterval:
    """The time from ``earliest`` up to but without ``before``, as printed: naive, in whole seconds.

    An end that is None is open. ``precision`` is None for an arbitrary or open period, else the interval is exactly one
    such unit of the calendar; a period of one whole week always has the precision week. Raises ValueError for anything
    else, an empty period included, except the two at the edges: from ``datetime.max`` on, and before year 1.
    """

    earliest: datetime | None
    before: datetime | None
    precision: Precision | None = None

    def __post_init__(self) -> None:
        earliest, before = self.earliest, self.before
        for end in (earliest, before):
            if end is not None and (end.tzinfo is not None or (end.microsecond and end != _AFTER_LAST)):
                raise ValueError(f"an end of a period is a naive datetime in whole seconds, not {end!r}")
        if earliest is None or before is None:
            if self.precision is not None:
                raise ValueError(f"an open period has no precision, not {self.precision}")
        elif earliest >= before:
            raise ValueError(f"a period that starts at {earliest} cannot end before {before}")
        elif self.precision is None:
            if before - earliest <= 7 * _DAY and (earliest, before) == _week_around(earliest):
                object.__setattr__(self, "precision", Precision.WEEK)
        elif (earliest, before) != _AROUND[self.precision](earliest):
            raise ValueError(f"{earliest} to {before} is not one {self.precision}")

    @classmethod
    def of(  # noqa: PLR0917 - the parts of a date, in their order
        cls,
        year: int,
        month: int | None = None,
        day: int | None = None,
        hour: int | None = None,
        minute: int | None = None,
        second: int | None = None,
    ) -> Self:
        """The year, month, day, minute or second so numbered; ValueError where the calendar has none."""
        parts = (year, month, day, hour, minute, second)
        given = parts.index(None) if None in parts else len(parts)
        precision = _PRECISION_BY_PARTS.get(given)
        if precision is None or any(part is not None for part in parts[given:]):
            raise ValueError(f"parts of a date are given from the year down, without gaps: {parts}")
        return cls.containing(
            datetime(
                year, 1 if month is None else month, 1 if day is None else day, hour or 0, minute or 0, second or 0
            ),
            precision,
        )

    @classmethod
    def containing(cls, moment: datetime, precision: Precision) -> Self:
        """The unit of the calendar that ``moment`` falls in; one that would end after year 9999 ends with it.

        ValueError where it would begin before year 1, as the season of January of that year does.
        """
        return cls(*_AROUND[precision](moment), precision)

    @classmethod
    def week(cls, year: int, week: int) -> Self:
        """The ISO 8601 week so numbered."""
        return cls.containing(midnight(date.fromisocalendar(year, week, 1)), Precision.WEEK)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """The quarter, 1 to 4, of a calendar year."""
        return cls.containing(datetime(year, 3 * quarter - 2, 1), Precision.QUARTER)

    @classmethod
    def season(cls, year: int, season: int) -> Self:
        """The season of the northern half of the earth: 1 spring (March to May), 2 summer, 3 autumn, 4 winter.

        Winter is the one that begins in December of ``year``.
        """
        return cls.containing(datetime(year, 3 * season, 1), Precision.SEASON)

    @classmethod
    def decade(cls, year: int) -> Self:
        """The ten years that share all but the last digit of ``year``."""
        return cls.containing(datetime(year, 1, 1), Precision.DECADE)

    @classmethod
    def from_edtf(cls, text: str) -> Self:
        """The period that ``edtf`` printed as ``text``; ValueError for any other text.

        A range may have ends of any precision: ``2023-04/2023`` is April to December.
        """
        first, slash, last = text.partition("/")
        if not slash:
            return cls._from_point(first)
        return cls(
            None if first == ".." else _AFTER_LAST if first == _AFTER_LAST_EDTF else cls._from_point(first).earliest,
            None if last == ".." else _FIRST if last == _BEFORE_FIRST_EDTF else cls._from_point(last).before,
        )

    @classmethod
    def _from_point(cls, text: str) -> Self:
        found = _POINT.fullmatch(text)
        if found is None:
            raise ValueError(f"not an EDTF date: {text!r}")
        if found["decade"]:
            # There is no year 0: the decade of the years 1 to 9 is reached through one of them.
            return cls.decade(max(int(found["decade"]) * 10, 1))
        year, code = int(found["year"]), int(found["code"] or 0)
        if code > _QUARTER_CODE:
            return cls.quarter(year, code - _QUARTER_CODE)
        if code > _SEASON_CODE:
            return cls.season(year, code - _SEASON_CODE)
        return cls.of(year, *(int(part) for part in found.group("month", "day", "hour", "minute", "second") if part))

    @property
    def edtf(self) -> str:
        """The period in EDTF; the printed end of a range is its last day or second, so it is included.

        >>> DateInterval.of(2023, 11, 15, 16, 21).edtf, DateInterval.quarter(2023, 2).edtf
        ('2023-11-15T16:21', '2023-34')
        >>> DateInterval(datetime(2023, 4, 11), None).edtf
        '2023-04-11/..'
        """
        if self.precision in _PRINTED and self.earliest is not None:
            return _PRINTED[self.precision](self.earliest)
        in_days = all(end is None or end == _AFTER_LAST or end == _day_of(end) for end in (self.earliest, self.before))
        precision, step = (Precision.DAY, _DAY) if in_days else (Precision.SECOND, _SECOND)
        return f"{_printed_first(self.earliest, precision)}/{_printed_last(self.before, precision, step)}"

    def __str__(self) -> str:
        return self.edtf

    @property
    def earliest_seconds(self) -> int | None:
        """``earliest`` in seconds since the start of year 1; None where it is open."""
        return None if self.earliest is None else _seconds(self.earliest)

    @property
    def before_seconds(self) -> int | None:
        """``before`` in seconds since the start of year 1; None where it is open."""
        return None if self.before is None else _seconds(self.before)

    def inside(self, period: Self) -> bool:
        """Whether all of this lies in ``period``; an open end lies only in one that is open there too."""
        starts = period.earliest is None or (self.earliest is not None and self.earliest >= period.earliest)
        ends = period.before is None or (self.before is not None and self.before <= period.before)
        return starts and ends

    def outside(self, period: Self) -> bool:
        """Whether the two share no moment."""
        ended = self.before is not None and period.earliest is not None and self.before <= period.earliest
        to_come = self.earliest is not None and period.before is not None and self.earliest >= period.before
        return ended or to_come

    def overlaps(self, period: Self) -> bool:
        """Whether the two share a moment."""
        return not self.outside(period)


def _seconds(moment: datetime) -> int:
    # Rounded up: _AFTER_LAST counts as the midnight that follows the last day.
    return -((_FIRST - moment) // _SECOND)


def midnight(day: date) -> datetime:
    """When the day begins, as printed: without a zone."""
    return datetime(day.year, day.month, day.day)


def _day_of(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _plus(moment: datetime, step: timedelta) -> datetime:
    return _AFTER_LAST if moment > _AFTER_LAST - step else moment + step


def _plus_months(first: datetime, months: int) -> datetime:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return _AFTER_LAST if year > 9999 else datetime(year, month + 1, 1)


def _second_around(moment: datetime) -> tuple[datetime, datetime]:
    start = moment.replace(microsecond=0)
    return start, _plus(start, _SECOND)


def _minute_around(moment: datetime) -> tuple[datetime, datetime]:
    start = moment.replace(second=0, microsecond=0)
    return start, _plus(start, 60 * _SECOND)


def _day_around(moment: datetime) -> tuple[datetime, datetime]:
    start = _day_of(moment)
    return start, _plus(start, _DAY)


def _week_around(moment: datetime) -> tuple[datetime, datetime]:
    start = _day_of(moment) - moment.weekday() * _DAY  # year 1 begins on a Monday, so this never underflows
    return start, _plus(start, 7 * _DAY)


def _month_around(moment: datetime) -> tuple[datetime, datetime]:
    start = datetime(moment.year, moment.month, 1)
    return start, _plus_months(start, 1)


def _quarter_around(moment: datetime) -> tuple[datetime, datetime]:
    start = datetime(moment.year, moment.month - (moment.month - 1) % 3, 1)
    return start, _plus_months(start, 3)


def _season_around(moment: datetime) -> tuple[datetime, datetime]:
    start = _plus_months(moment, -(moment.month % 3))  # seasons begin in months 3, 6, 9 and 12
    return start, _plus_months(start, 3)


def _year_around(moment: datetime) -> tuple[datetime, datetime]:
    start = datetime(moment.year, 1, 1)
    return start, _plus_months(start, 12)


def _decade_around(moment: datetime) -> tuple[datetime, datetime]:
    tens = moment.year // 10 * 10
    return datetime(max(tens, 1), 1, 1), _plus_months(datetime(tens + 9, 1, 1), 12)


_AROUND: Final[dict[Precision, Callable[[datetime], tuple[datetime, datetime]]]] = {
    Precision.SECOND: _second_around,
    Precision.MINUTE: _minute_around,
    Precision.DAY: _day_around,
    Precision.WEEK: _week_around,
    Precision.MONTH: _month_around,
    Precision.QUARTER: _quarter_around,
    Precision.SEASON: _season_around,
    Precision.YEAR: _year_around,
    Precision.DECADE: _decade_around,
}

# How many of year, month, day, hour, minute, second are given; a lone hour is no precision of ours.
_PRECISION_BY_PARTS: Final = {
    1: Precision.YEAR,
    2: Precision.MONTH,
    3: Precision.DAY,
    5: Precision.MINUTE,
    6: Precision.SECOND,
}

# A week has no EDTF of its own: it prints as a range of days.
_PRINTED: Final[dict[Precision | None, Callable[[datetime], str]]] = {
    Precision.SECOND: lambda start: start.isoformat(),
    Precision.MINUTE: lambda start: start.isoformat(timespec="minutes"),
    Precision.DAY: lambda start: start.date().isoformat(),
    Precision.MONTH: lambda start: start.date().isoformat()[:7],
    Precision.QUARTER: lambda start: f"{start.year:04}-{_QUARTER_CODE + (start.month + 2) // 3}",
    Precision.SEASON: lambda start: f"{start.year:04}-{_SEASON_CODE + start.month // 3}",
    Precision.YEAR: lambda start: f"{start.year:04}",
    Precision.DECADE: lambda start: f"{start.year // 10:03}X",
}

# The two periods beyond the calendar, in EDTF's own spelling of years outside 0001 to 9999.
_AFTER_LAST_EDTF: Final = "Y10000"
_BEFORE_FIRST_EDTF: Final = "0000"

_POINT: Final = re.compile(
    r"""
    (?P<decade>[0-9]{3})X
    | (?P<year>[0-9]{4})
      (?: -(?P<month> 0[1-9] | 1[0-2])                # a month ...
          (?: -(?P<day>[0-9]{2})
              (?: T(?P<hour>[0-9]{2}) : (?P<minute>[0-9]{2}) (?: :(?P<second>[0-9]{2}) )? )? )?
        | -(?P<code> 2[1-4] | 3[3-6])                 # ... or a season or quarter in its place
      )?
    """,
    re.VERBOSE,
)


def _printed_first(earliest: datetime | None, precision: Precision) -> str:
    if earliest is None:
        return ".."
    return _AFTER_LAST_EDTF if earliest == _AFTER_LAST else _PRINTED[precision](earliest)


def _printed_last(before: datetime | None, precision: Precision, step: timedelta) -> str:
    if before is None:
        return ".."
    if before == _FIRST:
        return _BEFORE_FIRST_EDTF
    # _AFTER_LAST is itself in the last second and day: it is a microsecond short of the midnight it stands for.
    return _PRINTED[precision](before.replace(microsecond=0) if before == _AFTER_LAST else before - step)
