"""Inputs made to cost much: each gives a document or a named reason in bounded time and memory, and writes nothing."""

import json
from pathlib import Path
from time import process_time

import pytest

from corpus.errors import ReadingError
from corpus.reading import Record, read_document, read_records
from corpus.reading.limits import ELEMENTS_LIMIT, LEVELS_LIMIT, TAGS_LIMIT

# Processor seconds for one input of about a megabyte; a page of that size that is one takes a second.
MOST_SECONDS = 30.0
STORY = "<p>The ferry sailed again on Tuesday, the harbour office said in the morning, and nobody was surprised.</p>"
DESCRIBED = f'<head><meta name="description" content="{STORY[3:-4]}"></head>'
RSS = '<rss version="2.0"><channel><title>T</title>{}</channel></rss>'
ENTITIES = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY e0 "ha">{ENTITIES}<!ENTITY file SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.html", f"<html><body>{'<div>' * 100_000}{STORY}", id="elements within elements"),
        pytest.param("a.html", f"<html><body>{STORY}{'<b><i>' * 60_000}", id="inline elements never closed"),
        pytest.param("a.html", f"<html><body {'a=b ' * 200_000}>{STORY}", id="attributes"),
        pytest.param("a.html", f"<html><body class='{'x ' * 500_000}'>{STORY}", id="a huge attribute"),
        pytest.param("a.html", f"<html><body>{STORY}{'<p>x' * 60_000}", id="paragraphs"),
        pytest.param("a.html", f"<html><body>{STORY}{'<p>x' * 19_000}", id="paragraphs, nearly too many"),
        pytest.param("a.html", f"<html><body>{'<div>' * 90}{STORY}{'<p>x' * 19_000}", id="and nearly too deep"),
        pytest.param("a.html", f"<html><body>{'<div>' * 240}{STORY}{'<p>x' * 60_000}", id="paragraphs, deep"),
        pytest.param("a.html", f"<html><body>{STORY}{'<div itemprop=author>' * 200}{'<p>x' * 60_000}", id="authors"),
        pytest.param(
            "a.html", f"<html>{DESCRIBED}<body><h1>A</h1>{'<b>x<i></i>' * 60_000}", id="a head of inline elements"
        ),
        pytest.param("a.html", f"<html><body>{STORY}{'<aside></aside>yyy ' * 60_000}", id="text between what is apart"),
        pytest.param("a.html", f"<html><body>{STORY}{'<a href=/x><p>x</a>y' * 60_000}", id="links"),
        pytest.param("a.html", f"<html><body>{STORY}{'<script>' * 120_000}", id="scripts never closed"),
        pytest.param("a.html", f"<html><body>{STORY}{'<script>x</script>' * 60_000}", id="scripts"),
        pytest.param("a.html", f"<html><body>{STORY}{'<table><tr><td>' * 20_000}", id="tables in tables"),
        pytest.param("a.html", f"<html><!--{'<!--' * 200_000}", id="comments"),
        pytest.param("a.json", '{"a":' * 200_000, id="objects within objects"),
        pytest.param(
            "a.jsonl", '{"title": "A", "body": ' + "[" * 200_000 + "]" * 200_000 + "}", id="arrays within arrays"
        ),
        pytest.param("a.json", "[" + '{"title": "A", "body": "' + "\\\\u0041" * 100_000 + '"}]', id="escapes"),
        pytest.param("a.json", '{"a": ' + '{"items": [{"title": 1, "url": ' * 2_000, id="lists within lists"),
        pytest.param("a.json", "{" + '"items": [{"title": 1, "date": ""}], ' * 20_000, id="lists beside lists"),
        pytest.param("a.csv", 'title,body\n"' + '""' * 500_000 + "\n", id="quotation marks"),
        pytest.param("a.csv", "title,body\n" + "," * 1_000_000 + "\n", id="columns"),
        pytest.param("a.rss", LAUGHS + RSS.format("<item><title>&e9;&file;</title></item>"), id="entities in a feed"),
        pytest.param("a.rss", RSS.format("<item><title>A</title>" + "<a>" * 100_000 + "</item>"), id="a deep item"),
        pytest.param("a.rss", RSS.format("<item>" + "<![CDATA[" * 60_000 + "</item>"), id="unclosed sections"),
        pytest.param("a.rss", RSS.format("<item><title>" + "&" * 300_000 + "</title></item>"), id="ampersands"),
        pytest.param("a.nitf", LAUGHS + "<nitf><hl1>&e9;&file;</hl1></nitf>", id="entities in a story"),
        pytest.param("a.nitf", "<nitf><body.content>" + "<block>" * 100_000 + "</nitf>", id="a deep story"),
        pytest.param("a.newsml", "<newsItem>" + "<inlineXML>" * 3_000 + "x</newsItem>", id="contents in contents"),
        pytest.param("a.md", "# A\n\n" + "[" * 300_000 + "\n" + "*a " * 100_000, id="brackets and stars"),
        pytest.param("a.md", "---\n" + "a: b\n" * 100_000 + "---\nText.", id="fields"),
        pytest.param("a.md", "+++\na = " + "9" * 5_000 + "\n+++\nText.", id="a number in TOML"),
        pytest.param("a.txt", "HD\nWC 8 words\nPD\n" + "WC\n" * 200_000, id="codes"),
        pytest.param("a.warc", "WARC/1.0\r\n" * 60_000, id="records that are none"),
        pytest.param(
            "a.warc",
            "WARC/1.0\r\nContent-Length: 999999999999999\r\n\r\n" + "x" * 500_000,
            id="a length that is not so",
        ),
        pytest.param("a.mbox", "From a@b.c Tue May 14 08:30:01 2024\nA: b\n\n" * 10_000, id="letters of nothing"),
    ],
)
def test_a_hostile_input(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    begun = process_time()
    outcomes = []
    for item in read_records([path]):
        try:
            outcomes.append(str(read_document(item)) if isinstance(item, Record) else str(item))
        except ReadingError as error:
            outcomes.append(str(error))
    assert outcomes
    assert process_time() - begun < MOST_SECONDS
    assert not [outcome for outcome in outcomes if "root:" in outcome or "hahahaha" in outcome]
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "<p>x" * ELEMENTS_LIMIT, id="elements"),
        pytest.param("<div>" * LEVELS_LIMIT, "<p>x", id="levels"),
        pytest.param("<div>" * 100_000, "<p>x", id="levels that no parser follows"),
        pytest.param("<b></b>" * TAGS_LIMIT, "<p>x", id="tags"),
        pytest.param("x" * 11_000_000, "<p>x", id="more text in one element than the parser takes"),
    ],
)
def test_of_a_page_that_is_too_much_nothing_is_lost(monkeypatch: pytest.MonkeyPatch, before: str, after: str) -> None:
    def refused(_tree: object) -> str:
        raise AssertionError

    monkeypatch.setattr("corpus.reading.html.article_text", refused)
    head = '<title>Ferry</title><meta name="author" content="Ada Moss"><script>not read</script>'
    page = f"<html><head>{head}</head><body>{before}{STORY}{after}<p>The end &amp; no more.</p></body></html>"
    document = read_document(Record("a.html", None, "html", page.encode()))
    lines = document.text.split("\n")
    assert (document.title, document.authors) == ("Ferry", ("Ada Moss",))
    assert STORY.removeprefix("<p>").removesuffix("</p>") in lines
    assert lines[-1] == "The end & no more."
    assert "not read" not in document.text


def test_a_number_beyond_all_measure_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "A"})[:-1] + ', "n": ' + "9" * 100_000 + "}")
    (record,) = [item for item in read_records([tmp_path / "a.jsonl"]) if isinstance(item, Record)]
    with pytest.raises(ReadingError):
        read_document(record)
