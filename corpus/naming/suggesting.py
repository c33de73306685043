"""Entities that may well be one, for a person to decide; best first, each with the reason.

The one idea: a rule links only what cannot be otherwise; what is merely likely is shown with its evidence, and what was
decided once is not asked again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from itertools import combinations
from math import log10
from typing import Final, NamedTuple

from corpus.article import EntityType
from corpus.naming.book import NameBook
from corpus.naming.entities import Entity
from corpus.naming.likeness import alias_key, company_form, transliteration_key
from corpus.naming.parts import family_first
from corpus.naming.schema import ACRONYM, COMPANY
from corpus.words.edits import edits_from

# Names of each type that are compared, the most mentioned ones: so many take some seconds and 200 MB.
MOST_COMPARED: Final = 30_000
# Letters of a word that one wrong letter does not make another word: in a name of several words, and alone.
LEAST_LETTERS: Final = 5
LEAST_LETTERS_ALONE: Final = 7
# Names that share a key and are compared with one another; more have it in common by chance.
MOST_ALIKE: Final = 40
ACRONYM_LETTERS: Final = range(2, 8)
SMALL_WORDS: Final = frozenset("a an and at by de der des du for in la le of on the to und".split())
VOWELS: Final = frozenset("aeiouy")

# Short forms of English given names, behind the name that they stand for.
SHORT_FORMS: Final = """
albert al bert
alexander alex sandy
andrew andy drew
anthony tony
benjamin ben
catherine kate cathy
charles charlie chuck
christopher chris
daniel dan danny
david dave
donald don
edward ed ted eddie
elizabeth liz beth betty
eugene gene
frederick fred
gerald jerry gerry
gregory greg
henry harry hank
jacob jake
james jim jimmy
john jack johnny
joseph joe
kenneth ken
lawrence larry
leonard len
margaret maggie peggy
martin marty
matthew matt
michael mike mick
nicholas nick
patricia pat
patrick pat paddy
peter pete
philip phil
raymond ray
richard dick rick
robert bob rob bobby
ronald ron
samuel sam
stephen steve
susan sue
theodore ted
thomas tom
timothy tim
victor vic
walter walt
william bill will billy
"""
SHORT_FOR: Final = frozenset(
    frozenset({full, short}) for full, *shorts in map(str.split, SHORT_FORMS.strip().splitlines()) for short in shorts
)


class Reason(StrEnum):
    """Why two entities may be one, the likeliest first."""

    RULE = "a rule would link them, but for what was decided"
    EXPLAINED = "an article explains the one by the other"
    BARE = "the same without Inc, Plc and the like, which others have too"
    LETTER = "one letter apart"
    MIDDLE_NAME = "a middle name more"
    SHORT_FORM = "a short form of the given name"
    INITIAL = "an initial for the given name"
    INITIALS = "the initials of the other"
    SURNAME = "the only one here with that surname"
    LAW = "the same but for Inc, Plc and the like"


# How often such a pair is one, roughly; it orders the list and is printed nowhere.
LIKELY: Final = dict(zip(Reason, (0.95, 0.9, 0.85, 0.8, 0.8, 0.75, 0.7, 0.5, 0.4, 0.3), strict=True))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities of one type; ``names`` are the names of each that the reason holds of."""

    one: Entity
    other: Entity
    reason: Reason
    names: tuple[str, str]


class _Known(NamedTuple):
    """A name as it is compared."""

    normal: str
    entity: int
    mentions: int


class _Pair(NamedTuple):
    reason: Reason
    one: _Known
    other: _Known


def suggestions(book: NameBook, type_: EntityType | None, *, limit: int | None) -> list[Suggestion]:
    """The likeliest merges, at most ``limit``: by how likely they are and how often the rarer name is mentioned."""
    decided = _set_apart(book)
    best: dict[tuple[int, int], tuple[float, _Pair]] = {}
    for each in EntityType if type_ is None else (type_,):
        for pair in _pairs(book, each):
            entities = (min(pair.one.entity, pair.other.entity), max(pair.one.entity, pair.other.entity))
            if entities[0] == entities[1] or entities in decided:
                continue
            rarer = min(pair.one.mentions, pair.other.mentions)
            score = LIKELY[pair.reason] * (1 + log10(1 + rarer))
            if entities not in best or score > best[entities][0]:
                best[entities] = (score, pair)
    first = nsmallest(len(best) if limit is None else limit, best.items(), key=lambda each: (-each[1][0], each[0]))
    known = book.entities_of(number for numbers, _ in first for number in numbers)
    return [
        Suggestion(known[pair.one.entity], known[pair.other.entity], pair.reason, (pair.one.normal, pair.other.normal))
        for _, (_, pair) in first
    ]


def _set_apart(book: NameBook) -> set[tuple[int, int]]:
    """The entities between which a decision stands."""
    found = book.connection.execute(
        "SELECT min(one.entity_id, other.entity_id), max(one.entity_id, other.entity_id) FROM name_decisions AS decided"
        " JOIN names AS one ON one.type = decided.type AND one.normal = decided.one"
        " JOIN names AS other ON other.type = decided.type AND other.normal = decided.other WHERE verdict = 'apart'"
    )
    return {(one, other) for one, other in found}


def _pairs(book: NameBook, type_: EntityType) -> Iterator[_Pair]:
    known = [
        _Known(normal, entity, mentions)
        for normal, entity, mentions in book.connection.execute(
            "SELECT normal, entity_id, sum(mentions) AS often FROM names JOIN written_names USING (name_id)"
            " WHERE type = ? AND NOT ignored GROUP BY name_id ORDER BY often DESC, name_id LIMIT ?",
            (type_, MOST_COMPARED),
        )
    ]
    yield from _held_back(book, type_, known)
    yield from _explained(book, type_, known)
    yield from _one_letter_apart(type_, known)
    if type_ is EntityType.PERSON:
        yield from _of_one_family(known)
    elif type_ is not EntityType.PLACE:
        yield from _by_initials(type_, known)


