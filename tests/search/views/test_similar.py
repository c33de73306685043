"""Articles like another, against the same worked out from the texts, word by word."""

from collections import Counter
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import EntityType
from corpus.storing import ArchiveWriter
from search.views.similar import FEWEST_SHARED, MOST_TERMS, Similar, similar_by
from tests.search.writing import Written, archive_of, engine_of

PERSON = EntityType.PERSON
FILLER = " ".join(f"filler{number}" for number in range(60))


def like(archive: ArchiveWriter, number: int, **asked: bool) -> Similar:
    (row,) = archive.rows_of(f"{number:016x}")
    return similar_by(archive, engine_of(archive), row, with_copies=asked.get("with_copies", False), limit=None)


def ids(found: Similar) -> list[int]:
    return [int(each.headline.id, 16) for each in found.articles]


def test_what_is_shared_explains_the_score() -> None:
    archive = archive_of(
        "ferry harbour mast mast",
        "ferry harbour mast",
        "ferry harbour",
        "ferry alone",
        "bridge",
        "bridge",
        "road",
        "road",
    )
    found = like(archive, 1)
    assert ids(found) == [2, 3]
    assert [[term.text for term in each.shared] for each in found.articles] == [
        ["mast", "harbour", "ferry"],
        ["harbour", "ferry"],
    ]
    weights = {"mast": (1 + log(2)) * log(8 / 2), "harbour": log(8 / 3), "ferry": log(8 / 4)}
    assert {term.text: term.weight for term in found.terms} == pytest.approx(weights)
    assert found.articles[1].score == pytest.approx((weights["harbour"] + weights["ferry"]) / sum(weights.values()))


def test_a_name_counts_once_in_any_spelling() -> None:
    archive = archive_of(
        Written("Aleksandr Volkov met pilots.", names=(("Aleksandr Volkov", PERSON),)),
        Written("Alexander Volkov left pilots.", names=(("Alexander Volkov", PERSON),)),
        *("Somebody else.", "And somebody more.", "Nothing here."),
    )
    (only,) = like(archive, 1).articles
    assert [(term.text, term.type) for term in only.shared] == [("Aleksandr Volkov", "person"), ("pilots", "word")]


def test_inflections_are_one_word() -> None:
    archive = archive_of("tankers sank slowly", "a tanker sinks slowly", "road", "bridge", "harbour", "mast")
    archive.vocabulary.lemmatise({"en"})
    (only,) = like(archive, 1).articles
    assert "tankers" in {term.text for term in only.shared}


def test_copies_of_the_article_are_left_out_unless_they_are_asked_for() -> None:
    archive = archive_of(
        f"{FILLER} ferry harbour", f"{FILLER} ferry harbour", "ferry harbour", "road", "bridge", "mast"
    )
    assert (ids(like(archive, 1)), like(archive, 1).copies) == ([3], 1)
    assert {term.text for term in like(archive, 1).terms} == {"ferry", "harbour"}
    assert (ids(like(archive, 1, with_copies=True)), like(archive, 1, with_copies=True).copies) == ([2, 3], 0)


def test_nothing_is_like_an_article_of_its_own_words() -> None:
    found = like(archive_of("ferry harbour", "road bridge"), 1)
    assert (found.articles, found.terms, found.found) == ((), (), 0)


WORDS = ("ferry", "harbour", "mast", "bridge", "road", "the", "on", "12", "2024", "été", "渡")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=2, max_size=9))
def test_the_same_as_counted_in_the_texts(texts: list[list[str]]) -> None:
    archive = archive_of(*(" ".join(text) for text in texts))
    expected = counted([[word.replace("é", "e") for word in text] for text in texts])
    found = like(archive, 1)
    assert {int(each.headline.id, 16): each.score for each in found.articles} == pytest.approx(expected)
    assert [each.score for each in found.articles] == pytest.approx(sorted(expected.values(), reverse=True))


def counted(texts: list[list[str]]) -> dict[int, float]:
    """The scores of the articles like the first, by their numbers; no two of so few words are copies."""
    weights = {}
    for word, times in Counter(texts[0]).items():
        holding = sum(word in text for text in texts)
        may_tell = word not in {"on", "12"}
        if may_tell and 1 < holding <= len(texts) / 2:
            weights[word] = (1 + log(times)) * log(len(texts) / holding)
    assert len(weights) <= MOST_TERMS
    shared = {number: weights.keys() & set(text) for number, text in enumerate(texts, start=1)}
    return {
        number: sum(weights[word] for word in held) / sum(weights.values())
        for number, held in shared.items()
        if number > 1 and len(held) >= FEWEST_SHARED
    }
