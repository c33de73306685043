"""The name book: which written names are one person, organisation, place.

The one idea: mentions and the search index hold the numbers of names, and a number never changes; what is one entity
is a few rows of this book, so that it can be put right without touching either.

An entity is what names linked to one another make up. Its number is the smallest of its names'; the number of any of
its names finds it.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any, Final

from corpus.article import EntityType, Mention
from corpus.naming.parts import family_first, name_parts, normalise

SCHEMA: Final = """
CREATE TABLE names (
    name_id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    normal TEXT NOT NULL,                -- folded words with single spaces
    entity_id INTEGER NOT NULL,          -- the smallest name_id of all names linked with this one
    UNIQUE (normal, type)
);
CREATE INDEX names_of_entity ON names (entity_id);
CREATE TABLE name_parts (
    part TEXT NOT NULL,
    type TEXT NOT NULL,
    name_id INTEGER NOT NULL REFERENCES names,
    PRIMARY KEY (part, type, name_id)
) WITHOUT ROWID;
CREATE TABLE written_names (
    name_id INTEGER NOT NULL REFERENCES names,
    written TEXT NOT NULL,               -- as in an article, with single spaces
    rule TEXT NOT NULL,                  -- what gave it to this name: spelling, surname
    mentions INTEGER NOT NULL,           -- how often it was read, articles since replaced included
    PRIMARY KEY (name_id, written, rule)
) WITHOUT ROWID;
CREATE TABLE name_links (
    name_id INTEGER NOT NULL REFERENCES names,
    other_id INTEGER NOT NULL REFERENCES names,
    rule TEXT NOT NULL,                  -- what says that both name one entity: alias, transliteration
    PRIMARY KEY (name_id, other_id)
) WITHOUT ROWID;
CREATE TABLE name_keys (
    rule TEXT NOT NULL,
    type TEXT NOT NULL,
    key TEXT NOT NULL,                   -- names with one key are linked by that rule
    name_id INTEGER NOT NULL REFERENCES names,
    PRIMARY KEY (rule, type, key, name_id)
) WITHOUT ROWID;
"""

SPELLING: Final = "spelling"  # a written form that comes to this name when it is normalised
SURNAME: Final = "surname"  # one that is short for this name in its article

MOST_CACHED: Final = 1 << 17  # names looked up lately; some 30 MB
BATCH: Final = 500  # numbers in one statement, below SQLite's oldest limit of 999


@dataclass(frozen=True, slots=True)
class Name:
    """One name: its spellings in articles, most frequent first, and the rule that linked it to its entity.

    ``rule`` is None for a name that no rule linked to an older one. ``mentions`` counts short forms too.
    """

    id: int
    normal: str
    spellings: tuple[str, ...]
    mentions: int
    rule: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or other thing with all its names, most mentioned first."""

    id: int
    type: EntityType
    names: tuple[Name, ...]

    @property
    def name(self) -> str:
        """What to call it: the commonest spelling of its most mentioned name, for a person one of several words."""
        full = [name for name in self.names if " " in name.normal] if self.type is EntityType.PERSON else []
        return (full or self.names)[0].spellings[0]

    @property
    def name_ids(self) -> tuple[int, ...]:
        """The numbers that mentions and the index know it by, ascending."""
        return tuple(sorted(name.id for name in self.names))

    @property
    def mentions(self) -> int:
        """How often any of its names was read."""
        return sum(name.mentions for name in self.names)


