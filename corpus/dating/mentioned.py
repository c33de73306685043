"""The dates an article speaks of, with their places in its title and body.

One idea: a date that is written out is believed from the text alone; one that points ("yesterday", "April 6") only
from a published day that is known, and where there is none it is not listed rather than guessed.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final

from corpus.article import Dating, Field, Kind, MentionedDate
from corpus.dates import DateInterval, Precision
from corpus.dating.calendar import find_named, with_modifier
from corpus.dating.forms import WrittenDate, find_written, settle
from corpus.dating.quarters import STEPS
from corpus.dating.reckoning import HALF_A_YEAR, NEAR, day_of, days_between, moved, shifted
from corpus.dating.tense import is_to_come, was_to_come


def find_mentioned(title: str, body: str, *, language: str, published: Dating | None) -> tuple[MentionedDate, ...]:
    """The dates in ``title``, then those in ``body``, in their order and without overlaps.

    ``language`` is the article's tag. Relative words and days without a year are read from ``published`` when it is one
    certain day, stated or inferred. A day and month that may be exchanged are the period that holds both readings.
    """
    primary = language.casefold().replace("_", "-").partition("-")[0]
    written_on = _known_day(published)
    texts = ((Field.TITLE, title), (Field.BODY, body))
    written = [tuple(find_written(text, language=primary)) for _field, text in texts]
    settled = iter(settle([found for of_text in written for found in of_text], language=language))
    mentions: list[MentionedDate] = []
    for (field, text), of_text in zip(texts, written, strict=True):
        blocks = list(_with_values(text, [next(settled) for _ in of_text], written_on))
        dated = [(start, end, interval) for start, end, interval in blocks if interval is not None]
        named = [
            (found.start, found.end, found.interval)
            for found in find_named(
                text, language=primary, written_on=written_on, written=[(end, interval) for _, end, interval in dated]
            )
        ]
        spans = _without_overlaps(dated, named, blocks)
        mentions += (MentionedDate(field, start, end, text[start:end], interval) for start, end, interval in spans)
    return tuple(mentions)


_Span = tuple[int, int, DateInterval]
_Block = tuple[int, int, DateInterval | None]


def _known_day(published: Dating | None) -> date | None:
    """The one day that ``published`` is, None where it is not known to the day."""
    if published is None or published.kind not in {Kind.STATED, Kind.INFERRED} or published.alternatives:
        return None
    interval = published.interval
    fine = interval.precision in {Precision.SECOND, Precision.MINUTE, Precision.DAY}
    return interval.earliest.date() if fine and interval.earliest is not None else None


def _with_values(text: str, written: Sequence[WrittenDate], written_on: date | None) -> Iterator[_Block]:
    for found, following in zip_longest(written, written[1:]):
        start, end, interval = found.start, found.end, found.interval if found.readings else None
        if interval is None:
            step, year = _step_before(text, start), _YEAR_AFTER.match(text, end)
            start, end = start if step is None else step.start(), end if year is None else year.end()
            interval = _without_year(text, found, following, written_on, step=step, year=year)
        week = _WEEK_OF_BEFORE.search(text, max(0, start - _LONGEST_WEEK_OF), start)
        if interval is None:
            yield start, end, None
        elif week is not None and interval.precision is Precision.DAY and interval.earliest is not None:
            yield week.start(), end, _week_from(interval.earliest.date())
        else:
            yield with_modifier(text, start), end, interval


def _step_before(text: str, start: int) -> re.Match[str] | None:
    return _STEP_BEFORE.search(text, max(0, start - _LONGEST_STEP), start)


_STEP_BEFORE: Final = re.compile(r"\b(?:(?i:(?P<back>last|this[ ]past))|(?i:(?P<ahead>next|this[ ]coming)))[ ]$")
_LONGEST_STEP: Final = 12  # code points
_YEAR_AFTER: Final = re.compile(r",?[ ](?:of[ ]|in[ ])?(?P<step>(?i:last|this|next))[ ]year\b(?!['’]s)")
_WEEK_OF_BEFORE: Final = re.compile(r"\b(?i:(?:the[ ])?week[ ]of)[ ]$")
_LONGEST_WEEK_OF: Final = 12


def _week_from(day: date) -> DateInterval | None:
    """The week of a day; of a Sunday the one that begins with it, as calendars in America print it."""
    last = moved(day, days=6) if day.isoweekday() == _SUNDAY else None
    return shifted(day, Precision.WEEK, 0) if last is None else days_between(day, last)


_SUNDAY: Final = 7


def _without_year(
    text: str,
    found: WrittenDate,
    following: WrittenDate | None,
    written_on: date | None,
    *,
    step: re.Match[str] | None,
    year: re.Match[str] | None,
) -> DateInterval | None:
    """The day or days that ``found`` names, in the year of the date it is joined to, else in the one that is told or near."""
    if found.month_day is None:
        return None
    joined = following is not None and _JOIN.fullmatch(text, found.end, following.start) is not None
    if joined and following is not None and len(following.readings) == 1 and following.interval.before is not None:
        # the last one that is not later than where the range ends
        day = day_of(*found.month_day, following.interval.before.date() - _DAY, ahead=False)
    elif written_on is None:
        return None
    elif year is not None:
        with suppress(ValueError):  # 29 February
            return DateInterval.of(written_on.year + STEPS[year["step"].lower()], *found.month_day)
        return None
    else:
        ahead = is_to_come(text, found.start, found.end) if step is None else step["ahead"] is not None
        planned = ahead is None and was_to_come(text, found.start, found.end)
        day = day_of(*found.month_day, written_on, ahead=ahead, reach=HALF_A_YEAR if planned else NEAR)
    if day is None or found.last_day is None or day.earliest is None:
        return day
    first = day.earliest.date()
    try:
        return days_between(first, first.replace(day=found.last_day))
    except ValueError:  # 28-29 February
        return None


_DAY: Final = timedelta(days=1)
_JOIN: Final = re.compile(r"\s?(?:[-–—]|to|through|until|till|and|bis|al|au|à|a|по|до|do|tot|til)\s?")


def _without_overlaps(dated: Sequence[_Span], named: Sequence[_Span], written: Sequence[_Block]) -> list[_Span]:
    """Both kinds in order; a word inside a written date, one without a value too, says nothing of its own.

    But a written date at the end of a longer phrase ("between March and May 2020") is part of that.
    """
    kept = []
    blocks = iter(written)
    block = next(blocks, None)
    for span in named:
        while block is not None and block[1] <= span[0]:
            block = next(blocks, None)
        if block is None or span[1] <= block[0] or (span[0] < block[0] and span[1] >= block[1]):
            kept.append(span)
    rest = iter(kept)
    longer = next(rest, None)
    for span in dated:
        while longer is not None and longer[1] <= span[0]:
            longer = next(rest, None)
        if longer is None or span[1] <= longer[0]:
            kept.append(span)
    return sorted(kept, key=lambda span: span[0])
