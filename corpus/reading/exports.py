"""Text exports of Lexis and Factiva: many articles in one file, each a printed form with fields.

Written from the public look of such files. Lines are wrapped at a width; paragraphs are parted by blank lines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from corpus.article import DateUse, Document, StatedDate
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import decode, normalise
from corpus.reading.fields import authors_of, language_tag, one_line
from corpus.reading.record import Record
from corpus.reading.splitting import Piece, between, over

# --- Factiva ----------------------------------------------------------------------------------------------------------

_CODES: Final = (
    *(
        "SE",
        "HD",
        "CR",
        "WC",
        "PD",
        "ET",
        "SN",
        "SC",
        "ED",
        "PG",
        "VOL",
        "LA",
        "CY",
        "LP",
        "TD",
        "CT",
        "RF",
        "CO",
        "IN",
    ),
    *("NS", "RE", "IPD", "IPC", "PUB", "AN", "BY", "CLM", "ART", "CX", "PUT", "DE"),
)
# After a code that is a word of its own in some language one blank is not enough: "IN the end".
_CODE_LINE: Final = re.compile(
    rf"(?:(?P<sure>HD|WC|PD|ET|SN|SC|LA|CY|LP|TD|NS)[ \t]+|(?P<code>{'|'.join(_CODES)})(?:[ \t]{{2,}}|\t|[ \t]*\Z))(?P<value>.*)",
    re.DOTALL,
)
_FACTIVA_MARKS: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (rb"^HD(?:[ \t]|\r?$)", rb"^WC[ \t\r\n]++[\d,.]+ [^\s\d]+[ \t]*\r?$", rb"^(?:PD|SN)(?:[ \t]|\r?$)")
)
_FACTIVA_END: Final = re.compile(rb"(?:AN[ \t]*)?Document [A-Z0-9]{4,20}[0-9]{4,}[a-z0-9]*\s*\Z")

# --- Lexis ------------------------------------------------------------------------------------------------------------

_COUNTED: Final = rb"[ \t]*(?:(?:Document )?\d{1,5} of \d{1,5}(?: DOCUMENTS?)?)[ \t]*\r?"
_LEXIS_START: Final = re.compile(_COUNTED + rb"\Z")
_LEXIS_END: Final = re.compile(rb"[ \t]*End of Document[ \t]*\r?\Z")
_COUNT_LINE: Final = re.compile(rb"^" + _COUNTED + rb"$", re.MULTILINE)
_COUNT_BYTES: Final = 2_000  # at the beginning, in which the first count stands
_LENGTH: Final = re.compile(rb"^[ \t]*length:[ \t]+[\d,.]+ words", re.MULTILINE | re.IGNORECASE)
_LOADED: Final = re.compile(rb"^[ \t]*(?:load-date:|end of document)", re.MULTILINE | re.IGNORECASE)
_LABEL: Final = re.compile(
    r"\s*(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|GRAPHIC|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|CORRECTION"
    r"|SERIES|URL|DOCUMENT-TYPE|NOTES|ACC-NO|BODY|SUBJECT|COMPANY|ORGANIZATION|TICKER|INDUSTRY|PERSON|CITY|STATE|COUNTRY"
    r"|GEOGRAPHIC|CLASSIFICATION|HEADLINE|PUBLICATION|COPYRIGHT|DATE)(?::[ \t]*|\Z)(.*)",
    re.IGNORECASE | re.DOTALL,
)
_AFTER_TEXT: Final = frozenset({"LOAD-DATE", "LANGUAGE", "PUBLICATION-TYPE"})
_COPYRIGHT: Final = re.compile(r"\s*(?:Copyright|©|All Rights Reserved)", re.IGNORECASE)
_DAY: Final = re.compile(r"\b(?:19|20)\d\d\b")
# It stands between the day and the hour, where no other form has it.
_WEEKDAY: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?")
_LONGEST_HEAD: Final = 60  # lines before the text


@dataclass(frozen=True, slots=True)
class _Form:
    """What one printed form holds; ``text`` has a blank line between paragraphs."""

    title: str
    text: str
    source: str
    date: str
    date_name: str
    byline: str
    language: str


def is_factiva(head: bytes) -> bool:
    """Whether a file begins with forms of Factiva: a headline, a number of words, a day or an outlet, by their codes."""
    return all(mark.search(head) for mark in _FACTIVA_MARKS)


def is_lexis(head: bytes) -> bool:
    """Whether a file begins with forms of Lexis: a number of words, and a count of the forms or the end of one."""
    has_count = _COUNT_LINE.search(head[:_COUNT_BYTES]) or _LOADED.search(head)
    return has_count is not None and _LENGTH.search(head) is not None


def factiva_documents(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each article; it ends with the line of its number."""
    return _documents(chunks, limit, start=None, end=_FACTIVA_END)


