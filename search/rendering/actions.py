"""What was done to an archive, as JSON objects, rows and lines."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from corpus.action_log import Action, Deed, Part
from corpus.correcting import Correction
from corpus.wording import articles
from search.rendering.rows import Object, Row
from search.rendering.styles import SHORT_ID

ACTIONS_HEADER: Final[Row] = ("action", "made", "what", "undone", "id", "title", "before", "after", "because")


def action_object(action: Action) -> Object:
    """What was done, as ``remove``, ``undo`` and ``undo --list`` print it."""
    return {
        "action": action.number,
        "what": action.deed,
        "made": _moment(action.made),
        "undone": None if action.undone is None else _moment(action.undone),
        "articles": [
            {
                "id": part.article,
                "title": part.title,
                "before": _correction_object(part.ended),
                "after": _correction_object(part.begun),
            }
            for part in action.parts
        ],
    }


def action_rows(actions: Iterable[Action]) -> Iterator[Row]:
    """The log, an article of an action a row."""
    for action in actions:
        for part in action.parts:
            yield (
                str(action.number),
                _moment(action.made),
                action.deed,
                "" if action.undone is None else _moment(action.undone),
                part.article,
                part.title,
                _date(part.ended) or "",
                _date(part.begun) or "",
                part.begun.because if part.begun is not None else "",
            )


def action_lines(action: Action) -> Iterator[str]:
    """What was done, in words, for stderr."""
    yield f"{'undone: ' if action.undone is not None else ''}{_summary(action)}"
    for part in action.parts:
        yield f"  {part.article[:SHORT_ID]} {part.title or '(no title)'}"


def log_lines(actions: Iterable[Action]) -> Iterator[str]:
    """The log, in words: an action a line, its articles below it."""
    for action in actions:
        first, *rest = action_lines(replace(action, undone=None))
        yield f"{action.made:%Y-%m-%d %H:%M} UTC  {first}{'' if action.undone is None else ' (undone)'}"
        yield from rest


def _summary(action: Action) -> str:
    if action.deed is Deed.REMOVED:
        return f"{articles(len(action.parts))} removed"
    (part,) = action.parts
    return "; ".join(_steps(part))


def _steps(part: Part) -> Iterator[str]:
    if part.begun is not None:
        yield f"published date corrected to {_date(part.begun)}: “{part.begun.because}”"
    if part.ended is not None:
        taken = "in place of the correction to" if part.begun is not None else "correction taken back:"
        yield f"{taken} {_date(part.ended)}"


def _date(correction: Correction | None) -> str | None:
    if correction is None:
        return None
    return "unknown" if correction.published is None else correction.published.edtf


def _correction_object(correction: Correction | None) -> Object | None:
    if correction is None:
        return None
    return {
        "edtf": None if correction.published is None else correction.published.edtf,
        "because": correction.because,
    }


def _moment(moment: datetime) -> str:
    return f"{moment.isoformat(timespec='seconds')}Z"
