"""What an annotator marks and how its edges are mended: from a stretch of text to the name that stands in it.

The one idea: an annotator finds roughly where a name is; where it begins and ends is decided by rules that hold for
every annotator. Each step is a small pure function over the marks of one text, and ``STEPS`` is their order.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from corpus.article import EntityType
from corpus.entities.figures import DOLLARS, without_figures
from corpus.entities.gazetteer import KNOWN, PEOPLES


class Span(NamedTuple):
    """``text[start:end]`` as marked; ``type`` None is a date or an amount: no name, but no name is read there either."""

    start: int
    end: int
    type: EntityType | None


BY_PLACE: Final = itemgetter(0, 1)

Step = Callable[[str, Iterable[Span]], Iterator[Span]]

# No name is longer; a mark that is comes from text without sentences, a table or a run of symbols.
LONGEST_NAME: Final = 120

TITLES: Final = (
    "Mr", "Mrs", "Ms", "Miss", "Mme", "Dr", "Prof", "Professor", "Sir", "Lord", "Rev", "Reverend", "Father", "Rabbi",
    "Imam", "Sheikh", "Ayatollah", "Cardinal", "Archbishop", "Bishop", "Patriarch", "Metropolitan",
    "President", "Vice President", "Vice-President", "Prime Minister", "Premier", "Chancellor", "Minister",
    "Foreign Minister", "Defense Minister", "Defence Minister", "Finance Minister", "Interior Minister",
    "Deputy Prime Minister", "Deputy Minister", "Treasurer", "Comptroller", "Undersecretary", "Under Secretary", "Secretary", "Secretary of State", "Secretary-General",
    "Secretary General", "General Secretary", "Ambassador", "Governor", "Gov", "Senator", "Sen", "Representative",
    "Rep", "Congressman", "Congresswoman", "Deputy", "MP", "MEP", "Mayor", "Judge", "Justice", "Chief Justice",
    "Attorney General", "Prosecutor", "Sheriff", "Speaker", "Spokesman", "Spokeswoman", "Spokesperson", "Chairman",
    "Chairwoman", "Chairperson", "Director", "Executive Director", "Chief Executive", "CEO", "Commissioner",
    "Inspector", "Detective", "Officer", "Coach", "Captain", "Capt", "Major", "Maj", "Colonel", "Col", "Lieutenant",
    "Lt", "Sergeant", "Sgt", "General", "Gen", "Maj Gen", "Lt Gen", "Brig Gen", "Admiral", "Adm", "Marshal",
    "Commander", "Cmdr", "Corporal", "Cpl", "Private", "Pvt",
)  # fmt: skip
# Of these, the ones that stand in the middle of a mark only when it runs from an office into the name of its holder:
# "Palace Spokesperson Ann". "General Motors" and "Chief Executive Magazine" are names.
OFFICES: Final = (
    "President", "Prime Minister", "Minister", "Secretary of State", "Chancellor", "Ambassador", "Senator",
    "Congressman", "Congresswoman", "Spokesman", "Spokeswoman", "Spokesperson",
)  # fmt: skip
# The last word of a name of several words that says by itself what is named.
HEADS: Final[dict[str, EntityType]] = {
    **dict.fromkeys(
        (
            "inc", "corp", "ltd", "co", "plc", "ag", "gmbh", "sa", "nv", "bhd", "llc", "company", "corporation",
            "group", "ministry", "council", "committee", "commission", "department", "bureau", "agency",
            "administration", "court", "party", "association", "society", "organization", "organisation",
            "institution", "foundation", "institute", "university", "college", "club", "airlines", "airways",
            "times", "post", "journal", "news", "radio", "motors", "industries", "holdings", "securities", "bancorp",
            "enterprises", "federation", "league", "alliance", "parliament", "army", "navy", "police",
        ),
        EntityType.ORG,
    ),
    **dict.fromkeys(
        (
            "river", "lake", "sea", "ocean", "bay", "coast", "mountain", "mountains", "valley", "peninsula", "island",
            "islands", "forest", "province", "region", "district", "county", "street", "avenue", "road", "highway",
            "expressway", "square", "circle", "bridge", "dam", "monument", "airport",
        ),
        EntityType.PLACE,
    ),
    **dict.fromkeys(
        (
            "act", "accord", "accords", "agreement", "agreements", "constitution", "convention", "declaration", "law",
            "memorandum", "pact", "protocol", "treaty", "war", "award", "awards", "prize", "cup", "olympics", "open",
            "tour", "championship", "championships", "games", "series", "festival", "tournament", "marathon",
        ),
        EntityType.OTHER,
    ),
}  # fmt: skip

# Of these, the ones that are family names too.
SURNAMES: Final = frozenset(("bay", "lake", "law", "post"))


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, each with or without the dot of an abbreviation."""
    return "|".join(re.escape(word).replace(r"\ ", r"\.?\s+") for word in sorted(words, key=len, reverse=True))


