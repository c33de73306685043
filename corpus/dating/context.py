"""What reading a text from its beginning has led to: the periods named so far that later words refer to.

One idea: "the quarter", "a year earlier" and "that day" mean what was named last, and only while it is near.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from corpus.dates import DateInterval, Precision

_LONG: Final = frozenset({Precision.MONTH, Precision.SEASON, Precision.YEAR})
_QUARTER_REACH: Final = 1_500  # code points, three or four paragraphs of a report on earnings
_BREAK: Final = re.compile(r"\n+")
_SENTENCES: Final = 300  # code points


@dataclass(slots=True)
class Reading:
    """The text, the day it was written on, and what was named last up to the place that was read to.

    ``written`` are the periods that are known without reading, each with where it ends, in order. ``quarter`` is the
    quarter named last, ``reported`` the first that was over: a report on a quarter names it first.
    """

    text: str
    written_on: date | None
    written: Sequence[tuple[int, DateInterval]] = ()
    quarter: DateInterval | None = None
    reported: DateInterval | None = None
    quarter_at: int = 0
    period: DateInterval | None = None
    period_at: int = 0
    _to_come: Iterator[tuple[int, DateInterval]] = field(init=False)
    _next: tuple[int, DateInterval] | None = field(init=False)

    def __post_init__(self) -> None:
        self._to_come = iter(self.written)
        self._next = next(self._to_come, None)

    def read_to(self, at: int) -> None:
        """Take note of what is written up to ``at``."""
        while self._next is not None and self._next[0] <= at:
            self.period_at, self.period = self._next
            self._next = next(self._to_come, None)

    def name(self, period: DateInterval, at: int) -> None:
        """Note that ``period`` was named up to ``at``."""
        self.period, self.period_at = period, at
        if period.precision is Precision.QUARTER:
            self.quarter, self.quarter_at = period, at
            over = self.written_on is not None and period.before is not None and period.before.date() <= self.written_on
            if self.reported is None and over:
                self.reported = period

    def forget_quarter(self) -> None:
        """Note that a quarter was named that nobody can tell."""
        self.quarter = self.reported = None

    def recent_quarter(self, at: int, *, reported: bool = False) -> DateInterval | None:
        """The quarter that was named last, or reported on, where one was named close enough to ``at`` to be meant still."""
        return (self.reported if reported else self.quarter) if at - self.quarter_at <= _QUARTER_REACH else None

    def recent_long(self, at: int) -> DateInterval | None:
        """The month, season or year that was named last, in the sentences right before ``at``."""
        period = self._recent(at)
        return period if period is not None and period.precision in _LONG else None

    def recent_within(self, unit: Precision, at: int) -> date | None:
        """The first day of what was named last in the paragraph of ``at`` or the one before, where that lies in one ``unit``."""
        period = self._recent(at)
        if period is None or period.earliest is None or len(_BREAK.findall(self.text, self.period_at, at)) > 1:
            return None
        return period.earliest.date() if period.inside(DateInterval.containing(period.earliest, unit)) else None

    def _recent(self, at: int) -> DateInterval | None:
        return self.period if at - self.period_at <= _SENTENCES else None
