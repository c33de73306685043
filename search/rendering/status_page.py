"""What an archive holds, for a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from corpus.holdings import Holdings
from corpus.wording import plural
from search.gaps import Coverage, Gap
from search.rendering.styles import CAUTION, DIM
from search.status import Status

MOST_VALUES: Final = 8
MOST_YEARS: Final = 12
MOST_GAPS: Final = 5
_UNITS: Final = ("bytes", "kB", "MB", "GB", "TB")


def status_page(status: Status) -> RenderableType:
    """What an archive holds, which days it covers, and in which state it is."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style=DIM, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for name, value in (*_holdings(status), *_coverage(status.coverage), *_state(status)):
        table.add_row(name, value)
    return table


def _holdings(status: Status) -> Iterator[tuple[str, RenderableType]]:
    held = status.holdings
    yield "archive", Text(str(status.folder))
    yield "articles", f"{held.articles:,} in {plural(held.stories, 'story', 'stories')}"
    yield "dates", _counted(((str(kind), count) for kind, count in held.by_kind), MOST_VALUES)
    if held.by_year:
        yield "years", _years(held)
    yield "sources", _counted(((value or "not known", count) for value, count in held.by_source), MOST_VALUES)
    yield "languages", _counted(held.by_language, MOST_VALUES)
    yield "formats", _counted(held.by_format, MOST_VALUES)
    yield "words", f"{held.words:,} different"
    yield "names", f"{held.names:,}"
    if held.annotators:
        yield "annotated by", Text(", ".join(held.annotators))
    for what, count in (
        ("without a body", held.without_body),
        ("older texts kept", held.revisions),
        ("removed", held.removed),
        ("date corrected", held.corrected),
        ("not annotated", held.unannotated),
        ("in a language not annotated", held.unmarked),
    ):
        if count:
            yield what, f"{count:,}"


def _years(held: Holdings) -> Text:
    if len(held.by_year) <= MOST_YEARS:
        return _counted(held.by_year, MOST_YEARS)
    most = max(held.by_year, key=lambda year: year[1])
    span = f"{held.by_year[0][0]} to {held.by_year[-1][0]}"
    return Text.assemble(span, (f", most in {most[0]}: {most[1]:,}", DIM))


def _coverage(covered: Coverage) -> Iterator[tuple[str, RenderableType]]:
    if covered.first is None or covered.last is None:
        return
    coarse = f"; {covered.coarse:,} more dated, but not to the day" if covered.coarse else ""
    days = plural(covered.covered, "day")
    yield "days", Text.assemble(f"{days} from {covered.first} to {covered.last}", (coarse, DIM))
    if covered.runs:
        without = f"{plural(covered.empty, 'day')} without articles, in {plural(covered.runs, 'run')}"
        yield "gaps", Text("\n").join([Text(without), *map(_gap, covered.gaps[:MOST_GAPS]), *_more(covered.runs)])
    if covered.source_runs:
        missing = f"{plural(covered.source_runs, 'run')} of days on which a source normally publishes"
        listed: Sequence[Gap] = covered.of_sources[:MOST_GAPS]
        yield "gaps of sources", Text("\n").join([Text(missing), *map(_gap, listed), *_more(covered.source_runs)])


def _gap(gap: Gap) -> Text:
    when = f"{gap.first}" if gap.first == gap.last else f"{gap.first} to {gap.last}"
    missed = plural(gap.missed, "day") if gap.source is None else f"{plural(gap.missed, 'day')} of publication"
    return Text.assemble(f"  {when}", (f"  {missed}", DIM), "" if gap.source is None else f"  {gap.source}")


def _more(count: int) -> list[Text]:
    return [Text(f"  and {count - MOST_GAPS:,} more", DIM)] if count > MOST_GAPS else []


def _state(status: Status) -> Iterator[tuple[str, RenderableType]]:
    last = status.holdings.last_ingest
    if last is not None:
        skipped = f", {last.skipped:,} skipped" if last.skipped else ""
        did = f"{last.read:,} read from {plural(last.files, 'file')}, {last.added:,} added{skipped}"
        yield "last ingest", Text.assemble(f"{last.at:%Y-%m-%d %H:%M} UTC", (f"  {did}", DIM))
    if status.behind is None:
        yield "index", Text("none that can be asked: dateline reindex", CAUTION)
    elif status.behind:
        yield "index", Text(f"{plural(status.behind, 'article')} not yet searchable: dateline reindex", CAUTION)
    else:
        yield "index", f"{status.engine}, up to date"
    yield "on disk", f"{_size(status.database_bytes)}, and {_size(status.index_bytes)} of index"


def _size(count: int) -> str:
    """In the largest unit of which there is at least one; a kB is 1,000 bytes."""
    size, unit = float(count), 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:,.0f} {_UNITS[unit]}" if unit == 0 or size >= 10 else f"{size:.1f} {_UNITS[unit]}"


def _counted(values: Iterable[tuple[str, int]], most: int) -> Text:
    listed = [(value, count) for value, count in values if count]
    shown = Text(", ").join(Text.assemble(value, (f" {count:,}", DIM)) for value, count in listed[:most])
    if len(listed) > most:
        shown.append(f" and {len(listed) - most:,} more", DIM)
    return shown
