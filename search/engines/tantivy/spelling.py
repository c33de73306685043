"""What a proximity matches, spelled out: the words of its operands, each with each, and the phrases that say how near.

Two words at most n apart are one phrase of tantivy's: its slop counts how far the second may be from where the phrase has
it, on either side, and for two words that is exact. More words than two need a phrase without slop for every distance.
"""

from collections.abc import Iterator
from itertools import islice, product
from typing import Final, NamedTuple, assert_never

from search.engines.documents import name_word
from search.resolved import FORM_WEIGHT, Alternatives, Mentioning, Nearby, Place, Sequence, Term

# In one field. Each takes about as long as looking at one article does.
MOST_PHRASES: Final = 200


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


Pairs = list[tuple[Spelling, Spelling]]


def pairs_of(near: Nearby) -> Pairs | None:
    """The spellings of the operands, each with each; None where they are not known, or there are too many."""
    left, right = _spellings(near.left), _spellings(near.right)
    if left is None or right is None or len(left) * len(right) > MOST_PHRASES:
        return None
    return list(product(left, right))


def are_single_words(pairs: Pairs) -> bool:
    """Whether both operands are words alone and no word of one is a word of the other."""
    left, right = {one.words for one, _ in pairs}, {other.words for _, other in pairs}
    return left.isdisjoint(right) and all(len(each.words) == 1 and not each.is_name for pair in pairs for each in pair)


def phrases_of(pairs: Pairs, reach: int, *, ordered: bool) -> list[Phrase] | None:
    """The phrases of which one matches wherever two are at most ``reach`` apart, the first one first where that is asked.

    None where phrases cannot say it, or too many would.
    """
    if any(spelling.is_name for pair in pairs for spelling in pair):
        return None
    found = (phrase for one, other in pairs for phrase in _pair(one, other, reach, ordered=ordered))
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
