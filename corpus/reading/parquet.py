"""Parquet tables of articles, a row each, read like CSV under the names of their columns."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, Final

from corpus.errors import ReadingError, ReadingFault
from corpus.reading.splitting import Piece, over

is_parquet: Final = re.compile(rb"PAR1").match

REMEDY: Final = "install it with: pip install 'dateline[parquet]'"
_ROWS: Final = 64  # held at a time


def columns_of_parquet(file: IO[bytes], path: str) -> tuple[str, ...]:
    """The names of the columns; raises ReadingError where the file is damaged or the library is not there."""
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 - an extra, only where there is something for it
        from pyarrow.parquet import read_schema  # noqa: PLC0415
    except ImportError as error:
        raise ReadingError(path, ReadingFault.MISSING_EXTRA, REMEDY) from error
    try:
        return tuple(read_schema(file).names)
    except (ArrowException, OSError, ValueError) as error:
        raise ReadingError(path, ReadingFault.BROKEN_RECORD, _said(error)) from error


def parquet_rows(file: IO[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each row, a JSON object; ``place`` counts rows."""
    from pyarrow import ArrowException  # noqa: PLC0415
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    place = 0
    try:
        for batch in ParquetFile(file, pre_buffer=False).iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                place += 1
                data = json.dumps(row, ensure_ascii=False, default=_plain).encode("utf-8", "replace")
                if len(data) > limit:
                    yield Piece(place, fault=ReadingFault.TOO_LARGE, detail=over(limit))
                else:
                    yield Piece(place, data)
    except KeyError as error:  # a time in a zone that there is not
        yield Piece(place + 1, fault=ReadingFault.BROKEN_RECORD, detail=f"no such time zone: {_said(error)}")
    except (ArrowException, OSError, ValueError, UnicodeError, OverflowError) as error:
        yield Piece(place + 1, fault=ReadingFault.BROKEN_RECORD, detail=_said(error))


def _plain(value: object) -> str | None:
    """A value that JSON does not have: a day and a time as they are printed, bytes not at all."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return None if isinstance(value, bytes) else str(value)


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
