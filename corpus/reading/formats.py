"""The one table of formats: how a file of it begins, how it is split, how a record of it is read."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Final

from corpus.article import Document
from corpus.errors import ReadingError, ReadingFault
from corpus.reading import (
    exports,
    feeds,
    html,
    listing,
    mail,
    markdown,
    newsxml,
    objects,
    parquet,
    pdf,
    reuters,
    splitting,
    tables,
    text,
    warc,
)
from corpus.reading.record import Record
from corpus.reading.splitting import Piece

HEAD_BYTES: Final = 64 * 1024
"""How much of a file is looked at to tell its format."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes:
        name: as in ``Record.format`` and ``Document.format``.
        suffixes: what such files are called, in lower case, with the dot.
        begins: whether a file that begins with these bytes is one; None where they say nothing.
        split: chunks and the limit of a record -> pieces.
        read: a record -> its document; raises ReadingError.
        columns: the first bytes -> the names of the columns, for a table; None for what is none.
        table: for a table that must be read from its end, in place of ``columns`` and ``split``: the file and its name
            -> the names of the columns; the file and the limit of a record -> pieces.
    """

    name: str
    suffixes: frozenset[str]
    begins: Callable[[bytes], object] | None
    split: Callable[[Iterable[bytes], int], Iterator[Piece]]
    read: Callable[[Record], Document]
    columns: Callable[[bytes], tuple[str, ...]] | None = None
    table: tuple[Callable[[IO[bytes], str], tuple[str, ...]], Callable[[IO[bytes], int], Iterator[Piece]]] | None = None


# Space, XML declarations and comments, which may stand before anything in markup.
_PROLOGUE: Final = rb"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+"
_MARKUP: Final = re.IGNORECASE | re.DOTALL

# In the order in which they are tried; the last takes what no other does.
FORMATS: Final = (
    Format(
        "reuters",
        frozenset({".sgm", ".sgml"}),
        re.compile(rb"\s*+(?:<!DOCTYPE\s+lewis\b[^>]*>\s*)?+<REUTERS\b|\s*+<!DOCTYPE\s+lewis\b", _MARKUP).match,
        splitting.reuters_elements,
        reuters.read_story,
    ),
    Format("nitf", frozenset({".nitf"}), newsxml.is_nitf, newsxml.stories, newsxml.read_nitf),
    Format("newsml", frozenset({".newsml"}), newsxml.is_newsml, newsxml.news_items, newsxml.read_newsml),
    Format("factiva", frozenset(), exports.is_factiva, exports.factiva_documents, exports.read_factiva),
    Format("lexis", frozenset(), exports.is_lexis, exports.lexis_documents, exports.read_lexis),
    Format("pdf", frozenset({".pdf"}), pdf.is_pdf, splitting.whole, pdf.read_pdf),
    Format(
        "parquet",
        frozenset({".parquet"}),
        parquet.is_parquet,
        splitting.whole,
        objects.read_object,
        table=(parquet.columns_of_parquet, parquet.parquet_rows),
    ),
    Format("warc", frozenset({".warc"}), warc.is_web_archive, warc.responses, warc.read_response),
    Format("mhtml", frozenset({".mhtml", ".mht"}), mail.is_saved_page, splitting.whole, mail.read_mail),
    Format("mail", frozenset({".eml"}), mail.is_mail, splitting.whole, mail.read_mail),
    Format("mbox", frozenset({".mbox"}), mail.is_mailbox, mail.letters, mail.read_mail),
    Format("feed", frozenset({".rss", ".atom"}), feeds.is_feed, feeds.items, feeds.read_item),
    Format(
        "html",
        frozenset({".html", ".htm", ".xhtml"}),
        re.compile(_PROLOGUE + rb"<(?:!DOCTYPE\s+html|html|head|body|article|meta|title)\b", _MARKUP).match,
        splitting.whole,
        html.read_page,
    ),
    Format(
        "json",
        frozenset({".json"}),
        listing.is_json,
        listing.json_records,
        objects.read_object,
    ),
    Format(
        "jsonl",
        frozenset({".jsonl", ".ndjson", ".jl"}),
        re.compile(rb'\s*+\{\s*+["}]').match,
        splitting.lines,
        objects.read_object,
    ),
    Format(
        "csv",
        frozenset({".csv", ".tsv", ".tab"}),
        tables.is_table,
        tables.rows,
        objects.read_object,
        tables.columns_of,
    ),
    Format(
        "markdown",
        frozenset({".md", ".markdown", ".mdown"}),
        markdown.is_markdown,
        splitting.whole,
        markdown.read_markdown,
    ),
    Format("text", frozenset(), None, splitting.whole, text.read_text),
)
_BY_NAME: Final = {form.name: form for form in FORMATS}
_TEXT: Final = FORMATS[-1]

# What lies about in folders of articles, tells what it is, and would only be mangled.
_FOREIGN_BEGINNINGS: Final = (
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an office document"),
    (re.compile(rb"\{\\rtf"), "RTF"),
    (re.compile(rb"7z\xbc\xaf'\x1c|Rar!"), "an archive"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF"), "a picture, sound or film"),
    (re.compile(rb"SQLite format 3\0"), "an SQLite database"),
    (re.compile(rb"\s*+<\?xml\b"), "XML"),
)
_FOREIGN_SUFFIXES: Final = {
    ".xml": "XML",
    ".css": "a style sheet",
    ".js": "a script",
}

# Escape is not among them: Japanese text in ISO-2022-JP is full of it.
_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
# Compressed or machine data has a tenth of them or more, text at most a stray one.
_CONTROLS_IN_TEXT: Final = 0.03


def format_of(head: bytes, path: str, suffix: str) -> Format:
    """The format of a file that begins with ``head``, by content first and by ``suffix`` where that leaves a choice.

    Raises ReadingError, BINARY or UNKNOWN_FORMAT, for what is no text and for what is known not to be read.
    """
    start = head.removeprefix(b"\xef\xbb\xbf")
    matching = [form for form in FORMATS if form.begins is not None and form.begins(start)]
    named = [form for form in FORMATS if suffix in form.suffixes]
    both = [form for form in matching if form in named]
    if both or matching:
        return (both or matching)[0]
    foreign = next((name for begins, name in _FOREIGN_BEGINNINGS if begins.match(start)), _FOREIGN_SUFFIXES.get(suffix))
    if foreign is not None:
        raise ReadingError(path, ReadingFault.UNKNOWN_FORMAT, foreign)
    if len(head) - len(head.translate(None, _CONTROLS)) > _CONTROLS_IN_TEXT * len(head):
        raise ReadingError(path, ReadingFault.BINARY)
    return (named or [_TEXT])[0]


def read_document(record: Record) -> Document:
    """The document in a record; raises ReadingError where there is none.

    NO_TEXT says that neither text nor a title was left, BROKEN_RECORD that the record is not what its format demands.
    """
    return _BY_NAME[record.format].read(record)
