"""What an ingest would do, for a terminal: an input a line, what it would be in front."""

from collections.abc import Iterable
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from corpus.article import Kind
from corpus.dry_run import Foreseen
from corpus.reading import FileRead
from search.rendering.dry_run import Line, reason_of, what_of
from search.rendering.styles import CAUTION, DATE, DAY_CHARACTERS, DIM, TITLE

_STYLES: Final = {"new": "green", "revision": CAUTION, "another article": CAUTION, "skipped": "red"}


def dry_run_table(lines: Iterable[Line]) -> RenderableType:
    """What each would be, its published date, and title, file and format or the reason one below the other."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=15, no_wrap=True)
    table.add_column(width=12, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for line in lines:
        what = what_of(line)
        table.add_row(Text(what, _STYLES.get(what, DIM)), Text(_day(line), DATE), _what_it_is(line))
    return table


def _day(line: Line) -> str:
    if not isinstance(line, Foreseen):
        return ""
    if line.published is None:
        return "—"
    day = line.published.partition("/")[0][:DAY_CHARACTERS]
    return f"≥ {day}" if line.kind is Kind.BOUND else day


def _what_it_is(line: Line) -> Text:
    place = None if isinstance(line, FileRead) else line.place
    where = line.path if place is None else f"{line.path}, record {place}"
    reason = reason_of(line)
    if isinstance(line, FileRead):
        return Text(where, DIM)
    if not isinstance(line, Foreseen):
        return Text.assemble(where, (f"  {reason}", DIM))
    facts = f"{line.format} · {line.kind} · {where}" + (f" · {reason}" if reason else "")
    return Text.assemble((line.title or "(no title)", TITLE), "\n", (facts, DIM))
