import gc
from pathlib import Path
from shutil import copytree

import pytest

from corpus.errors import IndexUnusable
from search.engines.whoosh import open_engine, write
from tests.search.engines.building import InMemory, article, resolved


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of one article."""
    made = tmp_path / "index"
    made.mkdir()
    write(made, (), [article(1, "oil")])
    return made


def table_of_contents(folder: Path) -> Path:
    (found,) = folder.glob("*.toc")
    return found


def segment(folder: Path) -> Path:
    (found,) = folder.glob("*.seg")
    return found


def test_an_index_on_disk_grows(folder: Path) -> None:
    write(folder, [1], [article(2, "oil")])
    assert list(open_engine(folder, InMemory()).rows(resolved("oil"))) == [2]


def test_an_engine_answers_from_the_index_as_it_was_when_opened(folder: Path) -> None:
    engine = open_engine(folder, InMemory())
    write(folder, [1], [article(2, "oil")])
    assert list(engine.rows(resolved("oil"))) == [1]


def test_an_index_may_be_renamed(folder: Path) -> None:
    renamed = folder.rename(folder.with_name("renamed"))
    assert list(open_engine(renamed, InMemory()).rows(resolved("oil"))) == [1]


@pytest.mark.parametrize("use", [lambda copy: open_engine(copy, InMemory()), lambda copy: write(copy, (), ())])
def test_a_copied_index_is_never_opened(use, folder: Path) -> None:
    copy = copytree(folder, folder.with_name("copy"))
    table_of_contents(copy).write_bytes(b"not looked at")
    with pytest.raises(IndexUnusable, match="was copied here"):
        use(copy)


def remove(file: Path) -> None:
    file.unlink()


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:40])


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # whoosh leaves a file open that it cannot read
@pytest.mark.parametrize("damage", [remove, cut_short, empty])
@pytest.mark.parametrize("which", [table_of_contents, segment])
def test_files_that_cannot_be_read_are_an_error(which, damage, folder: Path) -> None:
    damage(which(folder))
    with pytest.raises(IndexUnusable):
        open_engine(folder, InMemory())
    gc.collect()  # so that it is this test that closes it


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable):
        open_engine(tmp_path / "nowhere", InMemory())
