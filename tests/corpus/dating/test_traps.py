# ruff: noqa: DTZ001 - dates are kept as printed, without a zone
"""What looks like the published date of an article and is not: whole files, read, cleaned and dated as an ingest does."""

import re
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Kind
from corpus.cleaning.roles import clean
from corpus.dating.published import Published, find_published
from corpus.reading import Record, read_document

NOW = datetime(2025, 6, 1, 12)
HEADLINE = "Council puts off the vote on the harbour"
PARAGRAPH = (
    "The council met for the third time this year and put off the vote on the harbour once more, to nobody's surprise."
)
STORY = "".join(
    f"<p>{PARAGRAPH} {words}</p>" for words in ("Few had come.", "Rain fell.", "The mayor went home early.")
)


def dated(content: str, name: str, now: datetime = NOW) -> Published:
    document = read_document(Record(f"a.{name}", None, name, content.encode()))
    cleaned = clean(document)
    return find_published(replace(document, language=cleaned.language), cleaned.lines, now=now)


def of_page(body: str = f"<h1>{HEADLINE}</h1>{STORY}", head: str = "", now: datetime = NOW) -> Published:
    return dated(f"<html lang=en><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>", "html", now)


def of_text(text: str, now: datetime = NOW) -> Published:
    return dated(text, "text", now)


def of_script(script: str) -> Published:
    return of_page(head=f'<script type="application/ld+json">{script}</script>')


def outcome(published: Published) -> tuple[str, str] | None:
    dating = published.published
    return None if dating is None else (dating.kind.value, dating.interval.edtf)


# --- in a page

OTHER = '<h3><a href="/other">The dam is to be painted</a></h3>'
ARTICLE = f"<article><h1>{HEADLINE}</h1>{STORY}{{}}</article>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(ARTICLE.format("") + "<footer>© 2019-2024 Gazette. 3 March 2024</footer>", id="copyright"),
        pytest.param(ARTICLE.format("") + "<p>Copyright 3 March 2024 Gazette</p>", id="copyright in words"),
        pytest.param(
            ARTICLE.format("") + f'<div class="related">{OTHER}<time datetime="2024-03-03">3 March</time></div>',
            id="related articles",
        ),
        pytest.param(
            ARTICLE.format("")
            + '<div><h2>Most read</h2><ol><li><a href="/a">The dam</a> <span class="date">3 March 2024</span></li>'
            '<li><a href="/b">The wall</a> <span class="date">4 March 2024</span></li></ol></div>',
            id="most read",
        ),
        pytest.param(
            ARTICLE.format("")
            + '<section class="comments"><div class="comment"><b>Ada</b> <time datetime="2024-03-03">3 March 2024</time>'
            "<p>I never thought so.</p></div></section>",
            id="comments",
        ),
        pytest.param(f'<div class="topbar" id="today">Today is 31 May 2025</div>{ARTICLE.format("")}', id="today is"),
        pytest.param(f"<header><span>Saturday, 31 May 2025</span></header>{ARTICLE.format('')}", id="the site's clock"),
        pytest.param(
            ARTICLE.format("")
            + "".join(f'<p><a href="/{day}">The vote of {day} May 2024</a></p>' for day in range(10, 20)),
            id="a list of dated links",
        ),
        pytest.param(
            ARTICLE.format(
                '<figure><figcaption>The wall on 3 March 2024. <time datetime="2024-03-03">x</time></figcaption></figure>'
            ),
            id="the date of a picture",
        ),
    ],
)
def test_what_a_page_holds_besides_states_nothing(body: str) -> None:
    found = outcome(of_page(body))
    assert found is None or found[0] == "bound"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2024-03-03"}]}',
            id="list",
        ),
        pytest.param('{"@type": "VideoObject", "uploadDate": "2024-03-03", "datePublished": "2024-03-03"}', id="video"),
        pytest.param('{"@type": "ImageObject", "datePublished": "2024-03-03"}', id="image"),
        pytest.param('{"@type": "Person", "name": "Ada Quill", "birthDate": "1974-03-03"}', id="birth"),
        pytest.param('{"@type": "NewsMediaOrganization", "foundingDate": "1874-03-03"}', id="founding"),
        pytest.param('{"@type": "Event", "startDate": "2024-03-03", "datePublished": "2024-03-03"}', id="event"),
        pytest.param('{"@type": "Product", "releaseDate": "2024-03-03"}', id="product"),
        pytest.param(
            '{"@type": "WebPage", "mentions": [{"@type": "NewsArticle", "datePublished": "2024-03-03"}]}',
            id="mentioned",
        ),
        pytest.param(
            '{"@type": "NewsArticle", "headline": "x", "comment": [{"@type": "Comment", "datePublished": "2024-03-03"}]}',
            id="comment",
        ),
        pytest.param(
            '{"@type": "NewsArticle", "video": {"@type": "VideoObject", "datePublished": "2024-03-03"},'
            ' "author": {"@type": "Person", "datePublished": "2024-03-03"}}',
            id="within the article",
        ),
        pytest.param('{"@type": "NewsArticle", "expires": "2024-03-03", "copyrightYear": 2024}', id="expiry"),
        pytest.param('{"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"}', id="zero of Unix time"),
        pytest.param('{"@type": "NewsArticle", "datePublished": 0}', id="number zero"),
        pytest.param('{"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00"}', id="zero of .NET"),
        pytest.param('{"@type": "NewsArticle", "datePublished": "2025-06-03"}', id="to come"),
        pytest.param('{"@type": "NewsArticle", "datePublished": "now"}', id="now"),
    ],
)
def test_json_ld_of_something_else_states_nothing(script: str) -> None:
    assert outcome(of_script(script)) is None


