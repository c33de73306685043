"""The shape of the whole: what imports what, what a search loads, and whose names these are."""

import ast
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "trafilatura",
    "lxml",
    "htmldate",
    "py3langid",
    "simplemma",
    "rich",
    "regex",
    "dateparser",
    "search.reasons.explaining",
    "search.reasons.why",
)


def imported_packages(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize(("package", "forbidden"), [("corpus", {"search", "cli"}), ("search", {"cli"})])
def test_nothing_is_imported_from_above(package: str, forbidden: set[str]) -> None:
    offenders = {
        str(path.relative_to(ROOT)) for path in (ROOT / package).rglob("*.py") if imported_packages(path) & forbidden
    }
    assert offenders == set()


@pytest.mark.parametrize("name", ["corpus", "search", "cli"])
def test_no_other_distribution_owns_our_names(name: str) -> None:
    assert set(packages_distributions().get(name, ())) <= {"dateline"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "oil"],
        ["search", "--json", 'person:lukashenko AND published:2024 NOT "price cap"'],
        ["count", "sanction*"],
        ["show", "0"],
    ],
    ids=" ".join,
)
def test_asking_loads_nothing_heavy(example_archive: Path, arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from cli import main\n"
        "try:\n"
        f"    main({arguments!r} + ['-a', {str(example_archive)!r}])\n"
        "except SystemExit:\n"
        "    pass\n"
        f"loaded = sorted(set({HEAVY!r}) & set(sys.modules))\n"
        "print('heavy:', loaded, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "heavy: []" in done.stderr
