"""What a page prints between its headline and its story: who wrote it, and when.

One idea: there the place says what a line is, whatever the markup calls it. What the page states in fields made for
programs goes before it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, takewhile
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
# The end of a text after which a name comes, and a word for "and" between two.
_ANNOUNCING: Final = re.compile(r"\b(?:by|von|por|par|door|af|av|oleh|di)\s*:?$", re.IGNORECASE)
_AND: Final = re.compile(r"\s(?:and|und|et|og|och|en|i|и|ve|y|e|&)\s", re.IGNORECASE)
# What joins two names that stand in elements of different kinds: at the end of a text, and at the beginning of one.
_JOINING: Final = re.compile(r"(?:[,;&/]|\b(?:and|und|et|og|och|en|i|и|ve|y|e))$", re.IGNORECASE)
_JOINED: Final = re.compile(r"^(?:[,;&/]\s*|(?:and|und|et|og|och|en|i|и|ve|y|e)\s+)+", re.IGNORECASE)
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
        pieces = _pieces(element)
        line = _line(pieces)
        if len(line) <= _LONGEST_BYLINE and (names := _marked_names(element, pieces) or byline_names(line)):
            return names
    return ()


def joined_authors(head: Iterable[HtmlElement]) -> tuple[str, ...]:
    """The writers in the first byline of the ``head`` of an article, if it has a word for "and" between two of them."""
    for element in head:
        line = _line(_pieces(element))
        if names := byline_names(line):
            ands = (line[found.end() :] for found in _AND.finditer(line))
            return names if any(rest.startswith(names[1:]) for rest in ands) else ()
    return ()


def marked_authors(tree: HtmlElement) -> tuple[str, ...]:
    """The writers in the first element of the article that is marked as theirs, wherever it stands: some sign at the foot."""
    for article in tree.xpath("(//article | //main)[1]"):
        for element in islice(article.iter("*"), _MOST_IN_ARTICLE):
            if _MARKED.search(_marks(element)) and not is_apart(element, article):
                pieces = _pieces(element)
                if len(_line(pieces)) <= _LONGEST_BYLINE and (names := _marked_names(element, pieces)):
                    return names
    return ()


def said_authors(tree: HtmlElement) -> tuple[str, ...]:
    """Whom the elements of a page name that say of themselves that they are its author, in the words of a vocabulary."""
    stated = tree.xpath("//*[@itemprop='author' or @rel='author']")
    names = (name for element in stated for name in _named_in(element, element.xpath("(.//*[@itemprop='name'])[1]")))
    # Cards of the older vocabulary: the first is that of the article, those that follow are of others.
    cards = (element for element in tree.iter("*") if {"author", "vcard"} <= _classes(element))
    return tuple(dict.fromkeys(names)) or next(filter(None, map(_named_on, cards)), ())


def _named_on(card: HtmlElement) -> tuple[str, ...]:
    return _named_in(card, [element for element in card.iter("*") if "fn" in _classes(element)])


def _named_in(element: HtmlElement, names: Sequence[HtmlElement]) -> tuple[str, ...]:
    """The names in the first of ``names``, else in ``element``; empty where that is too long for them."""
    text = element.get("content") or " ".join(_texts(names[0] if names else element))
    return author_names(text) if len(text) <= _LONGEST_BYLINE else ()


def _classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


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
    return [text for text, _ in _pieces(element)]


def _pieces(element: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """The texts in an element as ``_texts`` gives them, each with the element that it is the text of."""
    pieces: list[tuple[str, HtmlElement]] = []
    left = _LONGEST_BYLINE
    for event, part in islice(iterwalk(element, events=("start", "end")), _MOST_STEPS):
        is_unread = event == "start" and part.tag in _UNREAD
        text = part.text if event == "start" else part.tail if part is not element else None
        if text and not is_unread and (line := one_line(text[:_LONGEST_TEXT])):
            pieces.append((line, part if event == "start" else part.getparent()))
            left -= len(line)
            if left < 0:
                break
    return pieces


def _line(pieces: Sequence[tuple[str, HtmlElement]]) -> str:
    """The texts on one line, no further than what a byline in them says: as for the names in ``_marked_names``."""
    line = " ".join(text for text, _ in pieces)
    if len(line) > _LONGEST_BYLINE:
        return line
    parts: list[str] = []
    kind = None
    is_announced = False
    for (text, holder), (following, next_holder) in pairwise((*pieces, ("", pieces[-1][1] if pieces else None))):
        parts.append(text)
        is_announcing = bool(_ANNOUNCING.search(text))
        is_name = (is_announced and " " in text) or is_name_like(text) or bool(byline_names(text))
        if kind is None and is_name and not is_announcing:
            kind = _kind(holder)
        is_announced = is_announcing
        if kind and following[:1].isupper() and not _JOINING.search(text):
            if _kind(next_holder) != kind:
                break
            parts[-1] += ","
    return " ".join(parts)


def _is_paragraph(element: HtmlElement) -> bool:
    text = " ".join(_texts(element))
    return len(text) > _LONGEST_BYLINE or (len(text) >= _SHORTEST_PARAGRAPH and is_prose(text))


def _marked_names(element: HtmlElement, pieces: Sequence[tuple[str, HtmlElement]]) -> tuple[str, ...]:
    """The names with which an element begins that is marked as the writers'.

    A further name stands in an element of the same kind as the first, or behind a comma or a word for "and": what looks like
    one in another kind is what the writer is, or a button. What comes after the names is no name.
    """
    if not _MARKED.search(_marks(element)):
        return ()
    names: list[str] = []
    kind = None
    is_joined = False
    for text, holder in pieces:
        rest = _JOINED.sub("", text)
        found = author_names(rest) if role_of(rest) is None else ()
        if found and all(map(is_name_like, found)):
            if not names or is_joined or rest != text or _kind(holder) == kind:
                names += found
                kind = kind or _kind(holder)
        elif names and found and len(rest.split()) > 1:
            break
        is_joined = bool(_JOINING.search(text))
    return tuple(dict.fromkeys(names))


def _kind(element: HtmlElement) -> tuple[str, str]:
    return (element.tag, element.get("class") or "")


def _marks(element: HtmlElement) -> str:
    return " ".join(filter(None, map(element.get, ("class", "rel", "itemprop"))))
