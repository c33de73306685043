"""Everything the archive knows of one article, gathered for showing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from corpus.archive import Archive
from corpus.article import Mention, StoredArticle
from corpus.errors import DatelineError
from corpus.naming.entities import Entity


@dataclass(frozen=True, slots=True)
class FullArticle:
    """A stored article with what other tables say of it.

    ``entities`` stand in the order of their first mention, each with its mentions in the order of the text. ``relation``
    says what the article is in its story: ``original`` or ``copy``. ``revision`` is the number of the text shown, from 1, of
    ``revisions``; story and relation are those of the latest.
    """

    stored: StoredArticle
    files: tuple[tuple[str, int | None], ...]
    annotator: str | None
    entities: tuple[tuple[Entity, tuple[Mention, ...]], ...]
    story_size: int
    relation: str
    revision: int
    revisions: int


class ArticleNotFound(DatelineError):
    """No article has an id that begins with ``prefix``, or none has that was not removed."""

    def __init__(self, prefix: str, *, is_removed: bool = False) -> None:
        self.prefix = prefix
        self.is_removed = is_removed
        super().__init__(prefix)

    def __str__(self) -> str:
        if self.is_removed:
            return f"the article with an id that begins with {self.prefix!r} was removed: see dateline undo --list"
        return f"no article has an id that begins with {self.prefix!r}"


class ArticleAmbiguous(DatelineError):
    """Several articles have an id that begins with ``prefix``; ``ids`` are the first of them."""

    exit_code = 2

    def __init__(self, prefix: str, ids: tuple[str, ...]) -> None:
        self.prefix = prefix
        self.ids = ids
        super().__init__(prefix, ids)

    def __str__(self) -> str:
        return f"several articles have an id that begins with {self.prefix!r}, among them {', '.join(self.ids)}"


# Ids named when a prefix is not enough.
NAMED_IDS: Final = 5


def find_article(archive: Archive, prefix: str) -> int:
    """The row of the one article whose id begins so, in either case; ArticleNotFound or ArticleAmbiguous."""
    beginning = prefix.strip().lower()
    rows = archive.rows_of(beginning) if beginning else ()
    if not rows:
        raise ArticleNotFound(prefix, is_removed=bool(beginning) and archive.has_removed(beginning))
    if len(rows) > 1:
        headlines = archive.headlines(rows[:NAMED_IDS])
        raise ArticleAmbiguous(prefix, tuple(headlines[row].id for row in rows[:NAMED_IDS]))
    return rows[0]


def full_article(archive: Archive, head: int, row: int | None = None) -> FullArticle:
    """The article of the row ``head``, which is searched; ``row`` is that of an earlier text of it."""
    row = head if row is None else row
    (stored,) = archive.stored([row])
    story = archive.stories.story_of(head)
    revisions = archive.revisions_of(stored.annotated.article.id)
    return FullArticle(
        stored=replace(stored, story=story.id),
        files=archive.files_of(row),
        annotator=archive.annotator_of(row),
        entities=tuple(_entities(archive, stored)),
        story_size=story.size,
        relation="original" if story.original == head else "copy",
        revision=revisions.index(row) + 1,
        revisions=len(revisions),
    )


def _entities(archive: Archive, stored: StoredArticle) -> Iterator[tuple[Entity, tuple[Mention, ...]]]:
    mentions: dict[int, list[Mention]] = {}
    entities: dict[int, Entity] = {}
    for mention, name in zip(stored.annotated.mentions or (), stored.names, strict=True):
        entity = archive.names.entity_of(name)
        entities[entity.id] = entity
        mentions.setdefault(entity.id, []).append(mention)
    for number, entity in entities.items():
        yield entity, tuple(mentions[number])
