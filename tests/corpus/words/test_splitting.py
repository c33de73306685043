import os
import re
import subprocess
import sys
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.words import LONGEST_WORD, Words, fold, sentences, split, words_digest, words_of
from corpus.words.characters import EXTENDERS, UNSPACED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Talks resumed, slowly.", "talks resumed slowly", id="punctuation"),
        pytest.param("the F-16", "the f 16", id="hyphen"),
        pytest.param("the U.S. and O'Neill", "the u s and o neill", id="points and apostrophes"),
        pytest.param("existence.The end", "existence the end", id="no space after a stop"),
        pytest.param("https://news.example/a-b?id=7", "https news example a b id 7", id="url"),
        pytest.param("snake_case", "snake case", id="underscore"),
        pytest.param("AT&T bought R&D & more&", "at&t bought r&d more", id="ampersand"),
        pytest.param("1&2 a&2", "1 2 a 2", id="ampersand at a number"),
        pytest.param("café&thé cafe\u0301&the\u0301", "cafe&the cafe&the", id="ampersand at accents"),
        pytest.param("$1,234.5 and 3,5 or 7.", "1234.5 and 3,5 or 7", id="numbers"),
        pytest.param("v1.2.3 1..2 1,,2 .5,", "v1.2.3 1 2 1 2 5", id="points between digits only"),
        pytest.param("C++, c++ and C# in F#.", "c++ c++ and c# in f#", id="languages"),
        pytest.param("C++17 ABC++ G# C+", "c++ 17 abc g c", id="not other pluses"),
        pytest.param("Minsk's and the 1990’s OIL'S U.S.'s", "minsk and the 1990 oil u s", id="possessive"),
        pytest.param(
            "it's isn't S's 'scores 's s", "it isn t s scores s s", id="possessive only after a word, at its end"
        ),
        pytest.param("मोदी's é's", "मोदी e", id="possessive after a mark"),
        pytest.param("об'єкт обʼєкт об’єкт", "об єкт об єкт об єкт", id="every apostrophe separates"),
        pytest.param(
            "co\u00adoperate zero\u200bwidth", "cooperate zero width", id="soft hyphen joins, zero-width space parts"
        ),
        pytest.param("a\u200d b\u2060", "a b", id="a joiner at the end"),
        pytest.param("\u0301 e\u0301 \u0301\u0302", "e", id="marks alone are no word"),
        pytest.param("ـ كتـاب", "كتاب", id="tatweel alone is no word"),
        pytest.param("e" + "\u0301" * 31 + "t", "e t", id="more marks than any language has"),
        pytest.param("東京2023年", "東 京 2023 年", id="han"),
        pytest.param("カタカナｶﾞ", "カ タ カ ナ ガ", id="kana"),
        pytest.param("กำลัง ๑๒", "ก ำ ลั ง 12", id="thai"),
        pytest.param("대한민국 서울", "대한민국 서울", id="hangul"),
        pytest.param("abc漢x", "abc 漢 x", id="mixed scripts"),
        pytest.param("x½ ② ﷺ", "x½ 2 ﷺ", id="numbers that are no digits"),
        pytest.param("\ud800a\udfff \x00b", "a b", id="broken text"),
        pytest.param(" \n", "", id="nothing"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert words_of(text) == tuple(words.split())


def test_a_word_has_its_place_in_the_text() -> None:
    text = "The U.S.'s «co\u00adop» in Łódź's"
    words = split(text)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == [
        "The", "U", "S", "co\u00adop", "in", "Łódź",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        pytest.param("a" * 255, [255], id="just fits"),
        pytest.param("a" * 600, [255, 255, 90], id="ascii"),
        pytest.param("e\u0301" * 300, [255, 45], id="marks stay with their letters"),
        pytest.param("ß" * 200, [254, 146], id="longer when folded"),
        pytest.param("1." * 200 + "1", [255, 145], id="no piece begins or ends with a point"),
    ],
)
def test_long_runs_are_cut(text: str, lengths: list[int]) -> None:
    words = split(f"x {text} y")
    assert [len(word) for word in words.folded] == [1, *lengths, 1]
    assert LONGEST_WORD == 255


def test_a_cut_run_is_whole_in_the_text() -> None:
    words = split("b" * 600)
    assert words.starts == (0, 255, 510)
    assert words.ends == (255, 510, 600)


