"""The refusal of a query: what is wrong, where, and what was probably meant.

A refusal is made of fields; the text with its caret is made from them. Callers branch on ``kind``, never on words.
"""

import unicodedata
from enum import StrEnum
from typing import Final

from corpus.errors import DatelineError

_LINE_COLUMNS: Final = 72  # what is shown of a long query: fits a terminal of 80 with its indent
_COLUMNS_BEFORE: Final = 24  # of these, in front of the culprit
_LONGEST_EXCERPT: Final = 40  # characters
_INDENT: Final = "    "


class QueryFault(StrEnum):
    """Why a query was refused."""

    EMPTY = "empty query"
    TOO_LONG = "query too long"
    TOO_DEEP = "nested too deeply"
    INVISIBLE = "invisible character"
    UNCLOSED_QUOTE = "unclosed quote"
    EMPTY_PHRASE = "empty phrase"
    SINGLE_QUOTES = "single quotes"
    UNCLOSED_GROUP = "unclosed parenthesis"
    UNOPENED_GROUP = "unopened parenthesis"
    EMPTY_GROUP = "empty parentheses"
    MISSING_SPACE = "missing space"
    MISSING_OPERAND = "missing operand"
    MIXED_OPERATORS = "AND and OR at one level"
    DOUBLE_NEGATION = "double negation"
    FOREIGN_OPERATOR = "operator of another tool"
    CHAINED_PROXIMITY = "chained proximity"
    BAD_DISTANCE = "distance of a proximity"
    BAD_OPERAND = "operand of a proximity"
    BAD_COUNT = "number of ATLEAST"
    BAD_COUNTED = "operand of ATLEAST"
    MISPLACED = "not allowed here"
    UNKNOWN_FIELD = "unknown field"
    NESTED_FIELD = "field inside a field"
    MISSING_VALUE = "field without a value"
    BAD_VALUE = "value of a field"
    NO_WORD = "no letter or digit"
    STRAY_MARK = "mark outside a word"
    BAD_FUZZY = "fuzzy word"
    BAD_EXACT = "exact word"
    BAD_WILDCARD = "wildcard"
    QUOTED_WILDCARD = "wildcard inside quotes"
    RANGE_WITHOUT_FIELD = "range without a field"
    NOT_A_DATE = "not a date"
    AMBIGUOUS_DATE = "ambiguous date"
    MISSING_YEAR = "date without a year"
    EMPTY_RANGE = "range open at both ends"
    REVERSED_RANGE = "reversed range"
    UNKNOWN_SAVED = "unknown saved query"
    SAVED_LOOP = "saved query that asks itself"
    EASILY_MISREAD = "easily misread, and --strict"


class QueryError(DatelineError):
    """A query that was not understood.

    Attributes:
        kind: the class of the reason.
        text: the whole query, as typed.
        span: the culprit in ``text``, half-open, in code points; empty at the end where something is missing.
        message: what is wrong, one sentence without a full stop.
        suggestion: what was probably meant, as it would be typed; several are joined with ``, or``. None: nothing near.
    """

    exit_code = 2

    def __init__(
        self, kind: QueryFault, text: str, span: tuple[int, int], message: str, suggestion: str | None = None
    ) -> None:
        self.kind = kind
        self.text = text
        self.span = span
        self.message = message
        self.suggestion = suggestion
        super().__init__(kind, text, span, message, suggestion)

    def __str__(self) -> str:
        meant = "" if self.suggestion is None else f"\ndid you mean: {self.suggestion}"
        return f"{self.message}\n{pointed_out(self.text, self.span)}{meant}"


def excerpt(typed: str) -> str:
    """A part of a query as a message or a suggestion repeats it: on one line, and cut when it is long."""
    line = " ".join(typed.split())
    return line if len(line) <= _LONGEST_EXCERPT else f"{line[: _LONGEST_EXCERPT - 1]}…"


def pointed_out(text: str, span: tuple[int, int]) -> str:
    """``text`` on one line with carets under ``span``, both indented.

    Columns are those of a terminal: wide characters take two, combining marks none. Characters that would not show or
    would break the line are replaced one for one, and a long text is cut around the span.

    >>> print(pointed_out("titel:oil", (0, 5)))
        titel:oil
        ^^^^^
    """
    start, end = span
    first, last = _window(text, start)
    shown = "".join(map(_visible, text[first:last]))
    ahead = "…" if first else ""
    behind = "…" if last < len(text) else ""
    carets = max(1, _columns(text[start : min(end, last)]))
    margin = _columns(text[first:start]) + len(ahead)
    return f"{_INDENT}{ahead}{shown}{behind}\n{_INDENT}{' ' * margin}{'^' * carets}"


def _window(text: str, start: int) -> tuple[int, int]:
    """The part of ``text`` to show; whole if it fits."""
    if len(text) <= _LINE_COLUMNS and _columns(text) <= _LINE_COLUMNS:
        return 0, len(text)
    room, first = _COLUMNS_BEFORE, start
    while first > 0 and room >= _columns(text[first - 1]):
        first -= 1
        room -= _columns(text[first])
    room, last = _LINE_COLUMNS - _columns(text[first:start]), start
    while last < len(text) and room >= _columns(text[last]):
        room -= _columns(text[last])
        last += 1
    return first, last


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character)[0] == "C" else character


def _columns(text: str) -> int:
    return sum(map(_column_count, text))


def _column_count(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