class NameBook:
    """The name book in a database that has the tables of ``SCHEMA``.

    It writes in ``intern`` only, inside the caller's transaction. Names are asked for as people write them: case,
    accents, possessives and the dots of initials make no difference. A ``type`` of None means every type.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[tuple[EntityType, str], int] = {}

    def intern(self, mentions: Sequence[Mention]) -> tuple[int, ...]:
        """The number of the name of each mention of one article; a name seen for the first time gets one.

        A person's name stands for the fuller one that it ends (``Lukashenko``, ``von der Leyen``) where all such names
        in the article are one entity's.
        """
        normals = [normalise(mention.text) for mention in mentions]
        persons = [each for each, mention in zip(normals, mentions, strict=True) if mention.type is EntityType.PERSON]
        full = self._full_names(persons)
        found = []
        seen: Counter[tuple[int, str, str]] = Counter()
        for mention, normal in zip(mentions, normals, strict=True):
            is_short = mention.type is EntityType.PERSON and normal in full
            name_id = self._id_of(mention.type, full[normal] if is_short else normal)
            seen[name_id, " ".join(mention.text.split()), SURNAME if is_short else SPELLING] += 1
            found.append(name_id)
        self._connection.executemany(
            "INSERT INTO written_names VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
            [(*written, count) for written, count in seen.items()],
        )
        return tuple(found)

    def forget(self) -> None:
        """Drop what is remembered of the tables, after a transaction was undone."""
        self._ids.clear()

    def lookup(self, type_: EntityType | None, part: str) -> tuple[Entity, ...]:
        """Every entity with a name that has this part, or known by it, most mentioned first, then by number.

        A part with separators (``O'Neill``) is its words side by side. ``Kyiv`` finds ``Kiev`` even where no article
        has ``Kyiv``.
        """
        words = normalise(part)
        if not words:
            return ()
        found = self._connection.execute(
            "SELECT DISTINCT entity_id FROM name_parts JOIN names USING (name_id)"
            " WHERE part = ? AND coalesce(name_parts.type = ?, TRUE) AND instr(' ' || normal || ' ', ?)",
            (words.partition(" ")[0], type_, f" {words} "),
        )
        return self._entities_of([*map(itemgetter(0), found), *self._known_as(type_, words)])

    def written(self, type_: EntityType | None, full_name: str) -> tuple[Entity, ...]:
        """The entities that have exactly this name, or are known by it; for one type seldom more than one."""
        normal = normalise(full_name)
        found = self._connection.execute(
            "SELECT DISTINCT entity_id FROM names WHERE normal = ? AND coalesce(type = ?, TRUE)", (normal, type_)
        )
        return self._entities_of([*map(itemgetter(0), found), *self._known_as(type_, normal)])

    def entity(self, number: int) -> Entity | None:
        """The entity of this number, which may be that of any of its names; None where no name has it."""
        return self.entities_of([number]).get(number)

    def entity_of(self, name_id: int) -> Entity:
        """The entity that a mention's name belongs to; a number that is none is a KeyError."""
        return self.entities_of([name_id])[name_id]

    def entities_of(self, name_ids: Iterable[int]) -> dict[int, Entity]:
        """The entity of each of these names, by the number of the name."""
        numbers = dict(self._rows("SELECT name_id, entity_id FROM names WHERE name_id IN ({numbers})", name_ids))
        entities = {entity.id: entity for entity in self._entities_of(numbers.values())}
        return {name_id: entities[entity_id] for name_id, entity_id in numbers.items()}

    def all_ids(self, type_: EntityType | None) -> tuple[int, ...]:
        """The numbers of all names of a type, ascending."""
        found = self._connection.execute(
            "SELECT name_id FROM names WHERE coalesce(type = ?, TRUE) ORDER BY name_id", (type_,)
        )
        return tuple(name_id for (name_id,) in found)

    def parts(self, type_: EntityType | None) -> Iterator[str]:
        """Every part of a name of a type, once, in alphabetical order: what wildcards and fuzzy words expand over."""
        found = self._connection.execute(
            "SELECT DISTINCT part FROM name_parts WHERE coalesce(type = ?, TRUE) ORDER BY part", (type_,)
        )
        return (part for (part,) in found)

    def count(self) -> int:
        """The number of names."""
        return int(self._connection.execute("SELECT count(*) FROM names").fetchone()[0])

    # --- names to entities -------------------------------------------------------------------------------------------

    def _known_as(self, type_: EntityType | None, normal: str) -> Iterator[int]:
        """The entities whose names a rule would link with this one, had an article written it so."""
        for each in EntityType if type_ is None else (type_,):
            for rule, key_of in _rules().items():
                key = key_of(each, normal)
                if key is not None:
                    found = self._connection.execute(
                        "SELECT DISTINCT entity_id FROM name_keys JOIN names USING (name_id)"
                        " WHERE rule = ? AND name_keys.type = ? AND key = ?",
                        (rule, each, key),
                    )
                    yield from map(itemgetter(0), found)

    def _entities_of(self, entity_ids: Iterable[int]) -> tuple[Entity, ...]:
        wanted = tuple(dict.fromkeys(entity_ids))
        spellings: defaultdict[int, list[str]] = defaultdict(list)
        mentions: Counter[int] = Counter()
        for name_id, written, rule, count in self._rows(SPELLINGS, wanted):
            mentions[name_id] += count
            if rule == SPELLING:
                spellings[name_id].append(written)
        rules = dict(self._rows(LINKS, wanted))
        types: dict[int, EntityType] = {}
        names: defaultdict[int, list[Name]] = defaultdict(list)
        for name_id, entity_id, type_, normal in self._rows(NAMES, wanted):
            types[entity_id] = EntityType(type_)
            names[entity_id].append(
                Name(name_id, normal, tuple(spellings[name_id]), mentions[name_id], rules.get(name_id))
            )
        entities = [
            Entity(entity_id, types[entity_id], tuple(sorted(names[entity_id], key=_often_first)))
            for entity_id in wanted
        ]
        return tuple(sorted(entities, key=lambda entity: (-entity.mentions, entity.id)))

    def _rows(self, sql: str, numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement with ``{numbers}`` in it, for however many numbers."""
        remaining = iter(numbers)
        while batch := tuple(islice(remaining, BATCH)):
            yield from map(tuple, self._connection.execute(sql.format(numbers=",".join("?" * len(batch))), batch))

    # --- written names to names --------------------------------------------------------------------------------------

    def _full_names(self, persons: Iterable[str]) -> dict[str, str]:
        """The full name that each short name of a person among these stands for; names that stand alone are left out."""
        fuller: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        reversed_words = {normal: family_first(normal) for normal in persons}
        for normal, words in reversed_words.items():
            for length in range(1, len(words)):
                fuller[words[:length]].add(normal)
        full = {}
        for normal, words in reversed_words.items():
            fullest = sorted(other for other in fuller.get(words, ()) if reversed_words[other] not in fuller)
            if len(fullest) == 1 or (fullest and self._are_one_person(fullest)):
                full[normal] = fullest[0]
        return full

    def _are_one_person(self, names: Iterable[str]) -> bool:
        ids = [self._id_of(EntityType.PERSON, normal) for normal in names]
        sql = "SELECT entity_id FROM names WHERE name_id IN ({numbers})"
        return len({entity_id for (entity_id,) in self._rows(sql, ids)}) == 1

    def _id_of(self, type_: EntityType, normal: str) -> int:
        known = self._ids.get((type_, normal))
        if known is not None:
            return known
        found = self._connection.execute(
            "SELECT name_id FROM names WHERE type = ? AND normal = ?", (type_, normal)
        ).fetchone()
        name_id = self._insert(type_, normal) if found is None else int(found[0])
        if len(self._ids) >= MOST_CACHED:
            self._ids.clear()
        self._ids[type_, normal] = name_id
        return name_id

    def _insert(self, type_: EntityType, normal: str) -> int:
        execute = self._connection.execute
        name_id = execute("INSERT INTO names (type, normal, entity_id) VALUES (?, ?, 0)", (type_, normal)).lastrowid
        assert name_id is not None
        execute("UPDATE names SET entity_id = name_id WHERE name_id = ?", (name_id,))
        self._connection.executemany(
            "INSERT INTO name_parts VALUES (?, ?, ?)", [(part, type_, name_id) for part in name_parts(normal)]
        )
        for rule, key_of in _rules().items():
            key = key_of(type_, normal)
            if key is not None:
                self._link_by(rule, type_, key, name_id)
        return name_id

    def _link_by(self, rule: str, type_: EntityType, key: str, name_id: int) -> None:
        """Link a new name with the oldest one that has the same key."""
        execute = self._connection.execute
        oldest = execute(
            "SELECT min(name_id) FROM name_keys WHERE rule = ? AND type = ? AND key = ?", (rule, type_, key)
        ).fetchone()[0]
        execute("INSERT INTO name_keys VALUES (?, ?, ?, ?)", (rule, type_, key, name_id))
        if oldest is None:
            return
        execute("INSERT OR IGNORE INTO name_links VALUES (?, ?, ?)", (name_id, oldest, rule))
        first, second = sorted(
            map(itemgetter(0), execute("SELECT entity_id FROM names WHERE name_id IN (?, ?)", (name_id, oldest)))
        )
        execute("UPDATE names SET entity_id = ? WHERE entity_id = ?", (first, second))


SPELLINGS: Final = """
SELECT name_id, written, rule, mentions FROM names JOIN written_names USING (name_id)
WHERE entity_id IN ({numbers}) ORDER BY name_id, mentions DESC, written
"""
LINKS: Final = """
SELECT name_id, name_links.rule FROM names JOIN name_links USING (name_id)
WHERE entity_id IN ({numbers}) ORDER BY name_id, other_id DESC
"""
NAMES: Final = "SELECT name_id, entity_id, type, normal FROM names WHERE entity_id IN ({numbers})"


def _rules() -> dict[str, Callable[[EntityType, str], str | None]]:
    """The rules that link names; loaded when a name is written or looked for whole, which few searches do."""
    from corpus.naming import likeness  # noqa: PLC0415

    return likeness.RULES


def _often_first(name: Name) -> tuple[int, int]:
    return (-name.mentions, name.id)
