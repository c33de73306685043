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

_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|Report|ClaimReview)$")
_PAGE: Final = re.compile(r"(?:WebPage|ItemPage)$")

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
            return strings(value.get("name"), depth - 1)
        case _:
            return ()


def _nodes(script: str) -> Iterator[Node]:
    """Every object in a script from the outermost inward, in order, without those of other articles."""
    try:
        found = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        pairs = dict(reversed(_PAIR.findall(script)))
        if pairs:
            yield {"@type": "Article", **pairs}
        return
    waiting: list[object] = [found]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += reversed([below for key, below in value.items() if key not in _OTHERS])
        elif isinstance(value, list):
            waiting += reversed(value)
