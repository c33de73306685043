"""How well the dates that a text mentions are found and read, on the news of TimeBank.

    python -m benchmarks.dates.mentioned                  the figures, on the half nothing was made on
    python -m benchmarks.dates.mentioned --development    figures and every error, on the half the rules were made on

What counts. An expression of the gold counts when its value is a calendar date or period, whatever type it was given:
a day, week, weekend, month, quarter, half year, season, year, decade or century (``1989-10-26``, ``1989-W44``,
``1989-Q3``, ``1989-SU``, ``198``). So ``the quarter`` and ``a year ago`` count where the annotators dated them. A time of
day counts as its day. Durations (``P3M``), sets (``XXXX-WXX-4``) and the vague past, present and future do not count,
and finding a date in one of them is an error like any other. An X stands for what the annotators could not tell:
``1989-WXX`` is any week of 1989, and ``1990-XX-XX`` is 1990.

A range ("1988-89", "between March and May") is one date here. There each of its ends is an expression, by the annotation
guidelines of TimeML (1.2.1, section 2.2.1), so it is parted into these before it is compared.

What is compared. Every date that is found is held against the gold. Spans are compared exactly, and leniently: they share a
character, each with one of the other side at most. A value is right when a span is found leniently and the values are the
same period. The day of the document is given, as if stated.

Reads ../shared/data/timex-timebank.jsonl.gz. Exits with 1 when a figure of the quoted half is below its floor.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from benchmarks.dates.collections import Half, floors, records_of
from corpus.article import Dating, Kind, MentionedDate
from corpus.dates import DateInterval, Precision
from corpus.dating.mentioned import find_mentioned

NAME: Final = "timex-timebank.jsonl.gz"
# Drawn before the collections had a seed in common, and the rules were made on this half: it stays.
SEED: Final = 7

Record = dict[str, Any]

_CALENDAR: Final = re.compile(
    r"\d\d(?:\d|X)?X?  |  \d{4} (?: -\d\d(?:-(?:\d\d|XX))? | -W(?:\d\d|XX)(?:-WE)? | -Q[1-4X] | -H[12] | -(?:SP|SU|FA|WI) | -XX-XX )? ",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date at ``text[start:end]`` with its value in the notation of TimeBank, X for digits that nobody knows."""

    start: int
    end: int
    value: str


def gold(record: Record) -> list[Expression]:
    """The expressions of the gold that count, in their order."""
    found = [
        Expression(each["start"], each["end"], each["value"].partition("T")[0])
        for each in sorted(record["timex"], key=lambda each: each["start"])
    ]
    return [each for each in found if _CALENDAR.fullmatch(each.value)]


def predicted(record: Record) -> list[Expression]:
    """What dateline finds in the text, written on the day of the document."""
    day = date.fromisoformat(record["dct"][:10])
    published = Dating(DateInterval.of(day.year, day.month, day.day), Kind.STATED, "given", record["dct"])
    mentions = find_mentioned("", record["text"], language="en", published=published)
    return [part for each in mentions for part in ends_of(each)]


def ends_of(mention: MentionedDate) -> list[Expression]:
    """The expression of the gold that the mention is one of, or the two of them where it is a range."""
    found = _RANGE.fullmatch(mention.text)
    first, before = mention.interval.earliest, mention.interval.before
    if found is None or first is None or before is None or mention.interval.precision is not None:
        return [Expression(mention.start, mention.end, notation(mention.interval))]
    unit = Precision.YEAR if found["year"] else Precision.DAY if found["day"] else Precision.MONTH
    ends = ("first", first), ("last", before - timedelta(seconds=1))
    return [
        Expression(
            mention.start + found.start(name),
            mention.start + found.end(name),
            notation(DateInterval.containing(at, unit)),
        )
        for name, at in ends
    ]


_RANGE: Final = re.compile(
    r"""
    (?P<first> (?P<year>\d{4}) | (?P<day>[A-Z][a-z]+\.?[ ]\d{1,2}) | [A-Z][a-z]+ )
    (?:[-–/]|[ ](?:to|through|and)[ ])
    (?P<last> \d{1,4}(?:,[ ]\d{4})? | [A-Z][a-z]+(?:[ ]\d{4})? )
    """,
    re.VERBOSE,
)


