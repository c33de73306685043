"""A web page: what it states about the article in its markup, then the article's text.

The markup is asked first, because extracting the text takes the page apart. Nothing is ever fetched. Of what is larger or
deeper than any page the article is not looked for: all that it says is the text, and its beginning is asked what it states.
"""

import re
from typing import Final
from urllib.parse import urlsplit

from lxml.etree import ErrorTypes, ParserError, iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from corpus.article import Document
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import decode, normalise
from corpus.reading.limits import ELEMENTS_LIMIT, LEVELS_LIMIT, TAGS_LIMIT
from corpus.reading.maintext import article_text
from corpus.reading.metadata import statements_of
from corpus.reading.record import Record
from corpus.reading.standfirst import with_standfirst
from corpus.reading.stripping import BLOCKS, UNSEEN, stripped

# A declaration must stand in the first kilobyte or so; browsers look no further either.
_DECLARATION_BYTES: Final = 4096
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)

_HEAD: Final = (
    256 * 1024
)  # code points; what pages state stands in the first few thousand, behind scripts at most later

# Control characters and what stands for them, which browsers do not show and no tree may be given again. Two of them (of
# the references, the groups) part words in what was pasted from a word processor.
_CONTROLS: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PARTING: Final = "\x0b\x0c"
_REFERENCES: Final = re.compile(
    r"&\#(?:0*+(1[12])(?!\d)|x0*+([bc])(?![\da-f])"
    r"|0*+(?:[1-8]|1[4-9]|2\d|3[01]|6553[45])(?!\d)|x0*+(?:[1-8ef]|1[\da-f]|fff[ef])(?![\da-f]));?",
    re.IGNORECASE,
)
_SPACE: Final = re.compile(r"\s+")
# What shows that a text is written in markup: "a < b" does not.
_MARKUP: Final = re.compile(
    r"<(?:p|div|br|h[1-6]|[uo]l|li|blockquote|span|a|em|strong|[bi]|figure)\b[^<>]*>"
    r"|&(?:\#\d{2,5}|\#x[\da-f]{2,5}|amp|quot|nbsp|lt|gt|[lr][ds]quo|hellip|[mn]dash);",
    re.IGNORECASE,
)


def read_page(record: Record) -> Document:
    """The article of a page, by its markup and the text that is left without navigation, advertisements and comments."""
    return read_markup(record, decode(record.data, declared=declared_charset(record.data)))


def read_markup(record: Record, markup: str, *, address: str | None = None) -> Document:
    """The article of a page; ``address`` is where it was fetched, unless it states another one on the same site."""
    tree = _moderate(markup)
    is_moderate = tree is not None
    if tree is None:
        tree = parse(markup[:_HEAD])
    if tree is None:
        raise ReadingError(record.path, ReadingFault.NO_TEXT, place=record.place)
    for form in [form for form in tree.iter("form") if form.find(".//h1") is not None]:
        form.drop_tag()  # one about the whole page, as some servers write them, and not one to fill in
    stated = statements_of(tree)
    whole = normalise(without_markup(stated.text))
    found = (
        with_standfirst(article_text(tree, whole), stated.standfirst) if is_moderate else normalise(stripped(markup))
    )
    text = found or whole
    if not text.strip():
        raise ReadingError(record.path, ReadingFault.NO_TEXT, place=record.place)
    return Document(
        path=record.path,
        place=record.place,
        format=record.format,
        text=text,
        title=stated.title,
        authors=stated.authors,
        source=record.source or stated.source,
        url=address if address and _site(stated.url) != _site(address) else stated.url,
        language=stated.language,
        dates=stated.dates,
        printed=stated.printed,
    )


def _site(address: str | None) -> str | None:
    return urlsplit(address).hostname if address else None


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page declares at its beginning; None where it declares none."""
    found = _DECLARED.search(data[:_DECLARATION_BYTES])
    return found[1].decode("ascii", "replace") if found else None


def parse(markup: str) -> HtmlElement | None:
    """The lxml tree of a page, however broken; None where there is nothing in it."""
    return _parsed(markup)[0]


def _parsed(markup: str) -> tuple[HtmlElement | None, bool]:
    """The tree of a page, and whether all of it is in there: the parser gives up at 256 levels or ten megabytes of text."""
    markup = _CONTROLS.sub(lambda found: " " if found[0] in _PARTING else "", markup)
    markup = _REFERENCES.sub(lambda found: " " if any(found.groups()) else "", markup)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # an empty document
        tree = None
    return tree, not any(entry.type == ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _moderate(markup: str) -> HtmlElement | None:
    """The tree of a page whose article can be looked for; None where it has more elements or levels than that can bear."""
    if markup.count("<") > TAGS_LIMIT:
        return None
    tree, is_whole = _parsed(markup)
    if tree is None or not is_whole:
        return None
    count = level = deepest = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        count += event == "start"
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return tree if count <= ELEMENTS_LIMIT and deepest <= LEVELS_LIMIT else None


def plain_text(markup: str) -> str:
    r"""The text of a piece of markup, a line a block; where it has no block, its own line breaks stay.

    >>> plain_text("<p>One <b>fine</b>\nday.</p><p>Two &amp; three.</p>")
    'One fine day.\nTwo & three.'
    """
    tree, is_whole = _parsed(f"<div>{markup}</div>")  # without the element the parser makes a paragraph of leading text
    return "" if tree is None else text_of(tree) if is_whole else stripped(markup)


def text_of(tree: HtmlElement) -> str:
    """The text of a tree, which is taken apart, a line a block; where it has no block, its own line breaks stay."""
    for element in list(tree.iter(*UNSEEN)):
        element.drop_tree()
    blocks = list(tree.iter(*BLOCKS))
    if len(blocks) > 1:
        for element in tree.iter():
            element.text = _SPACE.sub(" ", element.text or "")
            element.tail = _SPACE.sub(" ", element.tail or "")
        for block in blocks:
            block.text = f"\n{block.text}"
            block.tail = f"\n{block.tail}"
    lines = tree.text_content().split("\n")
    return "\n".join(text for line in lines if (text := line.strip()))


def without_markup(text: str) -> str:
    """``text`` as it is where it is plain, else the text of the markup that it is."""
    return plain_text(text) if _MARKUP.search(text) else text
