"""The measure of groupings is what its definition says."""

from collections.abc import Hashable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.entity_collections import Name, Report
from benchmarks.evaluate_names import b_cubed, grouped
from corpus.article import EntityType, Field, Mention


def by_definition(right: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float]:
    """For each name what part of its group is right, and what part of its right group is in it; the mean of each."""
    precision = recall = 0.0
    for truth, group in zip(right, found, strict=True):
        ours = [other for other, another in zip(right, found, strict=True) if another == group]
        theirs = [another for other, another in zip(right, found, strict=True) if other == truth]
        precision += ours.count(truth) / len(ours)
        recall += theirs.count(group) / len(theirs)
    return precision / len(right), recall / len(right)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12))
def test_the_score_is_that_of_the_definition(names: list[tuple[int, int]]) -> None:
    right, found = [truth for truth, _ in names], [group for _, group in names]
    score = b_cubed(right, found)
    assert (score.precision, score.recall) == pytest.approx(by_definition(right, found))


def test_names_of_all_reports_are_grouped_by_one_book() -> None:
    texts = ("The Harbour Safety Board (HSB) met.", "HSB spoke.")
    names = (((4, 24), (26, 29)), ((0, 3),))
    reports = [
        Report(str(number), "", text, tuple(Name(start, end, None, None) for start, end in spans))
        for number, (text, spans) in enumerate(zip(texts, names, strict=True))
    ]
    mentions = [
        [Mention(Field.BODY, start, end, text[start:end], EntityType.ORG) for start, end in spans]
        for text, spans in zip(texts, names, strict=True)
    ]
    assert len(set(grouped(reports, mentions))) == 1
