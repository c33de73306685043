"""Mentions to the numbers of their names; a name seen for the first time gets one, its parts, its keys and its links."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from corpus.article import EntityType, Mention
from corpus.naming.linking import relink
from corpus.naming.parts import name_parts, normalise
from corpus.naming.schema import ACRONYM, SHORT_FORM, SPELLING, SURNAME
from corpus.naming.short_forms import fuller_names
from corpus.naming.statements import rows

MOST_CACHED: Final = 1 << 17  # names looked up lately; some 30 MB

Acronym = tuple[EntityType, str, str]  # the short form and the long one, as written


class Interner:
    """Writes names, inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[tuple[EntityType, str], int] = {}

    def forget(self) -> None:
        """Drop what is remembered of the tables, after a transaction was undone."""
        self._ids.clear()

    def intern(self, mentions: Sequence[Mention]) -> tuple[int, ...]:
        """The number of the name of each mention of one article.

        A short name stands for the fuller one in the article that it is short for (``corpus.naming.short_forms``), where
        all such names are one entity's.
        """
        normals = [normalise(mention.text) for mention in mentions]
        full = self._full_names(zip((mention.type for mention in mentions), normals, strict=True))
        found = []
        seen: Counter[tuple[int, str, str]] = Counter()
        for mention, normal in zip(mentions, normals, strict=True):
            fuller = full.get((mention.type, normal))
            name_id = self._id_of(mention.type, fuller or normal)
            rule = _rule_of_short_forms(mention.type) if fuller else SPELLING
            seen[name_id, " ".join(mention.text.split()), rule] += 1
            found.append(name_id)
        self._count(seen)
        return tuple(found)

    def release(self, mentions: Sequence[tuple[str, int]]) -> None:
        """Count no more these mentions of an article: each as written, with its name's number."""
        seen = self._seen(mentions)
        self._connection.executemany(
            "UPDATE written_names SET mentions = mentions - ? WHERE (name_id, written, rule) = (?, ?, ?)",
            [(count, *written) for written, count in seen.items()],
        )
        self._connection.executemany(
            "DELETE FROM written_names WHERE (name_id, written, rule) = (?, ?, ?) AND mentions <= 0", list(seen)
        )

    def restore(self, mentions: Sequence[tuple[str, int]]) -> None:
        """Count again the mentions that were released."""
        self._count(self._seen(mentions))

    def learn(self, acronyms: Iterable[Acronym]) -> None:
        """That articles give these acronyms for these long forms."""
        for type_, short, long in acronyms:
            pair = (normalise(short), normalise(long))
            if pair[0] == pair[1]:
                continue
            is_new = self._connection.execute(
                "INSERT OR IGNORE INTO acronyms VALUES (?, ?, ?)", (type_, *pair)
            ).rowcount
            if not is_new:
                continue
            found = self._connection.execute(
                "SELECT name_id FROM names WHERE type = ? AND normal IN (?, ?)", (type_, *pair)
            ).fetchall()
            names = [name_id for (name_id,) in found]
            self._add_keys([(ACRONYM, type_, pair[0], name_id) for name_id in names])
            if len(names) > 1:
                relink(self._connection, names)

    def _seen(self, mentions: Sequence[tuple[str, int]]) -> Counter[tuple[int, str, str]]:
        """How often each name is written how in these mentions, and what gave it to its name."""
        names = {
            name_id: (EntityType(type_), normal)
            for name_id, type_, normal in rows(
                self._connection,
                "SELECT name_id, type, normal FROM names WHERE name_id IN ({numbers})",
                {name_id for _, name_id in mentions},
            )
        }
        seen: Counter[tuple[int, str, str]] = Counter()
        for written, name_id in mentions:
            type_, normal = names[name_id]
            rule = SPELLING if normalise(written) == normal else _rule_of_short_forms(type_)
            seen[name_id, " ".join(written.split()), rule] += 1
        return seen

    def _count(self, seen: Counter[tuple[int, str, str]]) -> None:
        self._connection.executemany(
            "INSERT INTO written_names VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
            [(*written, count) for written, count in seen.items()],
        )

    # --- written names to names --------------------------------------------------------------------------------------

    def _full_names(self, names: Iterable[tuple[EntityType, str]]) -> dict[tuple[EntityType, str], str]:
        """The full name that each short one of these of one article stands for; names that stand alone are left out."""
        of_type: defaultdict[EntityType, list[str]] = defaultdict(list)
        for type_, normal in names:
            of_type[type_].append(normal)
        return {
            (type_, short): fullest[0]
            for type_, normals in of_type.items()
            for short, fullest in fuller_names(type_, normals).items()
            if fullest and (len(fullest) == 1 or self._are_one(type_, fullest))
        }

    def _are_one(self, type_: EntityType, names: Iterable[str]) -> bool:
        ids = [self._id_of(type_, normal) for normal in names]
        sql = "SELECT entity_id FROM names WHERE name_id IN ({numbers})"
        return len({entity_id for (entity_id,) in rows(self._connection, sql, ids)}) == 1

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
        from corpus.naming import likeness  # noqa: PLC0415 - which few searches need

        execute = self._connection.execute
        name_id = execute("INSERT INTO names (type, normal, entity_id) VALUES (?, ?, 0)", (type_, normal)).lastrowid
        assert name_id is not None
        execute("UPDATE names SET entity_id = name_id WHERE name_id = ?", (name_id,))
        self._connection.executemany(
            "INSERT INTO name_parts VALUES (?, ?, ?)", [(part, type_, name_id) for part in name_parts(normal)]
        )
        keys = [
            (rule, type_, key, name_id)
            for rule, key_of in likeness.RULES.items()
            if (key := key_of(type_, normal)) is not None
        ]
        keys += [(ACRONYM, type_, short, name_id) for (short,) in execute(SHORT_FORMS, (type_, normal))]
        self._add_keys(keys)
        if self._is_connected(keys) or execute(IS_DECIDED, (type_, normal)).fetchone() is not None:
            relink(self._connection, [name_id])
        return name_id

    def _add_keys(self, keys: Iterable[tuple[str, EntityType, str, int]]) -> None:
        self._connection.executemany("INSERT OR IGNORE INTO name_keys VALUES (?, ?, ?, ?)", keys)

    def _is_connected(self, keys: Iterable[tuple[str, EntityType, str, int]]) -> bool:
        return any(self._connection.execute(SHARES_KEY, key).fetchone() is not None for key in keys)


def _rule_of_short_forms(type_: EntityType) -> str:
    return SURNAME if type_ is EntityType.PERSON else SHORT_FORM


# the acronyms that a name has a part in, as the short form or a long one
SHORT_FORMS: Final = (
    "SELECT short FROM acronyms WHERE type = ?1 AND long = ?2"
    " UNION SELECT short FROM acronyms WHERE type = ?1 AND short = ?2"
)
SHARES_KEY: Final = "SELECT 1 FROM name_keys WHERE rule = ? AND type = ? AND key = ? AND name_id <> ?"
IS_DECIDED: Final = (
    "SELECT 1 FROM name_decisions WHERE type = ?1 AND one = ?2"
    " UNION ALL SELECT 1 FROM name_decisions WHERE type = ?1 AND other = ?2"
)
