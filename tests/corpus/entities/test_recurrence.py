import re
from collections.abc import Iterable

import pytest

from corpus.article import EntityType
from corpus.entities.recurrence import agree, name_types
from corpus.entities.spans import Span

PERSON, ORG, PLACE, OTHER = EntityType

Mark = tuple[str, EntityType, int]


def places(text: str, marks: Iterable[Mark]) -> list[Span]:
    """A span for each mark: its text, its type and which of its places in the text it is, from 0."""
    return [
        Span(*[found.span() for found in re.finditer(re.escape(name), text)][number], type_)
        for name, type_, number in marks
    ]


def agreed(text: str, *marks: Mark) -> list[tuple[str, EntityType | None]]:
    return [(text[start:end], type_) for start, end, type_ in agree(text, places(text, marks))]


def test_the_type_marked_most_often_holds_everywhere() -> None:
    text = "Hallam, then Hallam, then Hallam."
    found = agreed(text, ("Hallam", ORG, 0), ("Hallam", PLACE, 1), ("Hallam", PLACE, 2))
    assert found == [("Hallam", PLACE)] * 3


def test_a_tie_goes_to_the_earlier_type() -> None:
    text = "Hallam, then Hallam."
    assert agreed(text, ("Hallam", PLACE, 0), ("Hallam", ORG, 1)) == [("Hallam", ORG)] * 2


def test_a_family_name_is_the_person_who_bears_it() -> None:
    text = "Ann Hallam came. Hallam spoke. Hallam left."
    found = agreed(text, ("Ann Hallam", PERSON, 0), ("Hallam", ORG, 1), ("Hallam", ORG, 2))
    assert found == [("Ann Hallam", PERSON), ("Hallam", PERSON), ("Hallam", PERSON)]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        pytest.param("Hallam Shipping Inc grew. Hallam bought ships.", ORG, id="short for the company"),
        pytest.param(
            "Hallam Shipping Inc grew. It is based in Hallam. Hallam is rich.", PLACE, id="a place it lies in"
        ),
        pytest.param("HALLAM - Hallam Shipping Inc grew. Hallam is rich.", PLACE, id="the place of the dateline"),
        pytest.param("Hallam Shipping grew. Hallam bought ships.", PLACE, id="no company by its name"),
        pytest.param("Ann Hallam of Hallam Shipping Inc came. Hallam spoke.", PERSON, id="a person's name, too"),
    ],
)
def test_what_begins_the_name_of_a_company(text: str, type_: EntityType) -> None:
    whole = "Hallam Shipping Inc" if " Inc" in text else "Hallam Shipping"
    marks: list[Mark] = [(whole, ORG, 0), ("Hallam", PLACE, len(re.findall("Hallam", text)) - 1)]
    marks += [("Ann Hallam", PERSON, 0)] if "Ann" in text else []
    marks += [("HALLAM", PLACE, 0)] if "HALLAM" in text else []
    assert agreed(text, *marks)[-1] == ("Hallam", type_)


def test_a_company_is_found_without_the_law_it_is_under() -> None:
    text = "Averill Marine Inc grew. Then Averill Marine bought ships. Averill did not."
    assert agreed(text, ("Averill Marine Inc", ORG, 0)) == [("Averill Marine Inc", ORG), ("Averill Marine", ORG)]
    assert agreed("Norway Inc grew, Norway did not.", ("Norway Inc", ORG, 0)) == [("Norway Inc", ORG)]


def test_junior_is_no_family_name() -> None:
    text = "Bo Dahl Jr. came."
    assert set(name_types(text, places(text, [("Bo Dahl Jr.", PERSON, 0)]))) == {"Bo Dahl Jr.", "Dahl"}


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        pytest.param("Minsk", PLACE, id="capital"),
        pytest.param("NATO", ORG, id="organisation"),
        pytest.param("Norwegians", OTHER, id="people"),
        pytest.param("Georgia", PERSON, id="a place that persons are called after"),
    ],
)
def test_what_everybody_knows_goes_before_the_marks(name: str, type_: EntityType) -> None:
    assert agreed(name, (name, PERSON, 0)) == [(name, type_)]


def test_a_missed_name_is_found_again() -> None:
    text = "Ann Hallam came. Later Hallam, tired, met Ann Hallam's son."
    found = agreed(text, ("Ann Hallam", PERSON, 0))
    assert found == [("Ann Hallam", PERSON), ("Hallam", PERSON), ("Ann Hallam", PERSON)]


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("A post stood there. Post it.", id="a word that the text writes small"),
        pytest.param("the Post Office", id="before another capital"),
        pytest.param("the old, Huffington Post", id="after another capital"),
        pytest.param("see www.Post and @Post and #Post", id="address"),
        pytest.param("Poster, Posts", id="longer word"),
    ],
)
def test_a_single_word_is_found_only_where_it_can_be_nothing_else(rest: str) -> None:
    assert agreed(f"Ann Post came. And {rest}", ("Ann Post", PERSON, 0)) == [("Ann Post", PERSON)]


def test_a_title_before_it_is_no_part_of_the_name() -> None:
    text = "Ann Post came. They asked, President Post said."
    assert agreed(text, ("Ann Post", PERSON, 0)) == [("Ann Post", PERSON), ("Post", PERSON)]


def test_nothing_is_found_within_a_date() -> None:
    text = "Ann May spoke in May."
    date = Span(text.rindex("May"), text.rindex("May") + 3, None)
    assert agree(text, [Span(0, 7, PERSON), date]) == [Span(0, 7, PERSON), date]


