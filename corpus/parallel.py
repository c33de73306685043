"""The same work on many batches in several processes, with the results in the order of the batches."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from typing import Final, TypeVar

Kept = TypeVar("Kept")
Task = TypeVar("Task")
Done = TypeVar("Done")

# Batches under way for each process; with what they hold the bound of what is held in memory.
BATCHES_AHEAD: Final = 3
# A process takes about two seconds to load its model; fewer batches than this are done sooner without another one.
ALONE_BATCHES: Final = 3

# Each process works with one thread, also where it multiplies matrices: the libraries that do would otherwise start one
# for every processor, and wait busily for one another. They read this once, when numpy is first imported.
for library in ("OPENBLAS", "MKL", "OMP"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")


def in_order(
    batches: Iterable[tuple[Kept, Task]], work: Callable[[Task], Done], processes: int
) -> Iterator[tuple[Kept, Done]]:
    """What ``work`` makes of the second part of each batch, beside the first part, which stays in this process.

    ``work`` and what goes in and out of it must be picklable. Batches are taken as they are needed, so the stream may be
    of any length. An exception that ``work`` raises is raised here, in its turn.
    """
    waiting = iter(batches)
    first = list(islice(waiting, ALONE_BATCHES))
    if processes < 2 or len(first) < ALONE_BATCHES:
        for kept, task in chain(first, waiting):
            yield kept, work(task)
        return
    # spawned, not forked: a fork would share the database connection, which SQLite forbids
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=_leave_interrupts_to_the_parent) as pool:
        pending: deque[tuple[Kept, Future[Done]]] = deque()
        try:
            for kept, task in chain(first, waiting):
                pending.append((kept, pool.submit(work, task)))
                if len(pending) > BATCHES_AHEAD * processes:
                    done, future = pending.popleft()
                    yield done, future.result()
            while pending:
                done, future = pending.popleft()
                yield done, future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
