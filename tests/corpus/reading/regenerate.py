"""Writes the expected outcome beside every file in ``golden``: ``python tests/corpus/reading/regenerate.py``."""

import json
import runpy
from pathlib import Path

if __name__ == "__main__":
    golden = runpy.run_path(str(Path(__file__).with_name("test_golden.py")))
    for source in golden["SOURCES"]:
        text = json.dumps(golden["outcomes"](source), ensure_ascii=False, indent=2)
        source.with_name(f"{source.name}.expected").write_text(f"{text}\n", encoding="utf-8")
