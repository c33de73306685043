"""The five seed articles, asked as a newcomer would."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import main

FURNITURE = (
    "Previous Article", "Next Article", "Write a Comment", "Leave a Comment", "Share:", "Similar Posts",
    "This post is also available in", "Posted:",
)  # fmt: skip


def ask(archive: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-a", str(archive), *arguments[1:]])


def numbers_of(archive: Path, ids: list[str]) -> list[str]:
    shown = [json.loads(ask(archive, "show", identifier, "--json").stdout) for identifier in ids]
    return sorted(Path(article["files"][0]).name[:3] for article in shown)


def found(archive: Path, query: str) -> list[str]:
    hits = map(json.loads, ask(archive, "search", query, "--json").stdout.splitlines())
    return numbers_of(archive, [hit["id"] for hit in hits])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("nuclear", ["000", "001", "002", "004"], id="word"),
        pytest.param('"security concept"', ["000", "001"], id="phrase"),
        pytest.param("existence", ["004"], id="a word after a full stop without a space"),
        pytest.param("krutoy", ["000"], id="name as a word"),
        pytest.param("person:lukashenko", ["002", "003", "004"], id="person"),
        pytest.param("org:nato", ["004"], id="organisation"),
        pytest.param("published:2023", ["002"], id="year"),
        pytest.param("NOT published:2022", ["002"], id="not a year"),
    ],
)
def test_what_a_query_finds(seed_archive: Path, query: str, expected: list[str]) -> None:
    assert found(seed_archive, query) == expected


@pytest.mark.parametrize("query", ["published:2023", "NOT published:2022"])
def test_the_undated_are_counted(seed_archive: Path, query: str) -> None:
    summary = ask(seed_archive, "search", query).stderr.splitlines()[-1]
    assert summary == "1 of 1 article (1 story); left out: 4 undated"


@pytest.fixture(scope="module")
def shown(seed_archive: Path) -> dict[str, dict[str, Any]]:
    hits = map(json.loads, ask(seed_archive, "search", "*", "--json").stdout.splitlines())
    articles = [json.loads(ask(seed_archive, "show", hit["id"], "--json").stdout) for hit in hits]
    return {Path(article["files"][0]).name[:3]: article for article in articles}


def lines_of(data: Path, number: str) -> list[str]:
    """The lines of a seed that are not blank."""
    (path,) = (data / "seeds").glob(f"{number}_*.txt")
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("number", "headline", "authors"),
    [
        pytest.param("000", 0, [], id="the first line"),
        pytest.param("001", None, [], id="none: the text begins with a paragraph"),
        pytest.param("002", 1, ["Aleksandr Tishchenko"], id="below the date"),
        pytest.param("003", 2, ["Dr. Doğacan BAŞARAN"], id="below empty labels"),
        pytest.param("004", 0, ["Aleksandr Tishchenko"], id="above a second headline"),
    ],
)
def test_title_and_authors(
    shown: dict[str, dict[str, Any]], data: Path, number: str, headline: int | None, authors: list[str]
) -> None:
    title = "" if headline is None else lines_of(data, number)[headline]
    assert (shown[number]["title"], shown[number]["authors"]) == (title, authors)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_body_holds_no_furniture(shown: dict[str, dict[str, Any]], number: str) -> None:
    assert [line for line in FURNITURE if line in shown[number]["body"]] == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("000", None, id="states no date"),
        pytest.param("001", None, id="names a day without a year"),
        pytest.param("002", ("2023-11-15T16:21:00", "stated", "second"), id="states it"),
        pytest.param("003", ("2023-04-11/..", "bound", None), id="footnotes only"),
        pytest.param("004", ("2025-02-20/..", "bound", None), id="quotes a speech of a day"),
    ],
)
def test_published_date(
    shown: dict[str, dict[str, Any]], number: str, expected: tuple[str, str, str | None] | None
) -> None:
    published = shown[number]["published"]
    assert (published and (published["edtf"], published["kind"], published["precision"])) == expected


@pytest.mark.parametrize(
    ("number", "printed"), [("002", "15.11.2023 16:21:00"), ("003", "11.04.2023"), ("004", "February 20th, 2025")]
)
def test_the_evidence_is_verbatim(shown: dict[str, dict[str, Any]], data: Path, number: str, printed: str) -> None:
    evidence = shown[number]["published"]["evidence"]
    assert printed in evidence
    assert any(evidence in line for line in lines_of(data, number))


@pytest.mark.parametrize(
    ("number", "name", "kind"),
    [
        ("000", "Dmitry Krutoy", "person"),
        ("000", "Dmitry Peskov", "person"),
        ("000", "Minsk", "place"),
        ("000", "Union State", "org"),
        ("001", "Supreme State Council", "org"),
        ("002", "Nikolai Patrushev", "person"),
        ("002", "Aleksandr Volfovich", "person"),
        ("002", "Ursula von der Leyen", "person"),
        ("004", "NATO", "org"),
        ("004", "CSTO", "org"),
    ],
)
def test_entities(shown: dict[str, dict[str, Any]], number: str, name: str, kind: str) -> None:
    assert (name, kind) in {(entity["name"], entity["type"]) for entity in shown[number]["entities"]}


@pytest.mark.parametrize(
    ("number", "kind", "names"),
    [
        pytest.param(
            "003", "person", {"Alexander Lukashenko", "Vladimir Putin", "Vladimir Zelensky", "Dmitry Peskov"}, id="003"
        ),
        pytest.param("002", "person", {"Aleksandr Volfovich", "Nikolai Patrushev", "Ursula von der Leyen"}, id="002"),
    ],
)
def test_nobody_is_taken_for_another(shown: dict[str, dict[str, Any]], number: str, kind: str, names: set[str]) -> None:
    found = [entity["name"] for entity in shown[number]["entities"] if entity["type"] == kind]
    assert set(found) >= names
    assert len(found) == len(set(found))


def test_the_turkish_and_russian_passages_yield_nothing(shown: dict[str, dict[str, Any]]) -> None:
    mentions = [mention["text"] for entity in shown["003"]["entities"] for mention in entity["mentions"]]
    assert [text for text in mentions if re.search(r"[а-яА-ЯğışİĞŞ]", text)] == []
    assert len(mentions) > 50


def entities_of(archive: Path, query: str) -> set[int]:
    """The entities that a query of one name is taken for."""
    clause = json.loads(ask(archive, "explain", query, "--json").stdout)["tree"]
    return {entity["id"] for entity in clause["entities"]}


@pytest.mark.parametrize(
    "spellings",
    [
        pytest.param(['person:"Aleksandr Lukashenko"', 'person:"Alexander Lukashenko"'], id="Lukashenko"),
        pytest.param(["place:Kiev", "place:Kyiv"], id="Kyiv"),
    ],
)
def test_two_spellings_are_one(seed_archive: Path, spellings: list[str]) -> None:
    one, other = (entities_of(seed_archive, query) for query in spellings)
    assert one == other
    assert len(one) == 1


def test_two_men_of_one_given_name_stay_apart(seed_archive: Path) -> None:
    volfovich, tishchenko = (entities_of(seed_archive, f"person:{name}") for name in ("volfovich", "tishchenko"))
    assert len(volfovich) == 1
    assert not volfovich & tishchenko
