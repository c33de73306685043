"""A table with types for data tools, in Apache Parquet; written by pyarrow, an extra: ``pip install 'dateline[parquet]'``."""

from collections.abc import Iterable
from itertools import islice
from typing import IO, Final

from corpus.errors import DatelineError
from search.exporting.columns import COLUMNS
from search.exporting.exported import Exported

# Articles in one group of rows: what is held in memory, and what a reader can skip.
GROUP: Final = 1_000

TIMES: Final = frozenset({"earliest", "before", "added"})
LISTS: Final = frozenset({"authors", "persons", "orgs", "places", "files"})
NUMBERS: Final = frozenset({"story_size"})


class ParquetMissing(DatelineError):
    """What writes Parquet is not installed."""

    exit_code = 2

    def __str__(self) -> str:
        return "Parquet is written by pyarrow, which is not installed\ninstall it with: pip install 'dateline[parquet]'"


def write(articles: Iterable[Exported], stream: IO[bytes]) -> None:
    """An article a row, in groups; times are without a zone, in milliseconds, the coarsest it has, several values a list of text. Raises ParquetMissing."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - large, and an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise ParquetMissing from error
    types = {
        name: pa.timestamp("ms")
        if name in TIMES
        else pa.list_(pa.string())
        if name in LISTS
        else pa.int32()
        if name in NUMBERS
        else pa.string()
        for name in COLUMNS
    }
    schema = pa.schema(list(types.items()))
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        remaining = iter(articles)
        while group := list(islice(remaining, GROUP)):
            columns = {name: [value_of(each) for each in group] for name, value_of in COLUMNS.items()}
            writer.write_table(pa.table(columns, schema=schema))
