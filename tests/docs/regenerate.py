"""Writes what the commands in the documents print now: ``python tests/docs/regenerate.py``; read the difference."""

import tempfile
from pathlib import Path

from tests.conftest import EXAMPLES, ingest
from tests.docs.console import DOCUMENTS, renewed

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        ingest(archive, str(EXAMPLES))
        for document in DOCUMENTS:
            text = document.read_text(encoding="utf-8")
            document.write_text(renewed(text, archive), encoding="utf-8")
