"""Which entities are meant by a name, as a person types it: their numbers, and what to call them.

The one idea: a question needs numbers alone, which a statement or two give; whole entities (``corpus.naming.book``) are for those
who show them.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from typing import Final

from corpus.article import EntityType
from corpus.naming.parts import normalise
from corpus.naming.schema import SPELLING
from corpus.naming.statements import rows

# The numbers of the names of entities, the most mentioned entity first, then by number. An entity that no article mentions
# any more is not among them.
Names = dict[int, list[int]]
Row = tuple[int, int, int | None]  # of an entity, a name of it, and how often that is mentioned; None for never


class Meanings:
    """The entities of a name book that names mean; ``NameBook`` says what its methods answer."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._asking = connection.cursor()
        self._asking.row_factory = None

    def with_part(self, type_: EntityType | None, part: str) -> Names:
        """The entities with a name that has this part, or known by it."""
        words = normalise(part)
        if not words:
            return {}
        asked = (words, type_, words.partition(" ")[0], f" {words} ")
        found = self._asking.execute(WITH_PART, asked).fetchall()
        having = [name for entity, name, _ in found if entity is None]
        names = self._with_known(type_, words, having, found[: len(found) - len(having)])
        if not names and type_ in {None, EntityType.PERSON} and " " not in words:
            names = self.of(self._of_family(words))
        return names

    def called(self, type_: EntityType | None, full_name: str) -> Names:
        """The entities that have exactly this name, or are known by it."""
        normal = normalise(full_name)
        found = self._asking.execute(CALLED, (normal,)).fetchall()
        having = [of_type for _, _, _, of_type, _ in found]
        meant = [
            (entity, name, mentions)
            for entity, name, mentions, of_type, ignored in found
            if not ignored and (type_ is None or of_type == type_)
        ]
        return self._with_known(type_, normal, having, meant)

    def of(self, entity_ids: Iterable[int]) -> Names:
        """These entities."""
        return _by_entity(rows(self._asking, NAMES_OF, dict.fromkeys(entity_ids)))

    def titles(self, entity_ids: Iterable[int]) -> dict[int, tuple[str, EntityType]]:
        """What ``Entity.name`` is of each of these entities, and its type."""
        often: dict[int, int] = {}
        spellings: dict[int, tuple[float, str]] = {}
        names: dict[int, tuple[int, str, str]] = {}
        for entity_id, name_id, type_, normal, written, mentions, use in rows(self._asking, TITLES, entity_ids):
            names[name_id] = entity_id, type_, normal
            often[name_id] = often.get(name_id, 0) + (mentions or 0)
            if use is not None and (name_id not in spellings or (-use, written) < spellings[name_id]):
                spellings[name_id] = -use, written
        chief: dict[int, tuple[bool, int, int]] = {}
        for name_id, (entity_id, type_, normal) in names.items():
            place = type_ == EntityType.PERSON and " " not in normal, -often[name_id], name_id
            if entity_id not in chief or place < chief[entity_id]:
                chief[entity_id] = place
        titles = {}
        for entity_id, (_, _, name_id) in chief.items():
            _, type_, normal = names[name_id]
            titles[entity_id] = spellings[name_id][1] if name_id in spellings else normal, EntityType(type_)
        return titles

    def _with_known(self, type_: EntityType | None, normal: str, having: Collection[str], found: list[Row]) -> Names:
        """The entities found, and those known by a name of which no entity of one of the types asked for is ``having`` it."""
        if type_ in having if type_ is not None else len(set(having)) == len(EntityType):
            return _by_entity(found)
        lacking = [each for each in (EntityType if type_ is None else (type_,)) if each not in having]
        known = self.of(self._known_as(lacking, normal))
        return self.of([*(entity for entity, _, _ in found), *known]) if known else _by_entity(found)

    def _known_as(self, types: Iterable[EntityType], normal: str) -> Iterator[int]:
        """The entities of these types whose names a rule would link with this one, which no article has written so."""
        from corpus.naming import likeness  # noqa: PLC0415 - for what is no name itself

        for each in types:
            for rule, key_of in likeness.RULES.items():
                key = key_of(each, normal)
                if key is not None:
                    yield from map(itemgetter(0), self._asking.execute(KNOWN_BY_KEY, (rule, each, key)).fetchall())
        long_forms: defaultdict[str, list[int]] = defaultdict(list)
        for of_type, entity_id in self._asking.execute(KNOWN_BY_ACRONYM, (normal,)).fetchall():
            long_forms[of_type].append(entity_id)
        for each in types:
            if len(long_forms[each]) == 1:
                yield from long_forms[each]

    def _of_family(self, word: str) -> Iterator[int]:
        """The persons whose family name is another spelling of this word."""
        from corpus.naming import likeness  # noqa: PLC0415 - for words that no name has

        asked = (EntityType.PERSON, f" {likeness.family_key(word)}")
        return map(itemgetter(0), self._asking.execute(OF_FAMILY, asked).fetchall())


