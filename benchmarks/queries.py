"""What a query costs inside one process, beside the same question put to bare tantivy, SQLite FTS5 and Whoosh.

Run with ``make bench``, or alone with ``python -m benchmarks.queries``. Ours is everything from the text of the query to
the first 20 hits and the number of articles found: parsing, resolving (inflections, wildcards, fuzzy words, names), the
search, the order of ties by id, and that nothing is remembered that was written over since. Theirs is the nearest native
query, made of words that are folded and split already, to the first 20 hits and the number found, where the tool gives one.
A question of kind ``count`` asks for the number alone.

Figures are milliseconds of CPU, medians of several rounds. In each round every tool is first asked as many other questions,
which are not counted, and then each question once. Ours begins every round with an archive and an engine that were never
asked anything: so each question that is counted is new to it, and its words are, but for those that the others had in
common with it. Beside that stand

``nothing known``
    the same, with all forgotten before each question that was learnt from others.
``asked again``
    ours for questions that were asked before: for the next page, in another order, to be exported.
``telling all``
    ours with what only we tell: how many stories there are, how many undated and possible articles, and what else a name
    may be. It is made when it is read, as every command does that prints it.

Nothing is asserted: the figures are to be read.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.collection import reuters_archive
from benchmarks.questions import SEED, Kind, Question, draw
from benchmarks.rivals import BareTantivy, Fts5, Rival, Whoosh
from corpus.archive import Archive, open_archive
from search.asking import Request, answered, understand
from search.engine import Sort
from search.engines.tantivy import TantivyEngine, open_index, write

OTHER_SEED: Final = SEED + 1  # of the questions that go before
ROUNDS: Final = 5
SAMPLE: Final = 4_000  # articles that Whoosh indexes in under a minute
ROUNDS_OF_WHOOSH: Final = 2  # it takes a hundred times as long for some questions
NOW: Final = datetime(2024, 1, 1, tzinfo=UTC)


class Ours:
    """dateline over one index of an archive.

    ``telling_all`` that a command says besides the hits, or only their number; ``forgetting`` before each question all that
    was learnt from others.
    """

    def __init__(
        self,
        archive: Archive,
        folder: Path,
        *,
        telling_all: bool = False,
        forgetting: bool = False,
    ) -> None:
        self._opened = archive
        self._index = open_index(folder)
        self._telling_all = telling_all
        self._is_forgetting = forgetting
        self.forget()

    def forget(self) -> None:
        """Be as it is when it was never asked anything."""
        self._archive = Archive(self._opened.connection, self._opened.folder)
        self._engine = TantivyEngine(self._index, self._archive)

    def prepare(self) -> None:
        """Be ready for a question."""
        if self._is_forgetting:
            self.forget()

    def ask(self, question: Question) -> int:
        """The first hits without headlines and passages; how many there are."""
        request = Request(
            question.text,
            sort=Sort.NEWEST if question.kind is Kind.DATE_ORDER else None,
            limit=0 if question.kind is Kind.COUNT else 20,
        )
        understood = understand(self._archive, request, now=NOW)
        answer = answered(self._archive, understood, self._engine, behind=0)
        if not self._telling_all:
            return answer.whole.articles
        _ = answer.notes, answer.undated_last
        return answer.counts.articles


Tool = Ours | Rival
Cost = float | None  # milliseconds of a question; None where there is no such query


class Measured(NamedTuple):
    """A tool, and what it is asked before the questions that are counted."""

    tool: Tool
    before: Sequence[Question]


def measured(tools: Sequence[Measured], questions: Sequence[Question], rounds: int) -> list[list[Cost]]:
    """For each tool the median cost of each question over the rounds."""
    costs: list[list[list[float]]] = [[[] for _ in questions] for _ in tools]
    for _ in range(rounds):
        for of_tool, (tool, before) in zip(costs, tools, strict=True):
            if isinstance(tool, Ours):
                tool.forget()
            for question in before:
                tool.ask(question)
            for spent, question in zip(of_tool, questions, strict=True):
                if isinstance(tool, Ours):
                    tool.prepare()
                started = time.process_time()
                if tool.ask(question) is not None:
                    spent.append((time.process_time() - started) * 1000)
    return [[statistics.median(spent) if spent else None for spent in of_tool] for of_tool in costs]


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
    questions, others = draw(archive), draw(archive, OTHER_SEED)
    ways = {
        "dateline": Measured(Ours(archive, folder), others),
        "nothing known": Measured(Ours(archive, folder, forgetting=True), others),
        "asked again": Measured(Ours(archive, folder), [*others, *questions]),
        "telling all": Measured(Ours(archive, folder, telling_all=True), others),
    }
    rivals = [Measured(BareTantivy(folder), others), Measured(Fts5(archive.stored(rows)), others)]
    *costs, tantivy, fts5 = measured([*ways.values(), *rivals], questions, rounds)
    ours = costs[0]
    print(f"\n{len(questions)} questions in one process, ms of CPU: medians by kind over {len(rows):,} articles")
    print_table(["dateline", "tantivy", "fts5"], questions, [ours, tantivy, fts5])
    print(
        "fts5 has no fuzzy words, no names, no wildcard but at the end of a word, and no order in NEAR; it counts only if asked"
    )
    print("\nratio to bare tantivy")
    print_ratios(questions, dict(zip(ways, costs, strict=True)), tantivy)
    worst, kind = worst_kind(questions, ours, tantivy)
    print(
        f"to bare tantivy, questions that are new: median ratio {_ratio(ratios(ours, tantivy))}; "
        f"the worst kind is {kind} with {worst:.2f}"
    )
    bench_sample(archive, questions, others)


def bench_sample(archive: Archive, questions: Sequence[Question], others: Sequence[Question]) -> None:
    """The same questions beside Whoosh, over a part of the archive."""
    rows = tuple(archive.heads())
    sample = sorted(random.Random(SEED).sample(rows, min(SAMPLE, len(rows))))  # noqa: S311 - a fixed draw, not a secret
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "tantivy"
        folder.mkdir()
        write(folder, (), archive.stored(sample))
        whoosh = Whoosh(Path(temporary) / "whoosh", archive.stored(sample))
        tools = [Measured(Ours(archive, folder), others), Measured(whoosh, ())]
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
