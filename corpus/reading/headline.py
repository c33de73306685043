"""The headline of a page, from the places that state one: the meta elements, JSON-LD, the printed heading.

A program of its own writes each of them: one for sharing, one for searchers, one for readers; and some add the name of
the site, which is taken off where the page states it. The title for sharing is what an outlet calls the article wherever it
is named outside the page, so it stands, unless the title for another network, JSON-LD and the heading all have another.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from corpus.reading.fields import one_line
from corpus.reading.linkeddata import Node, strings

_META_TITLES: Final = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")
_META_SITES: Final = (
    "og:site_name",
    "application-name",
    "al:ios:app_name",
    "dc.publisher",
    "publisher",
    "twitter:site",
)

# Between a headline and the name of the site; a colon may also follow what the headline is about.
_SEPARATOR: Final = re.compile(r"\s+(?:[|–—·•:»›-]|::)\s+|\s*[|｜：]\s*")
_AFTER_NAME: Final = re.compile(r"\s*[|｜–—»›]\s*")
_LETTERS: Final = re.compile(r"[^\W_]+")
_DATE: Final = re.compile(r"[\d./\s-]{6,10}")
_UNSPOKEN: Final = frozenset(("span", "div", "br", "p", "small", "strong", "em"))

_FEWEST_LABEL_LETTERS: Final = 3  # of a part of a host that may be a name: "co" and "uk" are none


def headline_of(tree: HtmlElement, node: Node, meta: Mapping[str, Sequence[str]], url: str | None) -> str | None:
    """The headline that a page states, without the name of its site; None where nothing states one.

    The title for sharing counts twice, any other place once; of several with as many votes it is the one for sharing,
    then JSON-LD's, then the first heading. The title for browsers counts where no place else states any.
    """
    sites = _site_names(node, meta, url)
    shared = next((meta[name] for name in _META_TITLES if name in meta), ())[:1]
    linked = strings(node.get("headline"))[:1] or strings(node.get("name"))[:1]
    headings = dict.fromkeys(map(_heading_text, tree.iter("h1")))
    other_network = meta.get("twitter:title", ())[:1]
    pages = [title.text_content() for title in tree.iter("title")][:1]
    voting = [line for text in (*shared, *shared, *linked, *headings, *other_network) if (line := one_line(text))]
    bare = [_without_site(line, sites) for line in (*voting, *filter(None, map(one_line, pages)))]
    titles = [_as_another(title, bare) for title in bare]
    votes = Counter(map(_letters, titles[: len(voting)]))
    return max(titles, key=lambda title: votes[_letters(title)], default=None)


def _heading_text(heading: HtmlElement) -> str:
    """The text of a heading; what stands in parts of its own, a label above the headline, is set apart by a blank."""
    parts: list[str] = []
    for element in heading.iter():
        if element is not heading and element.tag in _UNSPOKEN:
            parts.append(" ")
        parts.append(element.text or "")
        if element is not heading:
            parts.append(" " if element.tag in _UNSPOKEN else "")
            parts.append(element.tail or "")
    return one_line("".join(parts))


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def _site_names(node: Node, meta: Mapping[str, Sequence[str]], url: str | None) -> frozenset[str]:
    """The letters of every name by which a page calls its site, and those of its host."""
    host = urlsplit(url).netloc.lower().removeprefix("www.") if url else ""
    labels = (label for label in host.split(".") if len(label) >= _FEWEST_LABEL_LETTERS)
    named = (name for key in _META_SITES for name in meta.get(key, ()))
    return frozenset(map(_letters, (*named, *strings(node.get("publisher")), host, *labels))) - {""}


def _without_site(title: str, sites: Iterable[str]) -> str:
    """``title`` without the names of the site at either end, and without a date after them."""
    left = title
    while breaks := list(_SEPARATOR.finditer(left)):
        first, last = breaks[0], breaks[-1]
        tail = left[last.end() :]
        if _letters(tail) in sites or _DATE.fullmatch(tail):
            left = left[: last.start()]
        elif _letters(left[: first.start()]) in sites and _AFTER_NAME.fullmatch(first[0].strip()):
            left = left[first.end() :]
        else:
            break
    return left or title


def _as_another(title: str, others: Iterable[str]) -> str:
    """``title`` as another one has it that says nothing of what it adds: a section, a day, a name nobody states."""
    shorter = (other for other in others if other and len(other) < len(title) and title.startswith(other))
    return max((other for other in shorter if _SEPARATOR.match(title, len(other))), key=len, default=title)
