"""Articles one by one: what a query says of each, and the answer that follows from that.

``matches`` decides where an index alone cannot. An engine that holds the articles of an answer one by one selects,
counts and orders them here, so that two engines can differ only in what they found.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from corpus.article import StoredArticle
from search.engine import Counts, Hit, Match, Selection, Sort, order, uncertain
from search.engines.documents import sorting_moment
from search.matching import Truth, matches
from search.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Judged:
    """An article for which a query is true or unknown.

    ``moment`` orders by date, None for the undated. ``is_trimmed``: it is undated, and its bound excludes what the query
    asks.
    """

    row: int
    id: str
    story: str
    moment: int | None
    match: Match
    is_trimmed: bool


def judge(query: Resolved, stored: StoredArticle) -> Judged | None:
    """What the query says of the article; None where it is false."""
    truth = matches(query, stored)
    if truth is Truth.NO:
        return None
    article = stored.annotated.article
    match = Match.YES if truth is Truth.YES else uncertain(article)
    is_trimmed = match is Match.UNDATED and matches(query, stored, bounds=True) is Truth.NO
    return Judged(stored.row, article.id, stored.story, sorting_moment(article), match, is_trimmed)


def is_selected(judged: Judged, selection: Selection) -> bool:
    """Whether the article is part of the answer."""
    return selection.takes(judged.match, trimmed=judged.is_trimmed)


def counts_of(judged: Collection[Judged], selection: Selection) -> Counts:
    """The counts of an answer, given all articles of which the query is not false."""
    selected = [one for one in judged if is_selected(one, selection)]
    return Counts(
        articles=len(selected),
        stories=len({one.story for one in selected}),
        undated=sum(one.match is Match.UNDATED for one in judged),
        possible=sum(one.match is Match.POSSIBLE for one in judged),
        trimmed=sum(one.is_trimmed for one in judged),
    )


def hits_of(scored: Iterable[tuple[Judged, float]], sort: Sort, limit: int | None) -> tuple[Hit, ...]:
    """The first ``limit`` of these articles in the order asked for, all for None; ``scored`` has each with its score."""
    key = order(sort)
    ordered = sorted(scored, key=lambda entry: key(entry[1], entry[0].moment, entry[0].id))
    return tuple(Hit(one.row, score, one.match) for one, score in ordered[:limit])
