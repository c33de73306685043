"""The queries that are asked most, read at a glance: a few forms of letters and dates in which nothing can be refused.

Whatever is read here ``search.parsing`` reads alike, only in five to ten times as many steps.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from search.fields import DateField, EntityField
from search.query import (
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

_UNITS: Final = {unit.value: unit for unit in Unit}


def read_plain(text: str) -> Query | None:
    """The query that a text in one of the plain forms is; None for any other, which may be none.

    Raises QueryError where the calendar has no such date.
    """
    if text.isascii() and text.islower() and text.isalpha() and len(text) <= LONGEST_QUERY:
        return Word(text, span=(0, len(text)))  # as often as not
    found = _PLAIN.fullmatch(text) if len(text) <= LONGEST_QUERY else None
    if found is None:
        return None
    assert found.lastgroup is not None
    return _READERS[found.lastgroup](found)


def _words(found: re.Match[str]) -> Query:
    words = _words_in(found[0], " ")
    return words[0] if len(words) == 1 else And(tuple(words), span=found.span())


def _alternatives(found: re.Match[str]) -> Query:
    return Or(tuple(_words_in(found[0], " OR ")), span=found.span())


def _phrase(found: re.Match[str]) -> Query:
    return Phrase(found[0][1:-1], span=found.span())


def _proximity(found: re.Match[str]) -> Query:
    left, right = (Word(found[side], span=found.span(side)) for side in ("left", "right"))
    reach = found["reach"]
    return Near(left, right, _UNITS.get(reach) or int(reach), found["order"] == "pre", span=found.span())


def _wildcard(found: re.Match[str]) -> Query:
    return Wildcard(found[0], span=found.span())


def _fuzzy(found: re.Match[str]) -> Query:
    word, _, distance = found[0].partition("~")
    return Fuzzy(word, int(distance or 1), span=found.span())


def _name(found: re.Match[str]) -> Query:
    value, span = found["value"], found.span("value")
    name = Phrase(value[1:-1], span=span) if value[0] == '"' else Word(value, span=span)
    return EntityClause(EntityField(found["entity_field"]), name, span=found.span())


def _dated(found: re.Match[str]) -> Query:
    from search.syntax.period_parsing import parse_period  # noqa: PLC0415 - dates are a third of the grammar

    field = found["date_field"]
    start, end = found.start("date_field"), found.end()
    period, _ = parse_period(found.string, start + len(field) + 1)
    clause = DateClause(DateField(field), period, span=(start, end))
    words = found["before"]
    return clause if not words else And((*_words_in(words, " "), clause), span=(0, end))


def _words_in(text: str, joint: str) -> list[Query]:
    """The words at the beginning of a query that stand in ``text``."""
    words: list[Query] = []
    start, gap = 0, len(joint)
    for word in text.split(joint):
        end = start + len(word)
        words.append(Word(word, span=(start, end)))
        start = end + gap
    return words


# A small letter is in every word: what has none may be an operator. Each is read in one way only, so that what is none is
# soon seen.
_WORD: Final = "[A-Z]*[a-z][A-Za-z]*"
_SMALL: Final = "[a-z]{1,50}"
_QUOTED: Final = '"[A-Za-z]+(?: [A-Za-z]+)*"'
_DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PLAIN: Final = re.compile(
    rf"(?P<words>{_WORD}(?: {_WORD})*)"
    rf"|(?P<alternatives>{_WORD}(?: OR {_WORD})+)"
    rf"|(?P<phrase>{_QUOTED})"
    rf"|(?P<proximity>(?P<left>{_WORD}) (?P<order>w|pre)/(?P<reach>[1-9]|[1-4][0-9]|50|[sp]) (?P<right>{_WORD}))"
    rf"|(?P<wildcard>{_SMALL}\*|\*{_SMALL}|{_SMALL}\?{_SMALL})"
    rf"|(?P<fuzzy>{_SMALL}~[12]?)"
    rf"|(?P<name>(?P<entity_field>{'|'.join(EntityField)}):(?P<value>{_SMALL}|{_QUOTED}))"
    rf"|(?P<dated>(?:(?P<before>{_WORD}(?: {_WORD})*) )?(?P<date_field>{'|'.join(DateField)}):{_DAY}(?:\.\.{_DAY})?)"
)
_READERS: Final[Mapping[str, Callable[[re.Match[str]], Query]]] = MappingProxyType(
    {
        "words": _words,
        "alternatives": _alternatives,
        "phrase": _phrase,
        "proximity": _proximity,
        "wildcard": _wildcard,
        "fuzzy": _fuzzy,
        "name": _name,
        "dated": _dated,
    }
)
