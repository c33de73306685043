"""A concordance for a terminal: the matches under one another, the words around them on either side."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from search.rendering.styles import DATE, DAY_CHARACTERS, DIM, MATCH, SHORT_ID, day
from search.views.concordance import Line

# What the columns beside the text take, with the gaps; on a narrow terminal the outlet is left out.
GAP = 1
OUTLET_COLUMNS = 14
WIDE_COLUMNS = 100
LONGEST_MATCH_SHARE = 0.4  # of the room for text; a longer proximity is cut in its middle


def concordance_page(lines: Sequence[Line], columns: int) -> RenderableType:
    """The lines, each on one line of ``columns`` columns."""
    with_outlet = columns >= WIDE_COLUMNS
    beside = DAY_CHARACTERS + 2 + SHORT_ID + 2 * GAP + (OUTLET_COLUMNS + GAP if with_outlet else 0)
    room = max(30, columns - beside)
    longest = max((cell_len(line.match) for line in lines), default=0)
    match_columns = min(longest, int(room * LONGEST_MATCH_SHARE))
    right_columns = (room - match_columns) // 2
    left_columns = room - match_columns - right_columns
    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(style=DATE, no_wrap=True, width=DAY_CHARACTERS + 2)
    table.add_column(style=DIM, no_wrap=True, width=SHORT_ID)
    if with_outlet:
        table.add_column(style=DIM, no_wrap=True, width=OUTLET_COLUMNS, overflow="ellipsis")
    table.add_column(no_wrap=True, overflow="crop")
    for line in lines:
        cells = [Text(day(line.headline)), Text(line.headline.id[:SHORT_ID])]
        if with_outlet:
            cells.append(Text(line.headline.source or "", overflow="ellipsis"))
        left = _last_columns(line.left, left_columns)
        match = _match(line, match_columns)
        right = set_cell_size(
            line.right, left_columns + match_columns + right_columns - cell_len(left) - match.cell_len
        )
        table.add_row(*cells, Text.assemble(left, match, right))
    return table


def _last_columns(text: str, columns: int) -> str:
    """The end of the text in so many columns, filled with spaces in front."""
    while cell_len(text) > columns:
        text = text[max(1, (cell_len(text) - columns) // 2) :]
    return " " * (columns - cell_len(text)) + text


def _match(line: Line, columns: int) -> Text:
    """The match, the words asked for set apart; one that is too long has its middle cut out."""
    text = Text(line.match)
    for start, end in line.marks:
        text.stylize(MATCH, start, end)
    if text.cell_len <= columns:
        return text
    ahead = (columns - 1) // 2
    behind = columns - 1 - ahead
    return Text.assemble(text[:ahead], "…", text[len(text) - behind :])
