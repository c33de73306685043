"""A name and an entity, as the name book answers with them."""

from corpus.article import EntityType
from corpus.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One name: its spellings in articles, the commonest first, and the rule that linked it to its entity.

    Spellings in capitals come late, as headlines and datelines write any name so.
    ``rule`` is None for the first name of its entity. ``mentions`` counts short forms too.
    """

    id: int
    normal: str
    spellings: tuple[str, ...]
    mentions: int
    rule: str | None

    @property
    def written(self) -> str:
        """Its commonest spelling; as it is normalised where no article has it in full."""
        return self.spellings[0] if self.spellings else self.normal


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or other thing with all its names, most mentioned first.

    Of an ignored one the user wants to hear nothing: no question is answered with it.
    """

    id: int
    type: EntityType
    names: tuple[Name, ...]
    ignored: bool = False

    @property
    def chief(self) -> Name:
        """The name to call it by: the most mentioned, for a person one of several words."""
        full = [name for name in self.names if " " in name.normal] if self.type is EntityType.PERSON else []
        return (full or self.names)[0]

    @property
    def name(self) -> str:
        """What to call it: the commonest spelling of its chief name."""
        return self.chief.written

    @property
    def name_ids(self) -> tuple[int, ...]:
        """The numbers that mentions and the index know it by, ascending."""
        return tuple(sorted(name.id for name in self.names))

    @property
    def mentions(self) -> int:
        """How often any of its names was read."""
        return sum(name.mentions for name in self.names)

    @property
    def spellings(self) -> tuple[str, ...]:
        """How it is written in full, each spelling once, those of the most mentioned name first."""
        return tuple(dict.fromkeys(spelling for name in self.names for spelling in name.spellings))
