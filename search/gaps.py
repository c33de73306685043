"""Days without articles: the runs of them inside the time that an archive, or an outlet in it, covers.

An article covers a day when it has a stated or inferred date as fine as that. Over the whole archive every day counts. Of
an outlet only the days of the week on which it normally publishes do, so that a paper without a Sunday edition has no gap
every Sunday, and one that publishes now and then has none at all.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from corpus.archive import Archive

# An outlet normally publishes on a day of the week when it did in this share of the weeks in which it published at all,
# and in so many weeks that the share means something.
REGULAR: Final = 0.8
LEAST_WEEKS: Final = 5
# Runs listed, longest first; how many there are is counted besides.
LONGEST: Final = 20

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days from ``first`` to ``last``, both included, without an article; ``missed`` of them are days of publication.

    ``source`` is None for the archive as a whole, where every day is one.
    """

    source: str | None
    first: date
    last: date
    missed: int

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which days an archive covers. ``first`` and ``last`` are None where no article is dated to the day.

    ``covered`` days have articles, ``empty`` ones between the first and the last have none, in ``runs`` runs, of which
    ``gaps`` are the longest. ``of_sources`` are the longest gaps of outlets, ``source_runs`` how many these have.
    ``coarse`` articles have a date that is no day, and may lie in a gap.
    """

    first: date | None
    last: date | None
    covered: int
    empty: int
    runs: int
    gaps: tuple[Gap, ...]
    source_runs: int
    of_sources: tuple[Gap, ...]
    coarse: int


def coverage(archive: Archive) -> Coverage:
    """The days that the archive covers, and those between them that it does not."""
    days: set[date] = set()
    by_source: defaultdict[str, set[date]] = defaultdict(set)
    for source, day in archive.connection.execute(DAYS):
        found = date.fromisoformat(day)
        days.add(found)
        if source is not None:
            by_source[source].add(found)
    gaps = sorted(gaps_between(days), key=_longest_first)
    of_sources = sorted(
        (gap for source, published in by_source.items() for gap in gaps_of(source, published)), key=_longest_first
    )
    return Coverage(
        first=min(days, default=None),
        last=max(days, default=None),
        covered=len(days),
        empty=sum(gap.days for gap in gaps),
        runs=len(gaps),
        gaps=tuple(gaps[:LONGEST]),
        source_runs=len(of_sources),
        of_sources=tuple(of_sources[:LONGEST]),
        coarse=int(archive.connection.execute(COARSE).fetchone()[0]),
    )


def gaps_between(days: Collection[date]) -> Iterator[Gap]:
    """The runs of days between the first and the last of these that are none of them, earliest first."""
    before: date | None = None
    for day in sorted(days):
        if before is not None and day - before > _DAY:
            yield Gap(None, before + _DAY, day - _DAY, (day - before).days - 1)
        before = day


def gaps_of(source: str, days: Collection[date]) -> Iterator[Gap]:
    """The same of an outlet that published on these days, each from the first to the last day of publication in it."""
    weekdays = regular_weekdays(days)
    for gap in gaps_between(days) if weekdays else ():
        missed = [day for at in range(gap.days) if (day := gap.first + at * _DAY).weekday() in weekdays]
        if missed:
            yield Gap(source, missed[0], missed[-1], len(missed))


def regular_weekdays(days: Collection[date]) -> frozenset[int]:
    """The days of the week, Monday being 0, on which an outlet that published on these days normally publishes."""
    weeks = len({day.isocalendar()[:2] for day in days})
    if weeks < LEAST_WEEKS:
        return frozenset()
    # a day of the week comes once a week, so that days are weeks
    counts = Counter(day.weekday() for day in set(days))
    return frozenset(weekday for weekday, count in counts.items() if count >= REGULAR * weeks)


def _longest_first(gap: Gap) -> tuple[int, int, date, str]:
    return (-gap.missed, -gap.days, gap.first, gap.source or "")


_RELIABLE: Final = "FROM heads JOIN believed USING (row) WHERE kind IN ('stated', 'inferred')"
_IS_DAY: Final = "published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND instr(published, '/') = 0"
DAYS: Final = f"SELECT DISTINCT source, substr(published, 1, 10) {_RELIABLE} AND {_IS_DAY}"
COARSE: Final = f"SELECT count(*) {_RELIABLE} AND NOT ({_IS_DAY})"
