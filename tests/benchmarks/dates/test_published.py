"""The figures that docs/dates.md quotes are still reached, and what measures them tells right from wrong."""

# ruff: noqa: DTZ001 - dates are kept as printed, without a zone
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.dates import collections
from benchmarks.dates.__main__ import shortfalls
from benchmarks.dates.collections import Half, digest_of, floors, half_of
from benchmarks.dates.published import COLLECTIONS, Case, Dated, Outcome, date_half, score_of
from corpus.article import Dating, Document, Kind
from corpus.dates import DateInterval
from corpus.dating.published import Published

DOCUMENT = Document("a.txt", None, "text", "")
GOLD = DateInterval.of(2023, 4, 11)


def dated(edtf: str | None, kind: Kind = Kind.STATED, instant: datetime | None = None) -> Dated:
    case = Case("a", DOCUMENT, GOLD, datetime(2023, 4, 11, 22))
    dating = edtf and Dating(DateInterval.from_edtf(edtf), kind, "rule", "evidence", None, instant)
    return Dated(case, Published(dating or None, None, ()))


@pytest.mark.parametrize(
    ("each", "outcome"),
    [
        pytest.param(dated("2023-04-11"), Outcome.RIGHT, id="the day"),
        pytest.param(dated("2023-04-11T16:21"), Outcome.RIGHT, id="a time of the day"),
        pytest.param(dated("2023-04-12T01:00", instant=datetime(2023, 4, 11, 22)), Outcome.RIGHT, id="another zone"),
        pytest.param(dated("2023-04"), Outcome.COARSER, id="its month"),
        pytest.param(dated("2023-04-11/2023-11-04", Kind.INFERRED), Outcome.COARSER, id="two readings"),
        pytest.param(dated("2023-04-01/..", Kind.BOUND), Outcome.UNSAID, id="a bound"),
        pytest.param(dated(None), Outcome.UNSAID, id="nothing"),
        pytest.param(dated("2023-04-12"), Outcome.WRONG, id="the day after"),
        pytest.param(dated("2023-05"), Outcome.WRONG, id="another month"),
    ],
)
def test_a_date_is_judged(each: Dated, outcome: Outcome) -> None:
    assert each.outcome is outcome


@pytest.mark.parametrize(
    ("edtf", "holds"),
    [
        pytest.param("2023-04-11/..", True, id="the day itself"),
        pytest.param("2023-04-12/..", False, id="the day after"),
    ],
)
def test_a_bound_is_judged(edtf: str, holds: bool) -> None:
    assert dated(edtf, Kind.BOUND).bound_holds is holds


def test_where_no_date_is_printed_none_is_right() -> None:
    case = Case("a", DOCUMENT, None)
    assert Dated(case, Published(None, None, ())).outcome is Outcome.RIGHT
    assert Dated(case, dated("2023-04-11").found).outcome is Outcome.WRONG


def test_halves_share_nothing_and_are_always_the_same() -> None:
    items = list(range(101))
    development, quoted = (half_of(items, half) for half in Half)
    assert sorted(development + quoted) == items
    assert (len(development), half_of(items, Half.QUOTED)) == (50, quoted)


def test_a_figure_below_its_floor_is_named() -> None:
    score = score_of([dated("2023-04-12")])
    assert shortfalls("html-publishers", score) == [
        f"html-publishers: {figure} 0.000 is below its floor, {floor}"
        for figure, floor in floors()["published"]["html-publishers"].items()
    ]


def test_other_data_than_was_measured_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wikinews.jsonl.gz").write_bytes(b"other")
    monkeypatch.setattr(collections, "DATA", tmp_path)
    with pytest.raises(SystemExit, match="is not what was measured"):
        collections.records_of("wikinews.jsonl.gz")
    with pytest.raises(SystemExit, match="no such collection"):
        collections.records_of("seeds")


def test_a_folder_has_a_digest_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    before = digest_of(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert digest_of(tmp_path) != before


# All of reuters21578 is held, date by date, by tests/test_reuters.py; the outlets are read once, with their addresses.
FAST = [name for name in COLLECTIONS if name not in {"reuters21578", "outlets-2000, text alone"}]


def test_every_collection_has_floors() -> None:
    assert set(floors()["published"]) == set(COLLECTIONS)


@pytest.mark.parametrize("name", FAST)
@pytest.mark.usefixtures("data")
def test_no_figure_is_below_its_floor(name: str) -> None:
    assert shortfalls(name, score_of(date_half(name, Half.QUOTED))) == []
