"""Every file in ``golden`` read as a user's would be, against the outcome written beside it.

After a change that is meant to change them: ``python tests/corpus/reading/regenerate.py``, then read the difference.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import ReadingError
from corpus.reading import Record, read_document, read_records

GOLDEN = Path(__file__).with_name("golden")
SOURCES = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".expected")


def outcomes(source: Path) -> list[dict[str, Any]]:
    """What comes of the records of ``source``, in order: a document or a fault each."""
    found = []
    for item in read_records([source]):
        if isinstance(item, Record):
            found.append(_outcome(item))
        elif isinstance(item, ReadingError):
            found.append(_fault(item))
    return found


def _outcome(record: Record) -> dict[str, Any]:
    try:
        document = asdict(read_document(record))
    except ReadingError as error:
        return _fault(error)
    keys = {name: names for name, names in document.pop("keys").items() if names}
    document |= {"keys": keys} if keys else {}
    return document | {"path": document["path"].removeprefix(f"{GOLDEN}/")}


def _fault(error: ReadingError) -> dict[str, Any]:
    return {"fault": error.fault.name, "detail": error.detail, "place": error.place}


@pytest.mark.parametrize("source", [pytest.param(path, id=path.name) for path in SOURCES])
def test_outcome(source: Path) -> None:
    expected = json.loads(source.with_name(f"{source.name}.expected").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(outcomes(source))) == expected


def test_every_expectation_has_its_source() -> None:
    assert {path.name for path in GOLDEN.glob("*.expected")} == {f"{path.name}.expected" for path in SOURCES}
