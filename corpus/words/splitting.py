"""Text to words: the only tokeniser, for storing and for asking alike.

A word is a run of letters, marks and digits; every other character separates, but for the few that two patterns name.
Any text can be split, in time that grows with its length.
"""

import re
import struct
from collections.abc import Iterator
from functools import cache
from operator import sub
from typing import Final, Self
from unicodedata import unidata_version
from zlib import crc32

from corpus.frozen import dataclass
from corpus.words import characters, folding, sentences
from corpus.words.characters import ALPHABET_MARKS, ALPHABETS, EXTENSION, JOINERS, SPACED, UNSPACED, WORD_START
from corpus.words.folding import fold
from corpus.words.sentences import paragraph_starts, sentence_starts

__all__ = ["LONGEST_WORD", "Words", "fold", "is_plain_word", "split", "words_digest", "words_of"]

LONGEST_WORD: Final = 255  # characters after folding; engines drop longer terms without saying so

# On one letter, as in the Stream-Safe Text Format (UAX #15); letters with more are decoration, and lose them all.
MOST_MARKS: Final = 30

ASCII_WORD: Final = re.compile(
    r"""
    [0-9A-Za-z]
    (?: (?<=[Cc])(?:\+\+|\#) | (?<=[Ff])\#         # C++, C#, F#
      | [0-9A-Za-z]*+
        (?: (?: (?<=[0-9])[.,](?=[0-9])             # 1,234.5
              | (?<=[A-Za-z])&(?=[A-Za-z]) )        # AT&T
            [0-9A-Za-z]++ )*+
    )
    (?: (?<![sS])                                   # not the s of Minsk's or U.S.'s
      | (?<! [0-9A-Za-z+\#]'[sS] ) (?<! [0-9A-Za-z]\.'[sS] ) )
    """,
    re.VERBOSE,
)

APOSTROPHE: Final = "['’ʼ＇]"

# The same for all of Unicode. Most characters of most texts are ASCII, so that is asked before the large classes.
ANY_WORD: Final = rf"""
    {WORD_START}
    (?: (?<=[Cc])(?:\+\+|\#) | (?<=[Ff])\#
      | (?: (?<=[ -~]) | (?<![{UNSPACED}]) )
        [0-9A-Za-z]*+ {SPACED}*+
        (?: (?: (?![ -~]) [{EXTENSION}{JOINERS}]{{1,{MOST_MARKS}}}
                (?: (?={SPACED})                    # joiners stand between letters only
                  | (?<=[{EXTENSION}]) (?![{JOINERS}]*+[{EXTENSION}]) )
              | (?<=\d)[.,](?=\d)
              | & (?=[{ALPHABETS}])(?={SPACED})
                (?: (?<=[{ALPHABETS}]&)
                  | (?<=[{ALPHABETS}][{ALPHABET_MARKS}]&)
                  | (?<=[{ALPHABETS}][{ALPHABET_MARKS}]{{2}}&)
                  | (?<=[{ALPHABETS}][{ALPHABET_MARKS}]{{3}}&) ) )
            {SPACED}*+ )*+
      | (?: [{EXTENSION}]{{1,{MOST_MARKS}}}+ (?![{EXTENSION}]) )?
    )
    (?: (?<![sS]) | (?<! [^\W_]{APOSTROPHE}[sS] )   (?<! [{EXTENSION}+\#]{APOSTROPHE}[sS] )
                    (?<! [^\W_]\.{APOSTROPHE}[sS] ) (?<! [{EXTENSION}]\.{APOSTROPHE}[sS] ) )
    """

