import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadingError, ReadingFault
from corpus.reading.formats import FORMATS, format_of


@pytest.mark.parametrize(
    ("head", "suffix", "name"),
    [
        pytest.param(b"A ferry sailed.", "", "text", id="text"),
        pytest.param(b"A ferry sailed.", ".html", "html", id="the suffix where the content says nothing"),
        pytest.param(b"<!DOCTYPE html><p>", ".txt", "html", id="content before suffix"),
        pytest.param(b"\xef\xbb\xbf \n<!-- c --><HTML>", "", "html", id="html after mark and comment"),
        pytest.param(b'<?xml version="1.0"?>\n<html xmlns="x">', "", "html", id="xhtml"),
        pytest.param(b"<b>Bold</b> claims were made.", ".txt", "text", id="a tag makes no page"),
        pytest.param(b'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="1">', "", "reuters", id="reuters"),
        pytest.param(b'<REUTERS NEWID="1">', ".txt", "reuters", id="reuters without a doctype"),
        pytest.param(b'{"title": "A"}\n{"title": "B"}\n', "", "jsonl", id="lines"),
        pytest.param(b'{"title": "A"}', ".json", "jsonl", id="one object on a line"),
        pytest.param(b'{"title": "A', "", "jsonl", id="a line longer than the head"),
        pytest.param(b'{"title": "A\n{"title": "B"}', ".jsonl", "jsonl", id="a broken first line"),
        pytest.param(b'{\n  "title": "A"\n}', "", "json", id="an object on several lines"),
        pytest.param(b'{"title": "A",\n "body": "B"}', "", "json", id="an object on two lines"),
        pytest.param(b'[\n {"title": "A"}]', "", "json", id="an array"),
        pytest.param(b"[1] A footnote.", "", "text", id="a bracket makes no array"),
        pytest.param(b"{curly} beginnings", "", "text", id="a brace makes no object"),
        pytest.param(b"bell \x07 in " + b"long text " * 20, "", "text", id="a stray control character"),
        pytest.param("漢字".encode("iso-2022-jp") * 50, "", "text", id="escapes of Japanese"),
    ],
)
def test_format(head: bytes, suffix: str, name: str) -> None:
    assert format_of(head, "a", suffix).name == name


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        pytest.param(b"\x89PNG\r\n", ".txt", id="picture"),
        pytest.param(b"SQLite format 3\0", "", id="database"),
        pytest.param(b"body {color: red}", ".css", id="style sheet of a saved page"),
    ],
)
def test_a_known_format_that_is_not_read(head: bytes, suffix: str) -> None:
    with pytest.raises(ReadingError) as raised:
        format_of(head, "a", suffix)
    assert raised.value.fault is ReadingFault.UNKNOWN_FORMAT
    assert raised.value.detail


@settings(deadline=None)  # the first that is not UTF-8 loads the detection of encodings
@given(st.binary(min_size=1, max_size=200), st.sampled_from(["", ".txt", ".html", ".jsonl", ".gz"]))
def test_every_head_has_a_format_or_a_fault(head: bytes, suffix: str) -> None:
    try:
        outcome: str = format_of(head, "a", suffix).name
    except ReadingError as error:
        outcome = error.fault
    assert outcome in {*(form.name for form in FORMATS), ReadingFault.BINARY, ReadingFault.UNKNOWN_FORMAT}


def test_unclosed_comments_cost_no_time() -> None:
    assert format_of(b"<!---->" * 9_000, "a", "").name == "text"
