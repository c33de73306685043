import time

import pytest

from corpus.article import Field, Text
from corpus.words import split
from search.reasons.nearness import inflected, longest_part, near_words, smallest_distance, words_found
from search.resolved import Nearby, Sequence, Term
from tests.search.generating import known


def texts(title: str, body: str = "") -> tuple[Text, Text]:
    return Text(Field.TITLE, split(title)), Text(Field.BODY, split(body))


def test_the_words_found_come_most_frequent_first() -> None:
    found = words_found(Term(("oil",), ("oils", "oily")), texts("Oils", "Oils and oil and oils: oily"))
    assert found == (("oils", 3), ("oil", 1), ("oily", 1))


@pytest.mark.parametrize(
    ("word", "text", "near"),
    [
        pytest.param("price", "prize prices", ("prices", "prize"), id="a form before what is spelled alike"),
        pytest.param("price", "prince bride", ("prince",), id="a short word allows one edit"),
        pytest.param("guarantee", "garantee warranty", ("garantee",), id="a long word allows two"),
        pytest.param("oil", "oil", (), id="not the word itself"),
        pytest.param("price", "", (), id="nothing"),
    ],
)
def test_words_near_a_word(word: str, text: str, near: tuple[str, ...]) -> None:
    assert near_words(word, texts("", text), known().vocabulary, edits=0) == near


def test_of_a_fuzzy_word_what_is_one_edit_too_far_is_near() -> None:
    assert near_words("price", texts("pryces"), known().vocabulary, edits=1) == ("pryces",)


@pytest.mark.parametrize(
    ("phrase", "text", "part"),
    [
        pytest.param("the price of oil", "the price of gas", "the price of", id="beginning"),
        pytest.param("the price of oil", "a price of oil", "price of oil", id="end"),
        pytest.param("a b a b c", "a b c", "a b c", id="the longer of two that begin alike"),
        pytest.param("oil price", "price oil", "price", id="one word, the first found"),
        pytest.param("oil price", "gas", "", id="none"),
    ],
)
def test_the_longest_part_of_a_phrase(phrase: str, text: str, part: str) -> None:
    assert longest_part(phrase.split(), texts("", text)) == tuple(part.split())


def test_no_part_reaches_from_the_title_into_the_body() -> None:
    assert longest_part(["oil", "price"], texts("oil", "price")) == ("oil",)


def test_a_long_phrase_of_one_word_is_quick() -> None:
    begun = time.perf_counter()
    longest_part(["oil"] * 500, texts("", "oil " * 2_000))
    assert time.perf_counter() - begun < 3


def test_a_phrase_in_other_forms() -> None:
    found = inflected(("price", "cap"), texts("Prices cap", "a price cap; the prices cap"), known().vocabulary)
    assert found == ("prices cap", "price cap")


def test_the_smallest_distance_either_way() -> None:
    near = Nearby(Term(("oil",)), Sequence(("price", "cap")), 1)
    assert smallest_distance(near, texts("price cap on oil", "oil under a price cap")) == (3, 2)


def test_operands_in_two_fields_have_no_distance() -> None:
    assert smallest_distance(Nearby(Term(("oil",)), Term(("gas",)), 1), texts("oil", "gas")) == (None, None)
