# ruff: noqa: DTZ001 - dates are kept as printed, without a zone
from dataclasses import replace
from datetime import datetime

import pytest

from corpus.article import Article, Dating, Kind
from corpus.dates import DateInterval
from search.engine import Match, Selection, Sort, Undated, order, sorting_instant, uncertain

ARTICLE = Article(
    id="1", title="", body="", authors=(), source=None, url=None, language="en", format="text", raw="", lines=(),
    published=None, updated=None, candidates=(), mentioned=(),
)  # fmt: skip


def dated(kind: Kind, interval: DateInterval, instant: datetime | None = None) -> Article:
    return replace(ARTICLE, published=Dating(interval, kind, "", "", instant=instant))


@pytest.mark.parametrize(
    ("article", "instant"),
    [
        pytest.param(dated(Kind.STATED, DateInterval.of(2023, 4)), datetime(2023, 4, 1), id="as printed"),
        pytest.param(
            dated(Kind.STATED, DateInterval.of(2023, 4, 1, 1, 0), datetime(2023, 3, 31, 23)),
            datetime(2023, 3, 31, 23),
            id="in UTC where the zone is known",
        ),
        pytest.param(dated(Kind.INFERRED, DateInterval.of(2023)), datetime(2023, 1, 1), id="inferred"),
        pytest.param(dated(Kind.BOUND, DateInterval(datetime(2023, 4, 1), None)), None, id="bound"),
        pytest.param(ARTICLE, None, id="no date"),
    ],
)
def test_what_orders_by_date(article: Article, instant: datetime | None) -> None:
    assert sorting_instant(article) == instant


@pytest.mark.parametrize(
    ("article", "match"),
    [
        pytest.param(dated(Kind.STATED, DateInterval.of(2023)), Match.POSSIBLE, id="dated"),
        pytest.param(dated(Kind.INFERRED, DateInterval.of(2023)), Match.POSSIBLE, id="inferred"),
        pytest.param(dated(Kind.BOUND, DateInterval(datetime(2023, 4, 1), None)), Match.UNDATED, id="bound"),
        pytest.param(dated(Kind.UNKNOWN, DateInterval(None, None)), Match.UNDATED, id="unknown"),
        pytest.param(ARTICLE, Match.UNDATED, id="missing"),
    ],
)
def test_under_what_an_unknown_article_counts(article: Article, match: Match) -> None:
    assert uncertain(article) is match


@pytest.mark.parametrize(
    ("selection", "taken"),
    [
        pytest.param(Selection(), {"yes"}, id="as it comes"),
        pytest.param(Selection(possible=True), {"yes", "possible"}, id="possible"),
        pytest.param(Selection(undated=Undated.INCLUDE), {"yes", "undated"}, id="undated"),
        pytest.param(Selection(possible=True, undated=Undated.INCLUDE), {"yes", "possible", "undated"}, id="both"),
        pytest.param(Selection(undated=Undated.ONLY), {"undated"}, id="only undated"),
        pytest.param(Selection(possible=True, undated=Undated.ONLY), {"undated"}, id="only undated, whatever else"),
    ],
)
def test_what_is_selected(selection: Selection, taken: set[str]) -> None:
    assert {match.value for match in Match if selection.takes(match)} == taken


@pytest.mark.parametrize("undated", list(Undated))
def test_what_a_bound_excludes_is_never_selected(undated: Undated) -> None:
    assert not Selection(possible=True, undated=undated).takes(Match.UNDATED, trimmed=True)


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        pytest.param(Sort.RELEVANCE, "bcad", id="relevance, ties by id"),
        pytest.param(Sort.NEWEST, "cabd", id="newest, ties by id, undated last"),
        pytest.param(Sort.OLDEST, "abcd", id="oldest, ties by id, undated last"),
    ],
)
def test_order(sort: Sort, ids: str) -> None:
    entries = [(1.0, None, "d"), (2.0, 2021, "b"), (1.0, 2021, "a"), (2.0, 2022, "c")]
    key = order(sort)
    assert "".join(identifier for _, _, identifier in sorted(entries, key=lambda entry: key(*entry))) == ids
