"""Names to entities, for counting many articles at once.

The one idea: nearly every entity has one name. So the articles with each name are counted first, as quick as counting can
be, and only where an entity has several names must it be seen to that an article with two of them counts once.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain


@dataclass(frozen=True, slots=True)
class Folding:
    """The names that count; of those that are not the first of their entity, which is its number, what they count for."""

    names: frozenset[int]
    first: Mapping[int, int]
    _several: frozenset[int] = field(init=False, repr=False, compare=False)  # the names of entities that have several

    def __post_init__(self) -> None:
        object.__setattr__(self, "_several", frozenset(chain(self.first, self.first.values())))

    def count(self, articles: Collection[Collection[int]]) -> Counter[int]:
        """In how many of these articles each entity is; an article is the names in it, each once.

        Exactly what looking up the entities of every article would count.
        """
        found = Counter(chain.from_iterable(articles))
        for name in [name for name in found if name not in self.names]:
            del found[name]
        for name in found.keys() & self.first.keys():
            found[self.first[name]] += found.pop(name)
        for names in articles if self._several else ():
            together = self._several.intersection(names)
            if len(together) > 1:
                for entity, times in Counter(self.first.get(name, name) for name in together).items():
                    found[entity] -= times - 1
        return found

    def any_counts(self, names: Iterable[int]) -> bool:
        """Whether one of these names counts."""
        return not self.names.isdisjoint(names)
