"""The same results in the same order, whether one process works or several."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from corpus.parallel import ALONE_BATCHES, BATCHES_AHEAD, in_order


def negative(number: int) -> int:
    if number < 0:
        raise ValueError(number)
    time.sleep(0.02 * (number % 3))  # later ones are often done sooner
    return -number


def process_of(_task: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("count", [0, 1, ALONE_BATCHES, 20])
def test_results_come_in_order_beside_what_was_kept(processes: int, count: int) -> None:
    found = list(in_order(((str(number), number) for number in range(count)), negative, processes))
    assert found == [(str(number), -number) for number in range(count)]


def test_few_batches_are_worked_on_here() -> None:
    assert {pid for _, pid in in_order([("", 1)] * (ALONE_BATCHES - 1), process_of, 2)} == {os.getpid()}
    assert os.getpid() not in {pid for _, pid in in_order([("", 1)] * ALONE_BATCHES, process_of, 2)}


def test_no_more_is_taken_than_is_needed_soon() -> None:
    taken = 0

    def batches() -> Iterator[tuple[None, int]]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield None, number

    results = in_order(batches(), negative, 2)
    next(results)
    assert taken <= BATCHES_AHEAD * 2 + 1
    results.close()


@pytest.mark.parametrize("processes", [1, 2])
def test_an_exception_is_raised_in_its_turn(processes: int) -> None:
    results = in_order(((None, number) for number in (1, 2, 3, -4, 5)), negative, processes)
    assert [next(results)[1] for _ in range(3)] == [-1, -2, -3]
    with pytest.raises(ValueError, match="-4"):
        next(results)


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def test_nobody_waits_for_work_that_is_not_wanted_any_more() -> None:
    results = in_order(((None, seconds) for seconds in (0, *[60] * 9)), sleep, 2)
    next(results)
    began = time.monotonic()
    results.close()
    assert time.monotonic() - began < 30
    assert active_children() == []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not list threads there")
def test_a_process_multiplies_matrices_with_one_thread() -> None:
    code = (
        "import corpus.parallel, numpy, os;"
        " square = numpy.ones((900, 900), dtype='float32'); square @ square;"
        " print(len(os.listdir('/proc/self/task')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
