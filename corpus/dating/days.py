"""The days that English phrases name: "late yesterday", "Tuesday of last week", "Christmas Eve", "March third".

One idea: a day is read only where its words can mean no other thing: a programme ("Today"), a habit ("on a Friday night"), an
age ("the leaders of tomorrow").
"""

import re
from datetime import date
from typing import Final

from corpus.dates import DateInterval, Precision
from corpus.dating.context import Reading
from corpus.dating.holidays import named_day
from corpus.dating.phrases import COUNTS, MONTHS, SPELLED_DAYS, WEEKDAYS
from corpus.dating.quarters import STEPS, spelled_year, year_named
from corpus.dating.reckoning import day_of, shifted, weekday, weekday_of
from corpus.dating.tense import is_to_come, was_to_come

LONGEST_NAME: Final = 24  # code points before a word in which a name or a preposition is looked for
THROUGH_BEFORE: Final = re.compile(r"\b(?i:through|by)[ ]$")
NAME_BEFORE: Final = re.compile(r"[A-Z]\w*[ ]$")


def read_today(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """The day of writing; None for the programme and the newspaper, and for the age we live in."""
    before = reading.text[max(0, found.start() - LONGEST_NAME) : found.start()]
    if found[0] in _PROGRAMMES and (NAME_BEFORE.search(before) or _PROGRAMME_AFTER.match(reading.text, found.end())):
        return None  # USA Today, the "Today" show, World News Tonight
    if _OF_AN_AGE_BEFORE.search(before) or _OF_AN_AGE_AFTER.match(reading.text, found.end()):
        return None
    return shifted(day, Precision.DAY, 0)


def read_tomorrow(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """The day after, or the one after that; None for the age to come."""
    if _OF_AN_AGE_BEFORE.search(reading.text, max(0, found.start() - LONGEST_NAME), found.start()):
        return None
    return shifted(day, Precision.DAY, 2 if found["after_tomorrow"] else 1)


# The days that we live in, and those that our children will: "the leaders of tomorrow", "today's world".
_OF_AN_AGE_BEFORE: Final = re.compile(
    r"\b(?:people|children|men|women|youth|kids|students|leaders|workers|stars|jobs|technologies|cars|homes|many|most|some|much)[ ]of[ ]$"
)
_OF_AN_AGE_AFTER: Final = re.compile(
    r"['’]s[ ](?:[a-z]+[ ])?(?:world|society|youth|young|children|kids|generations?|standards|economy|environment|climate|culture"
    r"|women|men|families|consumers|parents|students|workers|technology|prices|dollars|terms|age|era)\b"
)
_PROGRAMMES: Final = frozenset({"Today", "Tonight", "This Morning", "This Evening"})
_PROGRAMME_AFTER: Final = re.compile(r"['’\"”]+(?!s\b)|[ ](?:show|program(?:me)?|newspaper)\b")


def read_weekday(found: re.Match[str], day: date, reading: Reading) -> DateInterval | None:
    """The last day of that name up to the day of writing, or the next where it is told as to come; None for any such day."""
    end = found.end("weekday_name")
    habit = _HABIT_OR_NAME.search(reading.text, max(0, found.start() - LONGEST_NAME), found.start())
    if habit is not None and not (habit["one"] and _EVENT_AFTER.match(reading.text, found.end())):
        return None
    if _NAME_AFTER.match(reading.text, end):
        return None
    number = WEEKDAYS.index(found["weekday_name"])
    if found["weekday_day"]:
        return weekday_of(number, int(found["weekday_day"]), day)
    if found["weekday_week"]:
        return shifted(day, Precision.DAY, number - day.weekday() + 7 * STEPS[found["weekday_week"].lower()])
    back = (day.weekday() - number) % 7
    match (found["weekday_step"] or "").lower().split()[-1:]:
        case ["last" | "past"]:
            return shifted(day, Precision.DAY, -(back or 7))
        case ["next" | "coming"]:
            return shifted(day, Precision.DAY, 7 - back)
        case ["this"]:
            return weekday(number, day, ahead=True)
    ahead = is_to_come(reading.text, found.start(), end)
    if ahead is None and THROUGH_BEFORE.search(reading.text, max(0, found.start() - LONGEST_NAME), found.start()):
        ahead = 7 - back < back  # "sales through Monday", "signed by Friday": the nearer one
    elif ahead is None and not _POSSESSIVE.match(reading.text, found.end()):
        ahead = was_to_come(reading.text, found.start(), found.end())
    return weekday(number, day, ahead=ahead is True)


_POSSESSIVE: Final = re.compile(r"['’]s\b")
# "every Monday", and days that have a name of their own: their date is another one, or none.
_HABIT_OR_NAME: Final = re.compile(
    r"\b(?:(?i:every|each|most|any|one|per)|(?<!\bon[ ])(?P<one>[Aa])|[Oo]n[ ]a|Black|Good|Easter|Super|Ash|Bloody|Cyber|Palm|Holy|Maundy|Fat|Giving|Sheffield)[ ]$"
)
# "In a Friday interview" is of one Friday, "a Sunday driver" of any.
_EVENT_AFTER: Final = re.compile(
    r"[ ](?:[a-z]+[ ])?(?:interview|statement|conference|briefing|call|meeting|session|speech|address|rally|letter|memo|e-?mail|report|hearing"
    r"|vote|debate|event|appearance|breakfast|ruling|order|filing|tweet|post|announcement|raid|attack|strike|bombing|shooting|blast|explosion"
    r"|crash|accident|storm|service|ceremony|deadline|article|editorial|story|column|visit|trip|summit|protest|deal|agreement|decision|note)\b"
)
_NAME_AFTER: Final = re.compile(
    r"[ ](?:Times|Mail|Mirror|Telegraph|Express|Herald|Post|World|Night[ ](?:Live|Football|Fever|Lights)|Morning)\b"
)


def read_clock(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """The day that was named last, where it is near; a clock alone is of no day."""
    day = reading.recent_within(Precision.DAY, found.start())
    return None if day is None else shifted(day, Precision.DAY, 0)


def read_holiday(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """A day that has a name of its own, as ``named_day`` finds it; None for its season or its customs."""
    name, day, (start, end) = found["holiday_name"].replace("’", "'"), reading.written_on, found.span()
    words = found["holiday_year"] or ""
    year = year_named(words, day) if words else None
    if words and year is None:
        return None
    step = (found["holiday_step"] or "").lower()
    if name in _ALSO_SEASONS and not words and not step:
        before = reading.text[max(0, start - LONGEST_NAME) : start]
        if not _AT_BEFORE.search(before) or not _CLAUSE_AFTER.match(reading.text, end):
            return None
    if step == "this" and day is not None:
        year = day.year
    ahead = False if step in {"last", "this past"} else True if step else is_to_come(reading.text, start, end)
    return named_day(name, year, day, text=reading.text, start=start, ahead=ahead)


# "Christmas shopping" and "the Thanksgiving break" are more than the day.
_ALSO_SEASONS: Final = frozenset({"Christmas", "Thanksgiving", "Easter", "Halloween"})
_AT_BEFORE: Final = re.compile(r"\b(?i:on|at|by|before|after|since|until|till)[ ]$")
_CLAUSE_AFTER: Final = re.compile(
    r"[.,;:!?)”\"’'—]|\s*(?:$|\n)|[ ](?:and|or|in|at|to|with|when|as|but|that|because|after|before|if|for|the|a|an|he|she|they|it|we|I|you"
    r"|his|her|their|its|is|was|were|are|has|had|have|will|would)\b"
)


def read_spelled_day(found: re.Match[str], reading: Reading) -> DateInterval | None:
    """A day of a month whose number is written in words."""
    cardinal = found["cardinal_day"]
    number = (
        COUNTS[cardinal.lower()]
        if cardinal
        else SPELLED_DAYS[(found["spelled_number"] or found["number_spelled"]).lower()]
    )
    month = MONTHS.index(found["spelled_month"] or found["month_spelled"]) + 1
    year = found["spelled_year"] or found["year_spelled"]
    if year:
        return DateInterval.of(int(year) if year.isdecimal() else spelled_year(year), month, number)
    if reading.written_on is None:
        return None
    return day_of(month, number, reading.written_on, ahead=is_to_come(reading.text, *found.span()))
