"""What annotation costs: beside the bare model on the same text in one process, and with two processes beside one.

    python -m benchmarks.annotation
    python -m benchmarks.annotation --articles 500 --rounds 5 cost

``cost``: the bare model has only the parts that recognising entities needs, and is given the same articles as one text
each, in batches. Its cost and ours are CPU seconds of this process, measured in turn, so that a busy machine slows both
alike. Exits with 1 when the median of the rounds is above ``MOST``.

``processes``: the wall seconds of ``annotate`` on an archive of these articles, without the index, and how many of them pass
before the first articles are done, most of it while each process loads the model: that is lost to both, and weighs the less
the more articles there are. It says something only on a machine with two idle cores. Exits with 1 when two processes are not
``LEAST`` times as fast as one.

Reads ../shared/data/outlets-2000.jsonl.gz: articles of many US outlets.
"""

import argparse
import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.entity_collections import DATA
from corpus.annotate import Wanted, annotate
from corpus.article import AnnotatedArticle, Article
from corpus.entities.annotator import DEFAULT_ANNOTATOR
from corpus.entities.spacy import recogniser
from corpus.preparing import loaded_annotators
from corpus.shingles import sketch
from corpus.storing import open_writer
from corpus.words import split

OUTLETS: Final = DATA / "outlets-2000.jsonl.gz"
MOST: Final = 1.15  # times the bare model's CPU seconds
LEAST: Final = 1.7  # times as fast with two processes
NOW: Final = datetime(2026, 3, 1)  # noqa: DTZ001 - UTC and naive, as the archive keeps it


def read_articles(count: int) -> list[Article]:
    """The first articles of the collection; SystemExit where it is not there."""
    if not OUTLETS.is_file():
        raise SystemExit(f"no such file: {OUTLETS}")
    with gzip.open(OUTLETS, "rt", encoding="utf-8") as lines:
        return [_article(number, **json.loads(line)) for number, line in enumerate(islice(lines, count))]


def _article(number: int, *, title: str, body: str, source: str, **_rest: object) -> Article:
    return Article(
        id=f"{number:016x}",
        title=title,
        body=body,
        authors=(),
        source=source,
        url=None,
        language="en",
        format="json",
        raw=body,
        lines=(),
        published=None,
        updated=None,
        candidates=(),
        mentioned=(),
    )


def cpu_seconds(work: Callable[[], object]) -> float:
    """What ``work`` takes of the processor in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measure_cost(articles: Sequence[Article], rounds: int) -> bool:
    """Print words a CPU second of the bare model and of ours; whether ours costs no more than it may."""
    nlp = recogniser(DEFAULT_ANNOTATOR.partition(":")[2])
    ours = loaded_annotators((DEFAULT_ANNOTATOR,))
    texts = [f"{article.title}\n{article.body}" for article in articles]
    words = sum(len(text.split()) for text in texts)

    def bare() -> None:
        with nlp.memory_zone():
            for document in nlp.pipe(texts):
                assert document.ents is not None

    def annotated() -> None:
        for mentions in ours.annotate(articles):
            assert mentions is not None

    bare()  # what is made once is made
    annotated()
    pairs = [(cpu_seconds(bare), cpu_seconds(annotated)) for _ in range(rounds)]
    ratio = statistics.median(mine / alone for alone, mine in pairs)
    alone, mine = (statistics.median(each) for each in zip(*pairs, strict=True))
    print(f"{len(articles):,} articles, {words:,} words; median of {rounds} rounds, CPU seconds of one process")
    print(f"bare model    {alone:>8.2f} s{words / alone:>10,.0f} words/s")
    print(f"annotation    {mine:>8.2f} s{words / mine:>10,.0f} words/s    {ratio:.3f} times")
    return ratio <= MOST


def measure_processes(articles: Sequence[Article]) -> bool:
    """Print how long an archive takes with one process and with two; whether two are as much faster as they should be."""
    print(f"\n{len(articles):,} articles in an archive; wall seconds", flush=True)
    seconds = []
    with TemporaryDirectory() as folder:
        _make_archive(Path(folder), articles)
        for processes, label in ((1, "one process"), (2, "two processes")):
            first, whole = _seconds_of_annotating(Path(folder), processes)
            print(f"{label:<14}{whole:>7.1f} s, the first articles done after {first:.1f} s", flush=True)
            seconds.append(whole)
    one, two = seconds
    print(f"two are {one / two:.2f} times as fast")
    return one / two >= LEAST


def _seconds_of_annotating(folder: Path, processes: int) -> tuple[float, float]:
    """Until the first batch is stored, and until all are."""
    loaded_annotators.cache_clear()
    ends: list[float] = []
    with open_writer(folder) as archive:
        began = time.perf_counter()
        annotate(
            archive,
            (DEFAULT_ANNOTATOR,),
            wanted=Wanted.ALL,
            processes=processes,
            on_progress=lambda _done, _all: ends.append(time.perf_counter() - began),
        )
    return ends[1], ends[-1]  # the first is told of before any is done


def _make_archive(folder: Path, articles: Sequence[Article]) -> None:
    with open_writer(folder, create=True) as archive, archive.transaction():
        for article in articles:
            body = split(article.body)
            annotated = AnnotatedArticle(article, split(article.title), body, None)
            archive.add(annotated, sketch(body.folded), annotator=None, now=NOW)


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", metavar="PART", help="cost, processes [default: both]")
    parser.add_argument("--articles", type=int, help="[default: 300 for the cost, 2,000 for processes]")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    what = options.what or ["cost", "processes"]
    good = True
    if "cost" in what:
        good &= measure_cost(read_articles(options.articles or 300), options.rounds)
    if "processes" in what:
        good &= measure_processes(read_articles(options.articles or 2_000))
    if not good:
        sys.exit(1)


if __name__ == "__main__":
    main()
