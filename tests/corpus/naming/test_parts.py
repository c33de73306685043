import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.naming.parts import family_first, name_parts, normalise


@pytest.mark.parametrize(
    "spellings",
    [
        pytest.param(("U.S.", "US", "the U.S.", "U. S.", "U.S.'s"), id="initials"),
        pytest.param(("Hallam", "HALLAM", "Hallam's", "Hallam’s"), id="case and possessive"),
        pytest.param(("Müller", "MULLER", "Mu\u0308ller"), id="accents"),
        pytest.param(("The Hallam Trust", "Hallam  Trust", "Hallam\nTrust"), id="determiner and white space"),
        pytest.param(("J. F. Hallam", "J.F. Hallam", "JF Hallam"), id="initials of a person"),
        pytest.param(("O'Neill", "O’Neill", "O Neill"), id="apostrophe"),
    ],
)
def test_spellings_of_one_name(spellings: tuple[str, ...]) -> None:
    assert len({normalise(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Niger", "Nigeria", id="a longer name"),
        pytest.param("Ann Hallam", "Hallam Ann", id="order"),
        pytest.param("The The", "", id="nothing but the"),
        pytest.param("A. Hallam", "Hallam", id="an initial that looks like an article"),
    ],
)
def test_names_that_stay_apart(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text())
def test_normalising_again_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_parts_come_once_and_in_order() -> None:
    assert name_parts("bank of the bank") == ("bank", "of", "the")


def test_the_end_of_a_person_s_name_comes_first() -> None:
    assert family_first("ann van berg jr") == ("berg", "van", "ann")


def test_a_name_that_is_nothing_but_a_generation_keeps_it() -> None:
    assert family_first("jr") == ("jr",)
