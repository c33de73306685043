"""A timeline as a chart in a file, drawn by matplotlib, which is an extra: ``pip install 'dateline[charts]'``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from corpus.errors import DatelineError
from search.rendering.timeline import label
from search.views.timeline import Series, Timeline
from search.whole_file import whole_file

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito 2008: told apart by those who do not see all colours, and in print.
COLOURS: Final = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
INCHES: Final = (9.0, 4.5)
DOTS_PER_INCH: Final = 150
MOST_LABELS: Final = 16  # under the axis, before they touch
GROUP: Final = 0.8  # of the room of a period is filled by its bars

Format = Literal["svg", "png"]


class ChartsMissing(DatelineError):
    """What draws charts is not installed."""

    exit_code = 2

    def __str__(self) -> str:
        return "charts are drawn by matplotlib, which is not installed\ninstall it with: pip install 'dateline[charts]'"


def draw_timeline(timeline: Timeline, path: Path, format_: Format, *, by_rate: bool) -> None:
    """The chart in the file ``path``; one that is there is replaced when the new one is whole.

    Bars of articles for each period, or with ``by_rate`` lines of their share with its interval. Raises ChartsMissing and
    FileUnwritable.
    """
    try:
        from matplotlib import rc_context  # noqa: PLC0415 - seconds to load, and an extra
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as error:
        raise ChartsMissing from error
    # text stays text in SVG, and the same chart is the same file
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "dateline", "font.size": 9, "axes.unicode_minus": False}):
        figure = Figure(figsize=INCHES, layout="constrained")
        axes = figure.add_subplot()
        _draw(axes, timeline, by_rate=by_rate)
        figure.supxlabel(_footnote(timeline), fontsize=7, color="#555555", x=0.01, ha="left")
        metadata: dict[str, Any] = {"Date": None} if format_ == "svg" else {"Software": None}
        with whole_file(path) as stream:
            figure.savefig(stream, format=format_, dpi=DOTS_PER_INCH, metadata=metadata)


def _draw(axes: "Axes", timeline: Timeline, *, by_rate: bool) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - like all of it

    for number, series in enumerate(timeline.series):
        colour = COLOURS[number % len(COLOURS)]
        if by_rate:
            _draw_rates(axes, series, colour)
        else:
            width = GROUP / len(timeline.series)
            shift = (number - (len(timeline.series) - 1) / 2) * width
            axes.bar(
                [place + shift for place in range(len(timeline.periods))],
                [each.articles for each in series.numbers],
                width,
                color=colour,
                label=_plain(str(series.question.query)),
            )
    names = [label(period, timeline.unit) for period in timeline.periods]
    shown = range(0, len(names), -(-len(names) // MOST_LABELS) or 1)
    axes.set_xticks(list(shown), [names[place] for place in shown], rotation=30, ha="right", rotation_mode="anchor")
    axes.set_ylabel(f"share of all articles of the {timeline.unit}" if by_rate else f"articles a {timeline.unit}")
    axes.set_ylim(bottom=0)
    if by_rate:
        axes.yaxis.set_major_formatter(lambda value, _place: f"{100 * value:g} %")
    else:
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    if len(timeline.series) > 1:
        axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(0, 1.15), ncols=2)
    elif timeline.series:
        axes.set_title(_plain(str(timeline.series[0].question.query)), loc="left", fontsize=10)


def _draw_rates(axes: "Axes", series: Series, colour: str) -> None:
    shares = series.shares
    rates = _known([share.rate for share in shares])
    reach = [
        [abs(end - rate) for end, rate in zip(_known(ends), rates, strict=True)]
        for ends in ([share.low for share in shares], [share.high for share in shares])
    ]
    axes.errorbar(
        range(len(shares)),
        rates,
        reach,
        color=colour,
        marker="o",
        markersize=3,
        elinewidth=0.8,
        label=_plain(str(series.question.query)),
    )


def _known(values: Sequence[float | None]) -> list[float]:
    """With a gap where there is no value."""
    return [float("nan") if value is None else value for value in values]


def _plain(text: str) -> str:
    """Matplotlib takes what stands between two dollars for a formula."""
    return text.replace("$", r"\$")


def _footnote(timeline: Timeline) -> str:
    """What the chart does not show: without this line it could be taken for the whole answer."""
    parts = []
    for series in timeline.series:
        named = f"{series.question.query}: " if len(timeline.series) > 1 else ""
        counts = series.counts
        parts.append(
            f"{named}{counts.articles:,} articles; in no period: {series.undated.articles:,} undated,"
            f" {series.possible.articles:,} dated more coarsely; not judged: {counts.undated:,} undated,"
            f" {counts.possible:,} possible"
        )
    gaps = sum(map(bool, timeline.missing))
    if gaps:
        parts.append(f"{gaps:,} of {len(timeline.periods):,} periods lack an outlet that publishes regularly")
    return _plain("\n".join(parts))
