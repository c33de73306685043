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
# Pairs that can be told in a script that is not JSON, for want of an escape or a bracket.
_PAIR: Final = re.compile(r'"(headline|datePublished|dateModified|inLanguage)"\s*:\s*"((?:[^"\\\n]|\\.)*+)"')


def article_node(scripts: Iterable[str]) -> Node:
    """The object that states the page's article; else the one that states the page; empty where there is neither."""
    nodes = [node for script in scripts for node in _nodes(script)]
    for kind in (_ARTICLE, _PAGE):
        for node in nodes:
            if any(kind.search(name) for name in strings(node.get("@type"))):
                return node
    return {}


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
