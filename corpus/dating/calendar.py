"""Periods named in words and in bare numbers: years, quarters, decades, and in English "yesterday" or "the third quarter".

One idea: a word that points ("yesterday") means nothing without the day it was written on, so a reader is given that
day or reads nothing. And a number is a year only where it cannot be a score, a price, a headcount or a time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from corpus.dates import DateInterval
from corpus.dating.context import Reading
from corpus.dating.english import read_phrase
from corpus.dating.forms import LAST_YEAR
from corpus.dating.phrases import ANCHORS, BEFORE_ANCHORS, CLOCK, PHRASE, TENS, YEAR
from corpus.dating.reckoning import span


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period named at ``text[start:end]`` of the text it was found in."""

    start: int
    end: int
    interval: DateInterval


_RUN: Final = re.compile(r"[A-Za-z]+|\d+")
_YEARS: Final = frozenset(str(year) for year in range(1000, 2200))
_NUMBERS: Final = _YEARS | {"Q"}
_ENGLISH: Final = ANCHORS | _NUMBERS

# Codes and bare years, at the place where their letter or year begins.
_QUARTER_CODE: Final = re.compile(
    rf"(?<![\w.,/-])(?:Q(?P<q1>[1-4])[ ’'-]?(?P<q1_year>{YEAR})|(?P<q2_year>{YEAR})[ -]?Q(?P<q2>[1-4])|(?P<q3>[1-4])Q[ ](?P<q3_year>{YEAR}))\b"
)
_BARE_YEAR: Final = re.compile(
    r"""
    (?: (?<![\w.,:$€£¥₽\#/@&=+-]) (?<![$€£¥₽©]\s) | (?<=\b[Mm]id-) | (?<=\b[Pp]re-) | (?<=\b[Pp]ost-) | (?<=\b[Ll]ate-) )
    (?P<year>[12١٢۱۲]\d{3})
    (?: [-–] (?P<last>[12١٢۱۲]\d{3} | \d\d) (?! \d | [-–/.,:]\d | \w ) | / (?P<slashed>\d\d) (?![\w/-]) )?
    (?! [\w%°] | \s(?:B\.?C|fiscal\b|[Ff]inancial[ ]year) | \s?[%°€£₽] | [.,:]\d | [-–/]\d )
    """,
    re.VERBOSE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Around a number of four digits in English. What makes a year of any: "in 1848".
_BEFORE_YEARS: Final = _words("""
    in since until till by from of during before after between and to through year years early late mid circa around
    spring summer autumn fall winter quarter christmas january february march april may june july august september
    october november december
""")
# What makes a count, a name or a time of it: "some 2000", "Flight 1907", "2000 people", "1430 GMT".
# A fiscal year is none of the calendar, and which months it has is not said.
_BEFORE_NUMBERS: Final = _words("""
    some nearly almost than least exactly roughly approximately number nos flight route highway room article section page
    pages resolution channel boeing airbus windows fox russell chapter lot unit item at fiscal copyright
""")
_AFTER_NUMBERS: Final = _words("""
    people persons men women children troops soldiers fighters refugees migrants workers employees jobs students pupils
    patients victims deaths dead cases votes voters delegates passengers residents homes houses buildings miles km
    kilometers kilometres metres meters feet ft yards acres hectares tons tonnes kg pounds barrels gallons litres dollars
    euros rubles roubles yen yuan rupees dlrs mln bn points shares copies items pages words times hours hrs gmt utc est edt
    mhz mw percent pct degrees more other
""")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[ ,(-]{1,2}$")
_WORD_AFTER: Final = re.compile(r" ([^\W\d_]+)(?!['’]s\b)\b")
_LONGEST_WORD_BEFORE: Final = 15
_MODIFIER_BEFORE: Final = re.compile(
    rf"(?<![\w@\#])(?:{CLOCK} | (?i:early|late|mid)[ -](?:in[ ])? | (?i:around)[ ] | (?i:the[ ])?(?i:beginning|start|middle|end)[ ]of[ ]"
    r"| (?i:the[ ]year)[ ] | (?:(?i:early|late)[ ](?:in|on)[ ])?(?i:the[ ])?(?i:morning|afternoon|evening|night|month)[ ]of[ ] )$",
    re.VERBOSE,
)
_LONGEST_MODIFIER: Final = 36  # code points
# The same elsewhere, in the forms that follow a high number.
_COUNTED_ELSEWHERE: Final = _words("""
    menschen personen leute männer frauen kinder soldaten mitarbeiter beschäftigte arbeitsplätze euro dollar mark kilometer
    meter tonnen stimmen tote mal stück personnes hommes femmes enfants soldats salariés emplois euros francs kilomètres mètres
    tonnes voix morts fois personas hombres mujeres niños soldados trabajadores empleos dólares pesos kilómetros metros
    toneladas votos muertos veces persone uomini donne bambini soldati lavoratori dollari chilometri metri tonnellate voti
    morti volte pessoas homens mulheres crianças dólares reais quilômetros vezes osób ludzi żołnierzy złotych kilometrów ton
    человек рублей долларов евро гривен солдат военных детей метров километров км тонн раз голосов осіб людей доларів
    військових дітей метрів кілометрів разів голосів kişi insan asker lira dolar avro metre kilometre ton kez شخص جندي دولار
    يورو متر كيلومتر طن
""")
# "années 1990" are ten years
_DECADE_BEFORE: Final = _words("années años década anni anos jaren anys")
# ... as are "1990-х", "1990er" and "1990-talet"
_DECADE: Final = re.compile(
    r"(?<![\w.,:-])(?P<year>(?:1\d|2[01])\d0)(?:er|-(?:er|[хе]|ті|тых|ых|их|tal\w*|luvu\w*|luku\w*|ih|tych|ych))(?!\w)"
)
_PLURAL: Final = re.compile(r"-(?:[хе]|ті|тых|ых|их)(?!\w)")

_LONGEST_GAP: Final = 3  # code points between two words of a phrase: "8 a.m. (0500 GMT) Tuesday"
_LONGEST_BEFORE: Final = 48  # code points: "at the end of the comparable year-ago third "


def find_named(
    text: str, *, language: str | None, written_on: date | None, written: Sequence[tuple[int, DateInterval]] = ()
) -> Iterator[NamedPeriod]:
    """The periods named in ``text``, in order and without overlaps.

    ``written_on`` is the day on which the text was written; None leaves out every word that points from there. A bare
    weekday is the last one up to that day, as in news, unless its clause tells of what is to come; ``last Friday`` is
    before it and ``next Friday`` after. A month without a year is the next one within two months, else the last one.
    What refers ("that day", "a year earlier") is read from what was named before; ``written`` are periods known already,
    each with where it ends, in order. Only years (1900 to 2099), ranges of years and codes such as ``Q1 2023`` are read in every ``language``; the rest is
    read in English (``en``).
    """
    in_english = language == "en"
    reading = Reading(text, written_on, written)
    anchors = _ENGLISH if in_english else _NUMBERS
    done = 0
    tried: dict[int, re.Match[str] | None] = {}
    for run in _RUN.finditer(text):
        # a run outside ASCII is a number in digits of another script
        if run.start() < done or (run[0] not in anchors and run[0].isascii()):
            continue
        if run[0] in TENS and not text.startswith("s", run.end()):  # none of a decade, as in "the '80s"
            continue
        found = _phrase(run, done, reading, tried) if in_english else None
        if found is None:
            found = _number(text, run, in_english=in_english)
            if found is not None and found.interval is not None:
                reading.name(found.interval, found.end)
        if found is None:
            continue
        done = found.end
        if found.interval is not None:
            yield NamedPeriod(found.start, found.end, found.interval)


@dataclass(frozen=True, slots=True)
class _Found:
    """Like ``NamedPeriod``, but None where the words name a period that cannot be told."""

    start: int
    end: int
    interval: DateInterval | None


def _phrase(
    anchor: re.Match[str], done: int, reading: Reading, tried: dict[int, re.Match[str] | None]
) -> _Found | None:
    """The longest phrase around this run of letters or digits, not before ``done``; None where there is none.

    ``tried`` is what began at the places that were tried for earlier runs, so that none is tried again for each run after it.
    """
    text, end = reading.text, anchor.start()
    runs = [*_RUN.finditer(text, max(done, end - _LONGEST_BEFORE), end), anchor]
    first = len(runs) - 1
    while first > 0:
        before, after = runs[first - 1], runs[first]
        joined = after.start() - before.end() <= _LONGEST_GAP and "\n" not in text[before.end() : after.start()]
        if not joined or (before[0] not in BEFORE_ANCHORS and not before[0].isdecimal()):
            break
        first -= 1
    for run in runs[first:]:
        start = run.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "_@#"):
            continue
        if start not in tried:
            if len(tried) > _LONGEST_BEFORE:
                tried.clear()
            tried[start] = PHRASE.match(text, start)
        found = tried[start]
        if found is not None and found.end() > end:
            if found["ordinal1"]:
                start = max(done, _start_of(_QUALITY_BEFORE, text, start))
            return _Found(start, found.end(), read_phrase(found, reading))
    return None


_QUALITY_BEFORE: Final = re.compile(r"\b[Aa]n?[ ][a-z]{3,16}[ ]$")  # "a weak first quarter"


def _number(text: str, run: re.Match[str], *, in_english: bool) -> _Found | None:
    """A code of a quarter, or a year or range of years, at this run; None where it is neither."""
    start = run.start()
    if run[0] == "Q" and start and text[start - 1].isdecimal():
        start -= 1
    code = _QUARTER_CODE.match(text, start)
    if code is not None:
        return _Found(start, code.end(), _quarter_of(code))
    decade = None if in_english else _DECADE.match(text, start)
    if decade is not None and _is_modern(decade["year"]):
        return _Found(start, decade.end(), DateInterval.decade(int(decade["year"])))
    found = _BARE_YEAR.match(text, start)
    if found is None or not (_is_year(found) if in_english else _is_year_elsewhere(found)):
        return None
    year = int(found["year"])
    if found["last"] or found["slashed"]:
        return _Found(*found.span(), _range_of(year, found["last"] or found["slashed"], found[0][4]))
    if in_english:
        return _Found(with_modifier(text, start), found.end(), DateInterval.of(year))
    before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD_BEFORE), start)
    if before is not None and before[1].lower() in _DECADE_BEFORE:
        return _Found(start, found.end(), DateInterval.decade(year) if year % 10 == 0 else None)
    return _Found(start, found.end(), DateInterval.of(year))


