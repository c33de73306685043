"""What of a page leads elsewhere: links that are cards, lists of links, rows of teasers; taken out before its text is.

One idea: a paragraph of a story holds links, a teaser is one. Only that decides, never what a class is called, so it is
the same for every outlet; and what might be the story stays, for a leftover does less harm than a gap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from corpus.cleaning.furniture import is_prose
from corpus.reading.fields import one_line

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS: Final = (*_HEADINGS, "p", "div", "ul", "figure")

_LINKED: Final = 0.4  # of the text of a teaser: a word or two stand before the link, or its text again for the blind
_SHORTEST: Final = 16  # code points of a teaser; names and dates that are links are shorter
_LONGEST: Final = 300  # of a teaser, or a card with its summary
_LONGEST_LINK: Final = 1_500  # of a card that is a link from end to end, with its headline and how it begins
_LONGEST_NAME: Final = 40  # of a section, a topic or a person in a list of links
_FEWEST_NAMES: Final = 3  # in such a list, of which the last may be the page itself
_FEWEST: Final = 2  # teasers in a list, cards in a row

_QUESTION: Final = re.compile(r"[?!][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How many code points of text are in each element of a page, and how many of them in links to other pages."""

    text: dict[HtmlElement, int]
    linked: dict[HtmlElement, int]

    def is_teaser(self, element: HtmlElement, longest: int = _LONGEST) -> bool:
        return _SHORTEST <= self.text[element] <= longest

    def is_name(self, element: HtmlElement) -> bool:
        return self.text[element] <= _LONGEST_NAME and self.is_link(element, 1)

    def is_link(self, element: HtmlElement, part: float) -> bool:
        return 0 < self.linked[element] >= part * self.text[element]


def take_out_links_elsewhere(tree: HtmlElement) -> None:
    """Take what leads elsewhere out of a parsed page; the first headline and what it stands in are left alone."""
    kept = {element for heading in list(tree.iter("h1"))[:1] for element in (heading, *heading.iterancestors())}
    sizes = _sizes(tree)
    found = dict.fromkeys(
        [*_cards(tree, sizes), *_rows_of_cards(tree, sizes), *_items(tree, sizes), *_lines(tree, sizes)]
    )
    for element in found:
        if element not in kept and element.getparent() is not None:
            element.drop_tree()


def _sizes(tree: HtmlElement) -> _Sizes:
    sizes = _Sizes({}, {})
    stack = [(0, 0)]
    for event, element in iterwalk(tree, events=("start", "end")):
        if event == "start":
            stack.append((_length(element.text), 0))
            continue
        text, linked = stack.pop()
        if element.tag == "a" and not (element.get("href") or "#").startswith("#"):
            linked = text
        sizes.text[element], sizes.linked[element] = text, linked
        above, linked_above = stack.pop()
        tail = 0 if element is tree else _length(element.tail)
        stack.append((above + text + tail, linked_above + linked))
    return sizes


def _length(text: str | None) -> int:
    return len(one_line(text)) if text and not text.isspace() else 0


def _cards(tree: HtmlElement, sizes: _Sizes) -> Iterator[HtmlElement]:
    """Links about a heading or a paragraph: a link within a text is in one, never about one."""
    for link in tree.iter("a"):
        if link.get("href") and next(link.iter(*_BLOCKS), None) is not None:
            is_headed = next(link.iter(*_HEADINGS), None) is not None
            if sizes.is_teaser(link, _LONGEST_LINK if is_headed else _LONGEST):
                yield link


def _rows_of_cards(tree: HtmlElement, sizes: _Sizes) -> Iterator[HtmlElement]:
    """Neighbours of one kind, each a heading that is a link, with a line or two below it."""
    headings = (heading for heading in tree.iter(*_HEADINGS) if sizes.is_link(heading, _LINKED))
    rows: dict[tuple[HtmlElement, str, str | None], list[HtmlElement]] = {}
    for card in dict.fromkeys(above for heading in headings for above in _about(heading, sizes)):
        rows.setdefault((card.getparent(), card.tag, card.get("class")), []).append(card)
    for row in rows.values():
        if len(row) >= _FEWEST:
            yield from row


def _about(heading: HtmlElement, sizes: _Sizes) -> Iterator[HtmlElement]:
    """The elements about a heading that hold no more than a card does."""
    for above in heading.iterancestors():
        if above.tag == "body" or sizes.text[above] > _LONGEST:
            return
        yield above


def _items(tree: HtmlElement, sizes: _Sizes) -> Iterator[HtmlElement]:
    """The items of lists of which nearly every one is a link, or a few words and a link; of names that are links, all."""
    for list_ in tree.iter("ul", "ol"):
        items = [item for item in list_.iterchildren("li") if sizes.text[item]]
        if len(items) >= _FEWEST_NAMES and all(sizes.is_name(item) for item in items[:-1]):
            yield list_  # where a page stands in its site, what it is about
            continue
        links = [
            item for item in items if sizes.is_teaser(item) and sizes.is_link(item, _LINKED) and _ends_in_link(item)
        ]
        if len(links) >= max(_FEWEST, len(items) - 1):
            yield from links


def _ends_in_link(item: HtmlElement) -> bool:
    last = [*item.iter("a")][-1]
    return one_line(item.text_content()).endswith(one_line(last.text_content()))


def _lines(tree: HtmlElement, sizes: _Sizes) -> Iterator[HtmlElement]:
    """Paragraphs that are a link from end to end and no sentence."""
    for line in tree.iter("p"):
        if sizes.is_teaser(line) and sizes.is_link(line, 1):
            text = one_line(line.text_content())
            if _QUESTION.search(text) or not is_prose(text):
                yield line
