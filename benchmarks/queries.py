"""What a query costs inside one process, beside the same question put to bare tantivy, SQLite FTS5 and Whoosh.

Run with ``make bench``, or alone with ``python -m benchmarks.queries``. Ours is everything from the text of the query to
the first 20 hits and the number of articles found: parsing, resolving (inflections, wildcards, fuzzy words, names), the
search, the order of ties by id, and for each question a look at whether anything was written to the archive. Theirs is
the nearest native query, made of words that are folded and split already, to the first 20 hits and the number found, where
the tool gives one. A question of kind ``count`` asks for the number alone.

Figures are milliseconds of CPU, medians of several rounds behind one that is not counted; in each round every tool in
turn is asked all the questions, so that none is asked twice running. Until the archive is written to, ours keeps what words
and names stand for and how a question was read, and so it is measured in these rounds. Beside that stand

``never asked``
    ours by an archive and an engine that were asked nothing before, neither this question nor any word of it.
``telling all``
    ours with what only we tell: how many stories there are, how many undated and possible articles, and what else a name
    may be. It is made when it is read, as every command does that prints it.
``not looking``
    ours without that look, as where many queries are counted together: the rivals do not look either.

Nothing is asserted: the figures are to be read.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.collection import reuters_archive
from benchmarks.questions import SEED, Kind, Question, draw
from benchmarks.rivals import BareTantivy, Fts5, Rival, Whoosh
from corpus.archive import Archive, open_archive
from search.asking import Request, answered, understand
from search.engine import Engine, Sort
from search.engines.tantivy import TantivyEngine, open_engine, open_index, write

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


class NeverAsked:
    """dateline with nothing kept, of an archive whose database and index are open."""

    def __init__(self, archive: Archive) -> None:
        assert archive.index_folder is not None
        self._archive = archive
        self._index = open_index(archive.index_folder)
        self.prepare()

    def prepare(self) -> None:
        """Forget everything."""
        anew = Archive(self._archive.connection, self._archive.folder)
        self._ours = Ours(anew, TantivyEngine(self._index, anew))

    def ask(self, question: Question) -> int:
        """The same as ``Ours``."""
        return self._ours.ask(question)


Tool = Ours | NeverAsked | Rival
Cost = float | None  # milliseconds of a question; None where there is no such query


def measured(tools: Sequence[Tool], questions: Sequence[Question], rounds: int) -> list[list[Cost]]:
    """For each tool the median cost of each question, over ``rounds`` behind the first."""
    costs: list[list[list[float]]] = [[[] for _ in questions] for _ in tools]
    for _ in range(rounds + 1):
        for of_tool, tool in zip(costs, tools, strict=True):
            for spent, question in zip(of_tool, questions, strict=True):
                if isinstance(tool, NeverAsked):
                    tool.prepare()
                started = time.process_time()
                if tool.ask(question) is not None:
                    spent.append((time.process_time() - started) * 1000)
    return [[statistics.median(spent[1:]) if spent else None for spent in of_tool] for of_tool in costs]


def ratios(ours: Sequence[Cost], theirs: Sequence[Cost]) -> list[float]:
    """Of each question that both can be asked."""
    return [our / their for our, their in zip(ours, theirs, strict=True) if our is not None and their is not None]


def print_table(names: Sequence[str], questions: Sequence[Question], costs: Sequence[Sequence[Cost]]) -> None:
    """Medians by kind: of ours, which is first, and of each other with the ratio of ours to it."""
    print(f"{'kind':<12}{names[0]:>10}" + "".join(f"{name:>14}{'ratio':>8}" for name in names[1:]))
    for kind in Kind:
        ours, *others = (_of_kind(kind, questions, of_tool) for of_tool in costs)
        line = f"{kind:<12}{_median(ours):>10}"
        for theirs in others:
            line += f"{_median(theirs):>14}{_ratio(ratios(ours, theirs)):>8}"
        print(line)


def print_ratios(questions: Sequence[Question], costs: Mapping[str, Sequence[Cost]], theirs: Sequence[Cost]) -> None:
    """Median ratios by kind, and over all kinds, of ours in each of these ways to one other."""
    print(f"{'kind':<12}" + "".join(f"{name:>14}" for name in costs))
    for kind in Kind:
        other = _of_kind(kind, questions, theirs)
        found = (_ratio(ratios(_of_kind(kind, questions, ours), other)) for ours in costs.values())
        print(f"{kind:<12}" + "".join(f"{ratio:>14}" for ratio in found))
    print(f"{'all':<12}" + "".join(f"{_ratio(ratios(ours, theirs)):>14}" for ours in costs.values()))


def worst_kind(questions: Sequence[Question], ours: Sequence[Cost], theirs: Sequence[Cost]) -> tuple[float, Kind]:
    """The kind with the largest median ratio, and that ratio."""
    by_kind: dict[Kind, list[float]] = {kind: [] for kind in Kind}
    for question, ratio in zip(questions, ratios(ours, theirs), strict=True):
        by_kind[question.kind].append(ratio)
    return max((statistics.median(found), kind) for kind, found in by_kind.items())


def _of_kind(kind: Kind, questions: Sequence[Question], costs: Sequence[Cost]) -> list[Cost]:
    return [cost for cost, question in zip(costs, questions, strict=True) if question.kind is kind]


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
    engine = open_engine(folder, archive)
    tools: list[Tool] = [
        Ours(archive, engine),
        BareTantivy(folder),
        Fts5(archive.stored(rows)),
        NeverAsked(archive),
        Ours(archive, engine, telling_all=True),
        Ours(archive, engine, looking=False),
    ]
    ours, tantivy, fts5, never_asked, telling_all, not_looking = measured(tools, questions, rounds)
    print(f"\n{len(questions)} questions in one process, ms of CPU: medians by kind over {len(rows):,} articles")
    print_table(["dateline", "tantivy", "fts5"], questions, [ours, tantivy, fts5])
    print(
        "fts5 has no fuzzy words, no names, no wildcard but at the end of a word, and no order in NEAR; it counts only if asked"
    )
    print("\nratio to bare tantivy")
    ways = {"dateline": ours, "never asked": never_asked, "telling all": telling_all, "not looking": not_looking}
    print_ratios(questions, ways, tantivy)
    worst, kind = worst_kind(questions, ours, tantivy)
    print(f"to bare tantivy: median ratio {_ratio(ratios(ours, tantivy))}; the worst kind is {kind} with {worst:.2f}")
    bench_sample(archive, questions)


def bench_sample(archive: Archive, questions: Sequence[Question]) -> None:
    """The same questions beside Whoosh, over a part of the archive."""
    rows = tuple(archive.heads())
    sample = sorted(random.Random(SEED).sample(rows, min(SAMPLE, len(rows))))  # noqa: S311 - a fixed draw, not a secret
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "tantivy"
        folder.mkdir()
        write(folder, (), archive.stored(sample))
        tools: list[Tool] = [
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
