"""The headline of a page, from the places that state one: JSON-LD, the meta elements, the printed heading.

A program of its own writes each of them: one for searchers, one for sharing, one for readers; and some add the name of the
site, which is taken off where the page states it. So what two of them agree on stands.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lxml.html import HtmlElement

from corpus.reading.fields import letters_of, one_line
from corpus.reading.linkeddata import Node, strings

_META_TITLES: Final = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")

# Between a headline and the name of the site; a colon may also follow what the headline is about. The last is a Korean
# letter that is typed for a bar.
_SEPARATOR: Final = re.compile(r"\s+(?:[|–—·•:»›*-]|::)\s+|\s*[|｜：ㅣ]\s*")
_AFTER_NAME: Final = re.compile(r"\s*[|｜–—»›]\s*")
_DATE: Final = re.compile(r"[\d./\s-]{6,10}")
_CUT: Final = re.compile(r"\s*(?:…|\.\.\.)$")
_UNSPOKEN: Final = frozenset(("span", "div", "br", "p", "small", "strong", "em"))


def headline_of(tree: HtmlElement, node: Node, meta: Mapping[str, Sequence[str]], sites: frozenset[str]) -> str | None:
    """The headline that a page states, without the name of its site; None where nothing states one.

    Of those of JSON-LD, for sharing and in the headings it is the one that most have, else the first of these; the title for
    browsers counts where there is none. Where it is cut off or goes on with what another does not have, it is that other one;
    the name of the site alone is none where there is another. ``sites`` are as ``site_names`` gives them.
    """
    linked = strings(node.get("headline"))[:1] or strings(node.get("name"))[:1]
    shared = next((meta[name] for name in _META_TITLES if name in meta), ())[:1]
    headings = dict.fromkeys(map(_heading_text, tree.iter("h1")))
    browsers = [title.text_content() for title in tree.iter("title")][:1]
    voting = [line for text in (*linked, *shared, *headings) if letters_of(line := one_line(text))]
    bare = [_without_site(line, sites) for line in (*voting, *filter(None, map(one_line, browsers)))]
    titles = [_whole(_as_another(title, bare), bare) for title in bare]
    votes = Counter(map(letters_of, titles[: len(voting)]))
    own = [title for title in titles if letters_of(title) not in sites]
    return max(own or titles, key=lambda title: votes[letters_of(title)], default=None)


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


def _without_site(title: str, sites: frozenset[str]) -> str:
    """``title`` without the names of the site at either end, and without a date after them."""
    left = title
    while breaks := list(_SEPARATOR.finditer(left)):
        first, last = breaks[0], breaks[-1]
        tail = left[last.end() :]
        if letters_of(tail) in sites or _DATE.fullmatch(tail):
            left = left[: last.start()]
        elif letters_of(left[: first.start()]) in sites and _AFTER_NAME.fullmatch(first[0].strip()):
            left = left[first.end() :]
        else:
            break
    return left or title


def _as_another(title: str, others: Iterable[str]) -> str:
    """``title`` as another one has it that says nothing of what it adds: a section, a day, a name nobody states."""
    shorter = (other for other in others if len(other) < len(title) and title.startswith(other))
    return max((other for other in shorter if _SEPARATOR.match(title, len(other))), key=len, default=title)


def _whole(title: str, others: Iterable[str]) -> str:
    """``title`` as another one has it that goes on where it is cut off."""
    cut = _CUT.search(title)
    begun = title[: cut.start()] if cut else None
    return next((other for other in others if begun and len(other) > len(title) and other.startswith(begun)), title)
