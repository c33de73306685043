"""The name book: which written names are one person, organisation, place.

The one idea: mentions and the search index hold the numbers of names, and a number never changes; what is one entity
is a few rows of this book, so that it can be put right without touching either.

An entity is what names linked to one another make up. Its number is the smallest of its names'; the number of any of
its names finds it.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from corpus.article import EntityType, Mention
from corpus.memory import Memory
from corpus.naming.entities import Entity, Name
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

    def with_part(self, type_: EntityType | None, part: str) -> list[int]:
        """The numbers of the entities that ``lookup`` finds, each once, in no order."""
        words = normalise(part)
        if not words:
            return []
        found = self.connection.execute(
            "SELECT DISTINCT entity_id FROM name_parts JOIN names USING (name_id)"
            " WHERE part = ? AND coalesce(name_parts.type = ?, TRUE) AND instr(' ' || normal || ' ', ?) AND NOT ignored",
            (words.partition(" ")[0], type_, f" {words} "),
        )
        numbers = self._mentioned([*map(itemgetter(0), found), *self._known_as(type_, words)])
        if not numbers and type_ in {None, EntityType.PERSON} and " " not in words:
            numbers = self._mentioned(self._of_family(words))
        return numbers

    def with_parts(self, type_: EntityType | None, parts: Iterable[str]) -> set[int]:
        """The numbers of the entities with a name that has any of these parts."""
        found = rows(
            self.connection,
            "SELECT entity_id, names.type FROM name_parts JOIN names USING (name_id)"
            " WHERE part IN ({numbers}) AND NOT ignored",
            tuple(parts),
        )
        return {entity_id for entity_id, of_type in found if type_ in {None, of_type}}

    def names_of(self, entity_ids: Iterable[int]) -> dict[int, list[int]]:
        """The numbers of the names of each of these entities, the most mentioned entity first, then by number.

        Entities that no article mentions any more are left out.
        """
        often = dict(rows(self.connection, MENTIONS, entity_ids))
        names: dict[int, list[int]] = {
            entity_id: [] for entity_id in sorted(often, key=lambda number: (-often[number], number))
        }
        for entity_id, name_id in rows(
            self.connection, "SELECT entity_id, name_id FROM names WHERE entity_id IN ({numbers})", often
        ):
            names[entity_id].append(name_id)
        return names

    def written(self, type_: EntityType | None, full_name: str, *, ignored: bool = False) -> tuple[Entity, ...]:
        """The entities that have exactly this name, or are known by it; for one type seldom more than one.

        With ``ignored`` the ignored ones, and no others.
        """
        return self._entities_of(
            self._so_called(type_, normalise(full_name), ignored=True) if ignored else self.with_name(type_, full_name)
        )

    def with_name(self, type_: EntityType | None, full_name: str) -> list[int]:
        """The numbers of the entities that ``written`` finds, each once, in no order."""
        normal = normalise(full_name)
        numbers = self._so_called(type_, normal, ignored=False)
        return self._mentioned([*numbers, *self._known_as(type_, normal)])

    def _so_called(self, type_: EntityType | None, normal: str, *, ignored: bool) -> list[int]:
        found = self.connection.execute(
            "SELECT DISTINCT entity_id FROM names WHERE normal = ? AND coalesce(type = ?, TRUE) AND ignored = ?",
            (normal, type_, ignored),
        )
        return [number for (number,) in found]

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

    def _mentioned(self, entity_ids: Iterable[int]) -> list[int]:
        """Those of these entities that an article mentions, each once."""
        return list(dict(rows(self.connection, MENTIONS, dict.fromkeys(entity_ids))))

    # --- names to entities -------------------------------------------------------------------------------------------

    def _known_as(self, type_: EntityType | None, normal: str) -> Iterator[int]:
        """The entities whose names a rule would link with this one, where no article has written it so."""
        for each in EntityType if type_ is None else (type_,):
            if self.connection.execute(IS_NAME, (each, normal)).fetchone() is not None:
                continue
            for rule, key_of in _rules().items():
                key = key_of(each, normal)
                if key is not None:
                    yield from map(itemgetter(0), self.connection.execute(KNOWN_BY_KEY, (rule, each, key)))
            long_forms = self.connection.execute(KNOWN_BY_ACRONYM, (each, normal)).fetchall()
            if len(long_forms) == 1:
                yield from long_forms[0]

    def _of_family(self, word: str) -> Iterator[int]:
        """The persons whose family name is another spelling of this word."""
        from corpus.naming import likeness  # noqa: PLC0415 - for words that no name has

        found = self.connection.execute(
            "SELECT DISTINCT entity_id FROM name_keys JOIN names USING (name_id)"
            " WHERE rule = 'transliteration' AND name_keys.type = ? AND substr(key, -length(?2)) = ?2 AND NOT ignored",
            (EntityType.PERSON, f" {likeness.family_key(word)}"),
        )
        return map(itemgetter(0), found)

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


MENTIONS: Final = """
SELECT entity_id, sum(mentions) FROM names JOIN written_names USING (name_id)
WHERE entity_id IN ({numbers}) GROUP BY entity_id
"""
# Headlines and datelines have names in capitals, which says nothing of how they are written: such a spelling counts a
# twentieth, if it is longer than most acronyms.
SPELLINGS: Final = """
SELECT name_id, written, rule, mentions FROM names JOIN written_names USING (name_id)
WHERE entity_id IN ({numbers})
ORDER BY name_id, mentions * iif(length(written) > 4 AND written = upper(written), 0.05, 1) DESC, written
"""
LINKS: Final = """
SELECT name_id, name_links.rule FROM names JOIN name_links USING (name_id)
WHERE entity_id IN ({numbers})
"""
NAMES: Final = "SELECT name_id, entity_id, type, normal, ignored FROM names WHERE entity_id IN ({numbers})"
IS_NAME: Final = "SELECT 1 FROM names WHERE type = ? AND normal = ?"
KNOWN_BY_KEY: Final = (
    "SELECT DISTINCT entity_id FROM name_keys JOIN names USING (name_id)"
    " WHERE rule = ? AND name_keys.type = ? AND key = ? AND NOT ignored"
)
KNOWN_BY_ACRONYM: Final = (
    "SELECT DISTINCT entity_id FROM acronyms JOIN names ON names.type = acronyms.type AND normal = long"
    " WHERE acronyms.type = ? AND short = ? AND NOT ignored"
)


def _rules() -> dict[str, Callable[[EntityType, str], str | None]]:
    """The rules that link names; loaded when a name is written or looked for whole, which few searches do."""
    from corpus.naming import likeness  # noqa: PLC0415

    return likeness.RULES


def _often_first(name: Name) -> tuple[int, int]:
    return (-name.mentions, name.id)
