"""What every engine answers, and the rules all of them share: which articles are selected, and in which order.

An engine may be fast; it may not differ. Which articles match, every count and the order by date are those of
``search.matching``; only the scores, and so the order by relevance, are its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple, Protocol

from corpus.article import Article, Kind, StoredArticle, Text
from corpus.frozen import dataclass
from search.resolved import Resolved

RELIABLE: Final = frozenset({Kind.STATED, Kind.INFERRED})  # the kinds of date that a clause can be sure of


class Articles(Protocol):
    """The articles of an archive by row: how an engine looks at what its index alone cannot decide."""

    def stored(self, rows: Iterable[int]) -> Iterable[StoredArticle]:
        """The articles of these rows, in their order."""
        ...

    def texts(self, rows: Iterable[int], *, with_names: bool) -> Iterable[tuple[int, tuple[Text, Text]]]:
        """Each of these rows with the title and body of its article, in their order; much faster than ``stored``."""
        ...


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Undated(StrEnum):
    """What becomes of articles that are unknown because their date is only bound or missing."""

    EXCLUDE = "exclude"
    INCLUDE = "include"
    ONLY = "only"


class Match(StrEnum):
    """Why an article is in an answer: the query holds, or may hold, the date being too coarse or not known."""

    YES = "yes"
    POSSIBLE = "possible"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles are the answer, beside or instead of those for which the query is true.

    ``possible`` adds the possible ones. ``undated`` adds the undated ones, or leaves only them (then ``possible`` is
    without effect). An undated article whose bound excludes what the query asks is trimmed: it is never selected.
    """

    possible: bool = False
    undated: Undated = Undated.EXCLUDE

    def takes(self, match: Match, *, trimmed: bool = False) -> bool:
        """Whether an article that is so, is selected."""
        if match is Match.UNDATED:
            return self.undated is not Undated.EXCLUDE and not trimmed
        if self.undated is Undated.ONLY:
            return False
        return match is Match.YES or self.possible


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles were selected, in how many stories, and how many were uncertain.

    ``undated`` and ``possible`` are all articles that are unknown, selected or not; each is counted in one of them.
    ``trimmed`` of the undated ones have a bound that excludes what the query asks.
    """

    articles: int
    stories: int
    undated: int
    possible: int
    trimmed: int


class Hit(NamedTuple):
    """A selected article, by its row. Scores can be compared within one answer only; without relevance they are 0."""

    row: int
    score: float
    match: Match


@dataclass(frozen=True)
class Hits:
    """The first hits in the order asked for, and how many ``articles`` were selected in all.

    Stories and what is uncertain are counted when ``counts`` is first read: an engine may need more searches for them.
    """

    hits: tuple[Hit, ...]
    articles: int
    counting: Callable[[], Counts] = field(compare=False, repr=False)

    @cached_property
    def counts(self) -> Counts:
        """The counts of the whole answer."""
        return self.counting()


YES_ONLY: Final = Selection()


class Engine(Protocol):
    """Answers resolved queries about one archive as it was when the engine was opened."""

    def search(
        self, query: Resolved, *, selection: Selection = YES_ONLY, sort: Sort = Sort.RELEVANCE, limit: int | None
    ) -> Hits:
        """The first ``limit`` selected articles in the order asked for; all of them for None, none for 0."""
        ...

    def count(self, query: Resolved, *, selection: Selection = YES_ONLY) -> Counts:
        """What ``search`` counts, without hits."""
        ...

    def rows(self, query: Resolved, *, selection: Selection = YES_ONLY) -> Iterator[int]:
        """The rows of all selected articles, in rising order; for facets, timelines and exports."""
        ...

    def is_exact(self, query: Resolved) -> bool:
        """Whether the index alone answers the query, so that no article has to be looked at."""
        ...


def uncertain(article: Article) -> Match:
    """Under what an article counts for which a query is neither true nor false."""
    return Match.POSSIBLE if article.kind in RELIABLE else Match.UNDATED


def sorting_instant(article: Article) -> datetime | None:
    """What orders articles by date: the instant in UTC where the zone is known, else the date as printed, its start.

    None, which comes last in either order, for an article that is undated.
    """
    published = article.published
    if published is None or published.kind not in RELIABLE:
        return None
    return published.interval.earliest if published.instant is None else published.instant


def order(sort: Sort) -> Callable[[float, int | None, str], tuple[float, str]]:
    """The sort key of a hit by its score, its ``sorting_instant`` in seconds, and its id: rising, ties by id."""
    return _ORDERS[sort]


def _by_relevance(score: float, _moment: int | None, identifier: str) -> tuple[float, str]:
    return (-score, identifier)


def _by_newest(_score: float, moment: int | None, identifier: str) -> tuple[float, str]:
    return (_LAST if moment is None else -moment, identifier)


def _by_oldest(_score: float, moment: int | None, identifier: str) -> tuple[float, str]:
    return (_LAST if moment is None else moment, identifier)


_LAST: Final = float("inf")
_ORDERS: Final = {Sort.RELEVANCE: _by_relevance, Sort.NEWEST: _by_newest, Sort.OLDEST: _by_oldest}
