"""Dates written by machines: the values of date fields, and the paths of web addresses.

One idea: a value is a date only when the whole of it is understood. ``31-MAR-1987 605:12:19`` holds a good date and a
broken time, so it states nothing.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from corpus.dates import DateInterval, Precision
from corpus.dating.forms import FIRST_YEAR, LAST_YEAR, WrittenDate, find_written
from corpus.dating.labels import is_lead
from corpus.dating.months import month_number

_LONGEST_VALUE: Final = 200  # code points, several times what any date takes
# What ends a value: a control character, as such or as an SGML reference, or a remark.
_END_OF_VALUE: Final = re.compile(r"[\x00-\x08\x0e-\x1f]|&#\d{1,2};|\s#")
# A zone that is not known by its name takes nothing from the date: "IST", "Europe/Minsk", "(Moscow Standard Time)".
_REMAINDER: Final = re.compile(r"[\s.]*(?:[A-Z]{2,5}\b|[A-Z]\w+/[A-Z]\w+)?\s*(?:\([^()]*\))?\s*")
# The order of C's asctime, its year last: "Wed Nov 15 16:21:00 +0300 2023".
_ASCTIME: Final = re.compile(
    r"(?:[^\W\d_]{3},?\s)?(?P<month>[^\W\d_]{3})\s{1,2}(?P<day>\d{1,2})\s(?P<time>\d\d:\d\d(?::\d\d)?(?:\s\S{1,6})?)\s(?P<year>\d{4})"
)
_COMPACT: Final = re.compile(r"(\d{8})T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?")
# From 1973 on; a number that begins with a nought is the number of something else.
_UNIX_SECONDS: Final = re.compile(r"([1-9]\d{8,9})(?:\.\d+)?")
_UNIX_MILLISECONDS: Final = re.compile(r"([1-9]\d{11,12})(?:\.\d+)?")
_ISO: Final = re.compile(
    r"\d{4}-?\d\d-?\d\d (?: [T\s]\d\d (?P<minute> :?\d\d (?P<second> :?\d\d (?:[.,]\d+)? )? )? )? (?:Z|[+-]\d\S{1,4})?",
    re.VERBOSE,
)
_PART_OF_CALENDAR: Final = re.compile(r"(\d{4})(?:-(\d\d))?")


def read_stamp(value: str, *, language: str | None) -> WrittenDate | None:
    """The date that a whole field states, None where any of it is not understood.

    Read are ISO 8601 in all its usual forms, the dates of mail and feeds, Unix time in seconds and milliseconds, and
    whatever ``find_written`` finds in a text, a label before it and a clock before or behind it included. Fractions of a
    second are dropped. A bare year or month is one too. The date starts in ``value`` where its label ends.
    """
    if len(value) > _LONGEST_VALUE:
        return None
    text = _END_OF_VALUE.split(value, maxsplit=1)[0].strip()
    for read in (_as_compact, _as_number, _as_iso, _as_part, _as_text):
        date = read(text, language)
        if date is not None:
            return replace(date, end=len(value))
    return None


def _as_compact(text: str, language: str | None) -> WrittenDate | None:
    """``20231115162100``, which would also pass for milliseconds."""
    found = _COMPACT.fullmatch(text)
    if found is None:
        return None
    day, hour, minute, second, zone = found.groups(default="")
    return _as_iso(f"{day}T{hour}:{minute}{second and ':' + second}{zone}", language)


def _as_number(text: str, _language: str | None) -> WrittenDate | None:
    seconds, milliseconds = _UNIX_SECONDS.fullmatch(text), _UNIX_MILLISECONDS.fullmatch(text)
    if seconds is not None:
        count = int(seconds[1])
    elif milliseconds is not None:
        count = int(milliseconds[1]) // 1000
    else:
        return None
    moment = datetime.fromtimestamp(count, tz=UTC).replace(tzinfo=None)
    return WrittenDate(0, 0, (DateInterval.containing(moment, Precision.SECOND),), offset=timedelta())


def _as_iso(text: str, _language: str | None) -> WrittenDate | None:
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    precision = Precision.SECOND if found["second"] else Precision.MINUTE if found["minute"] else Precision.DAY
    reading = DateInterval.containing(moment.replace(tzinfo=None), precision)
    return WrittenDate(0, 0, (reading,), offset=moment.utcoffset())


def _as_part(text: str, _language: str | None) -> WrittenDate | None:
    found = _PART_OF_CALENDAR.fullmatch(text)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    year, month = int(found[1]), found[2]
    if month is not None and not 1 <= int(month) <= 12:
        return None
    return WrittenDate(0, 0, (DateInterval.of(year, None if month is None else int(month)),))


def _as_text(text: str, language: str | None) -> WrittenDate | None:
    turned = _ASCTIME.fullmatch(text)
    plain = text if turned is None else f"{turned['day']} {turned['month']} {turned['year']} {turned['time']}"
    for pattern, replacement in _PLAINER:
        plain = pattern.sub(replacement, plain)
    date = next(find_written(plain, language=language), None)
    if date is None or not date.readings or _REMAINDER.fullmatch(plain, date.end) is None:
        return None
    before = plain[: date.start].strip(" .,")
    return date if not before or is_lead(before) else None


# How clocks are written beside a date, and what is written about it, brought into the one form that dates in texts have.
_PLAINER: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\[[A-Z]\w+(?:/\w+)?\]$", ""),  # 2023-11-15T16:21:00Z[Europe/Minsk]
        (
            r"^(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s[A-Z]{2,5})?),?\s(?P<date>.*\d{4}.*)$",
            r"\g<date> \g<clock>",
        ),
        (r"،", ","),
        (r"\b(?:МСК|мск)\b", "MSK"),
        (r"\s@\s", " "),
        (r"(?<=\d{4})\s?(?:г\.|года?|р\.|року|roku|r\.)", ""),
        (r"(?<=\d)時(\d\d)分", r":\1"),
        (r"(?<=\s(?:um|kl|at|às)\s)(\d{1,2})\.(?=\d\d\b)", r"\1:"),
        (r"(?<=\s(?:klo|kl\.|ore)\s)(\d{1,2})\.(?=\d\d\b)", r"\1:"),
        (r"\s(\d{1,2})\.(\d\d)(?=\s?(?:Uhr|uur)$)", r" \1:\2"),
        (r"(?<=:\d\d)\s?(?:Uhr|uur|hrs?|h)\.?$", ""),
        (r"(?<=:\d\d)\s?(?:ص|صباح[اً]{1,2})$", " AM"),
        (r"(?<=:\d\d)\s?(?:م|مساء[اً]?)$", " PM"),
        (r"(?<=\d{4}\.\d\d\.\d\d)\.", ""),  # 2023.11.15. 16:21
    )
)


_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_NAME_ENDS: Final = r"(?=[/._-]|$)"
_DAYS_IN_PATHS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"/{_YEAR}/(?P<month>\d{{1,2}}|[^\W\d_]{{3,9}})/(?P<day>\d{{1,2}}){_NAME_ENDS}",  # /2023/11/15/, /2023/nov/15/
        rf"(?<=[/_-]){_YEAR}(?P<mark>[-_])(?P<month>\d\d)(?P=mark)(?P<day>\d\d){_NAME_ENDS}",  # /2023-11-15-title
        rf"/{_YEAR}/(?P<month>\d\d)(?P<day>\d\d){_NAME_ENDS}",  # /2023/1115/
        rf"(?:/|/t|_){_YEAR}(?P<month>\d\d)(?P<day>\d\d){_NAME_ENDS}",  # /20231115/, /t20231115_12.html
    )
)
_MONTH_IN_PATHS: Final = re.compile(rf"/{_YEAR}/(?P<month>\d{{1,2}}|[^\W\d_]{{3,9}})/")
_YEAR_IN_PATHS: Final = re.compile(rf"/{_YEAR}/")


def address_date(url: str) -> tuple[DateInterval, str] | None:
    """The day, else the month, else the year in the path of ``url``, with the piece of the path that says so.

    The query and the host are not looked at: what is asked for there need not be when it was written.
    """
    try:
        path = urlsplit(url).path
    except ValueError:  # brackets that are no IPv6 address
        return None
    for pattern in (*_DAYS_IN_PATHS, _MONTH_IN_PATHS, _YEAR_IN_PATHS):
        for found in pattern.finditer(path):
            parts = found.groupdict()
            interval = _period(parts["year"], parts.get("month"), parts.get("day"))
            if interval is not None:
                return interval, found[0]
    return None


def _period(year: str, month: str | None, day: str | None) -> DateInterval | None:
    number = None
    if month is not None:
        number = int(month) if month.isdecimal() else month_number(month, "en", dated=True)
        if number is None:
            return None
    try:
        return DateInterval.of(int(year), number, None if day is None else int(day))
    except ValueError:
        return None
