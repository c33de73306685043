import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.linkeddata import article_node

DATED = '"@type": "NewsArticle", "datePublished": "2024-03-03"'
OTHER = '{"@type": "NewsArticle", "datePublished": "2023-01-01"}'


def published(*scripts: str) -> object:
    return article_node(scripts).get("datePublished")


@pytest.mark.parametrize(
    "kind",
    [
        *("NewsArticle", "Article", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "BlogPosting"),
        *("LiveBlogPosting", "SocialMediaPosting", "ScholarlyArticle", "Report", "https://schema.org/NewsArticle"),
        *("schema:NewsArticle", "WebPage", "CreativeWork"),
    ],
)
def test_kinds_of_articles(kind: str) -> None:
    assert published(f'{{"@type": "{kind}", "datePublished": "2024-03-03"}}') == "2024-03-03"


@pytest.mark.parametrize("kind", ["JobPosting", "VideoObject", "Person", "Organization", "Event", "Recipe", "Comment"])
def test_kinds_of_other_things(kind: str) -> None:
    assert published(f'{{"@type": "{kind}", "datePublished": "2024-03-03"}}') is None


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(f"{{{DATED},}}", id="loose comma"),
        pytest.param(f"//<![CDATA[\n{{{DATED}}}\n//]]>", id="cdata"),
        pytest.param(f"<!-- {{{DATED}}} -->", id="comment of the page"),
        pytest.param(f"/* ours */ {{{DATED}}};", id="comment of the script"),
        pytest.param(f'{{"@type": "Organization"}}\n{{{DATED}}}', id="one after the other"),
        pytest.param(f"{{{DATED}}}".replace('"', "&quot;"), id="escaped once more"),
        pytest.param(f'{{"description": "first\nsecond", {DATED}}}', id="a line break in a text"),
        pytest.param(f'{{"description": "he said "no" twice", {DATED}}}', id="a quotation mark in a text"),
        pytest.param(f'{{"size": NaN, {DATED}}}', id="no number"),
        pytest.param(
            '{"@context": {"schema": "https://schema.org/"}, "@type": "schema:Article", "schema:datePublished": "2024-03-03"}',
            id="names with the vocabulary",
        ),
        pytest.param(f'{{"@type": "WebPage", "mainEntity": {{{DATED}}}}}', id="inside of a page"),
        pytest.param(
            f'{{{DATED}, "liveBlogUpdate": [{{"@type": "BlogPosting", "datePublished": "2024-03-05"}}]}}', id="updates"
        ),
    ],
)
def test_scripts_that_are_not_quite_json(script: str) -> None:
    assert published(script) == "2024-03-03"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(f'{{"x": "he said "no"", {DATED}, "itemListElement": [{OTHER}]}}', id="two dates"),
        pytest.param('{"@type": "VideoObject", "x": "he said "no"", "datePublished": "2024-03-03"}', id="a video"),
    ],
)
def test_a_broken_script_tells_only_what_is_sure(script: str) -> None:
    assert published(script) is None


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("[" * 200_000, id="brackets"),
        pytest.param("{}," * 100_000, id="objects"),
        pytest.param("x" + "/**/" * 100_000, id="comments"),
        pytest.param(";" * 300_000 + "x", id="marks"),
        pytest.param('"@type":[  ' * 50_000, id="types"),
    ],
)
def test_long_nonsense_is_read_in_linear_time(script: str) -> None:
    assert article_node([script]) == {}


@given(st.text(alphabet='{}[]",:;/*<!->\\ adetypPublish@', max_size=80))
def test_any_script_is_read(script: str) -> None:
    assert isinstance(article_node([script]), dict)
