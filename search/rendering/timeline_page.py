"""A timeline for a terminal: a bar for each query in each period."""

from collections.abc import Iterator

from rich.bar import Bar
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from search.rendering.styles import CAUTION, DATE, DIM
from search.rendering.timeline import in_percent, label
from search.views.timeline import Share, Timeline

# One for each query; those that stand out on a light and on a dark ground. The marks tell more queries apart than they do.
COLOURS = ("cyan", "magenta", "green", "red")
MARKS = "●■▲◆▼★"
MOST_MISSING = 3  # outlets named in one period


def timeline_page(timeline: Timeline, *, by_rate: bool) -> RenderableType:
    """The bars; by number of articles, or with ``by_rate`` by the share of all articles of the period."""
    parts: list[RenderableType] = []
    if len(timeline.series) > 1:
        parts += [*_legend(timeline), Text("")]
    if timeline.periods:
        parts.append(_bars(timeline, by_rate=by_rate))
    return Group(*parts)


def _legend(timeline: Timeline) -> Iterator[Text]:
    for number, series in enumerate(timeline.series):
        yield Text.assemble((f"{_mark(number)} ", _colour(number)), str(series.question.query))


def _bars(timeline: Timeline, *, by_rate: bool) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(style=DATE, no_wrap=True)
    if len(timeline.series) > 1:
        table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    if by_rate:
        table.add_column(justify="right", no_wrap=True)
        table.add_column(style=DIM, no_wrap=True)
    table.add_column(ratio=1)
    shares = [series.shares for series in timeline.series]
    longest = max((_length(share, by_rate=by_rate) for of_series in shares for share in of_series), default=0.0)
    for place, period in enumerate(timeline.periods):
        for number, of_series in enumerate(shares):
            share = of_series[place]
            cells: list[RenderableType] = [Text(label(period, timeline.unit) if number == 0 else "")]
            if len(shares) > 1:
                cells.append(Text(_mark(number), _colour(number)))
            cells.append(Text(f"{share.articles:,}", "" if share.articles else DIM))
            if by_rate:
                cells += [Text("" if share.rate is None else in_percent(share.rate)), Text(_interval(share))]
            cells.append(Bar(longest or 1.0, 0, _length(share, by_rate=by_rate), color=_colour(number)))
            table.add_row(*cells)
        if by_rate and timeline.missing[place]:
            blank = [Text("")] * (4 + (len(shares) > 1) - 1)
            table.add_row(*blank, Text(_missing(timeline.missing[place]), CAUTION))
    return table


def _length(share: Share, *, by_rate: bool) -> float:
    return (share.rate or 0.0) if by_rate else float(share.articles)


def _interval(share: Share) -> str:
    if share.low is None or share.high is None:
        return "no articles"
    return f"{in_percent(share.low)} to {in_percent(share.high)}"


def _missing(outlets: tuple[str, ...]) -> str:
    named = ", ".join(outlets[:MOST_MISSING])
    more = len(outlets) - MOST_MISSING
    return f"nothing from {named}{f' and {more:,} more' if more > 0 else ''}"


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _mark(number: int) -> str:
    return MARKS[number % len(MARKS)]
