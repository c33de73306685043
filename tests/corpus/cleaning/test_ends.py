import pytest

from corpus.article import Role
from corpus.cleaning.ends import Finding, Known, judge_foot, judge_head

UNKNOWN = Known(title="", authors=(), source="")
PROSE = "The ferry between the two towns sailed again on Tuesday morning, the harbour office said in a statement."
MORE = "Its engine had been repaired overnight."


@pytest.mark.parametrize(
    ("lines", "known", "finding"),
    [
        pytest.param(
            ["Ferry resumes", PROSE], UNKNOWN, Finding(0, Role.HEADLINE, title="Ferry resumes"), id="headline"
        ),
        pytest.param(
            ["Will the ferry sail?", PROSE],
            UNKNOWN,
            Finding(0, Role.HEADLINE, title="Will the ferry sail?"),
            id="question",
        ),
        pytest.param([PROSE, MORE], UNKNOWN, None, id="a paragraph is no headline"),
        pytest.param(["The ferry sailed.", PROSE], UNKNOWN, None, id="a sentence is no headline"),
        pytest.param(["The mayor,", PROSE], UNKNOWN, None, id="half a sentence is no headline"),
        pytest.param(["Ferry resumes", MORE], UNKNOWN, None, id="a headline stands over a story"),
        pytest.param(["Ferry resumes", PROSE], Known("Boats", (), ""), None, id="only one headline"),
        pytest.param(
            ["FERRY RESUMES!", PROSE], Known("Ferry resumes", (), ""), Finding(0, Role.HEADLINE), id="the title again"
        ),
        pytest.param(
            [PROSE, "By Ada Quill", MORE], UNKNOWN, Finding(1, Role.BYLINE, authors=("Ada Quill",)), id="byline"
        ),
        pytest.param(
            ["Ada Quill and Max Berg", PROSE],
            Known("T", ("Ada Quill", "Max Berg"), ""),
            Finding(0, Role.BYLINE),
            id="known authors",
        ),
        pytest.param(["Ada Quill", PROSE], Known("T", (), ""), None, id="a name alone"),
        pytest.param(
            ["Ada Quill", "The Gazette", PROSE],
            Known("T", (), "The Gazette"),
            Finding(0, Role.BYLINE, authors=("Ada Quill",)),
            id="a name above the outlet",
        ),
        pytest.param(
            ["Ada Quill", "5 March 2024", PROSE],
            Known("T", (), ""),
            Finding(0, Role.BYLINE, authors=("Ada Quill",)),
            id="a name above the date",
        ),
        pytest.param(
            ["Ada Quill", PROSE],
            Known("T", ("The Gazette",), "The Gazette"),
            Finding(0, Role.BYLINE, authors=("Ada Quill",)),
            id="a name where only the outlet is known",
        ),
        pytest.param(
            ["Ada Quill and the harbour office have reason to celebrate this week.", PROSE],
            Known("T", ("The Gazette",), "The Gazette"),
            None,
            id="a sentence that begins with a name",
        ),
        pytest.param(["The Gazette", PROSE], Known("T", (), "The Gazette"), Finding(0, Role.FURNITURE), id="outlet"),
        pytest.param(["Posted: 15.11.2023 16:21:00", PROSE], UNKNOWN, Finding(0, Role.DATE_LINE), id="labelled date"),
        pytest.param(["Tuesday, March 5, 2024", PROSE], UNKNOWN, Finding(0, Role.DATE_LINE), id="bare date"),
        pytest.param(["Updated at 8:30 a.m. ET", PROSE], UNKNOWN, Finding(0, Role.DATE_LINE), id="labelled time"),
        pytest.param(
            ["Uppdaterad 15.59 | Publicerad 14.14", PROSE], UNKNOWN, Finding(0, Role.DATE_LINE), id="labelled times"
        ),
        pytest.param(
            ["2024年3月5日 01時28分 (3月5日 01時40分更新)", PROSE], UNKNOWN, Finding(0, Role.DATE_LINE), id="japanese"
        ),
        pytest.param(["Updated 15.59 | At sea", PROSE], Known("T", (), ""), None, id="a time and a place"),
        pytest.param(
            ["5 March 2024 | By Ada Quill", PROSE],
            UNKNOWN,
            Finding(0, Role.DATE_LINE, authors=("Ada Quill",)),
            id="date and byline",
        ),
        pytest.param(["on March 5th, 2024", PROSE], Known("T", (), ""), None, id="a date in a phrase"),
        pytest.param(["March 2024", PROSE], Known("T", (), ""), None, id="a month is a subheading"),
        pytest.param([PROSE] * 4 + ["Tuesday, March 5, 2024"], UNKNOWN, None, id="a bare date further down"),
        pytest.param(
            ["RIVER GAZETTE", "Read. Think.", "Ferry resumes", "By Ada Quill", PROSE],
            UNKNOWN,
            Finding(0, Role.FURNITURE, height=2),
            id="masthead",
        ),
        pytest.param(
            ["The River Gazette", "Posted: 15.11.2023", "Ferry resumes", PROSE],
            UNKNOWN,
            Finding(0, Role.FURNITURE, height=1),
            id="masthead above a date",
        ),
        pytest.param(
            ["The River Gazette", PROSE],
            UNKNOWN,
            Finding(0, Role.HEADLINE, title="The River Gazette"),
            id="no headline below the name",
        ),
        pytest.param(["The River Gazette", "Ferry resumes", PROSE], Known("T", (), ""), None, id="a title is known"),
        pytest.param(
            ["News | Sport | Jobs", PROSE], Known("T", (), ""), Finding(0, Role.FURNITURE), id="row of sections"
        ),
        pytest.param(
            ["Team | Won | Lost", "Leeds | 3 | 2", PROSE], Known("T", (), ""), None, id="the first row of a table"
        ),
        pytest.param(["Ada Quill | Max Berg | Eva Muster", PROSE], Known("T", (), ""), None, id="a row of names"),
        pytest.param(
            ["Ferry resumes", "What it means", "“We are glad that it sails again after so many days.”", "The mayor,"],
            UNKNOWN,
            Finding(0, Role.HEADLINE, title="Ferry resumes"),
            id="a headline over a quote",
        ),
        pytest.param([], UNKNOWN, None, id="no lines"),
    ],
)
def test_head(lines: list[str], known: Known, finding: Finding | None) -> None:
    assert judge_head(lines, known) == finding


