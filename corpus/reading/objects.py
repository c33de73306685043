"""A JSON object an article: which of its keys holds what, by the names that such files commonly use."""

import json
import re
from collections.abc import Mapping
from typing import Final, TypeGuard

from corpus.article import DateUse, Document, StatedDate
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import decode, normalise
from corpus.reading.fields import article_url, authors_of, language_tag, one_line
from corpus.reading.html import plain_text
from corpus.reading.record import Record

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "headline", "head", "heading"),
    "body": ("body", "text", "content", "maintext", "fulltext", "articlebody", "articletext", "bodytext", "article"),
    "published": (
        *("published", "publishedat", "publishedon", "publisheddate", "datepublished", "datepublish", "publishdate"),
        *("pubdate", "publicationdate", "webpublicationdate", "firstpublicationdate", "dateissued", "date", "datetime"),
    ),
    "updated": ("updated", "updatedat", "updateddate", "dateupdated", "modified", "datemodified", "lastmodified"),
    "url": ("url", "link", "weburl", "articleurl", "canonicalurl", "permalink"),
    "source": ("source", "sourcename", "outlet", "publisher", "publication", "newspaper", "sitename", "site"),
    "authors": ("authors", "author", "byline", "creator"),
    "language": ("language", "lang", "inlanguage"),
}
"""The fields that a record may state, each with the keys that mean it, best first.

The keys stand here in lower case and without anything but letters: ``published_at`` and ``publishedAt`` are one.
"""

# A value wrapped in an object: {"name": ...} in many services, {"rendered": ...} and {"$date": ...} in two programs.
_WRAPPINGS: Final = ("name", "rendered", "$date", "text")

_NOT_LETTERS: Final = re.compile(r"[\W\d_]+")
_MARKUP: Final = re.compile(
    r"<(?:p|div|br|h[1-6]|[uo]l|li|blockquote|span|a|em|strong|[bi]|figure)\b[^<>]*>"
    r"|&(?:\#\d{2,5}|\#x[\da-f]{2,5}|amp|quot|nbsp|lt|gt|[lr][ds]quo|hellip|[mn]dash);",
    re.IGNORECASE,
)

# An error names so many of a record's keys.
_KEYS_NAMED: Final = 8


def read_object(record: Record) -> Document:
    """The document in one JSON object.

    Of several keys for one field the first that holds something counts; of dates every one is kept, verbatim. A title
    without a body is a document.
    """
    stated = _object(record)
    named = dict(record.keys)

    def values(field: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(key, texts) for key in _keys_of(field, named, stated) if (texts := _texts(stated[key]))]

    def first(field: str) -> tuple[str, ...]:
        return next((texts for _, texts in values(field)), ())

    title = one_line(_without_markup(" ".join(first("title"))))
    text = normalise(_without_markup("\n".join(first("body"))))
    if not title and not text.strip():
        keys = ", ".join(list(stated)[:_KEYS_NAMED])
        raise ReadingError(record.path, ReadingFault.NO_TEXT, f"its keys: {normalise(keys)}", place=record.place)
    return Document(
        path=record.path,
        place=record.place,
        format=record.format,
        text=text,
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


def _keys_of(field: str, named: Mapping[str, str], stated: Mapping[str, object]) -> list[str]:
    """The keys of ``stated`` that mean ``field``, best first: the one the user named, then the common names."""
    by_letters: dict[str, str] = {}
    for key in stated:
        by_letters.setdefault(_NOT_LETTERS.sub("", key).lower(), key)
    common = [by_letters[letters] for letters in KEYS[field] if letters in by_letters]
    return list(dict.fromkeys([*([named[field]] if named.get(field) in stated else []), *common]))


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


def _without_markup(text: str) -> str:
    return plain_text(text) if _MARKUP.search(text) else text
