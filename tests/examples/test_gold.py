"""The example collection, its gold and the table that describes it agree."""

import html
import json
import re
from pathlib import Path
from typing import TypedDict

import pytest

from corpus.dates import DateInterval


class Gold(TypedDict):
    """What a careful reader finds in one article; examples/README.md explains the keys."""

    file: str
    record: int | None
    title: str
    published: str | None
    kind: str
    authors: list[str]
    language: str
    contains: list[str]
    excludes: list[str]
    persons: list[str]
    story: str | None


EXAMPLES = Path(__file__).parents[2] / "examples"
GOLD: list[Gold] = json.loads((EXAMPLES / "gold.json").read_text(encoding="utf-8"))
each_article = pytest.mark.parametrize(
    "gold", [pytest.param(gold, id=f"{gold['file']}:{gold['record']}") for gold in GOLD]
)


def written(gold: Gold) -> str:
    """All that a reader of the article sees, furniture too, a line a block."""
    data = (EXAMPLES / gold["file"]).read_bytes()
    if gold["record"] is not None:
        record = json.loads(data.splitlines()[gold["record"] - 1])
        return f"{record['title']}\n{record['body']}"
    if not gold["file"].endswith(".html"):
        return data.decode("utf-8")
    page = data.decode("windows-1252" if b"charset=windows-1252" in data else "utf-8")
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", page))


@each_article
def test_entry_has_the_described_keys(gold: Gold) -> None:
    assert set(gold) == set(Gold.__annotations__)


@each_article
def test_title_passages_and_persons_stand_in_the_article(gold: Gold) -> None:
    text = written(gold)
    assert [part for part in (gold["title"], *gold["contains"], *gold["persons"]) if part not in text] == []


@each_article
def test_three_passages_are_expected_of_the_body(gold: Gold) -> None:
    assert len(gold["contains"]) == 3


@each_article
def test_excluded_lines_stand_in_the_article(gold: Gold) -> None:
    lines = [line.strip() for line in written(gold).splitlines()]
    assert [line for line in gold["excludes"] if not any(line in printed for printed in lines)] == []


@each_article
def test_no_passage_is_both_expected_and_excluded(gold: Gold) -> None:
    assert [(p, x) for p in gold["contains"] for x in gold["excludes"] if x in p or p in x] == []


@each_article
def test_only_an_unknown_date_is_missing(gold: Gold) -> None:
    assert (gold["published"] is None) is (gold["kind"] == "unknown")


@pytest.mark.parametrize("gold", [pytest.param(gold, id=gold["title"]) for gold in GOLD if gold["published"]])
def test_published_date_is_canonical_and_open_only_as_a_bound(gold: Gold) -> None:
    interval = DateInterval.from_edtf(gold["published"] or "")
    assert (interval.edtf, interval.before is None) == (gold["published"], gold["kind"] == "bound")


def test_every_file_has_gold() -> None:
    files = {path.relative_to(EXAMPLES).as_posix() for path in (EXAMPLES / "articles").rglob("*") if path.is_file()}
    assert {gold["file"] for gold in GOLD} == files


def test_every_record_has_gold() -> None:
    records = (EXAMPLES / "articles/clippings.jsonl").read_text(encoding="utf-8").splitlines()
    assert [gold["record"] for gold in GOLD if gold["record"] is not None] == list(range(1, len(records) + 1))


def test_readme_table_is_the_gold() -> None:
    expected = [
        (
            f"`{gold['file'].removeprefix('articles/')}`" + (f" record {gold['record']}" if gold["record"] else ""),
            f"`{gold['published']}`" if gold["published"] else "none",
            gold["kind"],
            ", ".join(gold["persons"]) or "nobody",
        )
        for gold in GOLD
    ]
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in readme.splitlines()]
    printed = [(row[0], row[3], row[4], row[6]) for row in rows if len(row) == 7 and row[0].startswith("`")]
    assert printed == expected
