"""The keys in the reference of the JSON objects are exactly those that are printed, with values of the kinds it names."""

import json
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import click
import pytest
from click.testing import CliRunner

from cli import main
from corpus.database import DATABASE
from tests.conftest import EXAMPLES
from tests.docs.console import code, document, table

KINDS: Final = {
    str: "text",
    int: "number",
    float: "number",
    bool: "boolean",
    list: "list",
    dict: "object",
    type(None): "null",
}

# Queries that between them have every kind of clause and, as some find nothing or only undated articles, of answer.
QUERIES: Final = (
    "sanction AND published:2024-03",
    "(place:kyiv OR person:lukashenko) AND (=treaty OR guarant*) AND NOT is:copy",
    '"price cap" w/10 oil AND ATLEAST 2 tanker~ AND source:wire',
    "oil and gas updated:2024 language:*",
    "xylophone w/s person:putin",
    "published:..2020 OR mentioned:>1994",
)


class Asking:
    """The commands with ``--json`` over the example articles, and the objects they print."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive

    def __call__(self, command: str, *arguments: str, typed: str | None = None) -> list[Any]:
        options = ["-a", str(self._archive), "--json"]
        result = CliRunner().invoke(main, [command, *arguments, *options], input=typed)
        return [json.loads(line) for line in result.stdout.splitlines()]

    def damage(self, sql: str) -> None:
        """Change the database behind its back."""
        with closing(sqlite3.connect(self._archive / DATABASE)) as connection:
            connection.executescript(sql)

    @contextmanager
    def writing(self, records: Iterable[str] = ()) -> Iterator["Asking"]:
        """The same over a copy that may be written to, after these records of JSON were ingested one after another."""
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copytree(self._archive, Path(folder) / "archive")
            writing = Asking(copy)
            for record in records:
                writing.ingest(record)
            yield writing

    def quietly(self, command: str, *arguments: str) -> None:
        """A command of which nothing is looked at."""
        assert CliRunner().invoke(main, [command, *arguments, "-a", str(self._archive)]).exit_code == 0

    def ingest(self, record: str) -> None:
        """Read a record of JSON."""
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            file.write(record)
            file.flush()
            options = ["-a", str(self._archive), "--no-entities", "--processes", "1"]
            assert CliRunner().invoke(main, ["ingest", *options, file.name]).exit_code == 0


# Two texts under one address: facts and paragraphs that were added, removed and changed.
READ_AGAIN: Final = tuple(
    json.dumps(
        {"url": "https://harbour.example/1", "title": "Flood", "date": "2024-01-02", **fields, "body": "\n".join(body)}
    )
    for fields, body in (
        (
            {"author": "Ada Quill"},
            ("The harbour board met on Monday to hear what the storm had cost, and from whom.", "No word of it."),
        ),
        (
            {"source": "Harbour Gazette", "title": "Floods"},
            (
                "The harbour board met on Tuesday to hear what the storm had cost, and from whom.",
                "A mayor said little.",
                "Nor did others.",
            ),
        ),
    )
)


def dry_run(ask: Asking) -> Iterator[Any]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "empty.txt").touch()
        for each in (folder, str(EXAMPLES)):
            yield from ask("ingest", each, "--dry-run", "--processes", "1")
    yield from Asking(Path(folder))("ingest", str(EXAMPLES), "--dry-run", "--processes", "1")


def search(ask: Asking) -> Iterator[Any]:
    for query in ("*", *QUERIES):
        yield from ask("search", query, "--all", "--undated", "include")


def count(ask: Asking) -> Iterator[Any]:
    yield from ask("count", QUERIES[0])


def count_batch(ask: Asking) -> Iterator[Any]:
    yield from ask("count", "--batch", "-", typed="# a remark\noil\n\ntitel:oil\n(oil\n")


def show(ask: Asking) -> Iterator[Any]:
    for hit in ask("search", "*", "--all"):
        yield from ask("show", hit["id"])


def dates(ask: Asking) -> Iterator[Any]:
    for hit in ask("search", "*", "--all"):
        yield from ask("dates", hit["id"], "--mentioned")


def show_changes(ask: Asking) -> Iterator[Any]:
    with ask.writing(READ_AGAIN) as writing:
        for hit in writing("search", "url:harbour.example"):
            yield from writing("show", hit["id"], "--changes")


def actions(ask: Asking) -> Iterator[Any]:
    """Corrections with and without a date, made, replaced and undone, and a removal."""
    with ask.writing() as writing:
        article = writing("search", "*", "-n", "1")[0]["id"]
        for date in ("unknown", "2024", "unknown"):
            writing("dates", article, "--set", date, "--because", "print")
        yield from writing("remove", article)
        yield from writing("undo") + writing("undo", "--list")


def explain(ask: Asking) -> Iterator[Any]:
    for query in QUERIES:
        yield from ask("explain", query)


def why(ask: Asking) -> Iterator[Any]:
    articles = [hit["id"] for hit in ask("search", "oil OR treaty OR is:undated", "--all")]
    for query in QUERIES:
        for article in articles:
            yield from ask("why", article, query)


def kwic(ask: Asking) -> Iterator[Any]:
    for query in QUERIES:
        yield from ask("kwic", query, "--all", "--undated", "include")


def replay(ask: Asking) -> Iterator[Any]:
    with ask.writing() as writing, tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/answer.csv"
        writing.quietly("export", "*", "-o", path, "--receipt")
        for record in READ_AGAIN[:1]:
            writing.ingest(record)
        writing.quietly("remove", writing("search", "source:wire")[0]["id"])
        yield from writing("replay", f"{path}.receipt.json")


def save(ask: Asking) -> Iterator[Any]:
    with ask.writing() as writing:
        yield from writing("save", "oil", "oil")


def saved(ask: Asking) -> Iterator[Any]:
    with ask.writing() as writing:
        writing("save", "oil", "oil")
        yield from writing("saved")


def watch(ask: Asking) -> Iterator[Any]:
    with ask.writing() as writing:
        writing("save", "all", "*")
        for record in READ_AGAIN[:1]:
            writing.ingest(record)
        writing.ingest(json.dumps({"body": "Oil.", "source": "Wire", "url": "https://e.test/1", "title": "Oil"}))
        yield from writing("watch", "all")


def compare(ask: Asking) -> Iterator[Any]:
    yield from ask("compare", "treaty OR minsk", "NOT (treaty OR minsk)", "--all")


def together(ask: Asking) -> Iterator[Any]:
    yield from ask("together", "sanction OR treaty", "--all")


def timeline(ask: Asking) -> Iterator[Any]:
    yield from ask("timeline", "sanction", "--vs", QUERIES[0], "--by", "month")


def check(ask: Asking) -> Iterator[Any]:
    with ask.writing() as writing:
        writing.damage("DELETE FROM stories WHERE row = 1")
        yield from writing("check")


def status(ask: Asking) -> Iterator[Any]:
    yield from ask("status")
    days = [f"2024-03-{day:02}" for day in range(1, 31) if not 10 <= day <= 16]
    records = "\n".join(
        json.dumps({"title": f"Paper of {day}", "body": f"Nothing new on {day}.", "date": day, "source": "Daily"})
        for day in [*days, *(f"2024-04-{day:02}" for day in range(1, 31))]
    )
    with ask.writing([records]) as writing:
        yield from writing("status")


def facet(ask: Asking) -> Iterator[Any]:
    for field in ("entity", "month"):
        yield from ask("facet", field, "*")


def entity(ask: Asking) -> Iterator[Any]:
    for name in ("lukashenko", "org:nato", "Kyiv", "NATO", "#1", "Northern Ledger"):
        yield from ask("entity", name)


# A copy and an extended version, each with a time of day, an hour apart.
COPIED: Final = "\n".join(
    json.dumps({"title": f"At {hour}", "date": f"2024-03-05T{hour}:30:00Z", "body": f"At {hour}. {text}"})
    for hour, words in ((10, 80), (11, 80), (12, 600))
    for text in [" ".join(f"word{number}" for number in range(words))]
)


def story(ask: Asking) -> Iterator[Any]:
    for hit in ask("search", "*", "--all"):
        yield from ask("story", hit["id"], "--diff")
    with ask.writing([COPIED]) as writing:
        yield from writing("story", writing("search", "word7")[0]["id"])


def similar(ask: Asking) -> Iterator[Any]:
    for hit in ask("search", "*", "--all"):
        yield from ask("similar", hit["id"], "--copies")


def names_list(ask: Asking) -> Iterator[Any]:
    yield from ask("names", "list", "--all")


def names_suggest(ask: Asking) -> Iterator[Any]:
    yield from ask("names", "suggest")


SOURCES: Final[dict[str, Callable[[Asking], Iterator[Any]]]] = {
    "ingest --dry-run": dry_run,
    "search": search,
    "count": count,
    "count --batch": count_batch,
    "show": show,
    "dates": dates,
    "show --changes": show_changes,
    "remove": actions,
    "undo": actions,
    "explain": explain,
    "why": why,
    "kwic": kwic,
    "entity": entity,
    "facet": facet,
    "compare": compare,
    "together": together,
    "story": story,
    "similar": similar,
    "timeline": timeline,
    "names list": names_list,
    "names suggest": names_suggest,
    "replay": replay,
    "save": save,
    "saved": saved,
    "watch": watch,
    "check": check,
    "status": status,
}


def documented_keys(name: str) -> list[tuple[str, ...]]:
    """Key, kinds of value and meaning, as they stand under the heading of this name."""
    section = f"\n{document('json')}".partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    return table(section, "Key", "Value", "Meaning")


def keys(values: Iterable[Any]) -> dict[str, set[str]]:
    """Every key of these objects, as the document writes it, with the kinds of its values."""
    found: defaultdict[str, set[str]] = defaultdict(set)

    def walk(value: Any, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                below = f"{path}.{key}" if path else key
                found[below].add(KINDS[type(inner)])
                # the parts of a clause are clauses again
                walk(inner, path if key == "clauses" else below)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, path if path in {"tree", "reason"} else f"{path}[]")

    for value in values:
        walk(value, "")
    return dict(found)


@pytest.mark.parametrize("name", SOURCES)
def test_the_keys_are_those_printed(name: str, example_archive: Path) -> None:
    documented = {code(key)[0]: set(kinds.split(" or ")) for key, kinds, _ in documented_keys(name)}
    printed = keys(SOURCES[name](Asking(example_archive)))
    assert sorted(documented) == sorted(printed)
    # null may be missing where every example has a value, and nothing else
    assert {key: documented[key] - {"null"} for key in printed} == {
        key: found - {"null"} for key, found in printed.items()
    }
    assert [key for key, found in printed.items() if not found <= documented[key]] == []


def test_every_command_that_prints_json_is_documented() -> None:
    with_json = {
        name for name, command in all_commands(main) if any("--json" in parameter.opts for parameter in command.params)
    }
    assert with_json == {name.partition(" --")[0] for name in SOURCES}


def all_commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name; of a group those in it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{before}{name} ")
        else:
            yield before + name, command


@pytest.mark.parametrize("name", SOURCES)
def test_every_key_is_explained(name: str) -> None:
    assert all(meaning for _, _, meaning in documented_keys(name))
