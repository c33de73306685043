import pytest

from corpus.article import EntityType
from corpus.entities.spans import LONGEST_NAME, Span, mark_dateline, mend

PERSON, ORG, PLACE, OTHER = EntityType


def mended(text: str, *marks: tuple[str, EntityType]) -> list[tuple[str, EntityType | None]]:
    """The names left of marks, each given as its text (its first place) and type."""
    spans = [Span(text.index(name), text.index(name) + len(name), type_) for name, type_ in marks]
    return [(text[start:end], type_) for start, end, type_ in mend(text, spans)]


@pytest.mark.parametrize(
    ("text", "mark", "names"),
    [
        pytest.param("in the Baltic Fleet.", ("the Baltic Fleet", ORG), ["Baltic Fleet"], id="article"),
        pytest.param("by The Hallam Trust", ("The Hallam Trust", ORG), ["Hallam Trust"], id="article with a capital"),
        pytest.param("Oslo's port", ("Oslo's", PLACE), ["Oslo"], id="possessive"),
        pytest.param("Oslo’s port", ("Oslo’s", PLACE), ["Oslo"], id="possessive, curly"),
        pytest.param("Mills' boat", ("Mills'", PERSON), ["Mills"], id="possessive after s"),
        pytest.param('the "Blue Line" party', ('the "Blue Line"', ORG), ["Blue Line"], id="quotes after the article"),
        pytest.param("of Tampa, Fla., and", ("Fla.", PLACE), ["Fla."], id="dot of an abbreviation stays"),
        pytest.param("(Hallam)", ("Hallam)", PERSON), ["Hallam"], id="bracket that closes nothing"),
        pytest.param("Hallam (UK) said", ("Hallam (UK)", ORG), ["Hallam (UK)"], id="bracket that closes one stays"),
        pytest.param("Hallam (AP) said", ("Hallam (AP", ORG), ["Hallam", "AP"], id="bracket never closed"),
        pytest.param("Ann Hallam\nMaps", ("Ann Hallam\nMaps", PERSON), ["Ann Hallam", "Maps"], id="paragraph break"),
        pytest.param("Oslo • Bergen", ("Oslo • Bergen", PLACE), ["Oslo", "Bergen"], id="bullet"),
        pytest.param("Oslo – Bergen", ("Oslo – Bergen", PLACE), ["Oslo", "Bergen"], id="spaced dash"),
        pytest.param("Baden-Baden", ("Baden-Baden", PLACE), ["Baden-Baden"], id="hyphen stays"),
        pytest.param("Ann Hallam and Bo Dahl", ("Ann Hallam and Bo Dahl", PERSON), ["Ann Hallam", "Bo Dahl"], id="and"),
        pytest.param("Marks and Dahl", ("Marks and Dahl", ORG), ["Marks and Dahl"], id="and in a company's name"),
        pytest.param(
            "the Hallam Trust of the",
            ("Hallam Trust of the", ORG),
            ["Hallam Trust"],
            id="words with which no name ends",
        ),
        pytest.param("a united Ireland", ("united Ireland", PLACE), ["Ireland"], id="small word before"),
        pytest.param("Hallam Says Oslo Is Rich", ("Hallam Says", PERSON), ["Hallam"], id="verb of a headline"),
        pytest.param("Treasurer Ann Hallam", ("Treasurer Ann Hallam", PERSON), ["Ann Hallam"], id="treasurer"),
        pytest.param("72 mln U.S. Dlrs, he", ("U.S. Dlrs", PLACE), ["U.S."], id="a currency behind a country"),
        pytest.param("Avg shrs 15.0 mln", ("Avg", PERSON), [], id="a column of figures"),
        pytest.param("known as a.k.a Arkan", ("a.k.a Arkan", PERSON), ["Arkan"], id="small word before a person"),
        pytest.param("said von der Berg", ("von der Berg", PERSON), ["von der Berg"], id="particles before a person"),
        pytest.param("the iPhone Company", ("iPhone Company", ORG), ["iPhone Company"], id="a name that begins small"),
        pytest.param("in Oslo Saturday, he", ("Oslo Saturday", PLACE), ["Oslo"], id="weekday"),
        pytest.param("on Good Friday", ("Good Friday", OTHER), ["Good Friday"], id="weekday of an event"),
        pytest.param("an Oslo-based firm", ("Oslo-based", PLACE), ["Oslo"], id="adjective"),
        pytest.param(
            "in Baden-Württemberg", ("Baden-Württemberg", PLACE), ["Baden-Württemberg"], id="name with a hyphen"
        ),
        pytest.param("by Hallam Corp HLM on", ("Hallam Corp HLM", ORG), ["Hallam Corp"], id="code of the exchange"),
        pytest.param("by Hallam Corp USA Ltd on", ("Hallam Corp USA Ltd", ORG), ["Hallam Corp USA Ltd"], id="no code"),
        pytest.param("Hallam and Co Inc said", ("Hallam", PERSON), ["Hallam and Co Inc"], id="and company"),
        pytest.param("by Nordic Ship Ltd. of", ("Nordic Ship", ORG), ["Nordic Ship Ltd."], id="form of a company"),
        pytest.param("Hallam and Company B", ("Hallam", PLACE), ["Hallam and Company"], id="and company, written out"),
        pytest.param("Hallam and Colin", ("Hallam", PERSON), ["Hallam"], id="and a word that begins so"),
        pytest.param("greenery", ("greenery", ORG), [], id="small letters"),
        pytest.param("the 1990s", ("1990s", OTHER), [], id="small letters and digits"),
        pytest.param("--- 12", ("--- 12", ORG), [], id="no letter"),
        pytest.param("ミンスク", ("ミンスク", PLACE), ["ミンスク"], id="script without capitals"),
        pytest.param("“…”", ("“…”", OTHER), [], id="nothing but punctuation"),
    ],
)
def test_edges(text: str, mark: tuple[str, EntityType], names: list[str]) -> None:
    assert [name for name, _ in mended(text, mark)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Mr. Hallam", ["Hallam"], id="abbreviated"),
        pytest.param("President Ann Hallam", ["Ann Hallam"], id="office"),
        pytest.param("Deputy Prime Minister Dr. Ann Hallam", ["Ann Hallam"], id="several"),
        pytest.param("Secretary of State Ann Hallam", ["Ann Hallam"], id="of several words"),
        pytest.param("Lt. Gen. Bo Dahl", ["Bo Dahl"], id="of several abbreviations"),
        pytest.param("President", [], id="alone"),
        pytest.param("Mr. President", [], id="two alone"),
        pytest.param("Majorie Hallam", ["Majorie Hallam"], id="a name that begins like a title"),
        pytest.param("Ann Major", ["Ann Major"], id="a family name like a title"),
        pytest.param("Kenyan Jacob Dahl", ["Jacob Dahl"], id="people"),
        pytest.param("German Dahl", ["German Dahl"], id="given name like a people"),
    ],
)
def test_titles_fall_away_before_persons(text: str, names: list[str]) -> None:
    assert [name for name, _ in mended(text, (text, PERSON))] == names


