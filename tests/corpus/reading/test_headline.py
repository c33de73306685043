import pytest

from corpus.reading.headline import headline_of
from corpus.reading.html import parse
from corpus.reading.sitenames import site_names

URL = "https://www.rivergazette.example/news/1"


def headline(*, heading: str = "", linked: str = "", url: str | None = URL, page: str = "", **meta: str) -> str | None:
    tree = parse(f"<html><head><title>{page}</title></head><body><h1>{heading}</h1><p>Text</p></body></html>")
    names = {"shared": "og:title", "network": "twitter:title", "site": "og:site_name"}
    stated = {names[name]: [text] for name, text in meta.items()}
    node = {"headline": linked} if linked else {}
    return headline_of(tree, node, stated, site_names(node, stated, url))


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
        pytest.param({"shared": "One", "heading": "Two"}, "One", id="the one for sharing before the heading"),
        pytest.param({"network": "One", "heading": "Two"}, "One", id="the one for another network"),
        pytest.param({"linked": "Gazette", "site": "Gazette", "heading": "One"}, "One", id="the name of the site"),
        pytest.param({"linked": "One and…", "heading": "One and two"}, "One and two", id="cut off"),
        pytest.param({"linked": "One and ...", "heading": "Two"}, "One and ...", id="cut off everywhere"),
        pytest.param({"linked": "One … and two", "heading": "One … and two and"}, "One … and two", id="not cut off"),
        pytest.param({"linked": "One | News", "heading": "One"}, "One", id="a section that the heading does not have"),
    ],
)
def test_of_several_headlines(stated: dict[str, str], expected: str) -> None:
    assert headline(**stated) == expected


def test_a_label_in_a_heading_is_set_apart() -> None:
    assert headline(heading="<span>River</span><span>Ferry resumes</span>") == "River Ferry resumes"
