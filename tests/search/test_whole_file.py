from pathlib import Path

import pytest

from search.whole_file import FileUnwritable, whole_file


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"before")

    def interrupted() -> None:
        with whole_file(path) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == b"before"
    with whole_file(path) as stream:
        stream.write(b"whole")
        assert path.read_bytes() == b"before"
    assert path.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [path]


def test_others_may_read_it_as_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    with whole_file(tmp_path / "a"):
        pass
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_where_it_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable, match="nowhere"), whole_file(tmp_path / "nowhere" / "a"):
        pass
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileUnwritable, match="folder"), whole_file(tmp_path / "folder"):
        pass
    assert list(tmp_path.iterdir()) == [tmp_path / "folder"]