def test_lines_in_capitals_are_searched_for_names_in_capitals() -> None:
    text = "HALLAM HOUSE TO CLOSE\nAnn Hallam owns the house."
    assert agreed(text, ("Ann Hallam", PERSON, 0)) == [("HALLAM", PERSON), ("Ann Hallam", PERSON)]


def test_a_name_in_capitals_is_the_same_in_small_letters() -> None:
    text = "TROMSO (AP) - Ships left Tromso."
    assert agreed(text, ("TROMSO", PLACE, 0)) == [("TROMSO", PLACE), ("Tromso", PLACE)]


def test_an_acronym_is_no_word() -> None:
    text = "NRKB said that Nrkb was hurt."
    assert agreed(text, ("NRKB", ORG, 0)) == [("NRKB", ORG)]


def test_organisations_that_everybody_knows_are_found_unmarked() -> None:
    assert agreed("in the CSTO today") == [("CSTO", ORG)]


def test_the_longest_name_is_found() -> None:
    text = "New Hallam, New Hallam City. In New Hallam City"
    found = agreed(text, ("New Hallam", PLACE, 0), ("New Hallam City", PLACE, 0))
    assert found == [("New Hallam", PLACE), ("New Hallam City", PLACE), ("New Hallam City", PLACE)]


def test_a_country_is_parted_from_a_person_named_elsewhere() -> None:
    text = "Norway Ann Hallam came. Ann Hallam spoke."
    found = agreed(text, ("Norway Ann Hallam", ORG, 0), ("Ann Hallam", PERSON, 1))
    assert found == [("Norway", PLACE), ("Ann Hallam", PERSON), ("Ann Hallam", PERSON)]


def test_a_given_name_is_the_person_who_bears_it() -> None:
    text = "Chaym Hallam came. Chaym Hallam spoke. Chaym left."
    found = agreed(text, ("Chaym Hallam", PERSON, 0), ("Chaym Hallam", PERSON, 1), ("Chaym", ORG, 2))
    assert found[-1] == ("Chaym", PERSON)


def test_a_place_that_is_marked_more_often_than_somebody_with_its_name_stays_one() -> None:
    text = "Austin Hallam came to Austin. In Austin he spoke."
    found = agreed(text, ("Austin Hallam", PERSON, 0), ("Austin", PLACE, 1), ("Austin", PLACE, 2))
    assert found == [("Austin Hallam", PERSON), ("Austin", PLACE), ("Austin", PLACE)]


def test_the_words_beside_a_name_count_like_marks_of_it() -> None:
    text = "Afra was hit. In the town of Afra nobody was hurt. Afra is old."
    found = agreed(text, ("Afra", PERSON, 0), ("Afra", PERSON, 1), ("Afra", PERSON, 2))
    assert found == [("Afra", PLACE)] * 3


def test_what_is_known_in_small_letters_is_known_in_capitals() -> None:
    assert name_types("HELSINKI, Finland", places("HELSINKI", [("HELSINKI", ORG, 0)]))["HELSINKI"] is PLACE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Ann Hallam came. Following Hallam was Dahl.", "Following Hallam", id="of a sentence"),
        pytest.param("Ann Hallam came.\n“Echoing Hallam”", "Echoing Hallam", id="of a quotation"),
    ],
)
def test_a_verb_at_the_beginning_is_no_part_of_a_name(text: str, name: str) -> None:
    assert agreed(text, ("Ann Hallam", PERSON, 0), (name, ORG, 0))[:2] == [("Ann Hallam", PERSON), ("Hallam", PERSON)]


def test_a_word_like_a_verb_inside_a_sentence_is_part_of_the_name() -> None:
    text = "Ann Hallam came. They sold Sterling Hallam."
    assert agreed(text, ("Ann Hallam", PERSON, 0), ("Sterling Hallam", ORG, 0))[-1] == ("Sterling Hallam", ORG)


def test_a_country_with_a_word_that_never_returns_is_the_country() -> None:
    text = "Norway Seeks Ships\nThe minister said so."
    assert agreed(text, ("Norway Seeks", PERSON, 0)) == [("Norway", PLACE)]


def test_a_person_called_like_a_country_returns_by_the_family_name() -> None:
    text = "Cuba Hallam won. Hallam said so."
    assert agreed(text, ("Cuba Hallam", PERSON, 0)) == [("Cuba Hallam", PERSON), ("Hallam", PERSON)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Volkov asks.\nAleksandr Volkov came.", ["Volkov", "Aleksandr Volkov"], id="a name of many"),
        pytest.param("Volkov asks.\nAleksandr G. Volkov came.", ["Volkov", "Aleksandr G. Volkov"], id="an initial"),
        pytest.param("Volkov asks.\nUnlike Volkov, he came.", ["Volkov", "Volkov"], id="a word of a sentence"),
        pytest.param("Volkov asks. President Volkov came.", ["Volkov", "Volkov"], id="a title"),
    ],
)
def test_a_family_name_is_found_with_the_given_name_before_it(text: str, names: list[str]) -> None:
    assert agreed(text, ("Volkov", PERSON, 0)) == [(name, PERSON) for name in names]


def test_a_given_name_is_known_from_another_person_of_the_text() -> None:
    text = "Hallam asks. Ann Dahl came, and so did Ann Hallam."
    found = agreed(text, ("Hallam", PERSON, 0), ("Ann Dahl", PERSON, 0))
    assert found == [("Hallam", PERSON), ("Ann Dahl", PERSON), ("Ann Hallam", PERSON)]
