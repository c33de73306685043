"""Company more often than by chance."""

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import EntityType
from search.views.together import LEAST_ARTICLES, LEAST_LIKELIHOOD, log_likelihood, together
from tests.search.writing import Written, archive_of

PERSON, ORG, PLACE, OTHER = EntityType
NAMES = (("Ann Hallam", PERSON), ("Bo Dahl", PERSON), ("Kyiv", PLACE), ("Kiev", PLACE), ("NATO", ORG))


def article(number: int, *names: tuple[str, EntityType]) -> Written:
    return Written(f"{number}: " + " and ".join(name for name, _ in names), names=names)


articles = st.lists(st.lists(st.sampled_from(NAMES), max_size=4, unique=True), max_size=25)


@settings(deadline=None, max_examples=60)
@given(articles, st.integers(0, 25))
def test_company_is_what_counting_article_by_article_finds(names: list[list[tuple[str, EntityType]]], end: int) -> None:
    archive = archive_of(*(article(number, *each) for number, each in enumerate(names)))
    rows = list(archive.heads())
    book = archive.names
    entities = {stored.row: {book.entity_of(number).id for number in stored.names} for stored in archive.stored(rows)}
    answer = set(rows[:end])
    expected: dict[int, object] = {}
    for entity in set().union(*entities.values()):
        count = sum(entity in entities[row] for row in answer)
        of = sum(entity in entities[row] for row in rows)
        chance = len(answer) * of / len(rows)
        if count >= LEAST_ARTICLES and count > chance:
            likelihood = log_likelihood(count, len(answer), of, len(rows))
            if likelihood >= LEAST_LIKELIHOOD:
                expected[entity] = (count, of, pytest.approx(chance), pytest.approx(count / chance))
    found = together(archive, rows[:end], limit=None)
    assert {
        each.entity.id: (each.articles, each.everywhere, each.expected, each.lift) for each in found.companions
    } == expected
    assert (found.found, found.articles, found.everywhere) == (len(expected), len(answer), len(rows))
    assert together(archive, rows[:end], limit=1).companions == found.companions[:1]


def test_what_is_everywhere_is_no_company() -> None:
    both, one = (NAMES[0], NAMES[4]), (NAMES[4],)
    archive = archive_of(*(article(number, *(both if number < 6 else one)) for number in range(20)))
    found = together(archive, list(archive.heads())[:6], limit=None)
    assert [each.entity.name for each in found.companions] == ["Ann Hallam"]


def test_the_entity_itself_is_passed_over() -> None:
    both = (NAMES[0], NAMES[1])
    archive = archive_of(*(article(number, *(both if number < 6 else ())) for number in range(20)))
    itself = archive.names.written(PERSON, "Ann Hallam")[0].id
    found = together(archive, list(archive.heads())[:6], without={itself}, limit=None)
    assert [each.entity.name for each in found.companions] == ["Bo Dahl"]


def test_the_likelihood_is_that_of_the_table() -> None:
    table = [[10, 10], [20, 60]]
    total, rows, columns = 100, [20, 80], [30, 70]
    terms = [table[i][j] * log(table[i][j] * total / (rows[i] * columns[j])) for i in (0, 1) for j in (0, 1)]
    assert log_likelihood(10, 20, 30, 100) == pytest.approx(2 * sum(terms))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_the_likelihood_is_never_negative_and_nothing_of_independent_sets(a: int, b: int, c: int, d: int) -> None:
    assert log_likelihood(a, a + b, a + c, a + b + c + d) >= 0
    assert log_likelihood(a * a, a * (a + b), a * (a + b), (a + b) ** 2) == pytest.approx(0, abs=1e-6)
