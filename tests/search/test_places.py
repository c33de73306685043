from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import EntityType, Field, Mention, Text
from corpus.words import split
from search.places import Stretch, apart, count_apart, holds, stretches, texts_of
from search.query import Unit
from search.resolved import Alternatives, Mentioning, Nearby, Place, Sequence, Term
from tests.search.engines.building import article

A, B, C = Term(("a",)), Term(("b",)), Term(("c",))


def body(text: str) -> Text:
    return Text(Field.BODY, split(text))


def ranges(place: Place, text: Text) -> list[tuple[int, int]]:
    return [(stretch.start, stretch.end) for stretch in stretches(place, text)]


# --- leaves ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "found"),
    [
        pytest.param(A, [(0, 1), (3, 4)], id="word"),
        pytest.param(Term(("a",), ("c",)), [(0, 1), (2, 3), (3, 4)], id="word and form"),
        pytest.param(Term(()), [], id="no words"),
        pytest.param(Sequence(("a", "b")), [(0, 2), (3, 5)], id="phrase"),
        pytest.param(Sequence(("b",)), [(1, 2), (4, 5)], id="phrase of one word"),
        pytest.param(Sequence(("b", "a")), [], id="phrase in the wrong order"),
        pytest.param(Term(("a",), fields=(Field.TITLE,)), [], id="other field"),
        pytest.param(Alternatives((Sequence(("a", "b")), A)), [(0, 1), (0, 2), (3, 4), (3, 5)], id="alternatives"),
    ],
)
def test_where_a_leaf_matches(place: Place, found: list[tuple[int, int]]) -> None:
    assert ranges(place, body("a b c a b")) == found


def test_a_phrase_overlapping_itself_is_found_everywhere() -> None:
    assert ranges(Sequence(("a", "a")), body("a a a")) == [(0, 2), (1, 3)]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        pytest.param(4, 14, [(1, 3)], id="two words"),
        pytest.param(4, 8, [(1, 2)], id="a word and a half"),
        pytest.param(3, 4, [], id="only a space"),
        pytest.param(0, 21, [(0, 4)], id="the whole text"),
    ],
)
def test_a_mention_covers_the_words_it_touches(start: int, end: int, found: list[tuple[int, int]]) -> None:
    words = split("Mrs Maria Lind agreed")
    assert ranges(Mentioning(frozenset({7})), Text(Field.BODY, words, ((start, end, 7),))) == found


def test_mentions_of_other_names_do_not_count() -> None:
    assert ranges(Mentioning(frozenset({7})), Text(Field.BODY, split("Maria Lind"), ((0, 10, 8),))) == []


def test_mentions_count_in_the_field_they_stand_in() -> None:
    named = Mention(Field.TITLE, 0, 4, "Lind", EntityType.PERSON), Mention(Field.BODY, 6, 10, "Lind", EntityType.PERSON)
    base = article(1, "Maria Lind", title="Lind")
    title, text = texts_of(replace(base, annotated=replace(base.annotated, mentions=named), names=(7, 8)))
    assert (title.names, text.names) == (((0, 4, 7),), ((6, 10, 8),))


# --- proximity -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "matches"),
    [
        pytest.param("a b", Nearby(A, B, 1), True, id="adjacent is 1"),
        pytest.param("a x b", Nearby(A, B, 1), False, id="one word between is not 1"),
        pytest.param("a x b", Nearby(A, B, 2), True, id="one word between is 2"),
        pytest.param("b x a", Nearby(A, B, 2), True, id="either order"),
        pytest.param("b x a", Nearby(A, B, 2, ordered=True), False, id="in order only"),
        pytest.param("a x b", Nearby(A, B, 2, ordered=True), True, id="in order"),
        pytest.param("a", Nearby(A, A, 5), False, id="a word is not near itself"),
        pytest.param("a a", Nearby(A, A, 1), True, id="a word near another of it"),
        pytest.param("a b", Nearby(Sequence(("a", "b")), B, 5), False, id="operands never overlap"),
        pytest.param("a b b", Nearby(Sequence(("a", "b")), B, 1), True, id="distance counts from the end of a phrase"),
        pytest.param("a x x b", Nearby(Alternatives((A, Sequence(("a", "x")))), B, 2), True, id="the longer is nearer"),
        pytest.param("a. B", Nearby(A, B, 1), True, id="distance crosses sentences"),
        pytest.param("a x. B x.", Nearby(A, B, Unit.SENTENCE), False, id="two sentences"),
        pytest.param("X a x b. B x.", Nearby(A, B, Unit.SENTENCE), True, id="one sentence"),
        pytest.param("a x. B x.", Nearby(A, B, Unit.PARAGRAPH), True, id="one paragraph"),
        pytest.param("a x\nb x", Nearby(A, B, Unit.PARAGRAPH), False, id="two paragraphs"),
        pytest.param("x b a", Nearby(A, B, Unit.SENTENCE, ordered=True), False, id="sentence, wrong order"),
        pytest.param("a x b x c", Nearby(Nearby(A, B, 2), C, 2), True, id="proximity in proximity"),
        pytest.param("a c b", Nearby(Nearby(A, B, 2), C, 2), False, id="what lies inside a proximity overlaps it"),
        pytest.param("a b x b c", Nearby(Nearby(A, B, 5), C, 1), True, id="the farther pair is the nearer operand"),
        pytest.param(
            "x a. B c",
            Nearby(Sequence(("a", "b")), C, Unit.SENTENCE),
            False,
            id="a phrase across two sentences is in none",
        ),
    ],
)
def test_proximity(text: str, place: Place, matches: bool) -> None:
    assert holds(place, body(text)) is matches


