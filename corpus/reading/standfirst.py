"""The standfirst of an article: the lines between its headline and its story that say what it is about.

One idea: a page states the same lines for those who link to it. What is printed there and stated so is the article's; what
is only printed may be a caption or a notice, and what is only stated no reader sees.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from corpus.reading.fields import letters_of, one_line
from corpus.reading.pageplaces import is_line
from corpus.reading.stripping import BLOCKS, UNSEEN
from corpus.words import words_of

_SHORTEST: Final = 20  # letters and digits
_LONGEST: Final = 1_000  # code points, with the blanks that markup is laid out with
_MOST_INNER: Final = 40  # elements: links, emphasis and line breaks
_NEARLY_ALL: Final = 0.75  # of the words: some pages state it without the place or the first label, or cut off
_FEWEST_WORDS: Final = 6  # of which that can be told


def standfirst_of(head: Iterable[HtmlElement], described: Iterable[str], title: str) -> tuple[str, ...]:
    """The lines in the ``head`` of an article that a page also states of it, in order, without those that repeat its title.

    ``described`` is what the page states that the article is about.
    """
    name = letters_of(title)
    texts = dict.fromkeys(described)
    stated = [(letters, Counter(words_of(text))) for text in texts if _is_new(letters := letters_of(text), name)]
    if not stated:
        return ()
    taken: set[HtmlElement] = set()
    lines: list[str] = []
    for element in head:
        if element.getparent() in taken:
            taken.add(element)  # what is in a line is part of it
        elif element.tag not in UNSEEN and _is_innermost(element) and is_line(element, _LONGEST):
            taken.add(element)
            line = one_line("".join(_texts(element)))
            letters = letters_of(line)
            if _is_new(letters, name) and any(_says(*text, line, letters) for text in stated):
                lines.append(line)
    return tuple(dict.fromkeys(lines))


def with_standfirst(text: str, standfirst: Iterable[str]) -> str:
    """``text`` with those lines of the standfirst before it that no line of it says."""
    standfirst = tuple(standfirst)
    if not standfirst:
        return text
    letters = letters_of(text)
    lines = [Counter(words_of(line)) for line in text.split("\n")]
    missing = [
        line
        for line in standfirst
        if letters_of(line) not in letters and not any(_holds(words, line) for words in lines)
    ]
    return "\n".join((*missing, text))


def _is_innermost(element: HtmlElement) -> bool:
    """Whether an element holds no block, and no more elements than a line does."""
    inner = [part.tag for part in islice(element.iterdescendants(), _MOST_INNER)]
    return len(inner) < _MOST_INNER and BLOCKS.isdisjoint(inner)


def _texts(element: HtmlElement) -> Iterator[str]:
    for part in element.iter():
        if part.tag not in UNSEEN:
            yield part.text or ""
        if part is not element:
            yield part.tail or ""


def _is_new(letters: str, title: str) -> bool:
    """Whether these are letters enough to tell a line by, and more than the title with what it is about before it."""
    is_title = letters in title or (title in letters and len(letters) < 2 * len(title))
    return len(letters) >= _SHORTEST and not is_title


def _says(stated: str, words: Counter[str], line: str, letters: str) -> bool:
    """Whether what is stated, given by its letters and its words, says this line."""
    is_more = stated in letters and len(letters) < 2 * len(stated)
    return is_more or letters in stated or _holds(words, line)


def _holds(words: Counter[str], line: str) -> bool:
    """Whether nearly all words of ``line`` are among ``words``."""
    found = Counter(words_of(line))
    return found.total() >= _FEWEST_WORDS and (found & words).total() >= _NEARLY_ALL * found.total()
