import pytest
from lxml.html import HtmlElement

from corpus.reading.html import parse
from corpus.reading.pagehead import head_elements, printed_authors

PARAGRAPH = "The reservoir above the town is full for the first time in seven years, the water office said on Monday."


def tree(body: str) -> HtmlElement:
    parsed = parse(f"<html><body>{body}</body></html>")
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    ("between", "authors"),
    [
        pytest.param("<p>By Ada Quill</p>", ("Ada Quill",), id="a line that is a byline"),
        pytest.param(
            '<div>By Ada Quill <time datetime="2020">Tuesday</time></div>', ("Ada Quill",), id="a date beside it"
        ),
        pytest.param('<div>By <a href="/a">Ada Quill</a> and Max Berg</div>', ("Ada Quill", "Max Berg"), id="two"),
        pytest.param('<span class="authorname">Ada Quill</span>', ("Ada Quill",), id="marked"),
        pytest.param(
            '<ul class="authors"><li>von <b>Ada Quill</b></li><li>Redakteurin</li></ul>', ("Ada Quill",), id="list"
        ),
        pytest.param(
            '<div class="author-box"><a>Share</a><a>Ada Quill</a><i>ada@gazette.example</i></div>',
            ("Ada Quill",),
            id="a button and an address beside the name",
        ),
        pytest.param(f"<p>{PARAGRAPH}</p><p>By Ada Quill</p>", ("Ada Quill",), id="under the standfirst"),
        pytest.param(f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><p>By Ada Quill</p>", (), id="in the story"),
        pytest.param("<figure>By Ada Quill</figure>", (), id="under a picture"),
        pytest.param('<div class="author-box">Our writers</div>', (), id="no name"),
        pytest.param("<div>Ada Quill</div>", (), id="a name without a mark"),
        pytest.param(f'<div class="byline">By Ada Quill. {PARAGRAPH * 2}</div>', (), id="a long one"),
    ],
)
def test_printed_authors(between: str, authors: tuple[str, ...]) -> None:
    page = tree(f"<div><h1>Reservoir full</h1></div>{between}<p>{PARAGRAPH}</p>")
    assert printed_authors(head_elements(page)) == authors


def test_above_the_headline_is_not_the_head() -> None:
    assert printed_authors(head_elements(tree("<p>By Ada Quill</p><h1>Reservoir full</h1>"))) == ()


def test_a_page_without_a_headline_has_no_head() -> None:
    assert list(head_elements(tree("<p>By Ada Quill</p>"))) == []


def test_the_head_of_a_list_is_bounded() -> None:
    assert len(list(head_elements(tree("<h1>All</h1>" + "<i>a</i>" * 5_000)))) <= 400
