import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from corpus.dates import DateInterval, Precision
from search.exporting.charts import ChartsMissing, draw_timeline
from search.views.timeline import Timeline, timeline_of
from search.whole_file import FileUnwritable
from tests.search.writing import Written, archive_of, asked, engine_of, stated


@pytest.fixture(scope="module")
def drawn() -> Timeline:
    articles = [Written("oil costs $5 or $6", published=stated(DateInterval.of(2023, month))) for month in (1, 2, 2, 4)]
    archive = archive_of(*articles, "oil")
    return timeline_of(
        archive, [asked(archive, '"oil costs $5 or $6"'), asked(archive, "oil")], engine_of(archive), unit=Precision.MONTH, behind=0
    )  # fmt: skip


@pytest.mark.parametrize("by_rate", [False, True])
def test_the_chart_names_its_queries_its_periods_and_what_it_leaves_out(
    drawn: Timeline, tmp_path: Path, by_rate: bool
) -> None:
    draw_timeline(drawn, tmp_path / "chart.svg", "svg", by_rate=by_rate)
    texts = {
        "".join(each.itertext()).strip()
        for each in ET.parse(tmp_path / "chart.svg").iter("{http://www.w3.org/2000/svg}text")
    }
    assert {'"oil costs $5 or $6"', "oil", "2023-01", "2023-02", "2023-03", "2023-04"} <= texts
    assert any("oil: 5 articles; in no period: 1 undated" in text for text in texts)
    assert list(tmp_path.iterdir()) == [tmp_path / "chart.svg"]


def test_the_same_chart_is_the_same_file(drawn: Timeline, tmp_path: Path) -> None:
    for name in ("one", "two"):
        draw_timeline(drawn, tmp_path / name, "svg", by_rate=False)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_picture_is_a_picture(drawn: Timeline, tmp_path: Path) -> None:
    draw_timeline(drawn, tmp_path / "chart.png", "png", by_rate=False)
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_a_file_that_cannot_be_written_is_named(drawn: Timeline, tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable, match=r"chart\.svg"):
        draw_timeline(drawn, tmp_path / "nowhere" / "chart.svg", "svg", by_rate=False)


def test_without_the_extra_its_installation_is_named(
    drawn: Timeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ChartsMissing, match=r"dateline\[charts\]"):
        draw_timeline(drawn, tmp_path / "chart.svg", "svg", by_rate=False)
