"""A story as a JSON object, rows and lines of what differs."""

from collections.abc import Iterator

from search.articles.story import Member, StoryView
from search.rendering.changes import change_object, changed_lines
from search.rendering.headline import headline_object
from search.rendering.rows import Object, Row

STORY_HEADER: Row = ("role", "delay", "published", "kind", "source", "added", "left_out", "id", "title")
UNKNOWN = "unknown"


def story_object(story: StoryView, *, with_changes: bool) -> Object:
    """What ``story --json`` prints; the changes only where they are asked for."""
    return {
        "id": story.id,
        "size": len(story.members),
        "members": [_member_object(member, with_changes=with_changes) for member in story.members],
        "related": [_member_object(member, with_changes=False) for member in story.related],
    }


def _member_object(member: Member, *, with_changes: bool) -> Object:
    headline = member.headline
    found: Object = {
        **headline_object(headline),
        "role": member.role,
        "delay": None
        if member.delay is None
        else {"text": str(member.delay), "days": member.delay.days, "seconds": member.delay.seconds},
        "added": _rounded(member.added),
        "left_out": _rounded(member.left_out),
    }
    if member.of is not None:
        found |= {"story": headline.story, "of": member.of}
    if with_changes:
        found["changes"] = [change_object(change) for change in member.changes]
    return found


def _rounded(part: float | None) -> float | None:
    return None if part is None else round(part, 3)


def story_rows(story: StoryView) -> Iterator[Row]:
    """The members in their order, then what is outside the story."""
    for member in (*story.members, *story.related):
        headline = member.headline
        yield (
            member.role,
            in_words(member),
            headline.published or "",
            headline.kind,
            headline.source or "",
            percent(member.added),
            percent(member.left_out),
            headline.id,
            headline.title,
        )


def in_words(member: Member) -> str:
    """The delay, ``unknown`` where it is; nothing for an original."""
    if member.delay is not None:
        return str(member.delay)
    return "" if member.added is None and member.of is None else UNKNOWN


def percent(part: float | None) -> str:
    """``12 %``; nothing where there is nothing to compare with."""
    return "" if part is None else f"{part:.0%}".replace("%", " %")


def difference_lines(story: StoryView) -> Iterator[str]:
    """Below the id of each copy what differs from the original, a passage a line."""
    for member in story.members[1:]:
        yield ""
        yield f"{member.headline.id}\t{member.headline.title}"
        yield from changed_lines(member.changes) if member.changes else ["  (the same text)"]
