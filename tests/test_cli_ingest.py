"""``dateline ingest`` as a user types it, on small collections of their own."""

import gzip
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main

GOLDEN = Path(__file__).parent / "corpus" / "reading" / "golden"
TABLE = "kop\ttekst\tdatum\nHavenbrug open\tDe brug ging dinsdag open.\t2023-04-04\n"


def ingest(folder: Path, *arguments: str) -> Result:
    command = ["ingest", "-a", str(folder / "archive"), "--no-entities", "--processes", "1", *arguments]
    return CliRunner().invoke(main, command)


def search(folder: Path, query: str) -> Result:
    return CliRunner().invoke(main, ["search", "-a", str(folder / "archive"), query])


def test_a_table_of_other_names_is_refused_and_read_with_a_map(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(TABLE)
    refused = ingest(tmp_path, str(path))
    assert refused.exit_code == 4
    assert "its columns: kop, tekst, datum" in refused.stderr
    mapped = ingest(tmp_path, str(path), "--map", "title=kop", "--map", "body=tekst", "--map", "published=datum")
    assert mapped.exit_code == 0
    assert "Havenbrug open" in search(tmp_path, "published:2023-04-04").stdout


def test_another_map_reads_a_file_again(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(TABLE)
    ingest(tmp_path, str(path), "--map", "body=tekst")
    assert "1 new" in ingest(tmp_path, str(path), "--map", "body=tekst", "--map", "title=kop").stderr
    assert "not read again" in ingest(tmp_path, str(path), "--map", "body=tekst", "--map", "title=kop").stderr


def test_what_no_field_took_is_named_also_in_a_dry_run(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(TABLE)
    given = [str(path), "--map", "title=kop", "--map", "body=tekst"]
    told = "  columns and keys not used: datum (map one with --map FIELD=NAME)"
    assert told in ingest(tmp_path, *given, "--dry-run").stderr.splitlines()
    assert told in ingest(tmp_path, *given).stderr.splitlines()
    assert "not used" not in ingest(tmp_path, *given, "--map", "published=datum").stderr


def test_a_key_that_no_record_has_is_named_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "Ferry resumes", "tekst": "The ferry sailed."}\n')
    result = ingest(tmp_path, str(path), "--map", "body=teskt")
    assert f"no record of {path} has anything under 'teskt', did you mean 'tekst'?" in result.stderr
    path.write_text('{"kop": "Ferry resumes"}\n')
    assert "(its keys: kop; nothing under 'titel')" in ingest(tmp_path, str(path), "--map", "title=titel").stderr


@pytest.mark.parametrize(
    ("given", "says"),
    [
        pytest.param(
            ["--map", "kop=title"], "no field 'kop'; there are title, body, published", id="the wrong way round"
        ),
        pytest.param(["--map", "title"], "'title' is not FIELD=COLUMN", id="no column"),
        pytest.param(["--map", "title=a", "--map", "title=b"], "title is given twice: 'a' and 'b'", id="twice"),
    ],
)
def test_a_wrong_map_is_refused(tmp_path: Path, given: list[str], says: str) -> None:
    result = ingest(tmp_path, "a.csv", *given)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())
    assert not (tmp_path / "archive").exists()


PASSED_OVER = "  passed over in web archives: 1 captured before, 1 not HTML, 1 not found or refused, 1 redirected"


def test_what_is_no_page_in_a_web_archive_is_counted(tmp_path: Path) -> None:
    result = ingest(tmp_path, str(GOLDEN / "kaai.warc"))
    assert PASSED_OVER in result.stderr.splitlines()
    assert "its br data end too early" in result.stderr
    assert result.exit_code == 4


def test_it_is_counted_also_where_the_archive_comes_through_a_pipe_or_is_damaged_at_its_end(tmp_path: Path) -> None:
    data = (GOLDEN / "kaai.warc").read_bytes()
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    piped = ingest(tmp_path, f"/dev/fd/{reading}")
    os.close(reading)
    assert PASSED_OVER in piped.stderr.splitlines()
    assert "read from 1 file" in piped.stderr
    (tmp_path / "cut.warc.gz").write_bytes(gzip.compress(data + b"\r\n" * 200_000)[:-9])
    cut = ingest(tmp_path, str(tmp_path / "cut.warc.gz"))
    assert PASSED_OVER in cut.stderr.splitlines()
    assert "packed data that ends too early" in cut.stderr


@pytest.mark.parametrize(
    ("work", "options", "said"),
    [
        ("corpus.ingest.ingest", (), "interrupted; what was stored until now is kept\n"),
        ("corpus.dry_run.foresee", ("--dry-run",), "interrupted\n"),
    ],
)
def test_an_interrupt_says_whether_anything_was_kept(
    work: str, options: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_given: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(work, interrupted)
    result = ingest(tmp_path, str(GOLDEN), *options)
    assert (result.exit_code, result.stderr) == (130, said)
