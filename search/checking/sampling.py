"""Queries that an archive can answer, made of what is in some of its articles."""

from collections.abc import Iterator
from random import Random
from typing import Final

from corpus.archive import Archive
from corpus.article import StoredArticle
from search.fields import Property
from search.parsing import parse
from search.query import And, Everything, Is, Near, Not, Or, Phrase, Query, Wildcard

# Articles that queries are made of; each gives one of each kind that it has what it takes for.
ARTICLES: Final = 5
# Whole words of at least so many letters make wildcards, for short beginnings fit half of all words.
LEAST_LETTERS: Final = 5


def sample_queries(archive: Archive, chance: Random, articles: int = ARTICLES) -> tuple[Query, ...]:
    """Some queries, each once, in the order they were made; every article first."""
    rows = list(archive.heads())
    chosen = archive.stored(chance.sample(rows, min(articles, len(rows))))
    made: list[Query] = [Everything(), Is(Property.UNDATED), Is(Property.COPY)]
    for stored in chosen:
        made += _made_of(stored, chance)
    return tuple(dict.fromkeys(made))


def _made_of(stored: StoredArticle, chance: Random) -> Iterator[Query]:
    article, words = stored.annotated.article, stored.annotated.body_words.folded
    if words:
        yield _words(words, chance, 1)
        yield _words(words, chance, 2)
        yield Near(_words(words, chance, 1), _words(words, chance, 1), 5)
        yield Or((_words(words, chance, 1), Not(_words(words, chance, 1))))
        long = [word for word in words if word.isalpha() and len(word) >= LEAST_LETTERS]
        if long:
            yield Wildcard(f"{chance.choice(long)[: LEAST_LETTERS - 1]}*")
    yield parse(f"id:{article.id[:3]}")
    if article.published is not None and article.published.interval.earliest is not None:
        month = f"{article.published.interval.earliest:%Y-%m}"
        period = parse(f"published:{month.zfill(7)}")
        yield period
        yield And((Not(period), _words(words, chance, 1))) if words else Not(period)
    for date in article.mentioned[:1]:
        if date.interval.earliest is not None:
            yield parse(f"mentioned:{date.interval.earliest.year:04}")
    if stored.names:
        yield parse(f"entity:#{chance.choice(stored.names)}")


def _words(words: tuple[str, ...], chance: Random, count: int) -> Phrase:
    start = chance.randrange(max(1, len(words) - count + 1))
    return Phrase(" ".join(words[start : start + count]))
