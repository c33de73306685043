"""Long output is made as it is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.paging import pager_command, write_paged


def test_what_nobody_reads_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made = 0

    def parts() -> Iterator[str]:
        nonlocal made
        for made in range(1, 100_001):
            yield f"line {made}\n" * 100

    monkeypatch.setenv("PAGER", "true")
    monkeypatch.setenv("TERM", "xterm")
    write_paged(parts(), 24)
    assert made < 1000


def test_what_fits_the_screen_is_written_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAGER", "true")
    monkeypatch.setenv("TERM", "xterm")
    write_paged(["one\n", "two\n"], 3)
    assert capsys.readouterr().out == "one\ntwo\n"


def test_less_is_told_to_keep_colours_beside_what_the_user_tells_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    monkeypatch.setenv("PAGER", f"sh -c 'echo $LESS > {told}; cat > /dev/null'")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LESS", "-i -P hits")
    write_paged(["line\n"] * 30, 24)
    assert told.read_text() == "-RX -i -P hits\n"


@pytest.mark.parametrize("term", ["dumb", None])
def test_a_dumb_terminal_has_no_pager(monkeypatch: pytest.MonkeyPatch, term: str | None) -> None:
    monkeypatch.setenv("PAGER", "cat -n")
    monkeypatch.setenv("TERM", "xterm")
    assert pager_command() == ["cat", "-n"]
    if term is None:
        monkeypatch.delenv("TERM")
    else:
        monkeypatch.setenv("TERM", term)
    assert pager_command() is None
