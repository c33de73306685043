from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from corpus.dates import DateInterval
from corpus.words import split
from search.asking import Request
from search.matching import occurrences
from search.rendering.concordance import found_line
from search.rendering.concordance_page import concordance_page
from search.views.concordance import Concordance, Order, concordance_of
from tests.search.writing import Written, archive_of, asked, engine_of, stated

WORDS = ("oil", "gas", "price", "cap", "Müller", "北京")


def concordance(
    *articles: Written | str, query: str, order: Order = Order.OLDEST, limit: int | None = None, width: int = 20
) -> Concordance:
    archive = archive_of(*articles)
    question = asked(archive, query, Request(query, limit=limit))
    return concordance_of(archive, question, engine_of(archive), order=order, width=width, behind=0)


def shown(found: Concordance) -> list[str]:
    return [f"{line.left}[{line.match}]{line.right}" for line in found.lines]


def test_every_match_stands_in_its_context() -> None:
    found = concordance("Oil rose.\nThe price of oil fell.", "no gas", query="oil", width=9)
    assert shown(found) == ["[Oil] rose. Th", "price of [oil] fell."]
    assert [(line.start, line.end) for line in found.lines] == [(0, 3), (23, 26)]
    assert (found.found, found.articles) == (2, 1)


def test_a_proximity_reaches_from_its_first_word_to_its_last_and_marks_both() -> None:
    (line,) = concordance("the cap on every price today", query="price w/5 cap").lines
    assert (line.match, [line.match[start:end] for start, end in line.marks]) == (
        "cap on every price",
        ["cap", "price"],
    )


def test_what_two_clauses_match_is_one_line() -> None:
    assert len(concordance("oil price", query="oil AND (oil OR price)").lines) == 2


def test_what_is_denied_or_in_a_branch_that_fails_is_not_shown() -> None:
    articles = (Written("oil here", published=stated(DateInterval.of(2020))), "gas there")
    assert shown(concordance(*articles, query="(oil AND published:2021) OR (gas NOT coal)")) == ["[gas] there"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param(Order.RIGHT, ["gas [oil] a", "price [oil] b", "cap [oil] c"], id="right"),
        pytest.param(Order.LEFT, ["cap [oil] c", "gas [oil] a", "price [oil] b"], id="left"),
        pytest.param(Order.OLDEST, ["price [oil] b", "cap [oil] c", "gas [oil] a"], id="oldest"),
        pytest.param(Order.NEWEST, ["gas [oil] a", "cap [oil] c", "price [oil] b"], id="newest"),
    ],
)
def test_the_orders(order: Order, expected: list[str]) -> None:
    texts = ("price oil b", "cap oil c", "gas oil a")
    articles = [Written(text, published=stated(DateInterval.of(2020 + at))) for at, text in enumerate(texts)]
    assert shown(concordance(*articles, query="oil", order=order)) == expected
    assert shown(concordance(*articles, query="oil", order=order, limit=2)) == expected[:2]


def test_articles_that_match_without_words_are_told() -> None:
    found = concordance(
        Written("oil", source="Wire"), Written("gas", source="Wire"), query="source:wire AND (oil OR source:wire)"
    )
    assert found_line(found) == "1 of 1 match in 1 article; 1 more match without words"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(st.sampled_from((*WORDS, ".", "\n")), max_size=12).map(" ".join), min_size=1, max_size=5),
    st.sampled_from(("oil", "oil w/3 gas", '"price cap"', "*", "muller OR 北京", "ATLEAST 2 oil", "NOT oil")),
    st.sampled_from(Order),
    st.integers(0, 30),
    st.one_of(st.none(), st.integers(0, 4)),
)
def test_a_concordance_is_all_occurrences_of_all_articles(
    texts: list[str], query: str, order: Order, width: int, limit: int | None
) -> None:
    archive = archive_of(*texts)
    question = asked(archive, query, Request(query, limit=limit))
    engine = engine_of(archive)
    found = concordance_of(archive, question, engine, order=order, width=width, behind=0)
    hits = list(archive.stored(engine.rows(question.resolved)))
    expected = {
        (hit.annotated.article.id, each.field, each.start, each.end)
        for hit in hits
        for each in occurrences(question.resolved, hit)
    }
    assert found.found == len(expected)
    assert found.articles == len({article for article, *_ in expected})
    assert found.counts.articles == len(hits)
    assert len(found.lines) == (len(expected) if limit is None else min(limit, len(expected)))
    bodies = {hit.annotated.article.id: hit.annotated.article.body for hit in hits}
    for line in found.lines:
        body = bodies[line.headline.id].replace("\n", " ")
        assert body[line.start : line.end] == line.match
        assert body[: line.start].endswith(line.left)
        assert body[line.end :].startswith(line.right)
        assert len(line.left) <= width >= len(line.right)
    rights = [split(body).folded for body in (line.right for line in found.lines)]
    if order is Order.RIGHT and width == 30:  # as much is sorted by as is shown, but for a word that is cut
        assert [words[:1] for words in rights] == sorted(words[:1] for words in rights)


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_the_matches_stand_under_one_another_within_the_terminal(columns: int) -> None:
    found = concordance(
        Written("[b]The[/b] 北京 price of oil, in dollars, fell today", source="A Very Long Name Of An Outlet"),
        "the cap on all gas and on oil", "Oil", query="oil OR (cap w/9 gas)",
    )  # fmt: skip
    screen = StringIO()
    Console(file=screen, width=columns, color_system=None, highlight=False).print(
        concordance_page(found.lines, columns)
    )
    lines = screen.getvalue().splitlines()
    assert len(lines) == len(found.lines)
    assert max(map(cell_len, lines)) <= columns
    starts = {cell_len(line[: line.index(each.match[:3])]) for line, each in zip(lines, found.lines, strict=True)}
    assert len(starts) == 1
