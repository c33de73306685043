"""Counts by value are those of the articles looked at one by one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli import FACET_FIELDS
from corpus.article import EntityType, StoredArticle
from corpus.dates import DateInterval
from corpus.naming.book import NameBook
from corpus.naming.deciding import Decisions
from corpus.storing import ArchiveWriter
from search.asking import Request
from search.engine import RELIABLE, Selection, Undated
from search.engines.judging import is_selected, judge
from search.periods import printed
from search.views.facets import ENTITIES, PERIODS, FacetField, Facets, facets_of
from tests.search.writing import ADDED, Written, archive_of, asked, bound, engine_of, inferred, stated

PERSON, ORG, PLACE, OTHER = EntityType
NAMES = (
    ("Ann Hallam", PERSON),
    ("Anna Hallam", PERSON),
    ("Aleksandr Volkov", PERSON),
    ("Alexander Volkov", PERSON),
    ("NATO", ORG),
    ("Kyiv", PLACE),
    ("Kiev", PLACE),
)
DATES = ("2023-01-31", "2023-02-01", "2023-02", "2023", "2022-12-26", "202X")
# Thirty words and more make a copy: the same text twice is one story.
LONG = " ".join(f"word{number}" for number in range(60))

written = st.builds(
    lambda names, copied, published, source, authors: Written(
        (f"{LONG} " if copied else "") + " and ".join(name for name, _ in names),
        names=None if names == () else tuple(names),
        published=published,
        source=source,
        authors=authors,
    ),
    st.lists(st.sampled_from(NAMES), max_size=4, unique=True).map(tuple),
    st.booleans(),
    st.one_of(
        st.none(),
        st.sampled_from(DATES).map(lambda edtf: stated(DateInterval.from_edtf(edtf))),
        st.sampled_from(DATES).map(lambda edtf: inferred(DateInterval.from_edtf(edtf))),
        st.just(bound(DateInterval.of(2023, 2))),
    ),
    st.sampled_from([None, "The Gazette", "the gazette", "Evening Post"]),
    st.sampled_from([(), ("Maria Lind",), ("Maria Lind", "Jo Berg"), ("Maria Lind", "MARIA LIND")]),
)
selections = st.builds(Selection, possible=st.booleans(), undated=st.sampled_from(Undated))
queries = st.sampled_from(
    ["*", "word1", "person:volkov OR place:kyiv", "published:2023-01..2023-02", "NOT source:gazette"]
)


def values_of(field: FacetField, stored: StoredArticle, book: NameBook) -> Iterator[object]:
    article = stored.annotated.article
    if field in ENTITIES:
        for number in stored.names:
            entity = book.entity_of(number)
            if not entity.ignored and ENTITIES[field] in {None, entity.type}:
                yield entity.id
    elif field in PERIODS:
        published = article.published
        if published is not None and published.kind in RELIABLE and published.interval.earliest is not None:
            period = DateInterval.containing(published.interval.earliest, PERIODS[field])
            if published.interval.inside(period):
                yield printed(published.interval.earliest, PERIODS[field])
    else:
        known: dict[FacetField, Sequence[str]] = {
            FacetField.SOURCE: [] if article.source is None else [article.source.lower()],
            FacetField.AUTHOR: [author.lower() for author in article.authors],
            FacetField.LANGUAGE: [article.language],
            FacetField.KIND: [article.kind],
            FacetField.FORMAT: [article.format],
            FacetField.STORY: [stored.story],
        }
        yield from known[field]


def one_by_one(archive: ArchiveWriter, field: FacetField, request: Request) -> dict[object, tuple[int, int]]:
    question = asked(archive, request.text, request)
    found: defaultdict[object, list[str]] = defaultdict(list)
    for stored in archive.stored(archive.heads()):
        judged = judge(question.resolved, stored)
        if judged is not None and is_selected(judged, request.selection):
            for value in set(values_of(field, stored, archive.names)):
                found[value].append(stored.story)
    return {value: (len(stories), len(set(stories))) for value, stories in found.items()}


def facets_in(archive: ArchiveWriter, field: FacetField, request: Request) -> Facets:
    return facets_of(archive, field, asked(archive, request.text, request), engine_of(archive))


def counted(found: Facets) -> dict[object, tuple[int, int]]:
    return {
        facet.value.lower() if facet.id is None and found.field not in PERIODS else facet.id or facet.value: (
            facet.articles,
            facet.stories,
        )
        for facet in found.facets
    }


@settings(deadline=None, max_examples=60)
@given(st.lists(written, max_size=7), queries, selections, st.booleans())
def test_counts_are_those_of_articles_looked_at_one_by_one(
    articles: list[Written],
    query: str,
    selection: Selection,
    decided: bool,
) -> None:
    archive = archive_of(*articles)
    if decided:
        decide(archive)
    for field in FacetField:
        request = Request(query, selection=selection, limit=None)
        found = facets_in(archive, field, request)
        assert counted(found) == one_by_one(archive, field, request)
        assert found.values == len(found.facets)
        assert [facet.articles for facet in found.facets] == sorted(
            (facet.articles for facet in found.facets), reverse=True
        )
        assert facets_in(archive, field, replace(request, limit=2)).facets == found.facets[:2]


@settings(deadline=None, max_examples=60)
@given(st.lists(written, max_size=7), queries, selections)
def test_values_of_which_an_article_has_one_add_up_to_the_answer(
    articles: list[Written], query: str, selection: Selection
) -> None:
    archive = archive_of(*articles)
    for field in {*FacetField} - {*ENTITIES, FacetField.AUTHOR}:
        found = facets_in(archive, field, Request(query, selection=selection, limit=None))
        assert sum(facet.articles for facet in found.facets) + found.without == found.counts.articles
        if field in PERIODS:
            assert found.without == found.coarse + found.undated


def decide(archive: ArchiveWriter) -> None:
    """Merge the Hallams and ignore the Volkovs, where they are."""
    book, decisions = archive.names, Decisions(archive.names)
    one, other = book.written(PERSON, "Ann Hallam"), book.written(PERSON, "Anna Hallam")
    if one and other:
        decisions.merge(one[0], other[0], because="", now=ADDED)
    for volkov in book.written(PERSON, "Alexander Volkov"):
        decisions.ignore(volkov, because="", now=ADDED)


def test_two_names_of_one_entity_in_an_article_count_once() -> None:
    archive = archive_of(Written("Kyiv, once Kiev", names=(("Kyiv", PLACE), ("Kiev", PLACE))))
    [facet] = facets_in(archive, FacetField.PLACE, Request("*")).facets
    assert (facet.value, facet.type, facet.articles, facet.stories) == ("Kyiv", PLACE, 1, 1)


def test_an_outlet_is_called_as_it_is_most_often_set() -> None:
    archive = archive_of(
        *(Written(str(number), source=source) for number, source in enumerate(["THE POST", "The Post", "The Post"]))
    )
    [facet] = facets_in(archive, FacetField.SOURCE, Request("*")).facets
    assert (facet.value, facet.articles) == ("The Post", 3)


def test_articles_that_nobody_looked_for_names_in_are_counted() -> None:
    found = facets_in(archive_of(Written("Kyiv", names=None), Written("none")), FacetField.PLACE, Request("*"))
    assert (found.without, found.unannotated) == (2, 1)


def test_the_fields_of_the_command_are_all() -> None:
    assert tuple(FacetField) == FACET_FIELDS


@pytest.mark.parametrize("field", FacetField)
def test_of_an_empty_answer(field: FacetField) -> None:
    found = facets_in(archive_of("oil"), field, Request("xylophone"))
    assert (found.facets, found.values, found.without) == ((), 0, 0)
