import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning.bylines import author_names, byline_names, is_agency, is_name_like


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("By Ada Quill", ("Ada Quill",), id="plain"),
        pytest.param("BY ADA QUILL", ("ADA QUILL",), id="capitals"),
        pytest.param("By transport correspondent Ada Quill", ("Ada Quill",), id="office before"),
        pytest.param("By Ada Quill, transport correspondent", ("Ada Quill",), id="office after"),
        pytest.param("By Ada Quill, Transport Correspondent", ("Ada Quill",), id="office in capitals"),
        pytest.param("By Ada Quill and Max van der Berg, Reuters", ("Ada Quill", "Max van der Berg"), id="two, agency"),
        pytest.param("By Ada Quill, Max Berg and Eva D'Arco", ("Ada Quill", "Max Berg", "Eva D'Arco"), id="three"),
        pytest.param("By Dr. Ada M. Quill-Berg in Geneva", ("Dr. Ada M. Quill-Berg",), id="title, initial, place"),
        pytest.param("By Ada Quill | Updated March 3, 2024 9:15", ("Ada Quill",), id="date"),
        pytest.param("Par Jeanne Dupont Publié le 3 mars 2024", ("Jeanne Dupont",), id="french date"),
        pytest.param("By Ada Quill ada.quill@gazette.example", ("Ada Quill",), id="address"),
        pytest.param("Von Eva Muster", ("Eva Muster",), id="german"),
        pytest.param("Par Jean Dupont, envoyé spécial", ("Jean Dupont",), id="french"),
        pytest.param("Автор: Анна Перова", ("Анна Перова",), id="russian"),
        pytest.param("Reporting by Ada Quill; Editing by Max Berg", ("Ada Quill",), id="agency credits"),
        pytest.param("By Ada Quill Facebook Tweet", ("Ada Quill",), id="buttons"),
        pytest.param("By Ada Quill November 29, 2016", ("Ada Quill",), id="month and day"),
        pytest.param("By Ada Quill Thursday", ("Ada Quill",), id="day of the week"),
        pytest.param("By May Quill, 10 June", ("May Quill",), id="a name that is a month"),
        pytest.param("Posted by Ada Quill", ("Ada Quill",), id="posted"),
        pytest.param("Posted on March 3, 2024 by Ada Quill", ("Ada Quill",), id="posted on a day"),
        pytest.param("Von Ada Quill, Landespolitische Korrespondentin", ("Ada Quill",), id="german office"),
        pytest.param("By Reuters", ("Reuters",), id="agency alone"),
        pytest.param("By the Associated Press", ("the Associated Press",), id="agency of two words"),
        pytest.param("By Friday the talks had failed.", (), id="sentence"),
        pytest.param("By Monday", (), id="one word"),
        pytest.param("By the river", (), id="no name"),
        pytest.param("Von der Brücke aus sah man das Feuer.", (), id="german sentence"),
        pytest.param("Ada Quill", (), id="a name is no byline"),
        pytest.param("By Ada Quill " + "and so on " * 30, (), id="too long"),
    ],
)
def test_byline_names(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line) == names


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        pytest.param("Ada Quill", ("Ada Quill",), id="one"),
        pytest.param("By Ada Quill and Max Berg", ("Ada Quill", "Max Berg"), id="two"),
        pytest.param("Ada Quill; Max Berg | Eva Muster", ("Ada Quill", "Max Berg", "Eva Muster"), id="marks"),
        pytest.param("Ada Quill, Max Berg, Reuters", ("Ada Quill", "Max Berg"), id="agency dropped"),
        pytest.param("Gazette Newsroom", ("Gazette Newsroom",), id="an outlet stays"),
        pytest.param("srf/hosb", ("srf/hosb",), id="a sign stays"),
        pytest.param("Quill, Ada", ("Quill, Ada",), id="last name first"),
        pytest.param('["Ada Quill", "Max Berg"]', ("Ada Quill", "Max Berg"), id="json in a text"),
        pytest.param("['Ada Quill', 'Ada Quill']", ("Ada Quill",), id="python in a text"),
        pytest.param("https://gazette.example/ada", (), id="address"),
        pytest.param("admin", (), id="nobody"),
        pytest.param("105092", (), id="number"),
        pytest.param("松岡大地", ("松岡大地",), id="unspaced script"),
        pytest.param(" ", (), id="blank"),
    ],
)
def test_author_names(stated: str, names: tuple[str, ...]) -> None:
    assert author_names(stated) == names


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        pytest.param("Dr. Ada Quill", True, id="title"),
        pytest.param("Max van der Berg", True, id="particles"),
        pytest.param("Анна Перова", True, id="cyrillic"),
        pytest.param("Quill", False, id="one word"),
        pytest.param("Ada Quill said", False, id="a verb"),
        pytest.param("Example News Agency", False, id="an outlet"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_is_name_like(text: str, is_name: bool) -> None:
    assert is_name_like(text) is is_name


def test_an_agency_is_known_in_any_case() -> None:
    assert is_agency("REUTERS")
    assert not is_agency("The Gazette")


words = st.sampled_from(["By", "and", ",", ";", "|", "Ada", "Quill", "van", "der", "Reuters", "Editor", "[", "'", "@"])


@given(st.text(max_size=60) | st.lists(words).map(" ".join))
def test_names_are_one_line(text: str) -> None:
    for name in (*byline_names(text), *author_names(text)):
        assert name == name.strip() != ""
        assert "\n" not in name
