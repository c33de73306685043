"""``dateline dates`` as a user types it, on a copy of the example articles."""

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import main
from corpus.storing import open_writer

INSURERS = "d4cafca0"  # its date is inferred from the address: 2024-02-19
TANKER = "85ec3a60"  # has a published and an updated date


@pytest.fixture
def archive(example_archive: Path, tmp_path: Path) -> Path:
    return copytree(example_archive, tmp_path / "archive")


def run(archive: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-a", str(archive), *arguments[1:]])


def objects(archive: Path, *arguments: str) -> list[dict[str, Any]]:
    result = run(archive, *arguments, "--json")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def published(archive: Path) -> tuple[str | None, str]:
    """What ``search --json`` says of the article."""
    (hit,) = objects(archive, "search", f"id:{INSURERS}")
    return hit["published"], hit["kind"]


def test_the_chosen_dates_are_marked_and_come_first(example_archive: Path) -> None:
    dates = objects(example_archive, "dates", TANKER)
    assert [(date["use"], date["chosen"]) for date in dates if date["chosen"]] == [
        ("published", True),
        ("updated", True),
    ]
    shown = json.loads(run(example_archive, "show", TANKER, "--json").stdout)
    assert dates[0]["edtf"] == shown["published"]["edtf"]


def test_all_that_was_weighed_is_listed(example_archive: Path) -> None:
    for hit in objects(example_archive, "search", "*", "--all"):
        shown = json.loads(run(example_archive, "show", hit["id"], "--json").stdout)
        listed = [json.loads(line) for line in run(example_archive, "dates", hit["id"], "--json").stdout.splitlines()]
        keys = ("edtf", "kind", "rule", "evidence", "verdict")
        assert sorted(tuple(date[key] for key in keys) for date in listed) == sorted(
            tuple(date[key] for key in keys) for date in shown["dates"]
        )


def test_evidence_stands_where_the_span_says(example_archive: Path) -> None:
    with_span = 0
    for hit in objects(example_archive, "search", "*", "--all"):
        shown = json.loads(run(example_archive, "show", hit["id"], "--json").stdout)
        for line in run(example_archive, "dates", hit["id"], "--mentioned", "--json").stdout.splitlines():
            date = json.loads(line)
            if date["field"] in {"title", "body"}:
                start, end = date["span"]
                assert shown[date["field"]][start:end] == date["evidence"]
                with_span += 1
    assert with_span > 10


def test_rows_have_the_columns_of_the_header(example_archive: Path) -> None:
    header, *lines = run(example_archive, "dates", TANKER, "--mentioned").stdout.splitlines()
    assert header == "use\tchosen\tdate\tkind\trule\tplace\tevidence\tverdict"
    assert {line.count("\t") for line in lines} == {7}
    assert "body line 2" in lines[2]


def test_a_correction_is_found_at_once(archive: Path) -> None:
    assert published(archive) == ("2024-02-19", "inferred")
    (first, second) = objects(archive, "dates", "--set", INSURERS, "2024-02-20", "--because", "print")
    assert (first["edtf"], first["kind"], first["rule"], first["evidence"]) == (
        "2024-02-20", "stated", "correction", "print",
    )  # fmt: skip
    assert second["verdict"].startswith("set aside by the correction")
    assert published(archive) == ("2024-02-20", "stated")
    assert run(archive, "count", f"id:{INSURERS} AND published:2024-02-20").exit_code == 0
    assert run(archive, "count", f"id:{INSURERS} AND published:2024-02-19").exit_code == 1
    assert "not yet searchable" not in run(archive, "count", "*").stderr


def test_a_correction_shows_in_show_and_why(archive: Path) -> None:
    run(archive, "dates", INSURERS, "--set", "20", "february", "2024", "--because", "print")
    shown = json.loads(run(archive, "show", INSURERS, "--json").stdout)
    assert (shown["published"]["rule"], shown["published"]["evidence"]) == ("correction", "print")
    assert "published: 2024-02-20\tstated\tcorrection\tprint" in run(archive, "show", INSURERS).stdout
    assert "correction: “print”" in run(archive, "why", INSURERS, "published:2024").stdout


def test_the_order_by_date_follows(archive: Path) -> None:
    newest = objects(archive, "search", "*", "-n", "1")[0]["id"]
    assert not newest.startswith(INSURERS)
    run(archive, "dates", INSURERS, "--set", "2026", "--because", "print")
    assert objects(archive, "search", "*", "-n", "1")[0]["id"].startswith(INSURERS)


def test_unknown_makes_it_undated(archive: Path) -> None:
    before = objects(archive, "count", "is:undated")[0]["articles"]
    run(archive, "dates", INSURERS, "--set", "unknown", "--because", "a date of the printer")
    assert published(archive) == (None, "unknown")
    assert objects(archive, "count", "is:undated")[0]["articles"] == before + 1
    assert "published: \tunknown\tcorrection\ta date of the printer" in run(archive, "show", INSURERS).stdout
    assert objects(archive, "status")[0]["dated"]["unknown"] == 2


def test_unset_gives_the_evidence_its_place_back_and_keeps_the_history(archive: Path) -> None:
    run(archive, "dates", INSURERS, "--set", "2024-02-20", "--because", "print")
    first, second = objects(archive, "dates", INSURERS, "--unset")
    assert (first["edtf"], first["chosen"]) == ("2024-02-19", True)
    assert (second["edtf"], second["chosen"]) == ("2024-02-20", False)
    assert second["verdict"].startswith("no longer holds")
    assert published(archive) == ("2024-02-19", "inferred")


def test_unset_without_a_correction_exits_with_1(archive: Path) -> None:
    result = run(archive, "dates", INSURERS, "--unset")
    assert result.exit_code == 1
    assert "was not corrected" in result.stderr


def test_an_article_without_any_date_exits_with_1(example_archive: Path) -> None:
    (hit,) = [hit for hit in objects(example_archive, "search", "is:undated") if hit["kind"] == "unknown"]
    result = run(example_archive, "dates", hit["id"])
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert "nothing in it says" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        pytest.param(("--set", INSURERS, "2024"), "--because", id="no reason"),
        pytest.param(("--set", INSURERS, "2024", "--because", " "), "--because", id="an empty reason"),
        pytest.param(("--set", INSURERS, "--because", "print"), "needs a date", id="no date"),
        pytest.param((INSURERS, "2024"), "--set '2024' --because", id="a date without --set"),
        pytest.param((INSURERS, "--because", "print"), "goes with --set", id="a reason without --set"),
        pytest.param((INSURERS, "--set", "--unset", "2024", "--because", "x"), "not both", id="both"),
        pytest.param((INSURERS, "--set", "04/09/2023", "--because", "x"), "2023-09-04", id="two readings"),
        pytest.param((INSURERS, "--set", "today", "--because", "x"), "tomorrow", id="relative"),
    ],
)
def test_wrong_use_exits_with_2_and_changes_nothing(archive: Path, arguments: tuple[str, ...], part: str) -> None:
    result = run(archive, "dates", *arguments)
    assert result.exit_code == 2
    assert part in result.stderr
    assert published(archive) == ("2024-02-19", "inferred")


