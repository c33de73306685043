"""Where on a page each date stands: the evidence that its wording alone does not give.

One idea: the date of an article is printed above or below it, in a short line of its own or beside the names of its
writers; what lists of other articles, comments and copyright notices say is not about the article at all.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from corpus.article import Line, Role
from corpus.dating.forms import WrittenDate
from corpus.dating.labels import is_list_heading
from corpus.dating.months import is_weekday


class Place(StrEnum):
    """The part of the page that a line is in."""

    ABOVE = "above"  # right before the first paragraph
    OPENING = "opening"  # from there to the second, since a standfirst may be as long as a paragraph
    TOP = "top"  # among the first lines still
    MIDDLE = "middle"
    END = "end"  # among the last lines


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date, its ``text``, and what stands beside it in its line.

    ``before`` and ``after`` are the rest of its part of the line, up to a mark such as ``|`` or another date;
    ``opening`` and ``closing`` are the line before and after it. None reaches further than 200 code points.
    """

    date: WrittenDate
    line: Line
    place: Place
    text: str
    opening: str
    before: str
    after: str
    closing: str

    @property
    def alone(self) -> bool:
        """Whether its part of the line holds nothing else but a weekday, a time or a zone."""
        return _is_bare(self.before) and _is_bare(self.after)

    @property
    def alone_in_line(self) -> bool:
        """Whether the whole line holds nothing else."""
        return _is_bare(self.opening) and _is_bare(self.closing)


# Lines that are not blank, counted from either end. A page saved as text has its menu above the headline.
_TOP_LINES: Final = 20
_END_LINES: Final = 6
_LINES_ABOVE: Final = 50  # before the first paragraph: headline, writers, date, and entries of the menu among them
# Code points: no byline or label is as long, and a shorter line that ends like a sentence is prose too.
_LINE_OF_PROSE: Final = 160
_SENTENCE: Final = 80
_SENTENCE_ENDS: Final = (".", "!", "?", "…", ".”", '."', ".»", "!”", "?”", "۔", "؟")

# How far beside a date is looked: further than any byline reaches, so that a long line costs no more than a short one.
_BESIDE: Final = 200

_COPYRIGHT: Final = re.compile(r"©|\([cC]\)\s|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)
_MARK: Final = re.compile(r"[|•·●▪⋅\t]|\s[–—-]{1,3}\s|[^\S\n]{3}")
_CLOCK: Final = re.compile(
    r"\d{1,2}(?:[.:h]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?|\s?[AaPp]\.?[Mm]\b\.?)|(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?"
)
_WORD_OR_SIGN: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\s.,;:()\[\]/|–—-]")
# Beside a bare date: "года", "r.", "Uhr", and "at" before a time.
_BESIDE_DATES: Final = "г год года р року r roku h hrs uhr uur at um à в о kl klo d m"
_BESIDE_DATE: Final = frozenset(_BESIDE_DATES.split())


def printed_dates(text: str, lines: Sequence[Line], dates: Sequence[WrittenDate]) -> Iterator[PrintedDate]:
    """Those of ``dates``, in their order, that stand in lines about the article, each with its place.

    ``lines`` are in the order of the text; a date outside every line, or that begins in one and ends in another, is
    left out.
    """
    about = _lines_about_article(text, _unwrapped(text, lines))
    if not about or not dates:
        return
    places = _places(text, about)
    starts = [line.start for line in about]
    for index, date in enumerate(dates):
        at = bisect_right(starts, date.start) - 1
        if at < 0 or date.end > about[at].end:
            continue
        line = about[at]
        start, end = max(line.start, date.start - _BESIDE), min(line.end, date.end + _BESIDE)
        left = max(start, dates[index - 1].end) if index else start
        right = min(end, dates[index + 1].start) if index + 1 < len(dates) else end
        yield PrintedDate(
            date,
            line,
            places[at],
            text=text[date.start : date.end],
            opening=text[start : date.start],
            before=_MARK.split(text[left : date.start])[-1],
            after=_MARK.split(text[date.end : right], maxsplit=1)[0],
            closing=text[date.end : end],
        )


def is_prose(line: str) -> bool:
    """Whether ``line`` reads as a paragraph, not as a headline or a byline."""
    return len(line) >= _LINE_OF_PROSE or (len(line) >= _SENTENCE and line.rstrip().endswith(_SENTENCE_ENDS))


def _unwrapped(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """``lines``, or in a text set to a fixed width its paragraphs, lest a date look alone where a line was just full."""
    goes_on = [
        following.start - line.end <= 2  # no empty line between; two code points where lines end in CR LF
        and line.role is following.role
        and line.end - line.start >= _FULL_LINE
        and text[following.start : following.start + 1].strip() != ""  # not indented
        for line, following in pairwise(lines)
    ]
    small = sum(on and text[line.start].islower() for on, line in zip(goes_on, lines[1:], strict=True))
    if small < 2 or small < _WRAPPED_SHARE * len(lines):
        return lines
    paragraphs = [lines[0]]
    for on, line in zip(goes_on, lines[1:], strict=True):
        if on:
            paragraphs[-1] = replace(paragraphs[-1], end=line.end)
        else:
            paragraphs.append(line)
    return paragraphs


_FULL_LINE: Final = 40  # code points; news is set to 60 and more, and a long word can leave a line shorter
_WRAPPED_SHARE: Final = 0.25  # of lines begin with a small letter where width breaks them, hardly one elsewhere


def _lines_about_article(text: str, lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    story_begun = in_list = False
    for line in lines:
        words = text[line.start : line.end].strip()
        if not words:
            continue
        if line.role is Role.FURNITURE:  # headings of lists are
            in_list = in_list or (story_begun and is_list_heading(words))
            continue
        prose = is_prose(words)
        story_begun = story_begun or prose
        # Above the story such headings are entries of a menu.
        in_list = not prose and (in_list or (story_begun and is_list_heading(words)))
        if not in_list and (prose or _COPYRIGHT.search(words) is None):
            kept.append(line)
    return kept


def _places(text: str, lines: Sequence[Line]) -> list[Place]:
    paragraphs = [index for index, line in enumerate(lines) if is_prose(text[line.start : line.end])]
    first, second = (*paragraphs[:2], len(lines), len(lines))[:2] if paragraphs else (_TOP_LINES, _TOP_LINES)
    bounds = (  # where each place ends
        (first - _LINES_ABOVE, Place.MIDDLE),
        (first, Place.ABOVE),
        (min(second, first + _TOP_LINES), Place.OPENING),
        (min(_TOP_LINES, len(lines) - _END_LINES), Place.TOP),
        (len(lines) - _END_LINES, Place.MIDDLE),
    )
    return [next((place for end, place in bounds if index < end), Place.END) for index in range(len(lines))]


def _is_bare(rest: str) -> bool:
    if len(rest) > _LONGEST_BARE_REST:
        return False
    return all(
        word.casefold() in _BESIDE_DATE
        or is_weekday(word)
        or (2 <= len(word) <= 4 and word.isupper() and word.isalpha())
        for word in _WORD_OR_SIGN.findall(_CLOCK.sub(" ", rest))
    )


_LONGEST_BARE_REST: Final = 60  # code points: a weekday, a time and a zone take less
