# ruff: noqa: DTZ001 - dates are kept as printed, without a zone
from dataclasses import replace
from datetime import datetime

import pytest

from corpus.article import AnnotatedArticle, Article, Dating, Kind, StoredArticle
from corpus.dates import DateInterval
from corpus.words import split
from search.engine import YES_ONLY, Counts, Match, Selection, Sort, Undated
from search.engines.scan import ScanEngine
from search.fields import DateField
from search.resolved import AllOf, Anything, Dated, Resolved, Term


def stored(row: int, body: str, published: Dating | None, *, story: int | None = None) -> StoredArticle:
    article = Article(
        id=f"{row:x}", title="", body=body, authors=(), source=None, url=None, language="en", format="text",
        raw=body, lines=(), published=published, updated=None, candidates=(), mentioned=(),
    )  # fmt: skip
    annotated = AnnotatedArticle(article, split(""), split(body), ())
    return StoredArticle(row, annotated, (), datetime(2023, 5, 1), f"{story or row:x}")


def dating(kind: Kind, interval: DateInterval) -> Dating:
    return Dating(interval, kind, "", "")


BOUND_2023 = dating(Kind.BOUND, DateInterval(datetime(2023, 4, 11), None))
ARCHIVE = (
    stored(1, "oil oil", dating(Kind.STATED, DateInterval.of(2022, 3, 1))),
    stored(2, "oil", dating(Kind.STATED, DateInterval.of(2022, 3, 2)), story=1),
    stored(3, "oil oil oil", dating(Kind.STATED, DateInterval.of(2023))),
    stored(4, "oil", dating(Kind.INFERRED, DateInterval.decade(2020))),
    stored(5, "oil", BOUND_2023),
    stored(6, "oil", None),
    stored(7, "gas", dating(Kind.STATED, DateInterval.of(2022))),
)
ENGINE = ScanEngine(lambda: ARCHIVE)
OIL = Term(("oil",))
OIL_IN_2022 = AllOf((OIL, Dated(DateField.PUBLISHED, DateInterval.of(2022))))


def rows(query: Resolved, selection: Selection = YES_ONLY, sort: Sort = Sort.RELEVANCE) -> list[int]:
    return [hit.row for hit in ENGINE.search(query, selection=selection, sort=sort, limit=None).hits]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        pytest.param(Sort.RELEVANCE, [3, 1, 2, 4, 5, 6], id="relevance"),
        pytest.param(Sort.NEWEST, [3, 2, 1, 4, 5, 6], id="newest"),
        pytest.param(Sort.OLDEST, [4, 1, 2, 3, 5, 6], id="oldest"),
    ],
)
def test_order(sort: Sort, expected: list[int]) -> None:
    assert rows(OIL, sort=sort) == expected


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(Selection(), [1, 2], id="true"),
        pytest.param(Selection(possible=True), [1, 2, 4], id="possible"),
        pytest.param(Selection(undated=Undated.INCLUDE), [1, 2, 6], id="undated, less what a bound excludes"),
        pytest.param(Selection(undated=Undated.ONLY), [6], id="only undated"),
    ],
)
def test_selection(selection: Selection, expected: list[int]) -> None:
    assert rows(OIL_IN_2022, selection) == expected
    assert list(ENGINE.rows(OIL_IN_2022, selection=selection)) == expected


@pytest.mark.parametrize(
    ("selection", "counts"),
    [
        pytest.param(Selection(), Counts(articles=2, stories=1, undated=2, possible=1, trimmed=1), id="true"),
        pytest.param(
            Selection(possible=True, undated=Undated.INCLUDE),
            Counts(articles=4, stories=3, undated=2, possible=1, trimmed=1),
            id="with all that is unknown",
        ),
    ],
)
def test_counts(selection: Selection, counts: Counts) -> None:
    assert ENGINE.count(OIL_IN_2022, selection=selection) == counts
    assert ENGINE.search(OIL_IN_2022, selection=selection, limit=1).counts == counts


def test_a_hit_says_why_it_is_there() -> None:
    hits = ENGINE.search(OIL_IN_2022, selection=Selection(possible=True, undated=Undated.INCLUDE), limit=None).hits
    assert {hit.row: hit.match for hit in hits} == {
        1: Match.YES,
        2: Match.YES,
        4: Match.POSSIBLE,
        6: Match.UNDATED,
    }


def test_the_score_is_the_number_of_occurrences() -> None:
    assert [hit.score for hit in ENGINE.search(OIL, limit=3).hits] == [3, 2, 1]


@pytest.mark.parametrize(("limit", "count"), [(0, 0), (2, 2), (100, 7), (None, 7)])
def test_limit(limit: int | None, count: int) -> None:
    assert len(ENGINE.search(Anything(), limit=limit).hits) == count


def test_an_article_is_read_anew_for_every_query() -> None:
    archive = list(ARCHIVE)
    engine = ScanEngine(lambda: archive)
    archive.append(replace(ARCHIVE[0], row=8))
    assert list(engine.rows(OIL)) == [1, 2, 3, 4, 5, 6, 8]
