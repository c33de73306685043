"""Text to Query: the grammar, by hand and strict. What is not understood exactly is refused with its place.

::

    query  = and | or
    and    = not { ["AND"] not }          or = not { "OR" not }          never both at one level
    not    = [ "NOT" | "-" ] near
    near   = unit [ ("w/" | "pre/") (1..50 | "s" | "p") unit ]
    unit   = [ field ":" ] atom
    atom   = "(" query ")" | phrase | range | term | "ATLEAST" INT unit

A field before a group belongs to everything in it: a text field stays one node around the group, any other is given to
each value. The parser knows neither the day nor the archive.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, NoReturn

from corpus.article import Field
from corpus.words import words_of
from search.errors import QueryError, QueryFault, excerpt
from search.fields import FIELDS, DateField, EntityField, FieldKind, QueryField, field_named
from search.query import (
    OPERATORS,
    And,
    AtLeast,
    DateClause,
    Has,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Scope,
    Span,
    Word,
)
from search.syntax.foreign import refuse_foreign, refuse_foreign_between
from search.syntax.lexing import GROUP_ENDS, Scanner, Token, TokenKind, refuse_unreadable
from search.syntax.operators import is_countable, is_proximity, is_word, obstacle_in, read_proximity
from search.syntax.plain import read_plain
from search.syntax.refusing import (
    bad_operand,
    glued,
    misplaced_operator,
    missing_operand,
    mixed_operators,
    modified_phrase,
    quoted_wildcard,
    unclosed_group,
    unknown_field,
    unopened_group,
)
from search.syntax.terms import FIELD, read_term
from search.syntax.values import read_full_name, read_name, read_value

DEEPEST_NESTING: Final = 50  # parentheses inside parentheses
LARGEST_COUNT: Final = 9_999  # of ATLEAST

_WITHOUT_ANY: Final = frozenset({FieldKind.PROPERTY, FieldKind.SAVED})  # kinds of field for which field:* means nothing


def parse(text: str) -> Query:
    """The query that ``text`` is; QueryError for anything that is not exactly one."""
    plain = read_plain(text)
    return parse_any(text) if plain is None else plain


def parse_any(text: str) -> Query:
    """The same, and by the whole grammar also for what can be read at a glance."""
    refuse_unreadable(text)
    return _Parser(text).query()


class _Operand(NamedTuple):
    """One of the operands at a level: the operator typed before it ("" for none), and where both stand."""

    operator: str
    operator_span: Span
    start: int
    end: int
    query: Query


class _Parser:
    """One pass from left to right over one text.

    Through the methods goes ``scope``, the field before the group being read, and ``operator``, the token that asked
    for what comes next: both None where there is none.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._scanner = Scanner(text)
        self._open: list[Token] = []

    def query(self) -> Query:
        """The whole text."""
        if self._scanner.peek().kind is TokenKind.END:
            self._refuse(QueryFault.EMPTY, (0, len(self._text)), "the query is empty; every article is *")
        query = self._level(None)
        rest = self._scanner.peek()
        if rest.kind is TokenKind.CLOSE:
            raise unopened_group(self._text, rest)
        return query

    # --- AND, OR, NOT ------------------------------------------------------------------------------------------------

    def _level(self, scope: QueryField | None) -> Query:
        """Operands up to a closing parenthesis or the end."""
        operands = list(self._operands(scope))
        if len(operands) == 1:
            return operands[0].query
        joined = {operand.operator for operand in operands[1:]}
        if "OR" in joined and len(joined) > 1:
            first_or = next(operand.operator_span for operand in operands if operand.operator == "OR")
            typed = [(operand.operator, self._text[operand.start : operand.end]) for operand in operands]
            raise mixed_operators(self._text, first_or, typed)
        group = Or if operands[1].operator == "OR" else And
        return group(tuple(operand.query for operand in operands), span=(operands[0].start, operands[-1].end))

    def _operands(self, scope: QueryField | None) -> Iterator[_Operand]:
        operator: Token | None = None
        while True:
            start = self._scanner.peek().start
            query = self._not(scope, operator)
            words, span = ("", (start, start)) if operator is None else (operator.text, operator.span)
            yield _Operand(words, span, start, self._scanner.end, query)
            token = self._scanner.peek()
            if token.kind in GROUP_ENDS:
                return
            self._refuse_glued(token)
            refuse_foreign_between(self._text, token)
            operator = self._scanner.take() if is_word(token, "AND") or is_word(token, "OR") else None

    def _not(self, scope: QueryField | None, operator: Token | None) -> Query:
        token = self._scanner.peek()
        if is_word(token, "NOT"):
            negation = self._scanner.take()
        elif token.kind is TokenKind.CHUNK and token.text[0] == "-" and self._is_minus(token):
            negation = Token(TokenKind.CHUNK, "-", token.start, token.start + 1, token.is_glued)
            self._scanner.seek(negation.end)
        else:
            return self._near(scope, operator)
        query = self._near(scope, negation)
        return Not(query, span=(negation.start, self._scanner.end))

    def _is_minus(self, token: Token) -> bool:
        """Whether a term is glued to the dash the chunk begins with; more than one dash is refused."""
        if token.text.startswith("--"):
            rest = token.text.lstrip("-")
            self._refuse(
                QueryFault.DOUBLE_NEGATION,
                token.span,
                "one dash means NOT; two mean nothing",
                f"-{rest}" if rest else None,
            )
        following = self._text[token.end : token.end + 1]
        return token.text != "-" or not (following.isspace() or following in {"", ")"})

    # --- proximity ---------------------------------------------------------------------------------------------------

    def _near(self, scope: QueryField | None, operator: Token | None) -> Query:
        start = self._scanner.peek().start
        left = self._unit(scope, operator)
        token = self._scanner.peek()
        if not is_proximity(token):
            return left
        self._refuse_glued(token)
        between = (start, self._scanner.end)
        reach = read_proximity(self._text, self._scanner.take())
        start_of_right = self._scanner.peek().start
        right = self._unit(scope, token)
        end = self._scanner.end
        following = self._scanner.peek()
        if is_proximity(following):
            self._refuse(
                QueryFault.CHAINED_PROXIMITY,
                following.span,
                "proximity joins two; a third needs parentheses around two of them",
                f"({excerpt(self._text[start:end])}) {following.text} ...",
            )
        self._refuse_operand(left, between, token)
        self._refuse_operand(right, (start_of_right, end), token)
        if isinstance(left, Near) and isinstance(right, Near):
            self._refuse(
                QueryFault.BAD_OPERAND, (start, end), "only one of the two beside a proximity can itself be a proximity"
            )
        return Near(left, right, reach.reach, reach.ordered, span=(start, end))

    def _refuse_operand(self, operand: Query, extent: Span, token: Token) -> None:
        """Raise QueryError unless the operand is words, names, an OR of these, or one proximity of these."""
        parts = (operand.left, operand.right) if isinstance(operand, Near) else (operand,)
        obstacle = next((found for found in map(obstacle_in, parts) if found is not None), None)
        if obstacle is not None:
            raise bad_operand(self._text, extent, obstacle, token)

    # --- what stands between operators -------------------------------------------------------------------------------

    def _unit(self, scope: QueryField | None, operator: Token | None) -> Query:
        token = self._scanner.peek()
        match token.kind:
            case TokenKind.END | TokenKind.CLOSE:
                raise missing_operand(self._text, token, operator, self._open)
            case TokenKind.OPEN:
                return self._group(scope)
            case TokenKind.PHRASE:
                return self._phrase(scope, self._scanner.take())
            case TokenKind.CHUNK:
                return self._chunk(scope, token, operator)

    def _chunk(self, scope: QueryField | None, token: Token, operator: Token | None) -> Query:
        if scope is None and token.text.isalpha() and token.text.islower():  # no operator, and nothing to refuse
            return Word(token.text, span=self._scanner.take().span)
        if token.text == "ATLEAST":
            return self._at_least(scope, operator)
        if token.text in OPERATORS or is_proximity(token) or token.text[0] == "-":
            raise misplaced_operator(self._text, token, operator)
        refuse_foreign(self._text, token)
        field = FIELD.match(token.text)
        if field is not None:
            return self._field(scope, token, field[1])
        return self._value(scope, self._scanner.take())

    def _group(self, scope: QueryField | None) -> Query:
        opened = self._scanner.take()
        self._open.append(opened)
        if len(self._open) > DEEPEST_NESTING:
            self._refuse(
                QueryFault.TOO_DEEP, opened.span, f"parentheses can be nested {DEEPEST_NESTING} deep, and no deeper"
            )
        query = self._level(scope)
        if self._scanner.peek().kind is TokenKind.END:
            raise unclosed_group(self._text, self._open)
        self._scanner.take()
        self._open.pop()
        return query

    def _at_least(self, scope: QueryField | None, operator: Token | None) -> AtLeast:
        keyword = self._scanner.take()
        if scope is not None:
            self._refuse(
                QueryFault.MISPLACED,
                keyword.span,
                "ATLEAST stands before the field, not behind it",
                f"ATLEAST 3 {scope.name}:..." if scope.kind is FieldKind.TEXT else None,
            )
        if operator is not None and is_proximity(operator):
            self._refuse(QueryFault.BAD_OPERAND, keyword.span, "ATLEAST cannot stand beside a proximity")
        if operator is not None and operator.text == "ATLEAST":
            self._refuse(QueryFault.BAD_COUNTED, keyword.span, "ATLEAST does not count what ATLEAST has counted")
        number = self._scanner.take()
        digits = number.text if number.kind is TokenKind.CHUNK and re.fullmatch("[0-9]+", number.text) else None
        if digits is None or not 1 <= int(digits[:5]) <= LARGEST_COUNT:
            self._refuse(
                QueryFault.BAD_COUNT,
                keyword.span if digits is None else number.span,
                f"ATLEAST is followed by a number from 1 to {LARGEST_COUNT:,} and what is counted",
                "ATLEAST 1" if digits is not None and not digits.strip("0") else None,
            )
        self._refuse_glued(self._scanner.peek())
        start = self._scanner.peek().start
        counted = self._unit(None, keyword)
        if not is_countable(counted):
            self._refuse(
                QueryFault.BAD_COUNTED,
                (start, self._scanner.end),
                "ATLEAST counts words, phrases, names and proximities, or an OR of these",
            )
        return AtLeast(int(digits), counted, span=(keyword.start, self._scanner.end))

    # --- fields ------------------------------------------------------------------------------------------------------

    def _field(self, scope: QueryField | None, token: Token, name: str) -> Query:
        colon = token.start + len(name) + 1
        if scope is not None:
            self._refuse(
                QueryFault.NESTED_FIELD, (token.start, colon), f"{scope.name}: already stands before this group"
            )
        field = FIELDS.get(name)
        if field is None:
            raise unknown_field(self._text, token, name)
        self._scanner.seek(colon)
        value = self._scanner.peek()
        if value.kind in GROUP_ENDS or value.start != colon:
            is_apart = value.kind not in GROUP_ENDS
            self._refuse(
                QueryFault.MISSING_VALUE,
                (token.start, colon),
                f"{name}: is followed directly by {field.kind}",
                f"{name}:{excerpt(self._text[value.start : value.end])}" if is_apart else None,
            )
        query = self._behind_field(field, value)
        return query.at((token.start, self._scanner.end))

    def _behind_field(self, field: QueryField, value: Token) -> Query:
        if value.text == "*" and value.kind is TokenKind.CHUNK and field.kind not in _WITHOUT_ANY:
            self._scanner.take()
            return Has(field_named(field), span=value.span)
        query = self._group(field) if value.kind is TokenKind.OPEN else self._value_or_refusal(field, value)
        return Scope(Field(field.name), query, span=query.span) if field.kind is FieldKind.TEXT else query

    def _value_or_refusal(self, field: QueryField, value: Token) -> Query:
        if value.kind is TokenKind.PHRASE:
            return self._phrase(field, self._scanner.take())
        if value.text in OPERATORS:
            self._refuse(
                QueryFault.MISPLACED,
                value.span,
                f"{value.text} is an operator; as a word it is written in small letters or in quotes",
                f'{field.name}:"{value.text}"' if value.text != "ATLEAST" else None,
            )
        inner = FIELD.match(value.text)
        if inner is not None and inner[1] in FIELDS:
            self._refuse(
                QueryFault.NESTED_FIELD, (value.start, value.start + inner.end()), "one field stands behind another"
            )
        if value.text[0] == "-":
            self._refuse(
                QueryFault.MISPLACED,
                value.span,
                "NOT stands before the field",
                f"-{field.name}:{value.text.lstrip('-')}",
            )
        return self._value(field, self._scanner.take())

    # --- words and values --------------------------------------------------------------------------------------------

    def _phrase(self, scope: QueryField | None, token: Token) -> Query:
        following = self._scanner.peek()
        if following.kind is TokenKind.CHUNK and following.is_glued and following.text[0] in "~^*":
            raise modified_phrase(self._text, token, following)
        if scope is not None and scope.kind is FieldKind.DATE:
            self._scanner.seek(token.end - 1 - len(token.text.lstrip()))
            query = self._period(scope)
            if self._text[self._scanner.end : token.end - 1].strip():
                self._refuse(QueryFault.NOT_A_DATE, token.span, "there is more than one date between these quotes")
            self._scanner.seek(token.end)
            return query
        if scope is not None and scope.kind is FieldKind.ENTITY:
            return read_full_name(EntityField(scope.name), self._text, token.text, token.span)
        if scope is not None and scope.kind is not FieldKind.TEXT:
            return read_value(scope, self._text, token.text, token.span, is_quoted=True)
        return self._read_phrase(token)

    def _read_phrase(self, token: Token) -> Phrase:
        words = words_of(token.text)
        wildcard = re.search(r"[*?]", token.text)
        if wildcard is not None:
            raise quoted_wildcard(self._text, token, wildcard.start())
        if token.text.endswith("\\"):
            self._refuse(
                QueryFault.STRAY_MARK,
                (token.end - 2, token.end),
                "there is no escape character, and no quote inside a phrase",
            )
        if not words:
            self._refuse(QueryFault.EMPTY_PHRASE, token.span, "there is no word between these quotes")
        return Phrase(token.text, span=token.span)

    def _value(self, scope: QueryField | None, token: Token) -> Query:
        """What an unquoted chunk means behind ``scope``; the chunk is taken."""
        if scope is not None and token.text == "*" and scope.kind not in _WITHOUT_ANY:
            self._refuse(
                QueryFault.MISPLACED, token.span, f"* is not a value among others; for any value write {scope.name}:*"
            )
        if scope is None or scope.kind is FieldKind.TEXT:
            return read_term(self._text, token.start, token.end)
        match scope.kind:
            case FieldKind.DATE:
                self._scanner.seek(token.start)
                return self._period(scope)
            case FieldKind.ENTITY:
                return read_name(EntityField(scope.name), self._text, token.start, token.end)
            case _:
                return read_value(scope, self._text, token.text, token.span, is_quoted=False)

    def _period(self, field: QueryField) -> DateClause:
        from search.syntax.period_parsing import parse_period  # noqa: PLC0415 - dates are a third of the grammar

        start = self._scanner.end
        period, end = parse_period(self._text, start)
        self._scanner.seek(end)
        return DateClause(DateField(field.name), period, span=(start, end))

    def _refuse_glued(self, token: Token) -> None:
        if token.is_glued and token.kind not in GROUP_ENDS:
            raise glued(self._text, token)

    def _refuse(self, kind: QueryFault, span: Span, message: str, suggestion: str | None = None) -> NoReturn:
        raise QueryError(kind, self._text, span, message, suggestion)
