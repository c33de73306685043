"""More like an article: others that share its most telling words and names, with the words that they share.

One idea: a word tells the more of an article the oftener it has it and the fewer other articles do. The score of another
article is the part of all that weight that the words and names in both have, so what is shared explains it whole: no
part of it comes from anywhere else. A name counts as its entity, however it is spelled, and its words do not count again.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from corpus.archive import Archive, Headline
from corpus.article import StoredArticle
from corpus.naming.entities import Entity
from corpus.words import words_of
from search.engine import Engine
from search.indexing import open_engine
from search.resolved import Mentioning, Resolved, Term

MOST_TERMS: Final = 25
# Words looked at, the commonest in the article first: of more the archive would be asked too often.
MOST_WORDS: Final = 400
# Articles that hold two of the terms are like the article; one word may be chance.
FEWEST_SHARED: Final = 2
# A term in more than this part of all articles tells nothing, whatever its weight.
MOST_ARTICLES: Final = 0.2
SMALL: Final = 50  # articles: in a smaller archive a term in a few of them would be more than that part

_SHORTEST: Final = 3  # letters, of a word in an alphabet


@dataclass(frozen=True, slots=True)
class Telling:
    """A word or an entity that tells what an article is about.

    ``times`` it is in the article, in ``articles`` of the archive. A word stands for its inflections too; ``entity`` is
    None for it. ``weight`` is (1 + ln times) * ln (all articles / articles).
    """

    text: str
    entity: Entity | None
    times: int
    articles: int
    weight: float

    @property
    def type(self) -> str:
        """``word``, or the entity's type."""
        return "word" if self.entity is None else self.entity.type


@dataclass(frozen=True, slots=True)
class SimilarArticle:
    """An article with the terms it shares, weightiest first, and the part of the weight of all terms that they have."""

    headline: Headline
    score: float
    shared: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Similar:
    """The articles that are most like one, best first, ``found`` in all.

    ``terms`` are what was compared, weightiest first: at most ``MOST_TERMS``, each held by an article outside its story.
    ``copies`` of its own story share as many of them and are left out.
    """

    headline: Headline
    terms: tuple[Telling, ...]
    articles: tuple[SimilarArticle, ...]
    found: int
    copies: int
    behind: int


def similar(archive: Archive, row: int, *, with_copies: bool, limit: int | None) -> Similar:
    """The articles most like that of ``row``, at most ``limit``; IndexUnusable where there is no index to ask."""
    engine, behind = open_engine(archive)
    return similar_by(archive, engine, row, with_copies=with_copies, limit=limit, behind=behind)


def similar_by(
    archive: Archive, engine: Engine, row: int, *, with_copies: bool, limit: int | None, behind: int = 0
) -> Similar:
    """The same of an engine that was opened before."""
    (stored,) = archive.stored([row])
    own = frozenset(archive.stories.members(row)) - {row}
    terms: list[Telling] = []
    shared: dict[int, list[Telling]] = {}
    copies: Counter[int] = Counter()
    for term, query in telling_terms(archive, engine, stored):
        rows = set(engine.rows(query))
        if rows <= own | {row}:
            continue  # nobody else's
        copies.update(rows & own)
        for other in rows - {row} if with_copies else rows - own - {row}:
            shared.setdefault(other, []).append(term)
        terms.append(term)
        if len(terms) == MOST_TERMS:
            break
    found = {other: held for other, held in shared.items() if len(held) >= FEWEST_SHARED}
    whole = sum(term.weight for term in terms)
    scores = {other: sum(term.weight for term in held) / whole for other, held in found.items()}
    best = sorted(scores, key=lambda other: (-scores[other], other))[:limit]
    headlines = archive.headlines([row, *best])
    return Similar(
        headline=headlines[row],
        terms=tuple(terms),
        articles=tuple(SimilarArticle(headlines[other], scores[other], tuple(found[other])) for other in best),
        found=len(found),
        copies=0 if with_copies else sum(count >= FEWEST_SHARED for count in copies.values()),
        behind=behind,
    )


def telling_terms(archive: Archive, engine: Engine, stored: StoredArticle) -> Sequence[tuple[Telling, Resolved]]:
    """The terms that tell what an article is about, weightiest first, each with the query for the articles that hold it.

    A term that no other article holds, or more than ``MOST_ARTICLES`` of all do, is none of them.
    """
    everything = archive.count()
    most = max(MOST_ARTICLES * everything, min(everything / 2, SMALL * MOST_ARTICLES))
    found = []
    for text, entity, times, query in (*_names(archive, stored), *_words(archive, stored)):
        articles = engine.count(query).articles
        if 1 < articles <= most:
            weight = (1 + log(times)) * log(everything / articles)
            found.append((Telling(text, entity, times, articles, weight), query))
    found.sort(key=lambda pair: (-pair[0].weight, pair[0].type, pair[0].text))
    return found


_Candidate = tuple[str, Entity | None, int, Resolved]


def _names(archive: Archive, stored: StoredArticle) -> Iterator[_Candidate]:
    times = Counter(stored.names)
    entities = {entity.id: entity for entity in archive.names.entities_of(times).values() if not entity.ignored}
    for entity in entities.values():
        mentioned = sum(times[name] for name in entity.name_ids)
        yield entity.name, entity, mentioned, Mentioning(frozenset(entity.name_ids), (entity.id,))


def _words(archive: Archive, stored: StoredArticle) -> Iterator[_Candidate]:
    """The words outside of names, those with the same inflections as one."""
    annotated = stored.annotated
    named = {word for mention in annotated.mentions or () for word in words_of(mention.text)}
    written = Counter(word for word in (*annotated.title_words.folded, *annotated.body_words.folded) if _may_tell(word))
    times: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], str] = {}
    for word, count in sorted(written.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS]:
        if word not in named:
            forms = archive.vocabulary.held(word) or (word,)
            times[tuple(sorted(forms))] += count
            first.setdefault(tuple(sorted(forms)), word)
    for forms, count in times.items():
        word = first[forms]
        yield word, None, count, Term((word,), tuple(form for form in forms if form != word))


def _may_tell(word: str) -> bool:
    """Whether a word is long enough to mean something; in scripts without spaces every character is."""
    return not word.isascii() or (len(word) >= _SHORTEST and not (word.isdigit() and len(word) < 4))
