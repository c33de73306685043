"""A replayed receipt for a terminal."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from search.keeping.replaying import Change, Replay
from search.rendering.styles import CAUTION, DATE, DAY_CHARACTERS, DIM, SHORT_ID, day

COLOURS = {Change.ADDED: "green", Change.REMOVED: "red", Change.CHANGED: CAUTION}


def replay_page(found: Replay) -> RenderableType:
    """The articles that are not as the receipt has them, and why."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(style=DIM, no_wrap=True)
    table.add_column(style=DATE, no_wrap=True, min_width=DAY_CHARACTERS)
    table.add_column(ratio=1, overflow="fold")
    for each in found.differences:
        headline = each.headline
        title = Text("" if headline is None else headline.title or "(no title)")
        table.add_row(
            Text(each.change, COLOURS[each.change]),
            each.id[:SHORT_ID],
            "" if headline is None else day(headline),
            Text.assemble(title, "\n" if title.plain else "", (each.because, DIM)),
        )
    return table
