"""What names cost where there are very many: 200,000 different ones, two of which are in 10,000 articles each.

Run with ``make bench``, or alone with ``python -m benchmarks.names``. The archive is made by a generator, once, in
``.bench/``. Every command is a whole process, started cold. The naive way to count by person is one statement over all
mentions (``count(DISTINCT row)`` by entity), in a process that loads nothing but SQLite; its counts must be ours.
"""

import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from benchmarks.collection import BENCH, DATELINE, ENVIRONMENT
from benchmarks.run import cost_of, median
from corpus.article import AnnotatedArticle, Article, EntityType, Field, Mention
from corpus.shingles import sketch
from corpus.storing import open_writer
from corpus.words import split
from search.indexing import catch_up

SEED: Final = 1987
ARTICLES: Final = 50_000
NAMES: Final = 200_000
NAMES_AN_ARTICLE: Final = 12
FAMOUS: Final = {"Ada Northfield": range(10_000), "Ada Norfield": range(8_000, 18_000)}
UNION: Final = 18_000
SYLLABLES: Final = (
    "ba",
    "do",
    "fe",
    "gri",
    "hal",
    "ka",
    "lu",
    "mon",
    "ne",
    "or",
    "pel",
    "ri",
    "sta",
    "tu",
    "ve",
    "win",
)
RUNS: Final = 5
ADDED: Final = datetime(2024, 1, 1)  # noqa: DTZ001 - as archives keep it, UTC and naive

NAIVE: Final = (
    "SELECT entity_id, count(DISTINCT row) AS articles FROM heads JOIN mentions USING (row) JOIN names USING (name_id)"
    " WHERE names.type = 'person' GROUP BY entity_id ORDER BY articles DESC, entity_id LIMIT 20"
)


def names() -> list[str]:
    """As many different names of two words, the same in every run."""
    chance = random.Random(SEED)  # noqa: S311 - not for secrets
    found: dict[str, None] = {}
    while len(found) < NAMES - len(FAMOUS):
        given = "".join(chance.choices(SYLLABLES, k=2)).title()
        found[f"{given} {''.join(chance.choices(SYLLABLES, k=4)).title()}"] = None
    return list(found)


def articles() -> Iterator[AnnotatedArticle]:
    """The articles: every name in one at least, few in very many."""
    chance, ordinary = random.Random(SEED), names()  # noqa: S311 - not for secrets
    for number in range(ARTICLES):
        mentioned = [name for name, those in FAMOUS.items() if number in those]
        first = number * NAMES // ARTICLES
        mentioned += ordinary[first : first + NAMES // ARTICLES]
        mentioned += [ordinary[int(len(ordinary) * chance.random() ** 3)] for _ in range(NAMES_AN_ARTICLE // 2)]
        body, mentions = "", []
        for name in dict.fromkeys(mentioned):
            mentions.append(Mention(Field.BODY, len(body), len(body) + len(name), name, EntityType.PERSON))
            body += f"{name} spoke. "
        yield AnnotatedArticle(
            Article(
                id=f"{number + 1:016x}", title=f"Report {number}", body=body, authors=(), source=None, url=None,
                language="en", format="text", raw=body, lines=(), published=None, updated=None, candidates=(),
                mentioned=(),
            ),
            split(f"Report {number}"),
            split(body),
            tuple(mentions),
        )  # fmt: skip


def build(folder: Path) -> None:
    """The archive with its index."""
    with open_writer(folder, create=True) as archive:
        with archive.transaction():
            for annotated in articles():
                archive.add(annotated, sketch(annotated.body_words.folded), annotator="generated", now=ADDED)
            archive.settle()
        catch_up(archive)


def main() -> None:
    """Print all figures; SystemExit where a count is not what it must be."""
    folder = BENCH / "names"
    if not (folder / "index" / "stamp.json").exists():
        print(f"making an archive of {ARTICLES:,} articles and {NAMES:,} names, once ...", flush=True)
        build(folder)
    database = folder / "articles.sqlite"
    ordinary = names()[-1].split()[1]
    naive = [
        sys.executable,
        "-c",
        f"import sqlite3; print(list(sqlite3.connect({str(database)!r}).execute({NAIVE!r})))",
    ]
    commands = {
        f"search person:{ordinary.lower()}": ours("search", f"person:{ordinary.lower()}"),
        "search person:northfield": ours("search", "person:northfield"),
        "search person:north*": ours("search", "person:north*"),
        "search person:northfeld~": ours("search", "person:northfeld~"),
        "count person:*": ours("count", "person:*"),
        "facet person '*'": ours("facet", "person", "*"),
        "facet person person:northfield": ours("facet", "person", "person:northfield"),
        "entity Ada Northfield": ours("entity", "Ada Northfield"),
        "the naive way to count by person": naive,
        "names suggest": ours("names", "suggest"),
    }
    print(f"\n{ARTICLES:,} articles, {NAMES:,} names; cold process, medians of {RUNS}")
    print(f"{'command':<36}{'CPU s':>8}{'wall s':>8}")
    for label, command in commands.items():
        costs = [cost_of(command) for _ in range(RUNS)]
        print(f"{label:<36}{median(costs, 'cpu'):>8.2f}{median(costs, 'wall'):>8.2f}")
    compare(database)
    merge()


def compare(database: Path) -> None:
    """That the facet is what the naive way counts."""
    naive = [articles for _, articles in sqlite3.connect(database).execute(NAIVE)]
    facet = [line["articles"] for line in lines(ours("facet", "person", "*", "--json"))]
    require(naive == facet, f"facet person '*' counts {facet}, the naive way {naive}")


def merge() -> None:
    """A merge of two entities of 10,000 articles each, the next query, and an undo."""
    one, other = FAMOUS
    merged = cost_of(ours("names", "merge", one, other))
    counted = cost_of(ours("count", f'person:"{one}"'))
    (count,) = lines(ours("count", f'person:"{one}"', "--json"))
    undone = cost_of(ours("names", "undo"))
    (before,) = lines(ours("count", f'person:"{one}"', "--json"))
    print(f"\nmerging two entities of {len(FAMOUS[one]):,} articles each: {merged.wall:.2f} s;")
    print(f"the next query: {counted.wall:.2f} s, {count['articles']:,} articles, the union; undo: {undone.wall:.2f} s")
    require(count["articles"] == UNION, f"the merged entity has {count['articles']} articles, the union {UNION}")
    require(before["articles"] == len(FAMOUS[one]), f"after the undo it has {before['articles']} articles")


def ours(*arguments: str) -> list[str]:
    """The command line of ours on this archive."""
    return [*DATELINE, *arguments, "-a", str(BENCH / "names")]


def lines(command: list[str]) -> list[dict[str, int]]:
    """The objects that the command prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    return [json.loads(line) for line in done.stdout.splitlines()]


def require(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Nothing; SystemExit with the reason where it does not hold."""
    if not holds:
        raise SystemExit(otherwise)


if __name__ == "__main__":
    main()
