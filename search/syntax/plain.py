"""The queries that are asked most, read at a glance: a few forms of letters and dates in which nothing can be refused.

Whatever is read here ``search.parsing`` reads alike, only in five to ten times as many steps. What form a text may have is
seen by one character in it; no pattern is compiled, which takes longer than a query.
"""

from collections.abc import Callable
from typing import Final

from search.fields import DateField, EntityField
from search.query import (
    MOST_WORDS_APART,
    And,
    DateClause,
    EntityClause,
    Fuzzy,
    Near,
    Or,
    Phrase,
    Query,
    Unit,
    Wildcard,
    Word,
)
from search.syntax.lexing import LONGEST_QUERY

LONGEST_PATTERN: Final = 50  # letters of a name, a wildcard or a fuzzy word; a longer one may be refused


def read_plain(text: str) -> Query | None:
    """The query that a text in one of the plain forms is; None for any other, which may be none."""
    if len(text) > LONGEST_QUERY or not text.isascii():
        return None
    if text.isalpha() and text.islower():  # as often as not
        return Word(text, span=(0, len(text)))
    for mark, read in _FORMS:
        if mark in text:
            return read(text)
    words = text.split(" ")
    return _joined(And, words, " ") if _are_words(words) else None


def _are_words(words: list[str]) -> bool:
    """Whether each is letters, one of them small: what has none may be an operator."""
    return all(map(str.isalpha, words)) and not any(map(str.isupper, words))


def _is_small(text: str) -> bool:
    return text.isalpha() and text.islower() and len(text) <= LONGEST_PATTERN


def _is_quoted(text: str) -> bool:
    """Whether it is letters and single spaces in straight quotes."""
    return text[0] == text[-1] == '"' and all(map(str.isalpha, text[1:-1].split(" ")))


def _joined(group: type[And | Or], words: list[str], joint: str) -> Query:
    clauses = _placed(words, len(joint))
    return clauses[0] if len(clauses) == 1 else group(tuple(clauses), span=(0, clauses[-1].span[1]))


def _placed(words: list[str], gap: int) -> list[Word]:
    """The words at the beginning of a query that stand so far apart."""
    clauses = []
    start = 0
    for word in words:
        end = start + len(word)
        clauses.append(Word(word, span=(start, end)))
        start = end + gap
    return clauses


def _alternatives(text: str) -> Query | None:
    words = text.split(" OR ")
    return _joined(Or, words, " OR ") if _are_words(words) else None


def _phrase(text: str) -> Query | None:
    return Phrase(text[1:-1], span=(0, len(text))) if _is_quoted(text) else None


def _proximity(text: str) -> Query | None:
    parts = text.split(" ")
    if len(parts) != 3 or not _are_words([parts[0], parts[2]]):
        return None
    operator, _, reach = parts[1].partition("/")
    if operator not in {"w", "pre"} or reach not in _REACHES:
        return None
    end = len(text)
    left, right = Word(parts[0], span=(0, len(parts[0]))), Word(parts[2], span=(end - len(parts[2]), end))
    return Near(left, right, _REACHES[reach], operator == "pre", span=(0, end))


def _fuzzy(text: str) -> Query | None:
    word, _, distance = text.partition("~")
    return Fuzzy(word, int(distance or 1), span=(0, len(text))) if _is_small(word) and distance in _DISTANCES else None


def _beginning_or_ending(text: str) -> Query | None:
    beginning, _, ending = text.partition("*")
    return (
        Wildcard(text, span=(0, len(text))) if _is_small(beginning or ending) and not (beginning and ending) else None
    )


def _one_letter(text: str) -> Query | None:
    before, _, behind = text.partition("?")
    return Wildcard(text, span=(0, len(text))) if _is_small(before) and _is_small(behind) else None


def _in_field(text: str) -> Query | None:
    before, _, value = text.partition(":")
    if before in _ENTITY_FIELDS:
        span = len(before) + 1, len(text)
        if _is_small(value):
            return EntityClause(_ENTITY_FIELDS[before], Word(value, span=span), span=(0, len(text)))
        if value and _is_quoted(value):
            return EntityClause(_ENTITY_FIELDS[before], Phrase(value[1:-1], span=span), span=(0, len(text)))
        return None
    words = before.split(" ")
    field = words.pop()
    return _dated(text, words, field, value) if field in _DATE_FIELDS and _are_words(words) else None


def _dated(text: str, words: list[str], field: str, value: str) -> Query | None:
    from search.periods import Between, During  # noqa: PLC0415 - dates are a third of the grammar
    from search.syntax.date_forms import read_day  # noqa: PLC0415

    begins, dots, ends = value.partition("..")
    first, last = read_day(begins), read_day(ends) if dots else None
    if first is None or (dots and (last is None or begins > ends)):
        return None
    clauses: list[Query] = [*_placed(words, 1)]
    start = clauses[-1].span[1] + 1 if clauses else 0
    period = During(first) if last is None else Between(first, last)
    clauses.append(DateClause(_DATE_FIELDS[field], period, span=(start, len(text))))
    return clauses[0] if not words else And(tuple(clauses), span=(0, len(text)))


_REACHES: Final[dict[str, int | Unit]] = {
    **{str(words): words for words in range(1, MOST_WORDS_APART + 1)},
    **{unit.value: unit for unit in Unit},
}
_DISTANCES: Final = frozenset({"", "1", "2"})
_ENTITY_FIELDS: Final = {field.value: field for field in EntityField}
_DATE_FIELDS: Final = {field.value: field for field in DateField}
# The first that is in a text says which form it may have.
_FORMS: Final[tuple[tuple[str, Callable[[str], Query | None]], ...]] = (
    (":", _in_field),
    ('"', _phrase),
    ("/", _proximity),
    ("~", _fuzzy),
    ("*", _beginning_or_ending),
    ("?", _one_letter),
    (" OR ", _alternatives),
)
