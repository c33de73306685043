from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity import article_id, canonical_url


@pytest.mark.parametrize(
    ("given_url", "canonical"),
    [
        pytest.param("HTTPS://News.Example:443/a", "https://news.example/a", id="case and default port"),
        pytest.param("http://news.example:8080/a", "http://news.example:8080/a", id="another port stays"),
        pytest.param("https://news.example/a#comments", "https://news.example/a", id="fragment"),
        pytest.param("https://news.example/a #top", "https://news.example/a", id="a blank before the fragment"),
        pytest.param("https://news.example/a?utm_source=x&id=7&fbclid=y", "https://news.example/a?id=7", id="tracking"),
        pytest.param(
            "https://news.example/a?q=%20b+c", "https://news.example/a?q=%20b+c", id="other queries untouched"
        ),
        pytest.param("https://news.example/A/", "https://news.example/A/", id="path untouched"),
        pytest.param(" https://[news.example/a ", "https://[news.example/a", id="no address at all"),
    ],
)
def test_canonical_url(given_url: str, canonical: str) -> None:
    assert canonical_url(given_url) == canonical


@given(st.text(max_size=60))
def test_canonical_url_is_stable(text: str) -> None:
    once = canonical_url(text)
    assert canonical_url(once) == once


def test_an_id_is_sixteen_hexadecimal_digits() -> None:
    identifier = article_id(url=None, source="S", title="T", text="text")
    assert len(identifier) == 16
    assert int(identifier, 16) >= 0


def test_the_address_alone_decides_where_there_is_one() -> None:
    one = article_id(url="https://a.example/1?utm_medium=x", source="S", title="T", text="text")
    assert one == article_id(url="https://a.example/1", source=None, title="other", text="other")


def test_another_article_under_the_same_address_has_another_id() -> None:
    one = article_id(url="https://a.example/1", source=None, title="T", text="text")
    assert one != article_id(url="https://a.example/1", source=None, title="T", text="text", apart=True)


@pytest.mark.parametrize("changed", ["source", "title", "text", "dates"])
def test_without_an_address_every_part_decides(changed: str) -> None:
    parts: dict[str, Any] = {"source": "S", "title": "T", "text": "text", "dates": ("1987-03-01",)}
    other = parts | {changed: ("1987-03-02",) if changed == "dates" else "X"}
    assert article_id(url=None, **parts) != article_id(url=None, **other)


def test_moving_a_character_between_title_and_text_changes_the_id() -> None:
    assert article_id(url=None, source=None, title="ab", text="c") != article_id(
        url=None, source=None, title="a", text="bc"
    )
