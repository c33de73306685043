import pytest

from corpus.reading.html import read_page
from corpus.reading.record import Record

HEADLINE = "The reservoir is full again"
PARAGRAPH = (
    "The reservoir above the town is full for the first time in seven years, the water office said on Monday, and the"
    " restrictions on watering gardens will end with the month."
)
STORY = f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>"
CARD = '<div class="c"><h3><a href="/other">The dam is to be painted</a></h3>{}</div>'


def dates(body: str, head: str = "") -> list[str]:
    """What a page states, shortly: ``field text``."""
    markup = f"<html><head><title>{HEADLINE} | Gazette</title>{head}</head><body>{body}</body></html>"
    document = read_page(Record("a.html", None, "html", markup.encode()))
    return [f"{date.use[0]} {date.name} {date.text}" for date in document.dates]


def article(above: str, below: str = "") -> str:
    return f"<article><h1>{HEADLINE}</h1>{above}{STORY}{below}</article>"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(("date", "article:published_time"), ["article:published_time", "date"], id="news before general"),
        pytest.param(("sailthru.date", "parsely-pub-date"), ["parsely-pub-date", "sailthru.date"], id="by the list"),
        pytest.param(("dc:date:issued", "DC.Date.Issued"), ["dc:date:issued", "dc.date.issued"], id="any marks"),
        pytest.param(("video:release_date", "expires", "copyright", "birthdate"), [], id="other dates"),
    ],
)
def test_meta_elements(names: tuple[str, ...], expected: list[str]) -> None:
    head = "".join(f'<meta name="{name}" content="2020-01-0{day}">' for day, name in enumerate(names, 1))
    found = dates(article(""), head)
    assert [each.split()[2] for each in found] == expected


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        pytest.param('<time datetime="2020-01-02">Thursday</time>', ["p time datetime 2020-01-02"], id="time"),
        pytest.param(
            '<time class="entry-date published updated" datetime="2020-01-02">x</time>',
            ["p time datetime 2020-01-02"],
            id="published and updated at once",
        ),
        pytest.param(
            '<div class="updated"><time pubdate datetime="2020-01-02">x</time></div>',
            ["p time datetime 2020-01-02"],
            id="pubdate",
        ),
        pytest.param(
            '<abbr class="published" title="2020-01-02T03:04:05Z">2 January</abbr>',
            ["p title of a date 2020-01-02T03:04:05Z"],
            id="microformat",
        ),
        pytest.param(
            '<span class="dt" data-datetime="2020-01-02">2 January</span>', ["p data-datetime 2020-01-02"], id="data"
        ),
        pytest.param(
            '<span property="schema:datePublished" content="2020-01-02">x</span>',
            ["p property datePublished 2020-01-02"],
            id="RDFa",
        ),
        pytest.param(
            '<p itemprop="datePublished">2 January 2020</p>', ["p itemprop datePublished 2 January 2020"], id="item"
        ),
    ],
)
def test_what_stands_at_the_headline(above: str, expected: list[str]) -> None:
    assert dates(article(above)) == expected


def test_an_attribute_of_the_article() -> None:
    body = article("").replace("<article>", '<article data-published="2020-01-02" data-updated="2020-01-03">')
    assert dates(body) == ["p data-published 2020-01-02", "u data-updated 2020-01-03"]


STAMP = '<time datetime="2019-05-06">6 May 2019</time>'


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{article('')}<aside>{STAMP}</aside>", id="aside"),
        pytest.param(f"<nav>{STAMP}</nav>{article('')}", id="menu"),
        pytest.param(f"<header><div>{STAMP}</div></header>{article('')}", id="the clock of the site"),
        pytest.param(article("", f'<div class="current-date">{STAMP}</div>'), id="named a clock"),
        pytest.param(article("", f'<ol class="comments"><li>{STAMP}</li></ol>'), id="comment"),
        pytest.param(article("", CARD.format(STAMP)), id="teaser, by its heading"),
        pytest.param(article("", f'<ul class="most-read"><li>{STAMP}</li></ul>'), id="most read"),
        pytest.param(article("", f"<footer>{STAMP}</footer>"), id="footer"),
        pytest.param(
            article(
                "",
                '<div itemscope itemtype="https://schema.org/VideoObject"><meta itemprop="datePublished" content="2019"></div>',
            ),
            id="video",
        ),
        pytest.param(
            article(
                "", '<div itemscope itemtype="https://schema.org/Comment"><i itemprop="datePublished">2019</i></div>'
            ),
            id="comment in microdata",
        ),
        pytest.param(
            article("")
            + CARD.format("").replace(
                'class="c">', 'itemscope itemtype="http://schema.org/NewsArticle"><i itemprop="datePublished">2019</i>'
            ),
            id="another article in microdata",
        ),
    ],
)
def test_what_is_not_the_article_states_nothing(body: str) -> None:
    assert dates(body) == []


def test_the_object_that_holds_the_headline_goes_before_the_first() -> None:
    other = '<div itemscope itemtype="https://schema.org/NewsArticle"><i itemprop="datePublished">2019</i></div>'
    own = article('<i itemprop="datePublished">2020</i>').replace("<article>", "<article itemscope>")
    assert dates(other + own) == ["p itemprop datePublished 2020"]


def test_pages_of_thousands_of_dates_are_read_quickly() -> None:
    cards = CARD.format(STAMP) * 5_000
    assert dates(f"{article('')}<div>{cards}</div>") == []
