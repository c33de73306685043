"""The refusals of the parser that take some working out: what is wrong, and how it was probably meant.

Each function makes the error; the parser raises it.
"""

import re
from collections.abc import Sequence
from typing import Final

from search.errors import QueryError, QueryFault, excerpt
from search.query import And, AtLeast, Near, Not, Query, Scope, Span
from search.syntax.foreign import nearest_field
from search.syntax.lexing import Token, TokenKind
from search.syntax.operators import is_proximity

# Fields of other tools that are a date and a comparison.
_SIDES: Final = {"since": ">=", "from": ">=", "after": ">", "until": "<=", "to": "<=", "before": "<"}


def mixed_operators(text: str, first_or: Span, operands: Sequence[tuple[str, str]]) -> QueryError:
    """For AND and OR at one level; ``operands`` as typed, each behind the operator before it, "" for none."""
    return QueryError(
        QueryFault.MIXED_OPERATORS,
        text,
        first_or,
        "AND and OR meet here, and words side by side mean AND: parentheses must say what belongs together",
        ", or ".join(_grouped(operands, joined_by_or=joined_by_or) for joined_by_or in (False, True)),
    )


def _grouped(operands: Sequence[tuple[str, str]], *, joined_by_or: bool) -> str:
    """The level with parentheses around what OR joins, or around what AND joins."""
    shown: list[str] = []
    run: list[str] = []
    for at, (operator, typed) in enumerate(operands):
        if at and (operator == "OR") is joined_by_or:
            run += filter(None, (operator, excerpt(typed)))
        else:
            shown += _closed(run, shown)
            run = [operator, excerpt(typed)]
    shown += _closed(run, shown)
    return " ".join(shown)


def _closed(run: list[str], shown: list[str]) -> list[str]:
    """A run of operands whose first element is the operator before it, in parentheses if it is more than one operand."""
    if not run:
        return []
    operator, *words = run
    operands = f"({' '.join(words)})" if len(words) > 1 else words[0]
    return [operator, operands] if operator and shown else [operands]


def missing_operand(text: str, token: Token, operator: Token | None, opened: Sequence[Token]) -> QueryError:
    """For a closing parenthesis or the end where something should stand, behind ``operator``."""
    if operator is not None:
        return QueryError(QueryFault.MISSING_OPERAND, text, operator.span, f"{operator.text} needs something after it")
    if not opened:
        return unopened_group(text, token)
    if token.kind is TokenKind.END:
        return unclosed_group(text, opened)
    return QueryError(
        QueryFault.EMPTY_GROUP, text, (opened[-1].start, token.end), "there is nothing between these parentheses"
    )


def unopened_group(text: str, token: Token) -> QueryError:
    """For a closing parenthesis too many."""
    return QueryError(QueryFault.UNOPENED_GROUP, text, token.span, "no parenthesis is open that this one could close")


def unclosed_group(text: str, opened: Sequence[Token]) -> QueryError:
    """For the end of the query inside parentheses."""
    return QueryError(QueryFault.UNCLOSED_GROUP, text, opened[-1].span, "the parenthesis opened here is never closed")


def glued(text: str, token: Token) -> QueryError:
    """For a token without a space before it."""
    return QueryError(
        QueryFault.MISSING_SPACE,
        text,
        token.span,
        "a space is missing before this; what has a parenthesis in it stands in quotes",
    )


def misplaced_operator(text: str, token: Token, operator: Token | None) -> QueryError:
    """For an operator where something else should stand, behind ``operator``."""
    if token.text in {"AND", "OR"} or is_proximity(token):
        if operator is None:
            return QueryError(QueryFault.MISSING_OPERAND, text, token.span, f"{token.text} needs something before it")
        return QueryError(
            QueryFault.MISSING_OPERAND,
            text,
            (operator.start, token.end),
            f"between {operator.text} and {token.text} something is missing",
        )
    if operator is None or operator.text in {"AND", "OR"}:
        return QueryError(
            QueryFault.NO_WORD,
            text,
            token.span,
            "a dash on its own means nothing; for NOT it stands directly before its word",
        )
    span = (operator.start, token.end)
    if operator.text in {"NOT", "-"}:
        return QueryError(QueryFault.DOUBLE_NEGATION, text, span, "NOT of a NOT is the thing itself: leave both out")
    if operator.text == "ATLEAST":
        return QueryError(QueryFault.BAD_COUNTED, text, span, "ATLEAST counts what is there: NOT cannot follow it")
    return QueryError(QueryFault.BAD_OPERAND, text, span, "NOT cannot stand beside a proximity")


