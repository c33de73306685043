"""What changed between two texts of an article, for a terminal."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from corpus.wording import plural
from search.articles.changes import Change, Changes, How
from search.rendering.styles import CAUTION, DIM, SHORT_ID, TITLE

_MARKS: Final = {How.ADDED: "+", How.REMOVED: "−", How.CHANGED: "~"}
# Underlined and struck, so that it can be read without colours.
_STYLES: Final = {How.KEPT: "", How.ADDED: "green underline", How.REMOVED: "red strike", How.CHANGED: ""}


def changes_page(changes: Changes) -> RenderableType:
    """Each change behind its mark; inside a paragraph, what was added is underlined and what was removed struck."""
    table = changes_table()
    for is_kept, group in groupby(changes.changes, key=lambda change: change.how is How.KEPT):
        if is_kept:
            table.add_row("", Text(f"… {plural(len(list(group)), 'paragraph')} as before", DIM))
            continue
        add_changes(table, group)
    if all(change.how is How.KEPT for change in changes.changes):
        table.add_row("", Text("title and text are the same; only what surrounds them changed", DIM))
    title = Text.assemble((changes.title or "(no title)", TITLE), "  ", (changes.id[:SHORT_ID], DIM))
    return Group(title, Text(f"revision {changes.second}, compared with {changes.first}", DIM), Text(""), table)


def changes_table() -> Table:
    """A table for changes, empty."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    return table


def add_changes(table: Table, changes: Iterable[Change]) -> None:
    """A row for each change, none of which was kept."""
    for change in changes:
        table.add_row(Text(_MARKS[change.how], _STYLES[change.how] or CAUTION), _text(change))


def _text(change: Change) -> Text:
    text = Text() if change.paragraph is not None else Text(f"{change.field}: ", DIM)
    for piece in change.pieces:
        text.append(piece.text, _STYLES[piece.how])
    return text
