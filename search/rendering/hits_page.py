"""Hits for a terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from corpus.article import Kind
from search.asking import Found
from search.engine import Match
from search.passages import Passage
from search.rendering.styles import DATE, DAY_CHARACTERS, DIM, MATCH, READING_COLUMNS, SHORT_ID, TITLE, day

UNTITLED_CHARACTERS = 80


def found_table(found: Sequence[Found]) -> RenderableType:
    """Hits: the date on the left, then headline, outlet and passages."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, min_width=DAY_CHARACTERS)
    table.add_column(ratio=1, max_width=READING_COLUMNS, overflow="fold")
    for each in found:
        table.add_row(Text(day(each.headline), DATE), Group(*_found_lines(each)))
    return table


def _found_lines(found: Found) -> Iterable[Text]:
    title = next((passage for passage in found.passages if passage.field == "title"), None)
    body = [passage for passage in found.passages if passage.field == "body"]
    yield _highlighted(title, TITLE) if title else Text(_title(found.headline.title, body), TITLE)
    yield Text(" · ".join(_about(found)), DIM)
    yield from (_excerpt(passage) for passage in body)
    yield Text("")


def _about(found: Found) -> Iterable[str]:
    headline = found.headline
    yield headline.id[:SHORT_ID]
    if headline.source:
        yield headline.source
    kind = headline.kind if headline.kind is not Kind.UNKNOWN else "undated"
    yield f"{kind}, corrected" if headline.is_corrected else kind
    if found.hit.match is Match.POSSIBLE:
        yield "possible"
    if headline.story != headline.id:
        yield f"copy of {headline.story[:SHORT_ID]}"


def _title(title: str, body: Sequence[Passage]) -> str:
    if title:
        return title
    beginning = body[0].text[:UNTITLED_CHARACTERS] if body else ""
    return f"(no title) {beginning}…" if beginning else "(no title)"


def _excerpt(passage: Passage) -> Text:
    text = _highlighted(passage)
    return Text.assemble("… " if passage.cut_before else "", text, " …" if passage.cut_after else "")


def _highlighted(passage: Passage, style: str = "") -> Text:
    text = Text(passage.text, style)
    for start, end in passage.highlights:
        text.stylize(f"{MATCH} underline" if style else MATCH, start, end)  # a headline is bold without it
    return text
