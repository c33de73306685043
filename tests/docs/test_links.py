"""Every link from one document to another, or within one, leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.docs.console import DOCUMENTS, ROOT

LINK = re.compile(r"\]\(([^)\s#]*)(?:#([^)\s]*))?\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
DROPPED = re.compile(r"[^\w\- ]")  # from a heading, where it becomes the name of its place


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    for file, place in LINK.findall(path.read_text(encoding="utf-8")):
        target = path.parent / file if file else path
        assert target.is_file(), f"{path.name} links to {file}"
        headings = HEADING.findall(target.read_text(encoding="utf-8"))
        places = {DROPPED.sub("", heading).lower().replace(" ", "-") for heading in headings}
        assert not place or place in places, f"{path.name} links to {target.relative_to(ROOT)}#{place}"