WORD: Final = re.compile(r"\S+")
UPPER: Final = r"[^\W\d_a-z]"  # a letter that is not lower-case ASCII
BREAK: Final = re.compile(r"[\n•|]|(?<=\s)[-–—_/]+(?=\s)|\((?![^)]*\))")
BETWEEN_PERSONS: Final = re.compile(rf"{BREAK.pattern}|(?<=\s)(?:and|&)(?=\s)|/")
EDGES: Final = " \t\r\n\xa0\u200b\u200e\u200f\ufeff\"'`´‘’‚“”„«»‹›-–—_.,;:!?¡¿()[]{}<>*•·|/\\=+#@~^$%&…"
LAST_EDGES: Final = EDGES.replace(".", "").replace(")", "")  # "Fla." and "Corp." keep their dot
ARTICLE: Final = re.compile(r"(?:[Tt]he|THE|an?)\s+")
ARTICLES: Final = ("the ", "The ")
POSSESSIVE: Final = re.compile(r"['’`ʼ´][sS]?$")
# No name ends so; the verbs are those of headlines.
LOOSE_END: Final = re.compile(
    r"\s+(?:and|as|at|by|for|from|in|of|on|or|the|to|with|[Ss]ays|SAYS|[Ss]aid|SAID|[Ss]ees|SEES)$"
)
LEADING_TITLES: Final = re.compile(rf"(?:(?:{_any_of(TITLES)})\b\.?\s+)+(?={UPPER})")
TITLES_ONLY: Final = re.compile(rf"(?:(?:{_any_of(TITLES)})\b\.?\s*)+", re.IGNORECASE)
TITLE_LAST: Final = re.compile(rf"(?<!\w)(?:{_any_of(TITLES)})\.?\s+$")
# What goes on with the name of a firm: "Hallam and Co", "Hallam Shipping" Inc; a dot ends it only within a sentence.
FIRM_END: Final = re.compile(
    r"(?:\s+(?:and|&)\s+(?:Co|Cos|Company|Sons|Bros|Brothers|Partners|Associates|Cie)\b\.?)?"
    r"(?:,?\s+(?:Inc|Corp|Ltd|PLC|Plc|plc|Co|Cos|LLC|AG|SA|NV|GmbH|SpA|Bhd|Pty)\b\.?)*"
)
# A code of the exchange behind it: "Hallam Corp HLM", "Hallam Inc HLM.N".
TICKER_LAST: Final = re.compile(r"\b(?:Inc|Corp|Ltd|PLC|Co|Trust)\.?(?P<code>\s+[A-Z]{2,5}(?:\.[A-Z]{1,2})?)$")
OFFICE_INSIDE: Final = re.compile(rf"\s+(?:{_any_of(OFFICES)})\s+(?={UPPER})")
OPEN_END: Final = re.compile(
    r"\s[^\W\d_A-Z][^\W\d_A-Z]{0,3}$"
)  # von, van der, bin, arap: no name ends with such a word
# Small words that a name begins with no more than with an article; a person's may, with "von" or "al".
SMALL_FIRST: Final = re.compile(r"(?:(?=[a-z])[a-z.]+\s+)+(?=\W*" + UPPER + ")")
PARTICLES: Final = re.compile(r"(?:(?:von|van|de|der|den|del|della|da|di|dos|du|la|le|bin|ibn|al|el|zu|ter|of)\s+)+")
WEEKDAY_LAST: Final = re.compile(r",?\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
# What makes an adjective of a name: "Oslo-based", "Hallam-led".
ADJECTIVE_END: Final = re.compile(r"-(?:[a-z]+ed|led|born|era|like|made|owned|run|style|wide)$")
# "D-Maine": the party, and the place that a member of parliament was elected in.
PARTY_AND_PLACE: Final = re.compile(rf"(?:D|R|I|Lab|Con|[A-Z]{{2,4}})-(?={UPPER}[a-z])")


# The place that agencies write before a report, and what may stand between it and the dash: a region or country, a
# day, the agency.
DATELINE: Final = re.compile(
    rf"""
    \s*
    (?P<city> (?:{UPPER}[^\W\d_a-z]*(?:[.'’`-][^\W\d_a-z]+)*\.?) (?:[ ](?:{UPPER}[^\W\d_a-z'’`.-]*)){{0,3}} )
    (?P<more>
        (?: ,[ ](?P<region> {UPPER}[^\W\d_]+\.? (?:[ ]{UPPER}[^\W\d_]+){{0,3}} ) (?![ ]\d) )?
        (?: ,[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?[ ]\d{{1,2}} )?
        (?: [ ]\((?P<agency> [^()\n]{{2,30}} )\) )?
    )
    \s+ [-–—_]{{1,3}} (?=\s)
    """,
    re.VERBOSE,
)
DATELINE_REACH: Final = 150  # characters at the head of a body in which it ends
# Words in capitals that stand before a dash in the same place and are none.
KICKERS: Final = frozenset(
    {
        "ANALYSIS", "BREAKING", "COMMENTARY", "CORRECTED", "CORRECTION", "EDITORIAL", "EXCLUSIVE", "EXPLAINER",
        "FACTBOX", "FEATURE", "INTERVIEW", "LIVE", "NEWS", "NOTE", "OPINION", "REPEAT", "REVIEW", "RPT", "UPDATE",
        "UPDATED", "URGENT", "VIDEO", "WATCH",
    }
)  # fmt: skip


def mark_dateline(text: str, body: int, spans: Iterable[Span]) -> list[Span]:
    """The marks with those of the dateline that the body, from ``body`` on, begins with, whatever was marked there."""
    found = DATELINE.match(text, body, body + DATELINE_REACH)
    if found is None or not (found["more"] or KICKERS.isdisjoint(found["city"].split())):
        return list(spans)
    parts = (("city", EntityType.PLACE), ("region", EntityType.PLACE), ("agency", EntityType.ORG))
    marks = [Span(*found.span(part), type_) for part, type_ in parts if found[part]]
    return [*marks, *(span for span in spans if span.end <= body or span.start >= found.end())]


def drop_overlong(_text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Without the marks that are longer than any name."""
    return (span for span in spans if span.end - span.start <= LONGEST_NAME)


def cut(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Cut at paragraph breaks, bullets, spaced dashes and brackets never closed; persons at "and" too."""
    for span in spans:
        if span.type is None:
            yield span
            continue
        start = span.start
        pattern = BETWEEN_PERSONS if span.type is EntityType.PERSON else BREAK
        for gap in pattern.finditer(text, span.start, span.end):
            yield Span(start, gap.start(), span.type)
            start = gap.end()
        yield Span(start, span.end, span.type)


def trim(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Without quotes, punctuation and articles before the name; without these, a possessive or ``of`` after it."""
    for span in spans:
        if span.type is None:
            yield span
            continue
        start, end = _trimmed(text, span.start, span.end)
        if start < end:
            yield Span(start, end, span.type)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start = end - len(text[start:end].lstrip(EDGES))
    while article := ARTICLE.match(text, start, end):
        start = end - len(text[article.end() : end].lstrip(EDGES))
    while True:
        name = text[start:end].rstrip(LAST_EDGES)
        if name.endswith(")") and "(" not in name:
            name = name[:-1]
        name = LOOSE_END.sub("", POSSESSIVE.sub("", name))
        if start + len(name) == end:
            return start, end
        end = start + len(name)


def drop_small_words(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``united Ireland`` without ``united``; ``von der Leyen`` as it is."""
    for span in spans:
        small = None if span.type is None else SMALL_FIRST.match(text, span.start, span.end)
        is_particle = small is not None and span.type is EntityType.PERSON and PARTICLES.fullmatch(small[0]) is not None
        yield span if small is None or is_particle else span._replace(start=small.end())


def drop_weekdays(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``Oslo Saturday`` without ``Saturday``; an event, as Good Friday, and a firm may be called so."""
    for span in spans:
        is_dated = span.type in (EntityType.PERSON, EntityType.PLACE)
        day = WEEKDAY_LAST.search(text, span.start, span.end) if is_dated else None
        yield span if day is None else span._replace(end=day.start())


def drop_adjective_ends(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``Oslo-based`` without ``-based``."""
    for span in spans:
        end = None if span.type is None else ADJECTIVE_END.search(text, span.start, span.end)
        yield span if end is None else span._replace(end=end.start())


def split_constituencies(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``D-Maine``, a member of parliament's party and place, as the place."""
    for span in spans:
        is_place = span.type in (EntityType.ORG, EntityType.PLACE, EntityType.OTHER)
        party = PARTY_AND_PLACE.match(text, span.start, span.end) if is_place else None
        yield span if party is None else Span(party.end(), span.end, EntityType.PLACE)


def complete_firms(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``J.P. Morgan`` before ``and Co Inc`` with it, as an organisation, and whatever was marked in that is gone."""
    position = 0
    for span in spans:
        if span.start < position:
            continue
        if span.type is None or span.type is EntityType.OTHER:
            yield span
            continue
        more = FIRM_END.match(text, span.end)
        if more is None or not more[0]:
            yield span
        else:
            position = more.end()
            yield Span(span.start, position, EntityType.ORG)


def drop_tickers(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``Hallam Corp HLM`` without the code of the exchange."""
    for span in spans:
        code = TICKER_LAST.search(text, span.start, span.end) if span.type is EntityType.ORG else None
        yield span if code is None else span._replace(end=code.start("code"))


def drop_figures(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``U.S. Dlrs`` as the country whose they are, and no mark for ``Shr 34``."""
    for span in spans:
        words = list(WORD.finditer(text, span.start, span.end)) if span.type is not None else []
        first, last = without_figures([word[0] for word in words]) if words else (0, 0)
        if first < last:
            is_currency = last < len(words) and words[last][0].lower() in DOLLARS
            type_ = EntityType.PLACE if is_currency else span.type
            yield Span(words[first].start(), words[last - 1].end(), type_)
        elif span.type is None:
            yield span


def drop_titles(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Persons without the titles before their names; a title alone names nobody."""
    for span in spans:
        if span.type is not EntityType.PERSON:
            yield span
            continue
        titles = LEADING_TITLES.match(text, span.start, span.end)
        start = span.start if titles is None else titles.end()
        if TITLES_ONLY.fullmatch(text, start, span.end) is None:
            yield Span(start, span.end, span.type)


def split_offices(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``Palace Spokesperson Ann Hallam`` as the organisation and the person it holds."""
    for span in spans:
        office = None if span.type is None else OFFICE_INSIDE.search(text, span.start, span.end)
        if office is None:
            yield span
        else:
            yield Span(span.start, office.start(), span.type if span.type is not EntityType.PERSON else EntityType.ORG)
            yield Span(office.end(), span.end, EntityType.PERSON)


def drop_peoples(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``Kenyan Jacob Dahl`` without ``Kenyan``; a single word after it may be the family name of a German."""
    for span in spans:
        first, blank, rest = text[span.start : span.end].partition(" ")
        if span.type is EntityType.PERSON and " " in rest and first in PEOPLES:
            yield span._replace(start=span.start + len(first) + len(blank))
        else:
            yield span


def drop_words(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Without the marks that hold no letter, or only small ones where the script has capitals."""
    for span in spans:
        name = text[span.start : span.end]
        if span.type is None or (any(map(str.isalpha, name)) and (name != name.lower() or name == name.upper())):
            yield span


def join_persons(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``Ann`` and ``Hallam``, marked side by side, as one person; ``Ann van der`` with what follows."""
    waiting: Span | None = None
    for span in spans:
        if waiting is not None:
            if _is_one_person(text, waiting, span):
                waiting = Span(waiting.start, span.end, EntityType.PERSON)
                continue
            yield waiting
        waiting = span
    if waiting is not None:
        yield waiting


def _is_one_person(text: str, first: Span, second: Span) -> bool:
    if first.type is None or second.type is None or text[first.end : second.start] != " ":
        return False
    given, family = text[first.start : first.end], text[second.start : second.end]
    if first.type is EntityType.PERSON and OPEN_END.search(given):
        return True
    may_be_given = first.type is EntityType.PERSON or (first.type is EntityType.PLACE and given not in KNOWN)
    return may_be_given and second.type is EntityType.PERSON and " " not in given and " " not in family


def type_by_head(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Names of several words take the type that their last word states; but ``David Post`` may be a person."""
    for span in spans:
        words = text[span.start : span.end].split()
        head = words[-1].rstrip(".").lower() if words else ""
        is_person = span.type is EntityType.PERSON and len(words) == 2 and head in SURNAMES
        if span.type is None or len(words) < 2 or (is_person and not text.endswith(ARTICLES, 0, span.start)):
            yield span
        else:
            yield span._replace(type=HEADS.get(head, span.type))


STEPS: Final[Sequence[Step]] = (
    drop_overlong,
    cut,
    trim,
    drop_small_words,
    drop_weekdays,
    drop_adjective_ends,
    split_constituencies,
    drop_tickers,
    drop_figures,
    drop_titles,
    split_offices,
    drop_peoples,
    drop_words,
    join_persons,
    complete_firms,
    type_by_head,
)


def mend(text: str, spans: Iterable[Span]) -> list[Span]:
    """The marks of a text after every step, in order of their place."""
    mended: Iterable[Span] = sorted(spans, key=BY_PLACE)
    for step in STEPS:
        mended = step(text, mended)
    return list(mended)
