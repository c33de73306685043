"""What a database answered, kept until something is written to it.

One process often asks the same of an archive: the queries of a list have words and names in common, and one question is asked
for its hits, its counts and its next page. Whether anything was written since is seen in a few microseconds.
"""

import sqlite3
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")

MOST_KEPT: Final = 200_000  # answers, and the words and numbers in them: some twenty megabytes
ROOM_OF_OTHERS: Final = 50  # what a tree of a query counts for, which takes the room of so many words


class Memory:
    """The answers of one connection. Nothing is kept before ``refresh`` was called.

    What this connection writes is seen at once. What others write is seen when ``refresh`` or ``recall_anew`` is called, with
    which every question begins.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._asking = connection.cursor()
        self._asking.row_factory = None
        self._written = -1  # by this connection when it was last refreshed
        self._version = -1  # counts what others write
        self._answers: dict[Hashable, Any] = {}
        self._kept = 0

    def refresh(self) -> None:
        """Answer from now on for the database as it is now; inside a transaction, which may be undone, nothing is kept."""
        self._refresh(-1 if self._connection.in_transaction else self._connection.total_changes)

    def _refresh(self, written: int) -> None:
        (version,) = self._asking.execute("PRAGMA data_version").fetchone()
        if version != self._version or written != self._written or self._kept > MOST_KEPT:
            self._answers.clear()
            self._kept = 0
            self._version, self._written = version, written

    def recall(self, question: Hashable, find: Callable[[Given], Answer], given: Given) -> Answer:
        """``find(given)``, which is the answer to the question, found once; the answer is never changed."""
        if self._connection.total_changes != self._written:
            return find(given)
        found: Answer | None = self._answers.get(question)
        if found is None:
            found = self._answers[question] = find(given)
            self._kept += 1 + _size(found)
        return found

    def recall_anew(self, question: Hashable, find: Callable[[Given], Answer], given: Given) -> Answer:
        """The same for the database as it is now: ``refresh``, and ``find`` reads all it reads at that moment."""
        if question in self._answers or self._connection.in_transaction:
            self.refresh()
            if question in self._answers or self._connection.in_transaction:
                return self.recall(question, find, given)
        asking = self._asking
        asking.execute("BEGIN")
        try:
            # whether anything was written is asked inside, where it takes half the time
            self._refresh(self._connection.total_changes)
            found = self._answers[question] = find(given)
            self._kept += 1 + _size(found)
            return found
        finally:
            asking.execute("ROLLBACK")


def _size(answer: object) -> int:
    """How many words and numbers there are in an answer, or would have room in it."""
    if type(answer) is tuple or type(answer) is frozenset:  # of words, or of numbers
        return len(answer)
    if isinstance(answer, tuple):  # of fields
        return sum(map(_size, answer))
    return 1 if isinstance(answer, str | int | None) else ROOM_OF_OTHERS
