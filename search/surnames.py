"""Articles that have no more of a person than a surname: said beside every answer that they may belong to."""

from collections.abc import Iterator

from corpus.article import EntityType
from corpus.naming.book import NameBook
from corpus.naming.entities import Entity
from corpus.naming.parts import family_first
from corpus.wording import articles
from search.engine import YES_ONLY, Engine, Selection
from search.notes import Note, NoteKind
from search.resolved import AllOf, Alternatives, AnyOf, Mentioning, Nearby, NoneOf, Repeated, Resolved

# Persons of one clause whose surnames are looked up; who asks for more asks for no one in particular.
MOST_PERSONS = 20


def surname_notes(query: Resolved, book: NameBook, engine: Engine, selection: Selection = YES_ONLY) -> Iterator[Note]:
    """How many articles mention a person that is asked for by a surname only, which may be another's.

    Of those that the query finds, in its answer; of those that it leaves out for that, in the archive.
    """
    for mentioning in _mentionings(query):
        if not 0 < len(mentioning.entities) <= MOST_PERSONS:
            continue
        found = book.entities_of(mentioning.entities).values()
        persons = [entity for entity in found if entity.type is EntityType.PERSON and " " in entity.name]
        alone = {entity.id: entity for entity in found if _is_surname(entity)}
        within = set(alone)
        for family in dict.fromkeys(family_first(entity.chief.normal)[0] for entity in persons):
            alone.update(
                (entity.id, entity) for entity in book.written(EntityType.PERSON, family) if _is_surname(entity)
            )
        if persons:
            names = frozenset(name for entity in persons for name in entity.name_ids)
            for entity in alone.values():
                surname = Mentioning(frozenset(entity.name_ids))
                only = (surname, NoneOf(Mentioning(names)))
                if entity.id in within:
                    count = engine.count(AllOf((query, *only)), selection=selection).articles
                    says = f"found among others: {_hold(count)} the surname {entity.name} (#{entity.id}) alone"
                else:
                    count = engine.count(AllOf(only)).articles
                    says = f"left out: {_hold(count)} the surname {entity.name} alone: person:{entity.name.lower()}"
                if count:
                    yield Note(NoteKind.SURNAME_ALONE, mentioning.span, says)


def _hold(count: int) -> str:
    return f"{articles(count)} that {'holds' if count == 1 else 'hold'}"


def _is_surname(entity: Entity) -> bool:
    """Whether it is a person of whom no article has more than one word."""
    return entity.type is EntityType.PERSON and all(" " not in name.normal for name in entity.names)


def _mentionings(query: Resolved) -> Iterator[Mentioning]:
    match query:
        case Mentioning():
            yield query
        case AllOf(parts) | AnyOf(parts) | Alternatives(parts):
            for part in parts:
                yield from _mentionings(part)
        case Nearby():
            yield from _mentionings(query.left)
            yield from _mentionings(query.right)
        case Repeated():
            yield from _mentionings(query.of)
        case _:  # what is denied is in no answer
            return
