"""The commands as a user types them, on the example articles."""

import json
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import NAMES_COMMANDS, SECTIONS, main, names_group
from corpus.storing import open_writer


def ask(archive: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-a", str(archive), *arguments[1:]])


def titles(result: Result) -> list[str]:
    return [json.loads(line)["title"] for line in result.stdout.splitlines()]


def test_search_prints_tab_separated_lines_under_a_header_when_piped(example_archive: Path) -> None:
    result = ask(example_archive, "search", "sanction", "-n", "3")
    header, *lines = result.stdout.splitlines()
    assert header == "id\tpublished\tkind\tmatch\tsource\ttitle\tpassage"
    assert [line.count("\t") for line in lines] == [6, 6, 6]


def test_search_ends_with_how_many_and_what_was_left_out(example_archive: Path) -> None:
    result = ask(example_archive, "search", "sanction AND published:2024", "-n", "2")
    assert result.stderr.splitlines()[-1] == "2 of 6 articles (6 stories); left out: 3 undated"


def test_a_hit_in_json_has_the_documented_keys(example_archive: Path) -> None:
    line = ask(example_archive, "search", "tidal", "--json").stdout.splitlines()[0]
    hit = json.loads(line)
    assert list(hit) == ["id", "title", "source", "url", "published", "kind", "match", "score", "story", "passages"]
    assert list(hit["passages"][0]) == ["field", "text", "highlights"]


def test_highlights_are_offsets_into_the_passage(example_archive: Path) -> None:
    hits = map(json.loads, ask(example_archive, "search", '"security guarantee"', "--json").stdout.splitlines())
    marked = {
        passage["text"][start:end].lower()
        for hit in hits
        for passage in hit["passages"]
        for start, end in passage["highlights"]
    }
    assert marked == {"security guarantee"}


def test_nothing_found_exits_with_1(example_archive: Path) -> None:
    result = ask(example_archive, "search", "xylophone")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "0 of 0 articles (0 stories)"


def test_a_bad_query_exits_with_2_and_shows_where(example_archive: Path) -> None:
    result = ask(example_archive, "search", "titel:oil")
    assert result.exit_code == 2
    assert "titel:oil" in result.stderr
    assert "^^^^^" in result.stderr
    assert "title" in result.stderr


def test_a_second_argument_is_told_how_to_quote(example_archive: Path) -> None:
    result = ask(example_archive, "search", "oil", "gas")
    assert result.exit_code == 2
    assert "dateline search 'oil gas'" in result.stderr


def test_a_word_behind_a_dash_is_told_of_not(example_archive: Path) -> None:
    result = ask(example_archive, "search", "-gas")
    assert result.exit_code == 2
    assert "NOT gas" in result.stderr


def test_a_missing_archive_exits_with_3_and_what_to_type(tmp_path: Path) -> None:
    result = ask(tmp_path / "nowhere", "search", "oil")
    assert result.exit_code == 3
    assert "dateline ingest" in result.stderr


def test_a_file_that_is_no_archive_is_named_as_damaged(tmp_path: Path) -> None:
    (tmp_path / "articles.sqlite").write_bytes(b"not a database, though long enough to look like one" * 40)
    result = ask(tmp_path, "search", "oil")
    assert result.exit_code == 3
    assert "damaged" in result.stderr


def test_a_second_writer_is_told_to_try_again(tmp_path: Path) -> None:
    with open_writer(tmp_path, create=True):
        result = ask(tmp_path, "reindex")
    assert result.exit_code == 75


def test_an_archive_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    with open_writer(tmp_path, create=True):
        pass
    result = ask(tmp_path, "search", "oil")
    assert result.exit_code == 3
    assert "dateline reindex" in result.stderr


def test_count_prints_the_documented_object(example_archive: Path) -> None:
    result = ask(example_archive, "count", "sanction AND published:2024", "--json")
    assert json.loads(result.stdout) == {"articles": 6, "stories": 6, "undated": 3, "possible": 0}


def test_undated_articles_can_be_included(example_archive: Path) -> None:
    found = ask(example_archive, "search", "sanction AND published:2024", "--undated", "include", "--json", "--all")
    matches = [json.loads(line)["match"] for line in found.stdout.splitlines()]
    assert sorted(matches) == ["undated"] * 3 + ["yes"] * 6


def test_a_query_that_looks_like_an_option_is_shown_with_not(tmp_path: Path) -> None:
    result = ask(tmp_path, "search", "-gas o'neill")
    assert result.exit_code == 2
    assert "was read as an option" in result.stderr
    assert result.stderr.rstrip().endswith("'o'\\''neill NOT gas'")


@pytest.mark.parametrize("command", ["search", "count", "explain"])
def test_articles_without_annotation_are_counted_where_names_are_asked_for(tmp_path: Path, command: str) -> None:
    article, archive = tmp_path / "a.txt", tmp_path / "archive"
    article.write_text("Minsk talks\n\nLukashenko spoke in Minsk on Monday about gas.\n", encoding="utf-8")
    assert ask(archive, "ingest", "--no-entities", "--processes", "1", str(article)).exit_code == 0
    said = "1 article is not annotated yet, so no name finds it: dateline annotate"
    for query in ("person:lukashenko", "gas OR (gas w/5 place:minsk)", "person:*"):
        assert said in ask(archive, command, query).stderr.splitlines()
    assert "annotated" not in ask(archive, command, "gas").stderr


@pytest.mark.parametrize(("since", "until"), [("2025", "2024"), ("2024-03-02", "2024-03-01"), ("today", "2024")])
def test_a_period_that_ends_before_it_begins_is_refused(example_archive: Path, since: str, until: str) -> None:
    result = ask(example_archive, "count", "*", "--from", since, "--to", until)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"--from {since} --to {until}" in result.stderr
    assert "ends before it begins" in result.stderr


def test_the_ends_of_a_period_may_be_in_one_another(example_archive: Path) -> None:
    assert ask(example_archive, "count", "*", "--from", "2024-02", "--to", "2024").exit_code == 0
    assert ask(example_archive, "count", "*", "--from", "2024", "--to", "2024-02").exit_code == 0


def test_from_and_to_are_whole_periods(example_archive: Path) -> None:
    by_option = ask(example_archive, "count", "*", "--from", "2024-02", "--to", "2024-03", "--json")
    by_query = ask(example_archive, "count", "published:2024-02..2024-03", "--json")
    assert json.loads(by_option.stdout) == json.loads(by_query.stdout)


def test_show_prints_the_documented_object(example_archive: Path) -> None:
    hit = json.loads(ask(example_archive, "search", "tidal", "--json").stdout.splitlines()[0])
    shown = json.loads(ask(example_archive, "show", hit["id"][:12], "--json").stdout)
    assert list(shown) == [
        "id", "title", "authors", "source", "url", "language", "files", "added", "published", "updated", "dates",
        "mentioned", "entities", "story", "revision", "revisions", "body",
    ]  # fmt: skip
    for entity in shown["entities"]:
        for mention in entity["mentions"]:
            assert shown[mention["field"]][mention["start"] : mention["end"]] == mention["text"]
    for date in shown["mentioned"]:
        assert shown[date["field"]][date["start"] : date["end"]] == date["text"]


def test_show_of_an_unknown_id_exits_with_1(example_archive: Path) -> None:
    assert ask(example_archive, "show", "zzzz").exit_code == 1


def test_show_of_an_ambiguous_id_names_some(example_archive: Path) -> None:
    result = ask(example_archive, "show", "")
    assert result.exit_code == 1


def test_status_counts_every_article(example_archive: Path) -> None:
    status = json.loads(ask(example_archive, "status", "--json").stdout)
    assert status["articles"] == 23
    assert status["unsearchable"] == 0
    assert status["dated"] == {"stated": 17, "inferred": 2, "bound": 3, "unknown": 1}


def test_explain_prints_the_documented_object(example_archive: Path) -> None:
    result = ask(example_archive, "explain", 'harbour w/5 master AND NOT title:"tidal gate"', "--json")
    explained = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(explained) == ["query", "typed", "notes", "searched", "unsearchable", "counts", "tree", "steps"]
    found = json.loads(ask(example_archive, "count", explained["query"], "--json").stdout)
    assert explained["counts"] == found
    assert explained["steps"][-1]["articles"] == found["articles"]


def test_explain_says_which_clauses_the_index_does_not_answer_alone(example_archive: Path) -> None:
    result = ask(example_archive, "explain", "ATLEAST 2 harbour AND tidal", "--json")
    assert [clause["exact"] for clause in json.loads(result.stdout)["tree"]["clauses"]] == [False, True]


def test_explain_prints_tab_separated_lines_when_piped(example_archive: Path) -> None:
    header, *lines = ask(example_archive, "explain", "tidal", "--from", "2020").stdout.splitlines()
    assert header == "part\tlevel\ttext\tarticles\tundated\tpossible\tanswered by\tdetail"
    assert lines[0].split("\t")[2] == "tidal AND published:>=2020"
    assert {line.count("\t") for line in lines} == {7}


def test_explain_tells_notes_on_stderr(example_archive: Path) -> None:
    assert "'and' is a word here" in ask(example_archive, "explain", "tidal and gate").stderr


@pytest.mark.parametrize("command", ["search", "count", "explain"])
def test_strict_refuses_what_is_easily_misread(example_archive: Path, command: str) -> None:
    result = ask(example_archive, command, "tidal and gate", "--strict")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == ("dateline: 'and' is a word here; the operator is AND\n    tidal and gate\n          ^^^\n")


def test_strict_takes_a_plain_query(example_archive: Path) -> None:
    assert ask(example_archive, "count", "tidal AND gate", "--strict").exit_code == 0


def first_id(archive: Path, query: str) -> str:
    found: str = json.loads(ask(archive, "search", query, "--json").stdout.splitlines()[0])["id"]
    return found


def test_why_prints_the_documented_object(example_archive: Path) -> None:
    result = ask(example_archive, "why", first_id(example_archive, "title:tidal")[:12], "tidal", "--json")
    verdict = json.loads(result.stdout)
    assert list(verdict) == ["query", "typed", "id", "title", "match", "trimmed", "reason"]
    assert (verdict["match"], result.exit_code) == ("yes", 0)


def test_why_exits_with_1_where_the_article_does_not_match(example_archive: Path) -> None:
    result = ask(example_archive, "why", first_id(example_archive, "title:tidal"), "tidal AND xylophone", "--json")
    assert json.loads(result.stdout)["match"] == "no"
    assert result.exit_code == 1


def test_why_judges_the_dates_of_the_options(example_archive: Path) -> None:
    result = ask(example_archive, "why", first_id(example_archive, "published:2024"), "*", "--from", "2030")
    assert result.exit_code == 1
    assert "days too early" in result.stdout


def test_why_of_two_words_is_told_how_to_quote(example_archive: Path) -> None:
    result = ask(example_archive, "why", "3bb5", "oil", "gas")
    assert result.exit_code == 2
    assert "dateline why 3bb5 'oil gas'" in result.stderr


def batch(archive: Path, text: bytes, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["count", "-a", str(archive), "--batch", "-", *arguments], input=text)


QUERIES = b"\xef\xbb\xbftidal\r\n\r\n# a remark\r\ntitel:oil\r\nxylophone\r\n"


def test_a_batch_goes_on_past_bad_queries(example_archive: Path) -> None:
    result = batch(example_archive, QUERIES)
    header, *lines = (line.split("\t") for line in result.stdout.splitlines())
    assert header == ["query", "articles", "stories", "undated", "possible", "error"]
    assert [line[0] for line in lines] == ["tidal", "titel:oil", "xylophone"]
    assert lines[1][1:5] == ["", "", "", ""]
    assert "did you mean: title:oil" in lines[1][5]
    assert lines[2][1:] == ["0", "0", "0", "0", ""]
    assert result.exit_code == 2


def test_a_batch_counts_what_count_does(example_archive: Path) -> None:
    (counted,) = map(json.loads, batch(example_archive, b"tidal\n", "--json").stdout.splitlines())
    alone = json.loads(ask(example_archive, "count", "tidal", "--json").stdout)
    assert counted == {"query": "tidal", **alone, "error": None}


def test_a_bad_query_of_a_batch_is_an_object_too(example_archive: Path) -> None:
    (counted,) = map(json.loads, batch(example_archive, b"titel:oil\n", "--json").stdout.splitlines())
    assert counted["articles"] is None
    assert counted["error"]["kind"] == "unknown field"
    assert counted["error"]["span"] == [0, 5]
    assert counted["error"]["suggestion"] == "title:oil"


@pytest.mark.parametrize(
    ("queries", "code"),
    [
        pytest.param(b"tidal\nxylophone\n", 0, id="something found"),
        pytest.param(b"xylophone\n", 1, id="nothing found"),
        pytest.param(b"", 1, id="nothing asked"),
        pytest.param(b"(tidal\ntidal\n", 2, id="one is bad"),
    ],
)
def test_a_batch_exits_with(example_archive: Path, queries: bytes, code: int) -> None:
    assert batch(example_archive, queries).exit_code == code


def test_a_batch_is_read_from_a_file_and_its_notes_name_the_line(example_archive: Path, tmp_path: Path) -> None:
    (tmp_path / "queries.txt").write_text("tidal\n\ntidal and gate\n")
    result = ask(example_archive, "count", "--batch", str(tmp_path / "queries.txt"))
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr.splitlines()[0] == "line 3: note: 'and' is a word here; the operator is AND"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("oil", "--batch", "-"), id="a query and a batch"),
        pytest.param((), id="neither"),
        pytest.param(("--batch", "nowhere.txt"), id="no such file"),
        pytest.param(("--batch", "-", "--from", "soon"), id="a date that is none"),
    ],
)
def test_count_is_refused_with(example_archive: Path, arguments: tuple[str, ...]) -> None:
    assert ask(example_archive, "count", *arguments).exit_code == 2