def notation(period: DateInterval) -> str:
    """The period in the notation of TimeBank; in EDTF where it has none."""
    first, before = period.earliest, period.before
    if first is None or before is None:
        return period.edtf
    last = before - timedelta(seconds=1)
    match period.precision:
        case Precision.SECOND | Precision.MINUTE:
            return first.date().isoformat()
        case Precision.WEEK:
            return f"{first:%G-W%V}"
        case Precision.QUARTER:
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case Precision.SEASON:
            return f"{first.year}-{('SP', 'SU', 'FA', 'WI')[first.month // 3 - 1]}"
        case Precision.DECADE:
            return period.edtf.rstrip("X")
        case None if first.isoweekday() == 6 and before - first == timedelta(days=2):
            return f"{first:%G-W%V}-WE"
        case None if (first.month, first.day) in {(1, 1), (7, 1)} and (last - first).days in range(180, 184):
            return f"{first.year}-H{1 + first.month // 7}"
        case None if first.year % 100 == 1 and last.year == first.year + 99:
            return str(first.year // 100)
    return period.edtf


def same_value(wanted: str, found: str) -> bool:
    """Whether ``found`` is a period that ``wanted`` may stand for."""
    pattern = re.sub(r"(?:-XX)+$|(?<=^\d\d\d)X$|(?<=^\d\d)XX$", "", wanted).replace("X", r"\d")
    return re.fullmatch(pattern, found) is not None


@dataclass(frozen=True, slots=True)
class Pair:
    """An expression of the gold and the one found for it; None where there is none."""

    wanted: Expression | None
    found: Expression | None

    @property
    def is_exact(self) -> bool:
        """Whether both begin and end at the same character."""
        return self.is_lenient and self._span(self.wanted) == self._span(self.found)

    @property
    def is_lenient(self) -> bool:
        """Whether there are both."""
        return self.wanted is not None and self.found is not None

    @property
    def is_valued(self) -> bool:
        """Whether there are both, with one value."""
        return self.wanted is not None and self.found is not None and same_value(self.wanted.value, self.found.value)

    @staticmethod
    def _span(each: Expression | None) -> tuple[int, int] | None:
        return None if each is None else (each.start, each.end)


def pairs(wanted: Sequence[Expression], found: Sequence[Expression]) -> list[Pair]:
    """Each expression once, with the first of the other side that shares a character with it and is not taken yet."""
    left = list(found)
    made = []
    for each in wanted:
        partner = next((other for other in left if other.start < each.end and each.start < other.end), None)
        if partner is not None:
            left.remove(partner)
        made.append(Pair(each, partner))
    return made + [Pair(None, each) for each in left]


@dataclass(frozen=True, slots=True)
class Score:
    """How many of those wanted and of those found are right."""

    right: int
    wanted: int
    found: int

    @property
    def precision(self) -> float:
        """The part of those found that is right."""
        return self.right / self.found

    @property
    def recall(self) -> float:
        """The part of those wanted that was found and right."""
        return self.right / self.wanted

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.wanted + self.found)


def scores(made: Iterable[Pair]) -> dict[str, Score]:
    """Spans compared exactly and leniently, and values."""
    made = list(made)
    wanted, found = sum(pair.wanted is not None for pair in made), sum(pair.found is not None for pair in made)
    return {
        "spans, exact": Score(sum(pair.is_exact for pair in made), wanted, found),
        "spans, lenient": Score(sum(pair.is_lenient for pair in made), wanted, found),
        "values": Score(sum(pair.is_valued for pair in made), wanted, found),
    }


def stories_of(half: Half) -> list[Record]:
    """The stories of one half; of the odd number, development has the larger."""
    stories = sorted(records_of(NAME), key=lambda record: str(record["id"]))
    random.Random(SEED).shuffle(stories)  # noqa: S311 - nothing here is a secret
    middle = (len(stories) + 1) // 2
    return stories[:middle] if half is Half.DEVELOPMENT else stories[middle:]


def measured(half: Half) -> tuple[list[Record], dict[str, Score]]:
    """The stories of one half and their scores."""
    records = stories_of(half)
    return records, scores(pair for record in records for pair in pairs(gold(record), predicted(record)))


def shortfalls(figures: Mapping[str, Score]) -> list[str]:
    """What of the figures of the quoted half is below its floor, in words."""
    return [
        f"{name}: F1 {figures[name].f1:.3f} is below its floor, {floor}"
        for name, floor in floors()["mentioned"].items()
        if figures[name].f1 < floor
    ]


def print_errors(records: Iterable[Record]) -> None:
    """A line for everything that is not found exactly, or has another value, with the text around it."""
    for record in records:
        for pair in pairs(gold(record), predicted(record)):
            if pair.is_exact and pair.is_valued:
                continue
            at = pair.wanted or pair.found
            assert at is not None
            text = record["text"]
            around = text[max(0, at.start - 45) : at.end + 30].replace("\n", " ")
            kind = (
                "missed"
                if pair.found is None
                else "false"
                if pair.wanted is None
                else "value"
                if pair.is_exact
                else "span"
            )
            print(
                f"{kind:<7}{_shown(pair.wanted, text)} / {_shown(pair.found, text)}  {record['dct'][:10]}  ...{around}..."
            )


def _shown(each: Expression | None, text: str) -> str:
    return "-" if each is None else f"{text[each.start : each.end]!r} {each.value}"


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--development", action="store_true", help="measure the half that is tuned on, and list its errors"
    )
    half = Half.DEVELOPMENT if parser.parse_args().development else Half.QUOTED
    records, figures = measured(half)
    if half is Half.DEVELOPMENT:
        print_errors(records)
    print(f"dates mentioned, {half} half of TimeBank: {len(records)} stories")
    for name, score in figures.items():
        print(
            f"  {name:<15} precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f}"
            f" ({score.wanted} wanted, {score.found} found)"
        )
    missed = shortfalls(figures) if half is Half.QUOTED else []
    for line in missed:
        print(line, file=sys.stderr)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
