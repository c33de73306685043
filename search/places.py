"""Where a place matches: stretches of words in one field of an article.

A proximity is worked out from the stretches of its operands. Of all pairs in reach only the tightest are kept: for each
match of one operand the nearest of the other on either side. Every match that belongs to any pair belongs to a kept
one, and every pair contains a kept one, so nothing that can be asked about the pairs is lost, and text that repeats two
words a thousand times costs a thousand steps, not a million.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, assert_never

from corpus.article import Field, StoredArticle, Text
from corpus.words import Words
from search.query import Unit
from search.resolved import Alternatives, Mentioning, Nearby, Place, Sequence, Term

Marks = tuple[tuple[int, int], ...]


class Stretch(NamedTuple):
    """Words ``start`` to ``end`` (half-open) of a field; ``marks`` are the matches of the single leaves in it."""

    start: int
    end: int
    marks: Marks


def texts_of(stored: StoredArticle) -> tuple[Text, Text]:
    """Title and body of an article; in one that is not annotated no names stand."""
    annotated = stored.annotated
    names: dict[Field, list[tuple[int, int, int]]] = {Field.TITLE: [], Field.BODY: []}
    for mention, name in zip(annotated.mentions or (), stored.names, strict=True):
        names[mention.field].append((mention.start, mention.end, name))
    return (
        Text(Field.TITLE, annotated.title_words, tuple(names[Field.TITLE])),
        Text(Field.BODY, annotated.body_words, tuple(names[Field.BODY])),
    )


def holds(place: Place, text: Text) -> bool:
    """Whether the place matches anywhere in the text."""
    if isinstance(place, Term):
        return text.field in place.fields and not place.either.isdisjoint(text.words.folded)
    return bool(stretches(place, text))


def count_apart(place: Place, text: Text) -> int:
    """The largest number of matches of which no two overlap."""
    count = end = 0
    for stretch in sorted(stretches(place, text), key=_end):
        if stretch.start >= end:
            count, end = count + 1, stretch.end
    return count


def apart(first: Place, second: Place, text: Text) -> int | None:
    """The fewest words from a match of ``first`` to one of ``second`` behind it, counted as ``Nearby`` does.

    None where none of the second begins behind the end of one of the first.
    """
    pairs = _pairs_within_distance(stretches(first, text), stretches(second, text), len(text.words))
    return min((behind.start - before.end + 1 for before, behind in pairs), default=None)


def stretches(place: Place, text: Text) -> list[Stretch]:
    """Where the place matches, in order of start and end, each stretch once."""
    match place:
        case Nearby():
            return _distinct(_nearby(place, text))
        case Alternatives():
            return _distinct(stretch for part in place.parts for stretch in stretches(part, text))
        case _ if text.field not in place.fields:
            return []
        case Term():
            either = place.either
            return [_leaf(at, at + 1) for at, word in enumerate(text.words.folded) if word in either]
        case Sequence():
            length = len(place.words)
            return [_leaf(at, at + length) for at in runs(place.words, text.words.folded)]
        case Mentioning():
            return _distinct(_mentions(place, text))
        case _:
            assert_never(place)


def runs(words: tuple[str, ...], folded: tuple[str, ...]) -> Iterator[int]:
    """Where ``words``, one or more, stand side by side in ``folded``."""
    first, length, at = words[0], len(words), 0
    try:
        while True:
            at = folded.index(first, at)
            if folded[at : at + length] == words:
                yield at
            at += 1
    except ValueError:  # index() found no more
        return


def contains_run(folded: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether ``words``, one or more, stand side by side in ``folded``."""
    return next(runs(words, folded), None) is not None


def covered(start: int, end: int, words: Words) -> tuple[int, int]:
    """The first word that a stretch of characters covers, in part or whole, and the one behind the last."""
    return bisect_right(words.ends, start), bisect_left(words.starts, end)


def _leaf(start: int, end: int) -> Stretch:
    return Stretch(start, end, ((start, end),))


def _end(stretch: Stretch) -> int:
    return stretch.end


