"""Entities of the name book and suggested merges, for a terminal."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from corpus.naming.deciding import Action
from corpus.naming.entities import Entity
from corpus.naming.suggesting import Suggestion
from corpus.wording import plural
from search.rendering.styles import DATE, DIM, TITLE

MOST_SPELLINGS = 6


def entities_table(entities: Iterable[Entity]) -> RenderableType:
    """Entities, a line each: number, name and how often, then how else it is written."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True, style=DATE)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for entity in entities:
        table.add_row(f"#{entity.id}", _called(entity), _often(entity))
    return table


def _often(entity: Entity) -> Text:
    return Text(plural(entity.mentions, "mention"), DIM)


def _called(entity: Entity) -> Text:
    others = [spelling for spelling in entity.spellings if spelling != entity.name]
    called = Text.assemble((entity.name, TITLE), (f"  {entity.type}{', ignored' if entity.ignored else ''}", DIM))
    if others:
        called.append("  " + ", ".join(others[:MOST_SPELLINGS]))
    if len(others) > MOST_SPELLINGS:
        called.append(f" and {len(others) - MOST_SPELLINGS:,} more", DIM)
    return called


def suggestions_table(suggestions: Iterable[Suggestion]) -> RenderableType:
    """Suggested merges: both entities, and below them the reason."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True, style=DATE)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for each in suggestions:
        table.add_row(f"#{each.one.id}", Text(each.one.name, TITLE), _often(each.one))
        table.add_row(f"#{each.other.id}", Text(each.other.name, TITLE), _often(each.other))
        table.add_row("", Text(f"{each.one.type}: {each.reason}", DIM), "")
    return table


def journal_table(actions: Iterable[Action]) -> RenderableType:
    """What was done in the name book, and whether it was taken back."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style=DATE, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for action in actions:
        undone = "" if action.undone is None else "  undone"
        table.add_row(f"{action.at:%Y-%m-%d %H:%M} UTC", Text.assemble(action.what, (undone, DIM)))
    return table
