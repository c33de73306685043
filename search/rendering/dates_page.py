"""The dates of an article, for a terminal."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from corpus.article import Kind
from search.articles.date_ledger import DateLedger, Entry, Use
from search.rendering.dates import place_of
from search.rendering.styles import CAUTION, DATE, DIM, HEADING, SHORT_ID, TITLE

_HEADINGS: Final = {
    Use.PUBLISHED: "Published",
    Use.UPDATED: "Last changed",
    Use.MENTIONED: "Spoken of in the text",
}


def dates_page(ledger: DateLedger) -> RenderableType:
    """Each date with its kind, and beside them rule, place, evidence and verdict; what was chosen is marked."""
    title = Text.assemble((ledger.title or "(no title)", TITLE), "  ", (ledger.id[:SHORT_ID], DIM))
    parts: list[RenderableType] = [title]
    for use, entries in groupby(ledger.entries, key=attrgetter("use")):
        parts += [Text(""), Text(_HEADINGS[use], HEADING), _table(entries)]
    if not any(entry.use is Use.PUBLISHED for entry in ledger.entries):
        parts += [Text(""), Text("Nothing in it says when it was published.", DIM)]
    return Group(*parts)


def _table(entries: Iterable[Entry]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=1, no_wrap=True)
    table.add_column(max_width=21, overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for entry in entries:
        chosen = "bold green" if entry.is_chosen else DIM
        table.add_row(
            Text("✓" if entry.is_chosen else "", chosen),
            Text(_date(entry), DATE if entry.is_chosen or entry.kind is None else DIM),
            Text(entry.kind or "", DIM),
            _grounds(entry),
        )
    return table


def _date(entry: Entry) -> str:
    if entry.kind is Kind.UNKNOWN:
        return "not known"
    shown = entry.interval.edtf
    return f"not before {shown.partition('/')[0]}" if entry.kind is Kind.BOUND else shown


def _grounds(entry: Entry) -> Text:
    grounds = Text()
    place = place_of(entry)
    if entry.rule is not None:
        grounds.append(entry.rule + (f", {place}" if place else "") + "\n", DIM)
    elif place:
        grounds.append(place + " ", DIM)
    grounds.append(f"“{' '.join(entry.evidence.split())}”")
    if entry.alternatives:
        grounds.append(f"\nmay also be read as {', '.join(each.edtf for each in entry.alternatives)}", CAUTION)
    if entry.verdict is not None:
        grounds.append(f"\n{entry.verdict}", "green" if entry.is_chosen else DIM)
    return grounds
