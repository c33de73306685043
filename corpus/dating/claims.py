"""What claims to be the date of an article: the rules, best first, each yielding dates with their evidence.

One idea: a rule knows one kind of evidence and nothing of the others; whether its claim is believed is not its business.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain, islice
from typing import Final

from corpus.article import DateUse, Dating, Document, Kind, Line, Role, StatedDate
from corpus.cleaning.bylines import byline_names
from corpus.dates import DateInterval, Precision
from corpus.dating.forms import WrittenDate, find_written, settle
from corpus.dating.labels import label_use
from corpus.dating.places import Place, PrintedDate, printed_dates
from corpus.dating.stamps import address_date, read_stamp

# The year of the first newspaper, Relation of Strasbourg. Earlier ones are history, or years of another calendar.
FIRST_NEWS: Final = datetime(1605, 1, 1)  # noqa: DTZ001 - as printed


ONE_DAY: Final = timedelta(days=1)  # how far zones set the dates of two clocks apart


@dataclass(frozen=True, slots=True)
class Claim:
    """A date that something says is the published (or updated) one.

    ``doubt`` is why it cannot be believed at all. ``is_local`` says that the outlet's own calendar gave the day: so a
    field in UTC may be a day off, and an address or a label beside it tells which.
    """

    use: DateUse
    dating: Dating
    doubt: str | None = None
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules look at: the fields of the file, the address, and the dates in lines about the article.

    ``beside`` are the dates that a page prints about its headline, outside the text.
    """

    stamps: tuple[tuple[StatedDate, WrittenDate | None], ...]
    address: tuple[DateInterval, str] | None
    beside: tuple[PrintedDate, ...]
    printed: tuple[PrintedDate, ...]
    now: datetime


def read_page(document: Document, lines: Sequence[Line], now: datetime) -> Page:
    """The dates of ``document``, day and month told apart wherever anything in it does so."""
    language = None if document.language is None else document.language.casefold().replace("_", "-").partition("-")[0]
    stamps = [read_stamp(stated.text, language=language) for stated in document.dates]
    beside = [tuple(find_written(line, language=language)) for line in document.printed]
    written = [*filter(None, stamps), *chain(*beside), *find_written(document.text, language=language)]
    settled = iter(settle(written, language=document.language))
    page = Page(
        tuple((stated, stamp and next(settled)) for stated, stamp in zip(document.dates, stamps, strict=True)),
        None if document.url is None else address_date(document.url),
        tuple(
            printed
            for line, dates in zip(document.printed, beside, strict=True)
            for printed in printed_dates(line, [Line(0, len(line), Role.DATE_LINE)], [next(settled) for _ in dates])
        ),
        tuple(printed_dates(document.text, lines, tuple(settled))),
        now,
    )
    return _with_order_of_others(page)


def _with_order_of_others(page: Page) -> Page:
    """``page`` with those fields read in one way that have two readings, one of which something else on it confirms."""
    if not any(stamp is not None and len(stamp.readings) > 1 for _, stamp in page.stamps):
        return page
    known = [claim.dating.interval for rule in _RULES_OF_ORDER for claim in rule(page) if not claim.dating.alternatives]

    def settled(stamp: WrittenDate | None) -> WrittenDate | None:
        if stamp is None or len(stamp.readings) < 2:
            return stamp
        confirmed = [reading for reading in stamp.readings if any(map(_whole_day(reading).overlaps, known))]
        return replace(stamp, readings=tuple(confirmed)) if len(confirmed) == 1 else stamp

    return replace(page, stamps=tuple((stated, settled(stamp)) for stated, stamp in page.stamps))


def _whole_day(reading: DateInterval) -> DateInterval:
    assert reading.earliest is not None
    return DateInterval.containing(reading.earliest, Precision.DAY)


def claims(page: Page) -> tuple[Claim, ...]:
    """What the rules claim, the best rule's claims first, of each rule the first few."""
    return tuple(claim for rule in _RULES for claim in islice(rule(page), _MOST_CLAIMS))


