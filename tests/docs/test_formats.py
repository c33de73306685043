"""docs/formats.md against the tables in the code."""

import re
from pathlib import Path

from corpus.reading.formats import FORMATS
from corpus.reading.limits import (
    DIRECTORY_LIMIT,
    GROWTH_FREE,
    GROWTH_LIMIT,
    HELD_LIMIT,
    LAYERS_LIMIT,
    MEBIBYTE,
    RECORD_COST,
    RECORD_LIMIT,
)
from corpus.reading.mail import MOST_LINES, MOST_PARTS
from corpus.reading.names import KEYS
from corpus.reading.pdf import MOST_CHARACTERS, MOST_PAGES

TEXT = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def table(*header: str) -> list[list[str]]:
    """The cells of the rows under this header."""
    found = re.search(re.escape(f"| {' | '.join(header)} |\n") + r"\|[-|]+\|\n((?:\|.*\|\n)+)", TEXT)
    assert found is not None
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in found[1].splitlines()]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]*)`", cell)


def test_the_table_of_formats_is_the_codes() -> None:
    documented = [
        (code(name), frozenset(code(suffixes)))
        for name, suffixes, *_ in table("Format", "Names", "Known by", "A record is")
    ]
    assert documented == [([form.name], form.suffixes) for form in FORMATS]


def test_the_table_of_fields_is_the_codes() -> None:
    assert {code(field)[0]: tuple(code(names)) for field, names in table("Field", "Names")} == KEYS


def test_limits_are_the_codes() -> None:
    assert [(what, limit) for what, limit, _ in table("What", "Limit", "Why")] == [
        ("one record", f"{RECORD_LIMIT // MEBIBYTE} MiB"),
        ("archives and compressions in one another", str(LAYERS_LIMIT)),
        ("growth of a packed file", f"{GROWTH_LIMIT} times its size, and {GROWTH_FREE // MEBIBYTE} MiB"),
        ("a ZIP or Parquet file in an archive or a pipe", f"{HELD_LIMIT // MEBIBYTE} MiB"),
        ("a record from a packed file", f"counts as {RECORD_COST // 1024} KiB at least"),
        ("parts within parts of a letter", str(MOST_PARTS)),
        ("lines of a letter", f"{MOST_LINES:,}"),
        ("pages of a PDF", str(MOST_PAGES)),
        ("characters of a PDF", f"{MOST_CHARACTERS:,}"),
        ("the list of members of a ZIP", f"{DIRECTORY_LIMIT // MEBIBYTE} MiB"),
    ]