def _by_entity(found: Iterable[Row]) -> Names:
    names: Names = {}
    often: dict[int, int] = {}
    for entity, name, mentions in found:
        if entity in names:
            names[entity].append(name)
            often[entity] += mentions or 0
        else:
            names[entity] = [name]
            often[entity] = mentions or 0
    if len(names) == 1:  # usual
        return names if any(often.values()) else {}
    ranked = sorted((-mentions, entity) for entity, mentions in often.items() if mentions)
    return {entity: names[entity] for _, entity in ranked}


OFTEN: Final = "(SELECT sum(mentions) FROM written_names WHERE written_names.name_id = name.name_id)"
NAMES_OF: Final = f"SELECT entity_id, name_id, {OFTEN} FROM names AS name WHERE entity_id IN ({{numbers}})"
# At the end, without an entity, the types that the words are a whole name of.
WITH_PART: Final = (
    NAMES_OF.format(
        numbers="SELECT entity_id FROM name_parts JOIN names USING (name_id) WHERE part = ?3"
        " AND coalesce(name_parts.type = ?2, TRUE) AND instr(' ' || normal || ' ', ?4) AND NOT ignored"
    )
    + " UNION ALL SELECT NULL, type, NULL FROM names WHERE normal = ?1"
)
CALLED: Final = (
    f"SELECT name.entity_id, name.name_id, {OFTEN}, called.type, called.ignored"
    " FROM names AS called CROSS JOIN names AS name USING (entity_id) WHERE called.normal = ?"
)
KNOWN_BY_KEY: Final = (
    "SELECT DISTINCT entity_id FROM name_keys JOIN names USING (name_id)"
    " WHERE rule = ? AND name_keys.type = ? AND key = ? AND NOT ignored"
)
KNOWN_BY_ACRONYM: Final = (
    "SELECT DISTINCT acronyms.type, entity_id FROM acronyms JOIN names ON names.type = acronyms.type AND normal = long"
    " WHERE acronyms.type IN ({types}) AND short = ? AND NOT ignored"
).format(types=", ".join(f"'{each}'" for each in EntityType))
OF_FAMILY: Final = (
    "SELECT DISTINCT entity_id FROM name_keys JOIN names USING (name_id)"
    " WHERE rule = 'transliteration' AND name_keys.type = ? AND substr(key, -length(?2)) = ?2 AND NOT ignored"
)
# Headlines and datelines have names in capitals, which says nothing of how they are written: such a spelling counts a
# twentieth, if it is longer than most acronyms.
USE: Final = "mentions * iif(length(written) > 4 AND written = upper(written), 0.05, 1)"
TITLES: Final = f"""
SELECT entity_id, name_id, type, normal, written, mentions, iif(rule = '{SPELLING}', {USE}, NULL)
FROM names LEFT JOIN written_names USING (name_id) WHERE entity_id IN ({{numbers}})
"""
