import pytest

from corpus.reading import Record, read_document
from corpus.reading.html import parse
from corpus.reading.maintext import article_text
from corpus.reading.statedtext import is_to_be_believed, without_foot

FERRY = "The ferry between the two towns sailed again on Tuesday morning, the harbour office said in a statement."
ENGINE = "The engine had been repaired overnight by three mechanics, who had waited eleven days for one part of it."
MAYOR = "The mayor was on board, and promised that a second ferry would be bought before the autumn storms begin."
STORY = (FERRY, ENGINE, MAYOR)
LINES = "\n".join(STORY)
NOTICE = "Your subscription is being used on another device, and you can read on only one of them at a time."


@pytest.mark.parametrize(
    ("stated", "shown", "is_believed"),
    [
        pytest.param(" ".join(STORY), 300, True, id="as much as is shown"),
        pytest.param(" ".join(STORY), 100, True, id="far more, which the page withholds"),
        pytest.param(" ".join(STORY), 200, False, id="rather more than is shown"),
        pytest.param(" ".join([*STORY, *STORY]), 100, False, id="the same twice"),
        pytest.param("", 0, True, id="nothing"),
        pytest.param("x" * 999_999, 999_999, False, id="more than any article"),
    ],
)
def test_what_is_believed(stated: str, shown: int, *, is_believed: bool) -> None:
    assert is_to_be_believed(stated, shown) == is_believed


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        pytest.param(LINES, " ".join(STORY), id="in one line"),
        pytest.param(LINES, f"{FERRY} {ENGINE.replace('three', 'four')} {MAYOR}", id="in nearly these words"),
        pytest.param(f"{FERRY}\n{ENGINE}\nAutumn storms\n{MAYOR}", " ".join(STORY), id="without a subheading"),
    ],
)
def test_what_stands_after_a_text_that_is_stated_whole_is_not_of_it(text: str, stated: str) -> None:
    assert without_foot(f"{text}\n{NOTICE}\nAnother device", stated) == text


@pytest.mark.parametrize(
    "stated",
    [
        pytest.param("", id="nothing is stated"),
        pytest.param(" ".join(STORY)[:-9], id="it is cut off"),
        pytest.param(FERRY, id="only its beginning"),
        pytest.param(f"{' '.join(STORY)} And there was cake.", id="it goes on"),
        pytest.param(NOTICE, id="something else"),
    ],
)
def test_what_stands_after_another_text_stays(stated: str) -> None:
    text = f"{LINES}\nCake was served."
    assert without_foot(text, stated) == text


def test_an_article_that_the_page_withholds_is_read_as_it_is_stated() -> None:
    page = f"<html><body><h1>Ferry resumes</h1><p>{FERRY}</p><p>Already a subscriber?</p></body></html>"
    tree = parse(page)
    assert tree is not None
    assert article_text(tree, LINES) == LINES


def test_an_article_that_only_a_program_would_show_is_read_as_it_is_stated() -> None:
    stated = " ".join(STORY)
    head = (
        '<title>Ferry resumes</title><meta property="og:description" content="The ferry between the two towns sailed again">'
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{stated}"}}</script>'
    )
    page = f"<html><head>{head}</head><body><div><p>The quay on Tuesday.</p></div></body></html>"
    assert read_document(Record("a.html", None, "html", page.encode())).text == stated
