import pytest

from search.addresses import Address, address, site


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        pytest.param("https://example.org", Address("example.org", (), None), id="host"),
        pytest.param("HTTP://WWW.Example.ORG/", Address("example.org", (), None), id="case and www"),
        pytest.param("https://example.org:8443/a", Address("example.org", ("a",), None), id="port"),
        pytest.param("https://me:pw@example.org/a", Address("example.org", ("a",), None), id="user"),
        pytest.param("https://example.org./a", Address("example.org", ("a",), None), id="dot behind the host"),
        pytest.param("https://example.org//a//B/", Address("example.org", ("a", "B"), None), id="empty segments"),
        pytest.param("https://example.org/a?b=c&d#e", Address("example.org", ("a",), "b=c&d"), id="query"),
        pytest.param("https://example.org?b", Address("example.org", (), "b"), id="query behind the host"),
        pytest.param("//example.org/a", Address("example.org", ("a",), None), id="no scheme"),
        pytest.param("https://пример.рф/новости", Address("пример.рф", ("новости",), None), id="other letters"),
        pytest.param("mailto:someone", None, id="no host"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_parts_of_a_url(url: str, parts: Address | None) -> None:
    assert address(url) == parts


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        pytest.param("example.org", Address("example.org", (), None), id="host"),
        pytest.param("www.example.org", Address("example.org", (), None), id="www"),
        pytest.param(".gov.uk", Address("gov.uk", (), None), id="dot before the host"),
        pytest.param("example.org/world/", Address("example.org", ("world",), None), id="host and path"),
        pytest.param("/world", Address("", ("world",), None), id="path"),
        pytest.param("https://example.org/a?b", Address("example.org", ("a",), "b"), id="whole address"),
        pytest.param("/", None, id="empty path"),
        pytest.param("?b", None, id="only a query"),
        pytest.param("two words", None, id="space"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_url_is_given(value: str, parts: Address | None) -> None:
    assert site(value) == parts


@pytest.mark.parametrize(
    ("host", "path", "query", "lies"),
    [
        pytest.param("example.org", (), None, True, id="host below"),
        pytest.param("news.example.org", ("a",), None, True, id="path"),
        pytest.param(None, ("a", "b"), None, True, id="any host"),
        pytest.param("xample.org", (), None, False, id="part of a label"),
        pytest.param("example.org", ("b",), None, False, id="other path"),
        pytest.param("example.org", ("a", "b", "c"), None, False, id="longer path"),
        pytest.param("example.org", ("a", "b"), "q=1", True, id="the same query"),
        pytest.param("example.org", ("a", "b"), "q=2", False, id="other query"),
        pytest.param("example.org", ("a",), "q=1", False, id="query of a page above"),
    ],
)
def test_lying_under(host: str | None, path: tuple[str, ...], query: str | None, lies: bool) -> None:
    assert Address("news.example.org", ("a", "b"), "q=1").lies_under(host, path, query) is lies