def lexis_documents(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each article; it begins with "1 of 20 DOCUMENTS", or ends with "End of Document"."""
    return _documents(chunks, limit, start=_LEXIS_START, end=_LEXIS_END)


def read_factiva(record: Record) -> Document:
    """The article of one form of Factiva: its headline, lead and text."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in normalise(decode(record.data)).split("\n"):
        found = _CODE_LINE.match(line)
        if found:
            code = found["sure"] or found["code"]
            fields.setdefault(code, []).append(found["value"])
        elif code:
            fields[code].append(line)

    def field(code: str) -> str:
        return one_line(" ".join(fields.get(code, ())))

    text = "\n\n".join(_paragraphs(fields[code]) for code in ("LP", "TD") if code in fields)
    date = f"{field('PD')} {field('ET')}".strip()
    form = _Form(field("HD"), text, field("SN"), date, "field PD", field("BY"), field("LA"))
    return _document(record, form)


def read_lexis(record: Record) -> Document:
    """The article of one form of Lexis: what stands above the first label in its place, then the labelled fields."""
    lines = [
        line
        for line in normalise(decode(record.data)).split("\n")
        if not _LEXIS_START.match(line.encode()) and not _LEXIS_END.match(line.encode())
    ]
    is_newer = any(line.strip() == "Body" for line in lines)
    fields: dict[str, str] = {}
    head: list[str] = []
    text: list[str] = []
    label = ""
    for line in lines:
        found = _LABEL.match(line)
        if found and _is_label(found, fields, is_newer=is_newer):
            label = found[1].upper()
            fields.setdefault(label, found[2].strip())
        elif not line.strip():
            label = "" if label != "BODY" else label
            if fields:
                text.append("")
        elif label and label != "BODY":
            fields[label] = f"{fields[label]} {line.strip()}".strip()
        elif not fields and len(head) < _LONGEST_HEAD:
            head.append(line.strip())
        elif not _COPYRIGHT.match(line) and not fields.keys() & _AFTER_TEXT:
            text.append(line)
    return _document(record, _lexis_form(head, fields, text))


def _is_label(found: re.Match[str], fields: dict[str, str], *, is_newer: bool) -> bool:
    """Whether a line that begins like a label is one: "Subject: the toll, she said" is not.

    The older forms print labels in capitals. The newer ones do not, but have "Body" above the text and "Load-Date:" below.
    """
    if not is_newer:
        return found[1].isupper() and found[1] != "BODY" and ":" in found[0]
    if found[1] == "Body":
        return not found[2] and ":" not in found[0]
    in_text = "BODY" in fields and not fields.keys() & _AFTER_TEXT
    return ":" in found[0] and (not in_text or found[1].upper() in _AFTER_TEXT)


def _lexis_form(head: list[str], fields: dict[str, str], text: list[str]) -> _Form:
    """The older forms print the outlet, the day, then the headline; the newer ones the headline first."""
    head = [line for line in head if not _COPYRIGHT.match(line)]
    day = next((place for place, line in enumerate(head) if _DAY.search(line) and place), None)
    title, source, date = " ".join(head), "", ""
    if day is not None:
        before, after = head[:day], head[day + 1 :]
        date = " ".join(_WEEKDAY.sub("", head[day]).split())
        source = before[-1]
        title = " ".join(after if len(before) == 1 and after else before[:-1])
    title = fields.get("HEADLINE") or title
    source = fields.get("PUBLICATION") or source
    name = "line of the day" if date else "field LOAD-DATE"
    date = fields.get("DATE") or date
    return _Form(title, _paragraphs(text), source, date, name, fields.get("BYLINE", ""), fields.get("LANGUAGE", ""))


def _document(record: Record, form: _Form) -> Document:
    if not form.title and not form.text.strip():
        raise ReadingError(record.path, ReadingFault.NO_TEXT, place=record.place)
    language = _LANGUAGES.get(form.language.split(";")[0].strip().lower()) or language_tag(form.language)
    return Document(
        path=record.path,
        place=record.place,
        format=record.format,
        text=form.text,
        title=one_line(form.title) or None,
        authors=authors_of([form.byline]),
        source=record.source or form.source or None,
        language=language,
        dates=(StatedDate(DateUse.PUBLISHED, form.date_name, one_line(form.date)),) if form.date else (),
    )


# The names that both services print; others are told by the text.
_LANGUAGES: Final = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "dutch": "nl",
    "italian": "it",
    "portuguese": "pt",
    "russian": "ru",
    "englisch": "en",
    "deutsch": "de",
}


def _paragraphs(lines: list[str]) -> str:
    """The text with every paragraph on one line, a blank one between."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", "\n".join(lines)) if part.strip())


def _documents(
    chunks: Iterable[bytes], limit: int, *, start: re.Pattern[bytes] | None, end: re.Pattern[bytes]
) -> Iterator[Piece]:
    place = 1
    form = bytearray()
    is_over = False
    for line in between(chunks, b"\n", limit):
        begins = start is not None and line is not None and start.match(line) is not None
        if begins and (is_over or form.strip()):
            yield _form(place, form, limit, is_over=is_over)
            place += 1
        if begins:
            form.clear()
            is_over = False
        is_over = is_over or line is None or len(form) + len(line) > limit
        if is_over:
            form.clear()
        elif line is not None:
            form += line + b"\n"
        if line is not None and end.match(line):
            yield _form(place, form, limit, is_over=is_over)
            place += 1
            form.clear()
            is_over = False
    if is_over or form.strip():
        yield _form(place, form, limit, is_over=is_over)


def _form(place: int, form: bytearray, limit: int, *, is_over: bool) -> Piece:
    return Piece(place, fault=ReadingFault.TOO_LARGE, detail=over(limit)) if is_over else Piece(place, bytes(form))
