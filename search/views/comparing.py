"""What sets two answers apart: the words, phrases and entities that one of them has in more of its articles than the other.

Counted are articles, not occurrences: a word that one article repeats a hundred times is no trait of an answer. How sure a
difference is tells the log-likelihood ratio (Dunning 1993), how large it is the log ratio (Hardie 2014): the binary logarithm
of how many times as often, so that 1 is twice, 2 four times. Articles that are in both answers set nothing apart and are left
out of both.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from math import log2
from typing import Final

from corpus.archive import Archive
from corpus.article import Text
from corpus.naming.entities import Entity
from corpus.row_values import names_in
from corpus.words.inflections import function_words, language_code
from search.asking import Question, Request, understand
from search.engine import Engine
from search.indexing import open_engine
from search.views.together import log_likelihood

# Articles of one side that a trait must be in.
LEAST_ARTICLES: Final = 3
# What chance alone exceeds once in ten thousand (chi-squared, one degree of freedom): thousands of words are tried.
LEAST_LIKELIHOOD: Final = 15.14
# What none of an answer has counts as half an article, so that a ratio can be told (Hardie 2014).
NONE_COUNTS: Final = 0.5
LONGEST_PHRASE: Final = 3  # words


class Trait(StrEnum):
    """What can set answers apart."""

    WORD = "word"
    PHRASE = "phrase"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A word, phrase or entity that one side has in more of its articles.

    ``articles`` of that side have it, and ``others`` of the other one. ``log_ratio`` is always positive.
    """

    trait: Trait
    value: str
    entity: Entity | None
    articles: int
    others: int
    log_likelihood: float
    log_ratio: float


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two answers, without what is in the other too: so many ``articles``, of which ``annotated`` are.

    ``contrasts`` are what it has more often, by kind, surest first.
    """

    question: Question
    articles: int
    annotated: int
    contrasts: tuple[Contrast, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two answers, and how many articles are in both."""

    first: Side
    second: Side
    both: int
    behind: int


def compare(
    archive: Archive, first: Request, second: Request, *, traits: Collection[Trait], now: datetime
) -> Comparison:
    """What sets two answers apart; ``first.limit`` is how many contrasts of each kind a side gets, None for all.

    Raises QueryError as ``understand`` does, IndexUnusable.
    """
    questions = (understand(archive, first, now=now), understand(archive, second, now=now))
    engine, behind = open_engine(archive)
    return comparison(archive, *questions, engine, traits=traits, behind=behind)


def comparison(
    archive: Archive,
    first: Question,
    second: Question,
    engine: Engine,
    *,
    traits: Collection[Trait],
    behind: int = 0,
) -> Comparison:
    """The same of an engine that was opened before."""
    answers = [set(engine.rows(each.resolved, selection=each.request.selection)) for each in (first, second)]
    shared = answers[0] & answers[1]
    rows = [sorted(answer - shared) for answer in answers]
    found: list[list[Contrast]] = [[], []]
    annotated = [len(each) for each in rows]
    limit = first.request.limit
    if Trait.WORD in traits or Trait.PHRASE in traits:
        words = [_words(archive, each) for each in rows]
        if Trait.WORD in traits:
            for side, contrasts in enumerate(_contrasts(Trait.WORD, words, annotated, limit)):
                found[side] += contrasts
        if Trait.PHRASE in traits:
            common = {word for word, count in (words[0] + words[1]).items() if count >= LEAST_ARTICLES}
            phrases = [_phrases(archive, each, common) for each in rows]
            for side, contrasts in enumerate(_contrasts(Trait.PHRASE, phrases, annotated, limit)):
                found[side] += contrasts
    if Trait.ENTITY in traits:
        counted = [_entities(archive, each) for each in rows]
        annotated = [number for _, number in counted]
        for side, contrasts in enumerate(
            _contrasts(Trait.ENTITY, [entities for entities, _ in counted], annotated, limit)
        ):
            found[side] += _named(archive, contrasts)
    one, other = (
        Side(question, len(each), number, tuple(contrasts))
        for question, each, number, contrasts in zip((first, second), rows, annotated, found, strict=True)
    )
    return Comparison(one, other, len(shared), behind)


def log_ratio(articles: int, of: int, others: int, other_of: int) -> float:
    """How many times as often ``articles`` of ``of`` is than ``others`` of ``other_of``, as a binary logarithm.

    >>> log_ratio(8, 16, 1, 16), log_ratio(4, 16, 0, 16)
    (3.0, 3.0)
    """
    return log2((articles or NONE_COUNTS) / of) - log2((others or NONE_COUNTS) / other_of)


def _contrasts(
    trait: Trait, counts: Sequence[Counter[str]], sizes: Sequence[int], limit: int | None
) -> Iterator[list[Contrast]]:
    """Of each side what it has more often, surest first, then by value."""
    for side, other in ((0, 1), (1, 0)):
        of, other_of = sizes[side], sizes[other]
        contrasts = []
        for value, articles in counts[side].items():
            others = counts[other][value]
            if articles < LEAST_ARTICLES or not other_of or articles * other_of <= others * of:
                continue
            likelihood = log_likelihood(articles, of, articles + others, of + other_of)
            if likelihood >= LEAST_LIKELIHOOD:
                ratio = log_ratio(articles, of, others, other_of)
                contrasts.append(Contrast(trait, value, None, articles, others, likelihood, ratio))
        contrasts.sort(key=lambda each: (-each.log_likelihood, each.value))
        yield contrasts[:limit]


def _words(archive: Archive, rows: Sequence[int]) -> Counter[str]:
    """In how many articles each word is; function words of the languages of the archive are left out."""
    codes = {code for tag in archive.languages() if (code := language_code(tag)) is not None}
    left_out = frozenset[str]().union(*map(function_words, codes))
    counts: Counter[str] = Counter()
    for _, texts in archive.texts(rows, with_names=False):
        counts.update({word for text in texts for word in text.words.folded})
    for word in left_out:
        del counts[word]
    return counts


def _phrases(archive: Archive, rows: Sequence[int], common: Collection[str]) -> Counter[str]:
    """In how many articles each phrase of two or three words is that begins and ends with one of the ``common`` words."""
    counts: Counter[str] = Counter()
    for _, texts in archive.texts(rows, with_names=False):
        counts.update({phrase for text in texts for phrase in _phrases_in(text, common)})
    return counts


def _phrases_in(text: Text, common: Collection[str]) -> Iterator[str]:
    words = text.words.folded
    for start, end in pairwise((*text.words.sentences, len(words))):
        for first in range(start, end - 1):
            if words[first] not in common:
                continue
            for last in range(first + 1, min(first + LONGEST_PHRASE, end)):
                if words[last] in common:
                    yield " ".join(words[first : last + 1])


def _entities(archive: Archive, rows: Sequence[int]) -> tuple[Counter[str], int]:
    """In how many articles each entity is, by its number in digits, and how many of the rows are annotated."""
    names = [names for _, names in names_in(archive, rows)]
    counts = archive.names.folding(None).count(names)
    return Counter({str(entity): count for entity, count in counts.items()}), len(names)


def _named(archive: Archive, contrasts: Sequence[Contrast]) -> Iterator[Contrast]:
    known = archive.names.entities_of(int(each.value) for each in contrasts)
    for each in contrasts:
        entity = known[int(each.value)]
        yield Contrast(each.trait, entity.name, entity, each.articles, each.others, each.log_likelihood, each.log_ratio)
