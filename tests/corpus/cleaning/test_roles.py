from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Document, Line, Role
from corpus.cleaning.roles import clean
from corpus.reading import Record, read_document, read_records

FERRY = "The ferry between the two towns sailed again on Tuesday morning, the harbour office said in a statement."
ENGINE = "Its engine had been repaired overnight, after eleven days in which travellers had to take the bus instead."
QUOTE = "“We have waited for this day, and so has every shop in the harbour,” the mayor told the crowd on the quay."
GERMAN = "Die Fähre zwischen den beiden Städten fuhr am Dienstagmorgen wieder, nachdem der Motor repariert worden war."

PAGE = f"""Posted: 05.03.2024 09:30

Share:
Ferry resumes after eleven days
By Ada Quill

{FERRY}
Advertisement
{QUOTE}
{ENGINE}
{QUOTE}
What comes next
{FERRY.replace("Tuesday", "Wednesday")}
[1] Annual report of the harbour office
Photo: Max Berg
Ada Quill is a reporter at The Gazette.
Previous Article
Library hours extended
Leave a Comment
"""


def document(text: str, **stated: object) -> Document:
    return replace(Document("a.txt", None, "text", text), **stated)  # type: ignore[arg-type]  # fields of a Document


def roles(text: str, **stated: object) -> list[tuple[Role, str]]:
    given_document = document(text, **stated)
    return [(line.role, text[line.start : line.end]) for line in clean(given_document).lines]


def test_a_page_from_head_to_foot() -> None:
    cleaned = clean(document(PAGE))
    assert cleaned.title == "Ferry resumes after eleven days"
    assert cleaned.authors == ("Ada Quill",)
    assert cleaned.language == "en"
    assert cleaned.body.split("\n") == [
        FERRY,
        QUOTE,
        ENGINE,
        "What comes next",
        FERRY.replace("Tuesday", "Wednesday"),
    ]


def test_every_line_is_kept_with_its_role() -> None:
    short = [(role.name, text) for role, text in roles(PAGE) if role is not Role.BODY]
    assert short == [
        ("DATE_LINE", "Posted: 05.03.2024 09:30"),
        ("FURNITURE", "Share:"),
        ("HEADLINE", "Ferry resumes after eleven days"),
        ("BYLINE", "By Ada Quill"),
        ("FURNITURE", "Advertisement"),
        ("REPEATED_QUOTE", QUOTE),
        ("FOOTNOTE", "[1] Annual report of the harbour office"),
        ("CAPTION", "Photo: Max Berg"),
        ("AUTHOR_NOTE", "Ada Quill is a reporter at The Gazette."),
        ("FURNITURE", "Previous Article"),
        ("FURNITURE", "Library hours extended"),
        ("FURNITURE", "Leave a Comment"),
    ]


def test_a_masthead_is_no_headline() -> None:
    text = f"RIVER GAZETTE\nRead. Think.\nNews | Sport | Jobs\n\nFerry resumes\nBy Ada Quill\n\n{FERRY}\n{ENGINE}"
    cleaned = clean(document(text))
    assert (cleaned.title, cleaned.authors, cleaned.body) == ("Ferry resumes", ("Ada Quill",), f"{FERRY}\n{ENGINE}")


def test_a_list_of_buttons_goes_whole() -> None:
    assert clean(document(f"{FERRY}\nShare this:\nFacebook\nX\nEmail\n{ENGINE}")).body == f"{FERRY}\n{ENGINE}"


def test_a_stated_title_and_author_stand() -> None:
    cleaned = clean(document(PAGE, title="Another headline", authors=("Eva Muster",)))
    assert (cleaned.title, cleaned.authors) == ("Another headline", ("Eva Muster",))
    assert "Ferry resumes after eleven days" in cleaned.body


def test_a_paragraph_is_no_title() -> None:
    cleaned = clean(document(f"{FERRY}\n{ENGINE}"))
    assert (cleaned.title, cleaned.body) == ("", f"{FERRY}\n{ENGINE}")


def test_a_format_that_is_all_story_loses_no_line() -> None:
    text = f"LONDON TEA AUCTION\nAdvertisement\n{FERRY}\nREUTER"
    cleaned = clean(document(text, body_only=True, language="en"))
    assert cleaned.body == text
    assert {line.role for line in cleaned.lines} == {Role.BODY}


def test_an_empty_date_label_leaves_the_next_line_alone() -> None:
    assert roles(f"Date:\n{FERRY}\n{ENGINE}")[1] == (Role.BODY, FERRY)


def test_a_subheading_after_teasers_stays() -> None:
    text = f"{FERRY}\nRelated articles\nLibrary hours extended\nWhat comes next\n{ENGINE}"
    assert clean(document(text)).body == f"{FERRY}\nWhat comes next\n{ENGINE}"


def test_teasers_at_the_foot_go_all() -> None:
    text = f"{FERRY}\n{ENGINE}\nRelated articles\nLibrary hours extended\nSchool opens\nShare"
    assert clean(document(text)).body == f"{FERRY}\n{ENGINE}"


def test_furniture_alone_stays() -> None:
    cleaned = clean(document("Share\nBy Ada Quill\nPrevious Article"))
    assert (cleaned.title, cleaned.authors) == ("", ())
    assert cleaned.body == "Share\nBy Ada Quill\nPrevious Article"


