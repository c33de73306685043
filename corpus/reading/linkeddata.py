"""What a page states about its article in JSON-LD: the one object, in whatever shape it is given, that is the article.

Shapes met: an object, a list of them, a ``@graph``, an article inside a page or the other way round, and scripts that
are not quite JSON.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from corpus.reading.charset import normalise

Node: TypeAlias = Mapping[str, object]

_ARTICLE: Final = re.compile(r"(?:Article|(?:Blog|Media|Forum)Posting|Report|ClaimReview)$", re.IGNORECASE)
_PAGE: Final = re.compile(r"(?:WebPage|ItemPage|CreativeWork)$", re.IGNORECASE)

# Below these keys stand other articles than the page's.
_OTHERS: Final = frozenset(
    "comment citation hasPart isBasedOn itemListElement itemReviewed liveBlogUpdate mentions relatedLink".split()
)
_POINTING: Final = ("author", "creator", "publisher")
_SCHEME: Final = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
# Pairs that can be told in a script that is not JSON, for want of an escape or a bracket.
_PAIR: Final = re.compile(r'"(headline|datePublished|dateModified|inLanguage)"\s*:\s*"((?:[^"\\\n]|\\.)*+)"')


def article_node(scripts: Iterable[str], addresses: Iterable[str] = ()) -> Node:
    """The object that states the page's article; else the one that states the page; empty where there is neither.

    Of several articles it is the one with an address of the page's, else the first. An author or a publisher that is
    only pointed to is the object that is pointed to.
    """
    nodes = [node for script in scripts for node in _nodes(script)]
    own = {_bare(address) for address in addresses}
    for kind in (_ARTICLE, _PAGE):
        found = [node for node in nodes if any(kind.search(name) for name in strings(node.get("@type")))]
        if found:
            node = next((node for node in found if not own.isdisjoint(_addresses(node))), found[0])
            return {**node, **_resolved(node, nodes)}
    return {}


def is_article(node: Node) -> bool:
    """Whether ``node`` states an article, not only the page that has it."""
    return any(_ARTICLE.search(kind) for kind in strings(node.get("@type")))


def _addresses(node: Node) -> Iterator[str]:
    page = node.get("mainEntityOfPage")
    for value in (node.get("url"), node.get("@id"), page, page.get("@id") if isinstance(page, dict) else None):
        if isinstance(value, str):
            yield _bare(value)


def _bare(address: str) -> str:
    """An address without what differs between two ways to write it."""
    return _SCHEME.sub("", address.partition("#")[0].partition("?")[0]).rstrip("/").casefold()


def _resolved(node: Node, nodes: Iterable[Node]) -> dict[str, object]:
    """The keys of ``node`` whose values point to other objects, with these in their places."""
    named = {name: other for other in nodes if isinstance(name := other.get("@id"), str) and other.get("name")}

    def follow(value: object) -> object:
        if isinstance(value, list):
            return [follow(part) for part in value]
        if isinstance(value, dict) and not value.get("name") and isinstance(name := value.get("@id"), str):
            return named.get(name, value)
        return value

    return {key: follow(node[key]) for key in _POINTING if key in node}


def strings(value: object, depth: int = 3) -> tuple[str, ...]:
    """The texts in a value: a text, an object that has a name, a list of these; entities in them are resolved."""
    match value:
        case str():
            text = html.unescape(normalise(value)).strip()
            return (text,) if text else ()
        case list() if depth:
            return tuple(text for part in value for text in strings(part, depth - 1))
        case dict() if depth:
            return strings(value.get("name") or value.get("@value"), depth - 1)
        case _:
            return ()


def _nodes(script: str) -> Iterator[Node]:
    """Every object in a script from the outermost inward, in order, without those of other articles."""
    found = _parsed(script)
    if found is None:
        yield from _told(script)
        return
    waiting: list[object] = [found]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            node = {_VOCABULARY.sub("", key): below for key, below in value.items()}
            yield node
            waiting += reversed([below for key, below in node.items() if key not in _OTHERS])
        elif isinstance(value, list):
            waiting += reversed(value)


_VOCABULARY: Final = re.compile(r"^(?:schema:|https?://schema\.org/)")
# About the JSON in a script stand comments, and what once hid scripts from browsers.
_OPENING: Final = re.compile(r"(?:\s|<!--|//|<!\[CDATA\[|/\*[^*]*\*/)++")
_CLOSINGS: Final = ("-->", "]]>", "//", "/*", "*/", ";")
_BETWEEN: Final = re.compile(r"[\s;,]*+")
# Within it may stand a comma that nothing follows.
_LOOSE_COMMA: Final = re.compile(r",(?=\s*[}\]])")


def _parsed(script: str) -> object:
    """The value of a script, or the list of those that stand in it one after the other; None where it cannot be told."""
    opening = _OPENING.match(script)
    bare = _without_closings(script[opening.end() :] if opening else script)
    if '"' not in bare:
        bare = html.unescape(bare)
    for text in (script, bare, _LOOSE_COMMA.sub("", bare)):
        try:
            return _values(text)
        except (ValueError, RecursionError):
            continue
    return None


def _without_closings(script: str) -> str:
    end = len(script)
    while end:
        closing = next((mark for mark in _CLOSINGS if script.endswith(mark, 0, end)), None)
        if closing is None and not script[end - 1].isspace():
            break
        end -= len(closing or " ")
    return script[:end]


def _values(text: str) -> object:
    decoder = json.JSONDecoder(strict=False)
    values: list[object] = []
    at = _between(text, 0)
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        values.append(value)
        at = _between(text, at)
    return values[0] if len(values) == 1 else values


def _between(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return at if found is None else found.end()


def _told(script: str) -> Iterator[Node]:
    """What can be told of an article in a script that cannot be parsed; of a key with several values nothing."""
    kinds = _TYPE.findall(script)
    if kinds and not any(map(_ARTICLE.search, kinds)):
        return
    told: dict[str, set[str]] = {}
    for key, value in _PAIR.findall(script):
        told.setdefault(key, set()).add(value)
    sure = {key: next(iter(values)) for key, values in told.items() if len(values) == 1}
    if sure:
        yield {"@type": "Article", **sure}


_TYPE: Final = re.compile(r'"@type"\s*:\s*\[?\s*"([^"]{1,99})"')