@pytest.mark.parametrize(
    ("lines", "known", "finding"),
    [
        pytest.param(
            [PROSE, "By ferry expert Ada Quill"], UNKNOWN, Finding(1, Role.BYLINE, authors=("Ada Quill",)), id="byline"
        ),
        pytest.param(
            [PROSE, "Ada Quill", "Ada Quill has covered the river since 1999."],
            UNKNOWN,
            Finding(1, Role.BYLINE, authors=("Ada Quill",)),
            id="a name above a biography",
        ),
        pytest.param(
            [PROSE, "Ada Quill, born in 1970, studied history."],
            Known("T", ("Ada Quill",), ""),
            Finding(1, Role.AUTHOR_NOTE),
            id="a known author's biography",
        ),
        pytest.param(
            [PROSE, "Ada Quill is a staff writer at The Gazette."],
            UNKNOWN,
            Finding(1, Role.AUTHOR_NOTE),
            id="biography",
        ),
        pytest.param(
            [PROSE, "Eva Muster ist Redakteurin im Ressort Verkehr."],
            UNKNOWN,
            Finding(1, Role.AUTHOR_NOTE),
            id="german",
        ),
        pytest.param([PROSE, "Ada Quill is the captain of the second boat."], UNKNOWN, None, id="another profession"),
        pytest.param([PROSE, "Ada Quill is a reporter.", MORE, MORE], UNKNOWN, None, id="a reporter in the story"),
        pytest.param(
            [PROSE, "Max Berg contributed to this report."], UNKNOWN, Finding(1, Role.AUTHOR_NOTE), id="contribution"
        ),
        pytest.param(
            [PROSE, "(Reporting by Ada Quill; Editing by Max Berg)"],
            UNKNOWN,
            Finding(1, Role.AUTHOR_NOTE, authors=("Ada Quill",)),
            id="agency credits",
        ),
        pytest.param([PROSE, "The town contributed half of the cost."], UNKNOWN, None, id="another contribution"),
        pytest.param(
            [PROSE, "With files from The Canadian Press"], UNKNOWN, Finding(1, Role.AUTHOR_NOTE), id="files of others"
        ),
        pytest.param(
            [PROSE, "Aus dem Englischen von Eva Muster"], UNKNOWN, Finding(1, Role.AUTHOR_NOTE), id="translator"
        ),
        pytest.param(
            [PROSE, "Write to Max at max@gazette.example"], UNKNOWN, Finding(1, Role.AUTHOR_NOTE), id="address"
        ),
        pytest.param([PROSE, *["Write to Max at max@gazette.example", *[MORE] * 4]], UNKNOWN, None, id="in the story"),
        pytest.param(["Write to max@gazette.example", MORE], UNKNOWN, None, id="all there is but a line"),
        pytest.param([PROSE, "With the ferry came files from the other town."], UNKNOWN, None, id="other files"),
        pytest.param([PROSE, "mit dpa"], UNKNOWN, Finding(1, Role.FURNITURE), id="with an agency"),
        pytest.param([PROSE, "(amb/dpa)"], UNKNOWN, Finding(1, Role.FURNITURE), id="initials"),
        pytest.param([PROSE, "(It sailed)"], UNKNOWN, None, id="in brackets"),
        pytest.param([PROSE, "(Reuters)"], UNKNOWN, Finding(1, Role.FURNITURE), id="agency"),
        pytest.param([PROSE, "Published: 5 March 2024"], UNKNOWN, Finding(1, Role.DATE_LINE), id="labelled date"),
        pytest.param([PROSE, "5 March 2024", MORE], UNKNOWN, None, id="a bare date above the last line"),
        pytest.param([PROSE, "Contact us | Terms | Privacy"], UNKNOWN, Finding(1, Role.FURNITURE), id="row of links"),
        pytest.param([PROSE, "Leeds | Won | Home", "Derby | Lost | Away"], UNKNOWN, None, id="table"),
        pytest.param([PROSE, MORE], UNKNOWN, None, id="story"),
    ],
)
def test_foot(lines: list[str], known: Known, finding: Finding | None) -> None:
    assert judge_foot(lines, known) == finding


def test_what_the_file_states_goes_before_a_byline() -> None:
    assert Known("", ("Ada Quill",), "").with_authors(["Max Berg"]).authors == ("Ada Quill",)