def test_an_unknown_id_exits_with_1(archive: Path) -> None:
    assert run(archive, "dates", "--set", "zzzz", "2024", "--because", "x").exit_code == 1


def test_a_correction_waits_for_no_other_writer(archive: Path) -> None:
    with open_writer(archive):
        result = run(archive, "dates", INSURERS, "--set", "2024", "--because", "x")
    assert result.exit_code == 75


# --- what date queries say besides --------------------------------------------------------------------------------------


def test_an_order_by_date_says_how_many_have_none(example_archive: Path) -> None:
    lines = run(example_archive, "search", "*", "--sort", "oldest").stderr.splitlines()
    assert lines[0] == "in order of date; 4 articles without a known date come last"
    assert "in order of date" not in run(example_archive, "search", "oil").stderr
    assert "in order of date" not in run(example_archive, "search", "published:2024").stderr


def test_a_query_of_dates_alone_is_answered_newest_first(example_archive: Path) -> None:
    found = [hit["published"] for hit in objects(example_archive, "search", "published:2024", "--all")]
    assert found == sorted(found, reverse=True)
    assert found[0] != found[-1]


def test_a_bound_that_is_too_late_is_trimmed_aloud(example_archive: Path) -> None:
    result = run(example_archive, "search", "sanction published:2023-06", "--undated", "include")
    assert "1 undated that are later than asked for" in result.stderr.splitlines()[-1]


def test_a_time_zone_that_is_none_is_a_usage_error(example_archive: Path) -> None:
    result = run(example_archive, "search", "published:today", "--tz", "Mars/Olympus")
    assert result.exit_code == 2
    assert "Europe/Berlin" in result.stderr


@pytest.mark.parametrize("option", ["--from", "--to"])
@pytest.mark.parametrize("value", ["soon", "2023..2024", "2023 OR oil", ""])
def test_from_and_to_take_one_date(example_archive: Path, option: str, value: str) -> None:
    result = run(example_archive, "count", "*", option, value)
    assert result.exit_code == 2
    assert "^" in result.stderr
