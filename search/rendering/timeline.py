"""A timeline as JSON objects and rows."""

from collections.abc import Iterator

from corpus.dates import DateInterval, Precision
from search.periods import printed
from search.rendering.rows import Object, Row
from search.views.timeline import Number, Series, Share, Timeline

TIMELINE_HEADER: Row = (
    "query", "what", "from", "before", "articles", "stories", "all", "rate", "low", "high", "missing",
)  # fmt: skip

# What a line counts: the articles of a period, or those that lie in none.
PERIOD, POSSIBLE, UNDATED = "period", "possible", "undated"


def timeline_objects(timeline: Timeline) -> Iterator[Object]:
    """The lines of ``timeline --json``: of each query its periods, then what is possible and what is undated."""
    for series in timeline.series:
        query = str(series.question.query)
        for period, number, share, missing in _lines(timeline, series):
            assert period.earliest is not None
            assert period.before is not None
            yield {
                "query": query,
                "what": PERIOD,
                "from": period.earliest.date().isoformat(),
                "before": _day(period),
                "articles": number.articles,
                "stories": number.stories,
                "all": share.of,
                "rate": _rounded(share.rate),
                "low": _rounded(share.low),
                "high": _rounded(share.high),
                "missing": missing,
            }
        for what, number in ((POSSIBLE, series.possible), (UNDATED, series.undated)):
            yield {
                "query": query,
                "what": what,
                "from": None,
                "before": None,
                "articles": number.articles,
                "stories": number.stories,
                **dict.fromkeys(("all", "rate", "low", "high")),
                "missing": (),
            }


def timeline_rows(timeline: Timeline) -> Iterator[Row]:
    """The same as rows."""
    for each in timeline_objects(timeline):
        yield tuple(_cell(each[name]) for name in TIMELINE_HEADER)


def label(period: DateInterval, unit: Precision) -> str:
    """A period as it is typed in a query: ``2023-04-11``, ``2023-W15``, ``2023-04``, ``2023-Q2``, ``2023``."""
    assert period.earliest is not None
    return printed(period.earliest, unit)


def in_percent(rate: float) -> str:
    """``3.1 %``, with more places where there is less than one.

    >>> in_percent(0.0312), in_percent(0.00312), in_percent(1), in_percent(0)
    ('3.1 %', '0.31 %', '100 %', '0 %')
    """
    percent = 100 * rate
    places = 0 if percent in {0, 100} else 2 if percent < 1 else 1
    return f"{percent:.{places}f} %"


def _lines(timeline: Timeline, series: Series) -> Iterator[tuple[DateInterval, Number, Share, tuple[str, ...]]]:
    return zip(timeline.periods, series.numbers, series.shares, timeline.missing, strict=True)


def _day(period: DateInterval) -> str:
    """The day it ends before; the last day of the calendar has none behind it."""
    edtf = DateInterval(period.before, None).edtf
    return edtf.removesuffix("/..")


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 6)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)
