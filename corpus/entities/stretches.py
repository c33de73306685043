"""The plain stretches of a text that annotators are shown: each its own language and script, one line a paragraph.

The one idea: every change is one character for one, so that what is marked in a stretch stands at the same place in
the text.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple
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
# The language of an annotator for all of them, as spaCy calls it.
MULTILINGUAL: Final = "xx"


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


class Stretch(NamedTuple):
    """``text[start:end]`` is for the annotator of this language."""

    start: int
    end: int
    language: str


def stretches(text: str, language: str | None, others: Mapping[str, str | None]) -> Iterator[Stretch]:
    """Each stretch of ``text`` to be marked, in order.

    ``language`` is the annotator's for all lines but those that ``others`` holds (with single blanks), with the
    annotator's language of each; None where no annotator knows the language. Left out are lines that no annotator knows,
    lines in another script than its language's, and lines all in capitals, unless the whole text is: there nothing tells
    a name from a word. Stretches end where a line is left out or for another annotator, at the latest after
    ``LONGEST_STRETCH`` characters.
    """
    has_small_letters = text != text.upper()
    current, start, position = None, 0, 0
    for line in text.split("\n"):
        wanted = others.get(squeezed(line), language) if others else language
        if wanted is not None and ((has_small_letters and line.isupper()) or not _is_written_for(wanted, line)):
            wanted = None
        if wanted != current:
            if current is not None:
                yield from _portions(text, start, position, current)
            current, start = wanted, position
        position += len(line) + 1
    if current is not None:
        yield from _portions(text, start, len(text), current)


def _portions(text: str, start: int, end: int, language: str) -> Iterator[Stretch]:
    """The stretch in portions that are not too long, cut at the last line break, else blank, that there is."""
    while end - start > LONGEST_STRETCH:
        limit = start + LONGEST_STRETCH
        cut = max(text.rfind("\n", start, limit), 0) or max(text.rfind(" ", start, limit), 0)
        cut = cut + 1 if cut > start else limit
        yield Stretch(start, cut, language)
        start = cut
    if text[start:end].strip():
        yield Stretch(start, end, language)


def is_readable(languages: Collection[str], text: str) -> bool:
    """Whether the text is in Latin letters or those of one of these languages, mostly; always with ``MULTILINGUAL``."""
    if text.isascii() or MULTILINGUAL in languages:
        return True
    return is_written_in(LATIN.union(*(SCRIPTS.get(language, LATIN) for language in languages)), text)


def _is_written_for(language: str, line: str) -> bool:
    scripts = SCRIPTS.get(language, LATIN)
    return language == MULTILINGUAL or (scripts is LATIN and line.isascii()) or is_written_in(scripts, line)


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
