"""Fiscal years and their quarters: "fiscal 1990", "the first quarter of fiscal 1990".

One idea: which months a fiscal year has is known to its company or state only, so one that is named is the period that holds
all that it may be, without a precision, and is never taken for a year of the calendar. One that is not named ("this fiscal
year", "the fiscal first quarter") says no more than the day of writing, and is none.
"""

import re
from datetime import date, timedelta
from typing import Final

from corpus.dates import DateInterval
from corpus.dating.reckoning import days_between, moved

# Fiscal 2024 begins in February 2023 where it is named after the year it ends in, at the earliest, and in April 2024
# where it is named after the one it begins in, at the latest.
_EARLIEST: Final = -11  # months before January of the year it is named after
_LATEST: Final = 3
_YEAR: Final = 12
_QUARTER: Final = 3
_DAY: Final = timedelta(days=1)


def read_fiscal_year(found: re.Match[str]) -> DateInterval | None:
    """The time that the fiscal year of a number lies in; "1986/87" begins in the one and ends in the other."""
    named = found["fiscal_named"] or found["named_fiscal"]
    year = date(int(named[:4]), 1, 1)
    return _between(year, 0, 2 * _YEAR) if len(named) > len("1986") else _between(year, _EARLIEST, _LATEST + _YEAR)


def fiscal_quarter(number: int, year: int) -> DateInterval | None:
    """The time that a quarter of a fiscal year lies in."""
    begun = (number - 1) * _QUARTER
    return _between(date(year, 1, 1), _EARLIEST + begun, _LATEST + begun + _QUARTER)


def _between(day: date, first: int, before: int) -> DateInterval | None:
    """From ``first`` months after ``day`` up to ``before`` months after it; None outside the calendar."""
    begin, end = moved(day, months=first), moved(day, months=before)
    return None if begin is None or end is None else days_between(begin, end - _DAY)
