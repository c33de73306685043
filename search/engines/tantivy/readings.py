"""What a tantivy query may be asked for: the readings of a query, and which way it errs where it cannot be exact."""

from enum import Enum, auto
from typing import Final, NamedTuple


class Reading(NamedTuple):
    """The articles for which a query is true, or with ``may`` not false; ``bounds`` as in ``search.matching``."""

    may: bool
    bounds: bool = False

    @property
    def opposite(self) -> "Reading":
        """What NOT asks of its clause: what is true of the opposite is what is not true of this."""
        return Reading(not self.may, self.bounds)


MUST: Final = Reading(may=False)
MAY: Final = Reading(may=True)
MAY_IN_BOUNDS: Final = Reading(may=True, bounds=True)


class Side(Enum):
    """Which way a reading errs where it cannot be exact."""

    ABOVE = auto()
    BELOW = auto()