def _distinct(found: Iterable[Stretch]) -> list[Stretch]:
    by_place = {(stretch.start, stretch.end): stretch for stretch in found}
    return [by_place[place] for place in sorted(by_place)]


def _mentions(place: Mentioning, text: Text) -> Iterator[Stretch]:
    """The words that mentions cover, in part or whole; a mention without a word covers none."""
    for name_start, name_end, name in text.names:
        if name in place.names:
            start, end = covered(name_start, name_end, text.words)
            if start < end:
                yield _leaf(start, end)


def _nearby(near: Nearby, text: Text) -> Iterator[Stretch]:
    left, right = stretches(near.left, text), stretches(near.right, text)
    if not (left and right):
        return
    if isinstance(near.reach, int):
        pairs = _pairs_within_distance(left, right, near.reach)
        swapped = () if near.ordered else _pairs_within_distance(right, left, near.reach)
    else:
        starts = _unit_starts(near.reach, text)
        pairs = _pairs_within_unit(left, right, starts)
        swapped = () if near.ordered else _pairs_within_unit(right, left, starts)
    for found in (pairs, swapped):
        for first, second in found:
            yield Stretch(first.start, second.end, first.marks + second.marks)


def _unit_starts(unit: Unit, text: Text) -> tuple[int, ...]:
    if text.field is Field.TITLE:
        return (0,)
    return text.words.sentences if unit is Unit.SENTENCE else text.words.paragraphs


Pair = tuple[Stretch, Stretch]


def _pairs_within_distance(firsts: list[Stretch], seconds: list[Stretch], distance: int) -> Iterator[Pair]:
    """The tightest pairs, the first ending before the second starts, at most ``distance`` apart.

    The distance counts from the last word of the first to the first word of the second: with ``end`` half-open that is
    ``second.start - first.end + 1``.
    """
    yield from _latest_before(firsts, seconds, lambda second: second.start + 1 - distance)
    for second, first in _latest_before(
        _mirrored(seconds), _mirrored(firsts), lambda first: first.start + 1 - distance
    ):
        yield _unmirrored(first), _unmirrored(second)


def _pairs_within_unit(firsts: list[Stretch], seconds: list[Stretch], starts: tuple[int, ...]) -> Iterator[Pair]:
    """The tightest pairs, the first ending before the second starts, both in one of the units that begin at ``starts``."""

    def unit_start(stretch: Stretch) -> int:
        return starts[bisect_right(starts, stretch.start) - 1]

    def unit_end(stretch: Stretch) -> int | float:
        following = bisect_right(starts, stretch.start)
        return starts[following] if following < len(starts) else float("inf")

    firsts = [first for first in firsts if first.end <= unit_end(first)]
    seconds = [second for second in seconds if second.end <= unit_end(second)]
    yield from _latest_before(firsts, seconds, lambda second: unit_start(second) + 1)
    for second, first in _latest_before(
        _mirrored(seconds), _mirrored(firsts), lambda first: 1 - unit_end(_unmirrored(first))
    ):
        yield _unmirrored(first), _unmirrored(second)


def _latest_before(
    firsts: list[Stretch], seconds: list[Stretch], earliest_end: Callable[[Stretch], int | float]
) -> Iterator[Pair]:
    """For each second, of the firsts that end before it starts but not before ``earliest_end``, the one starting last.

    ``seconds`` are in order of start, along which ``earliest_end`` never falls.
    """
    coming = deque(sorted(firsts, key=_end))
    # Candidates by rising end, and by falling start: one that starts no later and ends no later can never be wanted.
    window: deque[Stretch] = deque()
    for second in seconds:
        while coming and coming[0].end <= second.start:
            first = coming.popleft()
            while window and window[-1].start <= first.start:
                window.pop()
            window.append(first)
        limit = earliest_end(second)
        while window and window[0].end < limit:
            window.popleft()
        if window:
            yield window[0], second


def _mirrored(found: list[Stretch]) -> list[Stretch]:
    """The same as read from the end of the text, in order of start again."""
    return sorted(map(_unmirrored, found))


def _unmirrored(stretch: Stretch) -> Stretch:
    return Stretch(-stretch.end, -stretch.start, stretch.marks)
