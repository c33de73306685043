"""The same work on many batches in several processes, with the results in the order of the batches."""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import active_children, get_context
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
) -> Generator[tuple[Kept, Done], None, None]:
    """What ``work`` makes of the second part of each batch, beside the first part, which stays in this process.

    ``work`` and what goes in and out of it must be picklable. Batches are taken as they are needed, so the stream may be
    of any length. An exception that ``work`` raises is raised here, in its turn. To end before the last batch, close the
    generator: the other processes are ended at once, whatever they are at.
    """
    waiting = iter(batches)
    first = list(islice(waiting, ALONE_BATCHES))
    if processes < 2 or len(first) < ALONE_BATCHES:
        for kept, task in chain(first, waiting):
            yield kept, work(task)
        return
    others = active_children()
    # spawned, not forked: a fork would share the database connection, which SQLite forbids
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=_obey_the_parent_alone) as pool:
        pending: deque[tuple[Kept, Future[Done]]] = deque()
        try:
            for kept, task in chain(first, waiting):
                pending.append((kept, pool.submit(_worked, work, task)))
                if len(pending) > BATCHES_AHEAD * processes:
                    done, future = pending.popleft()
                    yield done, future.result()
            while pending:
                done, future = pending.popleft()
                yield done, future.result()
        except BaseException:  # an interrupt above all, or the end of whoever wanted more
            for _, future in pending:
                future.cancel()
            for worker in active_children():
                if worker not in others:
                    worker.terminate()
            raise


# --- in a process that works -----------------------------------------------------------------------------------------------


class _State:
    """What this process is at; it is changed by the signal that says that nobody wants its work any more."""

    is_working = False
    is_unwanted = False


def _worked(work: Callable[[Task], Done], task: Task) -> Done:
    if _State.is_unwanted:
        raise SystemExit
    _State.is_working = True
    try:
        return work(task)
    finally:
        _State.is_working = False


def _obey_the_parent_alone() -> None:
    """Leave an interrupt to the parent, and on its word stop what is under way.

    A process that was killed instead would leave the parent with half a batch in the pipe to it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)


def _stop(_signal: int, _frame: object) -> None:
    _State.is_unwanted = True
    if _State.is_working:
        raise SystemExit
