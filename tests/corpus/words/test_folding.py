import re
import sys
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.words.characters import WORD_START
from corpus.words.folding import fold


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        pytest.param("Führer", "fuhrer", id="latin marks fold"),
        pytest.param("fu\u0308hrer", "fuhrer", id="written apart too"),
        pytest.param("STRASSE", "strasse", id="case"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("İstanbul", "istanbul", id="dotted capital i"),
        pytest.param("ısı", "isi", id="dotless i"),
        pytest.param("Łódź", "lodz", id="l with stroke"),
        pytest.param("Tromsø", "tromso", id="o with stroke"),
        pytest.param("Đilas", "dilas", id="d with stroke"),
        pytest.param("Æther", "aether", id="ae"),
        pytest.param("Œuvre", "oeuvre", id="oe"),
        pytest.param("Þórður", "thordur", id="thorn and eth"),
        pytest.param("Ἀθῆναι", "αθηναι", id="greek marks fold"),
        pytest.param("ΛΌΓΟΣ", "λογοσ", id="final sigma"),
        pytest.param("كِتَابٌ", "كتاب", id="arabic vowel signs fold"),
        pytest.param("أحمد", "احمد", id="hamza folds"),
        pytest.param("كتـــاب", "كتاب", id="tatweel is dropped"),
        pytest.param("שָׁלוֹם", "שלום", id="hebrew points fold"),
        pytest.param("Ёлка", "елка", id="yo to ye"),
        pytest.param("Е\u0308лка", "елка", id="yo written apart"),
        pytest.param("Йод", "йод", id="short i stays"),
        pytest.param("Київ", "київ", id="yi stays"),
        pytest.param("हिन्दी", "हिन्दी", id="hindi vowel signs stay"),
        pytest.param("か\u3099", "が", id="kana voicing stays"),
        pytest.param("ｶﾞ", "ガ", id="half-width kana"),
        pytest.param("ＡＢＣ１２", "abc12", id="full-width"),
        pytest.param("١٢٣", "123", id="arabic digits"),
        pytest.param("१९८७", "1987", id="devanagari digits"),
        pytest.param("CO₂", "co2", id="subscript"),
        pytest.param("ﬁnance", "finance", id="ligature"),
        pytest.param("½", "½", id="a fraction stays itself"),
        pytest.param("ﷺ", "ﷺ", id="a phrase in one character stays itself"),
        pytest.param("co\u00adoperate", "cooperate", id="soft hyphen"),
        pytest.param("می\u200cخواهم", "میخواهم", id="zero-width non-joiner"),
        pytest.param("1\ufe0f\u20e3", "1", id="keycap"),
        pytest.param("葛\U000e0100", "葛", id="variation selector"),
        pytest.param("AT&T", "at&t", id="ampersand stays"),
        pytest.param("C++", "c++", id="plus stays"),
    ],
)
def test_folding(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("number", "folded"),
    [
        pytest.param("1,234", "1234", id="thousands"),
        pytest.param("1,234,567", "1234567", id="millions"),
        pytest.param("1,234.5", "1234.5", id="with decimals"),
        pytest.param("12,34,567", "1234567", id="indian grouping"),
        pytest.param("١,٢٣٤", "1234", id="arabic digits"),
        pytest.param("3,5", "3,5", id="decimal comma"),
        pytest.param("0,125", "0,125", id="decimal comma after nought"),
        pytest.param("1,2345", "1,2345", id="four digits"),
        pytest.param("1,234,5", "1,234,5", id="not grouped to the end"),
        pytest.param("1.234,567", "1.234,567", id="decimal comma after points"),
        pytest.param("1234,567", "1234,567", id="four digits before"),
        pytest.param("1.2,345", "1.2,345", id="comma in the decimals"),
    ],
)
def test_only_thousands_commas_are_dropped(number: str, folded: str) -> None:
    assert fold(number) == folded


# Han ideographs and Hangul syllables are tens of thousands that all fold alike; the first hundred of each must do.
SAMPLED = {
    *range(0x4E00 + 100, 0xA000),
    *range(0xAC00 + 100, 0xD7A4),
    *range(0x17000, 0x18D00),
    *range(0x20000, 0x2FA1E),
}


def test_every_letter_and_number_folds_to_something_that_folds_to_itself() -> None:
    wrong = [
        character
        for code in range(sys.maxunicode + 1)
        if code not in SAMPLED and re.match(WORD_START, character := chr(code))
        if not (folded := fold(character)) or fold(folded) != folded or any(map(str.isspace, folded))
    ]
    assert wrong == []


LETTERS = st.characters(categories=["L", "N"])
MARKED = st.tuples(LETTERS, st.text(st.characters(categories=["M"]), max_size=3)).map("".join)
WORDS = st.lists(MARKED | st.sampled_from("éЁйأᾳΐßİŉẚ½ﷺ漢ｶㄱ각"), min_size=1, max_size=6).map("".join)


@given(WORDS)
def test_folding_is_done_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(WORDS)
def test_equivalent_spellings_fold_alike(word: str) -> None:
    assert fold(normalize("NFD", word)) == fold(normalize("NFC", word)) == fold(word)
