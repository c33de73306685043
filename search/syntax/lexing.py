"""The text of a query to tokens, one at a time and from any place: chunks, phrases and parentheses.

A chunk is a run of characters up to a space, a parenthesis or a quote; what it means depends on where it stands, so the
parser may take a part of it and go on scanning inside.
"""

import re
import unicodedata
from enum import Enum, auto
from typing import Final, NamedTuple

from corpus.words.characters import JOINERS
from search.errors import QueryError, QueryFault

LONGEST_QUERY: Final = 10_000  # characters: fifty times what anyone types, and parsed in a few hundredths of a second

QUOTES: Final = '"“”„‟«»＂'  # any of them opens and any closes a phrase

_SPACE_AND_CHUNK: Final = re.compile(rf"\s*([^\s(){QUOTES}]*)")
_QUOTE: Final = re.compile(f"[{QUOTES}]")


class TokenKind(Enum):
    """What a token is by its looks alone."""

    __hash__ = object.__hash__  # that of enumerations is written in Python

    CHUNK = auto()
    PHRASE = auto()
    OPEN = auto()
    CLOSE = auto()
    END = auto()


GROUP_ENDS: Final = frozenset({TokenKind.CLOSE, TokenKind.END})


class Token(NamedTuple):
    """``text`` is what stands there, for a phrase without its quotes; ``is_glued``: no space or "(" before it."""

    kind: TokenKind
    text: str
    start: int
    end: int
    is_glued: bool

    @property
    def span(self) -> tuple[int, int]:
        """Its place, quotes included."""
        return self.start, self.end


class Scanner:
    """A place in the text of a query. ``end`` is where the last token taken ended."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = 0
        self._next: Token | None = None

    def peek(self) -> Token:
        """The next token."""
        if self._next is None:
            self._next = self._scan(self.end)
        return self._next

    def take(self) -> Token:
        """The next token, passing it."""
        token = self.peek()
        self.end = token.end
        self._next = None
        return token

    def seek(self, at: int) -> None:
        """Go on from ``at``."""
        self.end = at
        self._next = None

    def _scan(self, at: int) -> Token:
        text = self.text
        found = _SPACE_AND_CHUNK.match(text, at)
        assert found is not None
        start, end = found.span(1)
        is_glued = start == at and start > 0 and text[start - 1] != "("
        if start < end:
            return Token(TokenKind.CHUNK, found[1], start, end, is_glued)
        if start == len(text):
            return Token(TokenKind.END, "", start, start, is_glued=False)
        character = self.text[start]
        if character in "()":
            kind = TokenKind.OPEN if character == "(" else TokenKind.CLOSE
            return Token(kind, character, start, start + 1, is_glued)
        closing = _QUOTE.search(self.text, start + 1)
        if closing is None:
            raise QueryError(
                QueryFault.UNCLOSED_QUOTE,
                self.text,
                (start, len(self.text)),
                "the quote opened here is never closed",
                f'{self.text[start:].rstrip()}"' if self.text[start + 1 :].strip() else None,
            )
        return Token(TokenKind.PHRASE, self.text[start + 1 : closing.start()], start, closing.end(), is_glued)


def refuse_unreadable(text: str) -> None:
    """Raise QueryError for a text that is too long, or holds characters that cannot be seen or decoded."""
    if len(text) > LONGEST_QUERY:
        raise QueryError(
            QueryFault.TOO_LONG,
            text,
            (LONGEST_QUERY, len(text)),
            f"a query has at most {LONGEST_QUERY:,} characters; this one has {len(text):,}",
        )
    if text.isascii() and text.isprintable():
        return
    for at, character in enumerate(text):
        if unicodedata.category(character)[0] == "C" and not character.isspace() and not _joins_letters(text, at):
            raise QueryError(QueryFault.INVISIBLE, text, (at, at + 1), f"{_named(character)} cannot be searched for")


def _joins_letters(text: str, at: int) -> bool:
    """Whether the character is one that belongs to the writing of a word, between two letters of it."""
    if text[at] not in JOINERS:
        return False
    return all(
        unicodedata.category(beside)[0] in "LMN" for beside in (text[at - 1 : at] or " ", text[at + 1 : at + 2] or " ")
    )


def _named(character: str) -> str:
    if unicodedata.category(character) == "Cs":
        return "a byte that is not UTF-8"
    name = unicodedata.name(character, "")
    described = f"U+{ord(character):04X} {name}".rstrip()
    return f"the invisible character {described}"
