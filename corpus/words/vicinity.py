"""Where among sorted words those near a word must lie, so that an index finds them and few others.

The one idea: one edit or two leave most of a word as it was. Either its ending is untouched; or at most one edit lies
before the ending, where it touches the first character, or does not.
"""

from typing import Final, NamedTuple

ENDING: Final = 3  # characters


class Vicinity(NamedTuple):
    """What is true of every word near the target: one of three things.

    It has one of these ``beginnings``, of which an empty one is that of every word; or it has one of ``beginnings_behind``
    behind its first character; or its last ``ENDING`` characters, all of it where it has fewer, are ``ending``.
    """

    beginnings: tuple[str, ...]
    beginnings_behind: tuple[str, ...]
    ending: str


def vicinity(target: str, distance: int) -> Vicinity:
    """Where the words at most ``distance`` (1 or 2) edits from ``target`` lie; a swap of two neighbours is one edit.

    >>> vicinity("sanction", 1)
    Vicinity(beginnings=('sanc',), beginnings_behind=(), ending='ion')
    >>> vicinity("sanction", 2)
    Vicinity(beginnings=('s', 'anc', 'asnc'), beginnings_behind=('sanc', 'anc'), ending='ion')
    """
    # a swap may reach from the ending into the character before it
    before = target[: -ENDING - 1]
    if distance == 1:
        return Vicinity((before,), (), target[-ENDING:])
    if len(before) < 2:
        return Vicinity(("",), (), target[-ENDING:])
    first, rest = before[0], before[1:]
    swapped = rest[0] + first + rest[1:]
    # the first character as it was; else deleted, or swapped with the second; else behind another one, or replaced
    return Vicinity((first, rest, swapped), (before, rest), target[-ENDING:])
