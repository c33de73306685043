"""How often the published date is right: every article of five collections, dated as an ingest does and compared.

An article counts as *right* when its date, stated or inferred, is the gold day; as *coarser* when it is a month, a year
or both readings of an ambiguous date, and the gold day lies in it; as *unsaid* when there is only a bound or nothing;
else as *wrong*. A day is compared as printed; where zones differ, the instant will do.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from benchmarks.dates.collections import Half, folder_or_file, half_of, records_of
from corpus.article import Document, Kind
from corpus.cleaning.roles import clean
from corpus.dates import DateInterval, Precision
from corpus.dating.published import Published, find_published
from corpus.reading import Record, read_document, read_records

# Later than every date in the collections: the day on which nothing is yet to come.
NOW: Final = datetime(2026, 12, 31)  # noqa: DTZ001 - UTC and naive, as ingest hands it over


class Outcome(StrEnum):
    """How a date compares with the gold one."""

    RIGHT = "right"
    COARSER = "coarser"
    UNSAID = "unsaid"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Case:
    """An article with its gold date: the day, the moment in UTC where it is known to the minute, and a name for lists.

    ``gold`` is None where nothing states the date; then only a bound or nothing is right. ``exactly`` is the whole
    answer where that is known: kind, period and evidence.
    """

    name: str
    document: Document
    gold: DateInterval | None
    instant: datetime | None = None
    exactly: tuple[Kind, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A case with what was found."""

    case: Case
    found: Published

    @property
    def kind(self) -> Kind:
        """The kind of the published date."""
        return Kind.UNKNOWN if self.found.published is None else self.found.published.kind

    @property
    def outcome(self) -> Outcome:
        """How the published date compares with the gold one."""
        dating, gold = self.found.published, self.case.gold
        if self.case.exactly is not None or gold is None:
            answer = None if dating is None else (dating.kind, dating.interval.edtf, dating.evidence)
            return Outcome.RIGHT if answer == self.case.exactly else Outcome.WRONG
        if dating is None or dating.kind not in {Kind.STATED, Kind.INFERRED}:
            return Outcome.UNSAID
        if dating.interval.inside(gold) or self._same_instant():
            return Outcome.RIGHT
        return Outcome.COARSER if gold.inside(dating.interval) else Outcome.WRONG

    @property
    def bound_holds(self) -> bool | None:
        """Whether the gold day is no older than the bound; None where there is no bound."""
        dating, gold = self.found.published, self.case.gold
        if dating is None or dating.kind is not Kind.BOUND or gold is None:
            return None
        assert dating.interval.earliest is not None
        assert gold.before is not None
        return gold.before > dating.interval.earliest

    def _same_instant(self) -> bool:
        dating, instant = self.found.published, self.case.instant
        if dating is None or dating.instant is None or instant is None:
            return False
        return abs(dating.instant - instant) < timedelta(minutes=1)


# --- the collections ---------------------------------------------------------------------------------------------------


def pages() -> list[Case]:
    """Whole pages of publishers, their gold beside them."""
    folder = folder_or_file("html-publishers")
    return [
        Case(record["html"], document, _day(record["date"]), _instant(record["date"]))
        for record in records_of("html-publishers/gold.jsonl.gz")
        for document in _read(folder / record["html"])
    ]


def wikinews() -> list[Case]:
    """Wikinews by its text alone, those articles that still begin with their date line."""
    return [case for case in _texts("wikinews.jsonl.gz") if _DATE_LINE.match(case.document.text)]


def wikinews_without() -> list[Case]:
    """Wikinews by its text alone, those articles that have lost their date line."""
    return [case for case in _texts("wikinews.jsonl.gz") if not _DATE_LINE.match(case.document.text)]


_DATE_LINE: Final = re.compile(r"\s*[A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}, \d{4}")


def outlets_text() -> list[Case]:
    """US outlets by text and title alone, which seldom print a date there."""
    return _texts("outlets-2000.jsonl.gz")


def outlets() -> list[Case]:
    """US outlets by text, title and address."""
    return _texts("outlets-2000.jsonl.gz", addressed=True)


def reuters() -> list[Case]:
    """All stories of 1987, read from their SGML."""
    return [
        Case(f"{document.place}", document, _reuters_day(document.dates[0].text))
        for document in _read(folder_or_file("reuters21578"))
    ]


