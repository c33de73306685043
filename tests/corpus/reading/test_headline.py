import pytest

from corpus.reading.headline import headline_of
from corpus.reading.html import parse
from corpus.reading.sitenames import site_names

URL = "https://www.rivergazette.example/news/1"


def headline(*, heading: str = "", linked: str = "", named: str = "", page: str = "", **meta: str) -> str | None:
    tree = parse(f"<html><head><title>{page}</title></head><body><h1>{heading}</h1><p>Text</p></body></html>")
    names = {"shared": "og:title", "network": "twitter:title", "site": "og:site_name"}
    stated = {names[name]: [text] for name, text in meta.items()}
    kind, _, name = named.partition(" ")
    node = {"headline": linked} if linked else {"@type": kind, "name": name} if name else {}
    return headline_of(tree, node, stated, site_names(node, stated, URL)).text


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param(
            {"shared": "Ferry resumes - Gazette", "site": "Gazette"}, "Ferry resumes", id="name the page states"
        ),
        pytest.param({"shared": "Gazette | Ferry resumes", "site": "Gazette"}, "Ferry resumes", id="name before it"),
        pytest.param({"shared": "Ferry resumes - River Gazette"}, "Ferry resumes", id="name of the host"),
        pytest.param(
            {"shared": "Ferry resumes – Gazette – 05.03.2024", "site": "Gazette"}, "Ferry resumes", id="name and day"
        ),
        pytest.param({"shared": "Ferry resumes｜河川新聞", "site": "河川新聞"}, "Ferry resumes", id="another script"),
        pytest.param({"shared": "Ferry resumes - at last"}, "Ferry resumes - at last", id="no name"),
        pytest.param({"shared": "Gazette: a life", "site": "Gazette"}, "Gazette: a life", id="a colon is no name's"),
        pytest.param({"shared": "Gazette", "site": "Gazette"}, "Gazette", id="nothing but the name"),
        pytest.param({"page": "Ferry resumes | News | X", "heading": "Ferry resumes"}, "Ferry resumes", id="heading"),
        pytest.param({"page": "Ferry resumes"}, "Ferry resumes", id="nothing but the title for browsers"),
        pytest.param({}, None, id="nothing"),
    ],
)
def test_the_name_of_the_site_is_taken_off_on_evidence(stated: dict[str, str], expected: str | None) -> None:
    assert headline(**stated) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param({"shared": "One", "linked": "Two", "heading": "Two"}, "Two", id="two that a reader may see"),
        pytest.param(
            {"shared": "One", "linked": "Two", "heading": "One"}, "One", id="what is shared is what is printed"
        ),
        pytest.param({"shared": "Two", "linked": "TWO!", "heading": "One"}, "TWO!", id="but for its case and marks"),
        pytest.param({"shared": "One", "linked": "Two", "heading": "Three"}, "Two", id="JSON-LD where all differ"),
        pytest.param({"shared": "One", "heading": "Two"}, "Two", id="the heading before the one for sharing"),
        pytest.param({"shared": "One", "network": "Two"}, "One", id="the one for sharing before that for a network"),
        pytest.param({"network": "One"}, "One", id="the one for another network"),
        pytest.param({"named": "NewsArticle One", "heading": "Two"}, "One", id="the name of an article"),
        pytest.param(
            {"named": "WebPage One", "shared": "One", "heading": "Two"}, "Two", id="the name of a page is none"
        ),
        pytest.param({"named": "WebPage One"}, "One", id="but where there is nothing else"),
        pytest.param({"linked": "Gazette", "site": "Gazette", "heading": "One"}, "One", id="the name of the site"),
        pytest.param({"linked": "One and…", "heading": "One and two"}, "One and two", id="cut off"),
        pytest.param({"linked": "One and ...", "heading": "Two"}, "One and ...", id="cut off everywhere"),
        pytest.param({"linked": "One … and two", "heading": "One … and two and"}, "One … and two", id="not cut off"),
        pytest.param({"linked": "One | News", "heading": "One"}, "One", id="a section that the heading does not have"),
    ],
)
def test_of_several_headlines(stated: dict[str, str], expected: str) -> None:
    assert headline(**stated) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param({}, "River Ferry resumes", id="set apart"),
        pytest.param({"shared": "Ferry resumes"}, "Ferry resumes", id="left out where another does not have it"),
        pytest.param({"shared": "Ferry resumes", "linked": "Back"}, "Ferry resumes", id="so these two are one"),
        pytest.param({"shared": "Resumes"}, "River Ferry resumes", id="what is left is most of it"),
    ],
)
def test_a_label_in_a_heading(stated: dict[str, str], expected: str) -> None:
    assert headline(heading="<span>River</span><span>Ferry resumes</span>", **stated) == expected


def test_marks_that_only_say_where_a_word_may_be_broken_are_left_out() -> None:
    assert headline(heading="Ferry re\xadsumes\u200b") == "Ferry resumes"


def test_a_heading_is_spelled_as_it_is_stated() -> None:
    assert headline(heading="<b>River</b> <i>Ferry resumes</i>", page="River: Ferry resumes") == "River: Ferry resumes"


def test_only_one_heading_of_a_page_counts() -> None:
    tree = parse("<h1>Ferry stops for good</h1><h1>News</h1><h1>Ferry resumes today</h1>")
    assert tree is not None
    meta = {"og:title": ["Ferry resumes today"]}
    found = headline_of(tree, {}, meta, frozenset())
    assert found.text == "Ferry resumes today"
    assert found.heading is list(tree.iter("h1"))[2]
