"""The query as it was typed: a tree of frozen nodes, its canonical form, and its simplification.

The tree says what was asked, not how it is answered: words stand as typed, dates are symbolic, names are names. Nothing
here knows the day, the archive or an engine; ``search.resolving`` makes the tree that does. Two queries are equal when
they ask the same in the same way: ``span``, the place in the text, takes no part in it.

``str(query)`` is the canonical form, and parsing it gives an equal tree, unless it has grown past the parser's limits.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import field, replace
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Self

from corpus.article import Field
from corpus.frozen import dataclass
from search.fields import AnyField, DateField, EntityField, Property, ValueField

if TYPE_CHECKING:  # only queries with dates need them
    from search.periods import Period

Span = tuple[int, int]  # half-open, in code points of the text of the query

OPERATORS: Final = frozenset({"AND", "OR", "NOT", "ATLEAST"})

MOST_WORDS_APART: Final = 50  # the largest n of w/n and pre/n


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Spanned:
    """Something with a place in the text of a query; the place is no part of what it is.

    Equality, hash and representation are written once here, not generated for each of forty kinds of node: that is a
    noticeable part of the time a search takes to start.
    """

    span: Span = field(default=(0, 0), kw_only=True)

    def at(self, span: Span) -> Self:
        """The same at another place."""
        moved = object.__new__(type(self))
        names: tuple[str, ...] = self.__match_args__
        for name in names:
            object.__setattr__(moved, name, getattr(self, name))
        object.__setattr__(moved, "span", span)
        return moved

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spanned) and type(self) is type(other) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash((type(self), _values(self)))

    def __repr__(self) -> str:
        names: tuple[str, ...] = self.__match_args__
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"


def _values(node: Spanned) -> object:
    """The fields of its kind; ``span``, keyword only, is not among them."""
    take = _TAKING.get(type(node))
    if take is None:
        names: tuple[str, ...] = node.__match_args__
        take = _TAKING[type(node)] = attrgetter(*names) if names else lambda _: ()
    return take(node)


_TAKING: Final[dict[type, Callable[[Spanned], object]]] = {}


class Unit(StrEnum):
    """The stretch of text that both operands of a proximity must share; the value is what is typed."""

    SENTENCE = "s"
    PARAGRAPH = "p"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Word(Spanned):
    """A word as typed; with its inflections unless ``exact``.

    A word with separators in it (``F-16``) stands for its parts side by side, as exact words.
    """

    text: str
    exact: bool = False

    def __str__(self) -> str:
        return f"={self.text}" if self.exact else self.text


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fuzzy(Spanned):
    """The words at most ``distance`` (1 or 2) edits from ``text``."""

    text: str
    distance: int

    def __str__(self) -> str:
        return f"{self.text}~{self.distance}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Wildcard(Spanned):
    """The words that fit ``pattern``: ``*`` stands for any characters or none, ``?`` for one."""

    pattern: str

    def __str__(self) -> str:
        return self.pattern


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Phrase(Spanned):
    """The words of ``text``, folded but not inflected, side by side in this order."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NameNumber(Spanned):
    """The one entity the name book knows by this number."""

    number: int

    def __str__(self) -> str:
        return f"#{self.number}"


