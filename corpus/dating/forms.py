"""Dates as they are written: every date in a text that names its day or its month, with all its readings.

One idea: writing is not meaning. ``04/09/2023`` is written once and read twice; a form yields every reading that the
calendar allows, and ``settle`` drops one only for a reason that can be stated. A year of two digits is read by nobody.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import partial
from typing import Final

from corpus.dates import DateInterval, Precision
from corpus.dating.months import is_weekday, may_begin_month, month_number

# News speaks of years in this range; beyond it stand other calendars (the Buddhist year 2566) and
# numbers that are no years.
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199


class Order(StrEnum):
    """Which of two numbers before a year is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date at ``text[start:end]`` of the text it was found in.

    ``readings`` holds one interval, or two when day and month may be exchanged (day first), or none when the year is not
    written; then ``month_day`` is set, and ``last_day`` where it begins a range within the month. ``order`` is what a part over 12 shows of the writer's habit. ``offset`` is how
    far the zone printed beside a time is ahead of UTC.
    """

    start: int
    end: int
    readings: tuple[DateInterval, ...]
    order: Order | None = None
    offset: timedelta | None = None
    month_day: tuple[int, int] | None = None
    last_day: int | None = None

    @property
    def interval(self) -> DateInterval:
        """The one reading, or the shortest period that holds them all, so that what is true of it is true of each.

        A date without a year has none; ask ``readings`` first.
        """
        if len(self.readings) == 1:
            return self.readings[0]
        first, second = sorted(self.readings, key=lambda reading: reading.earliest_seconds or 0)
        return DateInterval(first.earliest, second.before)

    @property
    def is_full(self) -> bool:
        """Whether day, month and year are written, in whatever order."""
        return bool(self.readings) and self.readings[0].precision in _FULL


_FULL: Final = frozenset({Precision.SECOND, Precision.MINUTE, Precision.DAY})

_GAP: Final = r"[^\S\n]{1,3}"
_WORD: Final = r"[^\W\d_]{2,12}"
_MONTH: Final = rf"{_WORD}(?:/{_WORD}|[ ](?:الأول|الثاني))?"  # also "نيسان/أبريل" and the two-word names of the Levant
_OF: Final = rf"(?:(?:of|de|del|di){_GAP}|d['’])?"
_ORDINAL: Final = r"(?:st|nd|rd|th|er|re|º|ª|°|-?го)?"
# "3-5 April", "3 to 5 April", "с 3 по 5 апреля"
_TO: Final = r"(?:to|until|till|through|bis|al|au|à|a|по|до|do|tot|til)"
_RANGE: Final = rf"(?:(?:[-–—]|\.?{_GAP}{_TO}{_GAP})(?P<to1>\d{{1,2}}))?"
_RANGE_BEFORE_YEAR: Final = rf"(?:(?:[-–—]|{_GAP}(?:to|through){_GAP}(?=\d{{1,2}},?{_GAP}\d{{4}}))(?P<to2>\d{{1,2}}))?"
# A number goes on where these follow: 11.04.2023.5, 11/04/2023/..., 4.11.20231
_NUMBER_ENDS: Final = r"(?=T\d|г|(?![\w/%]|[-.,:]\d))"
_YEAR_ENDS: Final = r"(?:(?=г)|(?![\w%]|[.,:/-]\d))"

_FORMS: Final = re.compile(
    rf"""
    (?<![\w/@\#&=$€£%]) (?:(?<![\w)]-) | (?<=\d-)(?=[A-Z])) (?<!\d[.,:])    # not inside a word, an address, an amount or a longer number
    (?:
      (?P<ymd> (?P<ymd_y>\d{{4}}) (?P<ymd_mark>[-/.]) (?:(?<=\.)[ ])? (?P<ymd_m>\d{{1,2}})
          (?P=ymd_mark) (?:(?<=\.)[ ])? (?P<ymd_d>\d{{1,2}}) {_NUMBER_ENDS} )
    | (?P<cjk> (?P<cjk_y>\d{{4}})[ ]?[年년][ ]?(?P<cjk_m>\d{{1,2}})[ ]?[月월][ ]?(?P<cjk_d>\d{{1,2}})[ ]?[日일] )
    | (?P<numbers> (?P<first>\d{{1,2}}) (?P<mark>[./-]) (?:(?<=\.)[ ])? (?P<second>\d{{1,2}})
          (?P=mark) (?:(?<=\.)[ ])? (?P<numbers_y>\d{{4}}) {_NUMBER_ENDS} )
    | (?P<dmy> (?P<dmy_d>\d{{1,2}}){_RANGE}{_ORDINAL} (?:\.?{_GAP}|[-/.]) {_OF} (?P<dmy_m>{_MONTH})
          (?: [.,]?(?:{_GAP}|[-/]) {_OF} (?P<dmy_y>\d{{4}}) {_YEAR_ENDS} | \b(?![-/]\d) ) )
    | (?P<mdy> (?P<mdy_m>{_MONTH}) \.? {_GAP}
          (?: (?P<mdy_d>\d{{1,2}}){_RANGE_BEFORE_YEAR}{_ORDINAL}
              (?: (?:,{_GAP}|,|{_GAP}) {_OF} (?P<mdy_y>\d{{4}}) {_YEAR_ENDS} | (?![\w%]|[.,:/-]\d) ) ) )
    | (?P<my> (?P<my_m>{_MONTH}) (?:\.{_GAP}|,{_GAP}|{_GAP}) {_OF} (?P<my_y>\d{{4}}) {_YEAR_ENDS} )
    | (?P<y_dm> (?P<y_dm_y>\d{{4}}) \.{_GAP} gada {_GAP} (?P<y_dm_d>\d{{1,2}}) \. {_GAP} (?P<y_dm_m>{_MONTH}) )
    | (?P<y_md> (?P<y_md_y>\d{{4}}) (?: \.{_GAP} | {_GAP}m\.{_GAP} | {_GAP} | - ) (?P<y_md_m>{_MONTH}) \.?
          (?: {_GAP} | - ) (?P<y_md_d>\d{{1,2}}) (?![\w%]|[,:/-]\d) )
    )
    """,
    re.VERBOSE,
)

_TIME: Final = re.compile(
    r"""
    (?: [^\S\n]?(?:г\.|года|р\.|року|\.)(?=[,\s]) )?    # "of the year", and the dot of Hungarian and Croatian days
    (?: T | [^\S\n]{0,2}[,;|–—-]?[^\S\n]{0,2}
        (?: (?P<word>at|um|à|às|a[ ]las|alle|ore|kl\.?|klo|в|о|у|u|om|saat|godz\.?) [ ] )? )
    (?P<clock>
      (?P<hour>[01]?\d|2[0-3])
      (?: [:h] (?P<minute>[0-5]\d) (?: : (?P<second>[0-5]\d) (?: [.,]\d{1,9} )? )?
        | \. (?P<dotted>[0-5]\d) (?! [.,]\d )                  # only beside a word or a zone that makes it a clock
      )
      (?! [\d:] )
      (?: [^\S\n]? (?P<half>[AaPp])\.?[Mm]\b\.? )?
    )
    (?: [^\S\n]? \(? (?P<zone> Z\b | (?:UTC|GMT)?[+-]\d\d(?::?\d\d)?(?!\d) | [A-Z]{2,4}\b ) \)? )?
    """,
    re.VERBOSE,
)

# Hours ahead of UTC. Names that several zones share (IST, CST of China) are left out or mean the American one.
_ZONES: Final = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


def find_written(text: str, *, language: str | None) -> Iterator[WrittenDate]:
    """The dates in ``text`` in their order, without overlaps, that name at least a month, or a day and a month.

    ``language`` is a primary tag, None where it is not known. A time and zone right after a full date belong to it, and
    so does the name of a weekday before it. A range of days within a month is one date without a precision.
    """
    position = 0
    for number in _NUMBER.finditer(text):
        # Every form holds a number, and begins at its first one or at one of the words right before that.
        for start in (
            *_words_before(text, max(position, number.start() - _LONGEST_BEFORE), number.start()),
            number.start(),
        ):
            found = _FORMS.match(text, start) if start >= position else None
            # Where the words only look like a date, one may still begin at the second of them.
            date = None if found is None else _READERS[str(found.lastgroup)](found, language)
            if date is not None:
                date = _with_time(text, date)
                position = date.end
                if date.readings or date.month_day:
                    yield _with_weekday(text, date)
                break


def _words_before(text: str, start: int, end: int) -> list[int]:
    """Where those of the last words in ``text[start:end]`` begin that a date may begin with, its number at ``end``."""
    words = list(_LETTERS.finditer(text, start, end))[-_MOST_WORDS_BEFORE:]
    return [word.start() for word in words if may_begin_month(word[0]) or text.startswith("/", word.end())]


_MOST_WORDS_BEFORE: Final = 3  # a month of two words and "de"
_LONGEST_BEFORE: Final = 36  # code points that they take
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_NUMBER: Final = re.compile(r"\d+")


def settle(dates: Sequence[WrittenDate], *, language: str | None) -> tuple[WrittenDate, ...]:
    """``dates`` of one document, each with a single reading where the document or its language decides the order.

    Another date of the document that shows one order decides, then the language with its region (``en-US``); dates that
    show both orders decide nothing.
    """
    shown = {date.order for date in dates if date.order is not None}
    order = shown.pop() if len(shown) == 1 else None if shown else _order_of(language)
    if order is None:
        return tuple(dates)
    kept = 0 if order is Order.DAY_FIRST else 1
    return tuple(replace(date, readings=(date.readings[kept],)) if len(date.readings) == 2 else date for date in dates)


def _order_of(language: str | None) -> Order | None:
    """What readers of ``language`` expect; None for English of no country, and where no such custom is known."""
    if language is None:
        return None
    tag = language.casefold().replace("_", "-")
    if tag in _MONTH_FIRST_TAGS:
        return Order.MONTH_FIRST
    is_day_first = tag in _DAY_FIRST_TAGS or tag.partition("-")[0] in _DAY_FIRST_LANGUAGES.split()
    return Order.DAY_FIRST if is_day_first else None


# By the short date formats of the Unicode CLDR.
_MONTH_FIRST_TAGS: Final = frozenset({"en-us", "en-ph"})
_DAY_FIRST_TAGS: Final = frozenset({"en-gb", "en-ie", "en-au", "en-nz", "en-in"})
_DAY_FIRST_LANGUAGES: Final = "ar be bg ca cs da de el es et fi fr hr it lv nb nl no pl pt ro ru sk sl sr tr uk"


def _with_weekday(text: str, date: WrittenDate) -> WrittenDate:
    found = _WEEKDAY_BEFORE.search(text, max(0, date.start - _LONGEST_WEEKDAY), date.start)
    if found is None or not (date.is_full or date.month_day) or not is_weekday(found["name"]):
        return date
    # "Fri, 4 January" is one date, "the man 4 January" is not
    return replace(date, start=found.start()) if len(found["name"]) > 4 or found["mark"] else date


_LONGEST_WEEKDAY: Final = 16
_WEEKDAY_BEFORE: Final = re.compile(r"(?<![^\W_])(?P<name>[^\W\d_]{2,}(?:-feira)?)(?P<mark>[.,]?)[^\S\n]$")


def _with_time(text: str, date: WrittenDate) -> WrittenDate:
    found = _TIME.match(text, date.end) if date.is_full else None
    if found is None:
        return date
    offset = None if found["zone"] is None else zone_offset(found["zone"])
    if found["dotted"] and found["word"] is None and found["half"] is None and offset is None:
        return date  # a price, a score, the next number of a list
    hour, minute = int(found["hour"]), int(found["minute"] or found["dotted"])
    if found["half"] and hour <= 12:
        hour = hour % 12 + (12 if found["half"] in "pP" else 0)
    second = None if found["second"] is None else int(found["second"])
    readings = tuple(_at(day, hour, minute, second) for day in date.readings)
    end = found.end() if found["zone"] is None or offset is not None else found.end("clock")
    return replace(date, end=end, readings=readings, offset=offset)


def _at(day: DateInterval, hour: int, minute: int, second: int | None) -> DateInterval:
    assert day.earliest is not None
    moment = day.earliest + timedelta(hours=hour, minutes=minute, seconds=second or 0)
    return DateInterval.containing(moment, Precision.MINUTE if second is None else Precision.SECOND)


def zone_offset(zone: str) -> timedelta | None:
    """How far ``zone`` is ahead of UTC: a name (``MSK``), ``+0300``, ``+03:00``, ``+03``, ``GMT+0300``; None if unknown."""
    named, digits = zone.rstrip("+-:0123456789").upper(), zone.lstrip("UTCGM").replace(":", "")
    if not digits[1:].isdecimal():
        return timedelta(hours=_ZONES[named]) if named in _ZONES else None
    offset = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:] or 0))
    return None if offset >= timedelta(days=1) else -offset if digits[0] == "-" else offset


def _day(year: str, month: int, day: str, last: str | None = None) -> DateInterval | None:
    """The day, or the days up to ``last``; None where the calendar or the news has no such day."""
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        first, final = (DateInterval.of(int(year), month, int(number)) for number in (day, last or day))
        return first if last is None else DateInterval(first.earliest, final.before)
    except ValueError:
        return None


def _month(names: str, language: str | None, *, dated: bool) -> int | None:
    """The month that ``names`` names, or the first part of ``names`` where two names stand side by side."""
    for name in names.split("/"):
        number = month_number(name, language, dated=dated)
        if number is not None:
            return number
    return None


def _read_day(found: re.Match[str], language: str | None, *, form: str, last: str | None = None) -> WrittenDate | None:
    """A date with the month by number or by name, and the day, in the groups that begin with ``form``."""
    year, month, day = found[f"{form}_y"], found[f"{form}_m"], found[f"{form}_d"]
    to = None if last is None else found[last]
    if year is not None:
        number = int(month) if month.isdecimal() else _month(month, language, dated=True)
        interval = None if number is None else _day(year, number, day, to)
        return None if number is None else WrittenDate(*found.span(), () if interval is None else (interval,))
    number = _month(month, language, dated=False)
    if number is None:
        return None
    exists = _day("2000", number, day, to) is not None  # 2000 had a 29 February
    return WrittenDate(
        *found.span(), (), month_day=(number, int(day)) if exists else None, last_day=None if to is None else int(to)
    )


def _read_month(found: re.Match[str], language: str | None) -> WrittenDate | None:
    month, year = _month(found["my_m"], language, dated=False), int(found["my_y"])
    if month is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return WrittenDate(*found.span(), (DateInterval.of(year, month),))


def _read_numbers(found: re.Match[str], _language: str | None) -> WrittenDate | None:
    first, second, year = found["first"], found["second"], found["numbers_y"]
    by_order = {
        Order.DAY_FIRST: _day(year, int(second), first),
        Order.MONTH_FIRST: _day(year, int(first), second),
    }
    possible = {order: reading for order, reading in by_order.items() if reading is not None}
    shown = next(iter(possible)) if len(possible) == 1 else None
    readings = tuple(dict.fromkeys(possible.values()))
    return WrittenDate(*found.span(), readings[:1] if found["mark"] == "." else readings, order=shown)


# None means that the words are no date; a date without a reading is one that the calendar does not have.
_READERS: Final[dict[str, Callable[[re.Match[str], str | None], WrittenDate | None]]] = {
    "ymd": partial(_read_day, form="ymd"),
    "cjk": partial(_read_day, form="cjk"),
    "numbers": _read_numbers,
    "dmy": partial(_read_day, form="dmy", last="to1"),
    "mdy": partial(_read_day, form="mdy", last="to2"),
    "my": _read_month,
    "y_md": partial(_read_day, form="y_md"),
    "y_dm": partial(_read_day, form="y_dm"),
}
