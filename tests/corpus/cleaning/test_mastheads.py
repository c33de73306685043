import pytest

from corpus.cleaning.mastheads import columns, is_section_row, masthead_lines

STORY = "The ferry between the two towns sailed again on Tuesday morning, the harbour office said in a statement."


@pytest.mark.parametrize(
    ("lines", "height"),
    [
        pytest.param(["RIVER TOWN", "News | Sport | Jobs", "Ferry resumes"], 2, id="name and sections"),
        pytest.param(["River Town", "Every day. For everyone.", "Ferry resumes"], 2, id="name and slogan"),
        pytest.param(["River Town", "Since 1887", "Ferry resumes"], 2, id="name and age"),
        pytest.param(["River Town", "Read. Think.", "News  Sport  Jobs", "Ferry resumes"], 3, id="all three"),
        pytest.param(["The River Gazette", "Ferry resumes"], 1, id="a paper's name alone"),
        pytest.param(["Tageblatt am Fluss", "Fähre fährt wieder"], 1, id="german"),
        pytest.param(["Речная газета", "Паром снова ходит"], 1, id="russian"),
        pytest.param(["Opinion", "Ferry resumes"], 1, id="a section"),
        pytest.param(["The River Gazette", "OPINION", "Ferry resumes"], 2, id="name and section"),
        pytest.param(["Ferry Resumes", "Politics", "The mayor is glad"], 0, id="a section says nothing of other names"),
        pytest.param(["Ferry Resumes", "The mayor is glad"], 0, id="a headline and its deck"),
        pytest.param(["Ferry Resumes", STORY], 0, id="a headline and its story"),
        pytest.param(["Times change", "Read. Think."], 0, id="a small word is no name's"),
        pytest.param(["He was wrong.", "Read. Think."], 0, id="a sentence is no name"),
        pytest.param(["Gazette"], 0, id="one word"),
        pytest.param([], 0, id="no lines"),
    ],
)
def test_masthead(lines: list[str], height: int) -> None:
    assert masthead_lines(lines) == height


@pytest.mark.parametrize(
    "line",
    [
        "News | Sport | Jobs",
        "Home  News  World  Sport",
        "Home » News » The North",
        "Artikel drucken | Artikel versenden | Leserbrief schreiben",
        "Start · Über uns · Arts & Culture",
        "Новости | Спорт | Мнения",
    ],
)
def test_section_row(line: str) -> None:
    assert is_section_row(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("News | Sport", id="two"),
        pytest.param("Leeds | 3 | 2", id="figures"),
        pytest.param("He came  and saw  and won", id="small letters"),
        pytest.param("One. | Two. | Three.", id="sentences"),
        pytest.param("The mayor of River Town | The harbour office | The bus company", id="many words"),
        pytest.param("Word | " * 60, id="long"),
        pytest.param("", id="empty"),
    ],
)
def test_no_section_row(line: str) -> None:
    assert not is_section_row(line)


def test_columns() -> None:
    assert columns("| Team |  Won | 3 goals |") == ["Team", "Won", "3 goals"]
