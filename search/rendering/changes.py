"""What changed between two texts of an article, as a JSON object and plain lines."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from corpus.wording import plural
from search.articles.changes import Change, Changes, How
from search.rendering.rows import Object

_MARKS: Final = {How.ADDED: "+", How.REMOVED: "-", How.CHANGED: "~"}
_AROUND: Final = {How.KEPT: ("", ""), How.REMOVED: ("[-", "-]"), How.ADDED: ("{+", "+}")}


def changes_object(changes: Changes) -> Object:
    """What ``show --changes --json`` prints; what was kept is left out."""
    return {
        "id": changes.id,
        "title": changes.title,
        "from": changes.first,
        "to": changes.second,
        "changes": [change_object(change) for change in changes.changes if change.how is not How.KEPT],
    }


def change_object(change: Change) -> Object:
    """One change."""
    return {
        "field": change.field,
        "change": change.how,
        "paragraph": change.paragraph,
        "before": change.before,
        "after": change.after,
        "pieces": [{"change": piece.how, "text": piece.text} for piece in change.pieces],
    }


def changes_lines(changes: Changes) -> Iterator[str]:
    """A change a line behind ``+``, ``-`` or ``~``, with ``[-removed-]`` and ``{+added+}`` inside a changed one."""
    yield f"id: {changes.id}"
    yield f"revision: {changes.second}, compared with {changes.first}"
    for is_kept, group in groupby(changes.changes, key=lambda change: change.how is How.KEPT):
        if is_kept:
            yield f"  ({plural(len(list(group)), 'paragraph')} as before)"
            continue
        yield from changed_lines(group)
    if all(change.how is How.KEPT for change in changes.changes):
        yield "  (title and text are the same; only what surrounds them changed)"


def changed_lines(changes: Iterable[Change]) -> Iterator[str]:
    """A change a line behind its mark; none of them was kept."""
    return (f"{_MARKS[change.how]} {_name(change)}{_marked(change)}" for change in changes)


def _name(change: Change) -> str:
    return "" if change.paragraph is not None else f"{change.field}: "


def _marked(change: Change) -> str:
    if change.how is not How.CHANGED:
        return change.after or change.before or ""
    return "".join(f"{_AROUND[piece.how][0]}{piece.text}{_AROUND[piece.how][1]}" for piece in change.pieces)