@pytest.mark.parametrize("command", list(main.commands))
def test_every_command_ends_its_help_with_an_example(command: str) -> None:
    help_text = CliRunner().invoke(main, [command, "--help"]).output
    assert "Example" in help_text
    assert f"dateline {command}" in help_text


def all_commands() -> list[tuple[str, ...]]:
    return [(), *((name,) for name in main.commands), *(("names", name) for name in names_group.commands)]


@pytest.mark.parametrize("command", all_commands(), ids=" ".join)
def test_help_fits_a_screen(command: tuple[str, ...]) -> None:
    lines = CliRunner().invoke(main, [*command, "-h"]).output.splitlines()
    assert len(lines) <= (45 if command == () else 31)
    assert max(map(len, lines)) <= 80 or all("  dateline " in line for line in lines if len(line) > 80)


def test_help_lists_every_command_where_it_is_looked_for() -> None:
    assert sorted(main.commands) == sorted(name for commands in SECTIONS.values() for name in commands)
    assert list(names_group.commands) == list(NAMES_COMMANDS)


def examples_of(command: str) -> list[list[str]]:
    """The commands at the end of its help, without what a shell would redirect."""
    lines = CliRunner().invoke(main, [command, "--help"]).output.splitlines()
    typed = (line.strip() for line in lines if line.strip().startswith(f"dateline {command} "))
    return [shlex.split(line.partition(" > ")[0])[1:] for line in typed]


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        pytest.param(command, arguments, id=" ".join([command, *arguments]))
        for command in ("search", "count", "explain", "why", "show")
        for _, *arguments in examples_of(command)
    ],
)
def test_the_examples_of_the_help_show_something(
    example_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("queries.txt").write_text("tidal\n")
    result = ask(example_archive, command, *arguments)
    assert result.exit_code == (1 if command == "why" else 0)
    assert len(result.stdout.splitlines()) > 1


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        pytest.param("dateline tim", ["timeline"], id="a command"),
        pytest.param("dateline search --po", ["--possible"], id="an option before a query"),
        pytest.param("dateline timeline oil --by q", ["quarter"], id="a value"),
        pytest.param("dateline facet so", ["source"], id="a field"),
        pytest.param("dateline compare a b --undated o", ["only"], id="a value after two queries"),
        pytest.param("dateline watch ba", ["baltic"], id="a saved query"),
        pytest.param("dateline saved --remove b", ["baltic"], id="a saved query to forget"),
        pytest.param("dateline watch -a nowhere b", [], id="no archive"),
    ],
)
def test_a_shell_completes(example_archive: Path, tmp_path: Path, words: str, completed: list[str]) -> None:
    archive = shutil.copytree(example_archive, tmp_path / "archive")
    assert ask(archive, "save", "baltic", "cable").exit_code == 0
    environment = {
        "_DATELINE_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
        "DATELINE_ARCHIVE": str(archive),
    }
    shown = CliRunner().invoke(main, prog_name="dateline", env=environment).stdout
    assert [line.partition(",")[2] for line in shown.splitlines() if line] == completed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert "_DATELINE_COMPLETE" in result.output
