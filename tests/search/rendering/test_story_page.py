import pytest
from rich.console import Console

from corpus.storing import ArchiveWriter
from search.articles.story import story_view
from search.rendering.similar_page import similar_page
from search.rendering.story import difference_lines, story_rows
from search.rendering.story_page import story_page
from search.views.similar import similar_by
from tests.search.writing import Written, archive_of, engine_of

TEXT = " ".join(f"word{number}" for number in range(60))
LAST = "the ferry left the harbour at noon"


@pytest.fixture(scope="module")
def archive() -> ArchiveWriter:
    return archive_of(
        Written(f"{TEXT}\n{LAST}", title="The [first] ferry", source="Wire"),
        Written(f"{TEXT}\n{LAST.replace('harbour', 'bridge')}", title="The second", source="[Gazette]"),
        *("ferry harbour mast", "road", "mast", "rain", "snow"),
    )


def printed(page: object, width: int) -> str:
    console = Console(width=width, force_terminal=False, color_system=None)
    with console.capture() as capture:
        console.print(page)
    return capture.get()


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_story_fits_the_terminal(archive: ArchiveWriter, width: int) -> None:
    page = printed(story_page(story_view(archive, 1), with_changes=True), width)
    assert max(map(len, page.splitlines())) <= width
    assert "The [first] ferry" in page
    assert "unknown" in page
    assert "[Gazette]" in " ".join(page.split())
    assert "left the harbourbridge at" in " ".join(page.split())  # the removed word struck, the added one underlined


@pytest.mark.parametrize("width", [60, 80, 200])
def test_similar_articles_fit_the_terminal(archive: ArchiveWriter, width: int) -> None:
    page = printed(similar_page(similar_by(archive, engine_of(archive), 1, with_copies=False, limit=5)), width)
    assert max(map(len, page.splitlines())) <= width
    assert "The [first] ferry" in page
    assert "ferry, harbour" in page


def test_rows_and_lines_of_a_story(archive: ArchiveWriter) -> None:
    story = story_view(archive, 2)
    assert [(row[0], row[1], row[5], row[6]) for row in story_rows(story)] == [
        ("original", "", "", ""),
        ("copy", "unknown", "1 %", "1 %"),
    ]
    assert list(difference_lines(story))[2:] == ["~ the ferry left the [-harbour-]{+bridge+} at noon"]