def test_a_title_may_be_all_there_is() -> None:
    cleaned = clean(document("Share\n", title="Ferry resumes"))
    assert (cleaned.title, cleaned.body) == ("Ferry resumes", "")


def test_a_paragraph_in_another_language_is_marked() -> None:
    cleaned = clean(document(f"{FERRY}\n{GERMAN}\n{ENGINE}"))
    assert [line.language for line in cleaned.lines] == [None, "de", None]


def test_the_language_of_the_text_stands_over_one_that_is_clearly_wrong() -> None:
    assert clean(document(f"{GERMAN}\n{GERMAN[:60]}", language="en-US")).language == "de"


def test_a_wrapped_paragraph_is_one_line() -> None:
    wrapped = "\n".join(f"{FERRY} {ENGINE}"[start : start + 53] for start in range(0, 200, 53))
    cleaned = clean(document(f"{wrapped}\n\n{wrapped.replace('ferry', 'boat')}"))
    assert len(cleaned.body.split("\n")) == 2
    assert cleaned.lines[0] == Line(0, len(wrapped), Role.BODY)


lines = st.sampled_from(
    [
        *("", "  ", FERRY, ENGINE, QUOTE, f"{QUOTE} {ENGINE}", GERMAN, "What comes next", "Ferry resumes", "Yes."),
        *("By Ada Quill", "Ada Quill", "Ada Quill is a reporter at The Gazette.", "Dr. Ada Quill", "The Gazette"),
        *("Posted: 05.03.2024", "Date:", "5 March 2024", "Updated at 8:30 a.m.", "Reuters", "(Reporting by Max Berg)"),
        *("Share", "Previous Article", "Related articles", "Library hours extended", "By", "About the author"),
        *("RIVER GAZETTE", "Read. Think.", "News | Sport | Jobs", "Won | Lost | Drawn", "Opinion", "X", "Facebook"),
        *("[1] Annual report", "References", "1. Annual report, http://a.example", "Photo: Max Berg", "* * *"),
        *(
            "\twrapped lines of fifty or more characters, set narrow",
            "and going on for as long as the paragraph does so",
        ),
    ]
)
texts = st.lists(lines, max_size=14).map("\n".join)
documents = st.builds(
    document,
    texts | st.text(max_size=80),
    title=st.sampled_from([None, "Ferry resumes", "?"]),
    authors=st.sampled_from([(), ("Ada Quill",), ("Quill",)]),
    source=st.sampled_from([None, "The Gazette"]),
    language=st.sampled_from([None, "en"]),
)


@given(documents)
def test_cleaning_what_was_cleaned_changes_nothing(given_document: Document) -> None:
    once = clean(given_document)
    again = clean(replace(given_document, text=once.body, title=once.title or None, authors=once.authors))
    assert (again.title, again.body, again.authors) == (once.title, once.body, once.authors)


@given(documents)
def test_lines_cover_the_text_in_order(given_document: Document) -> None:
    end = 0
    for line in clean(given_document).lines:
        assert given_document.text[end : line.start].strip() == ""
        assert given_document.text[line.start : line.end].strip() == given_document.text[line.start : line.end] != ""
        end = line.end
    assert given_document.text[end:].strip() == ""


SEEDS = Path(__file__).parents[3] / "../shared/data/seeds"
LETTERS = {
    "h": Role.HEADLINE,
    "b": Role.BODY,
    "f": Role.FURNITURE,
    "d": Role.DATE_LINE,
    "w": Role.BYLINE,
    "n": Role.FOOTNOTE,
    "a": Role.AUTHOR_NOTE,
    "q": Role.REPEATED_QUOTE,
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="no ../shared/data/seeds beside the checkout")
@pytest.mark.parametrize(
    ("name", "expected", "title", "author"),
    [
        pytest.param("000", "hbbbbbbbbffffff", 0, None, id="neighbours and comments at the foot"),
        pytest.param("001", "bbbbb", None, None, id="paragraphs only"),
        pytest.param("002", "dhbbbbbbbbbw", 1, slice(-20, None), id="date above, byline below"),
        pytest.param("003", "ffhffbbbbbbbbbbnnnnwwa", 2, slice(None), id="footnotes and an author's note"),
        pytest.param("004", "hbbbbbbbqqqqbbbbbbbbbbbbbbbw", 0, slice(3, 23), id="a pull quote printed twice"),
    ],
)
def test_seed(name: str, expected: str, title: int | None, author: slice | None) -> None:
    (path,) = SEEDS.glob(f"{name}_*.txt")
    (record, _) = read_records([path])
    assert isinstance(record, Record)
    seed = read_document(record)
    cleaned = clean(seed)
    texts = [seed.text[line.start : line.end] for line in cleaned.lines]
    bylines = [text for text, line in zip(texts, cleaned.lines, strict=True) if line.role is Role.BYLINE]
    assert [line.role for line in cleaned.lines] == [LETTERS[letter] for letter in expected]
    assert cleaned.title == ("" if title is None else texts[title])
    assert cleaned.authors == (() if author is None else (bylines[0][author],))
    assert cleaned.body == "\n".join(text for text, letter in zip(texts, expected, strict=True) if letter == "b")
