"""Periods named in words: years, quarters, decades and seasons, and in English "yesterday", "last week", "on Friday".

One idea: a word that points ("yesterday") means nothing without the day it was written on, so a reader is given that
day or reads nothing. And a number is a year only where it cannot be a score, a price, a headcount or a time.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from corpus.dates import DateInterval, Precision


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period named at ``text[start:end]`` of the text it was found in."""

    start: int
    end: int
    interval: DateInterval


_MONTHS: Final = "January February March April May June July August September October November December"
_WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTH_NUMBERS: Final = {name: number for number, name in enumerate(_MONTHS.split(), 1)}
_WEEKDAY_NUMBERS: Final = {name: number for number, name in enumerate(_WEEKDAYS.split())}
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_NUMBERS: Final = "one two three four five six seven eight nine ten eleven twelve"
_COUNTS: Final = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_NUMBERS.split(), 1)}
_UNITS: Final = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
}
_STEPS: Final = {"last": -1, "this": 0, "this coming": 1, "next": 1}


def _either_case(words: str) -> str:
    """A pattern for any of ``words``, capitalised or not: many times faster than one that ignores case."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split())


_LAST_THIS_NEXT: Final = _either_case("last this next")
_PART_OF_DAY: Final = "(?:morning|afternoon|evening)"
_EARLIER: Final = rf"(?:(?:{_either_case('earlier later early late')})[ ])?"
_ABOUT: Final = rf"(?:(?:{_either_case('early late mid')})[ -]|(?:[Tt]he[ ])?(?:beginning|start|end|middle)[ ]of[ ])"
_YEAR: Final = r"[12]\d{3}"
_A_MONTH: Final = f"(?:{_MONTHS.replace(' ', '|')})"
_A_WEEKDAY: Final = f"(?:{_WEEKDAYS.replace(' ', '|')})"

# Every alternative holds one group that names its form and spans the period; what its reader needs stands inside.
_IN_ANY_LANGUAGE: Final = rf"""
      \b (?P<quarter> Q(?P<q1>[1-4])[ ’'-]?(?P<q1_year>{_YEAR}) | (?P<q2_year>{_YEAR})[ -]?Q(?P<q2>[1-4])
           | (?P<q3>[1-4])Q[ ](?P<q3_year>{_YEAR}) ) \b
    | (?: (?<![\w.,:$€£¥₽\#/@&=+-]) (?<![$€£¥₽]\s) | (?<=\d\d\d\d[-–/]) )  # not in 12,000 or $2000, but in 2014-2020
      (?P<year>{_YEAR})
      (?! [\w%°] | \s?[%°€£₽] | [.,:]\d | [-–/]\d (?! \d{{3}}\b ) )         # not in 2014-15
"""
_IN_ENGLISH: Final = rf"""
    \b (?:
        (?P<today> {_either_case("today tonight")} | [Tt]his[ ]{_PART_OF_DAY} )
      | (?P<yesterday> {_EARLIER} (?:{_either_case("yesterday")} | [Ll]ast[ ]night) )
      | (?P<tomorrow> {_either_case("tomorrow")} )
      | (?P<weekday> (?:(?P<weekday_step>[Ll]ast|[Nn]ext|[Tt]his[ ]coming)[ ])? (?P<day>{_A_WEEKDAY}) )
      | (?P<stepped> {_EARLIER} (?P<step>{_LAST_THIS_NEXT})[ ](?P<unit>week|month|quarter|year) )
      | (?P<ago> (?P<count>\d{{1,2}}|{_either_case(" ".join(_COUNTS))})[ ](?P<unit_ago>day|week|month|year)s?[ ]ago )
      | (?P<season_at_hand> [Tt]his[ ](?:past[ ]|coming[ ])?(?:spring|summer|autumn|fall) )
      | (?P<season> (?:{_either_case(" ".join(_SEASONS))}) (?:[ ]of)? [ ] {_YEAR} )
      | (?P<named_quarter> (?:{_either_case(" ".join(_ORDINALS))})[ -]quarter (?:[ ]of|[ ]in)? [ ] {_YEAR} )
      | (?P<decade> [12]\d\d0['’]?s )
      | (?P<stepped_month> (?:{_LAST_THIS_NEXT})[ ]{_A_MONTH} )  (?! [ ]\d | ,[ ]\d{{4}} )
      | (?:{_either_case("in since until during")})[ ](?P<month> {_ABOUT}? {_A_MONTH} ) (?! [ ]\d | ,[ ]\d{{4}} )
      | (?P<about_month> {_ABOUT} {_A_MONTH} ) (?! [ ]\d | ,[ ]\d{{4}} )
    ) \b
"""
_OTHER: Final = re.compile(_IN_ANY_LANGUAGE, re.VERBOSE)
_ENGLISH: Final = re.compile(f"{_IN_ENGLISH} | {_IN_ANY_LANGUAGE}", re.VERBOSE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Around a number of four digits in English. What makes a year of any: "in 1848".
_BEFORE_YEARS: Final = _words("""
    in since until till by from of during before after between and to through year years early late mid circa around
    spring summer autumn fall winter quarter christmas fiscal
""")
# What makes a count, a name or a time of it: "some 2000", "Flight 1907", "2000 people", "1430 GMT".
_BEFORE_NUMBERS: Final = _words("""
    some nearly almost than least exactly roughly approximately number nos flight route highway room article section page
    pages resolution channel boeing airbus chapter lot unit item at
""")
_AFTER_NUMBERS: Final = _words("""
    people persons men women children troops soldiers fighters refugees migrants workers employees jobs students pupils
    patients victims deaths dead cases votes voters delegates passengers residents homes houses buildings miles km
    kilometers kilometres metres meters feet ft yards acres hectares tons tonnes kg pounds barrels gallons litres dollars
    euros rubles roubles yen yuan rupees dlrs mln bn points shares copies items pages words times hours hrs gmt utc est edt
    mhz mw percent pct degrees more other
""")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[ ,(]{1,2}$")
_WORD_AFTER: Final = re.compile(r" ([^\W\d_]+)")
_LONGEST_WORD_BEFORE: Final = 15


def find_named(text: str, *, language: str | None, written_on: date | None) -> Iterator[NamedPeriod]:
    """The periods named in ``text``, in order and without overlaps.

    ``written_on`` is the day on which the text was written; None leaves out every word that points from there. A bare
    weekday is the last one up to that day, as in news; ``last Friday`` is before it and ``next Friday`` after. A month
    without a year is the next one within two months, else the last one. Only years (1900 to 2099) and codes such as ``Q1 2023`` are read in every
    ``language``; the rest is read in English (``en``).
    """
    in_english = language == "en"
    for found in (_ENGLISH if in_english else _OTHER).finditer(text):
        form = str(found.lastgroup)
        if form == "year" and not (_is_year(found) if in_english else _is_modern(found["year"])):
            continue
        interval = _READERS[form](found, written_on)
        if interval is not None:
            yield NamedPeriod(*found.span(form), interval)


def day_of(month: int, day: int, written_on: date) -> DateInterval | None:
    """The day of that name that a text written then means: the next one within two months, else the last one.

    News speaks of "the meeting on April 6" soon to come as readily as of one that was. None for a 29 February that
    neither of the two years has.
    """
    for year in (written_on.year + 1, written_on.year, written_on.year - 1):
        try:
            named = date(year, month, day)
        except ValueError:
            continue
        if named <= written_on + _AHEAD:
            return _unit(named, Precision.DAY)
    return None


# Of 41 such days in half of the news of TimeBank ten were to come, all within 61 days.
_AHEAD: Final = timedelta(days=62)
_MONTHS_AHEAD: Final = 2


def _is_modern(year: str) -> bool:
    return "1900" <= year <= "2099"


def _is_year(found: re.Match[str]) -> bool:
    start, end = found.span("year")
    before = _WORD_BEFORE.search(found.string, max(0, start - _LONGEST_WORD_BEFORE), start)
    after = _WORD_AFTER.match(found.string, end)
    word = "" if before is None else before[1].lower()
    if word in _BEFORE_NUMBERS or (after is not None and after[1].lower() in _AFTER_NUMBERS):
        return False
    return _is_modern(found["year"]) or (word in _BEFORE_YEARS and found["year"] < "1900")


def _unit(day: date, precision: Precision) -> DateInterval:
    return DateInterval.containing(datetime(day.year, day.month, day.day), precision)  # noqa: DTZ001 - as printed


def _shifted(day: date, precision: Precision, steps: int) -> DateInterval:
    """The unit of the calendar ``steps`` units after the one that ``day`` is in."""
    if precision in _DAYS:
        return _unit(day + timedelta(days=steps * _DAYS[precision]), precision)
    year, month = divmod(day.year * 12 + day.month - 1 + steps * _MONTHS_IN[precision], 12)
    return _unit(date(year, month + 1, 1), precision)


_DAYS: Final = {Precision.DAY: 1, Precision.WEEK: 7}
_MONTHS_IN: Final = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.YEAR: 12}


def _read_quarter(found: re.Match[str], _day: date | None) -> DateInterval:
    number, year = (found["q1"], found["q1_year"]) if found["q1"] else (found["q2"], found["q2_year"])
    return DateInterval.quarter(int(year or found["q3_year"]), int(number or found["q3"]))


def _read_named_quarter(found: re.Match[str], _day: date | None) -> DateInterval:
    words = found["named_quarter"].lower().replace("-", " ").split()
    return DateInterval.quarter(int(words[-1]), _ORDINALS[words[0]])


def _read_season(found: re.Match[str], _day: date | None) -> DateInterval:
    words = found["season"].lower().split()
    return DateInterval.season(int(words[-1]), _SEASONS[words[0]])


def _read_decade(found: re.Match[str], _day: date | None) -> DateInterval | None:
    year = int(found["decade"][:4])
    # "the 1900s" is a century as often as a decade; "the 2000s" has been a decade so far
    return DateInterval.decade(year) if year % 100 or year == 2000 else None


def _pointing(
    read: Callable[[re.Match[str], date], DateInterval],
) -> Callable[[re.Match[str], date | None], DateInterval | None]:
    """``read`` for a text whose day is known; nothing for any other."""
    return lambda found, day: None if day is None else read(found, day)


def _read_ago(found: re.Match[str], day: date) -> DateInterval:
    count = found["count"].lower()
    steps = _COUNTS[count] if count in _COUNTS else int(count)
    return _shifted(day, _UNITS[found["unit_ago"]], -steps)


def _read_weekday(found: re.Match[str], day: date) -> DateInterval:
    back = (day.weekday() - _WEEKDAY_NUMBERS[found["day"]]) % 7
    step = _STEPS[found["weekday_step"].lower()] if found["weekday_step"] else 0
    if step > 0:
        return _shifted(day, Precision.DAY, 7 - back)
    return _shifted(day, Precision.DAY, -(back or 7) if step < 0 else -back)


def _read_month(found: re.Match[str], day: date) -> DateInterval:
    words = re.split("[ -]", found[str(found.lastgroup)])
    number = _MONTH_NUMBERS[words[-1]]
    ahead = (number - day.month) % 12
    match words[0].lower():
        case "last":
            steps = ahead - 12
        case "next":
            steps = ahead or 12
        case "this":
            steps = number - day.month
        case _:
            steps = ahead if ahead <= _MONTHS_AHEAD else ahead - 12
    return _shifted(day, Precision.MONTH, steps)


_READERS: Final[dict[str, Callable[[re.Match[str], date | None], DateInterval | None]]] = {
    "year": lambda found, _day: DateInterval.of(int(found["year"])),
    "quarter": _read_quarter,
    "named_quarter": _read_named_quarter,
    "season": _read_season,
    "decade": _read_decade,
    "today": _pointing(lambda _found, day: _unit(day, Precision.DAY)),
    "yesterday": _pointing(lambda _found, day: _shifted(day, Precision.DAY, -1)),
    "tomorrow": _pointing(lambda _found, day: _shifted(day, Precision.DAY, 1)),
    "ago": _pointing(_read_ago),
    "stepped": _pointing(lambda found, day: _shifted(day, _UNITS[found["unit"]], _STEPS[found["step"].lower()])),
    "season_at_hand": _pointing(lambda found, day: DateInterval.season(day.year, _SEASONS[found[0].split()[-1]])),
    "weekday": _pointing(_read_weekday),
    "month": _pointing(_read_month),
    "about_month": _pointing(_read_month),
    "stepped_month": _pointing(_read_month),
}
