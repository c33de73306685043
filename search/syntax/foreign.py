"""How other tools write operators and terms, and what is written here instead: refused, lest it be read as plain words.

The tools are Lucene, Solr, Whoosh, Westlaw, LexisNexis, Factiva, ProQuest, EBSCO, Ovid and dtSearch, as far as what they
write cannot be meant as words.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple, NoReturn

from corpus.words import is_plain_word, split
from search.errors import QueryError, QueryFault, excerpt
from search.fields import FIELDS
from search.query import MOST_WORDS_APART, Unit, proximity
from search.syntax.lexing import Token


def refuse_foreign(text: str, token: Token) -> None:
    """Raise QueryError where the chunk is how another tool writes an operator."""
    meant = _meant_by(token.text)
    if meant is not None:
        _refuse_operator(text, token, meant)


def refuse_foreign_between(text: str, token: Token) -> None:
    """Raise QueryError where the chunk, which stands behind an operand, is in capitals an operator that is also a word."""
    meant = _BETWEEN_OPERANDS.get(token.text)
    if meant is not None and text[token.end :].lstrip()[:1] not in {"", ")"}:
        _refuse_operator(text, token, meant)


def _refuse_operator(text: str, token: Token, meant: str) -> NoReturn:
    raise QueryError(
        QueryFault.FOREIGN_OPERATOR,
        text,
        token.span,
        f"'{excerpt(token.text)}' is not an operator here; for the word itself write it in quotes",
        meant,
    )


def _meant_by(chunk: str) -> str | None:
    """What is written here for the operator of another tool; None where the chunk is none."""
    if chunk in _OPERATORS:
        return _OPERATORS[chunk]
    operator, _, reach = chunk.lower().partition("/")
    if chunk.startswith(("W/", "Pre/", "PRE/")) and not reach.isdecimal():
        if reach == "seg":
            return "AND"
        return proximity(unit_named(reach) or _USUAL_DISTANCE, ordered=operator == "pre")
    stem = chunk.rstrip(_DIGITS)
    number = chunk[len(stem) :]
    if not number:
        return None
    if stem.lower() in _COUNTING:
        return f"ATLEAST {number}"
    ordered = _WITH_DISTANCE.get(stem.lower()) if stem not in {"w/", "pre/"} else None
    if ordered is None:
        return None
    return proximity(min(max(int(number[:4]), 1), MOST_WORDS_APART), ordered=ordered)


def unit_named(reach: str) -> Unit | None:
    """The sentence or paragraph, as it is called behind a proximity elsewhere; ``reach`` is in small letters."""
    return next((unit for unit, names in _UNITS.items() if reach in names), None)


def nearest_field(name: str) -> str | None:
    """The field that a name in small letters stands for, or is like; None where there is none."""
    if name in FIELDS:
        return name
    for field in FIELDS.values():
        if name in field.mistaken_for:
            return field.name
    from difflib import get_close_matches  # noqa: PLC0415 - only a refusal needs it

    return next(iter(get_close_matches(name, list(FIELDS), n=1, cutoff=0.7)), None)


# --- terms -------------------------------------------------------------------------------------------------------------


def refuse_foreign_term(text: str, start: int, end: int) -> None:
    """Raise QueryError where the chunk ``text[start:end]`` is how another tool writes a field, a pattern or a variant."""
    chunk = text[start:end]
    if found := re.fullmatch(_FIELD_AND_EQUALS, chunk):
        name, value = found.groups()
        field = nearest_field(name.lower())
        raise QueryError(
            QueryFault.UNKNOWN_FIELD,
            text,
            (start, end),
            "a colon stands between a field and its value; a text with '=' in it stands in quotes",
            f'"{chunk}"' if field is None else f"{field}:{value}",
        )
    if found := re.fullmatch(_FIELD_BEHIND, chunk):
        field = nearest_field(found[2])
        if field is not None:
            message = "a field stands before its value, with a colon; a text with dots in it stands in quotes"
            raise QueryError(QueryFault.UNKNOWN_FIELD, text, (start, end), message, f"{field}:{found[1]}")
    if len(chunk) > 2 and chunk[0] == chunk[-1] == "/":
        within = chunk[1:-1]
        message = "there are no regular expressions here; * stands for any characters, ? for one"
        raise QueryError(
            QueryFault.BAD_WILDCARD, text, (start, end), message, within if is_plain_word(within) else None
        )
    for pattern in _PATTERNS:
        mark = re.search(pattern.mark, chunk)
        if mark is not None and not _is_in_word(chunk, mark.start()):
            at = start + mark.start()
            message, meant = f"'{chunk[mark.start()]}' {pattern.message}", pattern.meant(chunk, *mark.span())
            raise QueryError(QueryFault.BAD_WILDCARD, text, (at, at + 1), message, meant)


def _is_in_word(chunk: str, at: int) -> bool:
    """Whether the mark is part of a word, as in C#."""
    words = split(chunk)
    return any(first <= at < last for first, last in zip(words.starts, words.ends, strict=True))


