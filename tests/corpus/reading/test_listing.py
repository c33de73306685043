import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadingFault
from corpus.reading.formats import format_of
from corpus.reading.listing import is_json, json_records
from corpus.reading.splitting import Piece

FERRY = {"title": "Ferry resumes", "url": "https://gazette.example/1", "body": 'It "sailed" ]}.'}
BRIDGE = {"title": "Bridge closed", "date": "2024-03-04"}
ARTICLES = [FERRY, BRIDGE]
LIMIT = 10_000


def pieces(data: object, size: int = 1_000) -> list[Piece]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return list(json_records((raw[start : start + size] for start in range(0, len(raw), size)), LIMIT))


def articles(data: object, size: int = 1_000) -> list[object]:
    return [json.loads(piece.data) for piece in pieces(data, size)]


@pytest.mark.parametrize("size", [1, 7, 1_000])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"status": "ok", "articles": ARTICLES}, id="a news service"),
        pytest.param(
            {"articles": ARTICLES, "next": {"page": 2, "items": [{"title": "No", "url": "x"}]}}, id="more behind"
        ),
        pytest.param({"response": {"status": "ok", "docs": ARTICLES}}, id="an object about it"),
        pytest.param({"took": 3, "data": {"response": {"results": ARTICLES}, "a": [1]}}, id="two objects about it"),
        pytest.param({"tags": [{"name": "a"}], "items": ARTICLES}, id="a list of other things before it"),
        pytest.param({"items": [{"name": "a"}], "docs": ARTICLES}, id="one of the same name"),
        pytest.param({"title": "The Gazette", "items": ARTICLES}, id="a title of the whole"),
    ],
)
def test_the_articles_of_a_list_in_an_object(data: object, indent: int | None, size: int) -> None:
    raw = json.dumps(data, indent=indent).encode()
    assert is_json(raw)
    assert articles(raw, size) == ARTICLES


def test_articles_in_envelopes() -> None:
    hits = {"hits": {"total": 1, "hits": [{"_id": "a", "_source": FERRY}]}}
    assert articles(hits) == hits["hits"]["hits"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({**FERRY, "items": ARTICLES}, id="an article with a text"),
        pytest.param({**FERRY, "related": ARTICLES}, id="related articles"),
        pytest.param({"items": [{"name": "a", "price": 1}]}, id="no articles"),
        pytest.param({"items": [{"title": "Only a title"}]}, id="nothing but a title"),
        pytest.param({"items": []}, id="none"),
        pytest.param({"items": ["a", FERRY]}, id="texts"),
        pytest.param({"a": {"b": {"c": {"items": ARTICLES}}}}, id="too deep"),
    ],
)
def test_what_is_no_list_of_articles_stays_whole(data: object) -> None:
    assert articles(data) == [data]


def test_by_whatever_name_the_file_goes() -> None:
    raw = json.dumps({"articles": ARTICLES}).encode()
    assert {format_of(raw, name, suffix).name for name, suffix in (("-", ""), ("a.json", ".json"))} == {"json"}


def test_a_byte_order_mark_before_it() -> None:
    assert articles(b"\xef\xbb\xbf" + json.dumps({"articles": ARTICLES}).encode()) == ARTICLES


def test_a_feed_says_outlet_and_language_once_for_all() -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "title": "Notes", "language": "en", "items": [FERRY]}
    assert articles(feed) == [{"source": "Notes", "language": "en", **FERRY}]
    own = {**FERRY, "language": "de"}
    assert articles({**feed, "items": [own]}) == [{"source": "Notes", **own}]
    assert articles({"version": feed["version"], "items": [FERRY]}) == [FERRY]


def test_another_object_behind_it_is_not_lost() -> None:
    answers = f"{json.dumps({'articles': ARTICLES})}\n{json.dumps({'articles': [FERRY]})}".encode()
    assert articles(answers) == [*ARTICLES, {"articles": [FERRY]}]


@pytest.mark.parametrize(
    "cut", [b'{"articles": [{"title": "A", "url": "b"}', b'{"articles": [{"title": "A", "url": "b"}, ']
)
def test_a_list_that_does_not_end(cut: bytes) -> None:
    found, missing = pieces(cut)
    assert json.loads(found.data) == {"title": "A", "url": "b"}
    assert (missing.place, missing.fault) == (2, ReadingFault.BROKEN_RECORD)


def test_the_first_article_may_be_longer_than_the_beginning_that_is_looked_at() -> None:
    long = {**FERRY, "body": "Long. " * 30_000}
    raw = json.dumps({"articles": [long, BRIDGE]}).encode()
    found = list(json_records([raw], 10**6))
    assert [json.loads(piece.data) for piece in found] == [long, BRIDGE]


json_values = st.recursive(
    st.text(max_size=8) | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(st.text(max_size=6), json_values), max_size=4), json_values, st.integers(1, 9))
def test_any_articles_are_found_whole(more: list[dict[str, object]], behind: object, size: int) -> None:
    listed = [FERRY, *more]
    assert articles({"articles": listed, "behind": behind}, size) == listed