HEADER: Final = struct.Struct("<cIII")  # the width of a number; how many words, sentences, paragraphs
NARROW: Final = b"H"  # two bytes a number, where every offset fits
WIDE: Final = b"I"
NARROW_LIMIT: Final = 0xFFFF


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text in their order.

    Word ``i`` is ``folded[i]`` and stands at ``text[starts[i]:ends[i]]``. ``sentences`` and ``paragraphs`` hold the index
    of the first word of each, ascending; every paragraph begins a sentence. All are empty for a text without words.
    """

    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.folded)

    def pack(self) -> bytes:
        """The same as bytes, alike on every machine: the counts, the numbers, the words in UTF-8."""
        width = WIDE if self.ends and self.ends[-1] > NARROW_LIMIT else NARROW
        numbers = (*self.starts, *self.ends, *self.sentences, *self.paragraphs)
        return b"".join(
            (
                HEADER.pack(width, len(self.folded), len(self.sentences), len(self.paragraphs)),
                struct.pack(f"<{len(numbers)}{width.decode()}", *numbers),
                " ".join(self.folded).encode(),
            )
        )

    @classmethod
    def unpack(cls, data: bytes) -> Self:
        """What ``pack`` packed; any other bytes are an error or nonsense."""
        width, words, sentences, paragraphs = HEADER.unpack_from(data)
        layout = f"<{2 * words + sentences + paragraphs}{width.decode()}"
        numbers = struct.unpack_from(layout, data, HEADER.size)
        folded = data[HEADER.size + struct.calcsize(layout) :].decode()
        return cls(
            tuple(folded.split(" ")) if words else (),
            numbers[:words],
            numbers[words : 2 * words],
            numbers[2 * words : 2 * words + sentences],
            numbers[2 * words + sentences :],
        )


def split(text: str) -> Words:
    """The words of ``text`` with their places, sentences and paragraphs."""
    folded, starts, ends = _split(text)
    paragraphs = paragraph_starts(text, starts)
    return Words(folded, starts, ends, sentence_starts(text, starts, ends, paragraphs), paragraphs)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of ``text`` alone, for queries and short fields."""
    pieces = text.split(" ")
    return tuple(map(fold, pieces)) if all(map(is_plain_word, pieces)) else _split(text)[0]


def is_plain_word(text: str) -> bool:
    """Whether the text is one word from end to end, as can be seen at a glance; False says nothing."""
    return text.isascii() and text.isalnum() and len(text) <= LONGEST_WORD


def _split(text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    pattern = ASCII_WORD if text.isascii() else _any_word()
    spans = [found.span() for found in pattern.finditer(text)]
    if not spans:
        return (), (), ()
    starts, ends = zip(*spans, strict=True)
    if max(map(sub, ends, starts)) <= LONGEST_WORD:
        folded = tuple([fold(text[start:end]) for start, end in spans])
        if max(map(len, folded)) <= LONGEST_WORD:
            return folded, starts, ends
    pieces = [piece for start, end in spans for piece in _cut(text, start, end)]
    starts, ends = zip(*pieces, strict=True)
    return tuple([fold(text[start:end]) for start, end in pieces]), starts, ends


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The word in pieces of at most ``LONGEST_WORD`` folded characters, whole where it is no longer."""
    if end - start <= LONGEST_WORD and len(fold(text[start:end])) <= LONGEST_WORD:
        yield start, end
        return
    piece_start = piece_end = start
    room = LONGEST_WORD
    for letter in _letter_with_marks().finditer(text, start, end):
        size = len(fold(letter[0]))
        gap = letter.start() - piece_end  # the point of 1.5, a joiner
        if gap + size > room:
            yield piece_start, piece_end
            piece_start, gap, room = letter.start(), 0, LONGEST_WORD
        room -= gap + size
        piece_end = letter.end()
    yield piece_start, piece_end


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile(ANY_WORD, re.VERBOSE)  # takes 15 ms, so only for a text that is not ASCII


@cache
def _letter_with_marks() -> re.Pattern[str]:
    return re.compile(f"{WORD_START}[{EXTENSION}]*")


@cache
def words_digest() -> str:
    """8 hexadecimal digits that change with any table or pattern here and with the Unicode data that Python brings."""
    digest = crc32(unidata_version.encode())
    for constants in (vars(characters), vars(folding), vars(sentences), globals()):
        for name, value in sorted(constants.items()):
            if name.isupper():
                digest = crc32(f"{name}={_plain(value)}\n".encode(), digest)
    return f"{digest:08x}"


def _plain(value: object) -> object:
    """The value in a form whose ``repr`` is the same in every process."""
    match value:
        case re.Pattern():
            return value.pattern, value.flags
        case frozenset():
            return sorted(value)
        case struct.Struct():
            return value.format
        case _:
            return value
