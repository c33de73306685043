"""The questions of the query benchmark: thirty of each kind, drawn from an archive, and the same whenever it is the same.

Words are drawn from random articles, each different word of one as likely as another: so common words come more often,
as they do when people ask, and every question has an answer somewhere.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from corpus.archive import Archive
from corpus.article import EntityType, StoredArticle
from corpus.words.inflections import FUNCTION_WORDS
from search.query import Unit

SEED: Final = 1987
OF_EACH_KIND: Final = 30
SHORTEST_WORD: Final = 3  # letters
SHORTEST_INEXACT: Final = 5  # of a word to be misspelled or cut
FAR: Final = 10  # the most words apart that proximity asks for
LONGEST_PERIOD: Final = 60  # days

_PLAIN_NAME: Final = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_LETTERS: Final = "etaoinshrdlu"
_FUNCTION_WORDS: Final = frozenset(FUNCTION_WORDS["en"].split())


class Kind(StrEnum):
    """What is asked."""

    WORDS = "words"
    OR = "or"
    PHRASES = "phrases"
    PROXIMITY = "proximity"
    WILDCARDS = "wildcards"
    FUZZY = "fuzzy"
    DATE_RANGE = "date range"
    ENTITY = "entity"
    COUNT = "count"
    DATE_ORDER = "date order"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as dateline takes it (``text``), and what it is made of, for tools that take it otherwise.

    ``words`` are folded; of a wildcard the pattern, of a fuzzy word the word as typed. ``period`` has both its days in it.
    ``names`` are numbers of the name book. What a kind does not have is empty, 0 or None.
    """

    kind: Kind
    text: str
    words: tuple[str, ...] = ()
    reach: int | Unit | None = None
    is_ordered: bool = False
    edits: int = 0
    period: tuple[date, date] | None = None
    names: tuple[int, ...] = ()


def draw(archive: Archive, seed: int = SEED) -> list[Question]:
    """All questions, kind by kind; other ones with another seed."""
    drawing = _Drawing(archive, seed)
    return [question for kind in Kind for question in drawing.of_kind(kind)]


class _Drawing:
    def __init__(self, archive: Archive, seed: int) -> None:
        self._archive = archive
        self._rows = tuple(archive.heads())
        self._random = random.Random(seed)  # noqa: S311 - a fixed draw, not a secret
        self._kinds: dict[Kind, Callable[[int], Question | None]] = {
            Kind.WORDS: self._words,
            Kind.OR: self._or,
            Kind.PHRASES: self._phrase,
            Kind.PROXIMITY: self._proximity,
            Kind.WILDCARDS: self._wildcard,
            Kind.FUZZY: self._fuzzy,
            Kind.DATE_RANGE: self._date_range,
            Kind.ENTITY: self._entity,
            Kind.COUNT: self._words,
            Kind.DATE_ORDER: self._words,
        }

    def of_kind(self, kind: Kind) -> Iterator[Question]:
        """Different questions; an article that offers none of the kind is passed over."""
        asked: set[str] = set()
        while len(asked) < OF_EACH_KIND:
            question = self._kinds[kind](len(asked))
            if question is not None and question.text not in asked:
                asked.add(question.text)
                yield replace(question, kind=kind)

    def _article(self) -> StoredArticle:
        return next(self._archive.stored([self._random.choice(self._rows)]))

    def _content_words(self) -> list[str]:
        """The different words of the body of some article that say what it is about, in order."""
        words = self._article().annotated.body_words.folded
        return sorted({word for word in words if _is_content(word)})

    def _some(self, count: int, shortest: int = SHORTEST_WORD) -> tuple[str, ...] | None:
        words = [word for word in self._content_words() if len(word) >= shortest]
        return tuple(self._random.sample(words, count)) if len(words) >= count else None

    def _words(self, number: int) -> Question | None:
        words = self._some(1 + number % 2)
        return None if words is None else Question(Kind.WORDS, " ".join(words), words)

    def _or(self, number: int) -> Question | None:
        words = self._some(2 + number % 2)
        return None if words is None else Question(Kind.OR, " OR ".join(words), words)

    def _phrase(self, number: int) -> Question | None:
        words = self._article().annotated.body_words.folded
        starts = [at for at in range(len(words) - 2) if _is_content(words[at]) and words[at + 1].isalpha()]
        if not starts:
            return None
        start = self._random.choice(starts)
        phrase = words[start : start + 2 + number % 2]
        return Question(Kind.PHRASES, f'"{" ".join(phrase)}"', phrase)

    def _proximity(self, number: int) -> Question | None:
        words = self._article().annotated.body_words.folded
        places = [at for at, word in enumerate(words) if _is_content(word)]
        pairs = [
            (words[at], words[other])
            for at, other in zip(places, places[2:], strict=False)
            if other - at <= FAR and words[at] != words[other]
        ]
        if not pairs:
            return None
        pair = self._random.choice(pairs)
        distance = self._random.randint(2, FAR)
        reach, is_ordered = ((distance, False), (distance, True), (Unit.SENTENCE, False))[number % 3]
        text = f"{pair[0]} {'pre' if is_ordered else 'w'}/{reach} {pair[1]}"
        return Question(Kind.PROXIMITY, text, pair, reach=reach, is_ordered=is_ordered)

    def _wildcard(self, number: int) -> Question | None:
        words = self._some(1, SHORTEST_INEXACT)
        if words is None:
            return None
        word, half = words[0], max(3, len(words[0]) // 2)
        pattern = (f"{word[:half]}*", f"{word[:half]}*", f"*{word[-half:]}", f"{word[:2]}?{word[3:]}")[number % 4]
        return Question(Kind.WILDCARDS, pattern, (pattern,))

    def _fuzzy(self, number: int) -> Question | None:
        words = self._some(1, SHORTEST_INEXACT)
        if words is None:
            return None
        word, edits = words[0], 1 + number % 2
        at = self._random.randrange(1, len(word))
        misspelled = word[:at] + self._random.choice(_LETTERS) + word[at + 1 :]
        return Question(Kind.FUZZY, f"{misspelled}~{edits}", (misspelled,), edits=edits)

    def _date_range(self, number: int) -> Question | None:
        article = self._article().annotated.article
        words = self._some(1) if number % 2 else ()
        if article.published is None or article.published.interval.earliest is None or words is None:
            return None
        first = article.published.interval.earliest.date()
        last = first + timedelta(days=self._random.randrange(LONGEST_PERIOD))
        text = " ".join([*words, f"published:{first}..{last}"])
        return Question(Kind.DATE_RANGE, text, words, period=(first, last))

    def _entity(self, number: int) -> Question | None:
        stored = self._article()
        mentioned = [
            (mention, name)
            for mention, name in zip(stored.annotated.mentions or (), stored.names, strict=True)
            if _PLAIN_NAME.fullmatch(mention.text)
        ]
        if not mentioned:
            return None
        mention, name = self._random.choice(mentioned)
        field = "entity" if mention.type is EntityType.OTHER else mention.type
        written = f'"{mention.text}"' if number % 2 else mention.text.split()[-1].lower()
        return Question(Kind.ENTITY, f"{field}:{written}", names=(name,))


def _is_content(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) >= SHORTEST_WORD and word not in _FUNCTION_WORDS