def test_a_title_in_the_name_of_a_company_stays() -> None:
    assert mended("General Tyre", ("General Tyre", ORG)) == [("General Tyre", ORG)]


def test_a_name_with_an_article_is_no_persons() -> None:
    assert mended("in the Hallam Post of Monday", ("Hallam Post", PERSON)) == [("Hallam Post", ORG)]


def test_a_member_of_parliament_is_of_a_party_and_of_a_place() -> None:
    assert mended("Ann Hallam, D-Maine, said", ("D-Maine", ORG)) == [("Maine", PLACE)]
    assert mended("the X-Men came", ("X-Men", OTHER)) == [("X-Men", OTHER)]


def test_what_was_marked_in_the_form_of_a_company_belongs_to_it() -> None:
    text = "J.P. Hallam and Co Inc said"
    assert mended(text, ("J.P. Hallam", PERSON), ("Co Inc", ORG)) == [("J.P. Hallam and Co Inc", ORG)]


def test_an_office_is_parted_from_its_holder() -> None:
    text = "Palace Spokesperson Ann and others"
    assert mended(text, ("Palace Spokesperson Ann", ORG)) == [("Palace", ORG), ("Ann", PERSON)]


@pytest.mark.parametrize(
    ("text", "marks", "names"),
    [
        pytest.param(
            "Ann Hallam", [("Ann", PERSON), ("Hallam", PERSON)], [("Ann Hallam", PERSON)], id="given and family name"
        ),
        pytest.param(
            "Ann Hallam",
            [("Ann", PLACE), ("Hallam", PERSON)],
            [("Ann Hallam", PERSON)],
            id="given name taken for a place",
        ),
        pytest.param(
            "Ann van der Berg",
            [("Ann van der", PERSON), ("Berg", PLACE)],
            [("Ann van der Berg", PERSON)],
            id="after a particle",
        ),
        pytest.param(
            "Norway Hallam",
            [("Norway", PLACE), ("Hallam", PERSON)],
            [("Norway", PLACE), ("Hallam", PERSON)],
            id="country",
        ),
        pytest.param(
            "Ann, Hallam", [("Ann", PERSON), ("Hallam", PERSON)], [("Ann", PERSON), ("Hallam", PERSON)], id="comma"
        ),
        pytest.param(
            "Ann Hallam Bo",
            [("Ann Hallam", PERSON), ("Bo", PERSON)],
            [("Ann Hallam", PERSON), ("Bo", PERSON)],
            id="a whole name and another",
        ),
    ],
)
def test_parts_of_one_person_are_joined(
    text: str, marks: list[tuple[str, EntityType]], names: list[tuple[str, EntityType]]
) -> None:
    assert mended(text, *marks) == names


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        pytest.param("Ann Hallam Foundation", ORG, id="foundation"),
        pytest.param("Hallam Ltd.", ORG, id="company with a dot"),
        pytest.param("HALLAM INC.", ORG, id="company in capitals"),
        pytest.param("Hallam Bridge", PLACE, id="bridge"),
        pytest.param("Hallam Agreement", OTHER, id="agreement"),
        pytest.param("David Post", PERSON, id="a family name"),
        pytest.param("Bridge", PERSON, id="a single word says nothing"),
    ],
)
def test_the_last_word_states_the_type(name: str, type_: EntityType) -> None:
    assert mended(name, (name, PERSON)) == [(name, type_)]