# A word, wildcard or fuzzy word is part of a name; a phrase is a whole name.
Name = Word | Phrase | Wildcard | Fuzzy | NameNumber


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EntityClause(Spanned):
    """A mention of an entity with that name. A ``Word`` in it is never exact."""

    field: EntityField
    name: Name

    def __str__(self) -> str:
        return f"{self.field}:{self.name}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Near(Spanned):
    """Both operands in one field, without overlap.

    ``reach`` is the largest distance, 1 to 50: the start of the later match minus the end of the earlier, so that 1 is
    adjacent; or the unit that must hold both. ``ordered``: ``left`` comes first.
    """

    left: "Query"
    right: "Query"
    reach: int | Unit
    ordered: bool = False

    def __str__(self) -> str:
        return f"{_atom(self.left)} {proximity(self.reach, ordered=self.ordered)} {_atom(self.right)}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AtLeast(Spanned):
    """``count`` or more matches of ``of`` that do not overlap, in title and body together."""

    count: int
    of: "Query"

    def __str__(self) -> str:
        return f"ATLEAST {self.count} {_atom(self.of)}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Scope(Spanned):
    """``of``, looked for in this field only; ``of`` holds neither a field nor an ``AtLeast`` nor ``*``."""

    field: Field
    of: "Query"

    def __str__(self) -> str:
        return f"{self.field}:{_atom(self.of)}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DateClause(Spanned):
    """A date of the article lies in ``period``."""

    field: DateField
    period: "Period"

    def __str__(self) -> str:
        return f"{self.field}:{self.period}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ValueClause(Spanned):
    """``field`` has this value, as typed but for quotes; tags and ids in lower case."""

    field: ValueField
    value: str

    def __str__(self) -> str:
        return f"{self.field}:{_quoted_if_needed(self.value)}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Is(Spanned):
    """The article has this property."""

    property: Property

    def __str__(self) -> str:
        return f"is:{self.property}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Has(Spanned):
    """``field`` has a value."""

    field: AnyField

    def __str__(self) -> str:
        return f"{self.field}:*"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Saved(Spanned):
    """What the saved query of this name asks."""

    name: str

    def __str__(self) -> str:
        return f"query:{_quoted_if_needed(self.name)}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Everything(Spanned):
    """Every article."""

    def __str__(self) -> str:
        return "*"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Not(Spanned):
    """What does not hold."""

    of: "Query"

    def __str__(self) -> str:
        return f"NOT {_grouped(self.of) if isinstance(self.of, Not | Near) else _clause(self.of)}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class And(Spanned):
    """All of two or more."""

    clauses: tuple["Query", ...]

    def __str__(self) -> str:
        return " AND ".join(map(_clause, self.clauses))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Or(Spanned):
    """At least one of two or more."""

    clauses: tuple["Query", ...]

    def __str__(self) -> str:
        return " OR ".join(map(_clause, self.clauses))


Query = (
    Word
    | Fuzzy
    | Wildcard
    | Phrase
    | Near
    | AtLeast
    | Scope
    | DateClause
    | EntityClause
    | ValueClause
    | Is
    | Has
    | Saved
    | Everything
    | Not
    | And
    | Or
)


def proximity(reach: int | Unit, *, ordered: bool) -> str:
    """The operator as typed: ``w/5``, ``pre/s``."""
    return f"{'pre' if ordered else 'w'}/{reach}"


def children(query: Query) -> tuple[Query, ...]:
    """The parts a query is made of, in the order typed; none for a leaf."""
    match query:
        case And() | Or():
            return query.clauses
        case Near():
            return (query.left, query.right)
        case Not() | Scope() | AtLeast():
            return (query.of,)
        case _:
            return ()


def simplify(query: Query) -> Query:
    """An equally true query without nested groups of one kind, double negations, repetitions and idle ``*``.

    It is yes, no and unknown for the same articles, and simplifying it again changes nothing.
    """
    match query:
        case And() | Or():
            return _simplified_group(query)
        case Not():
            inner = simplify(query.of)
            return inner.of if isinstance(inner, Not) else replace(query, of=inner)
        case Scope() | AtLeast():
            return replace(query, of=simplify(query.of))
        case Near():
            return replace(query, left=simplify(query.left), right=simplify(query.right))
        case _:
            return query


def _simplified_group(group: And | Or) -> Query:
    clauses = _without_repetitions(_flat(group))
    everything = next((clause for clause in clauses if isinstance(clause, Everything)), None)
    if everything is not None:
        if isinstance(group, Or):
            return everything
        clauses = tuple(clause for clause in clauses if clause is not everything) or (everything,)
    return clauses[0] if len(clauses) == 1 else replace(group, clauses=clauses)


def _flat(group: And | Or) -> Iterable[Query]:
    for clause in map(simplify, group.clauses):
        if isinstance(clause, And | Or) and type(clause) is type(group):
            yield from clause.clauses
        else:
            yield clause


def _without_repetitions(clauses: Iterable[Query]) -> tuple[Query, ...]:
    return tuple(dict.fromkeys(clauses))


def _grouped(query: Query) -> str:
    return f"({query})"


def _clause(query: Query) -> str:
    """As it stands beside AND, OR or NOT."""
    return _grouped(query) if isinstance(query, And | Or) else str(query)


def _atom(query: Query) -> str:
    """As it stands behind a field or beside a proximity operator."""
    return _grouped(query) if isinstance(query, And | Or | Not | Near | AtLeast) else str(query)


# Letters and digits, with single dots, dashes and slashes between them: nothing the parser could take for syntax.
_BARE_VALUE: Final = re.compile(r"[^\W_]+(?:[-_./][^\W_]+)*")


def _quoted_if_needed(value: str) -> str:
    return value if _BARE_VALUE.fullmatch(value) and value not in OPERATORS else f'"{value}"'
