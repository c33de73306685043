"""What changed between two texts of one article: paragraph by paragraph, and inside a paragraph word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from corpus.archive import Archive
from corpus.article import Article
from corpus.correcting import believed
from corpus.errors import DatelineError

# Two paragraphs are one, edited, when so much of the words of both together stands in both.
SAME_PARAGRAPH: Final = 0.4

_WORD_OR_GAP: Final = re.compile(r"\s+|[^\s\w]|\w+")


class How(StrEnum):
    """What became of a paragraph, or of a stretch inside one."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that was kept, removed or added."""

    how: How
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one paragraph, or of one fact such as the title.

    ``before`` and ``after`` are its texts, None where there was or is none; ``paragraph`` is its number in the later text,
    from 1, or for one that was removed in the earlier text; None for a fact. ``pieces`` put together without what was
    added are ``before``, without what was removed ``after``.
    """

    field: str
    how: How
    before: str | None
    after: str | None
    paragraph: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that became of an article from one revision, numbered from 1, to another; kept paragraphs and facts included."""

    id: str
    title: str
    first: int
    second: int
    changes: tuple[Change, ...]


class RevisionNotFound(DatelineError):
    """The article ``identifier`` has fewer revisions than ``number``; 0 asks for one before the first."""

    def __init__(self, identifier: str, number: int, revisions: int) -> None:
        self.identifier = identifier
        self.number = number
        self.revisions = revisions
        super().__init__(identifier, number, revisions)

    def __str__(self) -> str:
        if self.number == 0:
            return f"{self.identifier} has no text before its first{', which is its only one' * (self.revisions == 1)}"
        known = "one revision" if self.revisions == 1 else f"{self.revisions} revisions"
        return f"{self.identifier} has {known}; there is no revision {self.number}"


def revision_row(archive: Archive, row: int, number: int | None) -> int:
    """The row of the revision so numbered of the article of ``row``; ``row`` for None. RevisionNotFound."""
    if number is None:
        return row
    identifier = archive.id_of(row)
    rows = archive.revisions_of(identifier)
    if not 1 <= number <= len(rows):
        raise RevisionNotFound(identifier, number, len(rows))
    return rows[number - 1]


def changes_to(archive: Archive, row: int, number: int | None) -> Changes:
    """What the revision so numbered, None for the latest, changed in the one before it.

    RevisionNotFound where there is none before it.
    """
    identifier = archive.id_of(row)
    rows = archive.revisions_of(identifier)
    second = rows.index(row) + 1 if number is None else number
    if second == 1:
        raise RevisionNotFound(identifier, 0, len(rows))
    before, after = archive.stored([revision_row(archive, row, second - 1), revision_row(archive, row, second)])
    old, new = before.annotated.article, after.annotated.article
    found = (*_facts(old, new), *paragraph_changes(old.body, new.body))
    return Changes(identifier, new.title, second - 1, second, found)


def paragraph_changes(before: str, after: str) -> Iterator[Change]:
    """What became of each paragraph (a line) of a body, in the order of the later text; what was removed in its place."""
    old, new = before.split("\n"), after.split("\n")
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            for number, text in enumerate(new[k:m], k + 1):
                yield Change("body", How.KEPT, text, text, number, (Piece(How.KEPT, text),))
        else:
            yield from _replaced(old[i:j], new[k:m], i + 1, k + 1)


def _replaced(old: Sequence[str], new: Sequence[str], first_old: int, first_new: int) -> Iterator[Change]:
    """Paragraphs in place of others: each new one beside the first old one left that is like it."""
    done = 0
    added: list[Change] = []
    for number, text in enumerate(new, first_new):
        like = next((at for at in range(done, len(old)) if _are_alike(old[at], text)), None)
        if like is None:
            added.append(Change("body", How.ADDED, None, text, number, (Piece(How.ADDED, text),)))
            continue
        yield from _removed(old[done:like], first_old + done)
        yield from added
        added.clear()
        yield Change("body", How.CHANGED, old[like], text, number, tuple(pieces(old[like], text)))
        done = like + 1
    yield from _removed(old[done:], first_old + done)
    yield from added


def _removed(paragraphs: Sequence[str], first: int) -> Iterator[Change]:
    for number, text in enumerate(paragraphs, first):
        yield Change("body", How.REMOVED, text, None, number, (Piece(How.REMOVED, text),))


def _are_alike(one: str, other: str) -> bool:
    ours, theirs = set(one.split()), set(other.split())
    return len(ours & theirs) >= SAME_PARAGRAPH * len(ours | theirs) > 0


def pieces(before: str, after: str) -> Iterator[Piece]:
    """The words of two texts as stretches that were kept, removed, added; of what was replaced the removed part first."""
    old, new = _WORD_OR_GAP.findall(before), _WORD_OR_GAP.findall(after)
    for tag, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            yield Piece(How.KEPT, "".join(old[i:j]))
            continue
        if i < j:
            yield Piece(How.REMOVED, "".join(old[i:j]))
        if k < m:
            yield Piece(How.ADDED, "".join(new[k:m]))


def _facts(old: Article, new: Article) -> Iterator[Change]:
    for name, before, after in zip(_FACTS, _fact_values(old), _fact_values(new), strict=True):
        if before == after:
            continue
        how = How.ADDED if before is None else How.REMOVED if after is None else How.CHANGED
        yield Change(name, how, before, after, None, tuple(pieces(before or "", after or "")))


_FACTS: Final = ("title", "authors", "source", "language", "published", "updated")


def _fact_values(article: Article) -> tuple[str | None, ...]:
    published = believed(article)
    return (
        article.title or None,
        "; ".join(article.authors) or None,
        article.source,
        article.language,
        None if published is None else f"{published.interval.edtf} ({published.kind} by {published.rule})",
        None if article.updated is None else article.updated.interval.edtf,
    )
