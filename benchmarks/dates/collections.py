"""The collections that dating is measured on: where they lie, whether they are the ones measured, and their two halves.

One idea: a figure is quoted of articles that nobody looked at while the rules were made. So every collection is parted
in two by one fixed draw; the development half may be read and printed, of the other only sums are told.
"""

import gzip
import hashlib
import json
import random
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

DATA: Final = Path(__file__).parents[3] / "shared" / "data"
FLOORS: Final = Path(__file__).with_name("floors.toml")
SEED: Final = 20_240_516

Item = TypeVar("Item")


class Half(StrEnum):
    """Which part of a collection: the one that is tuned on, or the one whose figures are quoted."""

    DEVELOPMENT = "development"
    QUOTED = "quoted"


def half_of(items: Sequence[Item], half: Half) -> list[Item]:
    """One half of ``items`` in their order; the halves share nothing, and of an odd number the quoted one is larger."""
    places = list(range(len(items)))
    random.Random(SEED).shuffle(places)  # noqa: S311 - nothing here is a secret
    middle = len(places) // 2
    drawn = places[:middle] if half is Half.DEVELOPMENT else places[middle:]
    return [items[place] for place in sorted(drawn)]


def folder_or_file(name: str) -> Path:
    """The collection ``name``, once its digest is found to be the one checked in; SystemExit where it is not."""
    path = DATA / name
    if not path.exists():
        raise SystemExit(f"no such collection: {path}")
    expected, found = floors()["digests"].get(name), digest_of(path)
    if found != expected:
        raise SystemExit(f"{path} is not what was measured: its digest is {found}, in {FLOORS.name} stands {expected}")
    return path


def records_of(name: str) -> list[dict[str, Any]]:
    """The objects in a file of JSON Lines; as ``folder_or_file``."""
    with gzip.open(folder_or_file(name), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, or of the names and the SHA-256 of all files in a folder, sorted by name."""
    if path.is_dir():
        names = "".join(f"{file.name} {digest_of(file)}\n" for file in sorted(path.iterdir()))
        return hashlib.sha256(names.encode()).hexdigest()
    return hashlib.sha256(path.read_bytes()).hexdigest()


def floors() -> Mapping[str, Any]:
    """The digests of the collections, and for each figure the least that it may be."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))
