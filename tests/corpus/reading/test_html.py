import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import DateUse, StatedDate
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.html import declared_charset, plain_text, read_page
from corpus.reading.record import Record

PARAGRAPH = (
    "The reservoir above the town is full for the first time in seven years, the water office said on Monday, and the"
    " restrictions on watering gardens will end with the month."
)


def page(head: str = "", body: str = f"<p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p>") -> Record:
    return Record("a.html", None, "html", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def outcome(record: Record) -> str:
    """The text of the page, or the fault."""
    try:
        return read_page(record).text
    except ReadingError as error:
        return error.fault


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<html></html>", id="no body"),
        pytest.param(b"<html><body><script>let article = 1</script><img src='a.png'></body></html>", id="no text"),
        pytest.param(b"<!-- only a comment -->", id="a comment"),
    ],
)
def test_a_page_without_text(data: bytes) -> None:
    with pytest.raises(ReadingError) as raised:
        read_page(Record("a.html", None, "html", data))
    assert raised.value.fault is ReadingFault.NO_TEXT


@pytest.mark.parametrize(
    ("script", "dates"),
    [
        pytest.param('{"@type": "NewsArticle", "datePublished": "2020-01-02"}', ["2020-01-02"], id="object"),
        pytest.param(
            '[{"@type": "Organization"}, {"@type": "Article", "datePublished": "2020-01-02"}]',
            ["2020-01-02"],
            id="list",
        ),
        pytest.param(
            '{"@graph": [{"@type": "BlogPosting", "datePublished": "2020-01-02"}]}', ["2020-01-02"], id="graph"
        ),
        pytest.param(
            '{"@type": "WebPage", "datePublished": "2019", "mainEntity": {"@type": "Report", "datePublished": "2020-01-02"}}',
            ["2020-01-02"],
            id="article within a page",
        ),
        pytest.param('{"@type": "WebPage", "datePublished": "2020-01-02"}', ["2020-01-02"], id="only a page"),
        pytest.param(
            '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2019"}]}',
            [],
            id="others",
        ),
        pytest.param(
            '{"datePublished": "2020-01-02", "headline": "He said "no""}', ["2020-01-02"], id="not quite json"
        ),
        pytest.param(
            '{"@type": "NewsArticle", "datePublished": ["2020-01-02", null]}', ["2020-01-02"], id="list of dates"
        ),
        pytest.param("[" * 50_000, [], id="brackets without end"),
        pytest.param('{"@type": ["Thing", 7, null]}', [], id="odd types"),
    ],
)
def test_dates_in_json_ld(script: str, dates: list[str]) -> None:
    document = read_page(page(f'<script type="application/ld+json">{script}</script>'))
    assert document.dates == tuple(StatedDate(DateUse.PUBLISHED, "json-ld datePublished", date) for date in dates)


@pytest.mark.parametrize(
    "name",
    [
        *("article:published_time", "og:article:published_time", "DC.date", "dcterms.issued", "pubdate", "date"),
        *("parsely-pub-date", "sailthru.date", "cXenseParse:recs:publishtime", "publish-date"),
    ],
)
@pytest.mark.parametrize("attribute", ["name", "property"])
def test_dates_in_meta_elements(name: str, attribute: str) -> None:
    document = read_page(page(f'<meta {attribute}="{name}" content=" 2020-01-02 ">'))
    is_general = name in {"DC.date", "date"}
    assert document.dates == (
        StatedDate(DateUse.PUBLISHED, f"meta {name.lower()}", "2020-01-02", is_general=is_general),
    )


@pytest.mark.parametrize(
    ("body", "dates"),
    [
        pytest.param('<article><h1>A</h1><time datetime="2020">x</time></article>', ["published 2020"], id="article"),
        pytest.param(
            '<div><h1>A</h1></div><div class="credit">By Ada <time datetime="2020">Tuesday</time></div>',
            ["published 2020"],
            id="between headline and story",
        ),
        pytest.param(
            f'<h1>A</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><time datetime="2020">x</time>', [], id="elsewhere"
        ),
        pytest.param(
            '<article><aside><time datetime="2019"></time></aside><h1>A</h1><time datetime="2020"></time>'
            '<time class="updated" datetime="2021"></time><time datetime="2022"></time></article>',
            ["published 2020", "updated 2021"],
            id="the first of each use, outside of asides",
        ),
        pytest.param("<article><h1>A</h1><time>yesterday</time></article>", [], id="no date"),
    ],
)
def test_dates_in_time_elements(body: str, dates: list[str]) -> None:
    document = read_page(page(body=f"{body}<p>{PARAGRAPH}</p>"))
    assert [f"{date.use} {date.text}" for date in document.dates] == dates


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        pytest.param("<title>Reservoir full</title>", "", "Reservoir full", id="title"),
        pytest.param("<title>Reservoir full | Gazette</title>", "Reservoir full", "Reservoir full", id="heading"),
        pytest.param(
            '<meta property="og:title" content="Reservoir full - Gazette"><meta property="og:site_name" content="Gazette">',
            "",
            "Reservoir full",
            id="without the name of the site",
        ),
        pytest.param(
            '<meta property="og:title" content="Full at last"><meta name="twitter:title" content="Full again">',
            "Full at last",
            "Full at last",
            id="what most places state",
        ),
    ],
)
def test_title(head: str, heading: str, title: str) -> None:
    assert read_page(page(head, f"<h1>{heading}</h1><p>{PARAGRAPH}</p>")).title == title


