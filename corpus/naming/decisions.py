"""A decision about names as they are written, and whether decisions agree."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from corpus.article import EntityType
from corpus.naming.errors import NamingError
from corpus.naming.parts import normalise


class Verdict(StrEnum):
    """What a decision says of its names."""

    SAME = "same"  # both name one entity
    APART = "apart"  # they name two
    IGNORED = "ignored"  # nothing is to be heard of what this one names


class Decision(NamedTuple):
    """One decision; ``one`` and ``other`` are normalised, in alphabetical order, ``other`` empty for a single name."""

    type: EntityType
    one: str
    other: str
    verdict: Verdict
    one_written: str
    other_written: str
    because: str = ""

    @classmethod
    def of(cls, type_: EntityType, verdict: Verdict, *written: str, because: str = "") -> "Decision":
        """The decision about one or two names as they are written; ValueError for a name without words, or one twice."""
        names = sorted((normalise(each), " ".join(each.split())) for each in written)
        if not all(normal for normal, _ in names) or len({normal for normal, _ in names}) < len(written):
            raise ValueError(written)
        (one, one_written), (other, other_written) = (*names, ("", ""))[:2]
        return cls(type_, one, other, verdict, one_written, other_written, " ".join(because.split()))


def check_consistent(decisions: Iterable[Decision], what: str) -> None:
    """Nothing; NamingError where names are set apart that other decisions make one."""
    decisions = list(decisions)
    tree: dict[tuple[EntityType, str], set[tuple[EntityType, str]]] = {}
    for each in decisions:
        if each.verdict is Verdict.SAME:
            one, other = (
                tree.setdefault((each.type, normal), {(each.type, normal)}) for normal in (each.one, each.other)
            )
            if one is not other:
                one |= other
                tree.update(dict.fromkeys(other, one))
    for each in decisions:
        if each.verdict is Verdict.APART and (each.type, each.other) in tree.get((each.type, each.one), ()):
            raise NamingError(
                f"{what}: {each.one_written} and {each.other_written} ({each.type}) are apart by one line,"
                " and one entity by others; take out one of them"
            )