def seeds() -> list[Case]:
    """The five seeds, whose answers are known to the letter; they are no collection to be parted."""
    answers: Mapping[str, tuple[Kind, str, str]] = {
        "002": (Kind.STATED, "2023-11-15T16:21:00", "Posted: 15.11.2023 16:21:00"),
        "003": (Kind.BOUND, "2023-04-11/..", "Date of Accession: 11.04.2023"),
        "004": (Kind.BOUND, "2025-02-20/..", "on February 20th, 2025"),
    }
    return [
        Case(Path(document.path).name, document, None, exactly=answers.get(Path(document.path).name[:3]))
        for document in _read(folder_or_file("seeds"))
    ]


def _read(path: Path) -> Iterator[Document]:
    return (read_document(record) for record in read_records([path]) if isinstance(record, Record))


def _texts(name: str, *, addressed: bool = False) -> list[Case]:
    return [
        Case(
            record["id"],
            Document(
                name, None, "text", record["body"], title=record["title"], url=record["url"] if addressed else None
            ),
            _day(record["date"]),
        )
        for record in records_of(name)
    ]


def _day(gold: str) -> DateInterval:
    return DateInterval.containing(datetime.fromisoformat(gold).replace(tzinfo=None), Precision.DAY)


def _instant(gold: str) -> datetime | None:
    moment = datetime.fromisoformat(gold)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo is not None else None


_MONTHS: Final = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def _reuters_day(date: str) -> DateInterval | None:
    found = re.fullmatch(r"(\d{1,2})-([A-Z]{3})-(\d{4}) \d\d:\d\d:\d\d\.\d+", date)
    return found and DateInterval.of(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))


COLLECTIONS: Final[Mapping[str, Callable[[], Sequence[Case]]]] = {
    "html-publishers": pages,
    "wikinews": wikinews,
    "wikinews without a date line": wikinews_without,
    "outlets-2000, text alone": outlets_text,
    "outlets-2000, text and address": outlets,
    "reuters21578": reuters,
    "seeds": seeds,
}
"""What is measured, in the order of the report, each with what reads it."""

UNPARTED: Final = "seeds"
"""The collection whose every article is an answer to be kept, so that it has no halves."""


# --- measuring ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Score:
    """The sums over one collection; shares are of all its articles unless said otherwise."""

    articles: int
    outcomes: Mapping[Outcome, int]
    stated: int
    stated_right: int
    bounds: int
    bounds_held: int

    @property
    def figures(self) -> dict[str, float]:
        """What has a floor: the share of right days, and of right ones among the stated."""
        figures = {"right": self.outcomes[Outcome.RIGHT] / self.articles}
        if self.stated:
            figures["stated right"] = self.stated_right / self.stated
        if self.bounds:
            figures["bounds held"] = self.bounds_held / self.bounds
        figures["not wrong"] = 1 - self.outcomes[Outcome.WRONG] / self.articles
        return figures


def date_half(name: str, half: Half, *, now: datetime = NOW) -> list[Dated]:
    """One half of a collection, dated as an article is when it is ingested at ``now``."""
    cases = COLLECTIONS[name]()
    return [Dated(case, _dated(case.document, now)) for case in (cases if name == UNPARTED else half_of(cases, half))]


def _dated(document: Document, now: datetime) -> Published:
    cleaned = clean(document)
    return find_published(replace(document, language=cleaned.language), cleaned.lines, now=now)


def score_of(dated: Sequence[Dated]) -> Score:
    """The sums over ``dated``, which holds at least one article."""
    outcomes = Counter(each.outcome for each in dated)
    stated = [each for each in dated if each.kind is Kind.STATED]
    bounds = [each.bound_holds for each in dated if each.bound_holds is not None]
    return Score(
        len(dated),
        outcomes,
        len(stated),
        sum(each.outcome is Outcome.RIGHT for each in stated),
        len(bounds),
        sum(bounds),
    )


def explained(each: Dated) -> Iterator[str]:
    """What went wrong with an article of the development half: the gold date, then all that was weighed."""
    gold = "none" if each.case.gold is None else each.case.gold.edtf
    yield f"  {each.outcome}: {each.case.name}, gold {gold}, {each.case.document.url or 'no address'}"
    for candidate in each.found.candidates:
        dating = candidate.dating
        yield f"      {dating.kind:8} {dating.interval.edtf:24} {dating.rule}: {dating.evidence!r} - {candidate.verdict}"
