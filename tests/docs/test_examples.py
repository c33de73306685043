"""Every command shown in the documents prints what is shown."""

import re
from pathlib import Path

import pytest

from cli import main, names_group
from tests.docs.console import DOCUMENTS, Block, blocks, run_again


@pytest.mark.parametrize(
    "block", [pytest.param(block, id=f"{block.document}:{block.line}") for path in DOCUMENTS for block in blocks(path)]
)
def test_commands_print_what_is_shown(block: Block, example_archive: Path) -> None:
    assert run_again(block.text, example_archive) == block.text


def test_every_command_is_shown() -> None:
    shown = "\n".join(block.text for path in DOCUMENTS for block in blocks(path))
    commands = [*main.commands, *(f"names {name}" for name in names_group.commands)]
    assert [each for each in commands if not re.search(rf"^\$ dateline {each}\b", shown, re.MULTILINE)] == []
