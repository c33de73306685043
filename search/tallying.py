"""Counts articles and stories by value, in one pass over an answer."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping
from typing import Generic, TypeVar

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
