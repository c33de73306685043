"""A place to tantivy queries: words and names in a field, and proximity where phrases say it exactly.

Two words at most n apart are one phrase of tantivy's: its slop counts how far the second may be from where the phrase has
it, on either side, and for two words that is exact. More words than two need a phrase without slop for every distance.
Words in one sentence or paragraph are a phrase of words at one place, in a field where they stand so.
"""

from collections.abc import Iterator
from itertools import islice, product
from typing import Final, NamedTuple, assert_never

from tantivy import Query

from corpus.article import Field
from search.engines.documents import name_word
from search.engines.tantivy.combining import NOTHING, any_of, both
from search.engines.tantivy.lexicon import Lexicon
from search.query import Unit
from search.resolved import BOTH_FIELDS, FORM_WEIGHT, Alternatives, Mentioning, Nearby, Place, Sequence, Term

# In one field. Each takes about as long as looking at one article does.
MOST_PHRASES: Final = 200

UNIT_FIELDS: Final = {Unit.SENTENCE: "sentences", Unit.PARAGRAPH: "paragraphs"}


class Spelling(NamedTuple):
    """Words side by side that a place matches, or a name, and what they count in scores."""

    words: tuple[str, ...]
    weight: float
    is_name: bool = False


class Phrase(NamedTuple):
    """Words at places of a phrase, the last one up to ``slop`` places off on either side."""

    words: list[tuple[int, str]]
    slop: int
    weight: float


def is_exact(place: Place) -> bool:
    """Whether the queries for the place fit exactly where it matches."""
    match place:
        case Nearby():
            return _are_single_words(place) if isinstance(place.reach, Unit) else _phrases(place) is not None
        case Alternatives():
            return all(map(is_exact, place.parts))
        case Mentioning():
            return place.every is None or not place.but
        case _:
            return True


def queries_for(place: Place, lexicon: Lexicon, within: tuple[Field, ...] = BOTH_FIELDS) -> list[Query]:
    """Queries of which at least one fits wherever the place matches, and none anywhere else where it ``is_exact``."""
    match place:
        case Term() if within is BOTH_FIELDS:
            return [query for field in place.fields for query in _words(place, field, lexicon)]
        case Alternatives():
            return [query for part in place.parts for query in queries_for(part, lexicon, within)]
        case Nearby():
            return list(_nearby(place, within, lexicon))
        case _:
            fields = place.fields if within is BOTH_FIELDS else [field for field in place.fields if field in within]
            return [query for field in fields for query in _in_field(place, field, lexicon)]


def _in_field(place: Term | Sequence | Mentioning, field: Field, lexicon: Lexicon) -> list[Query]:
    match place:
        case Term():
            return _words(place, field, lexicon)
        case Sequence():
            return [lexicon.side_by_side(field, place.words)]
        case Mentioning(every=None):
            return [lexicon.word(f"{field}_names", str(name)) for name in sorted(place.names)]
        case Mentioning():  # one term, however many names there are; which field they are in it does not say
            assert place.every is not None
            return [lexicon.word("has", place.every)]
        case _:
            assert_never(place)


def _words(term: Term, field: Field, lexicon: Lexicon) -> list[Query]:
    typed = [lexicon.word(field, word) for word in term.words]
    if not term.forms:
        return typed
    return typed + [_weighted(lexicon.word(field, form), FORM_WEIGHT) for form in term.forms]


def _nearby(near: Nearby, within: tuple[Field, ...], lexicon: Lexicon) -> Iterator[Query]:
    fields = _fields(near)
    searched = [field for field in within if field in fields]
    phrases = _phrases(near) if isinstance(near.reach, int) else None
    if phrases is not None:
        for field in searched:
            for words, slop, weight in phrases:
                yield _weighted(lexicon.phrase(field, words, slop), weight)
        return
    for field in searched:
        # a title is one sentence and one paragraph: all in it is in one unit
        pairs = _pairs(near) if isinstance(near.reach, Unit) and field is Field.BODY else None
        if pairs is None:
            yield both(*(any_of(queries_for(operand, lexicon, (field,))) for operand in (near.left, near.right)))
        else:
            assert isinstance(near.reach, Unit)
            for pair in pairs:
                yield _at_one_place(lexicon, UNIT_FIELDS[near.reach], *pair)


def _weighted(query: Query, weight: float) -> Query:
    return query if weight == 1 or query is NOTHING else Query.boost_query(query, weight)


