"""Where among sorted words those near a word must lie, so that an index finds them and few others.

The one idea: one edit or two leave most of a word as it was. Either its ending is untouched; or at most one edit lies
before the ending, where it touches the first character, or does not. Of one edit alone there are three cases: it lies before
the ending, in it, or swaps the two characters where it begins.
"""

import sqlite3
from typing import Final, NamedTuple

from corpus.words.edits import edits_from

ENDING: Final = 3  # characters
LAST_CHARACTER: Final = "\U0010ffff"  # no character: sorts after all that can stand in a word
# Where a word lies, in words for which there is an index each.
BEGINS: Final = "{column} >= ? AND {column} < ?"
BEGINS_BEHIND_FIRST: Final = "substr({column}, 2) >= ? AND substr({column}, 2) < ?"
ENDS: Final = f"substr({{column}}, -{ENDING}) = ?"
LONG: Final = "length({column}) = ?"  # beside ENDS
# These indexes; a table of words has them beside that of the words themselves.
INDEXES: Final = f"""
CREATE INDEX {{table}}_by_ending ON {{table}} (substr({{column}}, -{ENDING}), length({{column}}), {{column}});
CREATE INDEX {{table}}_behind_first ON {{table}} (substr({{column}}, 2), {{column}});
"""


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
    Vicinity(beginnings=('sanct', 'sanciton'), beginnings_behind=(), ending='ion')
    >>> vicinity("sanction", 2)
    Vicinity(beginnings=('s', 'anc', 'asnc'), beginnings_behind=('sanc', 'anc'), ending='ion')
    """
    # a swap may reach from the ending into the character before it
    before = target[: -ENDING - 1]
    if distance == 1:
        where = target[-ENDING - 1 : -ENDING + 1]
        swap = (before + where[::-1] + target[-ENDING + 1 :],) if len(target) > ENDING else ()
        return Vicinity((target[:-ENDING], *swap), (), target[-ENDING:])
    if len(before) < 2:
        return Vicinity(("",), (), target[-ENDING:])
    first, rest = before[0], before[1:]
    swapped = rest[0] + first + rest[1:]
    # the first character as it was; else deleted, or swapped with the second; else behind another one, or replaced
    return Vicinity((first, rest, swapped), (before, rest), target[-ENDING:])


def near_in(connection: sqlite3.Connection, table: str, column: str, target: str, distance: int) -> tuple[str, ...]:
    """The words of a table with ``INDEXES`` at most ``distance`` (1 or 2) edits from ``target``, in order, each once."""
    # What is too short, too long or has too many foreign letters is sorted out where the words are.
    foreign = "".join(sorted(set(target), key=lambda character: (character != "]", character == "-")))
    near = "length({column}) BETWEEN ? AND ? AND {column} NOT GLOB ?"
    limits = (len(target) - distance, len(target) + distance, f"*[^{foreign}]" * (distance + 1) + "*")
    beginnings, behind, ending = vicinity(target, distance)
    places = [
        *((BEGINS, (part, part + LAST_CHARACTER)) for part in beginnings),
        *((BEGINS_BEHIND_FIRST, (part, part + LAST_CHARACTER)) for part in behind),
        (ENDS, (ending,)),
    ]
    sql = " UNION ".join(f"SELECT {{column}} FROM {{table}} WHERE {place} AND {near}" for place, _ in places)
    found = connection.execute(
        sql.format(table=table, column=column), [value for _, values in places for value in (*values, *limits)]
    )
    edits = edits_from(target)
    return tuple(sorted(word for (word,) in found if edits(word) <= distance))