def _held_back(book: NameBook, type_: EntityType, known: Iterable[_Known]) -> Iterator[_Pair]:
    """Names that share the key of a rule and are of several entities: somebody split others that share it, or laws do."""
    by_name = {each.normal: each for each in known}
    alike: defaultdict[tuple[str, str], list[_Known]] = defaultdict(list)
    for rule, key, normal in book.connection.execute(
        "SELECT rule, key, normal FROM name_keys JOIN names USING (name_id) WHERE names.type = ? AND rule <> ?",
        (type_, ACRONYM),
    ):
        if normal in by_name:
            alike[rule, key].append(by_name[normal])
    for (rule, _), same in alike.items():
        for one, other in combinations(same, 2):
            if one.entity != other.entity:
                yield _Pair(_held_back_by_law(one, other) if rule == COMPANY else Reason.RULE, one, other)


def _held_back_by_law(one: _Known, other: _Known) -> Reason:
    forms = {company_form(one.normal), company_form(other.normal)}
    if len(forms) == 1:
        return Reason.RULE
    return Reason.BARE if None in forms else Reason.LAW


def _explained(book: NameBook, type_: EntityType, known: Iterable[_Known]) -> Iterator[_Pair]:
    by_name = {each.normal: each for each in known}
    for short, long in book.connection.execute("SELECT short, long FROM acronyms WHERE type = ?", (type_,)):
        if short in by_name and long in by_name:
            yield _Pair(Reason.EXPLAINED, by_name[short], by_name[long])


# --- spelling ----------------------------------------------------------------------------------------------------------


def _one_letter_apart(type_: EntityType, known: Iterable[_Known]) -> Iterator[_Pair]:
    """Names of as many words that differ in one, by one letter."""
    alike: defaultdict[tuple[int, str, str, str], list[tuple[str, _Known]]] = defaultdict(list)
    for each in known:
        key = transliteration_key(type_, each.normal) or each.normal
        words = key.split()
        if len(words) == 1 and (type_ is EntityType.PERSON or alias_key(type_, each.normal) is not None):
            continue
        least = LEAST_LETTERS if len(words) > 1 else LEAST_LETTERS_ALONE
        for place, word in enumerate(words):
            if len(word) >= least and word.isalpha():
                rest = (place, " ".join(words[:place]), " ".join(words[place + 1 :]))
                for variant in {word, *(word[:cut] + word[cut + 1 :] for cut in range(1, len(word)))}:
                    alike[*rest, variant].append((word, each))
    for same in alike.values():
        if 1 < len(same) <= MOST_ALIKE:
            for (word, one), (another, other) in combinations(same, 2):
                # a letter more at the end is mostly another word: a plural, a woman's name
                if one.entity != other.entity and edits_from(word)(another) == 1 and not _is_ending(word, another):
                    yield _Pair(Reason.LETTER, one, other)


def _is_ending(word: str, another: str) -> bool:
    return word.startswith(another) or another.startswith(word)


# --- persons -----------------------------------------------------------------------------------------------------------


def _of_one_family(known: Iterable[_Known]) -> Iterator[_Pair]:
    families: defaultdict[str, list[tuple[tuple[str, ...], _Known]]] = defaultdict(list)
    for each in known:
        family, *before = family_first(each.normal)
        families[family].append((tuple(reversed(before)), each))
    for members in families.values():
        full = [(given, each) for given, each in members if given]
        if len(full) <= MOST_ALIKE:
            for (given, one), (other_given, other) in combinations(full, 2):
                reason = _same_given(given, other_given)
                if reason is not None and one.entity != other.entity:
                    yield _Pair(reason, one, other)
        bearers = {each.entity for _, each in full}
        for alone, each in members:
            if not alone and len(bearers) == 1 and each.entity not in bearers:
                yield _Pair(Reason.SURNAME, each, full[0][1])


def _same_given(one: tuple[str, ...], other: tuple[str, ...]) -> Reason | None:
    """Why two lists of given names may be one person's; None where they are not."""
    first, second = one[0], other[0]
    if first == second:
        return Reason.MIDDLE_NAME if len(one) != len(other) else None
    if frozenset({first, second}) in SHORT_FOR:
        return Reason.SHORT_FORM
    if _are_initials(first) or _are_initials(second):
        return Reason.INITIAL if first[0] == second[0] and _fit(one, other) else None
    return None


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the initials agree as far as both go."""
    here, there = ("".join(word if _are_initials(word) else word[0] for word in given) for given in (one, other))
    return here.startswith(there) or there.startswith(here)


def _are_initials(word: str) -> bool:
    return len(word) == 1 or (len(word) <= len("jrr") and VOWELS.isdisjoint(word))


# --- organisations -----------------------------------------------------------------------------------------------------


def _by_initials(type_: EntityType, known: Iterable[_Known]) -> Iterator[_Pair]:
    """An acronym with the one name here that it is the initials of."""
    known = list(known)
    long_forms: defaultdict[str, list[_Known]] = defaultdict(list)
    for each in known:
        words = each.normal.split()
        if len(words) > 1:
            for initials in {_initials(words), _initials([word for word in words if word not in SMALL_WORDS])}:
                long_forms[initials].append(each)
    for each in known:
        if len(each.normal) in ACRONYM_LETTERS and each.normal.isalpha() and alias_key(type_, each.normal) is None:
            found = long_forms.get(each.normal, [])
            if len({long.entity for long in found}) == 1:
                yield _Pair(Reason.INITIALS, each, found[0])


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)