# A page with more dates of one kind is a list of other things; an article has one or two.
_MOST_CLAIMS: Final = 20


def _in_fields(page: Page) -> Iterator[Claim]:
    """What the file states in fields made for it."""
    for stated, stamp in page.stamps:
        rule = f"metadata: {stated.name}"
        use = stated.use if stamp is None else label_use(stated.text[: stamp.start]) or stated.use
        if stamp is None:
            yield Claim(stated.use, _unknown(rule, stated.text), "it cannot be read as a date without a guess")
        else:
            dating = _dating(stamp, Kind.STATED, rule, stated.text, coarse=Kind.STATED)
            doubt = _NO_DATE if _is_zero(stamp) else _printed_otherwise(page, stamp) if stated.is_general else None
            yield Claim(use, dating, doubt, is_local=stamp.offset != timedelta())


def _labelled(page: Page) -> Iterator[Claim]:
    """``Posted: 15.11.2023 16:21``, above or below the story."""
    for printed in _near_the_ends(page):
        use = label_use(printed.before)
        # Without a colon a sentence may begin with the same words: "Released on 3 April 2023, the film ...".
        if use is not None and (":" in printed.before or len(printed.closing) <= _LONGEST_CLOSING):
            yield Claim(use, _printed_dating(printed, Kind.STATED, "label", printed.before), is_local=True)


def _in_bylines(page: Page) -> Iterator[Claim]:
    """``By Ada Quill, 3 April 2023``."""
    for printed in _near_the_ends(page):
        if label_use(printed.before) is not None or len(printed.closing) > _LONGEST_CLOSING:
            continue
        names, use = _without_label(printed.opening)
        if printed.line.role is Role.BYLINE or byline_names(names.rstrip(" ,;|/•·–—-(")):
            yield Claim(use, _printed_dating(printed, Kind.STATED, "byline", printed.opening), is_local=True)


def _beside_headline(page: Page) -> Iterator[Claim]:
    """``Published 3 April 2023`` or the bare date, in a line that a page prints about its headline."""
    for printed in page.beside:
        if not printed.date.is_full:
            continue
        use = label_use(printed.before)
        if use is not None:
            yield _beside(use, printed, Kind.STATED, printed.before)
        elif printed.alone or byline_names(printed.opening.rstrip(" ,;|/•·–—-(")):
            yield _beside(DateUse.PUBLISHED, printed, Kind.INFERRED, "")


def _beside(use: DateUse, printed: PrintedDate, best: Kind, lead: str) -> Claim:
    evidence, _ = _evidence(printed, lead)
    return Claim(use, _dating(printed.date, best, "beside the headline", evidence), is_local=True)


_NO_DATE: Final = "it is the beginning of Unix time, which programs write for no date"
_UNIX_ZERO: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - in UTC


def _is_zero(stamp: WrittenDate) -> bool:
    first = stamp.interval.earliest if stamp.readings else None
    return first is not None and first - (stamp.offset or timedelta()) == _UNIX_ZERO


def _printed_otherwise(page: Page, stamp: WrittenDate) -> str | None:
    """Why a field that any document may have is not believed: the page prints another day about its headline."""
    days = [claim.dating.interval for claim in _beside_headline(page) if claim.use is DateUse.PUBLISHED]
    if not days or not stamp.is_full or any(map(with_a_day_around(stamp.interval).overlaps, days)):
        return None
    return f"beside the headline stands {days[0]}"


def with_a_day_around(period: DateInterval) -> DateInterval:
    """``period`` and the days before and after it, since the clocks of two programs may be in two zones."""
    assert period.earliest is not None
    assert period.before is not None
    return DateInterval(period.earliest - ONE_DAY, period.before + ONE_DAY)


