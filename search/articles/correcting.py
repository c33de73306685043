"""The date of a correction as a person types it: absolute, in EDTF or as in a query, or ``unknown``."""

from datetime import datetime, timedelta
from typing import Final

from corpus.dates import DateInterval
from search.errors import QueryError, QueryFault
from search.periods import Absolute, Between, Compared, During, Period, QueryDate, resolve_period
from search.syntax.period_parsing import parse_period

UNKNOWN: Final = "unknown"
# The earliest day on earth begins 14 hours before that of UTC.
_LEAD: Final = timedelta(hours=14)


def read_correction(text: str, *, now: datetime) -> DateInterval | None:
    """The period that ``text`` gives as a published date; None for ``unknown``.

    A period open at its end (``2023-04-11..``) is a bound. ``now`` is UTC, naive. Raises QueryError for what is no date,
    for one that depends on today, has no beginning, or lies in the future.

    >>> read_correction("15 april 2023", now=datetime(2026, 3, 1)).edtf
    '2023-04-15'
    """
    typed = text.strip()
    if typed.lower() == UNKNOWN:
        return None
    interval = _read(typed)
    if interval.earliest is None:
        raise _refusal(typed, "a published date has a beginning: write the earliest day, as in 2023-04-11..2023-04-15")
    if interval.earliest > now + _LEAD:
        raise _refusal(typed, "this day has not come yet")
    return interval


def _read(typed: str) -> DateInterval:
    try:
        return DateInterval.from_edtf(typed)
    except ValueError:
        pass
    period, end = parse_period(typed, 0)
    if end != len(typed):
        end = len(typed) - len(typed[end:].lstrip())
        raise QueryError(
            QueryFault.NOT_A_DATE,
            typed,
            (end, len(typed)),
            "this belongs to no date; a correction is one date or period",
        )
    if not all(isinstance(date, Absolute) for date in _dates(period)):
        raise _refusal(
            typed, "this day is another one tomorrow; a correction is a date of the calendar, as in 2023-04-15"
        )
    # every date in it is absolute, so that any day will do for today
    return resolve_period(period, datetime.min.date())  # noqa: DTZ901


def _dates(period: Period) -> list[QueryDate]:
    match period:
        case During(date) | Compared(_, date):
            return [date]
        case Between(first, last):
            return [date for date in (first, last) if date is not None]


def _refusal(typed: str, message: str) -> QueryError:
    return QueryError(QueryFault.NOT_A_DATE, typed, (0, len(typed)), message)
