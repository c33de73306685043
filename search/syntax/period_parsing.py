"""Text to Period: the one reader of dates in queries, with the reason for every refusal.

A date is one to three words and the longest that is a date wins: ``published:april 2023 oil`` is a month and a word.
Three words are tried, then two, then one; ``search.syntax.date_forms`` knows what they mean.
"""

import re
from typing import Final

from corpus.dates import DateInterval
from search.errors import QueryError, QueryFault, excerpt
from search.periods import (
    WEEKDAYS,
    Absolute,
    Between,
    Compared,
    Comparison,
    During,
    Period,
    QueryDate,
)
from search.syntax.date_forms import Refusal, goes_on, read_date
from search.syntax.lexing import QUOTES

_FORMS: Final = "2023, 2023-04, 2023-04-15, 2023-Q2, 2023-W15, 202X, april 2023, last week, last 7 days, 30 days ago"

_COMPARISON: Final = re.compile(r"[<>]=?")
_WORD: Final = re.compile(rf"(?:(?!\.\.)[^\s(){QUOTES}])+")
_SPACE: Final = re.compile(r"\s+")
_END: Final = re.compile(rf"\s|[(){QUOTES}]|\Z")


def parse_period(text: str, at: int) -> tuple[Period, int]:
    """The period that begins at ``at`` in the text of a query, and where it ends.

    Raises QueryError for anything else.
    """
    comparison = _COMPARISON.match(text, at)
    if comparison is not None:
        moment, end = _parse_date(text, comparison.end())
        period: Period = Compared(Comparison(comparison[0]), moment)
    else:
        first, end = (None, at) if text.startswith("..", at) else _parse_date(text, at)
        if text.startswith("..", end):
            period, end = _parse_rest_of_range(text, at, first, end + len(".."))
        else:
            assert first is not None
            period = During(first)
    if _END.match(text, end) is None:
        raise QueryError(QueryFault.NOT_A_DATE, text, (at, end + 2), "'..' stands once, between two dates")
    _refuse_beyond_calendar(period, text, (at, end))
    return period, end


def _parse_rest_of_range(text: str, at: int, first: QueryDate | None, after: int) -> tuple[Period, int]:
    """``after`` is where the last date of the range begins, if it has one."""
    if _END.match(text, after) is None:
        last, end = _parse_date(text, after)
        period = Between(first, last)
        if first is None or not (isinstance(first, Absolute) and isinstance(last, Absolute)):
            return period, end
        if not _is_forward(first.interval, last.interval):
            raise QueryError(
                QueryFault.REVERSED_RANGE,
                text,
                (at, end),
                f"the range ends before it begins: {first} comes after {last}",
                f"{last}..{first}",
            )
        return period, end
    if first is None:
        raise QueryError(
            QueryFault.EMPTY_RANGE,
            text,
            (at, after),
            "a range needs at least one end, as in 2023.. or ..2023; for any date write *",
        )
    return Between(first, None), after


def _is_forward(first: DateInterval, last: DateInterval) -> bool:
    assert first.earliest is not None
    assert last.before is not None
    return first.earliest < last.before


def _parse_date(text: str, at: int) -> tuple[QueryDate, int]:
    """The longest date that begins at ``at``, and where it ends."""
    words = _words_at(text, at)
    if not words:
        raise QueryError(QueryFault.MISSING_VALUE, text, (at, at + 1), f"a date is missing here; dates are {_FORMS}")
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        phrase = " ".join(word[0] for word in words[:count]).lower()
        answer = read_date(phrase)
        if isinstance(answer, Refusal):
            raise QueryError(answer.kind, text, (at, end), answer.message, answer.suggestion)
        if answer is not None:
            return answer, end
    raise QueryError(
        QueryFault.NOT_A_DATE,
        text,
        words[0].span(),
        f"'{excerpt(words[0][0])}' is not a date; dates are {_FORMS}",
        _nearest(words[0][0].lower()),
    )


def _words_at(text: str, at: int) -> list[re.Match[str]]:
    """Up to three words side by side that a date can be made of, the first any word, none behind a '..'."""
    words: list[re.Match[str]] = []
    while len(words) < 3:
        word = _WORD.match(text, at)
        if word is None or (words and not goes_on(word[0].lower())):
            break
        words.append(word)
        space = _SPACE.match(text, word.end())
        if space is None:
            break
        at = space.end()
    return words


def _nearest(word: str) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only a refusal needs it

    near = get_close_matches(word, ("today", "yesterday", *WEEKDAYS), n=1, cutoff=0.75)
    return near[0] if near else None


def _refuse_beyond_calendar(period: Period, text: str, span: tuple[int, int]) -> None:
    """Refuse what lies wholly after 9999 or before 0001."""
    if isinstance(period, Compared) and isinstance(period.date, Absolute):
        interval = period.date.interval
        first, last = DateInterval.of(1), DateInterval.of(9999)
        if (period.comparison is Comparison.AFTER and interval.before == last.before) or (
            period.comparison is Comparison.BEFORE and interval.earliest == first.earliest
        ):
            raise QueryError(QueryFault.NOT_A_DATE, text, span, "the calendar runs from 0001 to 9999")
