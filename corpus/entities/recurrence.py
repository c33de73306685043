"""What a text says of a name in one place holds for it in all: types by vote, names found where none was marked.

The one idea: writers name somebody in full once and briefly afterwards, and an annotator that sees a few words at a time
forgets; the whole article remembers.
"""

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from corpus.article import EntityType
from corpus.entities.cues import cued_type
from corpus.entities.gazetteer import KNOWN, ORGANISATION_NAMES
from corpus.entities.spans import BY_PLACE, TITLE_LAST, UPPER, Span
from corpus.naming.likeness import COMPANY_FORM, GIVEN_NAME

ORDER: Final = tuple(EntityType)  # the earlier type wins a tie
SHORTEST: Final = 3  # characters of a name that is looked for again
GENERATIONS: Final = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
SHORTEST_SHOUTED: Final = 5  # characters of a name in capitals that is more likely a word than an acronym
BLANKS: Final = re.compile(r"\s+")
LINE: Final = re.compile(r"[^\n]+")
FIRST_WORD: Final = re.compile(r"[^\W_]+")
CAPITALISED: Final = re.compile(rf"(?<![\w@/#.]){UPPER}[^\W_]*")  # not inside an address or a hashtag
BEGINNING: Final = re.compile(r"(?:^|[.!?…\n]['’”\"]?\s*|[\n–—_-]\s+)['‘“`\"]*$")  # of a sentence
SMALL: Final = re.compile(r"(?<![^\W_])[^\W\d_A-Z][^\W_]*")
# A capital that is none of a sentence's first word, just before: what follows is part of another name.
INSIDE_NAME: Final = re.compile(rf"[\w,;]\s(?:{UPPER}[^\W_]*)[ -]$")
# A word, and maybe an initial, that a family name follows.
GIVEN_BEFORE: Final = re.compile(rf"(?<![\w@/#.'’-])({UPPER}[^\W_]+)(?: {UPPER}\.)? $")
REACH: Final = 40  # characters that this looks back


def agree(text: str, spans: Iterable[Span]) -> list[Span]:
    """The marks, with the type that the whole text gives their names, and the places where names were missed.

    Line breaks in ``text`` end paragraphs. A single word is looked for again only if the text never writes it small,
    and found only where it does not stand within a longer run of capitalised words; a family name is found together with
    the given name before it, if that is one the text or ``GIVEN_NAME`` knows.
    """
    whole = sorted(spans, key=BY_PLACE)
    persons = name_types(text, whole)
    marked = [part for span in whole for part in _parted(text, span, persons)]
    types = name_types(text, marked)
    typed = [span if span.type is None else span._replace(type=types[_name(text, span)]) for span in marked]
    return sorted([*typed, *_missed(text, typed, types)], key=BY_PLACE)


def name_types(text: str, spans: Iterable[Span]) -> dict[str, EntityType]:
    """What each marked name names, and each last word of a person's name besides.

    That is the type most often marked, the earlier one of ``EntityType`` on a tie; the words beside a mark count like more
    of them, and a person's full name like a mark of the given name. But what everybody knows goes before the marks, and a
    word that ends the name of a person is that person.
    """
    votes = _votes(text, spans)
    types = {name: min(count, key=lambda type_: (-count[type_], ORDER.index(type_))) for name, count in votes.items()}
    for name in votes:
        known = KNOWN.get(name) or (KNOWN.get(name.title()) if _is_shouted(name) else None)
        if known is not None:
            types[name] = known
    for firm in [name for name in votes if types[name] is EntityType.ORG]:
        types.update((short, EntityType.ORG) for short in _short_for_firm(firm, text, votes))
    for name in votes:
        if types[name] is EntityType.PERSON and (family := _family_name(name)) not in KNOWN:
            types[family] = EntityType.PERSON
    return types


def _votes(text: str, spans: Iterable[Span]) -> dict[str, Counter[EntityType]]:
    votes: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    for span in spans:
        if span.type is not None:
            name = _name(text, span)
            votes[name][span.type] += 1
            if (cue := cued_type(text, span)) is not None:
                votes[name][cue[0]] += cue[1]
    for name in list(votes):
        given, blank, _ = name.partition(" ")
        if blank and given in votes:
            votes[given][EntityType.PERSON] += votes[name][EntityType.PERSON]
    for shouted in filter(_is_shouted, list(votes)):
        # TROMSO in a dateline is Tromso in the story
        votes[shouted.title()].update(votes[shouted])
        votes[shouted] = votes[shouted.title()]
    return votes


def _short_for_firm(name: str, text: str, marked: Collection[str]) -> Iterator[str]:
    """``Hallam Shipping``, of ``Hallam Shipping Inc``, and ``Hallam`` where that is marked; no place that the text is about."""
    words = name.split(" ")
    bare = len(words)
    while bare and words[bare - 1].rstrip(".,").lower() in COMPANY_FORM:
        bare -= 1
    for length in range(1, len(words)) if bare < len(words) else ():
        short = " ".join(words[:length]).rstrip(",")
        if short in KNOWN or short.endswith((" and", " &")) or not (length == bare or short in marked):
            continue
        if not _is_place_here(short, text, marked):
            yield short


