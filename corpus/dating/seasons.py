"""Months, seasons and what is longer, as English phrases name them: "early October", "last winter", "the late '80s".

One idea: the names of months and seasons are words and names of their own, so one that stands alone is read only where the words
around it let it be no other.
"""

import re
from datetime import date
from typing import Final

from corpus.dates import DateInterval, Precision
from corpus.dating.context import Reading
from corpus.dating.days import LONGEST_NAME, NAME_BEFORE, THROUGH_BEFORE
from corpus.dating.phrases import CENTURIES, DECADES, MONTHS
from corpus.dating.quarters import STEPS, year_named
from corpus.dating.reckoning import month_of, season_of, shifted, span
from corpus.dating.tense import is_to_come, was_to_come

_SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def read_month(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """The month of the year that is told, else the last one or the next by the rule of ``month_of``."""
    name = found["month_name"]
    number = MONTHS.index(name) + 1
    if found["month_year"]:
        return DateInterval.of(day.year + STEPS[found["month_year"].partition(" ")[0].lower()], number)
    if found["month_that"]:
        named = reading.recent_within(Precision.YEAR, found.start())
        return None if named is None else DateInterval.of(named.year, number)
    steps = (number - day.month) % 12
    match (found["month_step"] or "").lower():
        case "last":
            return shifted(day, Precision.MONTH, steps - 12)
        case "next":
            return shifted(day, Precision.MONTH, steps or 12)
        case "this":
            return DateInterval.of(day.year, number)
    start, end = found.span()
    if end - start == len(name) and not _names_month(reading.text, start, end, name):
        return None
    ahead = is_to_come(reading.text, start, end)
    through = THROUGH_BEFORE.search(reading.text, max(0, start - LONGEST_NAME), start) is not None
    if ahead is None and (through or was_to_come(reading.text, start, end)):
        ahead = steps <= _NEARER_AHEAD  # "loans through January": the nearer one
    return month_of(number, day, ahead=ahead)


_NEARER_AHEAD: Final = 6  # months


def _names_month(text: str, start: int, end: int, name: str) -> bool:
    """Whether a capitalised name of a month is one where it stands alone, and not a person or a verb."""
    before = text[max(0, start - LONGEST_NAME) : start]
    if _AFTER_MONTH.match(text, end) or _HOLIDAY_BEFORE.search(before):
        return False
    # "the March figures", not "the March for Life"
    opens = _DETERMINER_BEFORE.search(before) or (name != "May" and _SENTENCE_BEFORE.search(before))
    if opens and (name not in _AMBIGUOUS or _NOUN_AFTER.match(text, end)):
        return name != "May" or not _speaks_of_may(text, start)
    if name == "May":  # a verb, and a prime minister's name
        if text[end : end + 2] in {"'s", "’s"}:
            return False
        by = _BY_BEFORE.search(before) is not None and _SPEAKS_AFTER.match(text, end) is None
        return _IN_BEFORE.search(before) is not None or (by and not _speaks_of_may(text, start))
    if name in _AMBIGUOUS:
        return _PREPOSITION_BEFORE.search(before) is not None
    return NAME_BEFORE.search(before) is None or _PREPOSITION_BEFORE.search(before) is not None


def _speaks_of_may(text: str, at: int) -> bool:
    """Whether somebody of that name is named anywhere near."""
    return _MS_MAY.search(text, max(0, at - _A_STORY), at + _A_STORY) is not None


_A_STORY: Final = 3_000  # code points
_AMBIGUOUS: Final = frozenset({"March", "April", "May", "June", "August"})
_PREPOSITION_BEFORE: Final = re.compile(
    r"\b(?i:in|since|until|till|by|through|from|during|of|between|before|after|and|to|or|last|for)[ ]$"
)
_HOLIDAY_BEFORE: Final = re.compile(r"\b(?i:fourth|4th)[ ]of[ ]$")
_IN_BEFORE: Final = re.compile(r"\b(?i:in|since|until|during|from|early|late|mid)[ -]$")
_BY_BEFORE: Final = re.compile(r"\b(?i:by|through|before|after|till|for|and|to|of)[ ]$")
_MS_MAY: Final = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Minister|Elaine|Brian|Robert|Professor|Dr\.?)[ ]May\b")
_SPEAKS_AFTER: Final = re.compile(r"[ ](?:said|says|told|has|had|was|is|did)\b")
_DETERMINER_BEFORE: Final = re.compile(r"\b(?i:the|a|an|its|his|her|their|our|this|that)[ ]$")
_SENTENCE_BEFORE: Final = re.compile(r"(?:^|\n|[.!?:;][ ]|[.!?][”\"’']+[ ])$")
_NOUN_AFTER: Final = re.compile(
    r"[ ](?!(?:for|on|to|of|by|in|and|or|at|from|with|said|says|is|was|has|had|will|would|told|who|as|into|through|over|against)\b)[a-z]{3,}"
)
_AFTER_MONTH: Final = re.compile(r"[ ](?:[A-Z][a-z]|[A-Z]\.)|['’]s[ ][A-Z]")


