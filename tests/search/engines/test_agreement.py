"""Every engine agrees with the scan, whatever is asked of whatever archive."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.actions import correct
from corpus.article import Dating, Kind, StoredArticle
from corpus.dates import DateInterval
from search.engine import Selection, Sort, Undated
from search.engines.scan import ScanEngine
from search.indexing import ENGINES
from search.query import Query
from tests.search.engines.building import INDEXES, Indexed, InMemory, article, engine_over, resolved
from tests.search.generating import archives, queries
from tests.search.writing import ADDED, Written, archive_of

SELECTIONS = [Selection(possible=possible, undated=undated) for possible, undated in product((False, True), Undated)]

each_engine = pytest.mark.parametrize("name", INDEXES)


def test_no_engine_is_left_out() -> None:
    assert INDEXES.keys() == ENGINES.keys()


# --- the scan is the measure -----------------------------------------------------------------------------------------


def written_at_once(index: Indexed, archive: tuple[StoredArticle, ...]) -> None:
    index.fill((), archive)


def written_bit_by_bit(index: Indexed, archive: tuple[StoredArticle, ...]) -> None:
    """In three goes, after other articles were in the place of the last ones: nothing of them may be found."""
    half = len(archive) // 2
    stale = [replace(archive[0], row=one.row) for one in archive[half:]]
    index.fill((), [*stale, replace(archive[-1], row=99)])
    index.fill([one.row for one in stale], archive[:half])
    index.fill([99], archive[half:])


@each_engine
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    archives(most=6),
    st.sampled_from((written_at_once, written_bit_by_bit)),
    st.lists(queries(), min_size=1, max_size=6),
    st.sampled_from(SELECTIONS),
)
def test_answers_are_those_of_the_scan(
    name: str,
    archive: tuple[StoredArticle, ...],
    write: Callable[[Indexed, tuple[StoredArticle, ...]], None],
    asked: list[Query],
    selection: Selection,
) -> None:
    articles = InMemory(archive)
    index = INDEXES[name]()
    write(index, archive)
    engine = index.engine(articles)
    oracle = ScanEngine(lambda: archive)
    for query in asked:
        wanted = resolved(query)
        articles.looked_at.clear()
        assert engine.count(wanted, selection=selection) == oracle.count(wanted, selection=selection)
        assert list(engine.rows(wanted, selection=selection)) == list(oracle.rows(wanted, selection=selection))
        for sort, limit in product((Sort.NEWEST, Sort.OLDEST), (None, 2, 0)):
            ours = engine.search(wanted, selection=selection, sort=sort, limit=limit)
            assert ours == oracle.search(wanted, selection=selection, sort=sort, limit=limit)
        found = engine.search(wanted, selection=selection, limit=None).hits
        theirs = oracle.search(wanted, selection=selection, limit=None).hits
        assert {(hit.row, hit.match) for hit in found} == {(hit.row, hit.match) for hit in theirs}
        assert not (articles.looked_at and engine.is_exact(wanted))


# Dates that touch each other from either side, in every precision.
TOUCHING = (
    DateInterval.of(2023), DateInterval.of(2024), DateInterval.of(2023, 12), DateInterval.of(2024, 1),
    DateInterval.of(2023, 12, 31), DateInterval.of(2024, 1, 1), DateInterval.of(2023, 12, 31, 23, 59, 59),
    DateInterval.of(2024, 1, 1, 0, 0, 0), DateInterval.quarter(2024, 1), DateInterval.week(2024, 1), DateInterval.decade(2020),
)  # fmt: skip
PERIODS = [
    f"{comparison}{period}"
    for comparison in ("", ">", "<", ">=", "<=")
    for period in ("2023", "2024", "2023-12", "2024-01", "2023-12-31", "2024-01-01", "2024-Q1", "2024-W01", "202X")
]


def dated_archive() -> tuple[StoredArticle, ...]:
    datings: list[Dating | None] = [None]
    for interval, kind in product(TOUCHING, (Kind.STATED, Kind.INFERRED)):
        datings.append(Dating(interval, kind, "", ""))
    datings += [Dating(DateInterval(interval.earliest, None), Kind.BOUND, "", "") for interval in TOUCHING]
    return tuple(article(row, published=dating) for row, dating in enumerate(datings, start=1))


@each_engine
@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_every_border_between_dates_is_that_of_the_scan(name: str, selection: Selection) -> None:
    archive = dated_archive()
    engine, oracle = engine_over(name, archive), ScanEngine(lambda: archive)
    for period, negated in product(PERIODS, ("", "NOT ")):
        wanted = resolved(f"{negated}published:{period}")
        assert engine.search(wanted, selection=selection, sort=Sort.NEWEST, limit=None) == oracle.search(
            wanted, selection=selection, sort=Sort.NEWEST, limit=None
        ), period


@each_engine
@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_corrected_dates_are_those_of_the_scan(name: str, selection: Selection) -> None:
    """Every article says 2023-12-31 and then has its date corrected, in the index it is already in."""
    evidence = Dating(DateInterval.of(2023, 12, 31), Kind.INFERRED, "", "")
    archive = archive_of(*(Written("oil", published=evidence) for _ in range(len(TOUCHING) * 2 + 1)))
    index = INDEXES[name]()
    index.fill((), archive.stored(archive.heads()))
    last = archive.last_change()
    corrections = [None, *TOUCHING, *(DateInterval(interval.earliest, None) for interval in TOUCHING)]
    with archive.transaction():
        for row, published in zip(list(archive.heads()), corrections, strict=True):
            correct(archive, row, published, "print", now=ADDED)
    rows = [row for row, _ in archive.changed_rows(last)]
    index.fill(rows, archive.stored(rows))
    articles = tuple(archive.stored(archive.heads()))
    engine, oracle = index.engine(archive), ScanEngine(lambda: articles)
    for period, negated in product(PERIODS, ("", "NOT ")):
        wanted = resolved(f"{negated}published:{period}")
        assert engine.search(wanted, selection=selection, sort=Sort.NEWEST, limit=None) == oracle.search(
            wanted, selection=selection, sort=Sort.NEWEST, limit=None
        ), period


# --- order -----------------------------------------------------------------------------------------------------------


@each_engine
def test_the_typed_word_counts_more_than_its_other_forms(name: str) -> None:
    engine = engine_over(name, [article(1, "prices rose"), article(2, "price rose")])
    found = engine.search(resolved("price"), limit=None).hits
    assert [hit.row for hit in found] == [2, 1]


@each_engine
def test_equal_scores_are_in_order_of_id(name: str) -> None:
    engine = engine_over(name, (article(row, "oil and gas") for row in range(40, 0, -1)))
    assert [hit.row for hit in engine.search(resolved("oil"), limit=7).hits] == list(range(1, 8))


@each_engine
def test_equal_moments_are_in_order_of_id(name: str) -> None:
    day = Dating(DateInterval.of(2023, 5, 1), Kind.STATED, "", "")
    engine = engine_over(name, (article(row, "oil", day) for row in range(40, 0, -1)))
    found = engine.search(resolved("oil"), sort=Sort.NEWEST, limit=7).hits
    assert [hit.row for hit in found] == list(range(1, 8))


# --- writing ---------------------------------------------------------------------------------------------------------


@each_engine
def test_an_article_can_be_replaced(name: str) -> None:
    index = INDEXES[name]()
    index.fill((), [article(1, "oil"), article(2, "oil")])
    index.fill([1], [article(1, "gas")])
    engine = index.engine(InMemory())
    assert list(engine.rows(resolved("oil"))) == [2]
    assert list(engine.rows(resolved("gas"))) == [1]


@each_engine
def test_rows_that_are_gone_are_not_found(name: str) -> None:
    index = INDEXES[name]()
    index.fill((), [article(1, "oil"), article(2, "oil")])
    index.fill([1], ())
    assert list(index.engine(InMemory()).rows(resolved("*"))) == [2]


@each_engine
@pytest.mark.parametrize("query", ["*", "oil", "NOT oil", '"oil price"', "published:2023", "mentioned:2023", "id:0"])
def test_an_index_of_nothing_answers(name: str, query: str) -> None:
    engine = engine_over(name, ())
    assert engine.search(resolved(query), limit=None).hits == ()
    assert engine.count(resolved(query), selection=Selection(possible=True)).articles == 0


@each_engine
def test_a_failed_fill_leaves_the_index_as_it_was(name: str) -> None:
    index = INDEXES[name]()
    index.fill((), [article(1, "oil")])

    def failing() -> Iterator[StoredArticle]:
        yield article(2, "oil")
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        index.fill([1], failing())
    assert list(index.engine(InMemory()).rows(resolved("oil"))) == [1]


# --- words and names -------------------------------------------------------------------------------------------------


@each_engine
def test_a_word_of_the_greatest_length_is_found(name: str) -> None:
    engine = engine_over(name, [article(1, "x" * 255 + " y" * 3)])
    assert list(engine.rows(resolved("x" * 255))) == [1]


@each_engine
def test_names_are_counted_in_title_and_body_apart(name: str) -> None:
    base = article(1, "Lind said so", title="Nothing")
    assert list(engine_over(name, [replace(base, names=())]).rows(resolved("person:lind"))) == []


@each_engine
@pytest.mark.parametrize(
    ("query", "rows"), [('author:"berg maria"', []), ('author:"jo berg"', [1]), ("author:lind", [1])]
)
def test_a_phrase_lies_within_one_name(name: str, query: str, rows: list[int]) -> None:
    base = article(1)
    written = replace(base.annotated.article, authors=("Jo Berg", "Maria Lind"))
    engine = engine_over(name, [replace(base, annotated=replace(base.annotated, article=written))])
    assert list(engine.rows(resolved(query))) == rows
