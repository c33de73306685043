"""Where on a page something stands: about its headline, or among teasers, comments and what else is not its article.

One idea: whatever holds the headline holds the article, so what is not the article lies in other branches of the tree; and
there a teaser is known by its heading that is a link, the rest by the names that outlets give to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, Self

from lxml.html import HtmlElement

from corpus.reading.pagehead import APART, head_elements

_ELSEWHERE: Final = re.compile(
    r"\bcomments?\b|comment[-_]?(?:list|item|date|meta|time|author|body)|disqus|related|recommend|sidebar|popular|trending"
    r"|most-?(?:read|viewed|popular)|teaser|promo|ticker|newsfeed|latest-|recent-|read-?(?:more|next|also)"
    r"|more-?(?:from|news|stories)|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|carousel|breadcrumb",
    re.IGNORECASE,
)
# What names the clock of a site, which shows today's date on every page.
_CLOCK: Final = re.compile(
    r"\b(?:today|clock|current-?(?:date|time)|server-?time|now|live-?(?:date|time)|header-?date|top-?date|site-?date)\b",
    re.IGNORECASE,
)
_SUBHEADINGS: Final = ("h2", "h3", "h4", "h5", "h6")
_MOST_HEADINGS: Final = 300
_LONGEST_CARD: Final = 600  # code points: headline, summary, writer and date of another article


@dataclass(frozen=True, slots=True)
class Places:
    """The headline of a page, what holds it, the elements from there to the story, and the cards of other articles."""

    root: HtmlElement
    headline: HtmlElement | None
    holders: frozenset[HtmlElement]
    head: tuple[HtmlElement, ...]
    cards: frozenset[HtmlElement]

    @classmethod
    def of(cls, tree: HtmlElement, headline: HtmlElement | None) -> Self:
        """The places of a parsed page; ``headline`` is its heading that is the headline, None where there is none."""
        holders = frozenset(() if headline is None else chain((headline,), headline.iterancestors()))
        cards: set[HtmlElement] = set()
        for _, heading in zip(range(_MOST_HEADINGS), tree.iter(*_SUBHEADINGS), strict=False):
            if heading.find(".//a[@href]") is not None or heading.getparent().tag == "a":
                for above in heading.iterancestors():
                    if above in holders or above in cards or not is_line(above, _LONGEST_CARD):
                        break
                    cards.add(above)
        return cls(tree, headline, holders, tuple(head_elements(tree, headline)), frozenset(cards))

    def is_elsewhere(self, element: HtmlElement) -> bool:
        """Whether ``element`` stands beside a teaser, among comments, in the clock of the site, in what is no article."""
        for above in chain((element,), element.iterancestors()):
            if above in self.holders:
                return False
            if above.tag in APART or above in self.cards or (above.tag == "header" and self._is_first(above)):
                return True
            names = f"{above.get('class')} {above.get('id')}"
            if _ELSEWHERE.search(names) or _CLOCK.search(names):
                return True
        return False

    def after(self) -> Iterator[HtmlElement]:
        """The elements behind the headline that have a class or a name, in order; without a headline, all such."""
        start, axis = (self.root, "descendant") if self.headline is None else (self.headline, "following")
        yield from start.xpath(f"{axis}::*[@class or @id]")

    def _is_first(self, header: HtmlElement) -> bool:
        """Whether ``header`` is that of the site, not of a part of its page."""
        return header.getparent().tag == "body" or next(header.iter("nav"), None) is not None

    def before(self) -> Iterator[HtmlElement]:
        """The elements right before the headline that share its nearest holders, in order."""
        if self.headline is None:
            return
        found: list[HtmlElement] = []
        at = self.headline
        for _ in range(_STEPS_UP):
            parent = at.getparent()
            if parent is None or parent.tag in {"body", "html"}:
                break
            earlier = [sibling for sibling in parent.iterchildren() if isinstance(sibling.tag, str)]
            earlier = earlier[: earlier.index(at)]
            if len(earlier) > _MOST_BEFORE:
                break
            found[:0] = [inner for sibling in earlier for inner in sibling.iter("*")]
            if len(found) > _MOST_INNER:
                break
            at = parent
        yield from found[-_MOST_INNER:]


_STEPS_UP: Final = 3  # a headline, its header, the header's article
_MOST_BEFORE: Final = 6  # a section, a date, a label: more of them are a menu
_MOST_INNER: Final = 40
_LONGEST_TEXT: Final = 1_000  # code points, with the blanks that markup is laid out with


def is_line(element: HtmlElement, longest: int) -> bool:
    """Whether the text in ``element`` is no longer than so many code points, without reading on where it is."""
    left = longest
    for text in element.itertext():
        left -= len(text.strip()) if len(text) < _LONGEST_TEXT else len(text)
        if left < 0:
            return False
    return True