def _in_datelines(page: Page) -> Iterator[Claim]:
    """``MINSK, April 10, 2023 (Agency) -``; most print no year, and then only another date can supply it."""
    for printed in _datelines(page):
        dating = _printed_dating(printed, Kind.STATED, "dateline", printed.opening)
        if printed.date.month_day is None:
            yield Claim(DateUse.PUBLISHED, dating)
        elif (day := _day_in_known_year(page, printed.date.month_day)) is not None:
            rule = "dateline, with the year of the metadata or address"
            yield Claim(DateUse.PUBLISHED, Dating(day, Kind.INFERRED, rule, dating.evidence, dating.span))
        else:
            yield Claim(DateUse.PUBLISHED, dating, "no year is printed with it, and none is known from elsewhere")


def _in_address(page: Page) -> Iterator[Claim]:
    """``/2023/11/15/`` in the path of the address. A bare year there is as often a topic."""
    if page.address is not None and page.address[0].precision is not Precision.YEAR:
        interval, evidence = page.address
        yield Claim(DateUse.PUBLISHED, Dating(interval, Kind.INFERRED, "address", evidence), is_local=True)


def _standing_alone(page: Page) -> Iterator[Claim]:
    """A date that has a line, or part of a line above the story, for itself."""
    full = [printed for printed in _of_article(page) if printed.date.is_full]
    # Several different ones head the parts of a chronology; then only what stands above the story counts.
    sole = len({printed.date.readings for printed in full if printed.alone_in_line}) == 1
    datelines = [printed.date.month_day for printed in _datelines(page) if printed.date.month_day is not None]
    for printed in full:
        above = printed.place is Place.ABOVE and printed.alone
        near = sole and printed.place in {Place.OPENING, Place.END} and printed.alone_in_line
        marked = printed.line.role is Role.DATE_LINE and label_use(printed.before) is None
        if above or near or marked:
            agrees = all(_is_about(month_day, printed.date) for month_day in datelines)
            doubt = None if agrees else "the dateline names another day"
            yield Claim(DateUse.PUBLISHED, _printed_dating(printed, Kind.INFERRED, "date line", ""), doubt)


def _latest_mentioned(page: Page) -> Iterator[Claim]:
    """The latest past day that the text speaks of: it cannot have been written before that."""
    latest: tuple[datetime, PrintedDate] | None = None
    for printed in page.printed:
        if not printed.date.is_full or label_use(printed.before) is DateUse.UPDATED:
            continue
        day = min(reading.earliest for reading in printed.date.readings if reading.earliest is not None)
        if FIRST_NEWS <= day <= page.now and (latest is None or day > latest[0]):
            latest = day, printed
    if latest is not None:
        day, printed = latest
        lead = _LEAD.search(printed.before)
        evidence, span = _evidence(printed, "" if lead is None else lead[0])
        interval = DateInterval(day.replace(hour=0, minute=0, second=0), None)
        yield Claim(DateUse.PUBLISHED, Dating(interval, Kind.BOUND, "latest date in the text", evidence, span))


_RULES: Final[tuple[Callable[[Page], Iterator[Claim]], ...]] = (
    _in_fields,
    _beside_headline,
    _labelled,
    _in_bylines,
    _in_datelines,
    _in_address,
    _standing_alone,
    _latest_mentioned,
)

# What tells of a field 04/09/2023 which of the two is the month, a rule each.
_RULES_OF_ORDER: Final = (_beside_headline, _labelled, _in_bylines, _in_address)

# Code points that may follow in the line: an office, "5 min read"; a sentence that goes on has more.
_LONGEST_CLOSING: Final = 60
_LEAD: Final = re.compile(r"[^.!?;()\[\],]{0,40}$")
_AFTER_DATELINE: Final = re.compile(r"\.?\s*(?:\([^()]{2,40}\)|/[^/]{2,30}/|[-–—]+(?:\s|$))")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST_PLACE: Final = 60  # code points, "RIO DE JANEIRO, Brazil (Reuters)"
_PARTICLES: Final = frozenset(
    {"de", "del", "do", "da", "di", "la", "le", "sur", "upon", "am", "an", "der", "of", "and"}
)


