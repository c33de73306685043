import pytest

from corpus.reading.headings import heading_text, headline_heading
from corpus.reading.html import parse

TITLE = "The ferry between the towns sails again"


def headline(body: str, *titles: str, sites: frozenset[str] = frozenset({"rivergazette"})) -> str | None:
    tree = parse(f"<body>{body}</body>")
    assert tree is not None
    found = headline_heading(tree, titles or (TITLE,), sites)
    return None if found is None else heading_text(found)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"<h1>River Gazette</h1><h2>{TITLE}</h2>", TITLE, id="below the name that the site states"),
        pytest.param(f"<h1><a href='/'>The Riverside</a></h1><h2>{TITLE}</h2>", TITLE, id="below a link home"),
        pytest.param(f"<a href='https://x.example'><h1>Riverside</h1></a><h2>{TITLE}</h2>", TITLE, id="in a link home"),
        pytest.param(f"<h1>Menu</h1><h1>{TITLE}</h1>", TITLE, id="the second of the first rank"),
        pytest.param(f"<h2>Ferry</h2><h1>{TITLE}, at last</h1>", f"{TITLE}, at last", id="a section above it"),
        pytest.param(f"<nav><h1>{TITLE}</h1></nav><h1>{TITLE}!</h1>", f"{TITLE}!", id="not among what is aside"),
        pytest.param("<h1>Eleven days ashore</h1><h2>The ferry</h2>", "Eleven days ashore", id="in other words"),
        pytest.param("<h1><a href='/news/1'>Ashore</a></h1>", "Ashore", id="a link to the article"),
        pytest.param("<h1><a href='http://[x'>Ashore</a></h1>", "Ashore", id="a link that is no address"),
        pytest.param("<h2>Eleven days ashore</h2>", None, id="none of the first rank and none like it"),
        pytest.param("<p>Text</p>", None, id="none"),
    ],
)
def test_the_heading_that_says_what_the_title_says(body: str, expected: str | None) -> None:
    assert headline(body) == expected


def test_where_nothing_is_stated_it_is_the_first_of_the_first_rank() -> None:
    assert headline("<h2>Coast</h2><h1>One</h1><h1>Two</h1>", "") == "One"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("<span>River</span><span>Ferry resumes</span>", "River Ferry resumes", id="a label"),
        pytest.param("<span>River</span><span>:</span> Ferry", "River: Ferry", id="a mark of its own"),
        pytest.param("<style>h1 {color: red}</style>Ferry<script>x()</script>", "Ferry", id="what is not seen"),
        pytest.param("<ruby>川<rp>(</rp><rt>かわ</rt><rp>)</rp></ruby>の船", "川の船", id="how it is spoken"),
    ],
)
def test_the_text_of_a_heading(heading: str, expected: str) -> None:
    assert headline(f"<h1>{heading}</h1>") == expected
