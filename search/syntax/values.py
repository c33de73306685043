"""What stands behind the colon of a field other than title, body and the dates: names, values, properties."""

import re
from typing import Final

from corpus.words import words_of
from search.addresses import site
from search.errors import QueryError, QueryFault
from search.fields import EntityField, Property, QueryField, ValueField
from search.query import (
    EntityClause,
    Everything,
    Is,
    NameNumber,
    Phrase,
    Query,
    Saved,
    Span,
    ValueClause,
    Word,
)
from search.syntax.terms import read_term, refuse_stray_marks

_NUMBER: Final = re.compile(r"#([0-9]{1,18})")  # SQLite counts to 9 * 10**18
_ID: Final = re.compile(r"[0-9a-f]{1,16}")
_TAG: Final = re.compile(r"[a-z]{2,3}")
_LONG_TAG: Final = re.compile(r"([a-z]{2,3})[-_][a-z0-9_-]+")

# What people write for the languages most news is in.
_LANGUAGE_TAGS: Final = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr", "german": "de", "greek": "el",
    "hebrew": "he", "hindi": "hi", "italian": "it", "japanese": "ja", "korean": "ko", "persian": "fa", "polish": "pl",
    "portuguese": "pt", "russian": "ru", "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip

_PROPERTIES: Final = {
    "duplicate": Property.COPY, "copied": Property.COPY, "reprint": Property.COPY, "first": Property.ORIGINAL,
    "unique": Property.ORIGINAL, "unknown": Property.UNDATED, "dateless": Property.UNDATED,
}  # fmt: skip


def read_name(field: EntityField, text: str, start: int, end: int) -> EntityClause:
    """The entity that the unquoted name ``text[start:end]`` asks for."""
    chunk, span = text[start:end], (start, end)
    if chunk[0] == "#":
        number = _NUMBER.fullmatch(chunk)
        if number is None:
            raise QueryError(QueryFault.BAD_VALUE, text, span, "'#' stands before the number of an entity, as in #17")
        return EntityClause(field, NameNumber(int(number[1]), span=span), span=span)
    if chunk[0] == "=":
        raise QueryError(
            QueryFault.BAD_EXACT, text, span, "a name has no inflections that '=' could leave out", chunk[1:] or None
        )
    term = read_term(text, start, end)
    assert not isinstance(term, Everything)  # the parser reads field:* itself
    return EntityClause(field, term, span=span)


def read_full_name(field: EntityField, text: str, name: str, span: Span) -> EntityClause:
    """The entity that a quoted name asks for."""
    if not words_of(name):
        raise QueryError(QueryFault.EMPTY_PHRASE, text, span, "there is no name between these quotes")
    return EntityClause(field, Phrase(name, span=span), span=span)


def read_value(field: QueryField, text: str, value: str, span: Span, *, is_quoted: bool) -> Query:
    """The clause for a value of a field of the kinds value, property and saved."""
    if field.name == "query":
        if not words_of(value):
            raise QueryError(QueryFault.BAD_VALUE, text, span, "the name of a saved query has a letter or digit")
        return Saved(value, span=span)
    if field.name == "is":
        return Is(_property(text, value, span), span=span)
    name = ValueField(field.name)
    match name:
        case ValueField.AUTHOR | ValueField.SOURCE:
            _refuse_no_words(name, text, value, span, is_quoted=is_quoted)
            return ValueClause(name, value, span=span)
        case ValueField.URL:
            _refuse_no_site(text, value, span)
            return ValueClause(name, value, span=span)
        case ValueField.LANGUAGE:
            return ValueClause(name, _tag(text, value, span), span=span)
        case ValueField.ID | ValueField.STORY:
            return ValueClause(name, _identifier(text, value, span), span=span)


def _refuse_no_words(field: ValueField, text: str, value: str, span: Span, *, is_quoted: bool) -> None:
    if is_quoted:
        if not words_of(value):
            raise QueryError(QueryFault.EMPTY_PHRASE, text, span, "there is no word between these quotes")
        return
    start, end = span
    term = read_term(text, start, end)
    if not isinstance(term, Word):
        raise QueryError(
            QueryFault.BAD_VALUE, text, span, f"{field}: takes whole words, without wildcards and fuzzy words"
        )
    if term.exact:
        raise QueryError(QueryFault.BAD_EXACT, text, span, f"{field}: takes exact words as it is", term.text)
    refuse_stray_marks(text, start, end)


def _refuse_no_site(text: str, value: str, span: Span) -> None:
    if "*" in value:
        meant = value.removeprefix("*.").removesuffix("/*")
        raise QueryError(
            QueryFault.BAD_VALUE,
            text,
            span,
            "url: takes no wildcard: it finds every page of a host, of all hosts below it, and below a path",
            f"url:{meant}" if "*" not in meant and site(meant) is not None else None,
        )
    if site(value) is None:
        raise QueryError(
            QueryFault.BAD_VALUE,
            text,
            span,
            "url: takes a host, a path that begins with '/', or both, as in example.org/world",
        )


def _tag(text: str, value: str, span: Span) -> str:
    tag = value.lower()
    if _TAG.fullmatch(tag):
        return tag
    long_tag = _LONG_TAG.fullmatch(tag)
    near = long_tag[1] if long_tag else _LANGUAGE_TAGS.get(tag)
    raise QueryError(
        QueryFault.BAD_VALUE,
        text,
        span,
        "a language is given by its tag of two or three letters",
        None if near is None else f"language:{near}",
    )


def _identifier(text: str, value: str, span: Span) -> str:
    identifier = value.lower()
    if _ID.fullmatch(identifier) is None:
        raise QueryError(
            QueryFault.BAD_VALUE, text, span, "an id has up to 16 digits, each one of 0-9 or a-f; its beginning will do"
        )
    return identifier


def _property(text: str, value: str, span: Span) -> Property:
    wanted = value.lower()
    if wanted == value and wanted in set(Property):
        return Property(wanted)
    near = _PROPERTIES.get(wanted) or _nearest_property(wanted)
    raise QueryError(
        QueryFault.BAD_VALUE,
        text,
        span,
        f"is: asks for one of {', '.join(Property)}",
        None if near is None else f"is:{near}",
    )


def _nearest_property(value: str) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only a refusal needs it

    return next(iter(get_close_matches(value, list(Property), n=1)), None)
