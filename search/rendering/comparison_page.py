"""A comparison for a terminal: one query on the left, the other on the right."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from search.rendering.comparison import size, what
from search.rendering.styles import DIM, HEADING, TITLE
from search.rendering.timeline import in_percent
from search.views.comparing import Comparison, Contrast, Side, Trait

HEADINGS = {Trait.WORD: "words", Trait.PHRASE: "phrases", Trait.ENTITY: "names"}
# Below this the second query stands under the first.
SIDE_BY_SIDE_COLUMNS = 100
WIDEST_SHARE = len("99.9 %")


def comparison_page(found: Comparison, columns: int) -> RenderableType:
    """What each query has more often, surest first."""
    sides = [_side(side, other) for side, other in ((found.first, found.second), (found.second, found.first))]
    if columns < SIDE_BY_SIDE_COLUMNS:
        return Group(sides[0], Text(""), sides[1])
    table = Table.grid(padding=(0, 4, 0, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(*sides)
    return table


def _side(side: Side, other: Side) -> RenderableType:
    parts: list[RenderableType] = [Text(str(side.question.query), TITLE)]
    for trait, heading in HEADINGS.items():
        contrasts = [each for each in side.contrasts if each.trait is trait]
        if contrasts:
            parts += [Text(heading, HEADING), _contrasts(contrasts, side, other)]
    if len(parts) == 1:
        parts.append(Text("nothing that sets it apart", DIM))
    return Group(*parts)


def _contrasts(contrasts: list[Contrast], side: Side, other: Side) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True, min_width=WIDEST_SHARE)
    table.add_column(style=DIM, no_wrap=True)
    table.add_column(justify="right", no_wrap=True, min_width=WIDEST_SHARE, style=DIM)
    for each in contrasts:
        table.add_row(*_cells(each, side, other))
    return table


def _cells(each: Contrast, side: Side, other: Side) -> Iterator[Text]:
    yield Text.assemble(each.value, (f"  {what(each)} #{each.entity.id}", DIM) if each.entity is not None else "")
    yield Text(in_percent(each.articles / size(side, each)))
    yield Text("against")
    yield Text(in_percent(each.others / size(other, each)))
