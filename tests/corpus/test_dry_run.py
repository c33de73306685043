"""A dry run tells exactly what the ingest then does, and leaves no trace."""

import json
from datetime import datetime
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli import main
from corpus.dry_run import Foreseen, foresee
from corpus.errors import ReadingError, ReadingFault
from corpus.ingest import Tally, ingest
from corpus.placing import Outcome
from corpus.storing import ArchiveWriter, new_archive_in_memory
from tests.conftest import EXAMPLES

NOW = datetime(2026, 3, 1, 12, 0, 0)  # noqa: DTZ001 - UTC and naive, as the archive keeps it


def command(archive: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["ingest", "-a", str(archive), "--processes", "1", *arguments])


def dry(archive: ArchiveWriter, *paths: Path) -> tuple[Tally, list[object]]:
    tally = Tally()
    lines = foresee(archive, paths, tally, source=None, now=NOW, processes=1)
    return tally, list(lines)


def real(archive: ArchiveWriter, *paths: Path) -> Tally:
    return ingest(
        archive, paths, source=None, annotators=(), now=NOW, processes=1,
        on_progress=lambda _tally: None, on_skip=lambda _error: None,
    )  # fmt: skip


BODY = "The water rose on Monday and stood high in the streets of the old town for more than a day and a night."
TEXTS = (BODY, BODY + " It has since gone down.", "Nothing of that at all. " * 9, "", BODY.replace("Monday", "Sunday"))
RECORDS = st.builds(
    lambda url, body, title: json.dumps({"url": f"https://a.example/{url}", "title": title, "body": body}),
    st.integers(1, 2),
    st.sampled_from(TEXTS),
    st.sampled_from(("Flood", "Floods")),
)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(first=st.lists(RECORDS, max_size=4), second=st.lists(RECORDS, max_size=6), removed=st.booleans())
def test_it_tells_what_the_ingest_does(tmp_path: Path, first: list[str], second: list[str], removed: bool) -> None:
    from corpus.actions import remove

    archive = new_archive_in_memory()
    for name, records in (("first", first), ("second", second)):
        path = tmp_path / f"{name}.jsonl"
        path.write_text("\n".join([*records, "{broken"]))
        foreseen, _ = dry(archive, path)
        done = real(archive, path)
        assert (foreseen.outcomes, foreseen.faults, foreseen.read) == (done.outcomes, done.faults, done.read)
        heads = list(archive.heads())
        if removed and heads and name == "first":
            with archive.transaction():
                remove(archive, heads[:1], now=NOW)
    archive.connection.close()


def test_nothing_is_written(tmp_path: Path) -> None:
    result = command(tmp_path / "archive", "--dry-run", str(EXAMPLES))
    assert result.exit_code == 0
    assert not (tmp_path / "archive").exists()
    assert "dry run, nothing was written: 23 articles read from 18 files: 23 new" in result.stderr


def test_the_articles_are_those_that_an_ingest_finds(example_archive: Path, tmp_path: Path) -> None:
    printed = command(tmp_path / "none", "--dry-run", "--json", str(EXAMPLES)).stdout.splitlines()
    foreseen = {line["id"]: line for line in map(json.loads, printed)}
    listed = CliRunner().invoke(main, ["search", "*", "--all", "--json", "-a", str(example_archive)]).stdout
    for hit in map(json.loads, listed.splitlines()):
        line = foreseen.pop(hit["id"])
        assert (line["title"], line["published"], line["kind"]) == (hit["title"], hit["published"], hit["kind"])
        assert line["would_be"] == "new"
    assert foreseen == {}


def test_files_read_before_and_articles_removed_are_told(example_archive: Path, tmp_path: Path) -> None:
    archive = copytree(example_archive, tmp_path / "archive")
    CliRunner().invoke(main, ["remove", "d4cafca0", "-a", str(archive)])
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes((EXAMPLES / "clippings.jsonl").read_bytes())
    before = sorted(path.name for path in archive.iterdir())
    header, *lines = command(archive, "--dry-run", str(EXAMPLES), str(copy)).stdout.splitlines()
    assert header.split("\t") == [
        "would be", "path", "place", "format", "id", "published", "kind", "title", "reason",
    ]  # fmt: skip
    what = [line.split("\t")[0] for line in lines]
    assert what == ["not read again"] * 18 + ["unchanged", "left out"] + ["unchanged"] * 4
    assert sorted(path.name for path in archive.iterdir()) == before


def test_what_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").touch()
    (tmp_path / "in" / "out").symlink_to("/")
    result = command(tmp_path / "archive", "--dry-run", str(tmp_path / "in"))
    assert result.exit_code == 4
    assert [line.split("\t")[-1] for line in result.stdout.splitlines()[1:]] == [
        "empty",
        "a link out of the folder, not followed",
    ]
    assert "1 empty:" in result.stderr


def test_nothing_there_is_a_usage_error(tmp_path: Path) -> None:
    assert command(tmp_path / "archive", "--dry-run", str(tmp_path / "nowhere")).exit_code == 2


def test_json_needs_a_dry_run(tmp_path: Path) -> None:
    result = command(tmp_path / "archive", "--json", str(EXAMPLES))
    assert result.exit_code == 2
    assert not (tmp_path / "archive").exists()


def test_a_damaged_archive_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "articles.sqlite").write_bytes(b"not a database, though long enough to look like one" * 40)
    assert command(tmp_path, "--dry-run", str(EXAMPLES)).exit_code == 3


@pytest.mark.parametrize(("twice", "outcome"), [(True, Outcome.UNCHANGED), (False, Outcome.REVISED)])
def test_what_was_read_earlier_in_the_run_counts(tmp_path: Path, twice: bool, outcome: Outcome) -> None:
    for name, text in (("a", TEXTS[0]), ("b", TEXTS[0] if twice else TEXTS[1])):
        (tmp_path / f"{name}.json").write_text(json.dumps({"url": "https://a.example/1", "title": "F", "body": text}))
    _, lines = dry(new_archive_in_memory(), tmp_path)
    assert [line.outcome for line in lines if isinstance(line, Foreseen)] == [Outcome.NEW, outcome]


def test_a_link_out_is_a_reason_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("/")
    _, (error,) = dry(new_archive_in_memory(), tmp_path)
    assert isinstance(error, ReadingError)
    assert error.fault is ReadingFault.LINK_OUT
