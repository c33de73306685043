"""What a page prints between its headline and its story: who wrote it, and when.

One idea: there the place says what a line is, whatever the markup calls it. What the page states in fields made for
programs goes before it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import Final

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from corpus.cleaning.bylines import author_names, byline_names, is_name_like
from corpus.cleaning.furniture import is_prose, plain, role_of
from corpus.reading.fields import one_line

# Where an element stands that says nothing of the page's own article.
APART: Final = frozenset({"nav", "aside", "footer", "figure", "script", "style", "template", "noscript", "form"})
# What an element holds that is not text of its own: dates, which are read elsewhere, and programs.
_UNREAD: Final = frozenset({"time", "script", "style", "template", "noscript"})
_MARKED: Final = re.compile(r"author|byline|autor|writer", re.IGNORECASE)
# What says, in an element or a field of its own, that writers come next. The second are words for much else too.
_AUTHOR_LABELS: Final = frozenset(
    (
        "written by|author|authors|verfasst von|geschrieben von|autor|autorin|autoren|escrito por|autora|autores|écrit par"
        "|rédigé par|auteur|auteure|auteurs|autrice|scritto da|autore|autori|geschreven door|skrevet av|skriven av|skrevet af"
        "|napisane przez|автор|авторы|написано автором|yazan|投稿者"
    ).split("|")
)
_BY: Final = frozenset("by von por par door".split())
_LABEL_ELEMENTS: Final = ("strong", "b", "dt", "th", "span", "label", "em")

_MOST_ELEMENTS: Final = 400  # between a headline and its story; pages with more of them are lists
_MOST_IN_ARTICLE: Final = 4_000  # elements looked at for a signature
_MOST_PARAGRAPHS: Final = 2  # the standfirst, and the first of the story
_LONGEST_BYLINE: Final = 160  # code points
_LONGEST_LABEL: Final = 80  # code points, with the blanks about it
_LONGEST_TEXT: Final = 1_000  # with the blanks that markup is laid out with
_MOST_STEPS: Final = 200  # into an element and out of it: bylines are nested, but never so much
_SHORTEST_PARAGRAPH: Final = 80


def head_elements(tree: HtmlElement, headline: HtmlElement | None = None) -> Iterator[HtmlElement]:
    """The elements after ``headline``, else that of the page, up to the story, in order; none where there is neither."""
    paragraphs = 0
    for element in islice(_after(_headline(tree) if headline is None else headline), _MOST_ELEMENTS):
        if is_apart(element, tree):
            continue
        if element.tag == "p" and _is_paragraph(element):
            paragraphs += 1
            if paragraphs == _MOST_PARAGRAPHS:
                return
        yield element


def is_apart(element: HtmlElement, part: HtmlElement) -> bool:
    """Whether ``element`` stands, within ``part`` of a page, among what is no part of the article."""
    return element.tag in APART or any(
        above.tag in APART for above in takewhile(lambda above: above is not part, element.iterancestors())
    )


def printed_authors(head: Iterable[HtmlElement]) -> tuple[str, ...]:
    """The writers named in the ``head`` of an article, in an element that is marked so or in a line that is a byline."""
    for element in head:
        texts = _texts(element)
        line = " ".join(texts)
        if len(line) <= _LONGEST_BYLINE and (names := _marked_names(element, texts) or byline_names(line)):
            return names
    return ()


def marked_authors(tree: HtmlElement) -> tuple[str, ...]:
    """The writers in the first element of the article that is marked as theirs, wherever it stands: some sign at the foot."""
    for article in tree.xpath("(//article | //main)[1]"):
        for element in islice(article.iter("*"), _MOST_IN_ARTICLE):
            if _MARKED.search(_marks(element)) and not is_apart(element, article):
                texts = _texts(element)
                if len(" ".join(texts)) <= _LONGEST_BYLINE and (names := _marked_names(element, texts)):
                    return names
    return ()


def labelled_authors(tree: HtmlElement) -> tuple[str, ...]:
    """The writers whom the first label of their own announces: ``<dt>Author</dt><dd>Ada Quill</dd>``."""
    for label in tree.iter(*_LABEL_ELEMENTS):
        if is_author_label(label.text or "", is_alone=False) and not is_apart(label, tree):
            following = label.getnext()
            texts = [label.tail or "", *(_texts(following) if following is not None else ())]
            line = next(filter(None, map(one_line, texts)), "")
            names = author_names(line) if len(line) <= _LONGEST_BYLINE else ()
            if names and all(map(is_name_like, names)):
                return names
    return ()


def is_author_label(text: str, *, is_alone: bool) -> bool:
    """Whether ``text`` says that writers come next, in one form or two: ``Author:``, ``Autorin/Autor``.

    Where it ``is_alone``, in a field of which nothing else is a word, "by" says so too.
    """
    forms = {form.strip().casefold() for form in text[:_LONGEST_LABEL].strip().rstrip(" :").split("/")}
    return forms <= _AUTHOR_LABELS or (is_alone and forms <= _BY)


def signed_authors(head: Iterable[HtmlElement]) -> tuple[str, ...]:
    """The writers in the ``head`` of an article whose names are links to what they wrote."""
    links = (element for element in head if "author" in (element.get("rel") or "").split())
    names = (name for link in links for name in author_names(" ".join(_texts(link))))
    return tuple(dict.fromkeys(filter(is_name_like, names)))


def _headline(tree: HtmlElement) -> HtmlElement | None:
    """The first heading of the first rank, else the first of any that ends as the page is called for sharing."""
    first = next(tree.iter("h1"), None)
    if first is not None:
        return first
    titles = {plain(title) for title in tree.xpath("//meta[@property='og:title']/@content")} - {""}
    headings = ((heading, plain(heading.text_content())) for heading in tree.iter("h2", "h3", "h4"))
    return next((heading for heading, text in headings if any(map(text.endswith, titles))), None)


def _after(element: HtmlElement | None) -> Iterator[HtmlElement]:
    """The elements after ``element`` and outside it, in order."""
    while element is not None:
        for sibling in element.itersiblings():
            if isinstance(sibling.tag, str):
                yield from sibling.iter("*")
        element = element.getparent()


def _texts(element: HtmlElement) -> list[str]:
    """The texts in an element, without those of its dates; no more of them than tell that it is too long."""
    texts: list[str] = []
    left = _LONGEST_BYLINE
    for event, part in islice(iterwalk(element, events=("start", "end")), _MOST_STEPS):
        is_unread = event == "start" and part.tag in _UNREAD
        text = part.text if event == "start" else part.tail if part is not element else None
        if text and not is_unread and (line := one_line(text[:_LONGEST_TEXT])):
            texts.append(line)
            left -= len(line)
            if left < 0:
                break
    return texts


def _is_paragraph(element: HtmlElement) -> bool:
    text = " ".join(_texts(element))
    return len(text) > _LONGEST_BYLINE or (len(text) >= _SHORTEST_PARAGRAPH and is_prose(text))


def _marked_names(element: HtmlElement, texts: list[str]) -> tuple[str, ...]:
    """The names with which an element begins that is marked as the writers'; what comes after them is no name."""
    if not _MARKED.search(_marks(element)):
        return ()
    names: list[str] = []
    for text in texts:
        found = author_names(text) if role_of(text) is None else ()
        if found and all(map(is_name_like, found)):
            names += found
        elif names and found and len(text.split()) > 1:
            break
    return tuple(dict.fromkeys(names))


def _marks(element: HtmlElement) -> str:
    return " ".join(filter(None, map(element.get, ("class", "rel", "itemprop"))))
