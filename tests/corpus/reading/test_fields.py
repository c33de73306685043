import pytest

from corpus.reading.fields import article_url, authors_of, language_tag, one_line


@pytest.mark.parametrize(
    ("text", "url"),
    [
        pytest.param(" https://gazette.example/a?b=1 ", "https://gazette.example/a?b=1", id="address"),
        pytest.param("gazette.example/town/wall", "gazette.example/town/wall", id="without a scheme"),
        pytest.param("https://gazette.example/?p=7", "https://gazette.example/?p=7", id="a page by its number"),
        pytest.param("https://gazette.example/", None, id="front page"),
        pytest.param("/town/wall", None, id="path"),
        pytest.param("see the gazette.example/a", None, id="prose"),
        pytest.param("mailto:ada@gazette.example", None, id="another scheme"),
        pytest.param("https://[gazette.example/a", None, id="broken"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_article_url(text: str, url: str | None) -> None:
    assert article_url(text) == url


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("en", "en", id="primary"),
        pytest.param(" PT-br ", "pt-br", id="region"),
        pytest.param("zh_Hant_TW", "zh-Hant-TW", id="underscores"),
        pytest.param("utf-8", None, id="an encoding"),
        pytest.param("English", None, id="a name"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_language_tag(text: str, tag: str | None) -> None:
    assert language_tag(text) == tag


def test_authors_are_named_once() -> None:
    assert authors_of(["By Ada Quill", "Ada Quill; Max Berg", ""]) == ("Ada Quill", "Max Berg")


def test_one_line() -> None:
    assert one_line(" a\u00a0 b\r\n c ") == "a b c"
