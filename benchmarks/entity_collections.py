"""The two collections with marked names, whole and as they were measured, each in a half to learn on and a half to quote.

Reports of newspapers and agencies of 1998 (NIST IE-ER) with the places and types of all their names, and short agency
stories of 1987 (N3 Reuters-128) with the places of most of their names and what each names.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from corpus.article import Article, EntityType

DATA: Final = Path(__file__).parents[2] / "shared" / "data"
IEER: Final = DATA / "ner-ieer.jsonl.gz"
REUTERS: Final = DATA / "entities-reuters128.jsonl.gz"
DIGESTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        IEER.name: "abf0f0cb498f08a41ea043d1684ec8ab9b878e0763a1e073a43f00fed0e87aeb",
        REUTERS.name: "b8ab96a98cd98c7dfd0f0792f70d5ec4b9a40c188768fd71dd96b3bf900e18ca",
    }
)
# The types of names that the reports tell apart; their dates, amounts and numbers are no names.
IEER_TYPES: Final[Mapping[str, EntityType]] = MappingProxyType(
    {"PERSON": EntityType.PERSON, "ORGANIZATION": EntityType.ORG, "LOCATION": EntityType.PLACE}
)


class Half(StrEnum):
    """Which reports: those that rules may be made on, or those that figures are quoted of."""

    DEVELOPMENT = "development"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Name:
    """``text[start:end]`` of a report is a name.

    ``type`` is None where the collection does not say it, ``uri`` where it does not say what the name names.
    """

    start: int
    end: int
    type: EntityType | None
    uri: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """A text with its names, in order of place."""

    id: str
    title: str
    text: str
    names: tuple[Name, ...]

    @property
    def article(self) -> Article:
        """The report as the archive would hold it, its text unchanged, so that offsets hold."""
        return Article(
            id=self.id,
            title=self.title,
            body=self.text,
            authors=(),
            source=None,
            url=None,
            language="en",
            format="json",
            raw=self.text,
            lines=(),
            published=None,
            updated=None,
            candidates=(),
            mentioned=(),
        )


def half_of(identifier: str) -> Half:
    """The half a report is in, drawn once for all by its id: the parity of the first byte of the id's SHA-256."""
    is_odd = hashlib.sha256(identifier.encode()).digest()[0] % 2
    return Half.QUOTED if is_odd else Half.DEVELOPMENT


def ieer(half: Half) -> list[Report]:
    """The newspaper and agency reports of a half, with persons, organisations and places."""
    return [
        Report(
            record["id"],
            record["title"],
            record["text"],
            tuple(
                Name(entity["start"], entity["end"], IEER_TYPES[entity["type"]], None)
                for entity in record["entities"]
                if entity["type"] in IEER_TYPES
            ),
        )
        for record in _records(IEER)
        if half_of(record["id"]) is half
    ]


def reuters(half: Half) -> list[Report]:
    """The agency stories of a half, with names of every type and what each names."""
    return [
        Report(
            record["id"],
            "",
            record["text"],
            tuple(Name(entity["start"], entity["end"], None, entity["uri"]) for entity in record["entities"]),
        )
        for record in _records(REUTERS)
        if half_of(record["id"]) is half
    ]


def _records(path: Path) -> Iterator[dict[str, Any]]:
    """SystemExit where the file is not there, or another than was measured."""
    if not path.is_file():
        raise SystemExit(f"no such file: {path}")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != DIGESTS[path.name]:
        raise SystemExit(f"other data than was measured: {path}")
    return map(json.loads, gzip.decompress(data).splitlines())
