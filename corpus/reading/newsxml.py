"""What agencies send in XML: NITF, and NewsML-G2 with a story in it."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from lxml.etree import QName, tostring

from corpus.article import DateUse, Document, StatedDate
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import normalise
from corpus.reading.fields import article_url, authors_of, language_tag, one_line
from corpus.reading.html import plain_text
from corpus.reading.markup import PROLOGUE, elements, parse_xml, xml_text
from corpus.reading.record import Record
from corpus.reading.splitting import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

is_nitf: Final = re.compile(PROLOGUE + rb"<(?:\w+:)?nitf\b", re.IGNORECASE | re.DOTALL).match
is_newsml: Final = re.compile(PROLOGUE + rb"<(?:\w+:)?(?:newsItem|newsMessage)\b", re.DOTALL).match

_STORY: Final = re.compile(rb"<((?:[\w.-]+:)?nitf)(?=[\s>])", re.IGNORECASE)
_ITEM: Final = re.compile(rb"<((?:[\w.-]+:)?newsItem)(?=[\s>])")
_MARKUP: Final = {"hl2": "h2", "block": "div", "body.content": "div", "note": "aside"}
_NO_TEXT: Final = frozenset({"media", "script", "style", "head", "body.head", "body.end", "tagline"})


def stories(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each story in NITF; nearly always there is one."""
    return elements(chunks, limit, _STORY, "a story")


def news_items(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each item of a message, or the one that the file is."""
    return elements(chunks, limit, _ITEM, "a news item")


def read_nitf(record: Record) -> Document:
    """The story: its headline, byline and paragraphs, and the day it was issued."""
    tree = _tree(record)
    issued = next(iter(_found(tree, "date.issue")), None)
    publication = next(iter(_found(tree, "pubdata")), None)
    stated = [("date.issue", issued, "norm"), ("pubdata date.publication", publication, "date.publication")]
    dates = [(name, element.get(key)) for name, element, key in stated if element is not None and element.get(key)]
    source = (publication.get("name") if publication is not None else None) or _first(
        tree, "distributor", "doc.copyright"
    )
    title = _first(tree, "hl1", "hedline", "title")
    content = next(iter(_found(tree, "body.content")), None)
    return _document(
        record,
        title=title,
        text="" if content is None else _text(content),
        authors=[one_line("".join(byline.itertext())) for byline in _found(tree, "byline")],
        source=source,
        url=publication.get("ex-ref") if publication is not None else None,
        language=tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        dates=[StatedDate(DateUse.PUBLISHED, f"nitf {name}", one_line(text or "")) for name, text in dates],
    )


def read_newsml(record: Record) -> Document:
    """The story of a news item: what is said about it, and the text it carries in NITF, XHTML or plain."""
    tree = _tree(record)
    item = tree if QName(tree).localname == "newsItem" else next(iter(_found(tree, "newsItem")), tree)
    content = next(iter(_found(item, "contentSet")), None)
    plain = "" if content is None else "\n".join("".join(part.itertext()) for part in _found(content, "inlineData"))
    text = "" if content is None else "\n".join(_text(part) for part in _found(content, "inlineXML"))
    first, version = _first(item, "firstCreated"), _first(item, "versionCreated")
    is_first = item.get("version") in {None, "1"}
    dates = [StatedDate(DateUse.PUBLISHED, "newsml firstCreated", first)] if first else []
    if version:
        use = DateUse.PUBLISHED if is_first and not first else DateUse.UPDATED
        dates.append(StatedDate(use, "newsml versionCreated", version))
    languages = [element.get("tag") for element in _found(item, "language")]
    return _document(
        record,
        title=_first(item, "headline") or (None if content is None else _first(content, "hl1", "title")),
        text=text or plain,
        authors=[one_line("".join(by.itertext())) for by in _found(item, "by") or _found(item, "byline")],
        source=_name(item, "provider") or _name(item, "infoSource"),
        url=next((link.get("href") for link in _found(item, "link") if "canonical" in (link.get("rel") or "")), None),
        language=next(filter(None, languages), None) or item.get("{http://www.w3.org/XML/1998/namespace}lang"),
        dates=dates,
    )


def _tree(record: Record) -> "_Element":
    tree = parse_xml(xml_text(record.data))
    if tree is None:
        raise ReadingError(record.path, ReadingFault.BROKEN_RECORD, "not XML", place=record.place)
    return tree


def _document(
    record: Record,
    *,
    title: str | None,
    text: str,
    authors: list[str],
    source: str | None,
    url: str | None,
    language: str | None,
    dates: list[StatedDate],
) -> Document:
    text = normalise(text)
    if not title and not text.strip():
        raise ReadingError(record.path, ReadingFault.NO_TEXT, place=record.place)
    return Document(
        path=record.path,
        place=record.place,
        format=record.format,
        text=text,
        title=title,
        authors=authors_of(authors),
        source=record.source or (one_line(source) if source else None),
        url=article_url(url or ""),
        language=language_tag(language or ""),
        dates=tuple(dates),
    )


def _found(tree: "_Element", name: str) -> "list[_Element]":
    return list(tree.iter(f"{{*}}{name}"))


def _first(tree: "_Element", *names: str) -> str | None:
    """The text of the first element of the first name that has any."""
    texts = (one_line("".join(element.itertext())) for name in names for element in _found(tree, name))
    return next(filter(None, texts), None)


def _name(tree: "_Element", role: str) -> str | None:
    """The name of an organisation in a role; a code where only that is given."""
    element = next(iter(_found(tree, role)), None)
    if element is None:
        return None
    return _first(element, "name") or element.get("literal") or element.get("qcode")


def _text(element: "_Element") -> str:
    """The paragraphs below an element, a line each, as they are in HTML."""
    for part in list(element.iter()):
        if isinstance(part.tag, str):
            name = QName(part).localname
            part.tag = _MARKUP.get(name, name)
            if name in _NO_TEXT:
                part[:] = []
                part.text = ""
    return plain_text(tostring(element, encoding="unicode", method="html", with_tail=False))
