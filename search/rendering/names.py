"""Entities of the name book, suggested merges and the journal, as JSON objects and rows."""

from corpus.naming.deciding import Action
from corpus.naming.entities import Entity, Name
from corpus.naming.suggesting import Suggestion
from search.rendering.rows import Object, Row

NAMES_HEADER: Row = ("id", "type", "name", "mentions", "names", "spellings")
SUGGESTIONS_HEADER: Row = ("id", "name", "mentions", "other_id", "other_name", "other_mentions", "type", "reason")
JOURNAL_HEADER: Row = ("at", "undone", "action")


def entity_object(entity: Entity) -> Object:
    """A line of ``names list --json``."""
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "mentions": entity.mentions,
        "ignored": entity.ignored,
        "names": [_name_object(name) for name in entity.names],
    }


def _name_object(name: Name) -> Object:
    return {"id": name.id, "spellings": name.spellings, "rule": name.rule, "mentions": name.mentions}


def entity_row(entity: Entity) -> Row:
    """An entity with all its spellings."""
    return (
        str(entity.id),
        entity.type,
        entity.name,
        str(entity.mentions),
        str(len(entity.names)),
        " | ".join(entity.spellings),
    )


def suggestion_object(suggestion: Suggestion) -> Object:
    """A line of ``names suggest --json``."""
    one, other = (
        {"id": entity.id, "name": entity.name, "mentions": entity.mentions, "because_of": name}
        for entity, name in zip((suggestion.one, suggestion.other), suggestion.names, strict=True)
    )
    return {"type": suggestion.one.type, "reason": suggestion.reason, "one": one, "other": other}


def suggestion_row(suggestion: Suggestion) -> Row:
    """Two entities and why they may be one."""
    one, other = suggestion.one, suggestion.other
    return (
        str(one.id),
        one.name,
        str(one.mentions),
        str(other.id),
        other.name,
        str(other.mentions),
        one.type,
        suggestion.reason,
    )


def journal_row(action: Action) -> Row:
    """An action, and when it was taken back."""
    return (action.at.isoformat(), "" if action.undone is None else action.undone.isoformat(), action.what)
