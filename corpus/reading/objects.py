"""A JSON object an article: which of its keys holds what, by the names that such files commonly use."""

import json
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final, TypeGuard

from corpus.article import DateUse, Document, KeyUse, StatedDate
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import decode, normalise
from corpus.reading.fields import article_url, authors_of, language_tag, one_line
from corpus.reading.html import without_markup
from corpus.reading.names import KEYS, key_letters
from corpus.reading.record import Record

# A value wrapped in an object: {"name": ...} in many services, {"rendered": ...}, {"$date": ...} and {"main": ...} in one each.
_WRAPPINGS: Final = ("name", "rendered", "$date", "text", "main", "original")
# What the answers of search engines and of the programs of publishers put about the fields of an article.
ENVELOPES: Final = ("_source", "attributes", "fields")

# An error names so many of a record's keys.
_KEYS_NAMED: Final = 8


def read_object(record: Record) -> Document:
    """The document in one JSON object.

    Of several keys for one field the first that holds something counts; of dates every one is kept, verbatim. A title
    without a body is a document.
    """
    stated = _object(record)
    document = stated_document(record, stated)
    if document.title is None and not document.text.strip():
        keys = ", ".join(list(stated)[:_KEYS_NAMED])
        absent = [key for field, key in record.keys if field in document.keys.absent]
        lacking = f"; nothing under {', '.join(map(repr, absent))}" if absent else ""
        detail = f"its keys: {normalise(keys)}{lacking}"
        raise ReadingError(record.path, ReadingFault.NO_TEXT, detail, place=record.place)
    return document


def stated_document(record: Record, stated: Mapping[str, object]) -> Document:
    """What ``stated`` says by the names of its keys; its title may be missing and its text empty."""
    named = dict(record.keys)
    stated = _unwrapped(stated)
    used: set[str] = set()

    def values(field: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        keys = [named[field]] if field in named else []
        keys += [key for key in _keys_of(field, stated) if key not in named.values()]
        for key in keys:
            if texts := _texts(_at(stated, key)):
                used.add(key)
                yield key, texts

    def first(field: str) -> tuple[str, ...]:
        return next((texts for _, texts in values(field)), ())

    title = one_line(without_markup(" ".join(first("title"))))
    document = Document(
        path=record.path,
        place=record.place,
        format=record.format,
        text=normalise(without_markup("\n".join(first("body")))),
        title=title or None,
        authors=authors_of(first("authors")),
        source=record.source or one_line(" ".join(first("source"))) or None,
        url=next(filter(None, map(article_url, first("url"))), None),
        language=next(filter(None, map(language_tag, first("language"))), None),
        dates=tuple(
            StatedDate(use, f"field {normalise(key)}", one_line(text))
            for use in DateUse
            for key, texts in values(use)
            for text in texts
        ),
    )
    return replace(document, keys=_key_use(stated, named, used))


def _key_use(stated: Mapping[str, object], named: Mapping[str, str], used: AbstractSet[str]) -> KeyUse:
    """What became of the keys of ``stated``, of which those in ``used`` hold a field."""
    roots = {key if key in stated else key.partition(".")[0] for key in used}
    unused = (key for key, value in stated.items() if key not in roots and _holds(value))
    return KeyUse(
        unused=tuple(map(one_line, unused)),
        used=tuple(sorted(used)),
        found=tuple(field for field, key in named.items() if key in used),
        absent=tuple(field for field, key in named.items() if key not in used),
    )


def _holds(value: object) -> bool:
    """Whether a value says anything: not null, nor an empty text, list or object."""
    return value is not None and value not in ("", [], {})


def _object(record: Record) -> dict[str, object]:
    try:
        found = json.loads(decode(record.data), strict=False)  # not strict: tabs within strings do no harm
    except json.JSONDecodeError as error:
        detail = f"{error.msg} at character {error.pos + 1}"
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of brackets
        detail = "JSON beyond all measure"
    else:
        if _is_object(found):
            return found
        detail = "not a JSON object"
    raise ReadingError(record.path, ReadingFault.BROKEN_RECORD, detail, place=record.place)


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)  # keys of a JSON object are strings


def _unwrapped(stated: Mapping[str, object]) -> Mapping[str, object]:
    """``stated`` with what lies in an envelope beside its own keys, which go first."""
    for name in ENVELOPES:
        inner = stated.get(name)
        if _is_object(inner):
            stated = {**inner, **{key: value for key, value in stated.items() if key != name}}
    return stated


def _at(stated: Mapping[str, object], path: str) -> object:
    """The value of a key, else what lies under keys that dots join: ``content.rendered``."""
    if path in stated:
        return stated[path]
    value: object = stated
    for key in path.split("."):
        value = value.get(key) if _is_object(value) else None
    return value


def _keys_of(field: str, stated: Mapping[str, object]) -> list[str]:
    """The keys of ``stated`` that commonly mean ``field``, best first."""
    by_letters: dict[str, str] = {}
    for key in stated:
        by_letters.setdefault(key_letters(key), key)
    return [by_letters[letters] for letters in KEYS[field] if letters in by_letters]


def _texts(value: object, depth: int = 3) -> tuple[str, ...]:
    """The texts in a value: a text, a number, a list of such, or one of these in a wrapping; ``depth`` levels of it."""
    match value:
        case str():
            return (value,) if value.strip() else ()
        case bool() | None:
            return ()
        case int() | float():
            return (str(value),)
        case list() if depth:
            return tuple(text for part in value for text in _texts(part, depth - 1))
        case dict() if depth:
            return next((texts for key in _WRAPPINGS if (texts := _texts(value.get(key), depth - 1))), ())
        case _:
            return ()
