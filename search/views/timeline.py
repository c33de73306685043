"""How many articles of an answer were published in each period, empty ones included.

An article is placed in the day, week, month, quarter or year that its published date lies in, as printed. A date that is
coarser than the periods is in none of them, and a bound is no date: both are counted apart, never spread or guessed, so
that the periods, the possible and the undated add up to the answer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, partial
from math import sqrt
from typing import Final, TypedDict

from corpus.archive import Archive
from corpus.dates import DateInterval, Precision, midnight
from corpus.errors import DatelineError
from corpus.row_values import PublishedRow, published_of, stories_of_rows
from search.asking import Question, Request, understand
from search.engine import RELIABLE, Counts, Engine
from search.fields import DateField
from search.indexing import open_engine
from search.resolved import AllOf, Dated, Resolved

# The periods a timeline can have, finest first, and how many of each it has at the most when it chooses by itself: two
# months of days, a year of weeks, five years of months, fifteen of quarters. That is about a screen.
UNITS: Final[Mapping[Precision, int]] = {
    Precision.DAY: 62,
    Precision.WEEK: 53,
    Precision.MONTH: 60,
    Precision.QUARTER: 60,
    Precision.YEAR: 10_000,
}
# Three hundred years of days, to catch a unit that does not suit the dates before it fills the screen for minutes.
MOST_PERIODS: Final = 110_000

# An outlet is expected in a period when it has articles in this share of all periods from its first to its last, and in
# so many of them that the share means something.
REGULAR: Final = 0.8
LEAST_PERIODS: Final = 5

STANDARD_NORMAL_95: Final = 1.959964  # the two-sided 95 % quantile
SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Number:
    """Articles, and the stories they belong to."""

    articles: int
    stories: int


@dataclass(frozen=True, slots=True)
class Share:
    """``articles`` of ``of``; ``low`` to ``high`` is the Wilson interval at 95 % (Wilson 1927), all three from 0 to 1.

    ``rate`` and the interval are None of nothing.
    """

    articles: int
    of: int
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """One query: what it has in each period, and what is in none of them.

    ``all_articles`` is how many the archive has in each period; where the query asks for a time that ends inside a period,
    up to that end. ``possible`` are dated more coarsely than the periods, ``undated`` not at all; both are part of the answer,
    of which ``counts`` are the counts.
    """

    question: Question
    numbers: tuple[Number, ...]
    all_articles: tuple[int, ...]
    possible: Number
    undated: Number
    counts: Counts

    @property
    def shares(self) -> tuple[Share, ...]:
        """What part the answer is of all articles of each period."""
        return tuple(share(number.articles, of) for number, of in zip(self.numbers, self.all_articles, strict=True))


@dataclass(frozen=True, slots=True)
class Timeline:
    """Queries side by side over the same periods of one ``unit``, oldest first, without a gap.

    ``missing`` are for each period the outlets that publish regularly and have none in it, so that a fall may be theirs.
    """

    unit: Precision
    periods: tuple[DateInterval, ...]
    series: tuple[Series, ...]
    missing: tuple[tuple[str, ...], ...]
    behind: int


class TooManyPeriods(DatelineError):
    """A timeline by ``unit`` over these years would have ``periods`` periods."""

    exit_code = 2

    def __init__(self, unit: Precision, first: str, last: str, periods: int) -> None:
        self.unit = unit
        self.first = first
        self.last = last
        self.periods = periods
        super().__init__(unit, first, last, periods)

    def __str__(self) -> str:
        return (
            f"from {self.first} to {self.last} there are {self.periods:,} {self.unit}s, more than the {MOST_PERIODS:,} of a"
            " timeline; take a longer unit (--by year) or a part of the time (--from, --to)"
        )


def timeline(archive: Archive, requests: Sequence[Request], *, unit: Precision | None, now: datetime) -> Timeline:
    """The timeline of one request or several, by ``unit``, one of ``UNITS``; None for the finest that fits a screen.

    It reaches over all dates found, and where a query asks for a period closed at an end, to that end. Raises QueryError as
    ``understand`` does, IndexUnusable, and TooManyPeriods.
    """
    questions = [understand(archive, request, now=now) for request in requests]
    engine, behind = open_engine(archive)
    return timeline_of(archive, questions, engine, unit=unit, behind=behind)


def timeline_of(
    archive: Archive, questions: Sequence[Question], engine: Engine, *, unit: Precision | None, behind: int
) -> Timeline:
    """The same of an engine that was opened before."""
    found = [_found(archive, question, engine) for question in questions]
    asked = [_asked(question.resolved) for question in questions]
    known = {edtf for dates in found for _, edtf in dates if edtf is not None}
    span = _span(list(map(DateInterval.from_edtf, known)), asked)
    if span is None:
        unit = unit or Precision.DAY
        periods: tuple[DateInterval, ...] = ()
    else:
        unit = unit or _fitting_unit(*span)
        periods = tuple(_periods(*span, unit))
    everything = list(_everything(archive, unit, periods))
    return Timeline(
        unit=unit,
        periods=periods,
        series=tuple(
            Series(
                question=question,
                counts=engine.count(question.resolved, selection=question.request.selection),
                all_articles=_all_articles(everything, period, periods),
                **_numbers(dates, unit, periods),
            )
            for question, dates, period in zip(questions, found, asked, strict=True)
        ),
        missing=_missing(everything, periods),
        behind=behind,
    )


def share(articles: int, of: int) -> Share:
    """What part of a number another is, with what it tells of the rate behind it.

    >>> share(5, 100)
    Share(articles=5, of=100, rate=0.05, low=0.0215..., high=0.1117...)
    """
    if of == 0:
        return Share(articles, of, None, None, None)
    rate, square = articles / of, STANDARD_NORMAL_95**2
    middle = rate + square / (2 * of)
    reach = STANDARD_NORMAL_95 * sqrt(rate * (1 - rate) / of + square / (4 * of * of))
    scale = 1 + square / of
    return Share(articles, of, rate, max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale))


# --- the articles of an answer, and where they are -----------------------------------------------------------------------

# The row of the original of its story, and the date; None for an article without a reliable one.
Placeable = tuple[int, str | None]


def _found(archive: Archive, question: Question, engine: Engine) -> list[Placeable]:
    rows = list(engine.rows(question.resolved, selection=question.request.selection))
    story_of = stories_of_rows(archive, rows)
    return [(story_of[found.row], _reliable(found)) for found in published_of(archive, rows)]


def _reliable(found: PublishedRow) -> str | None:
    """The date in EDTF, without its time: what lies in a second lies in its day, and the same days come again and again."""
    edtf = found.published
    if edtf is None or found.kind not in RELIABLE:
        return None
    return edtf if "/" in edtf else edtf[:10]


class _Numbers(TypedDict):
    numbers: tuple[Number, ...]
    possible: Number
    undated: Number


def _numbers(dates: Iterable[Placeable], unit: Precision, periods: tuple[DateInterval, ...]) -> _Numbers:
    place_of = cache(partial(_place, unit=unit))
    articles: Counter[DateInterval | None] = Counter()
    stories: defaultdict[DateInterval | None, set[int]] = defaultdict(set)
    undated: list[int] = []
    for story, edtf in dates:
        if edtf is None:
            undated.append(story)
        else:
            place = place_of(edtf)
            articles[place] += 1
            stories[place].add(story)
    return _Numbers(
        numbers=tuple(Number(articles[period], len(stories[period])) for period in periods),
        possible=Number(articles[None], len(stories[None])),
        undated=Number(len(undated), len(set(undated))),
    )


# The period, the date and the outlet of an article.
Placed = tuple[DateInterval, str, str | None]


def _everything(archive: Archive, unit: Precision, periods: tuple[DateInterval, ...]) -> Iterator[Placed]:
    """Every article of the archive that lies in one of these periods."""
    if not periods:
        return
    wanted, place_of = set(periods), cache(partial(_place, unit=unit))
    for found in published_of(archive, list(archive.heads())):
        edtf = _reliable(found)
        place = None if edtf is None else place_of(edtf)
        if edtf is not None and place in wanted:
            yield place, edtf, found.source


def _all_articles(
    everything: Iterable[Placed], asked: DateInterval, periods: tuple[DateInterval, ...]
) -> tuple[int, ...]:
    is_asked = cache(lambda edtf: DateInterval.from_edtf(edtf).inside(asked))
    return tuple(map(Counter(period for period, edtf, _ in everything if is_asked(edtf)).__getitem__, periods))


# --- periods ------------------------------------------------------------------------------------------------------------


def _place(edtf: str, unit: Precision) -> DateInterval | None:
    """The one period that the date lies in; None where it reaches over several."""
    interval = DateInterval.from_edtf(edtf)
    if interval.earliest is None:
        return None
    period = DateInterval.containing(interval.earliest, unit)
    return period if interval.inside(period) else None


def _asked(query: Resolved) -> DateInterval:
    """The time that the query leaves for the published date; open where it does not say."""
    clauses = query.clauses if isinstance(query, AllOf) else (query,)
    periods = [each.period for each in clauses if isinstance(each, Dated) and each.field is DateField.PUBLISHED]
    earliest = max((period.earliest for period in periods if period.earliest is not None), default=None)
    before = min((period.before for period in periods if period.before is not None), default=None)
    if earliest is not None and before is not None and earliest >= before:
        return DateInterval(None, None)  # a query that nothing answers
    return DateInterval(earliest, before)


def _span(dates: Sequence[DateInterval], asked: Sequence[DateInterval]) -> tuple[date, date] | None:
    """The first and the last day to show; None where no end is known."""
    starts = [each.earliest for each in (*dates, *asked) if each.earliest is not None]
    ends = [each.before for each in (*dates, *asked) if each.before is not None]
    if not starts or not ends:
        starts, ends = starts or ends, ends or starts
    if not starts:
        return None
    first, last = min(starts).date(), (max(ends) - SECOND).date()
    return first, max(first, last)


def _fitting_unit(first: date, last: date) -> Precision:
    return next(unit for unit, most in UNITS.items() if _count(first, last, unit) <= most)


def _count(first: date, last: date, unit: Precision) -> int:
    """How many units reach from the first to the last day."""
    match unit:
        case Precision.DAY:
            return last.toordinal() - first.toordinal() + 1
        case Precision.WEEK:
            return (last.toordinal() - 1) // 7 - (first.toordinal() - 1) // 7 + 1
        case Precision.MONTH:
            return 12 * (last.year - first.year) + last.month - first.month + 1
        case Precision.QUARTER:
            return 4 * (last.year - first.year) + (last.month - 1) // 3 - (first.month - 1) // 3 + 1
        case _:
            return last.year - first.year + 1


def _periods(first: date, last: date, unit: Precision) -> Iterator[DateInterval]:
    count = _count(first, last, unit)
    if count > MOST_PERIODS:
        raise TooManyPeriods(unit, first.isoformat(), last.isoformat(), count)
    moment: datetime | None = midnight(first)
    for _ in range(count):
        assert moment is not None
        period = DateInterval.containing(moment, unit)
        yield period
        moment = period.before


# --- what is missing ----------------------------------------------------------------------------------------------------


def _missing(everything: Iterable[Placed], periods: tuple[DateInterval, ...]) -> tuple[tuple[str, ...], ...]:
    """For each period the outlets that publish regularly around it and have nothing in it."""
    number_of = {period: number for number, period in enumerate(periods)}
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for period, _, source in everything:
        if source is not None:
            seen[source].add(number_of[period])
    missing: list[list[str]] = [[] for _ in periods]
    for source, numbers in sorted(seen.items()):
        first, last = min(numbers), max(numbers)
        if len(numbers) >= max(LEAST_PERIODS, REGULAR * (last - first + 1)):
            for number in range(first, last + 1):
                if number not in numbers:
                    missing[number].append(source)
    return tuple(map(tuple, missing))
