from collections import Counter

from corpus.article import EntityType, Field
from search.fields import FIELDS, DateField, EntityField, FieldKind, ValueField


def test_the_table_holds_every_field_the_tree_can_name() -> None:
    by_kind = {kind: {field.name for field in FIELDS.values() if field.kind is kind} for kind in FieldKind}
    assert by_kind == {
        FieldKind.TEXT: set(Field),
        FieldKind.DATE: set(DateField),
        FieldKind.ENTITY: set(EntityField),
        FieldKind.VALUE: set(ValueField),
        FieldKind.PROPERTY: {"is"},
        FieldKind.SAVED: {"query"},
    }


def test_no_name_is_mistaken_for_two_fields() -> None:
    names = Counter(name for field in FIELDS.values() for name in (field.name, *field.mistaken_for))
    assert [name for name, count in names.items() if count > 1] == []


def test_names_are_letters_in_lower_case() -> None:
    assert all(
        name.isalpha() and name.islower() for field in FIELDS.values() for name in (field.name, *field.mistaken_for)
    )


def test_the_types_of_the_entity_fields() -> None:
    assert {field.value: field.type for field in EntityField} == {
        "person": EntityType.PERSON,
        "org": EntityType.ORG,
        "place": EntityType.PLACE,
        "entity": None,
    }
