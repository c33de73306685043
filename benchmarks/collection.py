"""The archive that speed is measured on: the Reuters collection with its names, built once and kept in ``.bench``."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Final

from corpus.archive import open_archive
from corpus.storing import new_archive_in_memory

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ROOT.parent / "shared" / "data"
BENCH: Final = ROOT / ".bench"
DATELINE: Final = [str(Path(sys.executable).with_name("dateline"))]
# Byte code is cached for both alike, as it is wherever a program is installed.
ENVIRONMENT: Final = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def reuters_archive() -> Path:
    """The folder of the archive; it takes minutes to build where there is none, or one with other tables."""
    folder = BENCH / "reuters"
    if not _is_current(folder):
        if not DATA.exists():
            raise SystemExit(f"the collections are not at {DATA}")
        print("ingesting the Reuters collection, once ...", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        command = [*DATELINE, "ingest", "-a", str(folder), str(DATA / "reuters21578")]
        if subprocess.run(command, stderr=subprocess.DEVNULL, env=ENVIRONMENT, check=False).returncode:
            raise SystemExit(f"failed: {command}")
    return folder


def _is_current(folder: Path) -> bool:
    if not (folder / "index" / "stamp.json").exists():
        return False
    with open_archive(folder) as archive:
        return _columns(archive.connection) == _columns(new_archive_in_memory().connection)


def _columns(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Every table with each of its columns."""
    found = connection.execute(
        "SELECT tables.name, columns.name FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns"
        " WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'"
    )
    return {(table, column) for table, column in found}