@pytest.mark.parametrize("name", ["expires", "og:video:release_date", "book:release_date", "copyright", "last-visited"])
def test_other_meta_elements_state_nothing(name: str) -> None:
    assert outcome(of_page(head=f'<meta property="{name}" content="2024-03-03">')) is None


def test_the_last_change_is_never_the_published_date() -> None:
    published = of_page(head='<meta property="article:modified_time" content="2024-03-03">')
    assert outcome(published) is None
    assert published.updated is not None


# --- in a text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{HEADLINE}\n{PARAGRAPH}\n© 2019-2024 Gazette. 3 March 2024", id="copyright"),
        pytest.param(
            f"{HEADLINE}\n{PARAGRAPH}\nRelated articles\nThe dam\n3 March 2024\nThe wall\n4 March 2024", id="related"
        ),
        pytest.param(f"{HEADLINE}\n{PARAGRAPH}\nMost read\n3 March 2024\nThe dam", id="most read"),
        pytest.param(f"{HEADLINE}\n{PARAGRAPH}\nComments\nAda\n3 March 2024\nI never thought so.", id="comments"),
        pytest.param(f"{HEADLINE}\n{PARAGRAPH}\n[1] Gazette, The dam. Last visited: 3 March 2024", id="last visited"),
        pytest.param(f"{HEADLINE}\n{PARAGRAPH}\nFootnotes\n1. Gazette, The dam (accessed 3 March 2024)", id="accessed"),
        pytest.param(f"Fair of 3 March 2024 is put off\n{PARAGRAPH}\n{PARAGRAPH}", id="an event in the headline"),
        pytest.param(f"{HEADLINE}\n{PARAGRAPH}\nToday is 3 March 2024", id="today is"),
        pytest.param(
            f'{HEADLINE}\n{PARAGRAPH}\nAn old story went: "LONDON, March 3, 2024 (Agency) - The dam holds."\n{PARAGRAPH}',
            id="the dateline of a story that is quoted",
        ),
        pytest.param(
            f"{HEADLINE}\n{PARAGRAPH}\nThis story was first told on 3 March 2024 in the inn.", id="in a sentence"
        ),
        pytest.param(f"{HEADLINE}\n{PARAGRAPH}\nBorn: 3 March 2024", id="another label"),
        pytest.param(f"{HEADLINE}\nEvent date: 3 March 2024\n{PARAGRAPH}", id="the label of an event"),
        pytest.param(f"{HEADLINE}\nDeadline: 3 March 2024\n{PARAGRAPH}", id="a deadline"),
    ],
)
def test_what_a_text_holds_besides_is_at_most_a_bound(text: str) -> None:
    assert outcome(of_text(text)) in {None, ("bound", "2024-03-03/.."), ("bound", "2024-03-04/..")}


