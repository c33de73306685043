"""Counts the articles and stories of an answer by value."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from itertools import chain
from typing import Generic, TypeVar

from corpus.naming.folding import Folding

Value = TypeVar("Value", bound=Hashable)


class Tally(Generic[Value]):
    """How many articles have each value, and how many stories these belong to.

    ``story_of`` gives the story of each row of the answer. ``seen`` are the articles with a value.
    """

    def __init__(self, story_of: Mapping[int, int]) -> None:
        self.articles: Counter[Value] = Counter()
        self.seen = 0
        self._story_of = story_of
        told = Counter(story_of.values())
        self._shared = {row for row, story in story_of.items() if told[story] > 1}
        self._stories: defaultdict[Value, list[int]] = defaultdict(list)  # of the articles that share theirs

    def add(self, row: int, values: Collection[Value]) -> None:
        """An article with its values, each once."""
        if not values:
            return
        self.seen += 1
        self.articles.update(values)
        if row in self._shared:
            for value in values:
                self._stories[value].append(self._story_of[row])

    def stories(self, value: Value) -> int:
        """The number of stories that the articles with this value belong to."""
        shared = self._stories.get(value, [])
        return self.articles[value] - len(shared) + len(set(shared))


class EntityTally:
    """The same of the entities in the articles of an answer, ``annotated`` in number, whose ``names`` are given by row."""

    def __init__(self, folding: Folding, names: Mapping[int, Sequence[int]], story_of: Mapping[int, int]) -> None:
        told = Counter(story_of.values())
        together: defaultdict[int, list[Sequence[int]]] = defaultdict(list)  # names of articles that share their story
        alone = []
        for row, found in names.items():
            if told[story_of[row]] > 1:
                together[story_of[row]].append(found)
            else:
                alone.append(found)
        self.articles = folding.count(alone)
        self.annotated = len(names)
        self.seen = sum(map(folding.any_counts, names.values()))
        self._sharing = folding.count(list(chain.from_iterable(together.values())))
        self._told = folding.count([frozenset(chain.from_iterable(each)) for each in together.values()])
        self.articles.update(self._sharing)

    def stories(self, value: int) -> int:
        """The number of stories that the articles with this entity belong to."""
        return self.articles[value] - self._sharing[value] + self._told[value]
