"""Notes on a query that is legal but easily misread; found in the tree alone.

What can only be seen in an archive, such as a word no article holds, is noted by ``search.resolving``.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from corpus.frozen import dataclass
from corpus.words import is_plain_word, split
from search.errors import excerpt
from search.query import MOST_WORDS_APART, OPERATORS, And, Or, Query, Span, Wildcard, Word, children, proximity


class NoteKind(StrEnum):
    """What is easily misread."""

    WORD_LIKE_OPERATOR = "word that looks like an operator"
    IDLE_MARK = "mark that means nothing"
    SIDE_BY_SIDE = "words that must stand side by side"
    QUESTION_MARK = "question mark that is a wildcard"
    UNKNOWN_WORD = "word that no article holds"
    MANY_WORDS = "pattern that fits very many words"
    UNKNOWN_NAME = "name that no article holds"
    SURNAME_ALONE = "articles with a surname only"
    IGNORED_NAME = "name or number of an entity that is ignored"
    SEVERAL_ENTITIES = "name of several entities"
    UNKNOWN_STORY = "story that does not exist"


@dataclass(frozen=True, slots=True)
class Note:
    """What the person who typed the query should know; ``span`` is the place in its text."""

    kind: NoteKind
    span: Span
    message: str


LONGEST_OPERATOR: Final = max(map(len, OPERATORS))

# Marks that nobody takes for part of what is looked for; a possessive is no mark at all.
_PLAIN_MARKS: Final = ".-'’‘"
_POSSESSIVES: Final = frozenset({"'s", "’s"})
_WITHIN: Final = r"([NWPnwp])([0-9]{1,2})"  # how EBSCO writes proximity
_LIST: Final = re.compile(r"\w[,;/]+\w")


def notes(query: Query) -> tuple[Note, ...]:
    """The notes on a parsed query, in the order of their places."""
    if isinstance(query, Word) and is_plain_word(query.text):
        return ()
    found: list[Note] = []
    _note(query, found)
    return tuple(sorted(found, key=lambda note: note.span)) if found else ()


def _note(query: Query, found: list[Note]) -> None:
    match query:
        case Word(text):
            found += _notes_on_marks(text, query.span)
            return
        case Or(clauses):
            pass
        case And(clauses):
            for place, clause in enumerate(clauses[:-1]):  # no operator stands at the end
                operator = _operator_like(clause, is_first=place == 0) if isinstance(clause, Word) else None
                if operator is not None:
                    message = f"'{clause}' is a word here; the operator is {operator}"
                    found.append(Note(NoteKind.WORD_LIKE_OPERATOR, clause.span, message))
        case Wildcard(pattern) if pattern.endswith("?") and not re.search(r"[*?]", pattern[:-1]):
            message = f"the ? in '{excerpt(pattern)}' stands for any one character; without it the word itself is found"
            found.append(Note(NoteKind.QUESTION_MARK, query.span, message))
            return
        case _:
            clauses = children(query)
    for child in clauses:
        if not isinstance(child, Word) or not is_plain_word(child.text):
            _note(child, found)


def _operator_like(clause: Word, *, is_first: bool) -> str | None:
    """The operator that a word looks like, where one could stand: AND, OR or NOT in small letters, N5 of other tools."""
    if clause.exact or len(clause.text) > LONGEST_OPERATOR:
        return None
    capitals = clause.text.upper()
    if capitals in OPERATORS:
        return capitals if not is_first or capitals in {"NOT", "ATLEAST"} else None
    within = re.fullmatch(_WITHIN, clause.text) if clause.text[-1].isdigit() else None
    if within is None or is_first:
        return None
    return proximity(min(max(1, int(within[2])), MOST_WORDS_APART), ordered=within[1] in "Pp")


def _notes_on_marks(text: str, span: Span) -> Iterator[Note]:
    if "://" in text:
        return
    words = split(text)
    for mark in dict.fromkeys((text[: words.starts[0]], text[words.ends[-1] :])):
        if mark.lower() not in _POSSESSIVES and mark.strip(_PLAIN_MARKS):
            yield Note(NoteKind.IDLE_MARK, span, f"the '{mark}' in '{excerpt(text)}' means nothing")
    if _LIST.search(text) and not any(character.isdigit() for character in text):
        message = f"'{excerpt(text)}' means these words side by side; alternatives are joined with OR"
        yield Note(NoteKind.SIDE_BY_SIDE, span, message)
