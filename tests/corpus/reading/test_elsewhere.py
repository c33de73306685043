import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.elsewhere import take_out_links_elsewhere
from corpus.reading.html import parse

STORY = "The ferry between the two towns sailed again on Tuesday, the harbour office said in a statement."
CARD = '<article class="card"><h3><a href="/a">Library hours are extended</a></h3><p>From nine to nine.</p></article>'


def left(body: str) -> str:
    """The text that stays of a page with this body."""
    tree = parse(f"<html><body><h1>Ferry resumes</h1> {body}</body></html>")
    assert tree is not None
    take_out_links_elsewhere(tree)
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    "teaser",
    [
        pytest.param(
            '<a href="/a"><h2>Library hours are extended</h2><p>From nine.</p></a>', id="a card that is a link"
        ),
        pytest.param(CARD * 2, id="cards in a row"),
        pytest.param(
            '<ul><li><a href="/a">Library hours are extended</a></li><li>Opinion: <a href="/b">The bridge can wait</a></li></ul>',
            id="a list of links",
        ),
        pytest.param(
            '<ul><li><a href="/">Home</a></li><li><a href="/t">Towns</a></li><li>Ferry resumes</li></ul>', id="a path"
        ),
        pytest.param('<p><a href="/a"><b>LIBRARY HOURS ARE EXTENDED</b></a></p>', id="a line that is a link"),
    ],
)
def test_what_leads_elsewhere_goes(teaser: str) -> None:
    assert left(f"<p>{STORY}</p>{teaser} <p>{STORY}</p>") == f"Ferry resumes {STORY} {STORY}"


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(f'<p><a href="/a">{STORY}</a></p>', id="a sentence that is a link"),
        pytest.param(
            f'<p>The <a href="/a">harbour office of the two towns</a> said: {STORY}</p>', id="a link in a sentence"
        ),
        pytest.param(CARD, id="a heading that is a link, alone"),
        pytest.param(
            f'<ul><li><a href="/a">The harbour office</a> {STORY}</li><li><a href="/b">The town hall</a> {STORY}</li></ul>',
            id="a list whose items begin with links",
        ),
        pytest.param(
            f'<div class="i"><h3><a href="/a">One is the ferry</a></h3><p>{STORY * 3}</p></div>'
            f'<div class="i"><h3><a href="/b">Two is the bus</a></h3><p>{STORY * 3}</p></div>',
            id="sections under headings that are links",
        ),
        pytest.param(
            '<ul><li><a href="/a">Ada Quill</a>, captain</li><li><a href="/b">Max Berg</a>, pilot</li><li>A dog</li></ul>',
            id="a list of names with more about them",
        ),
        pytest.param('<ul><li><a href="/a">Derby</a></li><li><a href="/b">Leeds</a></li></ul>', id="two names"),
        pytest.param(
            '<ul><li><a href="#one">What happened to the ferry</a></li><li><a href="#two">What comes next</a></li></ul>',
            id="contents",
        ),
    ],
)
def test_what_may_be_the_story_stays(part: str) -> None:
    whole = parse(f"<html><body><h1>Ferry resumes</h1> {part}</body></html>")
    assert whole is not None
    assert left(part) == " ".join(whole.text_content().split())


def test_the_headline_may_be_a_link() -> None:
    tree = parse(
        f'<html><body><div><a href="/a"><h1>Ferry resumes its service</h1></a></div><p>{STORY}</p></body></html>'
    )
    assert tree is not None
    take_out_links_elsewhere(tree)
    assert "Ferry resumes" in tree.text_content()


@given(
    st.lists(
        st.sampled_from(["<ul>", "<li>", '<a href="/a">', "</a>", "</ul>", "<h2>", "<p>", "</p>", STORY, CARD]),
        max_size=12,
    )
)
def test_no_markup_gains_text(parts: list[str]) -> None:
    tree = parse(f"<body>{''.join(parts)}</body>")
    if tree is not None:
        before = len(tree.text_content())
        take_out_links_elsewhere(tree)
        assert len(tree.text_content()) <= before
