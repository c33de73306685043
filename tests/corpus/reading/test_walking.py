import os
import sys
from pathlib import Path

import pytest

from corpus.errors import ReadingError, ReadingFault
from corpus.reading.walking import files_below, shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.txt", ".hidden", ".git/config"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    (tmp_path / "outside.txt").write_text("text")
    return folder


def found(folder: Path) -> list[str | tuple[str, ReadingFault]]:
    below = len(str(folder)) + 1
    return [
        (item.path[below:], item.fault) if isinstance(item, ReadingError) else str(item)[below:]
        for item in files_below(folder)
    ]


def test_files_come_sorted_without_hidden_ones(folder: Path) -> None:
    assert found(folder) == ["a.txt", "b/10.txt", "b/2.txt", "c.txt"]


def test_a_file_is_itself(folder: Path) -> None:
    assert list(files_below(folder / ".hidden")) == [folder / ".hidden"]


def test_a_link_to_a_file_inside_is_a_file(folder: Path) -> None:
    (folder / "b" / "link.txt").symlink_to(folder / "a.txt")
    assert found(folder) == ["a.txt", "b/10.txt", "b/2.txt", "b/link.txt", "c.txt"]


def test_a_link_to_a_folder_inside_is_passed_over(folder: Path) -> None:
    (folder / "d").symlink_to(folder / "b")
    assert found(folder) == ["a.txt", "b/10.txt", "b/2.txt", "c.txt"]


@pytest.mark.parametrize(
    ("link", "target", "fault"),
    [
        pytest.param("b/up", "..", ReadingFault.LINK_LOOP, id="to a folder above"),
        pytest.param("b/self", "self", ReadingFault.LINK_LOOP, id="to itself"),
        pytest.param("b/out", "../../outside.txt", ReadingFault.LINK_OUT, id="to a file outside"),
        pytest.param("b/root", "/", ReadingFault.LINK_OUT, id="to a folder outside"),
        pytest.param("b/git", "../.git", ReadingFault.LINK_HIDDEN, id="to a hidden folder"),
        pytest.param("b/gone", "nowhere", ReadingFault.LINK_NOWHERE, id="to nothing"),
    ],
)
def test_a_link_that_is_not_followed_is_reported(folder: Path, link: str, target: str, fault: ReadingFault) -> None:
    (folder / link).symlink_to(target)
    assert [item for item in found(folder) if isinstance(item, tuple)] == [(link, fault)]


def test_a_linked_folder_that_was_given_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert found(tmp_path / "link") == found(folder)


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "d")
    assert found(folder)[-1] == ("d", ReadingFault.UNREADABLE)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(folder: Path) -> None:
    (folder / "b").chmod(0)
    try:
        assert found(folder) == ["a.txt", ("b", ReadingFault.UNREADABLE), "c.txt"]
    finally:
        (folder / "b").chmod(0o700)


def test_folders_may_be_nested_deeper_than_calls(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*"d" * 300)
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("text")
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        items = list(files_below(tmp_path))
    finally:
        sys.setrecursionlimit(usual)
    assert items == [folder / "a.txt"]


def test_a_name_that_is_not_utf_8_can_be_printed() -> None:
    assert shown(Path(os.fsdecode(b"caf\xe9.txt"))) == "caf\\xe9.txt"


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        pytest.param("*.txt", ["a.txt", "c.txt"], id="one folder"),
        pytest.param("**/*.txt", ["a.txt", "b/10.txt", "b/2.txt", "c.txt"], id="any folder"),
        pytest.param("b*", ["b/10.txt", "b/2.txt"], id="a folder that matches is read whole"),
        pytest.param("x*", [("x*", ReadingFault.MISSING)], id="nothing matches"),
    ],
)
def test_a_pattern_stands_for_what_it_matches(folder: Path, pattern: str, names: list[object]) -> None:
    below = len(str(folder)) + 1
    assert [
        (item.path[below:], item.fault) if isinstance(item, ReadingError) else str(item)[below:]
        for item in files_below(folder / pattern)
    ] == names


def test_a_file_that_is_called_like_a_pattern_is_itself(folder: Path) -> None:
    (folder / "[a].txt").write_text("text")
    assert list(files_below(folder / "[a].txt")) == [folder / "[a].txt"]
