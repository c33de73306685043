"""PDF with a text layer: the words as they are printed, lines joined to paragraphs.

What the file says of itself is seldom of the article (a title "Layout1.indd", the day it was exported): a title or author
is taken from it only where it is printed on the first page, and a date never.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpus.article import Document
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import normalise
from corpus.reading.fields import authors_of, letters_of, one_line
from corpus.reading.record import Record

is_pdf: Final = re.compile(rb"\s{0,64}%PDF-\d").match

MOST_PAGES: Final = 500
"""Pages of one article; a file with more is a book or a year of papers, and would be one article of all of them."""
MOST_CHARACTERS: Final = 4_000_000
"""Code points in one file: those of a long book."""

REMEDY: Final = "install it with: pip install 'dateline[pdf]'"

# The library marks a hyphen that it takes for the end of a broken word so.
_BROKEN_WORD: Final = re.compile(r"[\x02\ufffe]\r?\n?|(?<=[^\W\d_])-\r?\n(?=[^\W\d_A-Z])")
_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\W*", re.IGNORECASE
)
_EDGE_LINES: Final = 2  # at the top and the foot of a page, where its running lines are
_FULL_LINE: Final = 0.75  # of the usual width: a shorter line ends its paragraph
_USUAL: Final = 0.9  # of the lines are no longer than the usual width
_SENTENCE_END: Final = re.compile(r"[.!?…:][\"'”’»)]*\Z")


def read_pdf(record: Record) -> Document:
    """The text of all pages, without their numbers and the lines that run over every page."""
    pages, stated = _pages(record)
    text = paragraphs(pages)
    if not text:
        detail = "it has no text layer, only pictures of pages" if pages else "it has no pages"
        raise ReadingError(record.path, ReadingFault.NO_TEXT, detail, place=record.place)
    printed = letters_of(pages[0])
    title = one_line(stated.get("Title", ""))
    author = one_line(stated.get("Author", ""))
    return Document(
        path=record.path,
        place=record.place,
        format=record.format,
        text=text,
        title=title if title and letters_of(title) in printed else None,
        authors=authors_of([author] if author and letters_of(author) in printed else []),
        source=record.source,
    )


def paragraphs(pages: Sequence[str]) -> str:
    """The lines of all pages, those of a paragraph joined, and the words that a line break parts."""
    lines = [line for page in _without_running_lines(pages) for line in page]
    if not lines:
        return ""
    usual = sorted(map(len, lines))[int(_USUAL * (len(lines) - 1))]
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        if before.endswith("\xad"):
            pieces[-1] = before[:-1]
            pieces.append(line)
            continue
        is_full = len(before) >= _FULL_LINE * usual
        is_end = _SENTENCE_END.search(before) and not line[:1].islower() and len(before) < usual * _USUAL
        pieces += [" " if is_full and not is_end else "\n", line]
    return "".join(pieces).rstrip("\xad")


def _pages(record: Record) -> tuple[list[str], dict[str, str]]:
    """The text of each page, and what the file says of itself; raises ReadingError."""
    try:
        from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - an extra, and in worker processes only
    except ImportError as error:
        raise ReadingError(record.path, ReadingFault.MISSING_EXTRA, REMEDY, place=record.place) from error
    pages: list[str] = []
    left = MOST_CHARACTERS
    try:
        with PdfDocument(record.data) as document:
            if len(document) > MOST_PAGES:
                detail = f"{len(document):,} pages, over {MOST_PAGES}"
                raise ReadingError(record.path, ReadingFault.TOO_LARGE, detail, place=record.place)
            for number in range(len(document)):
                page = document[number]
                text = page.get_textpage()
                pages.append(normalise(_BROKEN_WORD.sub("\xad\n", text.get_text_range())))
                text.close()
                page.close()
                left -= len(pages[-1])
                if left < 0:
                    detail = f"over {MOST_CHARACTERS:,} characters"
                    raise ReadingError(record.path, ReadingFault.TOO_LARGE, detail, place=record.place)
            return pages, document.get_metadata_dict()
    except (PdfiumError, ValueError) as error:
        raise ReadingError(record.path, ReadingFault.BROKEN_RECORD, one_line(str(error)), place=record.place) from error


def _without_running_lines(pages: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each page that are not blank, without page numbers and what stands at the edge of most pages."""
    split = [[bare for line in page.split("\n") if (bare := " ".join(line.split()))] for page in pages]
    edges = Counter(
        text
        for lines in split
        for text in {_DIGITS.sub("#", line) for line in lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]}
    )
    for lines in split:
        yield [
            line
            for place, line in enumerate(lines)
            if _EDGE_LINES <= place < len(lines) - _EDGE_LINES
            or not (_PAGE_NUMBER.fullmatch(line) or (len(pages) > 2 and edges[_DIGITS.sub("#", line)] * 2 > len(pages)))
        ]
