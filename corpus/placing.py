"""What an article that was read is to an archive: new, there already, a later text, another one under its address, removed.

Nothing is written here, so that what an ingest would do can be told without doing it.
"""

import sqlite3
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from corpus.article import Article
from corpus.identity import article_id
from corpus.rows import article_from
from corpus.words import Words

# Another text under the same address is a later state of the article when most of the shorter one's runs of four words
# stand in the other: what is updated keeps its sentences, another story shares next to none.
REVISION_OVERLAP: Final = 0.5
RUN: Final = 4


class Outcome(StrEnum):
    """What storing an article does."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REVISED = "revised"  # a later text of an article that was there
    APART = "another article under an address already taken"
    REMOVED = "removed earlier, left out"


# What is stored as a new row.
ADDED: Final = frozenset({Outcome.NEW, Outcome.REVISED, Outcome.APART})


@dataclass(frozen=True, slots=True)
class Placed:
    """What storing an article does, and ``article`` with the id under which it is or would be stored.

    ``row`` is the one it is already, or whose later text it is; None where it is stored as another article.
    """

    outcome: Outcome
    row: int | None
    article: Article


def place(connection: sqlite3.Connection, article: Article, body: Words) -> Placed:
    """What storing the article would do; ``body`` are the words of its body."""
    head = head_of(connection, article.id)
    if head is None:
        removed = _removed(connection, article.id)
        if removed is None:
            return Placed(Outcome.NEW, None, article)
        if _is_revision(Words.unpack(removed["body_words"]), body):
            return Placed(Outcome.REMOVED, removed["row"], article)
        return _place_apart(connection, article)
    if article_from(head) == article:
        return Placed(Outcome.UNCHANGED, head["row"], article)
    if _is_revision(Words.unpack(head["body_words"]), body):
        return Placed(Outcome.REVISED, head["row"], article)
    return _place_apart(connection, article)


def head_of(connection: sqlite3.Connection, identifier: str) -> sqlite3.Row | None:
    """The row of the article with this id that is searched, with its ``body_words``; None where there is none."""
    found = connection.execute(
        "SELECT articles.*, words.body AS body_words FROM heads JOIN articles USING (row) JOIN words USING (row)"
        " WHERE heads.id = ?",
        (identifier,),
    )
    head: sqlite3.Row | None = found.fetchone()
    return head


def _place_apart(connection: sqlite3.Connection, article: Article) -> Placed:
    identifier = article_id(url=article.url, source=article.source, title=article.title, text=article.raw, apart=True)
    apart = replace(article, id=identifier)
    taken = head_of(connection, identifier)
    if taken is not None:
        return Placed(Outcome.UNCHANGED, taken["row"], apart)
    removed = _removed(connection, identifier)
    if removed is not None:
        return Placed(Outcome.REMOVED, removed["row"], apart)
    return Placed(Outcome.APART, None, apart)


def _removed(connection: sqlite3.Connection, identifier: str) -> sqlite3.Row | None:
    """The row that was searched when the article of this id was removed; None where it was not."""
    found = connection.execute(
        "SELECT row, words.body AS body_words FROM removals JOIN words USING (row) WHERE article = ?", (identifier,)
    )
    removed: sqlite3.Row | None = found.fetchone()
    return removed


def _is_revision(old: Words, new: Words) -> bool:
    """Whether most of the shorter text stands in the other; an empty text is a state of any."""
    ours, theirs = _runs(old.folded), _runs(new.folded)
    return len(ours & theirs) >= REVISION_OVERLAP * min(len(ours), len(theirs))


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    if not words:
        return set()
    return {words[start : start + RUN] for start in range(max(1, len(words) - RUN + 1))}
