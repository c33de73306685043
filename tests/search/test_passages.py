import pytest
from hypothesis import HealthCheck, given, settings

from corpus.article import EntityType, Field, StoredArticle
from search.passages import LONGEST_MATCH, LONGEST_PASSAGE, Passage, passages
from search.query import Query
from search.resolving import resolve
from tests.search.generating import TODAY, archives, known, queries
from tests.search.writing import Written, archive_of, article_in, asked

FILLER = "Nothing of note was said about the weather on that long day. "


def shown(article: Written, query: str, most: int = 2) -> list[Passage]:
    archive = archive_of(article)
    return list(passages(asked(archive, query).resolved, article_in(archive, 1), most))


def marked(passage: Passage) -> str:
    """The passage with its highlights in brackets."""
    text = passage.text
    for start, end in reversed(passage.highlights):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def bodies(body: str, query: str, most: int = 2) -> list[str]:
    return [marked(passage) for passage in shown(Written(body), query, most)]


LIND = (("Maria Lind", EntityType.PERSON), ("Lind", EntityType.PERSON))


@pytest.mark.parametrize(
    ("body", "query", "passage"),
    [
        pytest.param("Oils rose. Gas fell.", "oil", "[Oils] rose.", id="form"),
        pytest.param("A price cap, a cap.", '"price cap"', "A [price cap], a cap.", id="phrase as one"),
        pytest.param("The U.S. Treasury spoke.", '"u.s. treasury"', "The [U.S. Treasury] spoke.", id="phrase with marks"),
        pytest.param(
            "Oil had a price. A price, far away.", "oil w/3 price", "[Oil] had a [price].", id="operands of a proximity"
        ),
        pytest.param(
            "The price cap on oil.", '"price cap" w/2 oil', "The [price cap] on [oil].", id="phrase in a proximity"
        ),
        pytest.param("Gas, coal and oil.", "(oil OR gas) w/2 coal", "[Gas], [coal] and [oil].", id="OR in a proximity"),
        pytest.param("Guaranteed by guarantors.", "guarant*", "[Guaranteed] by [guarantors].", id="wildcard"),
        pytest.param("Lukashenka, or Lukashenko.", "lukashenka~1", "[Lukashenka], or [Lukashenko].", id="fuzzy"),
        pytest.param("Oil, oil and oil.", "ATLEAST 2 oil", "[Oil], [oil] and [oil].", id="count"),
        pytest.param(
            "Price of oil, oil price.", "ATLEAST 2 (oil w/2 price)", "[Price] of [oil], [oil] [price].",
            id="count of a proximity",
        ),
        pytest.param("Oil fell. Gas rose.", "oil NOT coal", "[Oil] fell.", id="what is denied is not looked for"),
        pytest.param("Oil fell.", "oil OR (gas NOT oil)", "[Oil] fell.", id="no clause of an OR that fails"),
        pytest.param("In Straße 5, 北京 met.", "北京", "In Straße 5, [北京] met.", id="offsets are characters"),
        pytest.param("He said: “Oil fell.” Gas rose.", "oil", "He said: “[Oil] fell.”", id="closing quote"),
        pytest.param("Gas.\nOil\tfell.\nCoal.", "oil", "[Oil] fell.", id="white space as spaces"),
    ],
)  # fmt: skip
def test_matches_are_highlighted_as_they_matched(body: str, query: str, passage: str) -> None:
    assert bodies(body, query)[0] == passage


def test_names_are_highlighted_as_they_are_written() -> None:
    article = Written("Maria Lind met the press. It was Lind who spoke.", names=LIND)
    assert [marked(each) for each in shown(article, "person:lind")] == [
        "[Maria Lind] met the press.",
        "It was [Lind] who spoke.",
    ]


def test_the_title_comes_first_where_it_matches() -> None:
    found = shown(Written("Oil fell.", "Oil and gas"), "oil")
    assert [(each.field, marked(each)) for each in found] == [
        (Field.TITLE, "[Oil] and gas"),
        (Field.BODY, "[Oil] fell."),
    ]


def test_the_passage_that_shows_most_of_the_query_comes_before_earlier_ones() -> None:
    body = "Oil fell. " + FILLER * 5 + "Oil and gas rose."
    assert bodies(body, "oil gas") == ["[Oil] and [gas] rose.", "[Oil] fell."]


def test_the_next_passage_shows_what_was_not_shown_yet() -> None:
    body = "Oil and oil and gas. " + FILLER + "Oil and gas, again. " + FILLER + "Coal fell."
    assert bodies(body, "oil gas coal") == ["[Oil] and [oil] and [gas].", "[Coal] fell."]


def test_the_body_shows_first_what_the_title_does_not() -> None:
    found = shown(Written("Oil, oil and oil. " + FILLER + "Gas rose.", "Oil"), "oil gas", most=1)
    assert [marked(each) for each in found] == ["[Oil]", "[Gas] rose."]


def test_a_frequent_clause_does_not_hide_a_rare_one() -> None:
    assert bodies("Oil fell. " * 300 + "Coal rose.", "oil coal") == ["[Oil] fell.", "[Coal] rose."]


def test_passages_share_no_word() -> None:
    first, second = shown(Written("Oil fell and gas fell and oil rose. " * 30), "oil gas")
    assert first.start + len(first.text) <= second.start or second.start + len(second.text) <= first.start


def test_a_long_sentence_is_cut_around_the_match() -> None:
    (passage,) = shown(Written("far " * 200 + "oil" + " away" * 200), "oil")
    assert len(passage.text) <= LONGEST_PASSAGE
    assert (passage.cut_before, passage.cut_after) == (True, True)
    assert marked(passage).count("[oil]") == 1


def test_a_sentence_that_fits_is_whole() -> None:
    (passage,) = shown(Written("Gas rose. Oil fell. Coal rose."), "oil")
    assert (passage.text, passage.cut_before, passage.cut_after) == ("Oil fell.", False, False)


def test_the_widest_distance_is_shown_whole() -> None:
    (passage,) = shown(Written("oil " + "slowly " * 49 + "rose"), "oil w/50 rose", most=1)
    assert [passage.text[start:end] for start, end in passage.highlights] == ["oil", "rose"]


def test_a_match_of_a_long_paragraph_is_shown_in_pieces() -> None:
    body = "Oil fell. " + FILLER * 10 + "Gas rose."
    assert len(body) > LONGEST_MATCH
    assert bodies(body, "oil w/p gas") == ["[Oil] fell.", "[Gas] rose."]


@pytest.mark.parametrize("query", ["*", "NOT coal", "id:0"])
def test_an_article_that_matches_without_words_shows_how_it_begins(query: str) -> None:
    assert bodies("Oil fell. Gas rose.", query) == ["Oil fell."]


def test_no_more_than_so_many_passages() -> None:
    assert len(bodies(("Oil fell. " + FILLER * 5) * 9, "oil", most=3)) == 3


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(queries(), archives(most=2))
def test_passages_are_stretches_of_the_text(query: Query, archive: tuple[StoredArticle, ...]) -> None:
    resolved = resolve(query, known(), text=str(query), today=TODAY).query
    for stored in archive:
        texts = {Field.TITLE: stored.annotated.article.title, Field.BODY: stored.annotated.article.body}
        for passage in passages(resolved, stored, 2):
            end = passage.start + len(passage.text)
            assert passage.text == texts[passage.field][passage.start : end].replace("\n", " ")
            assert all(0 <= start < end <= len(passage.text) for start, end in passage.highlights)
            assert list(passage.highlights) == sorted(passage.highlights)
