"""Operators: which chunks are some, and what may stand beside them."""

from typing import Final, NamedTuple

from search.errors import QueryError, QueryFault
from search.fields import EntityField
from search.query import (
    MOST_WORDS_APART,
    EntityClause,
    Fuzzy,
    Has,
    Near,
    Or,
    Phrase,
    Query,
    Scope,
    Unit,
    Wildcard,
    Word,
    proximity,
)
from search.syntax.foreign import unit_named
from search.syntax.lexing import Token, TokenKind

_UNITS: Final = {unit.value: unit for unit in Unit}


class Reach(NamedTuple):
    """What a proximity operator says."""

    reach: int | Unit
    ordered: bool


def is_word(token: Token, operator: str) -> bool:
    """Whether the token is this operator in capitals."""
    return token.kind is TokenKind.CHUNK and token.text == operator


def is_proximity(token: Token) -> bool:
    """Whether the token is ``w/`` or ``pre/`` with anything behind it."""
    return token.kind is TokenKind.CHUNK and token.text.startswith(("w/", "pre/"))


def read_proximity(text: str, token: Token) -> Reach:
    """What the proximity operator says; QueryError where it has no distance that could be meant."""
    operator, _, reach = token.text.partition("/")
    ordered = operator == "pre"
    unit = _UNITS.get(reach)
    if unit is not None:
        return Reach(unit, ordered)
    if reach.isascii() and reach.isdigit():
        distance = int(reach) if len(reach) < 5 else MOST_WORDS_APART + 1
        if 1 <= distance <= MOST_WORDS_APART:
            return Reach(distance, ordered)
        message, near = (
            ("words side by side are at distance 1", 1)
            if distance == 0
            else (
                f"the largest distance is {MOST_WORDS_APART} words; s is the sentence, p the paragraph",
                MOST_WORDS_APART,
            )
        )
        suggestion: str | None = proximity(near, ordered=ordered)
    else:
        message = f"{operator}/ is followed by a number of words from 1 to {MOST_WORDS_APART}, or by s or p"
        unit = unit_named(reach.lower())
        suggestion = None if unit is None else proximity(unit, ordered=ordered)
    raise QueryError(QueryFault.BAD_DISTANCE, text, token.span, message, suggestion)


def obstacle_in(operand: Query) -> Query | None:
    """What in the operand cannot stand in a proximity; None where all can. A proximity is an obstacle here."""
    match operand:
        case Word() | Fuzzy() | Wildcard() | Phrase() | EntityClause() | Has(EntityField()):
            return None
        case Or():
            return next((found for found in map(obstacle_in, operand.clauses) if found is not None), None)
        case _:
            return operand


def is_countable(counted: Query) -> bool:
    """Whether ATLEAST can count it: what can stand in a proximity, a proximity, these in one field, an OR of these."""
    match counted:
        case Or():
            return all(map(is_countable, counted.clauses))
        case Scope():
            return is_countable(counted.of)
        case Near():
            return True
        case _:
            return obstacle_in(counted) is None
