"""Articles like another, for a terminal."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from search.rendering.styles import DATE, DIM, MATCH, SHORT_ID, TITLE, day
from search.views.similar import Similar

# Terms named below an article, and of the article itself.
MOST_SHARED = 8


def similar_page(found: Similar) -> RenderableType:
    """What the article is about, then the articles like it, each with what it shares."""
    about = ", ".join(term.text for term in found.terms) or "nothing that another article has"
    parts: list[RenderableType] = [
        Text.assemble((found.headline.title or "(no title)", TITLE), (f"  {found.headline.id[:SHORT_ID]}", DIM)),
        Text(about, DIM),
        Text(""),
    ]
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, justify="right")
    table.add_column(style=DATE, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(style=DIM, no_wrap=True)
    for each in found.articles:
        headline = each.headline
        text = Text.assemble(headline.title or "(no title)", (f"  {headline.source or ''}\n", DIM))
        text.append(", ".join(term.text for term in each.shared[:MOST_SHARED]), MATCH)
        if len(each.shared) > MOST_SHARED:
            text.append(f" and {len(each.shared) - MOST_SHARED} more", DIM)
        table.add_row(f"{each.score:.0%}", day(headline), text, headline.id[:SHORT_ID])
    return Group(*parts, table)
