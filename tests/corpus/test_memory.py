import sqlite3
from pathlib import Path

import pytest

from corpus import memory as memory_module
from corpus.memory import Memory


class Counted:
    """How many rows a table has that are at least so large; ``asked`` is how often that was looked up."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.asked = 0
        self._connection = connection
        self._memory = Memory(connection)

    def refresh(self) -> None:
        self._memory.refresh()

    def at_least(self, least: int) -> int:
        return self._memory.recall(("at least", least), self._look_up, least)

    def at_least_now(self, least: int) -> int:
        return self._memory.recall_anew(("at least", least), self._look_up, least)

    def _look_up(self, least: int) -> int:
        self.asked += 1
        (found,) = self._connection.execute("SELECT count(*) FROM numbers WHERE number >= ?", (least,)).fetchone()
        return int(found)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    connection = sqlite3.connect(tmp_path / "numbers.sqlite")
    connection.executescript(
        "PRAGMA journal_mode = WAL; CREATE TABLE numbers (number); INSERT INTO numbers VALUES (1), (5);"
    )
    connection.close()
    return tmp_path / "numbers.sqlite"


def test_an_answer_is_found_once(place: Path) -> None:
    counted = Counted(sqlite3.connect(place))
    counted.refresh()
    assert [counted.at_least(3), counted.at_least(3), counted.at_least(0), counted.at_least(9)] == [1, 1, 2, 0]
    counted.refresh()
    assert (counted.at_least(9), counted.asked) == (0, 3)


def test_what_another_connection_writes_is_seen_with_the_next_refresh(place: Path) -> None:
    counted, other = Counted(sqlite3.connect(place)), sqlite3.connect(place, isolation_level=None)
    counted.refresh()
    assert counted.at_least(3) == 1
    other.execute("INSERT INTO numbers VALUES (7)")
    assert counted.at_least(3) == 1
    counted.refresh()
    assert counted.at_least(3) == 2
    other.execute("DELETE FROM numbers")
    counted.refresh()
    assert counted.at_least(3) == 0


def test_what_this_connection_writes_is_seen_at_once(place: Path) -> None:
    connection = sqlite3.connect(place, isolation_level=None)
    counted = Counted(connection)
    counted.refresh()
    assert counted.at_least(3) == 1
    connection.execute("BEGIN")
    connection.execute("INSERT INTO numbers VALUES (7)")
    assert counted.at_least(3) == 2
    counted.refresh()
    assert counted.at_least(3) == 2
    connection.execute("ROLLBACK")
    counted.refresh()
    assert counted.at_least(3) == 1


def test_what_was_written_and_undone_before_anything_was_asked_is_not_kept(place: Path) -> None:
    connection = sqlite3.connect(place, isolation_level=None)
    counted = Counted(connection)
    counted.refresh()
    connection.execute("BEGIN")
    connection.execute("INSERT INTO numbers VALUES (7)")
    assert counted.at_least(3) == 2
    connection.execute("ROLLBACK")
    assert counted.at_least(3) == 1


def test_without_refresh_nothing_is_kept(place: Path) -> None:
    counted, other = Counted(sqlite3.connect(place)), sqlite3.connect(place, isolation_level=None)
    assert counted.at_least(3) == 1
    other.execute("INSERT INTO numbers VALUES (7)")
    assert counted.at_least(3) == 2


def test_so_much_is_kept_and_no_more(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_module, "MOST_KEPT", 10)
    counted = Counted(sqlite3.connect(place))
    for number in (*range(12), 0):
        counted.refresh()
        counted.at_least(number)
    assert counted.asked == 13


def test_what_is_recalled_anew_is_what_was_written_last(place: Path) -> None:
    counted, other = Counted(sqlite3.connect(place)), sqlite3.connect(place, isolation_level=None)
    assert [counted.at_least_now(3), counted.at_least_now(3), counted.at_least(3), counted.asked] == [1, 1, 1, 1]
    other.execute("INSERT INTO numbers VALUES (7)")
    assert [counted.at_least_now(3), counted.at_least_now(0), counted.at_least(3), counted.asked] == [2, 3, 2, 3]
    other.execute("INSERT INTO numbers VALUES (7)")
    assert [counted.at_least_now(6), counted.at_least(3), counted.asked] == [2, 3, 5]


def test_what_is_recalled_anew_is_of_one_moment(place: Path) -> None:
    other = sqlite3.connect(place, isolation_level=None)
    memory = Memory(connection := sqlite3.connect(place))

    def counted_twice(_: None) -> tuple[int, ...]:
        first = connection.execute("SELECT count(*) FROM numbers").fetchone()
        other.execute("INSERT INTO numbers VALUES (7)")
        return *first, *connection.execute("SELECT count(*) FROM numbers").fetchone()

    assert memory.recall_anew("twice", counted_twice, None) == (2, 2)
    assert memory.recall_anew("twice", counted_twice, None) == (3, 3)
    assert not connection.in_transaction


def test_what_cannot_be_found_leaves_no_transaction(place: Path) -> None:
    memory = Memory(connection := sqlite3.connect(place))
    with pytest.raises(ZeroDivisionError):
        memory.recall_anew("nothing", lambda none: 1 // none, 0)
    assert not connection.in_transaction


def test_in_a_transaction_that_may_be_undone_nothing_recalled_anew_is_kept(place: Path) -> None:
    connection = sqlite3.connect(place, isolation_level=None)
    counted = Counted(connection)
    assert counted.at_least_now(3) == 1
    connection.execute("BEGIN")
    connection.execute("INSERT INTO numbers VALUES (7)")
    assert [counted.at_least_now(3), counted.at_least_now(6)] == [2, 1]
    connection.execute("ROLLBACK")
    assert [counted.at_least_now(3), counted.at_least_now(6)] == [1, 0]
