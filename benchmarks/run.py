"""What a search costs, beside what cannot be saved: our commands and a peer on the same work, in one run.

Run with ``make bench``, or alone with ``python -m benchmarks.run``. Every command is a whole process, started cold; figures are CPU seconds (user and system) as
the operating system accounts them, medians of several runs taken in turn, so that a machine that slows down slows both.
The archive is that of ``benchmarks.collection``.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.collection import BENCH, DATA, DATELINE, ENVIRONMENT, reuters_archive

# Importing these is the least that any Python search over tantivy and SQLite with a click command line can do.
FLOOR = [sys.executable, "-c", "import click, sqlite3, tantivy"]

QUERIES = (
    ("word", ["oil"]),
    ("two words", ["oil tanker"]),
    ("phrase", ['"crude oil"']),
    ("boolean", ["(wheat OR corn) NOT export"]),
    ("dates", ["published:1987-03 AND oil"]),
    ("entity", ["org:opec"]),
    ("everything", ["*"]),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run of a command: CPU and wall seconds, and the most memory it held, in MiB."""

    cpu: float
    wall: float
    peak: float


def cost_of(command: list[str]) -> Cost:
    """Run the command once, its output thrown away."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed: {command}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def in_turn(first: list[str], second: list[str], runs: int) -> tuple[list[Cost], list[Cost]]:
    """Both commands ``runs`` times, one after the other, behind a run of each that is not counted."""
    cost_of(first)
    cost_of(second)
    pairs = [(cost_of(first), cost_of(second)) for _ in range(runs)]
    return [ours for ours, _ in pairs], [theirs for _, theirs in pairs]


def median(costs: list[Cost], figure: str) -> float:
    return float(statistics.median(getattr(cost, figure) for cost in costs))


def ingest(folder: Path, paths: list[Path], *options: str) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds of all processes, and the peak memory of the largest one in MiB."""
    shutil.rmtree(folder, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    command = [*DATELINE, "ingest", "-a", str(folder), *options, *map(str, paths)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {command}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, usage.ru_maxrss / 1024


def bench_search(runs: int) -> None:
    archive = reuters_archive()
    print(f"\nsearch, cold process, CPU seconds: median of {runs}; ours against `python -c '{FLOOR[2]}'`")
    print(f"{'query':<14}{'ours':>8}{'floor':>8}{'ratio':>8}{'wall':>8}{'MiB':>6}")
    for name, query in QUERIES:
        ours, floor = in_turn([*DATELINE, "search", "-a", str(archive), *query], FLOOR, runs)
        ratio = statistics.median(a.cpu / b.cpu for a, b in zip(ours, floor, strict=True))
        print(
            f"{name:<14}{median(ours, 'cpu'):>8.3f}{median(floor, 'cpu'):>8.3f}{ratio:>8.2f}"
            f"{median(ours, 'wall'):>8.3f}{median(ours, 'peak'):>6.0f}"
        )


def bench_ingest() -> None:
    files = sorted((DATA / "reuters21578").glob("*.sgm.gz"))
    print("\ningest, without entities (the figures of the main process; entities add the model's memory a process)")
    print(f"{'articles':<14}{'wall s':>8}{'CPU s':>8}{'peak MiB':>10}")
    for name, paths in (("2,000", files[:2]), ("21,578", files)):
        wall, cpu, peak = ingest(BENCH / "memory", paths, "--no-entities")
        print(f"{name:<14}{wall:>8.1f}{cpu:>8.1f}{peak:>10.0f}")


def main() -> None:
    """Print all figures, or those asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=["search", "ingest"], help="by default both")
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    if not DATA.exists():
        raise SystemExit(f"the collections are not at {DATA}")
    if arguments.what in {None, "search"}:
        bench_search(arguments.runs)
    if arguments.what in {None, "ingest"}:
        bench_ingest()


if __name__ == "__main__":
    main()
