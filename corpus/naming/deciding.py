"""What the user says of names: merge, split, ignore, undo; each in a journal, each at once, none of it for good.

The one idea: a decision is about written names, not about numbers, and only decisions are kept; links and numbers follow
from them (``corpus.naming.linking``). So taking an action back is putting the decisions as they were before it.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from corpus.article import EntityType
from corpus.naming.book import NameBook
from corpus.naming.decisions import Decision, Verdict, check_consistent
from corpus.naming.entities import Entity, Name
from corpus.naming.errors import NamingError
from corpus.naming.linking import relink


@dataclass(frozen=True, slots=True)
class Action:
    """An entry of the journal; ``at`` is UTC, ``undone`` when it was taken back."""

    number: int
    at: datetime
    what: str
    undone: datetime | None


class Decisions:
    """The decisions in a database that has the name book's tables; every action is made in the caller's transaction."""

    def __init__(self, book: NameBook) -> None:
        self._book = book
        self._connection = book.connection

    # --- actions -----------------------------------------------------------------------------------------------------

    def merge(self, one: Entity, other: Entity, *, because: str, now: datetime) -> Entity:
        """Both as one entity, whatever set them apart before; NamingError where they are of two types, or one is the other."""
        if one.id == other.id:
            raise NamingError(f"{one.name} and {other.name} are one entity already: #{one.id}")
        if one.type is not other.type:
            raise NamingError(
                f"{one.name} (#{one.id}) is of type {one.type}, {other.name} (#{other.id}) of type {other.type}:"
                " they cannot be one entity; entity:NAME finds a name in every type"
            )
        chosen = Decision.of(one.type, Verdict.SAME, one.chief.written, other.chief.written, because=because)
        parted = self._between(Verdict.APART, one.names, other.names, one.type)
        self._act(f"merge {_called(one)} and {_called(other)}", parted, [chosen], because, now)
        return self._book.entity_of(one.id)

    def split(self, entity: Entity, names: Sequence[Name], *, because: str, now: datetime) -> tuple[Entity, Entity]:
        """These names of an entity as another one, and what is left; NamingError where nothing would be left."""
        leaving = {name.id for name in names}
        rest = [name for name in entity.names if name.id not in leaving]
        if not rest:
            raise NamingError(
                f"{entity.name} (#{entity.id}) has no other names than {', '.join(name.written for name in names)}"
            )
        out = [name for name in entity.names if name.id in leaving]
        type_ = entity.type
        apart = [
            Decision.of(type_, Verdict.APART, name.written, other.written, because=because)
            for name in out
            for other in rest
        ]
        held = self._between(Verdict.SAME, out, rest, type_)
        # names that only one of the other side held together stay together
        kept = [
            Decision.of(type_, Verdict.SAME, side[0].written, name.written, because=because)
            for side in (out, rest)
            for name in self._adrift(side, held, apart)
        ]
        listed = ", ".join(name.written for name in out)
        self._act(f"split {listed} from {rest[0].written} (#{entity.id})", held, [*apart, *kept], because, now)
        return self._book.entity_of(rest[0].id), self._book.entity_of(out[0].id)

    def part(self, one: Entity, other: Entity, *, because: str, now: datetime) -> None:
        """Two entities as two, whatever is read later; NamingError where they are of two types, which are never linked."""
        if one.type is not other.type:
            raise NamingError(
                f"{_called(one)} is of type {one.type}, {_called(other)} of type {other.type}: nothing links them"
            )
        apart = [
            Decision.of(one.type, Verdict.APART, name.written, another.written, because=because)
            for name in one.names
            for another in other.names
        ]
        self._act(f"split {_called(other)} from {_called(one)}", [], apart, because, now)

    def ignore(self, entity: Entity, *, because: str, now: datetime) -> None:
        """Nothing more of this entity in any answer."""
        marks = [Decision.of(entity.type, Verdict.IGNORED, name.written, because=because) for name in entity.names]
        self._act(f"ignore {_called(entity)}", [], marks, because, now)

    def heed(self, entity: Entity, *, because: str, now: datetime) -> None:
        """An ignored entity as any other again."""
        marks = self._about(Verdict.IGNORED, entity.names, entity.type)
        self._act(f"ignore --off {_called(entity)}", marks, [], because, now)

    def adopt(self, decisions: Iterable[Decision], what: str, *, now: datetime) -> int:
        """Take over decisions made elsewhere; how many were not here yet. One that is here otherwise gives way.

        NamingError, and nothing done, where theirs and ours together say that names are apart and one entity.
        """
        decisions = list(decisions)
        check_consistent({each[:3]: each for each in (*self.all(), *decisions)}.values(), what)
        added = [each for each in decisions if self._decided(each) != each]
        removed = [known for each in added if (known := self._decided(each)) is not None]
        if added:
            self._act(what, removed, added, "", now)
        return len(added)

    def undo(self, *, now: datetime) -> Action | None:
        """Take back the latest action that holds; None where there is none."""
        found = self._connection.execute(
            "SELECT action, at, what, removed, added FROM name_actions WHERE undone IS NULL ORDER BY action DESC LIMIT 1"
        ).fetchone()
        if found is None:
            return None
        number, at, what, removed, added = found
        self._change(_unpacked(added), _unpacked(removed))
        self._connection.execute("UPDATE name_actions SET undone = ? WHERE action = ?", (now.isoformat(), number))
        return Action(number, datetime.fromisoformat(at), what, now)

    # --- asking ------------------------------------------------------------------------------------------------------

    def journal(self) -> Iterator[Action]:
        """Every action, the latest first."""
        for number, at, what, undone in self._connection.execute(
            "SELECT action, at, what, undone FROM name_actions ORDER BY action DESC"
        ):
            yield Action(
                number, datetime.fromisoformat(at), what, None if undone is None else datetime.fromisoformat(undone)
            )

    def all(self) -> Iterator[Decision]:
        """Every decision, by type, then by name."""
        return map(
            _decision, self._connection.execute(f"SELECT {COLUMNS} FROM name_decisions ORDER BY type, one, other")
        )

    def _decided(self, like: Decision) -> Decision | None:
        """What is decided of the names of this decision."""
        found = self._connection.execute(
            f"SELECT {COLUMNS} FROM name_decisions WHERE type = ? AND one = ? AND other = ?",
            (like.type, like.one, like.other),
        ).fetchone()
        return None if found is None else _decision(found)

    def _about(self, verdict: Verdict, names: Iterable[Name], type_: EntityType) -> list[Decision]:
        found = []
        for name in names:
            found += self._connection.execute(
                f"SELECT {COLUMNS} FROM name_decisions WHERE type = ?1 AND (one = ?2 OR other = ?2) AND verdict = ?3",
                (type_, name.normal, verdict),
            ).fetchall()
        return sorted(set(map(_decision, found)))

    def _between(
        self, verdict: Verdict, names: Sequence[Name], others: Sequence[Name], type_: EntityType
    ) -> list[Decision]:
        """The decisions that say this of a name of one side and a name of the other."""
        here, there = ({name.normal for name in side} for side in (names, others))
        return [
            each
            for each in self._about(verdict, names, type_)
            if (each.one in here and each.other in there) or (each.one in there and each.other in here)
        ]

    # --- changing ----------------------------------------------------------------------------------------------------

    def _adrift(self, side: Sequence[Name], removed: Sequence[Decision], added: Sequence[Decision]) -> list[Name]:
        """The names of one side that would be of other entities than its first when decisions are changed so."""
        self._connection.execute("SAVEPOINT trial")
        self._change(removed, added)
        entities = self._book.entities_of(name.id for name in side)
        adrift: dict[int, Name] = {}
        for name in side:
            if entities[name.id].id != entities[side[0].id].id:
                adrift.setdefault(entities[name.id].id, name)
        self._connection.execute("ROLLBACK TO trial")
        self._connection.execute("RELEASE trial")
        return list(adrift.values())

    def _act(
        self, what: str, removed: Sequence[Decision], added: Sequence[Decision], because: str, now: datetime
    ) -> None:
        gone = {each[:3]: each for each in removed}
        for each in added:  # what is decided of the same names gives way
            known = self._decided(each)
            if known is not None:
                gone[each[:3]] = known
        self._change(list(gone.values()), added)
        said = f"{what} because {' '.join(because.split())}" if because else what
        self._connection.execute(
            "INSERT INTO name_actions (at, what, removed, added) VALUES (?, ?, ?, ?)",
            (now.isoformat(), said, json.dumps(list(gone.values())), json.dumps(added)),
        )

    def _change(self, removed: Iterable[Decision], added: Iterable[Decision]) -> None:
        removed, added = list(removed), list(added)
        self._connection.executemany(
            "DELETE FROM name_decisions WHERE type = ? AND one = ? AND other = ?", [each[:3] for each in removed]
        )
        self._connection.executemany("INSERT INTO name_decisions VALUES (?, ?, ?, ?, ?, ?, ?)", added)
        relink(self._connection, self._names_in([*removed, *added]))

    def _names_in(self, decisions: Iterable[Decision]) -> list[int]:
        wanted = {(each.type, normal) for each in decisions for normal in (each.one, each.other) if normal}
        found: list[int] = []
        for name in sorted(wanted):
            row = self._connection.execute("SELECT name_id FROM names WHERE type = ? AND normal = ?", name).fetchone()
            if row is not None:
                found.append(int(row[0]))
        return found


COLUMNS: Final = "type, one, other, verdict, one_written, other_written, because"


def _decision(row: sqlite3.Row | Sequence[str]) -> Decision:
    type_, one, other, verdict, one_written, other_written, because = row
    return Decision(EntityType(type_), one, other, Verdict(verdict), one_written, other_written, because)


def _unpacked(text: str) -> list[Decision]:
    return [_decision(each) for each in json.loads(text)]


def _called(entity: Entity) -> str:
    return f"{entity.name} (#{entity.id})"
