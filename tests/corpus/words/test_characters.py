import re
import sys
from unicodedata import category, name, unidata_version

import pytest

from corpus.words.characters import ALPHABETS, MARKS, UNSPACED

TABLE_VERSION = (18, 0)  # of Unicode, as the comment at the table says


def in_class(characters: str) -> frozenset[str]:
    return frozenset(re.findall(f"[{characters}]", "".join(map(chr, range(sys.maxunicode + 1)))))


def assigned(characters: frozenset[str]) -> frozenset[str]:
    return frozenset(character for character in characters if category(character) != "Cn")


def test_every_mark_python_knows_is_in_the_table() -> None:
    if tuple(map(int, unidata_version.split(".")))[:2] > TABLE_VERSION:
        pytest.skip("this Python knows marks from after the table was made")
    marks = {chr(code) for code in range(sys.maxunicode + 1) if category(chr(code)).startswith("M")}
    assert marks - in_class(MARKS) == set()


def test_the_table_of_marks_holds_nothing_else() -> None:
    assert {character for character in assigned(in_class(MARKS)) if not category(character).startswith("M")} == set()


def test_unspaced_scripts_hold_no_mark_and_no_digit() -> None:
    assert {character for character in assigned(in_class(UNSPACED)) if category(character)[0] == "M"} == set()
    assert {character for character in in_class(UNSPACED) if character.isdecimal()} == set()


@pytest.mark.parametrize("script", ["CJK UNIFIED IDEOGRAPH", "HIRAGANA LETTER", "KATAKANA LETTER", "THAI CHARACTER"])
def test_unspaced_scripts_are_whole(script: str) -> None:
    letters = {
        chr(code)
        for code in range(sys.maxunicode + 1)
        if name(chr(code), "").startswith(script) and category(chr(code)) == "Lo"
    }
    assert letters
    assert letters - in_class(UNSPACED) == set()


def test_alphabets_hold_letters_of_three_scripts() -> None:
    letters = {character for character in in_class(ALPHABETS) if character.isalpha()}
    assert {name(letter).split()[0] for letter in letters} == {"LATIN", "GREEK", "CYRILLIC", "COPTIC"}
