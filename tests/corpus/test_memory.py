import random
import sqlite3
from pathlib import Path

import pytest

from corpus import memory as memory_module
from corpus.memory import Memory


class Counted:
    """How many rows a table has that are at least so large; ``asked`` is how often that was looked up."""

    def __init__(self, connection: sqlite3.Connection, memory: Memory | None = None) -> None:
        self.asked = 0
        self._connection = connection
        self._memory = memory or Memory(connection)

    def refresh(self) -> None:
        self._memory.refresh()

    def at_least(self, least: int) -> int:
        return self._memory.recall(("at least", least), self._look_up, least)

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


def test_whether_others_wrote_is_looked_at_for_what_was_found_before_alone(place: Path) -> None:
    statements: list[str] = []
    counted, other = Counted(connection := sqlite3.connect(place)), sqlite3.connect(place, isolation_level=None)
    counted.refresh()
    assert counted.at_least(0) == 2
    connection.set_trace_callback(statements.append)
    for number in (1, 2):
        counted.refresh()
        counted.at_least(number)
    assert "PRAGMA data_version" not in statements
    other.execute("INSERT INTO numbers VALUES (7)")
    counted.refresh()
    assert [counted.at_least(4), counted.at_least(1), counted.at_least(2), counted.at_least(4)] == [2, 3, 2, 2]
    assert statements.count("PRAGMA data_version") == 1
    assert counted.at_least(0) == 3


def test_what_others_write_between_questions_is_seen_however_they_are_mixed(place: Path) -> None:
    counted, other = Counted(sqlite3.connect(place)), sqlite3.connect(place, isolation_level=None)
    numbers = [1, 5]
    drawing = random.Random(1)
    for _ in range(300):
        counted.refresh()
        for least in drawing.choices(range(12), k=drawing.randrange(4)):
            assert counted.at_least(least) == sum(number >= least for number in numbers)
        if drawing.random() < 0.3:
            numbers.append(drawing.randrange(12))
            other.execute("INSERT INTO numbers VALUES (?)", (numbers[-1],))


def test_inside_a_moment_nothing_changes_and_what_is_found_is_kept(place: Path) -> None:
    other = sqlite3.connect(place, isolation_level=None)
    memory = Memory(connection := sqlite3.connect(place))
    counted = Counted(connection, memory)
    counted.refresh()
    with memory.at_one_moment(), memory.at_one_moment():
        assert counted.at_least(0) == 2
        other.execute("INSERT INTO numbers VALUES (7)")
        assert [counted.at_least(0), counted.at_least(6), counted.asked] == [2, 0, 2]
    assert not connection.in_transaction
    counted.refresh()
    assert [counted.at_least(0), counted.at_least(6), counted.asked] == [3, 1, 4]


def test_a_moment_ends_where_something_goes_wrong(place: Path) -> None:
    memory = Memory(connection := sqlite3.connect(place))
    with pytest.raises(ZeroDivisionError), memory.at_one_moment():
        print(1 // 0)
    assert not connection.in_transaction
