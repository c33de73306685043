"""A profile of an entity for a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from corpus.archive import Headline
from corpus.wording import articles, plural
from search.rendering.profile import in_words
from search.rendering.styles import DATE, DIM, HEADING, SHORT_ID, TITLE, day
from search.rendering.timeline_page import timeline_page
from search.views.profile import Profile
from search.views.together import Companion

MOST_SPELLINGS = 8


def profile_page(profile: Profile) -> RenderableType:
    """Names, first and last article, timeline, company and newest articles."""
    entity = profile.entity
    parts: list[RenderableType] = [
        Text.assemble((entity.name, TITLE), (f"  {entity.type} #{entity.id}", DIM)),
        Text(
            f"{articles(profile.counts.articles)} ({plural(profile.counts.stories, 'story', 'stories')}),"
            f" {plural(entity.mentions, 'mention')}"
        ),
    ]
    parts += [Text(""), Text("Names", HEADING), _names(profile)]
    if profile.first is not None and profile.last is not None:
        parts += [
            Text(""),
            Text("In the news", HEADING),
            _headlines([("first", profile.first), ("last", profile.last)]),
        ]
        parts += [Text(""), timeline_page(profile.timeline, by_rate=False)]
    parts += [Text(""), Text("Together with", HEADING), *_companions(profile)]
    if profile.articles:
        parts += [Text(""), Text("Newest articles", HEADING), _headlines([("", each) for each in profile.articles])]
    return Group(*parts)


def _names(profile: Profile) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True, justify="right")
    for named in profile.names:
        shown = Text(", ".join(named.name.spellings[:MOST_SPELLINGS]) or named.name.normal)
        if len(named.name.spellings) > MOST_SPELLINGS:
            shown.append(f" and {len(named.name.spellings) - MOST_SPELLINGS:,} more", DIM)
        if named.name.rule is not None:
            shown.append(f"  by {named.name.rule}", DIM)
        table.add_row(shown, articles(named.articles))
    return table


def _companions(profile: Profile) -> Iterator[RenderableType]:
    companions = profile.companions.companions
    if companions:
        yield companions_table(companions)
    else:
        yield Text("nobody more often than by chance", DIM)


def companions_table(companions: Sequence[Companion]) -> RenderableType:
    """Entities with their number, articles, and how much more often than by chance."""
    table = Table.grid(padding=(0, 2))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True, justify="right", style=DATE)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True, style=DIM)
    for each in companions:
        table.add_row(
            Text.assemble(each.entity.name, (f"  {each.entity.type}", DIM)),
            f"#{each.entity.id}",
            articles(each.articles),
            in_words(each),
        )
    return table


def _headlines(headlines: list[tuple[str, Headline]]) -> Table:
    table = Table.grid(padding=(0, 2))
    if any(label for label, _ in headlines):
        table.add_column(style=DIM, no_wrap=True)
    table.add_column(style=DATE, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(style=DIM, no_wrap=True)
    for label, headline in headlines:
        table.add_row(
            *([label] if label else []), day(headline), Text(headline.title or "(no title)"), headline.id[:SHORT_ID]
        )
    return table
