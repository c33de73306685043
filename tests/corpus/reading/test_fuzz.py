"""Every golden file, damaged in every way that files are: each record gives a document or a named reason, in little time.

A new format is among them as soon as it has a golden file. What is done to a file hangs on its name and on
``DATELINE_FUZZ_SEED`` alone, so a failure comes again; ``make fuzz`` gives another seed each round.
``DATELINE_FUZZ_EXAMPLES`` says how often each file is damaged in each way.
"""

import os
import random
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from corpus.errors import ReadingError
from corpus.reading import FileRead, PassedOver, Record, read_document, read_records

SOURCES = sorted(path for path in Path(__file__).with_name("golden").iterdir() if path.suffix != ".expected")
TIMES = int(os.environ.get("DATELINE_FUZZ_EXAMPLES", "100")) // 25
SEED = os.environ.get("DATELINE_FUZZ_SEED", "")
# Processor seconds for one damaged file of a few kilobytes; loading a library the first time takes one.
MOST_SECONDS = 5.0


def truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flipped(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice([1, 3, 30])):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def cut_out(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 200) :]


def repeated(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 60)]
    return data[:start] + piece * chance.randrange(2, 2_000) + data[start:]


def in_other_bytes(data: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(["utf-16", "utf-16-be", "utf-32", "utf-8", "cp500", "utf-7"])
    return data.decode("latin-1").encode(encoding)


@pytest.mark.damage
@pytest.mark.parametrize("damage", [truncated, flipped, cut_out, repeated, in_other_bytes])
@pytest.mark.parametrize("source", [pytest.param(path, id=path.name) for path in SOURCES])
def test_damaged(source: Path, damage: Callable[[bytes, random.Random], bytes], tmp_path: Path) -> None:
    chance = random.Random(f"{source.name}{SEED}")
    path = tmp_path / source.name
    for _ in range(TIMES):
        path.write_bytes(damage(source.read_bytes(), chance))
        begun = process_time()
        for item in read_records([path]):
            if isinstance(item, Record):
                try:
                    document = read_document(item)
                except ReadingError:
                    continue
                if document.format != "reuters":  # whose slots may be blank
                    assert f"{document.title or ''}{document.text}".strip()
                assert f"{document}".encode()  # no half of a surrogate pair, which no database can store
            else:
                assert isinstance(item, ReadingError | PassedOver | FileRead)
        assert process_time() - begun < MOST_SECONDS
    assert [path.name for path in tmp_path.iterdir()] == [source.name]
