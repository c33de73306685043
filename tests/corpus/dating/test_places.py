import pytest

from corpus.article import Line, Role
from corpus.dating.forms import find_written
from corpus.dating.places import Place, PrintedDate, is_prose, printed_dates

PARAGRAPH = (
    "The council met for the third time this year and put off the vote on the harbour once more, to nobody's surprise."
)


def lines_of(text: str, role: Role = Role.BODY) -> tuple[Line, ...]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line), role))
        start += len(line) + 1
    return tuple(lines)


def printed(text: str, lines: tuple[Line, ...] | None = None) -> list[PrintedDate]:
    dates = list(find_written(text, language="en"))
    return list(printed_dates(text, lines_of(text) if lines is None else lines, dates))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(f"Headline\n3 April 2023\n{PARAGRAPH}\n{PARAGRAPH}", Place.ABOVE, id="above the story"),
        pytest.param(f"{PARAGRAPH}\n3 April 2023\n{PARAGRAPH}", Place.OPENING, id="under a long standfirst"),
        pytest.param(f"{PARAGRAPH}\n" * 30 + "3 April 2023", Place.END, id="below the story"),
        pytest.param(f"{PARAGRAPH}\n" * 30 + "3 April 2023\n" + f"{PARAGRAPH}\n" * 30, Place.MIDDLE, id="in the story"),
        pytest.param("menu\n" * 90 + f"3 April 2023\n{PARAGRAPH}", Place.ABOVE, id="below a long menu"),
        pytest.param("3 April 2023\n" + "menu\n" * 90 + PARAGRAPH, Place.MIDDLE, id="above a long menu"),
        pytest.param("Headline\n3 April 2023\nshort", Place.ABOVE, id="no paragraph at all"),
    ],
)
def test_place(text: str, place: Place) -> None:
    (only,) = printed(text)
    assert only.place is place


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        pytest.param("3 April 2023", True, id="bare"),
        pytest.param("Montag, 3. April 2023, 10:15 Uhr", True, id="weekday and time"),
        pytest.param("16:21, 03.04.2023 MSK", True, id="time first and a zone"),
        pytest.param("Ada Quill | 3 April 2023 | 5 min read", True, id="between marks"),
        pytest.param("on 3 April 2023", False, id="preposition"),
        pytest.param("Harbour, 3 April 2023. (Photo: Max Berg)", False, id="caption"),
        pytest.param("— Max Berg (@berg) April 3, 2023", False, id="quoted post"),
        pytest.param("3 April 2023, 5", False, id="number"),
    ],
)
def test_alone(line: str, *, alone: bool) -> None:
    (only,) = printed(line)
    assert only.alone is alone


def test_what_stands_beside_a_date() -> None:
    first, second = printed("By Ada Quill | Published: 3 April 2023 Updated: 4 April 2023")
    assert (first.before, second.before, second.opening) == (
        " Published: ",
        " Updated: ",
        "By Ada Quill | Published: 3 April 2023 Updated: ",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{PARAGRAPH}\nRelated articles\nThe harbour votes\n3 April 2023", id="list of other articles"),
        pytest.param(f"{PARAGRAPH}\nComments\nMax, 3 April 2023:", id="comments"),
        pytest.param(f"{PARAGRAPH}\n© The Harbour News, 3 April 2023", id="copyright"),
    ],
)
def test_what_is_not_about_the_article_is_left_out(text: str) -> None:
    assert printed(text) == []


def test_a_list_ends_with_the_next_paragraph() -> None:
    (only,) = printed(f"{PARAGRAPH}\nRelated articles\nThe harbour votes\n{PARAGRAPH} It was 3 April 2023.")
    assert only.text == "3 April 2023"


def test_such_a_heading_above_the_story_is_part_of_a_menu() -> None:
    assert len(printed(f"Latest news\nHarbour vote put off\n3 April 2023\n{PARAGRAPH}")) == 1


def test_furniture_is_left_out() -> None:
    text = "3 April 2023"
    assert printed(text, lines_of(text, Role.FURNITURE)) == []


def test_a_date_outside_every_line_is_left_out() -> None:
    assert printed("Headline\n3 April 2023", (Line(0, 8, Role.BODY),)) == []


def test_a_line_that_was_just_full_does_not_leave_a_date_alone() -> None:
    text = (
        "The council put off its vote on the new harbour wall until\n3 April 2023.\n"
        "The mayor said that he was sorry for the third delay in the\nyear and that the builders would be asked once more, as\n"
        "soon as the money that the bank had promised was paid."
    )
    (only,) = printed(text)
    assert not only.alone_in_line


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        pytest.param(PARAGRAPH, True, id="sentence"),
        pytest.param("word " * 40, True, id="long line"),
        pytest.param("Harbour vote put off", False, id="headline"),
        pytest.param("It rained.", False, id="short sentence"),
    ],
)
def test_prose(line: str, *, prose: bool) -> None:
    assert is_prose(line) is prose
