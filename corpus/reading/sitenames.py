"""The names by which a page calls its site: to tell an outlet from a writer, and the end of a title from a headline."""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from corpus.reading.fields import letters_of
from corpus.reading.linkeddata import Node, strings

_META_SITES: Final = (
    "og:site_name",
    "application-name",
    "al:ios:app_name",
    "dc.publisher",
    "publisher",
    "twitter:site",
)
_FEWEST_LABEL_LETTERS: Final = 3  # of a part of a host that may be a name: "co" and "uk" are none

SEPARATOR: Final = re.compile(r"\s+(?:[|–—·•:»›*-]|::)\s+|\s*[|｜：ㅣ]\s*")
"""Between a headline and the name of the site. A colon may also follow what the headline is about; the last is a Korean letter
that is typed for a bar."""
_AFTER_NAME: Final = re.compile(r"\s*[|｜–—»›]\s*")
_DATE: Final = re.compile(r"[\d./\s-]{6,10}")


def site_names(node: Node, meta: Mapping[str, Sequence[str]], url: str | None) -> frozenset[str]:
    """The letters of every name by which a page calls its site, and those of its host and of each part of that.

    ``node`` is its article in JSON-LD, ``meta`` its meta elements by their names in small letters.
    """
    host = urlsplit(url).netloc.lower().removeprefix("www.") if url else ""
    labels = (label for label in host.split(".") if len(label) >= _FEWEST_LABEL_LETTERS)
    named = (name for key in _META_SITES for name in meta.get(key, ()))
    return frozenset(map(letters_of, (*named, *strings(node.get("publisher")), host, *labels))) - {""}


def without_site(title: str, sites: frozenset[str]) -> str:
    """``title`` without the names of the site at either end, and without a date after them."""
    left = title
    while breaks := list(SEPARATOR.finditer(left)):
        first, last = breaks[0], breaks[-1]
        tail = left[last.end() :]
        if letters_of(tail) in sites or _DATE.fullmatch(tail):
            left = left[: last.start()]
        elif letters_of(left[: first.start()]) in sites and _AFTER_NAME.fullmatch(first[0].strip()):
            left = left[first.end() :]
        else:
            break
    return left or title