def with_modifier(text: str, start: int) -> int:
    """Where "early", "the end of", "9 a.m." and the like begin, that stand right before ``start``; else ``start``."""
    return _start_of(_MODIFIER_BEFORE, text, start)


def _start_of(before: re.Pattern[str], text: str, start: int) -> int:
    found = before.search(text, max(0, start - _LONGEST_MODIFIER), start)
    return start if found is None else found.start()


def _quarter_of(code: re.Match[str]) -> DateInterval:
    number, year = (code["q1"], code["q1_year"]) if code["q1"] else (code["q2"], code["q2_year"])
    return DateInterval.quarter(int(year or code["q3_year"]), int(number or code["q3"]))


def _range_of(first: int, last: str, mark: str) -> DateInterval | None:
    """The years from ``first`` to ``last``, of two digits or four; None where they may be none."""
    if len(last) == 4:
        return span(DateInterval.of(first), DateInterval.of(int(last))) if first < int(last) <= LAST_YEAR else None
    final = first // 100 * 100 + int(last)
    if final < first and final + 100 == first + 1:  # 1999-00
        final += 100
    # "2009-12" is a month as well as a range
    if final <= first or (1 <= int(last) <= 12 and mark == "-"):
        return None
    return span(DateInterval.of(first), DateInterval.of(final))


def _is_modern(year: str) -> bool:
    return 1900 <= int(year) <= 2099


def _is_year_elsewhere(found: re.Match[str]) -> bool:
    after = _WORD_AFTER.match(found.string, found.end())
    is_count = after is not None and after[1].lower() in _COUNTED_ELSEWHERE
    return _is_modern(found["year"]) and not is_count and _PLURAL.match(found.string, found.end()) is None


def _is_year(found: re.Match[str]) -> bool:
    start, end = found.start(), found.end()
    before = _WORD_BEFORE.search(found.string, max(0, start - _LONGEST_WORD_BEFORE), start)
    after = _WORD_AFTER.match(found.string, end)
    word = "" if before is None else before[1].lower()
    if word in _BEFORE_NUMBERS or (after is not None and after[1].lower() in _AFTER_NUMBERS):
        return False
    return _is_modern(found["year"]) or (word in _BEFORE_YEARS and int(found["year"]) < 1900)
