"""An entity clause to the names that are meant by it, and what should be said of them.

Which they are depends on the clause and the name book alone, so it is found once and kept until the archive is written to.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, NamedTuple, assert_never

from corpus.article import EntityType
from corpus.naming.book import NameBook
from corpus.naming.meaning import Names
from corpus.naming.parts import name_parts, normalise
from corpus.words import fold
from corpus.words.edits import edits_from
from search.errors import excerpt
from search.fields import EntityField
from search.notes import NoteKind
from search.query import EntityClause, Fuzzy, NameNumber, Phrase, Wildcard, Word

NAMED_IN_NOTE: Final = 5

WrittenName = Word | Phrase | Wildcard | Fuzzy


class Meant(NamedTuple):
    """The numbers of the names and, most mentioned first, of the entities they belong to; ``notes`` are kinds and messages."""

    names: frozenset[int]
    entities: tuple[int, ...]
    notes: tuple[tuple[NoteKind, str], ...]


class EveryName(NamedTuple):
    """The numbers of all names of a field, and of those that it has beside them, which are ignored."""

    names: frozenset[int]
    ignored: frozenset[int]


def meant_by(clause: EntityClause, book: NameBook) -> Meant:
    """The names that the clause asks for; none where no article mentions any."""
    return book.memory.recall(("meant", str(clause)), lambda asked: _meant_by(asked, book), clause)


def every_name(field: EntityField, book: NameBook) -> EveryName:
    """The names that ``field:*`` asks for."""
    return book.memory.recall(("every name", field), lambda asked: _every_name(asked, book), field)


def _every_name(field: EntityField, book: NameBook) -> EveryName:
    return EveryName(frozenset(book.all_ids(field.type)), frozenset(book.ignored_ids(field.type)))


def _meant_by(clause: EntityClause, book: NameBook) -> Meant:
    if isinstance(clause.name, NameNumber):
        return _numbered(clause, clause.name.number, book)
    names = _names(clause.name, clause.field.type, book)
    notes = [*_notes_on_ignored(clause.name, clause.field.type, book)] if book.has_ignored else []
    if not notes and not names:
        notes.append(_unknown(clause))
    if len(names) > 1:
        notes.append((NoteKind.SEVERAL_ENTITIES, _several(clause, list(names), book)))
    return Meant(frozenset(chain.from_iterable(names.values())), tuple(names), tuple(notes))


def _numbered(clause: EntityClause, number: int, book: NameBook) -> Meant:
    entity = book.entity(number)
    if entity is not None and clause.field.type not in {None, entity.type}:
        entity = None
    if entity is not None and entity.ignored:
        message = f"#{number} is ignored; to hear of it again: dateline names ignore --off '#{number}'"
        return Meant(frozenset(), (), ((NoteKind.IGNORED_NAME, message),))
    if entity is None or not entity.mentions:
        return Meant(frozenset(), (), (_unknown(clause),))
    return Meant(frozenset(entity.name_ids), (entity.id,), ())


def _unknown(clause: EntityClause) -> tuple[NoteKind, str]:
    return NoteKind.UNKNOWN_NAME, f"no article mentions {clause.field}:{excerpt(str(clause.name))}"


def _several(clause: EntityClause, entities: list[int], book: NameBook) -> str:
    first = entities[:NAMED_IN_NOTE]
    titles = book.titles(first)
    shown = ", ".join(f"{titles[number][0]} ({titles[number][1]} #{number})" for number in first)
    more = f" and {len(entities) - NAMED_IN_NOTE:,} more" if len(entities) > NAMED_IN_NOTE else ""
    return f"{excerpt(str(clause))} is {len(entities):,} entities: {shown}{more}"


def _notes_on_ignored(asked: WrittenName, type_: EntityType | None, book: NameBook) -> Iterator[tuple[NoteKind, str]]:
    """The ignored entities that would be found if they were not, most mentioned first."""
    is_meant = _fitting_name(asked)
    found = book.entities_of({entity for normal, entity in book.ignored_names(type_) if is_meant(normal)})
    for entity in sorted(found.values(), key=lambda entity: (-entity.mentions, entity.id))[:NAMED_IN_NOTE]:
        message = f"{entity.name} ({entity.type} #{entity.id}) is ignored and left out"
        remedy = f"to hear of it again: dateline names ignore --off '#{entity.id}'"
        yield NoteKind.IGNORED_NAME, f"{message}; {remedy}"


def _fitting_name(asked: WrittenName) -> Callable[[str], bool]:
    """Whether a normalised name is one that is asked for."""
    match asked:
        case Word(text):
            part = f" {normalise(text)} "
            return lambda normal: bool(part.strip()) and part in f" {normal} "
        case Phrase(text):
            return lambda normal: normal == normalise(text)
        case Wildcard(pattern):
            fits = _fitting(pattern)
            return lambda normal: any(map(fits, name_parts(normal)))
        case Fuzzy(text, distance):
            edits = edits_from(fold(text))
            return lambda normal: any(edits(part) <= distance for part in name_parts(normal))
        case _:
            assert_never(asked)


def _names(asked: WrittenName, type_: EntityType | None, book: NameBook) -> Names:
    """The entities that are meant, with the numbers of their names."""
    match asked:
        case Word(text):
            return book.with_part(type_, text)
        case Phrase(text):
            return book.with_name(type_, text)
        case Wildcard(pattern):
            beginning = fold(re.split(r"[*?]", pattern, maxsplit=1)[0])
            return book.names_of(book.with_parts(type_, filter(_fitting(pattern), book.parts(type_, beginning))))
        case Fuzzy(text, distance):
            return book.names_of(book.with_parts(type_, book.parts_near(fold(text), distance)))
        case _:
            assert_never(asked)


def _fitting(pattern: str) -> Callable[[str], bool]:
    """Whether a folded word fits a pattern of ``*`` and ``?``, after folding."""
    wildcards = {"*": ".*", "?": "."}
    parts = (wildcards.get(part) or re.escape(fold(part)) for part in re.split(r"([*?])", pattern) if part)
    matches = re.compile("".join(parts), re.DOTALL).fullmatch
    return lambda word: matches(word) is not None
