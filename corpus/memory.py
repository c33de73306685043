"""What a database answered, kept until something is written to it.

One process often asks the same of an archive: the queries of a list have words and names in common, and one question is asked
for its hits, its counts and its next page. Whether anything was written since is seen in a few microseconds.
"""

import sqlite3
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")

# Answers, and the words and numbers in them: some twenty megabytes, beside what has a bound of its own (the words of a
# vocabulary in columns).
MOST_KEPT: Final = 200_000
ROOM_OF_OTHERS: Final = 50  # what a tree of a query counts for, which takes the room of so many words


class Memory:
    """The answers of one connection. Nothing is kept before ``refresh`` was called.

    What this connection writes is seen at once. What others write is seen after ``refresh``, with which every question begins.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._asking = connection.cursor()
        self._asking.row_factory = None
        self._moment = Moment(self._asking)
        self._written = -1  # by this connection when it was last refreshed
        self._version = -1  # counts what others write; all answers were found when it was this, or later
        self._is_sure = False  # that it has been this since it was last refreshed
        self._answers: dict[Hashable, Any] = {}
        self._kept = 0

    def refresh(self) -> None:
        """Answer from now on for the database as it is now; inside a transaction, which may be undone, nothing is kept.

        Whether others wrote anything is looked at when first an answer is there that was found before.
        """
        written = -1 if self._connection.in_transaction else self._connection.total_changes
        if written != self._written or self._kept > MOST_KEPT:
            self._forget()
            self._written = written
        self._is_sure = False
        if self._version < 0:
            self._make_sure()

    def recall(self, question: Hashable, find: Callable[[Given], Answer], given: Given) -> Answer:
        """``find(given)``, which is the answer to the question, found once; the answer is never changed."""
        if self._connection.total_changes != self._written:
            return find(given)
        found: Answer | None = self._answers.get(question)
        if found is not None and not self._is_sure:
            self._make_sure()
            found = self._answers.get(question)
        if found is None:
            found = self._answers[question] = find(given)
            self._kept += 1 + _size(found)
        return found

    def at_one_moment(self) -> "Moment":
        """A context, to be entered at once, inside which all that the connection reads is of one moment, whatever others write."""
        return WITHIN if self._connection.in_transaction else self._moment

    def _make_sure(self) -> None:
        (version,) = self._asking.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._forget()
            self._version = version
        self._is_sure = True

    def _forget(self) -> None:
        self._answers.clear()
        self._kept = 0


class Moment:
    """A transaction in which nothing is written, while one is wanted. A class, as a generator takes longer than SQLite."""

    __slots__ = ("_asking",)

    def __init__(self, asking: sqlite3.Cursor | None) -> None:
        """For None there is one already, and this does nothing."""
        self._asking = asking

    def __enter__(self) -> None:
        if self._asking is not None:
            self._asking.execute("BEGIN")

    def __exit__(self, *_: object) -> None:
        if self._asking is not None:
            self._asking.execute("ROLLBACK")


WITHIN: Final = Moment(None)


def _size(answer: object) -> int:
    """How many words and numbers there are in an answer, or would have room in it."""
    if type(answer) is tuple or type(answer) is frozenset:  # of words, or of numbers
        return len(answer)
    if isinstance(answer, tuple):  # of fields
        return sum(map(_size, answer))
    return 1 if isinstance(answer, str | int | None) else ROOM_OF_OTHERS
