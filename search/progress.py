"""Progress of long work on stderr, where that is a terminal; otherwise nothing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

    from corpus.ingest import Tally

Report = Callable[[int, int], None]


@contextmanager
def progress_of(*stages: str) -> Iterator[tuple[Report, ...]]:
    """What to tell of each stage of some work on articles: how many are done, and of how many.

    A stage is shown from the first it tells, in the place of the one before.
    """
    with _bars() as bars:
        yield tuple(_reporting(bars, stage) for stage in stages)


@contextmanager
def progress_of_ingest(total_bytes: int | None) -> Iterator[tuple[Callable[["Tally"], None], Report]]:
    """What to tell of an ingest, and then of the indexing that follows it.

    ``total_bytes`` is what all files hold together, to tell the time left; None where that cannot be known.
    """
    with _bars() as bars:
        if bars is None:
            yield lambda _tally: None, lambda _done, _all: None
            return
        reading = bars.add_task("reading", total=total_bytes, articles=0, rate="")

        def on_progress(tally: "Tally") -> None:
            what = "stories and inflections" if tally.settling else "reading"
            rate = _rate(bars, tally.read)
            bars.update(reading, completed=tally.bytes, articles=tally.read, rate=rate, description=what)

        yield on_progress, _reporting(bars, "indexing")


@contextmanager
def _bars() -> Iterator["Progress | None"]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.theme import Theme  # noqa: PLC0415

    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[articles]:,} articles"),
        TextColumn("{task.fields[rate]}", style="dim"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True, theme=Theme({"progress.elapsed": "dim", "progress.remaining": "dim"})),
        transient=True,
    ) as bars:
        yield bars


def _reporting(bars: "Progress | None", stage: str) -> Report:
    """What tells of one stage."""
    if bars is None:
        return lambda _done, _all: None
    number = None

    def report(done: int, total: int) -> None:
        nonlocal number
        if number is None:
            for earlier in bars.tasks:
                bars.update(earlier.id, visible=False)
            number = bars.add_task(stage, total=total, articles=0, rate="")
        bars.update(number, completed=done, total=total, articles=done, rate=_rate(bars, done))

    return report


def _rate(bars: "Progress", done: int) -> str:
    """Articles a second of the stage that is shown; empty before a second has passed."""
    elapsed = bars.tasks[-1].elapsed or 0
    return f"{done / elapsed:,.0f}/s" if elapsed > 1 else ""
