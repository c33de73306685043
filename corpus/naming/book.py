"""The name book: which written names are one person, organisation, place.

The one idea: mentions and the search index hold the numbers of names, and a number never changes; what is one entity
is a few rows of this book, so that it can be put right without touching either.

An entity is what names linked to one another make up. Its number is the smallest of its names'; the number of any of
its names finds it.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from corpus.article import EntityType, Mention
from corpus.memory import Memory
from corpus.naming.entities import Entity, Name
from corpus.naming.meaning import USE, Meanings, Names
from corpus.naming.parts import normalise
from corpus.naming.schema import SPELLING
from corpus.naming.statements import rows
from corpus.words.vicinity import LAST_CHARACTER, near_in

if TYPE_CHECKING:  # loaded by what writes
    from corpus.naming.folding import Folding
    from corpus.naming.interning import Acronym, Interner


class NameBook:
    """The name book in a database that has the tables of ``SCHEMA``.

    It writes in ``intern``, ``release``, ``restore`` and ``learn`` only, inside the caller's transaction. Names are asked for
    as people write them: case, accents, possessives and the dots of initials make no difference. A ``type`` of None means
    every type. Entities that are ignored, or that no article mentions any more, are found by number only.
    """

    def __init__(self, connection: sqlite3.Connection, memory: Memory | None = None) -> None:
        self.connection = connection
        self.memory = memory or Memory(connection)
        self._meanings = Meanings(connection)

    @cached_property
    def _interner(self) -> "Interner":
        from corpus.naming.interning import Interner  # noqa: PLC0415 - readers never write

        return Interner(self.connection)

    def intern(self, mentions: Sequence[Mention]) -> tuple[int, ...]:
        """The number of the name of each mention of one article; a name seen for the first time gets one.

        A person's name stands for the fuller one that it ends (``Lukashenko``, ``von der Leyen``) where all such names
        in the article are one entity's.
        """
        return self._interner.intern(mentions)

    def release(self, mentions: Sequence[tuple[str, int]]) -> None:
        """Count no more these mentions of an article: each as written, with its name's number."""
        self._interner.release(mentions)

    def restore(self, mentions: Sequence[tuple[str, int]]) -> None:
        """Count again the mentions that were released."""
        self._interner.restore(mentions)

    def learn(self, acronyms: Iterable["Acronym"]) -> None:
        """That articles give these acronyms for these long forms: a type, the short form and the long one each."""
        self._interner.learn(acronyms)

    def forget(self) -> None:
        """Drop what is remembered of the tables, after a transaction was undone."""
        self._interner.forget()

    def lookup(self, type_: EntityType | None, part: str) -> tuple[Entity, ...]:
        """Every entity with a name that has this part, or known by it, most mentioned first, then by number.

        A part with separators (``O'Neill``) is its words side by side. ``Kyiv`` finds ``Kiev`` even where no article
        has ``Kyiv``, and a family name that no article has the persons whose family name is another spelling of it.
        """
        return self._entities_of(self.with_part(type_, part))

    def with_part(self, type_: EntityType | None, part: str) -> Names:
        """The entities that ``lookup`` finds, each with the numbers of its names."""
        return self._meanings.with_part(type_, part)

    def with_parts(self, type_: EntityType | None, parts: Iterable[str]) -> set[int]:
        """The numbers of the entities with a name that has any of these parts."""
        found = rows(
            self.connection,
            "SELECT entity_id, names.type FROM name_parts JOIN names USING (name_id)"
            " WHERE part IN ({numbers}) AND NOT ignored",
            tuple(parts),
        )
        return {entity_id for entity_id, of_type in found if type_ in {None, of_type}}

    def names_of(self, entity_ids: Iterable[int]) -> Names:
        """The numbers of the names of each of these entities, the most mentioned entity first, then by number.

        Entities that no article mentions any more are left out.
        """
        return self._meanings.of(entity_ids)

    def titles(self, entity_ids: Iterable[int]) -> dict[int, tuple[str, EntityType]]:
        """What each of these entities is called (``Entity.name``), and its type."""
        return self._meanings.titles(entity_ids)

    def written(self, type_: EntityType | None, full_name: str, *, ignored: bool = False) -> tuple[Entity, ...]:
        """The entities that have exactly this name, or are known by it; for one type seldom more than one.

        With ``ignored`` the ignored ones, and no others.
        """
        if not ignored:
            return self._entities_of(self.with_name(type_, full_name))
        found = self.connection.execute(
            "SELECT DISTINCT entity_id FROM names WHERE normal = ? AND coalesce(type = ?, TRUE) AND ignored",
            (normalise(full_name), type_),
        )
        return self._entities_of(number for (number,) in found)

    def with_name(self, type_: EntityType | None, full_name: str) -> Names:
        """The entities that ``written`` finds, each with the numbers of its names."""
        return self._meanings.called(type_, full_name)

    @property
    def has_ignored(self) -> bool:
        """Whether any entity is ignored."""
        return self.memory.recall(
            "any ignored", self._is_any, "SELECT 1 FROM names INDEXED BY names_ignored WHERE ignored"
        )

    def _is_any(self, sql: str) -> bool:
        return self.connection.execute(sql).fetchone() is not None

    def ignored_names(self, type_: EntityType | None) -> Iterator[tuple[str, int]]:
        """Every name of an ignored entity of a type, normalised, with the entity's number."""
        yield from self.connection.execute(
            "SELECT normal, entity_id FROM names WHERE ignored AND coalesce(type = ?, TRUE)", (type_,)
        )

    def listed(
        self, type_: EntityType | None, part: str | None, *, ignored: bool, limit: int | None
    ) -> tuple[tuple[Entity, ...], int]:
        """The first ``limit`` entities, or all, most mentioned first, and how many there are; with this part where one is given.

        With ``ignored`` those that are ignored, and no others.
        """
        words = None if part is None else normalise(part)
        found = [
            entity_id
            for (entity_id,) in self.connection.execute(
                "SELECT entity_id FROM names LEFT JOIN written_names USING (name_id)"
                " WHERE coalesce(type = ?1, TRUE) AND ignored = ?2 AND (?3 IS NULL OR entity_id IN ("
                "SELECT entity_id FROM names WHERE instr(' ' || normal || ' ', ' ' || ?3 || ' ')))"
                " GROUP BY entity_id HAVING ?2 OR sum(mentions) ORDER BY sum(mentions) DESC, entity_id",
                (type_, ignored, words),
            )
        ]
        return self._entities_of(found[:limit]), len(found)

    def entity(self, number: int) -> Entity | None:
        """The entity of this number, which may be that of any of its names; None where no name has it."""
        return self.entities_of([number]).get(number)

    def entity_of(self, name_id: int) -> Entity:
        """The entity that a mention's name belongs to; a number that is none is a KeyError."""
        return self.entities_of([name_id])[name_id]

    def entities_of(self, name_ids: Iterable[int]) -> dict[int, Entity]:
        """The entity of each of these names, by the number of the name."""
        numbers = dict(
            rows(self.connection, "SELECT name_id, entity_id FROM names WHERE name_id IN ({numbers})", name_ids)
        )
        entities = {entity.id: entity for entity in self._entities_of(numbers.values())}
        return {name_id: entities[entity_id] for name_id, entity_id in numbers.items()}

    def folding(self, type_: EntityType | None) -> "Folding":
        """What every name of a type counts for, without those of ignored entities."""
        from corpus.naming.folding import Folding  # noqa: PLC0415 - for what counts many articles

        later = self.connection.execute(
            "SELECT name_id, entity_id FROM names JOIN name_links USING (name_id)"
            " WHERE NOT ignored AND coalesce(type = ?, TRUE)",
            (type_,),
        )
        return Folding(frozenset(self._counting(type_)), dict(map(tuple, later)))

    def all_ids(self, type_: EntityType | None) -> tuple[int, ...]:
        """The numbers of all names of a type, ascending, without those of ignored entities."""
        return tuple(sorted(self._counting(type_)))

    def _counting(self, type_: EntityType | None) -> Iterable[int]:
        # as one value, which is three times as quick to read as a row for each of 200,000 names
        (joined,) = self.connection.execute(
            "SELECT group_concat(name_id) FROM names WHERE coalesce(type = ?, TRUE) AND NOT ignored", (type_,)
        ).fetchone()
        return () if joined is None else map(int, joined.split(","))

    def ignored_ids(self, type_: EntityType | None) -> tuple[int, ...]:
        """The numbers of all names of ignored entities of a type, ascending."""
        found = self.connection.execute(
            "SELECT name_id FROM names INDEXED BY names_ignored WHERE ignored AND coalesce(type = ?, TRUE) ORDER BY name_id",
            (type_,),
        )
        return tuple(name_id for (name_id,) in found)

    def parts(self, type_: EntityType | None, beginning: str = "") -> Iterator[str]:
        """Every part of a name of a type that begins so, once, in alphabetical order.

        It is what wildcards expand over.
        """
        found = self.connection.execute(
            "SELECT DISTINCT part FROM name_parts WHERE part >= ? AND part < ? AND coalesce(type = ?, TRUE) ORDER BY part",
            (beginning, beginning + LAST_CHARACTER, type_),
        )
        return (part for (part,) in found)

    def parts_near(self, part: str, distance: int) -> tuple[str, ...]:
        """Every part of a name of any type at most ``distance`` (1 or 2) edits from a folded one, once, in order."""
        return near_in(self.connection, "name_parts", "part", part, distance)

    def count(self) -> int:
        """The number of names."""
        return int(self.connection.execute("SELECT count(*) FROM names").fetchone()[0])

    def _entities_of(self, entity_ids: Iterable[int]) -> tuple[Entity, ...]:
        wanted = tuple(dict.fromkeys(entity_ids))
        spellings: defaultdict[int, list[str]] = defaultdict(list)
        mentions: Counter[int] = Counter()
        for name_id, written, rule, count in rows(self.connection, SPELLINGS, wanted):
            mentions[name_id] += count
            if rule == SPELLING:
                spellings[name_id].append(written)
        rules = dict(rows(self.connection, LINKS, wanted))
        types: dict[int, tuple[EntityType, bool]] = {}
        names: defaultdict[int, list[Name]] = defaultdict(list)
        for name_id, entity_id, type_, normal, ignored in rows(self.connection, NAMES, wanted):
            types[entity_id] = EntityType(type_), bool(ignored)
            names[entity_id].append(
                Name(name_id, normal, tuple(spellings[name_id]), mentions[name_id], rules.get(name_id))
            )
        entities = [
            Entity(
                entity_id, types[entity_id][0], tuple(sorted(names[entity_id], key=_often_first)), types[entity_id][1]
            )
            for entity_id in wanted
        ]
        return tuple(sorted(entities, key=lambda entity: (-entity.mentions, entity.id)))


SPELLINGS: Final = f"""
SELECT name_id, written, rule, mentions FROM names JOIN written_names USING (name_id)
WHERE entity_id IN ({{numbers}})
ORDER BY name_id, {USE} DESC, written
"""
LINKS: Final = """
SELECT name_id, name_links.rule FROM names JOIN name_links USING (name_id)
WHERE entity_id IN ({numbers})
"""
NAMES: Final = "SELECT name_id, entity_id, type, normal, ignored FROM names WHERE entity_id IN ({numbers})"


def _often_first(name: Name) -> tuple[int, int]:
    return (-name.mentions, name.id)