# What a footnote, a caption or a quotation is dated is not when the article was.
_ROLES: Final = frozenset({Role.HEADLINE, Role.BYLINE, Role.DATE_LINE, Role.BODY})


def _of_article(page: Page) -> Iterator[PrintedDate]:
    return (printed for printed in page.printed if printed.line.role in _ROLES)


def _near_the_ends(page: Page) -> Iterator[PrintedDate]:
    return (printed for printed in _of_article(page) if printed.place is not Place.MIDDLE and printed.date.is_full)


def _datelines(page: Page) -> Iterator[PrintedDate]:
    for printed in _of_article(page):
        at_top = printed.place in {Place.ABOVE, Place.OPENING, Place.TOP}
        if at_top and _is_place(printed.opening) and _AFTER_DATELINE.match(printed.closing):
            yield printed


def _without_label(opening: str) -> tuple[str, DateUse]:
    """What stands before a date in a byline without the label that may end it, and what that says."""
    for word in list(_WORD.finditer(opening))[-3:]:
        use = label_use(opening[word.start() :])
        if use is not None:
            return opening[: word.start()], use
    return opening, DateUse.PUBLISHED


def _is_about(month_day: tuple[int, int], written: WrittenDate) -> bool:
    """Whether some reading of ``written`` is that day of its year, give or take the two between writing and printing."""
    for reading in written.readings:
        assert reading.earliest is not None
        apart = abs(_day_of_year(reading.earliest.month, reading.earliest.day) - _day_of_year(*month_day))
        if min(apart, 366 - apart) <= 2:
            return True
    return False


def _day_of_year(month: int, day: int) -> int:
    return date(2000, month, day).timetuple().tm_yday  # a leap year


def _is_place(opening: str) -> bool:
    words = _WORD.findall(opening) if len(opening) <= _LONGEST_PLACE and opening.rstrip().endswith(",") else []
    return 0 < len(words) <= 6 and all(word in _PARTICLES or not word[0].islower() for word in words)


def _day_in_known_year(page: Page, month_day: tuple[int, int]) -> DateInterval | None:
    """``month_day`` in the year, or the very month, that metadata or address state without a day."""
    periods = [stamp.interval for field, stamp in page.stamps if stamp is not None and field.use is DateUse.PUBLISHED]
    if page.address is not None:
        periods.append(page.address[0])
    for period in periods:
        if period.earliest is None or period.precision not in {Precision.YEAR, Precision.MONTH}:
            continue
        try:
            day = DateInterval.of(period.earliest.year, *month_day)
        except ValueError:  # 29 February in another year
            continue
        if day.inside(period):
            return day
    return None


def _unknown(rule: str, evidence: str, span: tuple[int, int] | None = None) -> Dating:
    return Dating(DateInterval(None, None), Kind.UNKNOWN, rule, evidence, span)


def _evidence(printed: PrintedDate, lead: str) -> tuple[str, tuple[int, int]]:
    """The date as printed and its place, together with ``lead``, what stands right before it."""
    lead = lead.lstrip()
    return lead + printed.text, (printed.date.start - len(lead), printed.date.end)


def _printed_dating(printed: PrintedDate, best: Kind, rule: str, lead: str) -> Dating:
    return _dating(printed.date, best, rule, *_evidence(printed, lead))


def _dating(
    written: WrittenDate,
    best: Kind,
    rule: str,
    evidence: str,
    span: tuple[int, int] | None = None,
    *,
    coarse: Kind = Kind.INFERRED,
) -> Dating:
    """``best`` for a full date, ``coarse`` for a month or year; a date of two readings is never stated."""
    if not written.readings:
        return _unknown(rule, evidence, span)
    kind = Kind.INFERRED if len(written.readings) > 1 else best if written.is_full else coarse
    interval = written.interval
    timed = interval.precision in {Precision.SECOND, Precision.MINUTE}
    instant = interval.earliest - written.offset if timed and interval.earliest and written.offset is not None else None
    alternatives = written.readings if len(written.readings) > 1 else ()
    return Dating(interval, kind, rule, evidence, span, instant, alternatives)
