"""What a person types for an entity: ``#17``, a name in full, or either with its type before a colon."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from corpus.article import EntityType
from corpus.naming.book import NameBook
from corpus.naming.deciding import Decisions
from corpus.naming.entities import Entity, Name
from corpus.naming.errors import AmbiguousName, ForeignName, NamingError, UnknownName
from corpus.naming.parts import normalise

TYPED: Final = re.compile(r"(person|org|place|other|entity):\s*(.*)", re.DOTALL | re.IGNORECASE)
NUMBER: Final = re.compile(r"#\s*(\d{1,18})")


def chosen(book: NameBook, text: str, *, ignored: bool = False) -> Entity:
    """The one entity that is meant; quotes around a name are passed over. With ``ignored`` it is one that is ignored.

    Raises UnknownName where there is none, AmbiguousName where there are several, NamingError for no name at all.
    """
    type_, name = typed(text)
    number = NUMBER.fullmatch(name)
    if number is not None:
        return _numbered(book, int(number[1]), type_, text, ignored=ignored)
    if not normalise(name):
        raise NamingError(f"{text!r} is no name; write #17, a name in full, or person:NAME")
    found = book.written(type_, name, ignored=ignored)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousName(text, found)
    if ignored:
        raise UnknownName(f"{text} among those that are ignored")
    near = book.lookup(type_, name)
    if not near and book.written(type_, name, ignored=True):
        raise NamingError(f"{text} is ignored; to hear of it again: dateline names ignore --off '{text}'")
    raise UnknownName(text, near)


def name_of(entity: Entity, text: str) -> Name:
    """The name of the entity that is meant, by its number or as it is written; ForeignName where it has no such name."""
    number = NUMBER.fullmatch(text.strip())
    normal = normalise(typed(text)[1])
    for name in entity.names:
        if name.id == int(number[1]) if number else name.normal == normal:
            return name
    raise ForeignName(text, entity)


def split_off(book: NameBook, entity: str, names: Sequence[str], *, because: str, now: datetime) -> tuple[Entity, ...]:
    """The entities that come of taking names out of one; a name that is another entity's keeps the two apart.

    Raises as ``chosen`` and ``Decisions.split`` do, ForeignName where a name belongs to no entity at all.
    """
    whole = chosen(book, entity)
    decisions = Decisions(book)
    try:
        leaving = [name_of(whole, name) for name in names]
    except ForeignName as error:
        try:
            others = [chosen(book, name) for name in names]
        except UnknownName:
            raise error from None
        if whole in others:
            raise
        for other in others:
            decisions.part(whole, other, because=because, now=now)
        return (whole, *others)
    return decisions.split(whole, leaving, because=because, now=now)


def typed(text: str) -> tuple[EntityType | None, str]:
    """The type, None for any, and the name without quotes."""
    found = TYPED.fullmatch(text.strip())
    type_ = None if found is None or found[1].lower() == "entity" else EntityType(found[1].lower())
    return type_, (text if found is None else found[2]).strip().strip("\"'“”„‘’").strip()


def _numbered(book: NameBook, number: int, type_: EntityType | None, text: str, *, ignored: bool) -> Entity:
    entity = book.entity(number)
    if entity is None:
        raise UnknownName(text)
    if type_ not in {None, entity.type}:
        raise NamingError(f"#{number} is {entity.name}, of type {entity.type}")
    if entity.ignored and not ignored:
        raise NamingError(
            f"#{number}, {entity.name}, is ignored; to hear of it again: dateline names ignore --off '#{number}'"
        )
    if ignored and not entity.ignored:
        raise NamingError(f"#{number}, {entity.name}, is not ignored")
    return entity
