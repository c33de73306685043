"""The headings of a page, and which of them is the headline of its article.

One idea: the page is called in its head as its headline says, in about these words. The name of the site and a section are
headings too and stand in those titles, but they are little of them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from corpus.reading.fields import letters_of, one_line
from corpus.reading.pagehead import is_apart
from corpus.reading.sitenames import without_site
from corpus.words import words_of

# What a heading of each rank counts, by how much of it is in a title and how much of that in it. Chosen on pages of 110
# outlets and 790 other sites: a headline of the second rank below a name of the first is found, a section above it is not.
_RANKS: Final = {"h1": 1.0, "h2": 0.7, "h3": 0.5}
_ASIDE: Final = 0.5  # of that, where it stands among what is no part of an article
_LEAST: Final = 0.35
_MOST_HEADINGS: Final = 300
_LONGEST_HEADING: Final = 1_000  # code points, with the blanks that markup is laid out with
_UNSPOKEN: Final = frozenset(("span", "div", "br", "p", "small", "strong", "em"))
# What is in a heading and not read with it; the last two say how what they stand beside is spoken.
_UNREAD: Final = frozenset(("script", "style", "template", "noscript", "rt", "rp"))
_SET_APART: Final = re.compile(r" (?=[:,.;!?](?:\s|$))")


def headline_heading(tree: HtmlElement, titles: Sequence[str], sites: frozenset[str]) -> HtmlElement | None:
    """The heading that says most nearly what one of ``titles`` does, else the first of the first rank; None without one.

    A name of the site and a link to its front page are none. ``sites`` are as ``site_names`` gives them.
    """
    said = [bag for title in titles if (bag := Counter(words_of(title)))]
    best, most, first = None, _LEAST, None
    for heading in islice(tree.iter(*_RANKS), _MOST_HEADINGS):
        text = without_site(heading_text(heading), sites)
        if not letters_of(text) or letters_of(text) in sites or _leads_home(heading):
            continue
        words = Counter(words_of(text))
        alike = max((_alike(words, title) for title in said), default=0.0) * _RANKS[heading.tag]
        if alike <= most and (first is not None or heading.tag != "h1"):
            continue
        is_aside = is_apart(heading, tree)
        if alike * (_ASIDE if is_aside else 1) > most:
            best, most = heading, alike * (_ASIDE if is_aside else 1)
        if first is None and heading.tag == "h1" and not is_aside:
            first = heading
    return first if best is None else best


def heading_text(heading: HtmlElement) -> str:
    """The text of a heading; what stands in parts of its own, a label above the headline, is set apart by a blank."""
    parts: list[str] = []
    for element in heading.iter():
        is_part = element is not heading and element.tag in _UNSPOKEN
        parts.append(" " if is_part else "")
        parts.append("" if element.tag in _UNREAD else (element.text or "")[:_LONGEST_HEADING])
        if element is not heading:
            parts.append(" " if is_part else "")
            parts.append((element.tail or "")[:_LONGEST_HEADING])
    return _SET_APART.sub("", one_line("".join(parts)))


def _alike(words: Counter[str], others: Counter[str]) -> float:
    """The F1 of two bags of words, from 0 to 1."""
    return 2 * (words & others).total() / (words.total() + others.total())


def _leads_home(heading: HtmlElement) -> bool:
    """Whether a link in ``heading`` or about it goes to the front page of a site."""
    links = (*heading.iter("a"), *heading.iterancestors("a"))
    return any(_is_front_page(link.get("href") or "") for link in links)


def _is_front_page(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # an unclosed bracket in the host
        return False
    is_address = bool(parts.netloc or parts.path) and parts.scheme in {"", "http", "https"}
    return is_address and not (parts.path.strip("/") or parts.query or parts.fragment)