def _with_star(chunk: str, start: int, end: int) -> str:
    return f"{chunk[:start]}*{chunk[end:]}"


def _with_question_mark(chunk: str, start: int, end: int) -> str:
    return f"{chunk[:start]}?{chunk[end:]}"


def _made_fuzzy(chunk: str, _start: int, _end: int) -> str:
    return f"{chunk.replace('%', '')}~{min(chunk.count('%'), 2)}"


class _Pattern(NamedTuple):
    """A mark where it is meant as a wildcard rather than as itself, what is said of it, and what is written instead."""

    mark: str
    message: str
    meant: Callable[[str, int, int], str]


# Expressions are compiled when a query needs them: few do, and it takes time at every start.
_FIELD_AND_EQUALS: Final = r"([^\W\d_]+)=([^=].*)"  # Factiva: hd=oil
_FIELD_BEHIND: Final = r"([^\W\d_]{3,}[*?]?)\.([a-z]{2})\."  # Ovid: oil.ti.
_PATTERNS: Final = (
    _Pattern(
        r"(?<=[^\W\d_])#(?=[^\W\d_])",
        "is no wildcard here; ? stands for one character",
        _with_question_mark,
    ),
    _Pattern(r"(?<=[^\W\d_])%(?=[^\W\d_])", "makes no word fuzzy here; ~ behind it does", _made_fuzzy),
    # behind a small letter: US$ is money
    _Pattern(
        r"(?<=[a-z])\$(?:[0-9]*\Z|(?=[^\W\d_]))",
        "is no wildcard here; * stands for any characters",
        _with_star,
    ),
)

# --- operators ---------------------------------------------------------------------------------------------------------

_USUAL_DISTANCE: Final = 5  # words, where none is named
_OPERATORS: Final = {
    **dict.fromkeys(("NEAR", "ADJ", "WITHIN"), proximity(_USUAL_DISTANCE, ordered=False)),
    **dict.fromkeys(("/s", "/S"), "w/s"),
    **dict.fromkeys(("/p", "/P"), "w/p"),
    **dict.fromkeys(("+s", "+S"), "pre/s"),
    **dict.fromkeys(("+p", "+P"), "pre/p"),
    **dict.fromkeys(("&", "&&"), "AND"),
    **dict.fromkeys(("|", "||"), "OR"),
    **dict.fromkeys(("!", "ANDNOT", "BUTNOT"), "NOT"),
    "ONEAR": proximity(_USUAL_DISTANCE, ordered=True),
    "XOR": "(a OR b) AND NOT (a AND b)",
}
# In capitals between two operands; anywhere else they are words.
_BETWEEN_OPERANDS: Final = {
    "SAME": "w/p",
    "PARAGRAPH": "w/p",
    "SENTENCE": "w/s",
    "AROUND": proximity(_USUAL_DISTANCE, ordered=False),
    "NEXT": "pre/1",
    "BUT": "AND",
    "%": "NOT",
}
# What stands before the number of words, in small letters: whether the order counts.
_WITH_DISTANCE: Final = {
    **dict.fromkeys(("near", "near/", "adj", "adj/", "within", "within/", "n/", "/n", "/w", "w/", "/"), False),
    **dict.fromkeys(("onear", "onear/", "next", "next/", "p/", "pre", "pre/", "+"), True),
}
_COUNTING: Final = frozenset({"atleast", "atleast/", "atl", "atl/"})
_UNITS: Final = {
    Unit.SENTENCE: frozenset({"s", "sent", "sentence"}),
    Unit.PARAGRAPH: frozenset({"p", "para", "paragraph"}),
}
_DIGITS: Final = "0123456789"
