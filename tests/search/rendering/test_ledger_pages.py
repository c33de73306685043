"""The pages of dates, changes and dry runs at several widths, and what a list says of a corrected date."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from corpus.actions import correct
from corpus.dates import DateInterval
from corpus.dry_run import foresee
from corpus.ingest import Tally
from corpus.storing import new_archive_in_memory
from search.articles.changes import Changes, paragraph_changes
from search.articles.date_ledger import date_ledger
from search.asking import Request, understand
from search.periods import in_words
from search.rendering.changes_page import changes_page
from search.rendering.dates_page import dates_page
from search.rendering.dry_run_page import dry_run_table
from search.resolved import Dated
from tests.conftest import EXAMPLES
from tests.search.writing import ADDED, Written, archive_of, inferred

WIDTHS = pytest.mark.parametrize("width", [60, 80, 200])


def drawn(page: RenderableType, width: int) -> list[str]:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(page)
    lines = capture.get().splitlines()
    assert max(map(len, lines)) <= width
    return lines


@WIDTHS
def test_the_dates_of_an_article_fit_and_the_chosen_one_is_marked(width: int) -> None:
    archive = archive_of(Written("The board met yesterday.", "Storm [draft]", inferred(DateInterval.of(2023, 5, 2))))
    with archive.transaction():
        correct(archive, 1, DateInterval.of(2023, 5, 1), "the printed edition", now=ADDED)
    lines = drawn(dates_page(date_ledger(archive, 1, mentioned=True)), width)
    assert lines[0].startswith("Storm [draft]  00000000")
    (chosen,) = [line for line in lines if line.startswith("✓")]
    assert chosen.split()[1:4] == ["2023-05-01", "stated", "correction"]
    assert any("2023-04-30" in line for line in lines)  # yesterday, of the corrected day


@WIDTHS
def test_an_article_without_dates_says_so(width: int) -> None:
    lines = drawn(dates_page(date_ledger(archive_of("oil"), 1, mentioned=False)), width)
    assert lines[-1].strip() == "Nothing in it says when it was published."


@WIDTHS
def test_changes_fit_and_can_be_read_without_colours(width: int) -> None:
    before, after = "The board met on Monday to hear.\nGone.", "The board met on Tuesday to hear.\nNew [/b] words."
    changes = Changes("0" * 16, "Storm", 1, 2, tuple(paragraph_changes(before, after)))
    lines = drawn(changes_page(changes), width)
    assert [line[0] for line in lines[3:]] == ["~", "−", "+"]
    assert "New [/b] words." in lines[-1]


@WIDTHS
def test_a_dry_run_fits(width: int, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    paths = (EXAMPLES / "meridian-wire", tmp_path)
    found = list(foresee(new_archive_in_memory(), paths, Tally(), source=None, now=ADDED, processes=1))
    lines = drawn(dry_run_table(found), width)
    assert sum(line.startswith("new ") for line in lines) == 3
    assert sum(line.startswith("skipped ") for line in lines) == 1


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        pytest.param(UTC, "2024-06-15", id="UTC"),
        pytest.param(timezone(timedelta(hours=9)), "2024-06-16", id="east"),
        pytest.param(timezone(timedelta(hours=-11)), "2024-06-15", id="west"),
    ],
)
def test_today_is_that_of_the_zone(zone: timezone, day: str) -> None:
    now = datetime(2024, 6, 15, 20, 30, tzinfo=UTC).astimezone(zone)
    resolved = understand(archive_of("oil"), Request("published:today"), now=now).resolved
    assert isinstance(resolved, Dated)
    assert in_words(resolved.period) == day
