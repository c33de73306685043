"""An archive on disk, indexed by one engine after another."""

import json
from pathlib import Path
from shutil import copytree, ignore_patterns

import click
import pytest
from click.testing import CliRunner, Result

from cli import main, reindex_command
from search.indexing import ENGINES


@pytest.fixture
def archive(example_archive: Path, tmp_path: Path) -> Path:
    """The example articles, without an index."""
    return copytree(example_archive, tmp_path / "archive", ignore=ignore_patterns("index"))


def run(archive: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [arguments[0], "-a", str(archive), *arguments[1:]])
    assert result.exit_code == 0, result.output
    return result


def found(archive: Path) -> list[str]:
    answer = run(archive, "search", "sanction", "--sort", "newest", "--all", "--json")
    return [json.loads(line)["id"] for line in answer.stdout.splitlines()]


def test_the_command_line_offers_every_engine() -> None:
    (option,) = (parameter for parameter in reindex_command.params if parameter.name == "engine")
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == list(ENGINES)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_answers_alike(engine: str, archive: Path, example_archive: Path) -> None:
    run(archive, "reindex", "--engine", engine)
    assert found(archive) == found(example_archive) != []


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_added_later_goes_into_the_same_index(engine: str, archive: Path, tmp_path: Path) -> None:
    run(archive, "reindex", "--engine", engine)
    before = found(archive)
    written = tmp_path / "later.txt"
    written.write_text("A sanction for nobody\n\n2 January 2031\n\nNobody was told of the sanction.\n")
    run(archive, "ingest", "--no-entities", "--processes", "1", str(written))
    assert set(before) < set(found(archive))
    assert json.loads((archive / "index" / "stamp.json").read_text())["engine"] == engine


def test_an_archive_that_is_still_being_filled_is_not_called_damaged(archive: Path) -> None:
    result = CliRunner().invoke(main, ["count", "-a", str(archive), "sanction"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "the first ingest makes it when it ends" in result.stderr
    assert "damaged" not in result.stderr


@pytest.mark.parametrize(
    "stamp",
    [
        pytest.param({"change": "46"}, id="a change that is no number"),
        pytest.param({"change": None}, id="no change"),
        pytest.param({"engine": ["tantivy"]}, id="an engine that is no text"),
    ],
)
def test_a_stamp_that_makes_no_sense_is_an_index_to_be_made_anew(
    stamp: dict[str, object], archive: Path, example_archive: Path
) -> None:
    run(archive, "reindex")
    path = archive / "index" / "stamp.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | stamp))
    result = CliRunner().invoke(main, ["count", "-a", str(archive), "sanction"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "missing or damaged" in result.stderr
    run(archive, "reindex")
    assert found(archive) == found(example_archive)
