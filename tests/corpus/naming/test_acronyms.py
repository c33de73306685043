import pytest

from corpus.article import EntityType, Field, Mention
from corpus.naming.acronyms import acronyms

PERSON, ORG, PLACE, OTHER = EntityType


def mentions(text: str, **marked: EntityType) -> list[Mention]:
    """A mention of each of these names where it first stands; ``_`` stands for a space."""
    names = {name.replace("_", " "): type_ for name, type_ in marked.items()}
    return [
        Mention(Field.BODY, text.index(name), text.index(name) + len(name), name, type_)
        for name, type_ in names.items()
    ]


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        pytest.param("The Harbour Safety Board (HSB) met.", "Harbour Safety Board", "HSB", id="initials"),
        pytest.param("the Bureau of Tidal Affairs (BTA)", "Bureau of Tidal Affairs", "BTA", id="small words left out"),
        pytest.param("the Bank of Averill (BoA)", "Bank of Averill", "BoA", id="small words counted"),
        pytest.param("Union for Co-operation at Sea (UCS)", "Union for Co-operation at Sea", "UCS", id="hyphen"),
        pytest.param("Ports, Piers and Quays Trust (PPQT)", "Ports, Piers and Quays Trust", "PPQT", id="comma"),
        pytest.param("the Harbour\nSafety Board (H.S.B.)", "Harbour Safety Board", "H.S.B.", id="line break and dots"),
        pytest.param("the Harbour Safety Board (the HSB)", "Harbour Safety Board", "HSB", id="the"),
    ],
)
def test_what_a_text_explains(text: str, long: str, short: str) -> None:
    assert list(acronyms(text, [])) == [(ORG, short, long)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Harbour Safety Board (see below) met.", id="words"),
        pytest.param("The Harbour Safety Board (HSA) met.", id="another letter"),
        pytest.param("The Safety Board (HSB) met.", id="a word missing"),
        pytest.param("The Harbour Board of Safety. Board (HB)", id="across a full stop"),
        pytest.param("Harbour Safety Board(HSB)", id="no space"),
        pytest.param("(HSB) met", id="nothing before"),
        pytest.param("Ann Hallam (H)", id="one letter"),
    ],
)
def test_what_is_no_acronym(text: str) -> None:
    assert list(acronyms(text, [])) == []


def test_the_type_is_that_of_the_long_form() -> None:
    text = "the Tidal Energy Accord (TEA)"
    assert list(acronyms(text, mentions(text, Tidal_Energy_Accord=OTHER))) == [(OTHER, "TEA", "Tidal Energy Accord")]


def test_the_type_is_that_of_the_acronym_where_the_long_form_is_not_marked() -> None:
    text = "the Tidal Energy Accord (TEA)"
    assert list(acronyms(text, mentions(text, TEA=OTHER))) == [(OTHER, "TEA", "Tidal Energy Accord")]


def test_a_person_has_no_acronym() -> None:
    text = "Ann Hallam (AH)"
    assert list(acronyms(text, mentions(text, Ann_Hallam=PERSON))) == []
