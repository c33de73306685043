from pathlib import Path

import pytest

from benchmarks.entity_collections import Half, ieer, reuters
from benchmarks.evaluate_entities import Score, evaluate_ieer, of_type, score, untyped
from corpus.article import EntityType
from corpus.entities.annotator import DEFAULT_ANNOTATOR, load_annotator

PERSON, ORG, PLACE, OTHER = EntityType


def test_a_name_counts_only_with_both_ends_and_its_type() -> None:
    gold = [{(0, 5, PERSON), (9, 12, PLACE)}, {(0, 4, ORG)}]
    found = [{(0, 5, PERSON), (9, 13, PLACE)}, {(0, 4, PLACE), (6, 8, ORG)}]
    assert score(gold, found) == Score(there=3, marked=4, right=1)


def test_a_place_in_another_report_is_another_name() -> None:
    assert score([{(0, 5, PERSON)}, set()], [set(), {(0, 5, PERSON)}]).right == 0


@pytest.mark.parametrize(
    ("counted", "figures"),
    [
        pytest.param(Score(4, 2, 1), (0.5, 0.25, 1 / 3), id="some"),
        pytest.param(Score(0, 0, 0), (1, 1, 1), id="nothing there, nothing marked"),
        pytest.param(Score(3, 0, 0), (1, 0, 0), id="nothing marked"),
    ],
)
def test_figures(counted: Score, figures: tuple[float, float, float]) -> None:
    assert (counted.precision, counted.recall, counted.f1) == pytest.approx(figures)


def test_types_are_left_out_or_forgotten() -> None:
    found = [{(0, 5, PERSON), (6, 8, OTHER)}]
    assert of_type(found, [PERSON]) == [{(0, 5, PERSON)}]
    assert untyped(found) == [{(0, 5, None), (6, 8, None)}]


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("collection", [pytest.param(ieer, id="ieer"), pytest.param(reuters, id="reuters128")])
def test_the_halves_share_no_report_and_names_stand_in_the_text(collection) -> None:
    development, quoted = collection(Half.DEVELOPMENT), collection(Half.QUOTED)
    assert {report.id for report in development}.isdisjoint(report.id for report in quoted)
    for report in (*development, *quoted):
        assert all(0 <= name.start < name.end <= len(report.text) for name in report.names)
        assert all(report.text[name.start : name.end].strip() for name in report.names)


def test_names_are_found_as_well_as_ever(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert data.is_dir()
    assert evaluate_ieer(load_annotator(DEFAULT_ANNOTATOR), Half.QUOTED), capsys.readouterr().out