# What the rules turn on, and anything else now and then.
HARD = st.sampled_from(
    "aAéЁйߨاـ漢かｶﾞกำ각ŉẚ½²①12٣sScCfF+#&.,'’ʼ -_\n\u00ad\u200b\u200c\u200d\u2060\u0301\u0308\u0345\ufe0f"
)
TEXTS = st.text(HARD | st.characters(categories=["L", "N", "M"]) | st.characters(), max_size=12)


@given(TEXTS)
def test_a_folded_word_is_one_word_and_itself(text: str) -> None:
    for word in split(text).folded:
        assert words_of(word) == (word,)
        assert fold(word) == word


@given(TEXTS)
def test_words_joined_by_spaces_come_apart_the_same(text: str) -> None:
    folded = words_of(text)
    assert tuple(" ".join(folded).split()) == folded
    assert words_of(" ".join(folded)) == folded


@given(TEXTS)
def test_a_word_in_the_text_is_that_word_by_itself(text: str) -> None:
    words = split(text)
    for word, start, end in zip(words.folded, words.starts, words.ends, strict=True):
        assert words_of(text[start:end]) == (word,)


@given(TEXTS)
def test_words_stand_in_order_and_apart(text: str) -> None:
    words = split(text)
    places = [place for span in zip(words.starts, words.ends, strict=True) for place in span]
    assert places == sorted(places)
    assert all(start < end for start, end in zip(words.starts, words.ends, strict=True))


@given(TEXTS)
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    words = split(text)
    covered = {place for start, end in zip(words.starts, words.ends, strict=True) for place in range(start, end)}
    left_out = "".join(text[place] for place in range(len(text)) if place not in covered)
    possessive_or_extending = f"[sS\u02b9-\u02bf\u0374{EXTENDERS}]"
    assert not [letter for letter in re.sub(possessive_or_extending, "", left_out) if category(letter)[0] in "LN"]


@given(TEXTS)
def test_equivalent_spellings_give_the_same_words(text: str) -> None:
    assert words_of(normalize("NFD", text)) == words_of(normalize("NFC", text)) == words_of(text)


@given(st.text(st.characters(max_codepoint=127), max_size=30))
def test_ascii_texts_split_like_any_other(text: str) -> None:
    assert words_of(text) == words_of(f"{text} –")


def test_every_letter_and_number_is_a_word() -> None:
    letters = [
        character
        for code in range(sys.maxunicode + 1)
        if category(character := chr(code))[0] in "LN" and not re.match(f"[{EXTENDERS}\u02b9-\u02bf\u0374]", character)
    ]
    assert len(words_of(" ".join(letters))) == len(letters)


def test_every_character_of_an_unspaced_script_is_a_word() -> None:
    characters = re.findall(f"[{UNSPACED}]", "".join(map(chr, range(0x3000, 0x3400))))
    assert len(words_of("".join(characters))) == len(characters)


@given(TEXTS | TEXTS.map(lambda text: text + " " * 70_000 + "end"))
def test_unpack_gives_what_was_packed(text: str) -> None:
    words = split(text)
    assert Words.unpack(words.pack()) == words


def test_packed_words_are_the_same_on_every_machine() -> None:
    assert split("Oil fell.\nÖl").pack() == (
        b"H" + b"\x03\0\0\0" + b"\x02\0\0\0" + b"\x02\0\0\0"
        b"\0\0\x04\0\x0a\0" b"\x03\0\x08\0\x0c\0" b"\0\0\x02\0" b"\0\0\x02\0"
        b"oil fell ol"
    )  # fmt: skip


def test_the_length_is_the_number_of_words() -> None:
    assert len(split("three little words")) == 3


def test_the_digest_is_the_same_in_every_process() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", "from corpus.words import words_digest; print(words_digest())"],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True, text=True, check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    assert digests == {words_digest()}


def test_the_digest_changes_with_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    before = words_digest()
    words_digest.cache_clear()
    monkeypatch.setattr(sentences, "TITLES", sentences.TITLES | {"Ombudsman"})
    after = words_digest()
    words_digest.cache_clear()
    assert after != before


@given(TEXTS | st.text("aB1 ,.\u0130", max_size=12))
def test_the_words_alone_are_those_with_places(text: str) -> None:
    assert words_of(text) == split(text).folded
