from itertools import pairwise
from math import log2

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import EntityType
from search.asking import Request
from search.views import comparing
from search.views.comparing import Comparison, Contrast, Side, Trait, comparison
from search.views.together import log_likelihood
from tests.search.writing import Written, archive_of, asked, engine_of

WORDS = ("oil", "gas", "price", "cap", "the", "of")


def compared(*articles: Written | str, first: str, second: str, limit: int | None = None) -> Comparison:
    archive = archive_of(*articles)
    one, other = (asked(archive, query, Request(query, limit=limit)) for query in (first, second))
    return comparison(archive, one, other, engine_of(archive), traits=frozenset(Trait))


def values(side: Side, trait: Trait) -> dict[str, tuple[int, int]]:
    return {each.value: (each.articles, each.others) for each in side.contrasts if each.trait is trait}


def repeated(text: str, times: int) -> list[str]:
    return [f"{text}" for _ in range(times)]


def test_words_phrases_and_entities_that_one_side_has_set_it_apart() -> None:
    nato = Written("left tank rolls. Nato spoke", names=(("Nato", EntityType.ORG),))
    kyiv = Written("right tank rolls. Kyiv spoke", names=(("Kyiv", EntityType.PLACE),))
    found = compared(*[nato] * 20, *[kyiv] * 20, first="left", second="right")
    assert values(found.first, Trait.WORD) == {"left": (20, 0), "nato": (20, 0)}
    assert values(found.first, Trait.PHRASE) == {
        "left tank": (20, 0),
        "left tank rolls": (20, 0),
        "nato spoke": (20, 0),
    }
    assert values(found.second, Trait.ENTITY) == {"Kyiv": (20, 0)}
    (entity,) = [each.entity for each in found.second.contrasts if each.entity is not None]
    assert entity.type is EntityType.PLACE


def test_a_word_counts_once_an_article() -> None:
    once, often = ["left one"] * 20, ["right " + "one " * 50]
    assert "one" not in values(compared(*once, *often * 20, first="left", second="right").second, Trait.WORD)


def test_articles_in_both_are_left_out_of_both() -> None:
    found = compared("oil", "gas", "oil gas", first="oil", second="gas")
    assert (found.first.articles, found.second.articles, found.both) == (1, 1, 1)


def test_function_words_are_no_trait_and_no_end_of_a_phrase() -> None:
    found = compared(*["left price of the cap"] * 20, *["right"] * 20, first="left", second="right")
    assert set(values(found.first, Trait.WORD)) == {"left", "price", "cap"}
    assert set(values(found.first, Trait.PHRASE)) == {"left price"}


def test_names_are_compared_among_annotated_articles() -> None:
    bare = Written("left", names=None)
    nato = Written("left Nato", names=(("Nato", EntityType.ORG),))
    found = compared(*[bare] * 20, *[nato] * 20, *["right"] * 20, first="left", second="right")
    assert (found.first.articles, found.first.annotated) == (40, 20)
    assert values(found.first, Trait.ENTITY) == {"Nato": (20, 0)}


def test_an_empty_side_sets_nothing_apart() -> None:
    found = compared(*["oil"] * 30, first="oil", second="gas")
    assert (found.first.contrasts, found.second.contrasts, found.second.articles) == ((), (), 0)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(st.data())
def test_contrasts_are_those_of_a_plain_count(data: st.DataObject) -> None:
    texts = data.draw(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=30, max_size=60)
    )
    found = compared(*texts, first="oil", second="gas")
    sides = [
        [text.split() for text in texts if mine in text.split() and other not in text.split()]
        for mine, other in (("oil", "gas"), ("gas", "oil"))
    ]
    for side, here, there in ((found.first, sides[0], sides[1]), (found.second, sides[1], sides[0])):
        assert side.articles == len(here)
        expected = set()
        for value in (
            "oil",
            "gas",
            "price",
            "cap",
            *{" ".join(pair) for text in texts for pair in pairwise(text.split())},
        ):
            parts = value.split()
            if {"the", "of"} & set(parts):
                continue
            mine, others = (sum(_holds(text, parts) for text in each) for each in (here, there))
            if mine >= 3 and there and mine * len(there) > others * len(here):
                likelihood = log_likelihood(mine, len(here), mine + others, len(here) + len(there))
                if likelihood >= comparing.LEAST_LIKELIHOOD:
                    expected.add((value, mine, others))
        assert {
            (each.value, each.articles, each.others) for each in side.contrasts if len(each.value.split()) < 3
        } == expected
        _in_order(side)


def _holds(text: list[str], parts: list[str]) -> bool:
    return any(text[at : at + len(parts)] == parts for at in range(len(text)))


def _in_order(side: Side) -> None:
    for trait in Trait:
        likelihoods = [each.log_likelihood for each in side.contrasts if each.trait is trait]
        assert likelihoods == sorted(likelihoods, reverse=True)


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_the_limit_is_of_each_kind(limit: int) -> None:
    found = compared(*["left tank rolls"] * 20, *["right"] * 20, first="left", second="right", limit=limit)
    assert [sum(each.trait is trait for each in found.first.contrasts) for trait in (Trait.WORD, Trait.PHRASE)] == [
        limit,
        limit,
    ]


def test_how_many_times_as_often_is_a_binary_logarithm() -> None:
    found = compared(*["left tank"] * 30, *["right tank"] * 3, *["right"] * 27, first="left", second="right")
    (one,) = [each for each in found.first.contrasts if each.value == "tank"]
    assert isinstance(one, Contrast)
    assert one.log_ratio == pytest.approx(log2(10))
