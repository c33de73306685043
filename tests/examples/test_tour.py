"""Every question of the tour finds something."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main
from tests.conftest import ROOT

QUESTIONS = [
    words[1:]
    for line in (ROOT / "examples" / "tour.sh").read_text(encoding="utf-8").splitlines()
    if line.startswith("run ") and (words := shlex.split(line))[1] != "ingest"
]


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_the_tour_finds_something(example_archive: Path, question: list[str]) -> None:
    result = CliRunner().invoke(main, question, env={"DATELINE_ARCHIVE": str(example_archive)})
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 1


def test_the_tour_asks_as_many_questions_as_the_readme_says() -> None:
    assert "asks ten questions" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(QUESTIONS) == 10