def _is_place_here(name: str, text: str, marked: Collection[str]) -> bool:
    """Whether a text has what is only said of places: ``in Hallam``, or the name in capitals, as in a dateline."""
    is_dateline = not name.isupper() and name.upper() in marked
    return is_dateline or re.search(rf"(?<!\w)(?:in|near|outside|around) {re.escape(name)}(?!\w)", text) is not None


def _is_shouted(name: str) -> bool:
    return len(name) >= SHORTEST_SHOUTED and name.isupper()


def _parted(text: str, span: Span, types: Mapping[str, EntityType]) -> Iterator[Span]:
    """``Norway Ann Hallam`` as two where the text names the person elsewhere; any other mark as it is.

    ``Norway Seeks``, of a headline, is Norway, if the text has the word nowhere else; a person's family name returns.
    ``Following Hallam``, where a sentence begins so, is Hallam, if the text names that elsewhere.
    """
    first, _, rest = text[span.start : span.end].partition(" ")
    if rest in types and first.endswith("ing") and BEGINNING.search(text[max(0, span.start - 4) : span.start]):
        yield Span(span.end - len(rest), span.end, types[rest])
    elif " " in rest and first in KNOWN and types.get(rest) is EntityType.PERSON:
        yield Span(span.start, span.start + len(first), KNOWN[first])
        yield Span(span.end - len(rest), span.end, EntityType.PERSON)
    elif span.type is EntityType.PERSON and KNOWN.get(first) is EntityType.PLACE and text.count(rest) == 1:
        yield Span(span.start, span.start + len(first), EntityType.PLACE)
    else:
        yield span


def _name(text: str, span: Span) -> str:
    return BLANKS.sub(" ", text[span.start : span.end])


def _family_name(name: str) -> str:
    words = name.split(" ")
    while len(words) > 1 and words[-1] in GENERATIONS:
        words.pop()
    return words[-1].rstrip(",")


def _missed(text: str, spans: Iterable[Span], types: Mapping[str, EntityType]) -> Iterator[Span]:
    small = {word[0] for word in SMALL.finditer(text)}
    telling = {name: type_ for name, type_ in types.items() if _is_telling(name, type_, small)}
    as_written = _Names({**ORGANISATION_NAMES, **telling})
    in_capitals = _Names({name.upper(): type_ for name, type_ in telling.items()})
    # start and end of each line all in capitals, so that an odd place in the list is inside one
    capital_lines = [edge for line in LINE.finditer(text) if line[0].isupper() for edge in line.span()]
    full = (name for name, type_ in types.items() if type_ is EntityType.PERSON and " " in name)
    given = GIVEN_NAME.keys() | {name.partition(" ")[0].lower() for name in full}
    for start, end in _between(spans, len(text)):
        position = start
        for word in CAPITALISED.finditer(text, start, end):
            if word.start() < position:
                continue
            is_capital_line = bisect(capital_lines, word.start()) % 2 == 1
            found = (in_capitals if is_capital_line else as_written).longest_at(text, word, end)
            if found is not None and not is_capital_line and found.type is EntityType.PERSON:
                found = _in_full(text, found, position, given)
            if found is not None and (is_capital_line or _is_whole(text, found)):
                yield found
                position = found.end


def _is_telling(name: str, type_: EntityType, small: set[str]) -> bool:
    """Whether the name, standing anywhere in the text, can be nothing else."""
    if len(name) < SHORTEST or not name[0].isupper():
        return False
    return " " in name or (type_ is not EntityType.OTHER and name.lower() not in small)


def _between(spans: Iterable[Span], length: int) -> Iterator[tuple[int, int]]:
    position = 0
    for span in spans:
        if position < span.start:
            yield position, span.start
        position = max(position, span.end)
    yield position, length


def _in_full(text: str, span: Span, position: int, given: AbstractSet[str]) -> Span:
    """A family name together with the given name just before it, where that stands unmarked; any other name as it is."""
    before = GIVEN_BEFORE.search(text, max(position, span.start - REACH), span.start)
    if before is None or before[1].lower() not in given or " " in text[span.start : span.end]:
        return span
    return Span(before.start(), span.end, EntityType.PERSON)


def _is_whole(text: str, span: Span) -> bool:
    """Whether a single word is not part of a longer name that nobody marked; a title before it is none."""
    if " " in text[span.start : span.end]:
        return True
    following = text[span.end : span.end + 2]
    if following[:1] == " " and following[1:].isupper():
        return False
    before = text[max(0, span.start - REACH) : span.start]
    return INSIDE_NAME.search(before) is None or TITLE_LAST.search(before) is not None


class _Names:
    """Names by their first word, so that one pass over a text finds them, however many there are."""

    def __init__(self, types: Mapping[str, EntityType]) -> None:
        self._types = types
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in types:
            if first := FIRST_WORD.match(name):
                lengths[first[0]].add(len(name))
        self._lengths = {first: sorted(each, reverse=True) for first, each in lengths.items()}

    def longest_at(self, text: str, word: re.Match[str], end: int) -> Span | None:
        """The longest name that begins with ``word``, ends where a word ends and lies before ``end``."""
        start = word.start()
        for length in self._lengths.get(word[0], ()):
            stop = start + length
            if stop <= end and not text[stop : stop + 1].isalnum():
                type_ = self._types.get(text[start:stop])
                if type_ is not None:
                    return Span(start, stop, type_)
        return None