def read_months(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """From one month to another; the first may be of the year before."""
    first, last = (MONTHS.index(name) + 1 for name in (found["between"] or found["month_first"], found["month_last"]))
    if found["months_year"]:
        year = year_named(found["months_year"], reading.written_on)
        return (
            None if year is None else span(DateInterval.of(year - (first > last), first), DateInterval.of(year, last))
        )
    if reading.written_on is None:
        return None
    begin = month_of(first, reading.written_on, ahead=is_to_come(reading.text, *found.span()))
    if begin is None or begin.earliest is None:
        return None
    return span(begin, DateInterval.of(begin.earliest.year + (first > last), last))


def read_season(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """The season of the year that is told, else the last one that has begun, or the next where it is told as to come."""
    number = _SEASONS[(found["season_name1"] or found["season_name2"]).lower()]
    if found["season_year"]:
        year = year_named(found["season_year"], reading.written_on)
        return None if year is None else DateInterval.season(year, number)
    day = reading.written_on
    if day is None:
        return None
    match (found["season_step"] or "").lower():
        case "last" | "this past":
            return season_of(number, day, steps=-1)
        case "next" | "this coming":
            return season_of(number, day, steps=1)
        case "this":
            # Winter is named after the year it begins in, also when that has ended.
            return season_of(4, day) if number == 4 and day.month <= 2 else DateInterval.season(day.year, number)
    before = reading.text[max(0, found.start() - LONGEST_NAME) : found.start()]
    during = _DURING_BEFORE.search(before) or not found[0].lower().startswith("the ")
    pointed = found["the"] or _UNTIL_SEASON_BEFORE.search(before)
    if not pointed or not during or _OF_AFTER.match(reading.text, found.end()):
        return None
    return season_of(number, day, steps=1 if is_to_come(reading.text, *found.span()) else 0)


_UNTIL_SEASON_BEFORE: Final = re.compile(r"\b(?i:by|since|until|till)[ ]$")
_DURING_BEFORE: Final = re.compile(r"\b(?i:in|during|since|until|over|into|through|by|of)[ ]$")
_OF_AFTER: Final = re.compile(r"[ ](?:of|in|from)\b|[ -][a-z]+ing\b")


def read_decade(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """The ten years of a number or a name; of tens alone ("the '80s") the last ones that have begun."""
    if found["decade_year"]:
        year = int(found["decade_year"])
        # "the 1900s" is a century as often as a decade; "the 2000s" has been a decade so far
        return DateInterval.decade(year) if year % 100 or year == 2000 else None
    words = found[0].lower()
    if "nineteen" in words:
        return DateInterval.decade(1900 + DECADES[found["decade_name"].lower()])
    day = reading.written_on
    if day is None or not (found["decade_tens"] or words.startswith("the ")):  # "in her nineties"
        return None
    if found["plain_tens"] and _MEASURED.search(reading.text, max(0, found.start() - _AROUND), found.end() + _AROUND):
        return None
    tens = int(found["decade_tens"] or found["plain_tens"] or DECADES[found["decade_name"].lower()])
    century = day.year // 100 * 100
    return DateInterval.decade(century + tens - (100 if century + tens > day.year else 0))


_AROUND: Final = 120  # code points
_MEASURED: Final = re.compile(
    r"(?i:temperature|degrees|weather|\bhighs?\b|\blows?\b|percent|%|\bage[sd]?\b|\bmph\b|rating|score|poll|warm|cool|sunny)"
)


def read_century(found: re.Match[str], _reading: Reading) -> DateInterval | None:
    """A hundred years from the 11th century to the 21st."""
    name = found["century_number"].lower()
    number = CENTURIES[name] if name in CENTURIES else int(name[:2])
    if not 11 <= number <= 21:
        return None
    return span(DateInterval.of(number * 100 - 99), DateInterval.of(number * 100))