def test_a_front_page_is_no_address() -> None:
    head = '<link rel="canonical" href="https://gazette.example/"><meta property="og:url" content="https://gazette.example/a">'
    assert read_page(page(head)).url == "https://gazette.example/a"


def test_comments_of_readers_are_left_out() -> None:
    comment = "I have lived above the reservoir for years and never believed that I would see it full again."
    body = f'<article><p>{PARAGRAPH}</p><p>{PARAGRAPH[:90]}.</p></article><div id="comments"><p>{comment}</p></div>'
    assert comment not in read_page(page(body=body)).text


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        *((pytest.param(each, "", id=repr(each))) for each in ("\x01", "\x1b", "\ufffe", "&#1;", "&#x1F;", "&#65534")),
        *((pytest.param(each, " ", id=repr(each))) for each in ("\x0b", "\x0c", "&#11;", "&#x0C;")),
    ],
)
def test_a_character_that_nobody_sees_costs_no_article(character: str, shown: str) -> None:
    text = f"Full{character}again"
    document = read_page(page(body=f"<h1>{text}</h1><p>{text}. {PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p>"))
    assert plain_text(f"<p>{text}</p><p>b</p>") == f"Full{shown}again\nb"
    assert PARAGRAPH in document.text
    assert document.title


def test_references_to_characters_that_are_seen_stay() -> None:
    assert plain_text("<p>&#10;&#123;&#x1F600; &#0;</p><p>b</p>") == "{\U0001f600 \ufffd\nb"


def test_a_form_about_the_whole_page_is_no_form_to_fill_in() -> None:
    asked = (
        "<form><h2>Write to us</h2><textarea>What would you like to say to the editors of this paper?</textarea></form>"
    )
    body = f'<h1>Reservoir full</h1><p class="author">By Ada Quill</p><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p>{asked}'
    document = read_page(page(body=f'<form id="everything">{body}</form>'))
    assert document.authors == ("Ada Quill",)
    assert PARAGRAPH in document.text.split("\n")
    assert "editors of this paper" not in document.text


def test_the_stated_text_stands_in_where_none_is_found() -> None:
    script = f'{{"@type": "NewsArticle", "articleBody": "{PARAGRAPH}"}}'
    document = read_page(page(f'<script type="application/ld+json">{script}</script>', "<div></div>"))
    assert document.text == PARAGRAPH


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        pytest.param(b'<meta charset="koi8-r">', "koi8-r", id="html5"),
        pytest.param(
            b"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", "windows-1251", id="html4"
        ),
        pytest.param(b'<?xml version="1.0" encoding="ISO-8859-1"?>', "ISO-8859-1", id="xml"),
        pytest.param(b"<html>", None, id="none"),
    ],
)
def test_declared_charset(data: bytes, charset: str | None) -> None:
    assert declared_charset(data) == charset


def test_elements_nested_without_end() -> None:
    body = "<div>" * 20_000 + PARAGRAPH + "</div>" * 20_000
    assert outcome(page(body=body)) in {PARAGRAPH, ReadingFault.NO_TEXT}


def test_plain_text_of_blocks() -> None:
    markup = "<h2>Who\npays</h2><p>Half<br>and half</p><script>no</script><ul><li>one<li>two</ul>tail"
    assert plain_text(markup) == "Who pays\nHalf\nand half\none\ntwo\ntail"


fragments = st.sampled_from(
    [
        *("<p>", "</p>", "<div class=a>", "</div>", "<table><tr><td>", "<article>", "<h1>", "<li>", "<a href=//x>"),
        *("<!--", "-->", "]]>", "<script>", "&#0;", "&lt", "\x00", "é", "text ", PARAGRAPH),
        *("<time datetime=2020>", '<meta name=date content="'),
    ]
)


@given(st.lists(fragments, max_size=12).map("".join))
def test_any_markup_gives_a_document_or_no_text(markup: str) -> None:
    assert outcome(Record("a.html", None, "html", markup.encode())).strip()
    assert "\x00" not in plain_text(markup)
