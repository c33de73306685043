"""Every command shown in the documents prints what is shown."""

from pathlib import Path

import pytest

from tests.docs.console import DOCUMENTS, Block, blocks, run_again


@pytest.mark.parametrize(
    "block", [pytest.param(block, id=f"{block.document}:{block.line}") for path in DOCUMENTS for block in blocks(path)]
)
def test_commands_print_what_is_shown(block: Block, example_archive: Path) -> None:
    assert run_again(block.text, example_archive) == block.text
