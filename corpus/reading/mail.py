"""Mail: newsletters one by one or in a mailbox, and the web pages that browsers save as mail (MHTML).

A letter's text is that of its HTML, for what newsletters put beside it is full of addresses. The date of its header is when
it was sent; that of a saved page is when it was saved, which says nothing of the article.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import Final

from corpus.article import DateUse, Document, StatedDate
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import decode, normalise
from corpus.reading.fields import article_url, language_tag, one_line
from corpus.reading.html import declared_charset, parse, read_markup, text_of
from corpus.reading.record import Record
from corpus.reading.splitting import Piece, between, over

_FIELDS: Final = (
    rb"From|To|Subject|Date|Message-ID|Received|Return-Path|Delivered-To|MIME-Version|Content-Type|Reply-To|Sender|List-Id"
    rb"|Snapshot-Content-Location|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|Authentication-Results"
)
# Two header lines of mail at the beginning; a text that begins "From: ..." has not another one below.
is_mail: Final = re.compile(
    rb"(?:%b):[^\n]*+\n(?:[ \t][^\n]*+\n)*+(?:[\w-]{2,40}:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?(?:%b):" % (_FIELDS, _FIELDS),
    re.IGNORECASE,
).match
# The header of a page saved by a browser: its parts belong together, and nobody received it.
is_saved_page: Final = re.compile(
    rb"(?!(?:[\w-]{2,40}:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?Received:)"
    rb"(?:[\w-]{2,40}:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?Content-Type:\s*multipart/related\b",
    re.IGNORECASE,
).match
_ENVELOPE: Final = rb"From \S+(?:@\S+)?[ \t]+[^\n]{0,40}\d\d:\d\d(?::\d\d)?[^\n]{0,24}\d{4}[^\n]{0,12}"
is_mailbox: Final = re.compile(_ENVELOPE + rb"\n[\w-]+:").match
_ENVELOPE_LINE: Final = re.compile(_ENVELOPE + rb"\r?\Z")
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)

MOST_PARTS: Final = 40
"""Parts within parts that a letter may announce: those of a long chain of forwarded newsletters; the parser of the standard
library looks at every line once for each of them."""
MOST_LINES: Final = 400_000
"""Lines of one letter: those of sixteen megabytes of attachments and as many again."""

_BOUNDARY: Final = re.compile(rb"boundary\s*=", re.IGNORECASE)
_HIDDEN: Final = "//*[contains(translate(@style, ' ', ''), 'display:none')]"
_LIST_NAME: Final = re.compile(r"\s*<[^<>]*>\s*\Z")


def letters(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each letter of a mailbox; ``place`` is its number.

    A letter begins with a line "From name day", after a blank one; in texts such lines stand behind ``>``.
    """
    place = 0
    letter = bytearray()
    is_over, blank = False, True
    for line in between(chunks, b"\n", limit):
        if blank and line is not None and line.startswith(b"From ") and _ENVELOPE_LINE.match(line):
            if place:
                yield _letter(place, letter, limit, is_over=is_over)
            place += 1
            letter.clear()
            is_over = False
            continue
        is_over = is_over or line is None or len(letter) + len(line) > limit
        blank = line is not None and (not line or line == b"\r")
        if is_over:
            letter.clear()
        elif line is not None:
            letter += line + b"\n"
    yield _letter(max(place, 1), letter, limit, is_over=is_over)


def _letter(place: int, letter: bytes | bytearray, limit: int, *, is_over: bool) -> Piece:
    if is_over:
        return Piece(place, fault=ReadingFault.TOO_LARGE, detail=over(limit))
    return Piece(place, _QUOTED.sub(rb"\1", bytes(letter)))


def read_mail(record: Record) -> Document:
    """The article that a letter or a saved page is."""
    message = _message(record)
    parts = [
        part for part in message.walk() if not part.is_multipart() and part.get_content_disposition() != "attachment"
    ]
    pages = [part for part in parts if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if pages and (address := _saved_address(message, pages[0])) is not None:
        return read_markup(record, _decoded(pages[0]), address=address)
    text = next((text for part in pages if (text := _letter_text(part)).strip()), "")
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    text = text or normalise("\n".join(_decoded(part) for part in plain))
    title = _header(message, "Subject")
    if not title and not text.strip():
        raise ReadingError(record.path, ReadingFault.NO_TEXT, place=record.place)
    name, sender = parseaddr(_header(message, "From") or "")
    listed = _LIST_NAME.sub("", _header(message, "List-Id") or "").strip(' "')
    date = _header(message, "Date")
    return Document(
        path=record.path,
        place=record.place,
        format=record.format,
        text=text,
        title=title,
        source=record.source or listed or name or sender or None,
        url=article_url(_header(message, "Archived-At") or ""),
        language=language_tag(_header(message, "Content-Language") or ""),
        dates=(StatedDate(DateUse.PUBLISHED, "header Date", date),) if date else (),
    )


def _message(record: Record) -> Message:
    """The letter, taken apart; raises ReadingError for what is none, or has more parts or lines than one can."""
    if len(_BOUNDARY.findall(record.data)) > MOST_PARTS:
        detail = f"over {MOST_PARTS} parts within parts"
    elif record.data.count(b"\n") > MOST_LINES:
        detail = f"over {MOST_LINES:,} lines"
    else:
        try:
            message = message_from_bytes(record.data)
        except (MessageError, ValueError, LookupError, RecursionError) as error:
            detail = str(error)
        else:
            if message.keys():
                return message
            detail = "no header of a letter"
    raise ReadingError(record.path, ReadingFault.BROKEN_RECORD, detail, place=record.place)


def _header(message: Message, name: str) -> str | None:
    """The value of a header on one line, its encoded words read; None where there is none."""
    value = message.get(name)
    if value is None:
        return None
    text = str(value)[:_LONGEST_HEADER]
    with suppress(MessageError, LookupError, UnicodeError, ValueError):  # then it is kept as it stands
        text = str(make_header(decode_header(text)))
    return one_line(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")) or None


_LONGEST_HEADER: Final = 2_000  # characters; the reader of encoded words goes over them again and again


def _saved_address(message: Message, page: Message) -> str | None:
    """Where a page saved by a browser was fetched; None where the message is a letter."""
    stated = _header(message, "Snapshot-Content-Location")
    if stated is None and message.get_content_type() == "multipart/related" and not message.get("Received"):
        stated = _header(page, "Content-Location") or _header(message, "Content-Location")
    return article_url(stated or "")


def _letter_text(page: Message) -> str:
    """The text of a letter in HTML, without what it hides: lines made for the list of a mailbox, counters of readers."""
    markup = _decoded(page)
    tree = parse(markup)
    if tree is None:
        return ""
    for hidden in tree.xpath(_HIDDEN):
        if hidden.getparent() is not None:
            hidden.drop_tree()
    return normalise(text_of(tree))


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decode(data, declared=part.get_content_charset() or declared_charset(data))
