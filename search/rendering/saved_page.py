"""Saved queries for a terminal."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from corpus.saving import SavedQuery
from search.rendering.styles import DATE, DIM, HEADING, TITLE


def saved_page(saved: Sequence[SavedQuery]) -> RenderableType:
    """The queries with their names, and when each was last asked what is new."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=HEADING)
    table.add_column("name", style=TITLE, no_wrap=True)
    table.add_column("query", ratio=1, overflow="fold")
    table.add_column("last asked", style=DATE, no_wrap=True)
    table.add_column("told", justify="right", style=DIM, no_wrap=True)
    for each in saved:
        table.add_row(Text(each.name), Text(each.query), f"{each.asked:%Y-%m-%d %H:%M}", f"{each.told:,}")
    return table
