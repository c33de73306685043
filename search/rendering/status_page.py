"""What an archive holds, for a terminal."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from corpus.archive import ArchiveStatus
from search.rendering.styles import DIM

MOST_VALUES = 8


def status_page(status: ArchiveStatus, folder: str, behind: int | None) -> RenderableType:
    """What an archive holds."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style=DIM, no_wrap=True)
    table.add_column(ratio=1)
    table.add_row("archive", Text(folder))
    table.add_row("articles", f"{status.articles:,} in {status.stories:,} stories")
    table.add_row("dates", _counted((str(kind), count) for kind, count in status.by_kind))
    if status.by_year:
        table.add_row("years", f"{status.by_year[0][0]} to {status.by_year[-1][0]}")
    table.add_row("sources", _counted((value or "not known", count) for value, count in status.by_source))
    table.add_row("languages", _counted(status.by_language))
    table.add_row("formats", _counted(status.by_format))
    table.add_row("words", f"{status.words:,} different")
    table.add_row("names", f"{status.names:,}")
    if status.annotators:
        table.add_row("annotated by", ", ".join(status.annotators))
    for what, count in (
        ("without a body", status.without_body),
        ("older texts kept", status.revisions),
        ("not annotated", status.unannotated),
        ("in a language not annotated", status.unmarked),
    ):
        if count:
            table.add_row(what, f"{count:,}")
    if behind is None:
        table.add_row("index", Text("none that can be asked: dateline reindex", "yellow"))
    elif behind:
        table.add_row("index", Text(f"{behind:,} articles not yet searchable: dateline reindex", "yellow"))
    return Padding(table, (0, 0))


def _counted(values: Iterable[tuple[str, int]]) -> Text:
    listed = [(value, count) for value, count in values if count]
    shown = Text(", ").join(Text.assemble(value, (f" {count:,}", DIM)) for value, count in listed[:MOST_VALUES])
    if len(listed) > MOST_VALUES:
        shown.append(f" and {len(listed) - MOST_VALUES:,} more", DIM)
    return shown
