"""The plain stretches of a text that an annotator is shown: its own language and script, one line a paragraph.

The one idea: every change is one character for one, so that what is marked in a stretch stands at the same place in
the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from unicodedata import name as character_name

# Characters of one stretch; what an annotator needs while it works grows with it.
LONGEST_STRETCH: Final = 100_000

BLANKS: Final = str.maketrans(
    {**dict.fromkeys("\t\v\f\r\xa0\u2007\u2009\u202f", " "), **dict.fromkeys("\x85\u2028\u2029", "\n")}
)
# Characters in which teleprinters, typewriters and mail break a line.
NARROWEST_WRAPPED_LINE: Final = 40
WIDEST_WRAPPED_LINE: Final = 100
FEWEST_WRAPS: Final = 2
BREAK: Final = re.compile(r"(?<=[^\n])\n(?=(\S+))")  # within a paragraph, if lines are wrapped

# The scripts of the languages that are not written in Latin letters, as the first word of the letters' Unicode names.
SCRIPTS: Final = {
    **dict.fromkeys(("be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"), frozenset({"CYRILLIC"})),
    **dict.fromkeys(("ar", "fa", "ur"), frozenset({"ARABIC"})),
    "el": frozenset({"GREEK"}),
    "he": frozenset({"HEBREW"}),
    "hi": frozenset({"DEVANAGARI"}),
    "ja": frozenset({"CJK", "HIRAGANA", "KATAKANA"}),
    "ko": frozenset({"HANGUL", "CJK"}),
    "zh": frozenset({"CJK"}),
}  # fmt: skip
LATIN: Final = frozenset({"LATIN"})


def plain(text: str) -> str:
    """The text with a blank for every other white space, and line breaks only where a paragraph ends.

    In a wrapped text, one whose lines are short and mostly end where the next word would not have fitted, a line that
    fills at least half of the width goes on in the next, unless that begins with a blank. Any other break is a
    paragraph's.
    """
    text = text.translate(BLANKS)
    lengths = sorted(len(line) for line in text.split("\n") if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0  # few lines are longer: notes, addresses, tables
    if not NARROWEST_WRAPPED_LINE <= width <= WIDEST_WRAPPED_LINE:
        return text
    inner = [
        (end.start(), end.start() - text.rfind("\n", 0, end.start()) - 1, len(end[1])) for end in BREAK.finditer(text)
    ]
    full = sum(length + 1 + word > width for _, length, word in inner)
    if full < FEWEST_WRAPS or 2 * full <= len(inner):
        return text
    characters = list(text)
    for place, length, _ in inner:
        if 2 * length >= width:
            characters[place] = " "
    return "".join(characters)


def stretches(text: str, language: str, foreign: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of ``text`` to be marked.

    Left out are lines in another script than the language's, lines that ``foreign`` holds (with single blanks), and
    lines all in capitals, unless the whole text is: there nothing tells a name from a word. Stretches end where a line
    is left out, at the latest after ``LONGEST_STRETCH`` characters.
    """
    scripts = SCRIPTS.get(language, LATIN)
    has_small_letters = text != text.upper()
    start = None
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        is_wanted = (
            ((scripts is LATIN and line.isascii()) or is_written_in(scripts, line))
            and not (has_small_letters and line.isupper())
            and not (foreign and squeezed(line) in foreign)
        )
        if is_wanted and start is None:
            start = position
        elif not is_wanted and start is not None:
            yield from _portions(text, start, position)
            start = None
        position = end + 1
    if start is not None:
        yield from _portions(text, start, len(text))


def _portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in portions that are not too long, cut at the last line break, else blank, that there is."""
    while end - start > LONGEST_STRETCH:
        limit = start + LONGEST_STRETCH
        cut = max(text.rfind("\n", start, limit), 0) or max(text.rfind(" ", start, limit), 0)
        cut = cut + 1 if cut > start else limit
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def squeezed(line: str) -> str:
    """The line with single blanks, to compare it however its white space was changed."""
    return " ".join(line.split())


def is_written_in(scripts: frozenset[str], text: str) -> bool:
    """Whether at least half of the letters are of these scripts; true for a text without letters."""
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(_script(letter) in scripts for letter in letters) >= len(letters)


@lru_cache(maxsize=1 << 12)
def _script(letter: str) -> str:
    return character_name(letter, "").partition(" ")[0]
