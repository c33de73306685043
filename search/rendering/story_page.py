"""A story for a terminal."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from corpus.wording import articles
from search.articles.story import Member, Role, StoryView
from search.rendering.changes_page import add_changes, changes_table
from search.rendering.story import in_words, percent
from search.rendering.styles import DATE, DIM, HEADING, SHORT_ID, TITLE, day


def story_page(story: StoryView, *, with_changes: bool) -> RenderableType:
    """The members in order, what is akin to them, and where it is asked for the passages that differ."""
    original, *copies = story.members
    parts: list[RenderableType] = [
        Text.assemble((original.headline.title or "(no title)", TITLE), (f"  story {story.id[:SHORT_ID]}", DIM)),
        Text(f"{articles(len(story.members))}{'' if copies else ', which nobody copied'}"),
        Text(""),
        _members(story.members, asked=story.asked),
    ]
    if story.related:
        parts += [Text(""), Text("Akin to it, in other stories", HEADING), _members(story.related, asked=story.asked)]
    for copy in copies if with_changes else ():
        heading = Text.assemble((copy.headline.title or "(no title)", TITLE), (f"  {copy.headline.id[:SHORT_ID]}", DIM))
        parts += [Text(""), heading, _changes(copy)]
    return Group(*parts)


def _members(members: Sequence[Member], *, asked: str) -> Table:
    table = Table.grid(padding=(0, 2))
    delays = [in_words(member) for member in members]
    table.add_column(style=DATE, no_wrap=True)
    table.add_column(no_wrap=True, justify="right", min_width=max(map(len, delays)))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(style=DIM, no_wrap=True, min_width=SHORT_ID + 1)
    for member, delay in zip(members, delays, strict=True):
        headline = member.headline
        text = Text.assemble(headline.title or "(no title)", (f"  {headline.source or 'no outlet stated'}", DIM))
        if member.role is not Role.COPY:
            text.append(f"  {member.role}", HEADING)
        if member.of is not None:
            text.append(f" of {member.of[:SHORT_ID]}", DIM)
        if member.added or member.left_out:
            text.append(f"  {percent(member.added)} added, {percent(member.left_out)} left out", DIM)
        elif member.role is Role.COPY:
            text.append("  the same text", DIM)
        is_asked = headline.id == asked and len(members) > 1
        table.add_row(day(headline), delay, text, f"{'▸' if is_asked else ' '}{headline.id[:SHORT_ID]}")
    return table


def _changes(member: Member) -> RenderableType:
    if not member.changes:
        return Text("the same text", DIM)
    table = changes_table()
    add_changes(table, member.changes)
    return table
