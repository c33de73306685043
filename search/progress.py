"""Progress of long work on stderr, where that is a terminal; otherwise nothing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.ingest import Tally

Report = Callable[[int, int], None]


@contextmanager
def progress_of_ingest(total_bytes: int | None) -> Iterator[tuple[Callable[["Tally"], None], Report]]:
    """What to tell of an ingest, and then of the indexing that follows it.

    ``total_bytes`` is what all files hold together, to tell the time left; None where that cannot be known.
    """
    if not sys.stderr.isatty():
        yield lambda _tally: None, lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn  # noqa: PLC0415

    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[articles]:,} articles"),
        TextColumn("{task.fields[rate]}", style="bright_black"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        reading = progress.add_task("reading", total=total_bytes, articles=0, rate="")

        def on_progress(tally: "Tally") -> None:
            elapsed = progress.tasks[0].elapsed or 0
            rate = f"{tally.read / elapsed:,.0f}/s" if elapsed > 1 else ""
            what = "stories and inflections" if tally.settling else "reading"
            progress.update(reading, completed=tally.bytes, articles=tally.read, rate=rate, description=what)

        indexing = None

        def on_index(done: int, total: int) -> None:
            nonlocal indexing
            if indexing is None:
                progress.update(reading, visible=False)
                indexing = progress.add_task("indexing", total=total, articles=0, rate="")
            progress.update(indexing, completed=done, total=total, articles=done)

        yield on_progress, on_index


@contextmanager
def progress_of_indexing() -> Iterator[Report]:
    """What to tell of indexing alone."""
    with progress_of_ingest(None) as (_, on_index):
        yield on_index
