"""Counts by value for a terminal: a bar for each."""

from rich.bar import Bar
from rich.console import RenderableType
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from search.rendering.styles import DATE, DIM, READING_COLUMNS
from search.views.facets import ENTITIES, Facets

VALUE_SHARE, BAR_SHARE = 3, 2  # of the width that the numbers leave


def facets_table(facets: Facets) -> RenderableType:
    """The values with articles, stories and a bar; of an entity also the number that finds it."""
    is_entity = facets.field in ENTITIES
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=VALUE_SHARE, overflow="fold")
    if is_entity:
        table.add_column(style=DATE, no_wrap=True, justify="right")
    table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True, justify="right", style=DIM)
    table.add_column(ratio=BAR_SHARE)
    most = max((facet.articles for facet in facets.facets), default=1)
    for facet in facets.facets:
        shown = Text(facet.value)
        if facet.type is not None and ENTITIES[facets.field] is None:
            shown.append(f"  {facet.type}", DIM)
        table.add_row(
            shown,
            *([f"#{facet.id}"] if is_entity else []),
            f"{facet.articles:,}",
            f"{facet.stories:,} stories" if facet.stories != 1 else "1 story",
            Bar(most, 0, facet.articles, color="cyan"),
        )
    return Constrain(table, READING_COLUMNS)  # a value far from its number is hard to follow
