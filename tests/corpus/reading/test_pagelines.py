import pytest

from corpus.reading.html import read_page
from corpus.reading.record import Record
from tests.corpus.reading.test_pagedates import CARD, HEADLINE, STORY, article


def printed(body: str, title: str = HEADLINE) -> tuple[str, ...]:
    markup = f"<html><head><title>{title} | Gazette</title></head><body>{body}</body></html>"
    return read_page(Record("a.html", None, "html", markup.encode())).printed


@pytest.mark.parametrize(
    ("above", "line"),
    [
        pytest.param('<p class="date">2 January 2020</p>', "2 January 2020", id="alone"),
        pytest.param("<p>Published: <b>2 January 2020</b></p>", "Published: 2 January 2020", id="label with a colon"),
        pytest.param(
            "<dl><dt>Mise en ligne</dt><dd>2 janvier 2020</dd></dl>", "Mise en ligne 2 janvier 2020", id="known label"
        ),
        pytest.param(
            "<div><span>Ada Quill</span><span>2.1.2020</span><a>Share</a></div>",
            "Ada Quill | 2.1.2020 | Share",
            id="parts are set apart",
        ),
        pytest.param("<time>2020/01/02 03:04</time>", "2020/01/02 03:04", id="time without a stamp"),
    ],
)
def test_a_line_at_the_headline(above: str, line: str) -> None:
    assert printed(article(above)) == (line,)


def test_a_line_right_above_the_headline() -> None:
    body = f'<div><p class="day">2 January 2020</p><h1>{HEADLINE}</h1></div>{STORY}'
    assert printed(body) == ("2 January 2020",)


def test_the_headline_is_the_heading_that_the_title_holds() -> None:
    body = f"<h1>Gazette</h1><p>3 March 2021</p><div><h2>{HEADLINE}</h2><p>2 January 2020</p>{STORY}</div>"
    assert printed(body) == ("2 January 2020",)


def test_far_from_the_headline_only_what_is_marked_as_a_date() -> None:
    assert printed(article("", '<p class="pub-date">Posted 2 January 2020</p>')) == ("Posted 2 January 2020",)
    assert printed(article("", "<p>Posted 2 January 2020</p>")) == ()


def test_several_marked_dates_are_those_of_other_things() -> None:
    assert printed(article("", '<p class="date">2 January 2020</p><p class="date">3 January 2020</p>')) == ()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f'<div id="date">3 March 2021</div><div><nav>a</nav>{article("")}</div>', id="clock of the site"),
        pytest.param(f'<header><p class="date">3 March 2021</p></header>{article("")}', id="clock in the header"),
        pytest.param(article('<p class="today">3 March 2021</p>'), id="named today"),
        pytest.param(article("<p>© 2019-2024 Gazette, 1.2.2024</p>"), id="copyright"),
        pytest.param(article("", CARD.format('<p class="date">3 March 2021</p>')), id="teaser"),
        pytest.param(article("", '<div class="comments"><p class="date">3 March 2021</p></div>'), id="comment"),
        pytest.param(article('<p class="count">12 comments</p>'), id="no date"),
    ],
)
def test_lines_that_are_left_out(body: str) -> None:
    assert printed(body) == ()
