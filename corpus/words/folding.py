"""One word to the form it is stored and looked up in, so that case, accents and the width of digits make no difference.

Compatibility forms, case and single letters are folded character by character; then marks fall away from Latin, Greek,
Arabic and Hebrew letters, while й, ї, が or a Hindi vowel sign stay what they are.
"""

import re
from functools import cache, lru_cache
from typing import Final
from unicodedata import decimal, normalize

from corpus.words.characters import ARABIC_EXTENDERS, EXTENSION, JOINERS, MARKS, MARKS_FOLD_ON, SPACED, UNSPACED

# Letters that decompose into nothing, in lower case; ʼ and ʾ come only out of ŉ and ẚ.
LETTERS: Final = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t",
        "ŀ": "l", "ʼ": "", "ʾ": "",
    }
)  # fmt: skip

# Never seen, or only another drawing of the letter before: joiners, tatweel and its like, the combining grapheme joiner,
# variation selectors; and the iota subscript, a mark that case folding would make a letter.
IGNORED: Final = re.compile(
    f"[{JOINERS}{ARABIC_EXTENDERS}\u034f\u0345\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)

# 1,234 and 1,234.5 and the Indian 12,34,567; not the decimal commas of 3,5 and 0,125.
THOUSANDS: Final = re.compile(r"(?<![\d.,])[1-9](?:\d{0,2}(?:,\d{3})+|\d?(?:,\d\d)+,\d{3})(?![\d,])", re.ASCII)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The stored form of one word as ``split`` finds it: ``Führer`` and ``FUHRER`` are ``fuhrer``, ``1,234`` is ``1234``.

    Folding again changes nothing. The result is never empty and holds no space.
    """
    folded = word.lower() if word.isascii() else _fold_characters(word)
    return THOUSANDS.sub(_without_commas, folded) if "," in folded else folded


def _fold_characters(word: str) -> str:
    letters = normalize("NFD", "".join(map(_fold_character, word)))
    return normalize("NFC", _folding_marks().sub("", letters))


@lru_cache(maxsize=1 << 12)
def _fold_character(character: str) -> str:
    if character.isdecimal():
        return str(decimal(character))
    # ½ would come apart into two words and ﷺ into four: such a character stays itself.
    whole = _one_word().fullmatch(normalize("NFKC", character)) is not None
    parts = IGNORED.sub("", normalize("NFKD", character) if whole else character)
    return parts.casefold().translate(LETTERS)


def _without_commas(number: re.Match[str]) -> str:
    return number[0].replace(",", "")


# The classes are large: these two are compiled when the first word that is not ASCII comes along.
@cache
def _one_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{SPACED}[{EXTENSION}]*)+|[{UNSPACED}][{EXTENSION}]*|[{EXTENSION}]+")


@cache
def _folding_marks() -> re.Pattern[str]:
    return re.compile(f"(?<=[{MARKS_FOLD_ON}])[{MARKS}]+|(?<=е)\u0308+")  # the е is Cyrillic: ё to е
