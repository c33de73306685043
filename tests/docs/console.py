"""The documents and what can be checked in them: console blocks that are run again, tables that are read.

A ``console`` block holds commands behind ``$ `` and what they print, standard error included. ``dateline`` runs in this
process, as in a pipe; what stands behind a ``|`` is the shell's and gets standard output only. ``echo $?`` is the exit
code of the command before.
"""

import contextlib
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from cli import main
from search.fields import FIELDS
from tests.conftest import EXAMPLES

ROOT: Final = Path(__file__).resolve().parents[2]
DOCUMENTS: Final = tuple(sorted((ROOT / "docs").glob("*.md")))

_BLOCK: Final = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND: Final = re.compile(r"^\$ (.*)$", re.MULTILINE)
_FIELDS: Final = re.compile(r"(?<=^<!-- fields -->\n).*?(?=^<!-- /fields -->$)", re.MULTILINE | re.DOTALL)
_BORDER: Final = re.compile(r"(?<!\\)\|")
_CODE: Final = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A console block: the document, its first line there (from 1), and its text between the fences."""

    document: str
    line: int
    text: str


def document(name: str) -> str:
    """The text of ``docs/NAME.md``."""
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def blocks(path: Path) -> Iterator[Block]:
    """The console blocks of a document."""
    text = path.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        yield Block(path.name, text.count("\n", 0, found.start()) + 1, found[0])


def run_again(block: str, archive: Path) -> str:
    """The same commands with what they print now."""
    printed, code = [], 0
    # a block may write, and no other is to see it; one that names the example articles runs where they are
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(ROOT if f"{EXAMPLES.parent.name}/" in block else folder),
    ):
        copy = shutil.copytree(archive, Path(folder) / "archive")
        for command in _COMMAND.findall(block):
            shown, code = (f"{code}\n", 0) if command == "echo $?" else _run(command, copy)
            printed.append(f"$ {command}\n{shown}")
    return "".join(printed)


def renewed(text: str, archive: Path) -> str:
    """A document with every console block run again and the table of fields made anew."""
    text = _BLOCK.sub(lambda found: run_again(found[0], archive), text)
    return _FIELDS.sub(lambda _: fields_table(), text)


def fields_table() -> str:
    """The table of fields as it stands in the document."""
    rows = (f"| `{field.name}:` | {field.kind} | {field.help} | `{field.example}` |\n" for field in FIELDS.values())
    return "| Field | Followed by | Asks for | Example |\n|---|---|---|---|\n" + "".join(rows)


def shown_fields_table(text: str) -> str:
    """The table of fields that a document shows."""
    found = _FIELDS.search(text)
    assert found is not None, "the document has no table of fields"
    return found[0]


def table(text: str, *header: str) -> list[tuple[str, ...]]:
    """The rows of all tables of a document that have this header."""
    found: list[tuple[str, ...]] = []
    inside = False
    for line in text.splitlines():
        cells = tuple(cell.strip().replace(r"\|", "|") for cell in _BORDER.split(line)[1:-1])
        if not line.startswith("|"):
            inside = False
        elif cells == header:
            inside = True
        elif inside and set(line) - set("|-: "):
            found.append(cells)
    assert found, f"no table has the columns {', '.join(header)}"
    return found


def code(cell: str) -> tuple[str, ...]:
    """The pieces of code in a cell."""
    return tuple(_CODE.findall(cell))


def _run(command: str, archive: Path) -> tuple[str, int]:
    """What a command prints, in the order in which it prints, and its exit code."""
    ours, _, shell = command.partition(" | ")
    name, *arguments = shlex.split(ours)
    assert name == "dateline", f"only dateline is run: {command}"
    result = CliRunner().invoke(main, arguments, env={"DATELINE_ARCHIVE": str(archive)}, prog_name=name)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    if not shell:
        return result.output, result.exit_code
    before, _, after = result.output.partition(result.stdout) if result.stdout else (result.output, "", "")
    pipe = partial(subprocess.run, capture_output=True, text=True, encoding="utf-8")
    return before + pipe(["sh", "-c", shell], input=result.stdout).stdout + after, result.exit_code
