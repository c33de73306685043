import pytest

from benchmarks.evaluate_cleaning import (
    FLOORS,
    Found,
    Page,
    Scores,
    evaluate,
    f1,
    folded,
    half_of,
    mean,
    read_pages,
    scores,
    shortfalls,
)

PAGE = Page(
    "a", "xx/Gazette", b"<title>Ferry resumes</title>", "Ferry resumes", ("Ada Quill",), "The ferry sailed again."
)


@pytest.mark.parametrize(
    ("found", "right", "figure"),
    [
        pytest.param("a b c", "a b c", 1, id="the same"),
        pytest.param("c b a", "a b c", 1, id="order does not count"),
        pytest.param("a a", "a", 2 / 3, id="how often does"),
        pytest.param("a b", "b c", 1 / 2, id="half"),
        pytest.param("", "a", 0, id="nothing found"),
        pytest.param("", "", 1, id="nothing to find"),
    ],
)
def test_f1_of_bags(found: str, right: str, figure: float) -> None:
    assert f1(found.split(), right.split()) == pytest.approx(figure)


def test_marks_blanks_and_accents_are_set_aside() -> None:
    assert folded("«Façade»: the\u00ad end — 2") == folded("facade the end 2") != folded("facade the end 3")


@pytest.mark.parametrize(
    ("found", "right"),
    [
        pytest.param(Found("FERRY  RESUMES!", ("ada quill",), "The ferry sailed again"), (1, 1, 1), id="all right"),
        pytest.param(Found("Ferry resumes | X", ("Ada Quill", "X"), ""), (0, 0, 0), id="one too many"),
        pytest.param(Found("", (), "the ferry"), (0, 0, 2 / 3), id="too little"),
    ],
)
def test_scores_of_a_page(found: Found, right: tuple[float, float, float]) -> None:
    score = scores(PAGE, found)
    assert (score.title, score.authors, score.body) == pytest.approx(right)
    assert score.stated == 1


def test_a_title_to_the_last_mark_and_by_its_words() -> None:
    loud, longer = scores(PAGE, Found("Ferry resumes!")), scores(PAGE, Found("The ferry resumes"))
    assert (loud.title, loud.title_exact, loud.title_f1) == (1, 0, 1)
    assert longer.title == 0
    assert longer.title_f1 == pytest.approx(4 / 5)


def test_means() -> None:
    worst, best = Scores(*[0.0] * 7), Scores(1, 1, 1, 0.5, 1, 1, 1)
    assert mean([worst, best]) == Scores(0.5, 0.5, 0.5, 0.25, 0.5, 0.5, 0.5)


def test_what_is_too_low_is_said() -> None:
    best, worst = Scores(*[1.0] * 7), Scores(*[0.0] * 7)
    assert shortfalls(best, {"trafilatura, fast, no comments": 1.0}) == []
    assert len(shortfalls(worst, {"trafilatura, fast, no comments": 1.0})) == len(FLOORS) + 1


@pytest.mark.usefixtures("data")
def test_halves_share_no_publisher() -> None:
    pages = read_pages()
    one, other = half_of(pages, "development"), half_of(pages, "quoted")
    assert sorted(page.name for page in (*one, *other)) == sorted(page.name for page in pages)
    assert not {page.publisher for page in one} & {page.publisher for page in other}


@pytest.mark.usefixtures("data")
def test_no_figure_is_below_its_floor() -> None:
    assert shortfalls(*evaluate("quoted")) == []
