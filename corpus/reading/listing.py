"""JSON files that hold their articles in a list within an object, as the answers of news services and JSON Feed do.

``{"status": "ok", "articles": [{...}, {...}]}`` is read as its two articles. The beginning of the file shows where the list
is; from there on it is split like any list, so a file of many gigabytes costs no memory.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from corpus.reading.names import field_of, key_letters
from corpus.reading.objects import ENVELOPES
from corpus.reading.splitting import Piece, json_objects, with_head

_HEAD: Final = 64 * 1024  # bytes in which the list must begin
_DEEPEST: Final = 3  # objects about the list: {"data": {"response": {"docs": [
_MOST_LISTS: Final = 20  # that are looked at; each costs a millisecond at most

# What such lists are called; "related" and the like hold other articles than the object's own.
_NAMES: Final = frozenset(
    "articles items results docs documents stories entries posts news hits records data value content".split()
)
# An array of objects, or an object whose first line does not close it.
_JSON: Final = re.compile(rb'\s*+(?:\[\s*+[\]{]|\{(?![^\n]*\}[ \t\r]*+(?:\n|\Z))[^\n"]*+(?:\n|"[^\n]*\n))')
_OBJECT: Final = re.compile(rb"(?:\xef\xbb\xbf)?+\s*+\{")
_LIST: Final = re.compile(rb'"([\w-]{4,20})"\s*+:\s*+\[(?=\s*+\{)')
_KEY: Final = re.compile(r'"([^"\\]{1,60})"\s*:')
_JSON_FEED: Final = "https://jsonfeed.org/version/"


@dataclass(frozen=True, slots=True)
class _Listing:
    """Where the inside of the list begins, how many objects are about it, and how each article in it is to begin."""

    start: int
    about: int
    common: bytes


def is_json(head: bytes) -> bool:
    """Whether a file begins as JSON that is no line of its own: an array, an object that goes on, or one about a list."""
    return _JSON.match(head) is not None or (_OBJECT.match(head) is not None and _listing_in(head) is not None)


def json_records(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each article of the first list of articles in the outermost object; else for each outermost object.

    What an article does not state itself is taken from the head of a JSON Feed: the outlet and the language.
    """
    head, chunks = with_head(chunks, _HEAD)
    listing = _listing_in(head) if _OBJECT.match(head) else None
    if listing is None:
        yield from json_objects(chunks, limit)
        return
    for piece in json_objects(_from(chunks, listing.start), limit, about=listing.about):
        yield replace(piece, data=listing.common + piece.data[1:]) if piece.fault is None else piece


def _listing_in(head: bytes) -> _Listing | None:
    for found in islice(_LIST.finditer(head), _MOST_LISTS):
        if key_letters(found[1].decode()) in _NAMES and _look_like_articles(head[found.end() :]):
            about = _objects_about(head[: found.end()])
            if about and not any(map(_has_text, about)):
                return _Listing(found.end(), len(about), _common(about[0]))
    return None


def _objects_about(head: bytes) -> list[dict[str, object]]:
    """The objects within one another that are open where a list in them has begun; none where it has not."""
    text = head.decode("utf-8-sig", "replace")
    for levels in range(1, _DEEPEST + 1):
        try:
            outermost = json.loads(f"{text}]{'}' * levels}", strict=False)
        except (ValueError, RecursionError):
            continue
        found = [outermost]
        while len(found) < levels:
            found.append([*found[-1].values()][-1])
        return found
    return []


def _has_text(stated: Mapping[str, object]) -> bool:
    """Whether an object says the text of an article, whose list is then of others."""
    return any(field_of(key) == "body" and isinstance(value, str) for key, value in stated.items())


def _look_like_articles(head: bytes) -> bool:
    """Whether a list that begins so holds articles: its first object has a title or a text, and a known field more."""
    text = head.decode("utf-8", "replace")
    try:
        first, _ = json.JSONDecoder(strict=False).raw_decode(text.lstrip())
    except (ValueError, RecursionError):  # cut off, or broken: its reader will say
        keys: Iterable[str] = _KEY.findall(text)
    else:
        inner = (first[name] for name in ENVELOPES if isinstance(first.get(name), dict))
        keys = chain(first, *inner)
    fields = {field_of(key) for key in keys} - {None}
    return len(fields) > 1 and not fields.isdisjoint({"title", "body"})


def _common(outermost: Mapping[str, object]) -> bytes:
    """The beginning of an article of the file: a JSON Feed says outlet and language once for all, before its items.

    What an article states itself stands behind it, and counts.
    """
    if not str(outermost.get("version")).startswith(_JSON_FEED):
        return b"{"
    stated = {"source": outermost.get("title"), "language": outermost.get("language")}
    given = {key: value for key, value in stated.items() if isinstance(value, str)}
    return json.dumps(given)[:-1].encode() + (b", " if given else b"")


def _from(chunks: Iterable[bytes], start: int) -> Iterator[bytes]:
    """The chunks without the first ``start`` bytes."""
    for chunk in chunks:
        yield chunk[start:]
        start = max(0, start - len(chunk))
