"""The one table of formats: their names, the endings of files they are told by, and what writes them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import IO, Final, cast

from corpus.archive import Archive
from corpus.errors import DatelineError
from search.asking import Answer
from search.exporting.exported import Exported, exported

# Writes the articles into a binary stream, from its beginning to its end.
Writer = Callable[[Iterable[Exported], IO[bytes]], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name; ``module`` has a function ``write`` of the kind ``Writer``, loaded when it is used."""

    name: str
    endings: tuple[str, ...]
    help: str
    module: str

    @property
    def write(self) -> Writer:
        """What writes it."""
        return cast("Writer", import_module(f"search.exporting.{self.module}").write)


_TABLE: Final = (
    Format("jsonl", (".jsonl", ".ndjson"), "JSON Lines, every article as `show --json` prints it", "jsonl"),
    Format("csv", (".csv",), "a table for spreadsheets", "csv"),
    Format("parquet", (".parquet",), "a table with types for data tools; needs the extra `parquet`", "parquet"),
    Format("bibtex", (".bib",), "references for LaTeX", "bibtex"),
    Format("ris", (".ris",), "references for Zotero, EndNote, Mendeley and others", "ris"),
    Format("csl-json", (".json",), "references for citation processors (CSL)", "csl_json"),
    Format("markdown", (".md", ".markdown"), "the articles to read, with their facts", "markdown"),
)  # fmt: skip

FORMATS: Final[Mapping[str, Format]] = MappingProxyType({each.name: each for each in _TABLE})


class FormatUnknown(DatelineError):
    """The name of the file ``path`` tells no format."""

    exit_code = 2

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)

    def __str__(self) -> str:
        return f"the name of {self.path} tells no format; name one with --format: {', '.join(FORMATS)}"


def format_of(path: Path) -> Format:
    """The format that the ending of a file tells; FormatUnknown where it tells none."""
    for each in FORMATS.values():
        if path.suffix.lower() in each.endings:
            return each
    raise FormatUnknown(str(path))


def export(archive: Archive, answer: Answer, format_: Format, stream: IO[bytes]) -> None:
    """All hits of the answer, in their order, written to the stream in this format."""
    format_.write(exported(archive, answer.hits), stream)
