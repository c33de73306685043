import pytest
from lxml.html import HtmlElement

from corpus.reading.html import parse
from corpus.reading.pagehead import head_elements, joined_authors, printed_authors, said_authors

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
        pytest.param(
            "<div>By <b>Ada Quill</b> <a>Link Copied</a></div>", ("Ada Quill",), id="a button behind the name"
        ),
        pytest.param(
            "<div>By <a>Ada Quill</a> <b>Chief Weather Voice</b></div>", ("Ada Quill",), id="what the writer is"
        ),
        pytest.param("<div>By <a>Ada Quill</a> <a>Max Berg</a></div>", ("Ada Quill", "Max Berg"), id="two links"),
        pytest.param("<div>By <b>Ada</b> <b>Quill</b></div>", ("Ada Quill",), id="a name in two parts"),
        pytest.param(
            "<div><b>WRITTEN BY</b> <i>River News Desk</i> <a>Share</a></div>", ("River News Desk",), id="a desk"
        ),
        pytest.param(
            '<p class="byline"><b>Ada Quill</b> <i>Weather Voice</i></p>',
            ("Ada Quill",),
            id="marked, what the writer is",
        ),
        pytest.param(
            '<p class="byline">By <a>Ada Quill</a> and <i>Max Berg</i></p>',
            ("Ada Quill", "Max Berg"),
            id="marked, joined",
        ),
        pytest.param(
            '<p class="byline"><a>Ada Quill</a>, <a>Max Berg</a> and Eva Muster</p>',
            ("Ada Quill", "Max Berg", "Eva Muster"),
            id="marked, three",
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


@pytest.mark.parametrize(
    ("between", "authors"),
    [
        pytest.param("<p>By Ada Quill and Max Berg</p>", ("Ada Quill", "Max Berg"), id="two"),
        pytest.param("<p>By <a>Ada Quill</a>, <a>Max Berg</a> &amp; <a>Eva Muster</a></p>", 3, id="three"),
        pytest.param("<p>By Ada Quill, Weather Voice</p>", (), id="a comma may part what the writer is"),
        pytest.param("<p>By Ada Quill</p>", (), id="one"),
        pytest.param("<p>Rain and snow</p>", (), id="no byline"),
    ],
)
def test_joined_authors(between: str, authors: tuple[str, ...] | int) -> None:
    found = joined_authors(head_elements(tree(f"<h1>Reservoir full</h1>{between}<p>{PARAGRAPH}</p>")))
    assert authors in (found, len(found))


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        pytest.param('<a rel="author">ada</a>', ("ada",), id="a link"),
        pytest.param('<meta itemprop="author" content="Ada Quill">', ("Ada Quill",), id="a value"),
        pytest.param(
            '<p itemprop="author"><i>Meet</i> <b itemprop="name">Ada Quill</b></p>', ("Ada Quill",), id="its name"
        ),
        pytest.param(
            '<p itemprop="author"><style>b {color: red}</style>Ada<script>x()</script></p>', ("Ada",), id="what is seen"
        ),
        pytest.param(f'<p itemprop="author">{PARAGRAPH * 2}</p>', (), id="too long"),
        pytest.param(
            '<p class="author vcard">Posts of <a class="url fn n">ada</a></p><p class="vcard author"><a class="fn">max</a></p>',
            ("ada",),
            id="the first card",
        ),
        pytest.param('<p class="comment-author vcard"><a class="fn">max</a></p>', (), id="the card of a reader"),
    ],
)
def test_said_authors(body: str, authors: tuple[str, ...]) -> None:
    assert said_authors(tree(body)) == authors
