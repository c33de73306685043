"""One story: its original, the copies of it in the order they came, how late each was and what it changed, and its kin.

How much a copy added and left out is measured on the words, by the passages that differ (``search.articles.changes``), so the
figures and the passages shown are of one comparison.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from corpus.archive import Archive, Headline
from corpus.article import Article, Dating
from corpus.dates import Precision
from corpus.shingles import Relation
from search.articles.changes import Change, How, paragraph_changes
from search.engine import RELIABLE

_WORD: Final = re.compile(r"\w+")
_TIMED: Final = frozenset({Precision.SECOND, Precision.MINUTE})
_SHOWN_BY_DAY: Final = timedelta(hours=48)


class Role(StrEnum):
    """What an article is in a story, or to one."""

    ORIGINAL = "original"  # the earliest
    COPY = "copy"
    EXCERPT = "excerpt"  # outside the story: much of it stands in an article of the story, which says a great deal more
    EXTENDED = "extended version"  # outside the story: it contains one of its articles, and says a great deal more
    COPY_TOO = "copy, of an earlier original too"  # outside the story: it belongs to another one as well


# What the other article is, by what an article of the story is to it.
_ROLES: Final[Mapping[Relation, Role]] = {
    Relation.CONTAINS: Role.EXCERPT,
    Relation.EXCERPT: Role.EXTENDED,
    Relation.COPY: Role.COPY_TOO,
}


@dataclass(frozen=True, slots=True)
class Delay:
    """How long after the original: to the second where both times are known, else in whole days.

    ``seconds`` is None where only the days are known; both are negative for what came before.
    """

    days: int
    seconds: int | None

    def __str__(self) -> str:
        """``+2 d``, ``+3 h``, ``+40 min``, ``same day``, ``same time``."""
        if self.seconds is None or abs(self.seconds) >= _SHOWN_BY_DAY.total_seconds():
            return f"{self.days:+} d" if self.days else "same day"
        if abs(self.seconds) < 60:
            return "same time"
        if abs(self.seconds) < 3600:
            return f"{round(self.seconds / 60):+} min"
        return f"{round(self.seconds / 3600):+} h"


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, or outside it one that is something to an article of it.

    ``delay`` is after the original, None where either date is not known to the day. ``added`` is the part of its words
    that the original has not in that place, ``left_out`` the part of the original's words that it has not; ``changes`` are
    the passages that differ. For the original and for articles outside the story these are None and none. ``of`` is
    the id of the article of the story that one outside is something to.
    """

    headline: Headline
    role: Role
    delay: Delay | None
    added: float | None = None
    left_out: float | None = None
    changes: tuple[Change, ...] = ()
    of: str | None = None


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with everything the archive knows of it; ``members`` begin with the original, ``asked`` is one of their ids."""

    id: str
    asked: str
    members: tuple[Member, ...]
    related: tuple[Member, ...]


def story_view(archive: Archive, row: int) -> StoryView:
    """The story of the article of ``row``.

    ``related`` are articles of other stories that much stands in of the original or of the article asked for, or the other
    way round, in the order of their rows.
    """
    rows = archive.stories.members(row)
    headlines = archive.headlines(rows)
    articles = (stored.annotated.article for stored in archive.stored(rows))
    original = next(articles)
    members = [Member(headlines[rows[0]], Role.ORIGINAL, None)]
    for number, article in zip(rows[1:], articles, strict=True):
        changes = tuple(paragraph_changes(original.body, article.body))
        members.append(
            Member(
                headlines[number],
                Role.COPY,
                delay_between(original.published, article.published),
                *_shares(changes),
                tuple(change for change in changes if change.how is not How.KEPT),
            )
        )
    related = tuple(_related(archive, dict.fromkeys((rows[0], row)), original))
    return StoryView(original.id, archive.id_of(row), tuple(members), related)


def _related(archive: Archive, rows: Iterable[int], original: Article) -> Iterator[Member]:
    found: dict[int, tuple[int, Relation]] = {}
    for row in rows:
        for other, relation in archive.stories.related(row, archive.body_words):
            found.setdefault(other, (row, relation))
    numbers = sorted(found)
    headlines = archive.headlines(numbers)
    for number, stored in zip(numbers, archive.stored(numbers), strict=True):
        row, relation = found[number]
        delay = delay_between(original.published, stored.annotated.article.published)
        yield Member(headlines[number], _ROLES[relation], delay, of=archive.id_of(row))


def delay_between(first: Dating | None, second: Dating | None) -> Delay | None:
    """How long after the ``first`` date the ``second`` is; None where either is not stated or inferred to the day.

    Times of day count where both are known in UTC, or both as printed by the clock without a zone.
    """
    if first is None or second is None or not {first.kind, second.kind} <= RELIABLE:
        return None
    one, other = first.interval, second.interval
    if one.earliest is None or other.earliest is None:
        return None
    if not {one.precision, other.precision} <= _TIMED | {Precision.DAY}:
        return None
    days = (other.earliest.date() - one.earliest.date()).days
    if not {one.precision, other.precision} <= _TIMED:
        return Delay(days, None)
    if first.instant is not None and second.instant is not None:
        between = second.instant - first.instant
    elif first.instant is None and second.instant is None:
        between = other.earliest - one.earliest
    else:
        return Delay(days, None)
    return Delay(days, int(between.total_seconds()))


def _shares(changes: Iterable[Change]) -> tuple[float, float]:
    """The part of the later text that was added, and of the earlier one that was left out, by words."""
    words = dict.fromkeys(How, 0)
    for change in changes:
        for piece in change.pieces:
            words[piece.how] += len(_WORD.findall(piece.text))
    kept, added, removed = words[How.KEPT], words[How.ADDED], words[How.REMOVED]
    return _part(added, kept), _part(removed, kept)


def _part(some: int, others: int) -> float:
    return some / (some + others) if some else 0.0
