"""What all XML that is read has in common: what may stand before it, how it is cut, and a parser that fetches nothing."""

import re
from collections.abc import Iterable, Iterator
from html.entities import name2codepoint
from typing import TYPE_CHECKING, Final

from corpus.errors import ReadingFault
from corpus.reading.charset import decode
from corpus.reading.html import declared_charset
from corpus.reading.splitting import Piece, between, bounded, over, with_head

if TYPE_CHECKING:
    from lxml.etree import _Element

PROLOGUE: Final = rb"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+|<!DOCTYPE\s(?!\s*html)[^\[<>]*+(?:\[[^\]]*+\]\s*+)?+>\s*+)*+"
"""Space, declarations, comments and a document type other than HTML's, which may stand before the first element."""

DOCUMENT_TYPE: Final = re.compile(r"<!DOCTYPE\b[^\[<>]*+(?:\[[^\]]*+\]\s*+)?+>")
"""A document type with all that it declares; entities that it makes are not wanted."""

_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml\b[^>]*>")
_CDATA_OR_AMPERSAND: Final = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z]\w{1,30});)?", re.DOTALL
)
_XML_NAMES: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})

_HEAD: Final = 64 * 1024  # bytes in which the first element must begin


def elements(chunks: Iterable[bytes], limit: int, start: re.Pattern[bytes], what: str) -> Iterator[Piece]:
    """A piece for each element of the name that ``start`` finds first (its group 1), with all that stands before that one.

    ``place`` is its number from 1; ``what`` it is, errors say. What stands between two elements is dropped.
    """
    head, chunks = with_head(chunks, _HEAD)
    first = start.search(head)
    if first is None:
        yield Piece(None, fault=ReadingFault.NO_TEXT, detail=f"not {what} in it")
        return
    before = head[: first.start()]
    begin = re.compile(b"<" + re.escape(first[1]) + rb"(?=[\s>/])")
    end = b"</" + first[1] + b">"
    place = 0
    for text in between(chunks, end, limit, keep=True):
        found = None if text is None else begin.search(text)
        if text is None:
            place += 1
            yield Piece(place, fault=ReadingFault.TOO_LARGE, detail=over(limit))
        elif found is None:
            if text.endswith(end):
                place += 1
                yield Piece(place, fault=ReadingFault.BROKEN_RECORD, detail=f"the end of {what} that does not begin")
        else:
            place += 1
            if text.endswith(end):
                yield bounded(Piece(place, before + text[found.start() :]), limit)
            else:
                yield Piece(place, fault=ReadingFault.BROKEN_RECORD, detail="the file ends within it")


def xml_text(data: bytes) -> str:
    """A document without its declarations, and with what is no XML in it made so.

    Entities that it declares are not replaced; those of HTML are, though nothing declares them; and an ampersand that
    begins none is one.
    """
    text = _XML_DECLARATION.sub("", decode(data, declared=declared_charset(data)))
    return _CDATA_OR_AMPERSAND.sub(_mended, DOCUMENT_TYPE.sub("", text, count=1))


def _mended(found: re.Match[str]) -> str:
    if not found[0].startswith("&") or (found[1] and (found[1].startswith("#") or found[1] in _XML_NAMES)):
        return found[0]
    code = name2codepoint.get(found[1] or "")
    return f"&amp;{found[0][1:]}" if code is None else f"&#{code};"


def parse_xml(markup: str) -> "_Element | None":
    """The tree of a document, however broken; None where there is nothing in it.

    Nothing is loaded and no entity replaced, and the library's bounds on depth and length hold.
    """
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring  # noqa: PLC0415 - for workers

    parser = XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        tree: _Element | None = fromstring(markup.encode("utf-8", "replace"), parser)
    except XMLSyntaxError:
        return None
    return tree
