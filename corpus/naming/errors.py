"""What the user can put right about names.

::

    NamingError          an action that cannot be done, or a list of decisions that cannot be read (2)
    ├── UnknownName      nothing is called so (1)
    ├── ForeignName      the entity has no name that is written so
    └── AmbiguousName    several are called so
"""

from collections.abc import Sequence

from corpus.errors import DatelineError
from corpus.naming.entities import Entity

MOST_CHOICES = 10


class NamingError(DatelineError):
    """An action on the name book that cannot be done; the message says why and what can."""

    exit_code = 2


class UnknownName(NamingError):
    """No entity has this name; ``near`` are those that have it as a part."""

    exit_code = 1

    def __init__(self, asked: str, near: Sequence[Entity] = ()) -> None:
        self.asked = asked
        self.near = tuple(near)
        super().__init__(asked, self.near)

    def __str__(self) -> str:
        if not self.near:
            return f"no entity is called {self.asked.strip() or repr(self.asked)}; dateline names list PART shows those with that part"
        return f"no entity is called exactly {self.asked}; with that part there are:{choices(self.near)}"


class ForeignName(NamingError):
    """The entity has no name that is written so."""

    def __init__(self, asked: str, entity: Entity) -> None:
        self.asked = asked
        self.entity = entity
        super().__init__(asked, entity)

    def __str__(self) -> str:
        names = "".join(f"\n  #{name.id}  {name.written}" for name in self.entity.names)
        return f"{self.asked} is no name of {self.entity.name} (#{self.entity.id}); its names are:{names}"


class AmbiguousName(NamingError):
    """Several entities have this name."""

    def __init__(self, asked: str, among: Sequence[Entity]) -> None:
        self.asked = asked
        self.among = tuple(among)
        super().__init__(asked, self.among)

    def __str__(self) -> str:
        return f"{self.asked} is {len(self.among):,} entities; name one by its number:{choices(self.among)}"


def choices(entities: Sequence[Entity]) -> str:
    """The entities, one a line, with what they are called by."""
    lines = [f"\n  #{entity.id}  {entity.name} ({entity.type}), {entity.mentions:,} mentions" for entity in entities]
    more = len(lines) - MOST_CHOICES
    return "".join(lines[:MOST_CHOICES]) + (f"\n  and {more:,} more" if more > 0 else "")