@pytest.mark.parametrize("year", [2020, 2024, 2026, 2035])
def test_the_clock_gives_no_date(year: int) -> None:
    assert outcome(of_text(f"{HEADLINE}\n{PARAGRAPH}\nToday the rain stopped.", now=datetime(year, 5, 5))) is None
    assert outcome(of_page(now=datetime(year, 5, 5))) is None


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("Published: 30 June 2025", id="label"),
        pytest.param("By Ada Quill, 30 June 2025", id="byline"),
        pytest.param("LONDON, June 30, 2025 (Agency) - The dam holds.", id="dateline"),
        pytest.param("30 June 2025", id="alone"),
    ],
)
def test_nothing_is_published_after_it_was_read(printed: str) -> None:
    published = of_text(f"{HEADLINE}\n{printed}\n{PARAGRAPH}")
    assert outcome(published) is None
    assert [candidate.verdict for candidate in published.candidates] == [
        "rejected: it lies after the day on which the article was read"
    ]


# --- whatever the text

DAYS = st.sampled_from("0 00 1 2 02 3 04 09 10 11 12 13 15 28 29 30 31 32 99 100 1st 2nd 31st ١٥ ๑๕ 十五".split())
MONTHS = st.sampled_from(
    "0 00 1 01 2 02 9 09 10 12 13 15 April april Apr. Feb February мая Mai août Ocak Muharram رمضان พฤศจิกายน XI Smarch".split()
)
YEARS = st.sampled_from(
    "0 0000 1 10 '23 23 99 1066 1445 1604 1605 1987 2023 2024 2025 2026 2199 2200 2566 9999 10000 ٢٠٢٣ ๒๕๖๖".split()
)
MARKS = st.sampled_from(["/", ".", "-", " ", ", ", ". ", "  ", "\n", "", " of ", "年"])
TIMES = st.sampled_from(
    ["", " 16:21", " 24:00", " 4:21 pm", " 25:61", "T00:00:00Z", " 16:21 EST", " +25:00", "T16:21:60Z"]
)
LEADS = st.sampled_from(
    ["", "Published: ", "Posted ", "By Ada Quill, ", "LONDON, ", "Updated: ", "© ", "Date: ", "Дата: "]
)
WRITTEN = st.builds(
    "{}{}{}{}{}".format,
    *(st.one_of(DAYS, MONTHS, YEARS), MARKS, st.one_of(DAYS, MONTHS), MARKS, st.one_of(YEARS, DAYS)),
)
DATES = st.builds("{}{}{}".format, LEADS, WRITTEN, TIMES)


@given(st.lists(DATES, min_size=1, max_size=3), st.one_of(WRITTEN, st.text(max_size=30)))
def test_whatever_is_written_nothing_is_guessed(lines: list[str], field: str) -> None:
    content = "\n".join((HEADLINE, *lines, PARAGRAPH))
    for published in (of_text(content), of_page(head=f'<meta name="pubdate" content="{field.replace(chr(34), "")}">')):
        for candidate in published.candidates:
            interval = candidate.dating.interval
            assert interval.earliest is None or 1000 <= interval.earliest.year <= 2199
        dating = published.published
        if dating is not None:
            assert dating.interval.earliest is not None
            assert dating.interval.earliest.year >= 1605
            assert dating.interval.earliest <= datetime(2025, 6, 2, 12)
            assert dating.kind is not Kind.STATED or not dating.alternatives
            is_number = re.fullmatch(r"[1-9]\d{8,12}(\.\d+)?", dating.evidence) is not None  # Unix time
            assert is_number or str(dating.interval.earliest.year) in dating.evidence or not dating.evidence.isascii()


@pytest.mark.parametrize(
    "date",
    [
        *("12.11.10", "3/4/23", "0.0.2023", "31.02.2023", "2023-02-30", "1 January 0", "15 November 9999"),
        *("15 November 2566", "๑๕ พฤศจิกายน ๒๕๖๖", "15 พฤศจิกายน 2566", "1 Muharram 1445", "15/11/'23", "2023"),
    ],
)
def test_what_is_no_date_of_this_calendar_is_not_read(date: str) -> None:
    assert outcome(of_text(f"{HEADLINE}\nPublished: {date}\n{PARAGRAPH}")) is None
    assert outcome(of_page(head=f'<meta name="pubdate" content="{date}">')) in {None, ("stated", "2023")}
