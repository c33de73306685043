"""Whatever is asked, the counts of all commands agree with one another."""

import io
from datetime import UTC, datetime, time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from corpus.article import AnnotatedArticle, Field
from corpus.dates import Precision
from corpus.shingles import sketch
from corpus.storing import ArchiveWriter, new_archive_in_memory
from search.asking import Question, Request, Unit, answered, understand
from search.engine import Selection, Undated
from search.engines.scan import ScanEngine
from search.errors import QueryError
from search.exporting import FORMATS, export
from search.views.concordance import Order, concordance_of
from search.views.facets import FacetField, facets_of
from search.views.timeline import UNITS, TooManyPeriods, timeline_of
from tests.search.generating import ADDED, TODAY, archives, queries
from tests.search.writing import engine_of

NOW = datetime.combine(TODAY, time(12), UTC)
SINGLE_VALUED = (FacetField.SOURCE, FacetField.LANGUAGE, FacetField.KIND, FacetField.FORMAT, FacetField.STORY, FacetField.MONTH, FacetField.YEAR)  # fmt: skip
UNITS_OF = {FacetField.MONTH: Precision.MONTH, FacetField.YEAR: Precision.YEAR}


def archive_with(articles: list[AnnotatedArticle]) -> ArchiveWriter:
    archive = new_archive_in_memory()
    with archive.transaction():
        for each in articles:
            label = None if each.mentions is None else "test"
            archive.add(each, sketch(each.body_words.folded), annotator=label, now=ADDED)
        archive.settle()
    return archive


@st.composite
def questions(draw: st.DrawFn) -> tuple[ArchiveWriter, Question, ScanEngine]:
    """An archive, a query that it understands, with any selection, and the engine that answers it."""
    archive = archive_with([stored.annotated for stored in draw(archives(most=7))])
    query = draw(queries())
    selection = Selection(possible=draw(st.booleans()), undated=draw(st.sampled_from(Undated)))
    try:
        question = understand(archive, Request(str(query), selection=selection, limit=None), now=NOW)
    except QueryError:
        assume(False)
        raise
    return archive, question, engine_of(archive)


agreeing = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
)


@agreeing
@given(questions())
def test_lists_and_exports_have_what_is_counted(asked: tuple[ArchiveWriter, Question, ScanEngine]) -> None:
    archive, question, engine = asked
    counts = engine.count(question.resolved, selection=question.request.selection)
    answer = answered(archive, question, engine, behind=0)
    assert answer.counts == counts
    assert len(answer.hits) == counts.articles == len({hit.row for hit in answer.hits})
    for name, of_each in (("jsonl", b""), ("ris", b"TY  - NEWS")):
        stream = io.BytesIO()
        export(archive, answer, FORMATS[name], stream)
        assert sum(line.startswith(of_each) for line in stream.getvalue().split(b"\n")[:-1]) == counts.articles
    by_story = understand(
        archive,
        Request(question.request.text, selection=question.request.selection, unit=Unit.STORY, limit=None),
        now=NOW,
    )
    assert len(answered(archive, by_story, engine, behind=0).hits) == counts.stories


@agreeing
@given(questions(), st.sampled_from(SINGLE_VALUED))
def test_a_facet_with_one_value_an_article_adds_up(
    asked: tuple[ArchiveWriter, Question, ScanEngine], field: FacetField
) -> None:
    archive, question, engine = asked
    found = facets_of(archive, field, question, engine)
    counts = engine.count(question.resolved, selection=question.request.selection)
    assert found.counts == counts
    assert sum(each.articles for each in found.facets) + found.without == counts.articles
    if field is FacetField.STORY:
        assert (len(found.facets), found.without) == (counts.stories, 0)
    if field in UNITS_OF:
        (series,) = timeline_of(archive, [question], engine, unit=UNITS_OF[field], behind=0).series
        assert sorted((each.articles, each.stories) for each in found.facets) == sorted(
            (each.articles, each.stories) for each in series.numbers if each.articles
        )
        assert (found.coarse, found.undated) == (series.possible.articles, series.undated.articles)


@agreeing
@given(questions(), st.sampled_from([None, *UNITS]))
def test_a_timeline_with_what_is_in_no_period_adds_up(
    asked: tuple[ArchiveWriter, Question, ScanEngine], unit: Precision | None
) -> None:
    archive, question, engine = asked
    try:
        (series,) = timeline_of(archive, [question], engine, unit=unit, behind=0).series
    except TooManyPeriods:
        assume(False)
        raise
    counts = engine.count(question.resolved, selection=question.request.selection)
    placed = sum(number.articles for number in series.numbers)
    assert series.counts == counts
    assert placed + series.possible.articles + series.undated.articles == counts.articles
    assert all(each.articles <= of for each, of in zip(series.numbers, series.all_articles, strict=True))


@agreeing
@given(questions(), st.sampled_from(Order))
def test_a_concordance_is_of_articles_that_are_counted(
    asked: tuple[ArchiveWriter, Question, ScanEngine], order: Order
) -> None:
    archive, question, engine = asked
    found = concordance_of(archive, question, engine, order=order, width=10, behind=0)
    assert found.counts == engine.count(question.resolved, selection=question.request.selection)
    assert len(found.lines) == found.found
    assert len({line.headline.id for line in found.lines}) == found.articles <= found.counts.articles
    assert {line.field for line in found.lines} <= set(Field)
    rows = set(engine.rows(question.resolved, selection=question.request.selection))
    assert {line.headline.row for line in found.lines} <= rows


@pytest.mark.parametrize("field", SINGLE_VALUED)
def test_an_empty_archive_counts_nothing(field: FacetField) -> None:
    archive = archive_with([])
    question = understand(archive, Request("*"), now=NOW)
    assert facets_of(archive, field, question, engine_of(archive)).facets == ()
