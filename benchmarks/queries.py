"""What a query costs inside one process, beside the same question put to bare tantivy, SQLite FTS5 and Whoosh.

Run with ``make bench``, or alone with ``python -m benchmarks.queries``. Ours is everything from the text of the query to
the first 20 hits and the number of articles found: parsing, resolving (inflections, wildcards, fuzzy words, names), the
search, the order of ties by id, and for each question a look at whether anything was written to the archive. Theirs is
the nearest native query, made of words that are folded and split already, to the first 20 hits and the number found, where
the tool gives one. A question of kind ``count`` asks for the number alone.

``not looking`` is ours without that look, as where many queries are counted together: the rivals do not look either.
``telling all`` is ours with what only we tell: how many stories there are, how many undated and possible articles, and what
else a name may be. It is made when it is read, as every command does that prints it.

Figures are milliseconds of CPU, medians of several rounds behind one that is not counted; in each round every tool in
turn is asked all the questions, so that none is asked twice running. Ours keeps what words, wildcards, fuzzy words and names
stand for until the archive is written to, so what the first round took, where all are new, stands below. Nothing is asserted: the figures are to be read.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.collection import reuters_archive
from benchmarks.questions import SEED, Kind, Question, draw
from benchmarks.rivals import BareTantivy, Fts5, Rival, Whoosh
from corpus.archive import Archive, open_archive
from search.asking import Request, answered, understand
from search.engine import Engine, Sort
from search.engines.tantivy import open_engine, write

ROUNDS: Final = 5
SAMPLE: Final = 4_000  # articles that Whoosh indexes in under a minute
ROUNDS_OF_WHOOSH: Final = 2  # it takes a hundred times as long for some questions
NOW: Final = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ours:
    """dateline over one index of an archive.

    With everything that a command says besides the hits, or only their number; looking before each question whether
    anything was written, as whoever asks it does, or not.
    """

    archive: Archive
    engine: Engine
    telling_all: bool = False
    looking: bool = True

    def ask(self, question: Question) -> int:
        """The first hits without headlines and passages; how many there are."""
        request = Request(
            question.text,
            sort=Sort.NEWEST if question.kind is Kind.DATE_ORDER else None,
            limit=0 if question.kind is Kind.COUNT else 20,
        )
        understood = understand(self.archive, request, now=NOW, refresh=self.looking)
        answer = answered(self.archive, understood, self.engine, behind=0)
        if not self.telling_all:
            return answer.whole.articles
        _ = answer.notes, answer.undated_last
        return answer.counts.articles


Cost = float | None  # milliseconds of a question; None where there is no such query


class Costs(NamedTuple):
    """What each question cost one tool: the median, and the first time."""

    usual: list[Cost]
    first: list[Cost]


def measured(tools: Sequence[Ours | Rival], questions: Sequence[Question], rounds: int) -> list[Costs]:
    """For each tool the median cost of each question, over ``rounds`` behind the first."""
    costs: list[list[list[float]]] = [[[] for _ in questions] for _ in tools]
    for _ in range(rounds + 1):
        for of_tool, tool in zip(costs, tools, strict=True):
            for spent, question in zip(of_tool, questions, strict=True):
                started = time.process_time()
                if tool.ask(question) is not None:
                    spent.append((time.process_time() - started) * 1000)
    return [
        Costs(
            [statistics.median(spent[1:]) if spent else None for spent in of_tool],
            [spent[0] if spent else None for spent in of_tool],
        )
        for of_tool in costs
    ]


def ratios(ours: Sequence[Cost], theirs: Sequence[Cost]) -> list[float]:
    """Of each question that both can be asked."""
    return [our / their for our, their in zip(ours, theirs, strict=True) if our is not None and their is not None]


def print_table(names: Sequence[str], questions: Sequence[Question], costs: Sequence[Costs]) -> None:
    """Medians by kind: of ours, which is first, and of each other with the ratio of ours to it."""
    print(f"{'kind':<12}{names[0]:>10}" + "".join(f"{name:>14}{'ratio':>8}" for name in names[1:]))
    for kind in Kind:
        places = [place for place, question in enumerate(questions) if question.kind is kind]
        ours, *others = [[of_tool.usual[place] for place in places] for of_tool in costs]
        line = f"{kind:<12}{_median(ours):>10}"
        for theirs in others:
            line += f"{_median(theirs):>14}{_ratio(ratios(ours, theirs)):>8}"
        print(line)


def worst_kind(questions: Sequence[Question], ours: Sequence[Cost], theirs: Sequence[Cost]) -> tuple[float, Kind]:
    """The kind with the largest median ratio, and that ratio."""
    by_kind: dict[Kind, list[float]] = {kind: [] for kind in Kind}
    for question, ratio in zip(questions, ratios(ours, theirs), strict=True):
        by_kind[question.kind].append(ratio)
    return max((statistics.median(found), kind) for kind, found in by_kind.items())


def _median(costs: Sequence[Cost]) -> str:
    known = [cost for cost in costs if cost is not None]
    return f"{statistics.median(known):.3f}" if known else "none"


def _ratio(found: Sequence[float]) -> str:
    return f"{statistics.median(found):.2f}" if found else "-"


def bench_queries(archive: Archive, rounds: int) -> None:
    """Draw the questions, measure and print."""
    folder = archive.index_folder
    assert folder is not None
    rows = tuple(archive.heads())
    questions = draw(archive)
    archive.memory.refresh()
    engine = open_engine(folder, archive)
    tools: list[Ours | Rival] = [
        Ours(archive, engine),
        BareTantivy(folder),
        Fts5(archive.stored(rows)),
        Ours(archive, engine, telling_all=True),
        Ours(archive, engine, looking=False),
    ]
    ours, tantivy, fts5, telling, not_looking = measured(tools, questions, rounds)
    print(f"\n{len(questions)} questions in one process, ms of CPU: medians by kind over {len(rows):,} articles")
    print_table(["dateline", "tantivy", "fts5", "telling all"], questions, [ours, tantivy, fts5, telling])
    worst, kind = worst_kind(questions, ours.usual, tantivy.usual)
    print(f"to bare tantivy: median ratio {_to(ours.usual, tantivy)}; the worst kind is {kind} with {worst:.2f}")
    print(
        f"asked for the first time: {_to(ours.first, tantivy)}; telling all: {_to(telling.usual, tantivy)}; not looking: {_to(not_looking.usual, tantivy)}"
    )
    print(
        "fts5 has no fuzzy words, no names, no wildcard but at the end of a word, and no order in NEAR; it counts only if asked"
    )
    bench_sample(archive, questions)


def _to(ours: Sequence[Cost], theirs: Costs) -> str:
    return _ratio(ratios(ours, theirs.usual))


def bench_sample(archive: Archive, questions: Sequence[Question]) -> None:
    """The same questions beside Whoosh, over a part of the archive."""
    rows = tuple(archive.heads())
    sample = sorted(random.Random(SEED).sample(rows, min(SAMPLE, len(rows))))  # noqa: S311 - a fixed draw, not a secret
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "tantivy"
        folder.mkdir()
        write(folder, (), archive.stored(sample))
        tools: list[Ours | Rival] = [
            Ours(archive, open_engine(folder, archive)),
            Whoosh(Path(temporary) / "whoosh", archive.stored(sample)),
        ]
        costs = measured(tools, questions, ROUNDS_OF_WHOOSH)
    print(f"\nthe same over {len(sample):,} of the articles")
    print_table(["dateline", "whoosh"], questions, costs)


def main() -> None:
    """Print the figures for an archive, by default that of ``make bench``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="?", type=Path, help="by default all of Reuters, built where it is not yet")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    with open_archive(arguments.archive or reuters_archive()) as archive:
        bench_queries(archive, arguments.rounds)


if __name__ == "__main__":
    main()
