"""The text of a page's article, without navigation, advertisements, teasers and comments.

One extraction is quick and nearly always right. Where it found much less than the page has in paragraphs, or all in one line,
or what is hardly about what the page says that it is about, others are asked too, and what they have more of must be about
the same: pages also print the beginnings of other articles.
"""

from collections import Counter
from copy import deepcopy
from itertools import pairwise
from typing import Final

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from corpus.reading.charset import normalise
from corpus.reading.elsewhere import take_out_links_elsewhere
from corpus.reading.fields import one_line
from corpus.reading.pagehead import APART
from corpus.reading.statedtext import goes_on, is_to_be_believed, without_foot
from corpus.words import words_of

_NO_TEXT: Final = frozenset({"a", "script", "style", "template", "noscript", "option", "title"})
_RUNNING: Final = 40  # code points between two marks; labels and buttons are shorter
_RUNNING_EAST_ASIAN: Final = 15  # of them that are syllables or words
_MUCH_MORE: Final = 1.3  # times as much text as was found
_LONGEST_LINE: Final = 1_500  # code points; no article of more is one paragraph, but some pages state it as one
_NEARLY_ALL: Final = 0.8
_HALF: Final = 0.5
_FEWEST_OF_TOPIC: Final = 6  # telling words of a title, a description and a headline
_BESIDE: Final = 0.25  # of them: an article that has fewer may be another
_ABOUT_IT: Final = 0.4
_TELLING_LETTERS: Final = 5  # shorter words are in every text
_EAST_ASIAN: Final = "\u1100"  # from here on a character is a syllable or a word
# The part of the telling words of a text that the beginning of its article has as well. Of an article and the beginning
# of another of the same outlet and year they share half as many.
_ABOUT_THE_SAME: Final = 0.06


def article_text(tree: HtmlElement, stated: str = "") -> str:
    """The article of a parsed page, a paragraph a line; empty where there is none. It takes the page apart.

    ``stated`` is the text that the page states for programs, which may be all of it, its beginning or nothing.
    """
    about = _about(tree)
    for caption in list(tree.iter("figcaption")):
        caption.drop_tree()  # in a figure it is left out in any case
    untouched = deepcopy(tree)
    take_out_links_elsewhere(tree)
    whole = deepcopy(tree)
    best = _extracted(tree, fast=True)
    running = _running_text(whole)
    if not is_to_be_believed(stated, running):
        stated = ""
    is_little = max(running, len(stated)) > _MUCH_MORE * len(best)
    is_in_one_line = len(best) > _LONGEST_LINE and "\n" not in best
    if not (is_little or is_in_one_line or _is_of_labels(best) or _is_beside(best, about)):
        return without_foot(best, stated)
    thorough = _extracted(whole, fast=False)
    if is_in_one_line and _is_the_same_in_lines(thorough, best):
        return without_foot(thorough, stated)
    for other in (thorough, _extracted(untouched, fast=True), stated):
        is_better = _is_rather_prose(other, best) or _is_rather_about(other, best, about)
        if is_better or _is_more_of_it(other, best, about) or (other is stated and goes_on(stated, best)):
            best = other
    return without_foot(best, stated)


def _is_the_same_in_lines(other: str, found: str) -> bool:
    """Whether ``other`` has in lines nearly all that ``found`` has in one."""
    words, others = Counter(words_of(found)), Counter(words_of(other))
    return "\n" in other and (words & others).total() >= _NEARLY_ALL * words.total()


def _extracted(tree: HtmlElement, *, fast: bool) -> str:
    from trafilatura import extract  # noqa: PLC0415 - half a second, in worker processes only

    return normalise(extract(tree, fast=fast, include_comments=False, output_format="txt") or "")


def _about(tree: HtmlElement) -> str:
    """What a page says that its article is about."""
    described = tree.xpath("//meta[@property='og:title' or @property='og:description' or @name='description']/@content")
    return " ".join(map(one_line, (*described, *(heading.text_content() for heading in tree.iter("h1")))))


def _running_text(tree: HtmlElement) -> int:
    """How many code points of a page are in text that runs on and may be of its article, in paragraphs or not."""
    found = 0
    apart: HtmlElement | None = None  # the outermost element that the walk is in of those that are no part of it
    for event, element in iterwalk(tree, events=("start", "end")):
        if event == "start":
            if apart is None and element.tag in APART:
                apart = element
            text = None if apart is not None or element.tag in _NO_TEXT else element.text
        else:
            apart = None if element is apart else apart
            above = element.getparent()
            is_left_out = apart is not None or above is None or element is tree or above.tag in _NO_TEXT
            text = None if is_left_out else element.tail
        if text and not text.isspace() and _runs_on(line := one_line(text)):
            found += len(line)
    return found


def _runs_on(line: str) -> bool:
    if len(line) >= _RUNNING:
        return True
    return (
        len(line) >= _RUNNING_EAST_ASIAN and sum(character >= _EAST_ASIAN for character in line) >= _RUNNING_EAST_ASIAN
    )


def _is_more_of_it(other: str, found: str, about: str) -> bool:
    """Whether ``other`` says much more than ``found``, and that about the same."""
    if len(other) <= _MUCH_MORE * len(found):
        return False
    known = _telling(f"{about}\n{found}")
    lines = map(_telling, other.split("\n"))
    more = set().union(*(line for line in lines if 2 * len(line & known) < len(line)))
    shared = len(more & known)
    return shared >= _ABOUT_THE_SAME * len(more) or 2 * shared >= len(known)


def _prose(text: str) -> int:
    """How many code points of a text are in lines that run on."""
    return sum(len(line) for line in text.split("\n") if _runs_on(line))


def _is_of_labels(text: str) -> bool:
    """Whether most of a text is in short lines, as menus are: some extractions take all of a page where they find nothing."""
    return _prose(text) <= _HALF * len(text)


def _is_rather_prose(other: str, found: str) -> bool:
    return _is_of_labels(found) and not _is_of_labels(other) and _prose(other) >= _HALF * max(1, _prose(found))


def _share(text: str, about: str) -> float:
    """The part of the words that tell what a page is about which a text has; all where these are too few."""
    topic = _telling(about)
    return len(_telling(text) & topic) / len(topic) if len(topic) >= _FEWEST_OF_TOPIC else 1


def _is_beside(text: str, about: str) -> bool:
    """Whether a text has so few words of what its page says that it is about that it may be another's."""
    return _share(text, about) < _BESIDE


def _is_rather_about(other: str, found: str, about: str) -> bool:
    return _is_beside(found, about) and _share(other, about) >= max(_ABOUT_IT, 2 * _share(found, about))


def _telling(text: str) -> set[str]:
    """The words that tell what a text is about; of words that are single characters, two in a row."""
    words = words_of(text)
    pairs = {f"{one}{other}" for one, other in pairwise(words) if len(one) == len(other) == 1}
    long = {word for word in words if len(word) >= (_TELLING_LETTERS if word < _EAST_ASIAN else 2)}
    return long | {pair for pair in pairs if pair >= _EAST_ASIAN}