@pytest.mark.parametrize("unit", list(Unit))
def test_a_title_is_one_sentence_and_one_paragraph(unit: Unit) -> None:
    assert holds(Nearby(A, B, unit), Text(Field.TITLE, split("a x. B x\nc")))


@pytest.mark.parametrize(
    ("text", "place", "count"),
    [
        pytest.param("a a a", A, 3, id="words"),
        pytest.param("a a a", Sequence(("a", "a")), 1, id="overlapping phrases count once"),
        pytest.param("a a a a", Sequence(("a", "a")), 2, id="two that do not overlap"),
        pytest.param("a b a b", Nearby(A, B, 1), 2, id="two tight pairs rather than one in the middle"),
        pytest.param("a b", Alternatives((A, B, Sequence(("a", "b")))), 2, id="the shorter alternatives"),
        pytest.param("", A, 0, id="no text"),
    ],
)
def test_the_most_matches_that_do_not_overlap(text: str, place: Place, count: int) -> None:
    assert count_apart(place, body(text)) == count


def test_marks_are_the_leaves_that_took_part() -> None:
    found = stretches(Nearby(Sequence(("a", "b")), C, 3), body("a b x c"))
    assert found == [Stretch(0, 4, ((0, 2), (3, 4)))]


def test_every_match_that_is_near_enough_is_marked() -> None:
    found = stretches(Nearby(A, B, 3), body("a a b b x x x a"))
    assert {mark for stretch in found for mark in stretch.marks} == {(0, 1), (1, 2), (2, 3), (3, 4)}


def test_many_repetitions_take_few_steps() -> None:
    near = Nearby(Nearby(A, B, Unit.PARAGRAPH), C, Unit.PARAGRAPH)
    assert len(stretches(near, body("a b c " * 3_000))) < 40_000


# --- against the definition ------------------------------------------------------------------------------------------

_texts = st.lists(st.sampled_from(["a ", "b ", "c ", "x ", "a. A ", "b. B ", "a\n", "c\n"]), max_size=14).map("".join)
_leaves: st.SearchStrategy[Place] = st.sampled_from([A, B, C, Sequence(("a", "b")), Sequence(("b", "c", "a"))])
_operands = st.one_of(_leaves, st.lists(_leaves, min_size=2, max_size=3).map(lambda parts: Alternatives(tuple(parts))))
_reaches: st.SearchStrategy[int | Unit] = st.one_of(st.integers(1, 5), st.sampled_from(Unit))
_pairs = st.builds(Nearby, _operands, _operands, _reaches, st.booleans())
_places = st.one_of(
    _operands,
    _pairs,
    st.builds(Nearby, _pairs, _operands, _reaches, st.booleans()),
    st.builds(Nearby, _operands, _pairs, _reaches, st.booleans()),
)


def _all_matches(place: Place, text: Text) -> set[tuple[int, int]]:
    """Every pair that the definition of proximity allows, tight or not."""
    match place:
        case Nearby(left, right, reach, ordered):
            pairs = list(product(_all_matches(left, text), _all_matches(right, text)))
            if not ordered:
                pairs += [(second, first) for first, second in pairs]
            return {
                (first[0], second[1])
                for first, second in pairs
                if first[1] <= second[0] and _reaches_far_enough(first, second, reach, text)
            }
        case Alternatives(parts):
            return {found for part in parts for found in _all_matches(part, text)}
        case _:
            return set(ranges(place, text))


def _reaches_far_enough(first: tuple[int, int], second: tuple[int, int], reach: int | Unit, text: Text) -> bool:
    if isinstance(reach, int):
        last_of_first = first[1] - 1
        return second[0] - last_of_first <= reach
    starts = text.words.sentences if reach is Unit.SENTENCE else text.words.paragraphs
    return not any(first[0] < start < second[1] for start in starts)


@given(_places, _texts)
@settings(max_examples=400, deadline=None)
def test_the_tightest_pairs_say_the_same_as_all_pairs(place: Place, typed: str) -> None:
    text = body(typed)
    everything = _all_matches(place, text)
    assert holds(place, text) is bool(everything)
    assert set(ranges(place, text)) <= everything


@given(_places, _texts)
@settings(max_examples=400, deadline=None)
def test_the_tightest_pairs_count_the_same_as_all_pairs(place: Place, typed: str) -> None:
    text = body(typed)
    count = end = 0
    for start, stop in sorted(_all_matches(place, text), key=lambda found: found[1]):
        if start >= end:
            count, end = count + 1, stop
    assert count_apart(place, text) == count


@pytest.mark.parametrize(
    ("first", "second", "text", "words"),
    [
        pytest.param(A, B, "a b", 1, id="side by side"),
        pytest.param(A, B, "a x x b", 3, id="apart"),
        pytest.param(A, B, "a x x b x a x b", 2, id="the nearest"),
        pytest.param(A, B, "b a", None, id="wrong order"),
        pytest.param(A, B, "a", None, id="only one"),
        pytest.param(Sequence(("a", "b")), B, "a b x b", 2, id="no overlap"),
        pytest.param(Sequence(("a", "x")), Sequence(("b", "x")), "a x x b x", 2, id="from the last word to the first"),
        pytest.param(Nearby(A, B, 1), C, "a b x c a x b c", 2, id="only what is near itself"),
    ],
)
def test_the_fewest_words_apart(first: Place, second: Place, text: str, words: int | None) -> None:
    assert apart(first, second, body(text)) == words


@given(_places, _places, _texts)
@settings(max_examples=200, deadline=None)
def test_the_fewest_words_apart_are_those_of_all_pairs(first: Place, second: Place, typed: str) -> None:
    text = body(typed)
    pairs = product(_all_matches(first, text), _all_matches(second, text))
    distances = [behind[0] - before[1] + 1 for before, behind in pairs if before[1] <= behind[0]]
    assert apart(first, second, text) == min(distances, default=None)
