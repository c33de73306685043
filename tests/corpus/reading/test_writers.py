import json

import pytest

from corpus.reading.html import parse
from corpus.reading.linkeddata import article_node
from corpus.reading.pagehead import head_elements
from corpus.reading.sitenames import site_names
from corpus.reading.writers import writers_of

URL = "https://www.rivergazette.example/news/1"

PARAGRAPH = "The ferry between the two towns sailed again on Tuesday, the harbour office said in a statement, after eleven days."


def writers(linked: object = None, body: str = "", **meta: str) -> tuple[str, ...]:
    tree = parse(f"<html><body><article><h1>Ferry resumes</h1>{body}<p>{PARAGRAPH}</p></article></body></html>")
    node = article_node([json.dumps(linked)]) if linked else {}
    stated = {name.replace("_", ":"): [text] for name, text in meta.items()}
    head = tuple(head_elements(tree))
    return writers_of(tree, head, node, stated, site_names(node, {**stated, "og:site_name": ["The Gazette"]}, URL))


def article(author: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "author": author, "publisher": {"name": "The Gazette"}}


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        pytest.param("Ada Quill", ["Ada Quill"], id="a text"),
        pytest.param({"@type": "Person", "name": "Ada Quill"}, ["Ada Quill"], id="an object"),
        pytest.param([{"name": "Ada Quill"}, {"name": "Max Berg"}], ["Ada Quill", "Max Berg"], id="a list of objects"),
        pytest.param({"name": ["Ada Quill", "Max Berg"]}, ["Ada Quill", "Max Berg"], id="a list of names"),
        pytest.param({"name": "By Ada Quill and Max Berg"}, ["Ada Quill", "Max Berg"], id="a byline"),
        pytest.param({"name": "Ada Quill, Reuters"}, ["Ada Quill"], id="with an agency"),
        pytest.param({"name": "The Gazette"}, ["The Gazette"], id="only the outlet"),
        pytest.param([], [], id="nobody"),
    ],
)
def test_shapes_of_json_ld(author: object, expected: list[str]) -> None:
    assert list(writers(article(author))) == expected


def test_an_author_that_is_pointed_to() -> None:
    graph = {"@graph": [article({"@id": "#ada"}), {"@type": "Person", "@id": "#ada", "name": "Ada Quill"}]}
    assert writers(graph) == ("Ada Quill",)


@pytest.mark.parametrize(
    "linked",
    [
        pytest.param(article({"name": "The Gazette"}), id="the outlet"),
        pytest.param(article({"@type": "Organization", "name": "Gazette Desk"}), id="another body"),
        pytest.param(None, id="nobody stated"),
    ],
)
@pytest.mark.parametrize(
    "printed",
    [
        '<p class="byline">Ada Quill</p>',
        "<div>By Ada Quill</div>",
        '<div><a rel="author" href="/ada">Ada Quill</a></div>',
    ],
)
def test_who_is_printed_where_no_person_is_stated(linked: object, printed: str) -> None:
    assert writers(linked, printed) == ("Ada Quill",)


def test_a_signature_at_the_foot() -> None:
    foot = f'<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><div class="authorname">Ada Quill</div>'
    assert writers(None, foot) == ("Ada Quill",)
    assert writers(article("The Gazette"), foot) == ("The Gazette",)


def test_those_who_signed_where_a_field_names_only_some() -> None:
    links = '<a rel="author"><i>Ada</i> <i>Quill</i></a> <a rel="author">Max Berg</a>'
    assert writers(article("Max Berg"), f"<div>{links}</div>") == ("Ada Quill", "Max Berg")
    assert writers(article("Eva Muster"), f"<div>{links}</div>") == ("Eva Muster",)


def test_a_byline_that_joins_more_than_a_field_names() -> None:
    byline = "<div>By ADA QUILL, MAX BERG and EVA MUSTER</div>"
    assert writers(article(["Ada Quill", "Max Berg"]), byline) == ("ADA QUILL", "MAX BERG", "EVA MUSTER")
    assert writers(article("Ada Quill"), "<div>By Ada Quill, Weather Voice</div>") == ("Ada Quill",)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param("Ada", "Ada Quill", id="the first name alone"),
        pytest.param("guest - Ada Quill", "Ada Quill", id="what the writer is before it"),
        pytest.param("ada quill", "Ada Quill", id="in small letters"),
        pytest.param("Max", "Max", id="another"),
        pytest.param("Max Berg", "Max Berg", id="a whole name"),
        pytest.param("aquill2", "Ada Quill", id="a word to be let in with"),
    ],
)
def test_a_name_that_is_printed_whole(stated: str, expected: str) -> None:
    assert writers(article(stated), "<div>By Ada Quill</div>") == (expected,)


def test_a_name_in_a_script_that_writes_it_in_one_word() -> None:
    assert writers(article("김하늘"), '<p class="author">김하늘 기자</p>') == ("김하늘",)


def test_a_word_to_be_let_in_with_stands_where_nobody_is_printed() -> None:
    assert writers(article("aquill2")) == ("aquill2",)
    assert writers(article("dpa"), "<div>By Ada Quill</div>") == ("dpa",)


def test_an_outlet_with_its_address() -> None:
    byline = "<div>By Ada Quill</div>"
    assert writers(None, byline, author="River Waves (www.rivergazette.example)") == ("Ada Quill",)
    assert writers(None, byline, author="Max Berg (max@rivergazette.example)") == ("Max Berg",)


def test_pairs_of_label_and_value() -> None:
    assert writers(twitter_label1="Written by", twitter_data1="Ada Quill") == ("Ada Quill",)
    assert writers(twitter_label1="Est. reading time", twitter_data1="Two Minutes") == ()
    assert writers(**{"twitter:misc:written by": "Ada Quill"}) == ("Ada Quill",)


@pytest.mark.parametrize("outlet", ["RiverGazette", "rivergazette.example", "the gazette"])
def test_a_name_of_the_site_is_no_writer(outlet: str) -> None:
    assert writers(article(outlet), "<p>By Ada Quill</p>") == ("Ada Quill",)
    assert writers(article(outlet)) == (outlet,)


def test_the_outlet_beside_a_printed_name() -> None:
    assert writers(None, '<p class="author">by Ada Quill, RIVERGAZETTE Coast</p>') == ("Ada Quill",)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param("<dt>Author</dt> <dd>Ada Quill</dd>", ("Ada Quill",), id="the next element"),
        pytest.param("<li><strong>Autorin/Autor</strong> Ada Quill</li>", ("Ada Quill",), id="the text behind it"),
        pytest.param(
            "<p><strong>Authors:</strong> <a>Ada Quill, Max Berg</a></p>", ("Ada Quill", "Max Berg"), id="two"
        ),
        pytest.param("<dt>Author</dt> <dd>the night desk</dd>", (), id="no name"),
        pytest.param("<p><em>by</em> Ada Quill</p>", (), id="by is a word of the story"),
        pytest.param("<aside><dt>Author</dt> <dd>Ada Quill</dd></aside>", (), id="beside the article"),
    ],
)
def test_a_label_below_the_story(label: str, expected: tuple[str, ...]) -> None:
    assert writers(None, f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>{label}") == expected