def unknown_field(text: str, token: Token, name: str) -> QueryError:
    """For a chunk that begins with a name and a colon."""
    rest, lowered = token.text[len(name) + 1 :], name.lower()
    if lowered in _SIDES:
        meant: str | None = f"published:{_SIDES[lowered]}{rest}"
    else:
        near = nearest_field(lowered)
        meant = None if near is None else f"{near}:{rest}"
    return QueryError(
        QueryFault.UNKNOWN_FIELD,
        text,
        (token.start, token.start + len(name)),
        f"there is no field '{excerpt(name)}'; a text with a colon in it stands in quotes",
        meant,
    )


def bad_operand(text: str, extent: Span, obstacle: Query, token: Token) -> QueryError:
    """For an operand of the proximity ``token`` that is, or holds, ``obstacle``."""
    meant = None
    match obstacle:
        case Near():
            reason = "a proximity beside a proximity holds words, names or an OR of these, and no third proximity"
        case Scope():
            reason = "the field stands before the whole proximity: both sides lie in one field"
            meant = f"{obstacle.field}:({obstacle.of} {token.text} ...)"
        case Not():
            reason = "NOT cannot stand beside a proximity"
        case And():
            reason = "beside a proximity stands one thing, or alternatives joined with OR"
        case AtLeast():
            reason = "ATLEAST cannot stand beside a proximity"
        case _:
            reason = f"{excerpt(str(obstacle))} has no place in the text that anything could be near"
    return QueryError(QueryFault.BAD_OPERAND, text, extent, reason, meant)


def modified_phrase(text: str, phrase: Token, following: Token) -> QueryError:
    """For a mark that other tools allow directly behind a phrase."""
    words, distance = phrase.text.split(), following.text[1:]
    is_slop = following.text[0] == "~" and len(words) == 2 and distance.isdecimal()
    return QueryError(
        QueryFault.MISPLACED,
        text,
        following.span,
        "nothing can follow a phrase directly: it is matched as it stands; words near each other are joined with w/",
        f"{words[0]} w/{distance} {words[1]}" if is_slop else None,
    )


def quoted_wildcard(text: str, phrase: Token, at: int) -> QueryError:
    """For the first wildcard in a phrase, which stands at ``at`` in it."""
    start = phrase.start + 1 + at
    return QueryError(
        QueryFault.QUOTED_WILDCARD,
        text,
        (start, start + 1),
        "* and ? are not allowed inside quotes; a wildcard is joined to its neighbour with pre/1",
        _with_wildcards(phrase.text.strip()),
    )


def _with_wildcards(phrase: str) -> str | None:
    """The same words as proximities; a question mark at the end is taken for one."""
    if "*" not in phrase and phrase.index("?") == len(phrase) - 1:
        return f'"{phrase[:-1]}"'
    match phrase.split():
        case [one]:
            return one
        case [one, other]:
            return f"{one} pre/1 {other}"
        case [one, other, third]:
            return f"({one} pre/1 {other}) pre/1 {third}"
        case _:
            return None


def with_not(typed: str) -> str:
    """The query that was probably meant by one that begins with a dash, with NOT for the dash, and never alone."""
    found = re.fullmatch(_DENIED, typed.strip())
    if found is None:
        return f"oil NOT {typed.strip().lstrip('-')}"
    denied, rest = found.groups()
    if rest.startswith("OR "):
        return f"NOT {denied} {rest}"
    return f"{rest.removeprefix('AND ')} NOT {denied}"


# What a dash denies, and what follows it.
_DENIED: Final = r"-+([^\s\"()]*(?:\"[^\"]*\"|\([^()]*\)|[^\s\"()]))\s+(\S.*)"
