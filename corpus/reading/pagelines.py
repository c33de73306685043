"""What a page prints about its headline and a date is in: the short lines that are lost when its text is taken out.

One idea: a reader sees when an article was published right above or below its headline, whatever the markup calls it. Only
where nothing stands there, lines are looked for that the markup calls a date; those must be all the same.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from corpus.dating.labels import is_lead
from corpus.reading.fields import one_line
from corpus.reading.pageplaces import Places, is_line

# A year, or three numbers beside one another; what has neither is no date.
_MAY_BE_DATE: Final = re.compile(r"(?:1[5-9]|20)\d\d|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2}")
_MARKED: Final = re.compile(
    r"date\b|datum|dat[ae]-|date[-_]|publi[sck]|posted|pubtime|timestamp|fecha|creat|stand\b", re.IGNORECASE
)
_COPYRIGHT: Final = re.compile(r"©|\([cC]\)|copyright", re.IGNORECASE)

MARK: Final = " | "
"""Between the parts of a line that the markup sets apart."""

_LONGEST_LINE: Final = 160  # code points: writers, label, date, time and how long it takes to read
_MOST_LINES: Final = 8
_MOST_MARKED: Final = 400  # elements that are looked at for a mark


def dated_lines(places: Places) -> tuple[str, ...]:
    """The lines with a date about the headline, in order; else the one that an element marked as a date prints."""
    about = _lines((*places.before(), *places.head), places)
    found = dict.fromkeys(islice(about, _MOST_LINES))
    if not found:
        marked = (
            element for element in places.after() if _MARKED.search(f"{element.get('class')} {element.get('id')}")
        )
        found = dict.fromkeys(_lines(islice(marked, _MOST_MARKED), places))
        if len(found) > 1:
            return ()
    return tuple(found)


def _lines(elements: Iterable[HtmlElement], places: Places) -> Iterator[str]:
    taken: set[HtmlElement] = set()
    for element in elements:
        if element.getparent() in taken:
            taken.add(element)
            continue
        line = _line(element)
        if line is not None and _MAY_BE_DATE.search(line) and not places.is_elsewhere(element):
            taken.add(element)
            if not _COPYRIGHT.search(line):
                yield line


def _line(element: HtmlElement) -> str | None:
    """The text in an element, its parts set off by marks but for a label before its date; None where it is too long."""
    if not is_line(element, _LONGEST_LINE):
        return None
    line = ""
    for part in filter(None, map(one_line, element.itertext())):
        label = line.rpartition(MARK)[2]
        mark = "" if not line else " " if label.endswith(":") or is_lead(label) else MARK
        line += f"{mark}{part}"
    return line or None
