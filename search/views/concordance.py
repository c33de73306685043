"""Every place where a query matches, with the words around it: keyword in context.

The one idea: a match is kept as a few numbers until it is shown, so that a concordance of a common word is ordered in the
memory of what is listed, not of what is found.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from heapq import nsmallest
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from corpus.archive import Archive, Headline
from corpus.article import Field, StoredArticle
from corpus.words import Words
from search.asking import Question, Request, understand
from search.engine import Counts, Engine, Sort
from search.indexing import open_engine
from search.matching import occurrences
from search.passages import on_one_line

# Words that decide the order on either side; as many as a line of a terminal shows.
SORTED_WORDS: Final = 8


class Order(StrEnum):
    """The order of a concordance: of its articles, or by the words around the match, nearest first, or by the match."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"
    LEFT = "left"
    RIGHT = "right"
    MATCH = "match"


@dataclass(frozen=True, slots=True)
class Line:
    """A match in its field: characters ``start`` to ``end`` (half-open) of title or body, and the text around them.

    ``left`` and ``right`` are as long as was asked for, less at the ends of the field; white space stands as single spaces, one
    for one. ``marks`` are the places in ``match`` of the words that were asked for: all of it, but for a proximity.
    """

    headline: Headline
    field: Field
    start: int
    end: int
    left: str
    match: str
    right: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Concordance:
    """The first lines in the order asked for, and how much there is in all.

    ``found`` matches in ``articles`` articles; the other articles of the answer, of which ``counts`` are the counts, match by
    what is not in the text (a date, an outlet).
    """

    question: Question
    lines: tuple[Line, ...]
    found: int
    articles: int
    counts: Counts
    behind: int


def concordance(archive: Archive, request: Request, *, order: Order, width: int, now: datetime) -> Concordance:
    """The concordance of a request, ``width`` characters on either side of each match; at most ``request.limit`` lines.

    Raises QueryError as ``understand`` does, and IndexUnusable.
    """
    question = understand(archive, request, now=now)
    engine, behind = open_engine(archive)
    return concordance_of(archive, question, engine, order=order, width=width, behind=behind)


def concordance_of(
    archive: Archive, question: Question, engine: Engine, *, order: Order, width: int, behind: int
) -> Concordance:
    """The same of an engine that was opened before."""
    hits = engine.search(
        question.resolved, selection=question.request.selection, sort=_SORTS.get(order, Sort.NEWEST), limit=None
    )
    tally = _Tally()
    places = tally.counted(_places(archive, question, [hit.row for hit in hits.hits], order))
    limit = question.request.limit
    if order in _SORTS:
        chosen: list[_Place] = []
        for place in places:  # to the end: all are counted
            if limit is None or len(chosen) < limit:
                chosen.append(place)
    else:
        # one at the least, as it looks at nothing when none is wanted, and all are counted
        chosen = sorted(places) if limit is None else nsmallest(limit or 1, places)[:limit]
    return Concordance(
        question, tuple(_lines(archive, chosen, width)), tally.found, tally.articles, hits.counts, behind
    )


_SORTS: Final = {Order.NEWEST: Sort.NEWEST, Order.OLDEST: Sort.OLDEST, Order.RELEVANCE: Sort.RELEVANCE}


class _Place(NamedTuple):
    """A match before it is shown; in the order of ``key``, then of the articles, then of the text."""

    key: tuple[tuple[str, ...], ...]
    article: int  # its number in the answer
    field: Field
    start: int  # in words
    end: int
    row: int
    marks: tuple[tuple[int, int], ...]


class _Tally:
    """Counts what passes by."""

    def __init__(self) -> None:
        self.found = self.articles = 0

    def counted(self, places: Iterator[_Place]) -> Iterator[_Place]:
        last = None
        for place in places:
            self.found += 1
            self.articles += place.row != last
            last = place.row
            yield place


def _places(archive: Archive, question: Question, rows: Sequence[int], order: Order) -> Iterator[_Place]:
    key_of = _KEYS.get(order)
    for number, stored in enumerate(archive.stored(rows)):
        words_of = {Field.TITLE: stored.annotated.title_words, Field.BODY: stored.annotated.body_words}
        # a match of two clauses is one place
        found = {(each.field, each.start, each.end): each.marks for each in occurrences(question.resolved, stored)}
        for (field, start, end), marks in sorted(found.items(), key=_in_the_order_of_the_text):
            key = () if key_of is None else key_of(words_of[field].folded, start, end)
            yield _Place(key, number, field, start, end, stored.row, marks)


Key = tuple[tuple[str, ...], ...]


def _by_left(words: tuple[str, ...], start: int, end: int) -> Key:
    return (words[max(0, start - SORTED_WORDS) : start][::-1], words[start:end], words[end : end + SORTED_WORDS])


def _by_right(words: tuple[str, ...], start: int, end: int) -> Key:
    return (words[end : end + SORTED_WORDS], words[start:end], words[max(0, start - SORTED_WORDS) : start][::-1])


def _by_match(words: tuple[str, ...], start: int, end: int) -> Key:
    return (words[start:end], words[end : end + SORTED_WORDS], words[max(0, start - SORTED_WORDS) : start][::-1])


_KEYS: Final[dict[Order, Callable[[tuple[str, ...], int, int], Key]]] = {
    Order.LEFT: _by_left,
    Order.RIGHT: _by_right,
    Order.MATCH: _by_match,
}


def _in_the_order_of_the_text(found: tuple[tuple[Field, int, int], object]) -> tuple[bool, int, int]:
    (field, start, end), _ = found
    return (field is Field.BODY, start, end)


def _lines(archive: Archive, places: Sequence[_Place], width: int) -> Iterator[Line]:
    """The lines of these places, an article fetched once for those of its places that follow one another."""
    headlines = archive.headlines(sorted({place.row for place in places}))
    runs = [list(run) for _, run in groupby(places, key=itemgetter(_Place._fields.index("row")))]
    for run, stored in zip(runs, archive.stored([run[0].row for run in runs]), strict=True):
        for place in run:
            yield _line(place, stored, headlines[place.row], width)


def _line(place: _Place, stored: StoredArticle, headline: Headline, width: int) -> Line:
    article = stored.annotated.article
    if place.field is Field.TITLE:
        text, words = article.title, stored.annotated.title_words
    else:
        text, words = article.body, stored.annotated.body_words
    start, end = _characters(words, place.start, place.end)
    marks = sorted({_characters(words, *mark) for mark in place.marks})
    return Line(
        headline=headline,
        field=place.field,
        start=start,
        end=end,
        left=on_one_line(text[max(0, start - width) : start]),
        match=on_one_line(text[start:end]),
        right=on_one_line(text[end : end + width]),
        marks=tuple((first - start, last - start) for first, last in marks),
    )


def _characters(words: Words, start: int, end: int) -> tuple[int, int]:
    return words.starts[start], words.ends[end - 1]
