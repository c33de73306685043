from pathlib import Path

import pytest

from corpus.errors import IndexUnusable
from search.engines.tantivy import open_engine, write
from tests.search.engines.building import InMemory, article


@pytest.mark.parametrize("damage", ["missing", "cut short", "of another schema"])
def test_files_that_cannot_be_read_are_an_error(damage: str, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir()
    write(folder, (), [article(1, "oil")])
    meta = folder / "meta.json"
    if damage == "missing":
        folder = tmp_path / "nowhere"
    elif damage == "cut short":
        meta.write_text(meta.read_text()[:40])
    else:
        meta.write_text(meta.read_text().replace('"body"', '"text"'))
    with pytest.raises(IndexUnusable):
        open_engine(folder, InMemory())
