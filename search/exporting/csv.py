"""A table for spreadsheets: comma-separated, quoted as RFC 4180 has it, in UTF-8 with the mark that makes Excel read it so.

No cell is a formula: one that begins like a formula is given an apostrophe in front, which spreadsheets take for "this is text"
(OWASP, "CSV Injection"). Excel holds 32,767 characters in a cell and cuts longer bodies; nothing is cut here.
"""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import IO, Final

from search.exporting.columns import COLUMNS, Value
from search.exporting.exported import Exported

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BETWEEN: Final = "; "


def write(articles: Iterable[Exported], stream: IO[bytes]) -> None:
    """A header, then an article a row; several values in one cell are joined with "; "."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    try:
        rows = csv.writer(text)
        rows.writerow(COLUMNS)
        for each in articles:
            rows.writerow([_cell(value_of(each)) for value_of in COLUMNS.values()])
    finally:
        text.detach()  # the stream is its owner's to close


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case tuple():
            text = BETWEEN.join(value)
        case datetime():
            text = value.isoformat(timespec="seconds")
        case _:
            text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
