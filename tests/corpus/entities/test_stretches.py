from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.entities.stretches import LONGEST_STRETCH, MULTILINGUAL, is_readable, is_written_in, plain, stretches

LATIN = frozenset({"LATIN"})
WRAPPED = (
    "   The harbour of Hallam was closed on Monday\n"
    "after a ship ran aground at the mouth of the\n"
    "river where it meets the North Sea, the port\n"
    "authority said.\n"
    "   Nobody was hurt."
)


def shown(text: str, language: str | None = "en", others: Mapping[str, str | None] = MappingProxyType({})) -> list[str]:
    return [text[start:end] for start, end, _ in stretches(text, language, others)]


def test_a_wrapped_paragraph_becomes_one_line() -> None:
    assert plain(WRAPPED).split("\n") == [WRAPPED.replace("\n", " ").partition("    Nobody")[0], "   Nobody was hurt."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("One.\nTwo three four.\nFive six.\nSeven.", id="short lines of any length"),
        pytest.param("word " * 30 + "\n" + "word " * 30, id="lines longer than any wrapped"),
        pytest.param("", id="empty"),
        pytest.param("\n\n\n", id="breaks alone"),
    ],
)
def test_other_breaks_stay(text: str) -> None:
    assert plain(text) == text


def test_other_white_space_becomes_blanks() -> None:
    assert plain("a\tb\xa0c\u2028d") == "a b c\nd"


@given(st.text() | st.text(alphabet="ab \n", max_size=400))
def test_plain_changes_white_space_alone_and_one_for_one(text: str) -> None:
    assert [(old, new) for old, new in zip(text, plain(text), strict=True) if old != new and not old.isspace()] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\nTwo.", ["One.\nTwo."], id="one stretch"),
        pytest.param("One.\nПорт закрыт.\nTwo.", ["One.\n", "Two."], id="another script"),
        pytest.param("THE PORT\nOne.", ["One."], id="capitals"),
        pytest.param("THE PORT IS CLOSED", ["THE PORT IS CLOSED"], id="nothing but capitals"),
        pytest.param("One.\nLiman kapalı.\nTwo.", ["One.\n", "Two."], id="another language"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n ", [], id="blank"),
    ],
)
def test_what_an_annotator_is_shown(text: str, expected: list[str]) -> None:
    assert shown(text, others={"Liman kapalı.": None}) == expected


def test_each_line_is_for_the_annotator_of_its_language() -> None:
    text = "One.\nDer Hafen  ist zu.\nNiemand kam.\nLiman kapalı.\nTwo."
    others = {"Der Hafen ist zu.": "de", "Niemand kam.": "de", "Liman kapalı.": None}
    assert [(text[start:end], language) for start, end, language in stretches(text, "en", others)] == [
        ("One.\n", "en"),
        ("Der Hafen  ist zu.\nNiemand kam.\n", "de"),
        ("Two.", "en"),
    ]


def test_of_an_article_in_an_unknown_language_only_known_lines_are_shown() -> None:
    assert shown("Liman kapalı.\nTwo.", None, {"Two.": "en"}) == ["Two."]


def test_an_annotator_for_all_languages_is_shown_every_script() -> None:
    assert shown("One.\nПорт закрыт.", MULTILINGUAL) == ["One.\nПорт закрыт."]


def test_a_language_is_shown_its_own_script() -> None:
    assert shown("One.\nПорт закрыт.", "ru") == ["Порт закрыт."]


def test_long_stretches_are_cut_at_a_paragraph() -> None:
    line = "The port is closed. " * 200 + "\n"
    portions = shown(line * 60)
    assert len(portions) > 1
    assert all(len(portion) <= LONGEST_STRETCH and portion.endswith("\n") for portion in portions)
    assert "".join(portions) == line * 60


def test_a_long_line_is_cut_at_a_blank() -> None:
    text = "word " * LONGEST_STRETCH
    portions = shown(text)
    assert "".join(portions) == text
    assert all(portion.endswith(" ") for portion in portions)


def test_a_long_word_is_cut_anyhow() -> None:
    assert shown("a" * (LONGEST_STRETCH + 1)) == ["a" * LONGEST_STRETCH, "a"]


@given(st.lists(st.sampled_from(["One.", "ONE", "Порт.", "Liman.", "", " "]), max_size=12).map("\n".join))
def test_stretches_ascend_and_stay_inside(text: str) -> None:
    edges = [edge for start, end, _ in stretches(text, "en", {"Liman.": None}) for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Żółć", True, id="marks"),
        pytest.param("Порт", False, id="Cyrillic"),
        pytest.param("Port (Порт)", True, id="half and half"),
        pytest.param("123", True, id="no letters"),
    ],
)
def test_the_script_of_most_letters(text: str, *, expected: bool) -> None:
    assert is_written_in(LATIN, text) is expected


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        pytest.param({"en"}, False, id="Latin"),
        pytest.param({"en", "ru"}, True, id="one of them Cyrillic"),
        pytest.param({"xx"}, True, id="all"),
    ],
)
def test_names_are_read_in_the_scripts_of_the_languages(languages: set[str], *, expected: bool) -> None:
    assert is_readable(languages, "Порт") is expected
    assert is_readable(languages, "Port")
