"""Which names are one entity, worked out from what rules and the user say; the same whatever came first.

The one idea: links and entity numbers are derived. Names that anything connects are looked at together, and what they
come to depends on the names, their keys and the decisions alone: not on the order in which they were read, decided or
undone. So a decision that is taken back leaves no trace.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from corpus.naming.schema import ACRONYM, COMPANY, MERGE
from corpus.naming.statements import rows


def relink(connection: sqlite3.Connection, name_ids: Iterable[int]) -> None:
    """Bring links and entity numbers of these names up to date, and of all that anything connects with them."""
    cluster = sorted(_connected(connection, name_ids))
    if cluster:
        _write(connection, cluster, _forest(connection, cluster))


@dataclass(frozen=True, slots=True)
class _Edge:
    one: int
    other: int
    rule: str


@dataclass
class _Forest:
    """Trees of linked names, none of which holds two names that were set apart."""

    apart: Mapping[int, set[int]]
    edges: list[_Edge] = field(default_factory=list)
    _tree: dict[int, set[int]] = field(default_factory=dict)

    def tree(self, name: int) -> set[int]:
        """All names linked with this one, itself included."""
        return self._tree.setdefault(name, {name})

    def join(self, one: int, other: int, rule: str) -> None:
        """Link two names, unless they are linked already or that would bring together what was set apart."""
        first, second = self.tree(one), self.tree(other)
        if first is second or any(self.apart.get(name, set()) & second for name in first):
            return
        first |= second
        for name in second:
            self._tree[name] = first
        self.edges.append(_Edge(one, other, rule))

    def join_all(self, names: Sequence[int], rule: str) -> None:
        """Link those of these names that were set apart from the same others of them."""
        together: defaultdict[frozenset[int], list[int]] = defaultdict(list)
        for name in names:
            together[frozenset(self.apart.get(name, set()).intersection(names))].append(name)
        for alike in together.values():
            # all pairs where a link may be refused, else a star, which comes to the same
            for one, other in combinations(alike, 2) if self.apart else ((alike[0], each) for each in alike[1:]):
                self.join(one, other, rule)


def _connected(connection: sqlite3.Connection, name_ids: Iterable[int]) -> set[int]:
    """These names, and all to which a key, a decision or a present link leads from them."""
    cluster: set[int] = set()
    frontier = set(name_ids)
    while frontier:
        cluster |= frontier
        found = {name for sql in NEIGHBOURS for (name,) in rows(connection, sql, sorted(frontier))}
        frontier = found - cluster
    return cluster


def _forest(connection: sqlite3.Connection, cluster: Sequence[int]) -> _Forest:
    from corpus.naming.likeness import RULES  # noqa: PLC0415 - which few searches need

    normals = dict(rows(connection, "SELECT name_id, normal FROM names WHERE name_id IN ({numbers})", cluster))
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for rule, key, name in rows(connection, KEYS, cluster):
        groups[rule, key].append(name)
    for names in groups.values():
        names.sort(key=lambda name: normals[name])
    same: list[tuple[int, int]] = []
    apart: defaultdict[int, set[int]] = defaultdict(set)
    for verdict, one, other in sorted(rows(connection, DECIDED, cluster)):
        if verdict == "same":
            same.append((one, other))
        else:
            apart[one].add(other)
            apart[other].add(one)
    forest = _Forest(apart)
    for one, other in sorted(same, key=lambda pair: (normals[pair[0]], normals[pair[1]])):
        forest.join(one, other, MERGE)
    for rule in RULES:
        for _, names in sorted(each for each in groups.items() if each[0][0] == rule):
            for alike in _of_one_law(names, normals) if rule == COMPANY else (names,):
                forest.join_all(alike, rule)
    for one, other in _acronyms(groups, normals, forest):
        forest.join(one, other, ACRONYM)
    return forest


def _of_one_law(names: Sequence[int], normals: Mapping[int, str]) -> list[list[int]]:
    """Companies of one name by the law that they say they are under; one that does not say is with them where there is one."""
    from corpus.naming.likeness import company_form  # noqa: PLC0415 - which few searches need

    by_law: defaultdict[str | None, list[int]] = defaultdict(list)
    for name in names:
        by_law[company_form(normals[name])].append(name)
    return list(by_law.values()) if len(by_law.keys() - {None}) > 1 else [list(names)]


def _acronyms(
    groups: Mapping[tuple[str, str], Sequence[int]], normals: Mapping[int, str], forest: _Forest
) -> list[tuple[int, int]]:
    """Each acronym with its long form, where all its long forms are one entity; what everybody knows goes first."""
    known = {name: key for (rule, key), names in groups.items() if rule == "alias" for name in names}
    found = []
    for (rule, key), names in sorted(groups.items()):
        if rule != ACRONYM:
            continue
        short = next((name for name in names if normals[name] == key), None)
        full = [name for name in names if name != short]
        if short is None or not full or any(name not in forest.tree(full[0]) for name in full):
            continue
        if short in known and known[short] not in {known.get(name) for name in full}:
            continue
        found.append((full[0], short))
    return found


def _write(connection: sqlite3.Connection, cluster: Sequence[int], forest: _Forest) -> None:
    neighbours: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for edge in forest.edges:
        neighbours[edge.one].append((edge.other, edge.rule))
        neighbours[edge.other].append((edge.one, edge.rule))
    entity: dict[int, int] = {}
    links = []
    for first in cluster:  # rising, so the smallest number of each tree comes first
        if first in entity:
            continue
        entity[first] = first
        queue = [first]
        for name in queue:
            for other, rule in sorted(neighbours[name]):
                if other not in entity:
                    entity[other] = first
                    links.append((other, name, rule))
                    queue.append(other)
    ignored = {name for (name,) in rows(connection, IGNORED, cluster)}
    hidden = {first for name, first in entity.items() if name in ignored}
    connection.executemany(
        "UPDATE names SET entity_id = ?1, ignored = ?2 WHERE name_id = ?3 AND (entity_id <> ?1 OR ignored <> ?2)",
        [(first, first in hidden, name) for name, first in entity.items()],
    )
    connection.executemany("DELETE FROM name_links WHERE name_id = ?", [(name,) for name in cluster])
    connection.executemany("INSERT INTO name_links VALUES (?, ?, ?)", links)


# each from some names to the names beside them
NEIGHBOURS: Final = (
    "SELECT other.name_id FROM names AS mine JOIN names AS other USING (entity_id) WHERE mine.name_id IN ({numbers})",
    (
        "SELECT other.name_id FROM name_keys AS mine JOIN name_keys AS other USING (rule, type, key)"
        " WHERE mine.name_id IN ({numbers})"
    ),
    (
        "SELECT there.name_id FROM names AS here JOIN name_decisions AS decided"
        " ON decided.type = here.type AND decided.one = here.normal AND decided.verdict = 'same'"
        " JOIN names AS there ON there.type = here.type AND there.normal = decided.other WHERE here.name_id IN ({numbers})"
    ),
    (
        "SELECT there.name_id FROM names AS here JOIN name_decisions AS decided"
        " ON decided.type = here.type AND decided.other = here.normal AND decided.verdict = 'same'"
        " JOIN names AS there ON there.type = here.type AND there.normal = decided.one WHERE here.name_id IN ({numbers})"
    ),
)
KEYS: Final = "SELECT rule, key, name_id FROM name_keys WHERE name_id IN ({numbers})"
DECIDED: Final = (
    "SELECT decided.verdict, here.name_id, there.name_id FROM names AS here JOIN name_decisions AS decided"
    " ON decided.type = here.type AND decided.one = here.normal"
    " JOIN names AS there ON there.type = here.type AND there.normal = decided.other"
    " WHERE here.name_id IN ({numbers}) AND decided.verdict IN ('same', 'apart')"
)
IGNORED: Final = (
    "SELECT names.name_id FROM names JOIN name_decisions AS decided"
    " ON decided.type = names.type AND decided.one = names.normal AND decided.other = ''"
    " WHERE names.name_id IN ({numbers}) AND decided.verdict = 'ignored'"
)
