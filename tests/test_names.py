"""The commands of the name book as a user types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main, names_group
from corpus.article import EntityType
from corpus.storing import open_writer
from tests.search.writing import Written, archive_at

PERSON, ORG, PLACE, _ = EntityType


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return archive_at(
        tmp_path / "archive",
        Written("Ann Hallam spoke.", names=(("Ann Hallam", PERSON),)),
        Written("Anna Hallam spoke in Averill.", names=(("Anna Hallam", PERSON), ("Averill", PLACE))),
        Written("Aleksandr Volkov met Averill of Averill.", names=(("Aleksandr Volkov", PERSON), ("Averill", ORG))),
        Written("Alexander Volkov stayed.", names=(("Alexander Volkov", PERSON),)),
    )


def ask(archive: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments, "-a", str(archive)], input=typed)


def count(archive: Path, query: str) -> int:
    return int(json.loads(ask(archive, "count", "--json", query).stdout)["articles"])


def test_list_prints_lines_under_a_header(archive: Path) -> None:
    result = ask(archive, "names", "list", "volkov")
    assert result.stdout.splitlines() == [
        "id\ttype\tname\tmentions\tnames\tspellings",
        "4\tperson\tAleksandr Volkov\t2\t2\tAleksandr Volkov | Alexander Volkov",
    ]
    assert result.stderr == "1 of 1 entity\n"


def test_list_says_how_many_there_are(archive: Path) -> None:
    result = ask(archive, "names", "list", "-n", "1", "--json")
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == "1 of 5 entities\n"


def test_list_of_nothing_exits_with_1(archive: Path) -> None:
    assert ask(archive, "names", "list", "nobody").exit_code == 1


def test_a_merge_holds_for_the_next_query_and_an_undo_too(archive: Path) -> None:
    assert count(archive, 'person:"Ann Hallam"') == 1
    assert ask(archive, "names", "merge", "Ann Hallam", "person:Anna Hallam").exit_code == 0
    assert count(archive, 'person:"Ann Hallam"') == 2
    assert ask(archive, "names", "undo").stderr == "undone: merge Ann Hallam (#1) and Anna Hallam (#2)\n"
    assert count(archive, 'person:"Ann Hallam"') == 1


def test_a_split_holds_for_the_next_query(archive: Path) -> None:
    assert count(archive, 'person:"Aleksandr Volkov"') == 2
    assert ask(archive, "names", "split", "#4", "Alexander Volkov").exit_code == 0
    assert count(archive, 'person:"Aleksandr Volkov"') == 1


def test_a_split_of_two_entities_keeps_them_apart(archive: Path) -> None:
    assert ask(archive, "names", "split", "#1", "#2").exit_code == 0
    assert ask(archive, "names", "export").stdout.splitlines()[1:] == ["apart\tperson\tAnn Hallam\tAnna Hallam"]


def test_what_is_ignored_is_found_by_nothing(archive: Path) -> None:
    assert ask(archive, "names", "ignore", "person:#1").exit_code == 0
    assert "note: #1 is ignored; to hear of it again" in ask(archive, "count", "person:#1").stderr
    assert [count(archive, query) for query in ("person:hallam", "person:#1", 'person:"Ann Hallam"', "person:h*")] == [
        1,
        0,
        0,
        1,
    ]
    assert "Ann Hallam" in ask(archive, "names", "list", "--ignored").stdout
    assert ask(archive, "names", "ignore", "--off", "Ann Hallam").exit_code == 0
    assert count(archive, "person:hallam") == 2


@pytest.mark.parametrize(
    "query",
    [
        "person:hallam",
        "person:ann",
        'person:"Ann Hallam"',
        "entity:hallam w/s spoke",
        "person:hal*",
        "person:a?n",
        "person:halam~",
        "person:nan~2",
    ],
)
def test_an_answer_that_leaves_out_what_is_ignored_says_so(archive: Path, query: str) -> None:
    ask(archive, "names", "ignore", "person:#1")
    said = ask(archive, "count", query).stderr
    assert "note: Ann Hallam (person #1) is ignored and left out; to hear of it again" in said
    assert "no article mentions" not in said


def test_an_answer_that_leaves_nothing_out_does_not_speak_of_what_is_ignored(archive: Path) -> None:
    ask(archive, "names", "ignore", "person:#1")
    for query in (
        "person:volkov",
        "place:ann",
        'person:"Hallam"',
        "person:*",
        "person:vol*",
        "place:ann*",
        "person:halamn~",
    ):
        assert "ignored" not in ask(archive, "count", query).stderr


def test_what_is_ignored_is_no_name_at_all(archive: Path) -> None:
    assert [count(archive, query) for query in ("person:*", "ATLEAST 1 person:*", "person:* w/s spoke")] == [4, 4, 2]
    ask(archive, "names", "ignore", "#1")
    assert [count(archive, query) for query in ("person:*", "ATLEAST 1 person:*", "person:* w/s spoke")] == [3, 3, 1]


def test_decisions_are_carried_to_another_archive(archive: Path, tmp_path: Path) -> None:
    ask(archive, "names", "merge", "Ann Hallam", "Anna Hallam", "--because", "one byline")
    file = tmp_path / "names.tsv"
    ask(archive, "names", "export", str(file))
    other = archive_at(
        tmp_path / "other",
        Written("Anna Hallam and Ann Hallam", names=(("Anna Hallam", PERSON), ("Ann Hallam", PERSON))),
    )
    assert ask(other, "names", "import", str(file)).stderr == "1 decision read, 1 of them new\n"
    assert ask(other, "names", "import", str(file)).stderr == "1 decision read, 0 of them new\n"
    assert ask(other, "names", "export").stdout == file.read_text(encoding="utf-8")


def test_the_journal_is_listed(archive: Path) -> None:
    ask(archive, "names", "merge", "#1", "#2")
    header, line = ask(archive, "names", "undo", "--list").stdout.splitlines()
    assert header == "at\tundone\taction"
    assert line.split("\t")[1:] == ["", "merge Ann Hallam (#1) and Anna Hallam (#2)"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(("merge", "Averill", "#1"), 2, "Averill is 2 entities; name one by its number:", id="ambiguous"),
        pytest.param(
            ("merge", "Hallam", "#1"), 1, "no entity is called exactly Hallam; with that part there are:", id="part"
        ),
        pytest.param(("merge", "Nobody", "#1"), 1, "no entity is called Nobody", id="unknown"),
        pytest.param(("merge", "#99", "#1"), 1, "no entity is called #99", id="unknown number"),
        pytest.param(("merge", "?", "#1"), 2, "'?' is no name", id="no name"),
        pytest.param(("merge", "place:#1", "#2"), 2, "#1 is Ann Hallam, of type person", id="another type"),
        pytest.param(("merge", "place:Averill", "org:Averill"), 2, "cannot be one entity", id="two types"),
        pytest.param(("merge", "#4", "#6"), 2, "are one entity already", id="the same"),
        pytest.param(("split", "#4", "Sasha"), 2, "Sasha is no name of Aleksandr Volkov", id="no name of it"),
        pytest.param(("split", "#4", "#4", "#6"), 2, "has no other names than", id="all names"),
        pytest.param(("ignore", "--off", "#1"), 2, "#1, Ann Hallam, is not ignored", id="not ignored"),
        pytest.param(("undo",), 1, "nothing to undo", id="nothing to undo"),
        pytest.param(("import", "-"), 2, "line 1: 'oops' is no verdict", id="bad file"),
    ],
)
def test_what_cannot_be_done_is_said(archive: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    result = ask(archive, "names", *arguments, typed="oops\n")
    assert message in result.stderr
    assert result.exit_code == code
    assert ask(archive, "names", "undo", "--list").stdout == "at\tundone\taction\n"


def test_an_ignored_one_is_not_merged(archive: Path) -> None:
    ask(archive, "names", "ignore", "#1")
    for name in ("#1", "Ann Hallam"):
        result = ask(archive, "names", "merge", name, "#2")
        assert "ignore --off" in result.stderr
        assert result.exit_code == 2


def test_a_second_writer_is_refused(archive: Path) -> None:
    with open_writer(archive):
        assert ask(archive, "names", "merge", "#1", "#2").exit_code == 75


@pytest.mark.parametrize("command", list(names_group.commands))
def test_every_command_ends_its_help_with_an_example(command: str) -> None:
    help_text = CliRunner().invoke(main, ["names", command, "--help"]).output
    assert f"dateline names {command}" in help_text.partition("Example")[2]


def test_a_file_that_is_no_text_is_refused(archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "names.tsv"
    file.write_bytes("same\tperson\tAnn Hallam\tAnna Hallåm\n".encode("utf-16"))
    result = ask(archive, "names", "import", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"dateline: {file} is not text in UTF-8, as dateline names export writes it\n"


def test_no_name_is_no_entity(archive: Path) -> None:
    assert "no entity is called ''" in ask(archive, "entity", "").stderr