def test_dates_and_amounts_are_left_alone() -> None:
    text = "the 5 million"
    assert mend(text, [Span(0, len(text), None)]) == [Span(0, len(text), None)]


def test_a_mark_longer_than_any_name_is_dropped() -> None:
    text = "A" * (LONGEST_NAME + 1)
    assert mend(text, [Span(0, len(text), ORG)]) == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        pytest.param("TROMSO, Norway (AP) _ Ships", [("TROMSO", PLACE), ("Norway", PLACE), ("AP", ORG)], id="agency"),
        pytest.param("TROMSO, Feb 26 - Ships", [("TROMSO", PLACE)], id="day"),
        pytest.param("NEW TROMSO — Ships", [("NEW TROMSO", PLACE)], id="place alone"),
        pytest.param("ST. OLAV (Reuters) - Ships", [("ST. OLAV", PLACE), ("Reuters", ORG)], id="dot inside"),
        pytest.param("\n   TROMSO _ Ships", [("TROMSO", PLACE)], id="indented"),
        pytest.param("EXCLUSIVE — Ships", [], id="kicker"),
        pytest.param("Tromso - Ships", [], id="small letters"),
        pytest.param("TROMSO is a port", [], id="no dash"),
        pytest.param("TROMSO-based ships", [], id="hyphen"),
    ],
)
def test_the_dateline_of_a_body(body: str, names: list[tuple[str, EntityType]]) -> None:
    text = f"NORTH SEA - A TITLE\n{body}"
    marks = mark_dateline(text, text.index("\n") + 1, [])
    assert [(text[start:end], type_) for start, end, type_ in marks] == names


def test_the_dateline_outdoes_what_was_marked_in_it_and_nothing_else() -> None:
    text = "Title\nTROMSO (AP) - Dahl"
    marks = [Span(0, 5, OTHER), Span(6, 16, ORG), Span(20, 24, PERSON)]
    assert mark_dateline(text, 6, marks) == [
        Span(6, 12, PLACE),
        Span(14, 16, ORG),
        Span(0, 5, OTHER),
        Span(20, 24, PERSON),
    ]


def test_what_a_currency_is_of_is_a_country() -> None:
    assert mended("72 mln N.Z. Dlrs", ("N.Z. Dlrs", PERSON)) == [("N.Z.", PLACE)]
    assert mended("Hallam Qtr 34", ("Hallam Qtr", ORG)) == [("Hallam", ORG)]
