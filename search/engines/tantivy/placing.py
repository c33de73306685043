"""A place to tantivy queries: words and names in a field, and proximity where phrases say it exactly.

Two words at most n apart are one phrase of tantivy's: its slop counts how far the second may be from where the phrase has
it, on either side, and for two words that is exact. More words than two need a phrase without slop for every distance.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple, assert_never

from tantivy import Query, Schema

from corpus.article import Field
from search.engines.tantivy.combining import any_of, both
from search.resolved import FORM_WEIGHT, Alternatives, Mentioning, Nearby, Place, Sequence, Term

# In one field. Each takes about as long as looking at one article does.
MOST_PHRASES: Final = 200


class Spelling(NamedTuple):
    """Words side by side that a place matches, and what they count in scores."""

    words: tuple[str, ...]
    weight: float


class Phrase(NamedTuple):
    """Words at places of a phrase, the last one up to ``slop`` places off on either side."""

    words: list[str | tuple[int, str]]
    slop: int
    weight: float


def is_exact(place: Place) -> bool:
    """Whether the queries for the place fit exactly where it matches."""
    match place:
        case Nearby():
            return _phrases(place) is not None
        case Alternatives():
            return all(map(is_exact, place.parts))
        case _:
            return True


def queries_for(place: Place, schema: Schema) -> Iterator[Query]:
    """Queries of which at least one fits wherever the place matches, and none anywhere else where it ``is_exact``."""
    for field in Field:
        yield from _in_field(place, field, schema)


def _in_field(place: Place, field: Field, schema: Schema) -> Iterator[Query]:  # noqa: C901 - one case a place
    match place:
        case Alternatives():
            for part in place.parts:
                yield from _in_field(part, field, schema)
        case Nearby():
            yield from _nearby(place, field, schema)
        case _ if field not in place.fields:
            return
        case Term():
            for word in place.words:
                yield Query.term_query(schema, field, word)
            for form in place.forms:
                yield Query.boost_query(Query.term_query(schema, field, form), FORM_WEIGHT)
        case Sequence():
            yield side_by_side(schema, field, place.words)
        case Mentioning():
            for name in sorted(place.names):
                yield Query.term_query(schema, f"{field}_names", str(name))
        case _:
            assert_never(place)


def side_by_side(schema: Schema, field: str, words: tuple[str, ...]) -> Query:
    """These words, one or more, in this order with nothing between."""
    if len(words) == 1:  # tantivy panics on a phrase of one word
        return Query.term_query(schema, field, words[0])
    return Query.phrase_query(schema, field, list(words))


def _nearby(near: Nearby, field: Field, schema: Schema) -> Iterator[Query]:
    phrases = _phrases(near)
    if phrases is None:
        yield both(any_of(_in_field(near.left, field, schema)), any_of(_in_field(near.right, field, schema)))
    elif field in _fields(near):
        for words, slop, weight in phrases:
            phrase = Query.phrase_query(schema, field, words, slop=slop)
            yield phrase if weight == 1 else Query.boost_query(phrase, weight)


def _phrases(near: Nearby) -> list[Phrase] | None:
    """The phrases of which one matches wherever the proximity does; None where phrases cannot say it, or too many would."""
    left, right = _spellings(near.left), _spellings(near.right)
    if left is None or right is None or not isinstance(near.reach, int):
        return None
    found = (
        phrase for one in left for other in right for phrase in _pair(one, other, near.reach, ordered=near.ordered)
    )
    phrases = list(islice(found, MOST_PHRASES + 1))
    return phrases if len(phrases) <= MOST_PHRASES else None


def _spellings(place: Place) -> list[Spelling] | None:
    """All that the place can match as words side by side; None where it is no matter of words alone."""
    match place:
        case Term():
            return [
                *(Spelling((word,), 1) for word in place.words),
                *(Spelling((form,), FORM_WEIGHT) for form in place.forms),
            ]
        case Sequence():
            return [Spelling(place.words, 1)]
        case Alternatives():
            parts = [spellings for part in place.parts if (spellings := _spellings(part)) is not None]
            return [spelling for part in parts for spelling in part] if len(parts) == len(place.parts) else None
        case Mentioning() | Nearby():
            return None
        case _:
            assert_never(place)


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
