"""Which entities occur in an answer more often than chance would have them, in comparison with the whole archive.

The one idea: an entity that is in every second article is in every second article of an answer too, which says nothing.
What counts is how much more often it is there than if the answer were any articles (the lift), and how sure that is: the
log-likelihood ratio of the two by two table of articles (Dunning, Accurate methods for the statistics of surprise and
coincidence, 1993), which unlike chi-squared can be trusted for small counts.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log
from typing import Final

from corpus.archive import Archive
from corpus.article import EntityType
from corpus.naming.entities import Entity
from corpus.row_values import names_in, stories_of_rows
from search.asking import Question, Request, understand
from search.engine import Counts
from search.indexing import open_engine
from search.resolved import AllOf, Alternatives, AnyOf, Mentioning, Nearby, NoneOf, Repeated, Resolved
from search.views.tallying import EntityTally

# Articles of an answer that an entity must be in, since of fewer nothing follows.
LEAST_ARTICLES: Final = 3
# The log-likelihood that chance alone exceeds once in a hundred (chi-squared, one degree of freedom).
LEAST_LIKELIHOOD: Final = 6.635


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity in an answer: in how many of its articles and stories, and in how many of all articles.

    ``expected`` is how many articles of the answer chance would give it, ``lift`` how many times as many there are.
    """

    entity: Entity
    articles: int
    stories: int
    everywhere: int
    expected: float
    lift: float
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class Together:
    """The companions of an answer, surest first, and how many there are in all.

    ``articles`` of the answer are annotated, and ``everywhere`` of all articles: these are what is compared.
    """

    companions: tuple[Companion, ...]
    found: int
    articles: int
    everywhere: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The entities of an answer, of which ``counts`` are the counts; ``behind`` articles are not yet in the index."""

    together: Together
    question: Question
    counts: Counts
    behind: int


def together_in(archive: Archive, request: Request, type_: EntityType | None, *, now: datetime) -> Answered:
    """The entities that occur together in an answer, without those that the query itself asks for.

    Raises QueryError as ``understand`` does, IndexUnusable.
    """
    question = understand(archive, request, now=now)
    engine, behind = open_engine(archive)
    rows = list(engine.rows(question.resolved, selection=request.selection))
    asked = frozenset(_asked(question.resolved))
    found = together(archive, rows, type_, without=asked, limit=request.limit)
    return Answered(found, question, engine.count(question.resolved, selection=request.selection), behind)


def _asked(query: Resolved) -> Iterator[int]:
    """The entities that a query names, wherever in it."""
    match query:
        case Mentioning():
            yield from query.entities
        case AllOf() | AnyOf():
            for clause in query.clauses:
                yield from _asked(clause)
        case Alternatives():
            for part in query.parts:
                yield from _asked(part)
        case Nearby():
            yield from _asked(query.left)
            yield from _asked(query.right)
        case NoneOf() | Repeated():
            yield from _asked(query.of)
        case _:
            return


def together(
    archive: Archive,
    rows: Sequence[int],
    type_: EntityType | None = None,
    *,
    without: Collection[int] = (),
    limit: int | None,
) -> Together:
    """The entities that occur in these rows more often than by chance, at most ``limit``; those ``without`` are passed over.

    Each is in at least ``LEAST_ARTICLES`` of them and has a log-likelihood of at least ``LEAST_LIKELIHOOD``.
    """
    folding, names, wanted = archive.names.folding(type_), dict(names_in(archive, list(archive.heads()))), set(rows)
    here = EntityTally(folding, {row: names[row] for row in names if row in wanted}, stories_of_rows(archive, rows))
    everywhere = folding.count(names.values())
    articles, annotated = here.annotated, len(names)
    measured = sorted(
        (
            (-likelihood, number)
            for number, count in here.articles.items()
            if count >= LEAST_ARTICLES and number not in without
            if count * annotated > articles * everywhere[number]
            if (likelihood := log_likelihood(count, articles, everywhere[number], annotated)) >= LEAST_LIKELIHOOD
        ),
    )
    first = measured[:limit]
    known = archive.names.entities_of(number for _, number in first)
    companions = []
    for negated, number in first:
        count, of = here.articles[number], everywhere[number]
        expected = articles * of / annotated
        companions.append(
            Companion(known[number], count, here.stories(number), of, expected, count / expected, -negated)
        )
    return Together(tuple(companions), len(measured), articles, annotated)


def log_likelihood(both: int, one: int, other: int, everything: int) -> float:
    """The log-likelihood ratio of two sets of articles that share ``both``, of ``one`` and ``other``; at least 0.

    >>> round(log_likelihood(10, 20, 30, 100), 3), log_likelihood(6, 20, 30, 100)
    (4.473, 0.0)
    """
    observed = (both, one - both, other - both, everything - one - other + both)
    sides = ((one, other), (one, everything - other), (everything - one, other), (everything - one, everything - other))
    parts = (
        count * log(count * everything / (row * column))
        for count, (row, column) in zip(observed, sides, strict=True)
        if count
    )
    return max(0.0, 2 * sum(parts))
