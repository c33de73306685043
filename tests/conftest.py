"""What several tests share: where the collections are, and the example articles as an archive on disk."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings

# ``make fuzz``: another number of examples than Hypothesis tries by itself, which is 100, however long they take
if examples := os.environ.get("DATELINE_FUZZ_EXAMPLES"):
    settings.register_profile(
        "fuzz",
        max_examples=int(examples),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        print_blob=True,
    )
    settings.load_profile("fuzz")

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "articles"
DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    """The collections that are measured on; continuous integration has them."""
    if not DATA.is_dir():
        pytest.skip(f"the collections are not at {DATA}")
    return DATA


def ingest(folder: Path, *arguments: str) -> None:
    from cli import main

    result = CliRunner().invoke(main, ["ingest", "-a", str(folder), "--processes", "1", *arguments])
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="session")
def example_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example articles, ingested as a user would."""
    folder = tmp_path_factory.mktemp("examples") / "archive"
    ingest(folder, str(EXAMPLES))
    return folder


@pytest.fixture(scope="session")
def seed_archive(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five seed articles."""
    folder = tmp_path_factory.mktemp("seeds") / "archive"
    ingest(folder, str(data / "seeds"))
    return folder
