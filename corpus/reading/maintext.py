"""The text of a page's article, without navigation, advertisements, teasers and comments.

One extraction is quick and nearly always right. Where it found much less than the page has in paragraphs, a thorough
one is asked too, and what that has more of must be about the same: pages also print the beginnings of other articles.
"""

from copy import deepcopy
from itertools import pairwise
from typing import Final

from lxml.html import HtmlElement

from corpus.reading.charset import normalise
from corpus.reading.elsewhere import take_out_links_elsewhere
from corpus.reading.fields import one_line
from corpus.reading.pagehead import is_apart
from corpus.words import words_of

_NO_TEXT: Final = frozenset({"a", "script", "style", "template", "noscript", "option", "title"})
_RUNNING: Final = 40  # code points between two marks; labels and buttons are shorter
_MUCH_MORE: Final = 1.3  # times as much text as was found
_TELLING_LETTERS: Final = 5  # shorter words are in every text
_EAST_ASIAN: Final = "\u1100"  # from here on a character is a syllable or a word
# The part of the telling words of a text that the beginning of its article has as well. Of an article and the beginning
# of another of the same outlet and year they share half as many.
_ABOUT_THE_SAME: Final = 0.06


def article_text(tree: HtmlElement) -> str:
    """The article of a parsed page, a paragraph a line; empty where there is none. It takes the page apart."""
    from trafilatura import extract  # noqa: PLC0415 - half a second, in worker processes only

    about = _about(tree)
    for caption in list(tree.iter("figcaption")):
        caption.drop_tree()  # in a figure it is left out in any case
    take_out_links_elsewhere(tree)
    whole = deepcopy(tree)
    found = normalise(extract(tree, fast=True, include_comments=False, output_format="txt") or "")
    if _running_text(whole) <= _MUCH_MORE * len(found):
        return found
    thorough = normalise(extract(whole, include_comments=False, output_format="txt") or "")
    return thorough if _is_more_of_it(thorough, found, about) else found


def _about(tree: HtmlElement) -> str:
    """What a page says that its article is about."""
    described = tree.xpath("//meta[@property='og:title' or @property='og:description' or @name='description']/@content")
    return " ".join(map(one_line, (*described, *(heading.text_content() for heading in tree.iter("h1")))))


def _running_text(tree: HtmlElement) -> int:
    """How many code points of a page are in text that runs on and may be of its article, in paragraphs or not."""
    elements = (element for element in tree.iter() if element.tag not in _NO_TEXT and not is_apart(element, tree))
    texts = (text for element in elements for text in (element.text, *(child.tail for child in element)) if text)
    return sum(length for text in texts if (length := len(one_line(text))) >= _RUNNING)


def _is_more_of_it(thorough: str, found: str, about: str) -> bool:
    """Whether ``thorough`` says much more than ``found``, and that about the same."""
    if len(thorough) <= _MUCH_MORE * len(found):
        return False
    known = _telling(f"{about}\n{found}")
    lines = map(_telling, thorough.split("\n"))
    more = set().union(*(line for line in lines if 2 * len(line & known) < len(line)))
    shared = len(more & known)
    return shared >= _ABOUT_THE_SAME * len(more) or 2 * shared >= len(known)


def _telling(text: str) -> set[str]:
    """The words that tell what a text is about; of words that are single characters, two in a row."""
    words = words_of(text)
    pairs = {f"{one}{other}" for one, other in pairwise(words) if len(one) == len(other) == 1}
    long = {word for word in words if len(word) >= (_TELLING_LETTERS if word < _EAST_ASIAN else 2)}
    return long | {pair for pair in pairs if pair >= _EAST_ASIAN}
