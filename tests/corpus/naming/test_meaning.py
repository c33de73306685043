"""The statements that answer which entities a name means, against all entities of a book looked at one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import EntityType
from corpus.naming import likeness
from corpus.naming.book import NameBook
from corpus.naming.deciding import Decisions
from corpus.naming.entities import Entity
from corpus.naming.parts import name_parts, normalise
from tests.corpus.naming.books import NOW, ORG, OTHER, PERSON, PLACE, mention, new_book, read

WRITTEN = (
    "Ann Hallam", "ANN HALLAM", "Hallam", "Aleksandr Lukashenko", "Alexander Lukashenka", "Lukashenko", "Kiev", "Kyiv",
    "Averill Co", "Averill Inc", "AVERILL INC", "Averill", "the U.S.", "O'Neill", "Ann O'Neill", "EU", "Étoile", "ÉTOILE",
)  # fmt: skip
TYPES = (PERSON, ORG, PLACE, OTHER, None)
# A name read so many times; then released, ignored or merged with another entity of its type.
NAMES = st.lists(
    st.tuples(
        st.sampled_from(WRITTEN),
        st.sampled_from(TYPES[:4]),
        st.integers(1, 3),
        st.sampled_from(("", "", "", "release", "ignore", "merge")),
    ),
    max_size=14,
)


def entities(book: NameBook) -> list[Entity]:
    found = {book.entity_of(number) for (number,) in book.connection.execute("SELECT name_id FROM names")}
    return sorted(found, key=lambda entity: (-entity.mentions, entity.id))


def book_of(names: list[tuple[str, EntityType, int, str]]) -> NameBook:
    book = new_book()
    for written, type_, times, what in names:
        (number,) = {*read(book, *[written] * times, type_=type_)}
        if what == "release":
            book.release([(written, number)] * times)
        elif what == "ignore":
            Decisions(book).ignore(book.entity_of(number), because="", now=NOW)
        elif what == "merge":
            own = book.entity_of(number)
            others = [entity for entity in entities(book) if entity.type is type_ and entity.id != own.id]
            if others and not own.ignored and not others[0].ignored:
                Decisions(book).merge(own, others[0], because="", now=NOW)
    return book


def meant(found: list[Entity]) -> dict[int, list[int]]:
    return {entity.id: list(entity.name_ids) for entity in found if entity.mentions}


def known_as(book: NameBook, type_: EntityType, normal: str) -> set[int]:
    """The entities of a type that a rule would link with a name that none of that type has."""
    names = {name.normal: entity for entity in entities(book) for name in entity.names if entity.type is type_}
    if normal in names:
        return set()
    return {
        entity.id
        for other, entity in names.items()
        for key_of in likeness.RULES.values()
        if (key := key_of(type_, normal)) is not None and key == key_of(type_, other) and not entity.ignored
    }


@settings(deadline=None)
@given(NAMES, st.sampled_from((*WRITTEN, "Unheard", "")), st.sampled_from(TYPES))
def test_what_a_name_means_is_what_looking_at_every_entity_finds(
    names: list[tuple[str, EntityType, int, str]], asked: str, type_: EntityType | None
) -> None:
    book, normal = book_of(names), normalise(asked)
    known = {entity for each in EntityType if type_ in {None, each} for entity in known_as(book, each, normal)}
    heard = [entity for entity in entities(book) if not entity.ignored]
    of_type = [entity for entity in heard if type_ in {None, entity.type}]

    called = [entity for entity in of_type if any(name.normal == normal for name in entity.names)]
    assert book.with_name(type_, asked) == meant([entity for entity in heard if entity in called or entity.id in known])

    part = f" {normal} "
    having = [entity for entity in of_type if normal and any(part in f" {name.normal} " for name in entity.names)]
    found = meant([entity for entity in heard if entity in having or (normal and entity.id in known)])
    if not found and normal and " " not in normal and type_ in {None, PERSON}:
        family = likeness.family_key(normal)
        found = meant(
            [
                entity
                for entity in heard
                for key in (likeness.transliteration_key(entity.type, name.normal) for name in entity.names)
                if key is not None and key.endswith(f" {family}")
            ]
        )
    assert book.with_part(type_, asked) == found
    assert list(book.with_part(type_, asked)) == list(found)  # in order
    parts = name_parts(normal)
    assert book.names_of(book.with_parts(type_, parts)) == meant(
        [entity for entity in of_type if any(set(parts) & set(name_parts(name.normal)) for name in entity.names)]
    )


@settings(deadline=None)
@given(NAMES)
def test_an_entity_is_called_as_it_calls_itself(names: list[tuple[str, EntityType, int, str]]) -> None:
    book = book_of(names)
    assert book.titles(entity.id for entity in entities(book)) == {
        entity.id: (entity.name, entity.type) for entity in entities(book)
    }


def test_of_acronyms_those_count_that_mean_one_entity() -> None:
    book = new_book()
    for name in ("Averill Trust", "Averill Bank", "Borden Union"):
        book.intern([mention(name, ORG)])
    book.learn([(ORG, "AT", "Averill Trust"), (ORG, "AB", "Averill Bank"), (ORG, "AB", "Borden Union")])
    (trust,) = book.written(ORG, "Averill Trust")
    assert list(book.with_name(ORG, "AT")) == list(book.with_part(None, "at")) == [trust.id]
    assert book.with_name(ORG, "AB") == book.with_name(PERSON, "AT") == {}


@pytest.mark.parametrize("ignored", [True, False])
def test_whether_any_is_ignored(*, ignored: bool) -> None:
    book = book_of([("Ann Hallam", PERSON, 1, "ignore" if ignored else "")])
    assert book.has_ignored is ignored
