"""Counts by name, folded, are those of the entities of each article looked up."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from corpus.naming.folding import Folding

articles = st.lists(st.frozensets(st.integers(1, 9), max_size=6), max_size=12)
# the names that count, and which entity, the smallest of its names, each is of
foldings = st.dictionaries(st.integers(1, 9), st.integers(1, 3), max_size=9)


@given(articles, foldings)
def test_counts_are_those_of_entities_looked_up(names: list[frozenset[int]], group_of: dict[int, int]) -> None:
    entity_of = {name: min(other for other in group_of if group_of[other] == group) for name, group in group_of.items()}
    folding = Folding(frozenset(group_of), {name: entity for name, entity in entity_of.items() if name != entity})
    looked_up = Counter(
        entity for article in names for entity in {entity_of[name] for name in article if name in entity_of}
    )
    assert dict(folding.count(names)) == dict(looked_up)
    assert [folding.any_counts(article) for article in names] == [
        any(name in entity_of for name in article) for article in names
    ]