# --- within a sentence or paragraph ------------------------------------------------------------------------------------


def _are_single_words(near: Nearby) -> bool:
    """Whether both operands are words alone and no word of one is a word of the other, in any order."""
    pairs = None if near.ordered else _pairs(near)
    if pairs is None:
        return False
    left, right = ({spelling.words for spelling in side} for side in (zip(*pairs, strict=True) if pairs else ((), ())))
    spellings = {spelling for pair in pairs for spelling in pair}
    return left.isdisjoint(right) and all(len(each.words) == 1 and not each.is_name for each in spellings)


def _pairs(near: Nearby) -> list[tuple[Spelling, Spelling]] | None:
    """The spellings of the operands, each with each; None where they are not known, or there are too many."""
    left, right = _spellings(near.left), _spellings(near.right)
    if left is None or right is None or len(left) * len(right) > MOST_PHRASES:
        return None
    return list(product(left, right))


def _at_one_place(lexicon: Lexicon, field: str, one: Spelling, other: Spelling) -> Query:
    words = dict.fromkeys(one.words + other.words)
    if len(words) == 1:
        return lexicon.word(field, one.words[0])
    return _weighted(lexicon.phrase(field, [(0, word) for word in words]), min(one.weight, other.weight))


# --- at most so many words apart ---------------------------------------------------------------------------------------


def _phrases(near: Nearby) -> list[Phrase] | None:
    """The phrases of which one matches wherever the proximity does; None where phrases cannot say it, or too many would."""
    assert isinstance(near.reach, int)
    pairs = _pairs(near)
    if pairs is None or any(spelling.is_name for pair in pairs for spelling in pair):
        return None
    found = (phrase for one, other in pairs for phrase in _pair(one, other, near.reach, ordered=near.ordered))
    phrases = list(islice(found, MOST_PHRASES + 1))
    return phrases if len(phrases) <= MOST_PHRASES else None


def _pair(one: Spelling, other: Spelling, reach: int, *, ordered: bool) -> Iterator[Phrase]:
    """The phrases for two spellings at most ``reach`` apart, the first one first where that is asked."""
    weight = min(one.weight, other.weight)
    if len(one.words) == len(other.words) == 1:
        (first,), (second,) = one.words, other.words
        for place, slop in _windows(reach, is_same=first == second, ordered=ordered):
            yield Phrase([(0, first), (place, second)], slop, weight)
        return
    for before, after in ((one, other),) if ordered else ((one, other), (other, one)):
        for distance in range(1, reach + 1):
            begin = len(before.words) - 1 + distance
            yield Phrase([*enumerate(before.words), *enumerate(after.words, begin)], 0, weight)


def _windows(reach: int, *, is_same: bool, ordered: bool) -> Iterator[tuple[int, int]]:
    """Where the second of two words stands behind the first, and how far off it may be.

    A window around an even number of places has one too many: that where the first word stands, which harms nothing as
    long as the other word is another.
    """
    if not (ordered or is_same):
        yield 0, reach
    elif is_same and reach % 2 == 0:
        yield reach // 2, reach // 2 - 1
        yield reach // 2 + 1, reach // 2 - 1
    else:
        yield (reach + 1) // 2, reach // 2


# --- what operands are made of -----------------------------------------------------------------------------------------


def _spellings(place: Place) -> list[Spelling] | None:
    """All that the place can match, where that is words side by side or names; None for a proximity, or all names."""
    match place:
        case Term():
            forms = (Spelling((form,), FORM_WEIGHT) for form in place.forms)
            return [*(Spelling((word,), 1) for word in place.words), *forms]
        case Sequence():
            return [Spelling(place.words, 1)]
        case Mentioning():
            if place.every is not None:
                return None
            return [Spelling((name_word(name),), 1, is_name=True) for name in sorted(place.names)]
        case Alternatives():
            parts = [spellings for part in place.parts if (spellings := _spellings(part)) is not None]
            return [spelling for part in parts for spelling in part] if len(parts) == len(place.parts) else None
        case Nearby():
            return None
        case _:
            assert_never(place)


def _fields(place: Place) -> tuple[Field, ...]:
    """The fields that the leaves of an operand, which all have the same, are looked for in."""
    match place:
        case Term() | Sequence() | Mentioning():
            return place.fields
        case Alternatives():
            return _fields(place.parts[0])
        case Nearby():
            return _fields(place.left)
        case _:
            assert_never(place)
