"""A query clause by clause: each as it was typed, beside what it was resolved to.

Both trees have one form but for two things: a field before a group is resolved into the group, so it is shown before
each of its parts; and a saved query is resolved into what it says, which is shown as its only part.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from corpus.article import Field
from search.parsing import parse
from search.query import (
    And,
    AtLeast,
    DateClause,
    EntityClause,
    Everything,
    Fuzzy,
    Has,
    Is,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Saved,
    Scope,
    ValueClause,
    Wildcard,
    Word,
    children,
)
from search.resolved import AllOf, Alternatives, AnyOf, Nearby, NoneOf, Repeated, Resolved


class ClauseKind(StrEnum):
    """What a clause is, as explanations call it."""

    WORD = "word"
    WILDCARD = "wildcard"
    FUZZY = "fuzzy"
    PHRASE = "phrase"
    PROXIMITY = "proximity"
    COUNT = "count"
    ENTITY = "entity"
    DATE = "date"
    VALUE = "value"
    PROPERTY = "property"
    FILLED = "filled"
    SAVED = "saved"
    EVERYTHING = "everything"
    NOT = "not"
    AND = "and"
    OR = "or"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its parts, in the order typed; a leaf has none. ``str()`` is its canonical form."""

    typed: Query
    resolved: Resolved
    parts: tuple["Clause", ...]

    @property
    def kind(self) -> ClauseKind:
        """What it is, its field aside."""
        return _KINDS[type(within_field(self.typed))]

    def __str__(self) -> str:
        return str(self.typed)

    def walk(self, level: int = 0) -> Iterator[tuple[int, "Clause"]]:
        """This clause and all below it, each before its parts, with the number of clauses above it."""
        yield level, self
        for part in self.parts:
            yield from part.walk(level + 1)


def clause_of(query: Query, resolved: Resolved, saved: Mapping[str, str]) -> Clause:
    """The query with all its parts; ``resolved`` was made of it with these saved queries."""
    return _clause(query, resolved, None, saved)


def within_field(query: Query) -> Query:
    """What stands behind the field of a text clause; any other query itself."""
    return query.of if isinstance(query, Scope) else query


def _clause(typed: Query, resolved: Resolved, field: Field | None, saved: Mapping[str, str]) -> Clause:
    if isinstance(typed, Scope):
        return _clause(typed.of, resolved, typed.field, saved)
    if isinstance(typed, Saved):
        below = [(parse(saved[typed.name]), resolved)]
    else:
        below = list(zip(children(typed), _children(resolved), strict=True)) if children(typed) else []
    return Clause(
        typed if field is None else Scope(field, typed),
        resolved,
        tuple(_clause(part, answer, field, saved) for part, answer in below),
    )


def _children(resolved: Resolved) -> tuple[Resolved, ...]:
    match resolved:
        case AllOf() | AnyOf():
            return resolved.clauses
        case Alternatives():
            return resolved.parts
        case Nearby():
            return (resolved.left, resolved.right)
        case NoneOf() | Repeated():
            return (resolved.of,)
        case _:
            return ()


_KINDS: Final[dict[type[Query], ClauseKind]] = {
    Word: ClauseKind.WORD,
    Wildcard: ClauseKind.WILDCARD,
    Fuzzy: ClauseKind.FUZZY,
    Phrase: ClauseKind.PHRASE,
    Near: ClauseKind.PROXIMITY,
    AtLeast: ClauseKind.COUNT,
    EntityClause: ClauseKind.ENTITY,
    DateClause: ClauseKind.DATE,
    ValueClause: ClauseKind.VALUE,
    Is: ClauseKind.PROPERTY,
    Has: ClauseKind.FILLED,
    Saved: ClauseKind.SAVED,
    Everything: ClauseKind.EVERYTHING,
    Not: ClauseKind.NOT,
    And: ClauseKind.AND,
    Or: ClauseKind.OR,
}
