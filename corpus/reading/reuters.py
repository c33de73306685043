"""A Reuters story of 1987 in its SGML, which no parser of XML accepts: read by its few tags.

Lines of such a story are broken at the width of a teleprinter. An indented line begins a paragraph, and full lines are
continued at the margin; lines with columns in them are a table and stay lines.
"""

import re
from typing import Final

from corpus.article import DateUse, Document, StatedDate
from corpus.cleaning.bylines import author_names
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import normalise
from corpus.reading.fields import one_line
from corpus.reading.record import Record

ENCODING: Final = "latin-1"

_DATE: Final = re.compile(r"<DATE>([^<&]+)")  # control characters may follow, as entities
_TEXT: Final = re.compile(r"<TEXT\b[^>]{0,99}>(.*?)(?:</TEXT>|\Z)", re.DOTALL)
_TAG: Final = re.compile(r"</?(?:DATELINE|BODY)>")
_ENTITY: Final = re.compile(r"&(?:(lt|gt|amp)|#(\d{1,4}));")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&"}

# The agency's name under a story, or the word that more was to follow; "he told\nReuters." is not one.
_SIGN_OFF: Final = re.compile(
    r"(?:(?:\n|\A)[ \t]+(?i:reuters?|reute|more)|\n(?:(?i:reuter)|REUTERS)|(?<=\.)[ \t]+REUTER)[ \t.]*+\s*+\Z"
)
# A bulletin of one line: asterisks before its headline, and what the makers of the collection put for its body.
_BULLETIN: Final = re.compile(r"\s*\**\s*(?:Blah blah blah\.\s*)?")

# The teleprinter broke lines at 60 to 70 characters, and often a word or two before. A line shorter than the second of
# these ends by itself, unless the next begins with a word that had no room in it.
_WIDTH: Final = 60
_FULL_LINE: Final = 45
_COLUMNS: Final = re.compile(r"\S {3,}\S|[^\s.?!:;,] {2,}\S.*[^\s.?!:;,] {2,}\S")


def read_story(record: Record) -> Document:
    """The story in one ``<REUTERS>`` element, with the dateline at its head as printed.

    Its text may be empty, and its title too: the collection numbers and dates a few slots that the agency left blank.
    """
    element = record.data.decode(ENCODING)
    found = _TEXT.search(element)
    if found is None:
        raise ReadingError(record.path, ReadingFault.BROKEN_RECORD, "no TEXT in it", place=record.place)
    title, untitled = _cut(found[1], "TITLE")
    author, unsigned = _cut(untitled, "AUTHOR")
    printed = _plain(_TAG.sub("", unsigned))
    text = "" if _BULLETIN.fullmatch(printed) else paragraphs(_SIGN_OFF.sub("", printed))
    date = _DATE.search(element)
    return Document(
        path=record.path,
        place=record.place,
        format=record.format,
        text=text,
        title=one_line(_plain(title)) or None,
        authors=author_names(one_line(_plain(author))),
        source=record.source or "Reuters",
        language="en",
        dates=(StatedDate(DateUse.PUBLISHED, "DATE", one_line(_plain(date[1]))),) if date else (),
        body_only=True,
    )


def paragraphs(printed: str) -> str:
    r"""The lines of a story with those of one paragraph joined.

    >>> print(paragraphs("    Cocoa fell again and dealers said that demand was\nweak.\n    Tea rose.\n TEA   1.2   1.3"))
    Cocoa fell again and dealers said that demand was weak.
    Tea rose.
    TEA   1.2   1.3
    """
    pieces: list[str] = []
    room: int | None = None  # what was left of the last line's width, for it to go on at the margin; None if it may not
    for line in printed.split("\n"):
        bare = line.strip()
        is_row = _COLUMNS.search(bare) is not None
        if not bare:
            room = None
            continue
        goes_on = room is not None and len(bare.split()[0]) > room and not is_row and not line[0].isspace()
        is_hyphenated = goes_on and pieces[-1].endswith("-") and not pieces[-1].endswith(" -")
        pieces += ["" if is_hyphenated else " " if goes_on else "\n", bare]
        room = None if is_row else 0 if len(line) >= _FULL_LINE else _WIDTH - len(line)
    return "".join(pieces[1:])


def _cut(markup: str, name: str) -> tuple[str, str]:
    """What the first element of that name holds, and the markup without it."""
    before, opening, rest = markup.partition(f"<{name}>")
    inside, closing, after = rest.partition(f"</{name}>")
    return (inside, before + after) if opening and closing else ("", markup)


def _plain(markup: str) -> str:
    return normalise(_ENTITY.sub(lambda found: _NAMED[found[1]] if found[1] else chr(int(found[2])), markup))
