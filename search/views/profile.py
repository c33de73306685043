"""One entity: its names, when it was first and last in the news, its articles, and who appears with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from corpus.archive import Archive, Headline
from corpus.article import EntityType
from corpus.naming.book import NameBook
from corpus.naming.choosing import chosen, typed
from corpus.naming.entities import Entity, Name
from corpus.naming.errors import UnknownName
from corpus.row_values import published_of
from search.asking import Question, Request, answered, understand
from search.engine import RELIABLE, Counts, Engine, Sort
from search.indexing import open_engine
from search.notes import Note
from search.resolved import Mentioning
from search.surnames import surname_notes
from search.views.timeline import Timeline, timeline_of
from search.views.together import Together, together

# Articles that a profile shows.
ARTICLES: Final = 10


@dataclass(frozen=True, slots=True)
class NamedArticles:
    """A name, and how many articles mention the entity by it, by short forms of it too."""

    name: Name
    articles: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What the archive has of an entity.

    ``others`` may be meant as well by what was typed. ``first`` and ``last`` are the articles of the earliest and the latest
    published date, as far as that is stated or inferred; None where no date is. ``articles`` are the newest ones.
    """

    entity: Entity
    others: tuple[Entity, ...]
    names: tuple[NamedArticles, ...]
    counts: Counts
    first: Headline | None
    last: Headline | None
    timeline: Timeline
    companions: Together
    articles: tuple[Headline, ...]
    notes: tuple[Note, ...]
    behind: int


def profile(archive: Archive, text: str, *, limit: int | None, now: datetime) -> Profile:
    """The profile of the entity that is meant, with its ``limit`` newest articles and as many companions.

    Raises UnknownName and NamingError as ``meant`` does, IndexUnusable.
    """
    entity, others = meant(archive.names, text)
    engine, behind = open_engine(archive)
    return profile_of(archive, entity, engine, others=others, limit=limit, now=now, behind=behind)


def profile_of(
    archive: Archive,
    entity: Entity,
    engine: Engine,
    *,
    others: tuple[Entity, ...] = (),
    limit: int | None,
    now: datetime,
    behind: int = 0,
) -> Profile:
    """The same of an engine that was opened before."""
    field = "entity" if entity.type is EntityType.OTHER else entity.type
    request = Request(f"{field}:#{entity.id}", sort=Sort.NEWEST, limit=limit)
    question: Question = understand(archive, request, now=now)
    answer = answered(archive, question, engine, behind=behind)
    rows = list(engine.rows(question.resolved))
    first, last = _ends(archive, rows)
    shown = [hit.row for hit in answer.hits]
    headlines = archive.headlines([*shown, *(row for row in (first, last) if row is not None)])
    return Profile(
        entity=entity,
        others=others,
        names=tuple(
            NamedArticles(name, engine.count(Mentioning(frozenset({name.id}))).articles) for name in entity.names
        ),
        counts=answer.counts,
        first=None if first is None else headlines[first],
        last=None if last is None else headlines[last],
        timeline=timeline_of(archive, [question], engine, unit=None, behind=behind),
        companions=together(archive, rows, without={entity.id}, limit=limit),
        articles=tuple(headlines[row] for row in shown),
        notes=tuple(surname_notes(question.resolved, archive.names, engine)),
        behind=behind,
    )


def meant(book: NameBook, text: str) -> tuple[Entity, tuple[Entity, ...]]:
    """The entity that is most likely meant, and the others that may be, most mentioned first.

    A number or a name of several words is the entity so called; a single word is any with that word in a name. Raises
    UnknownName where there is none, NamingError where a number is another type's or ignored.
    """
    type_, name = typed(text)
    if name.startswith("#"):
        return chosen(book, text), ()
    found = () if len(name.split()) == 1 else book.written(type_, name)
    found = found or book.lookup(type_, name)
    if not found:
        raise UnknownName(text)
    return found[0], found[1:]


def _ends(archive: Archive, rows: Sequence[int]) -> tuple[int | None, int | None]:
    """The rows of the earliest and of the latest reliable date; of one date the smaller row."""
    dated = [
        (each.published.partition("/")[0], each.row)
        for each in published_of(archive, rows)
        if each.published is not None and each.kind in RELIABLE and each.published[0].isdigit()
    ]
    if not dated:
        return None, None
    latest = max(date for date, _ in dated)
    return min(dated)[1], min(row for date, row in dated if date == latest)
