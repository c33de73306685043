"""The one table of fields: the parser, the help and the documentation all read it.

A field is a name before a colon. Its kind decides what may follow the colon; ``mistaken_for`` lists what people who
know other tools type when they mean it, so that the refusal can name the right one.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from corpus.article import EntityType, Field
from corpus.frozen import dataclass


class DateField(StrEnum):
    """The dates of an article."""

    PUBLISHED = "published"
    UPDATED = "updated"
    ADDED = "added"
    MENTIONED = "mentioned"


class EntityField(StrEnum):
    """The kinds of named entity, and ``entity`` for any."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    ENTITY = "entity"

    @property
    def type(self) -> EntityType | None:
        """The type of the mentions meant; None for any."""
        return None if self is EntityField.ENTITY else EntityType(self.value)


class ValueField(StrEnum):
    """What is known of an article beside its text."""

    AUTHOR = "author"
    SOURCE = "source"
    URL = "url"
    LANGUAGE = "language"
    ID = "id"
    STORY = "story"


class Property(StrEnum):
    """What ``is:`` asks."""

    UNDATED = "undated"
    COPY = "copy"
    ORIGINAL = "original"


class FieldKind(StrEnum):
    """What may follow the colon; the value says so in an error."""

    __hash__ = str.__hash__  # that of enumerations is written in Python

    TEXT = "a word, a phrase or a group of them"
    DATE = "a date or a period"
    ENTITY = "a name"
    VALUE = "a value"
    PROPERTY = "a property"
    SAVED = "the name of a saved query"


AnyField = Field | DateField | EntityField | ValueField


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field as the user knows it.

    ``example`` is a whole query. ``mistaken_for`` holds lower-case names other tools use for it.
    """

    name: str
    kind: FieldKind
    help: str
    example: str
    mistaken_for: tuple[str, ...] = ()


_TABLE: Final = (
    QueryField(
        "title", FieldKind.TEXT, "words of the headline", "title:(oil OR gas)",
        ("headline", "head", "heading", "hlead", "hd", "intitle", "allintitle", "ti", "subject"),
    ),
    QueryField(
        "body", FieldKind.TEXT, "words of the text below the headline", 'body:"price cap"',
        ("text", "content", "fulltext", "intext", "tx", "td"),
    ),
    QueryField(
        "published", FieldKind.DATE, "the date the outlet printed on it", "published:2023-04..2023-06",
        ("date", "pubdate", "pub", "day", "year", "pd", "when"),
    ),
    QueryField(
        "updated", FieldKind.DATE, "the date of its last change, where the outlet gives one", "updated:>=2024",
        ("modified", "changed", "revised"),
    ),
    QueryField(
        "added", FieldKind.DATE, "the day it was first ingested", "added:last 7 days",
        ("ingested", "indexed", "created", "imported"),
    ),
    QueryField(
        "mentioned", FieldKind.DATE, "a date spoken of in the text", "mentioned:2014-03",
        ("mentions", "about", "event"),
    ),
    QueryField(
        "person", FieldKind.ENTITY, "a person, in any spelling of the name", 'person:"Maria Lind"',
        ("people", "per", "who", "pe"),
    ),
    QueryField(
        "org", FieldKind.ENTITY, "an organisation", "org:nato",
        ("organisation", "organization", "orgs", "company", "co", "institution"),
    ),
    QueryField(
        "place", FieldKind.ENTITY, "a place", "place:kyiv",
        ("location", "loc", "gpe", "country", "city", "region", "where", "geo"),
    ),
    QueryField(
        "entity", FieldKind.ENTITY, "a person, organisation, place or other named thing", "entity:#17",
        ("ent", "name", "entities", "ner"),
    ),
    QueryField(
        "author", FieldKind.VALUE, "words of the name of an author", 'author:"Maria Lind"',
        ("by", "byline", "writer", "journalist", "authors", "au"),
    ),
    QueryField(
        "source", FieldKind.VALUE, "words of the name of the outlet", 'source:"Evening Post"',
        ("outlet", "publisher", "newspaper", "paper", "publication", "sn", "rst"),
    ),
    QueryField(
        "url", FieldKind.VALUE, "the end of the host name, the beginning of the path, or both", "url:example.org/world",
        ("site", "host", "domain", "link", "inurl", "web"),
    ),
    QueryField(
        "language", FieldKind.VALUE, "the tag of the language, two or three letters", "language:en",
        ("lang", "la", "lng"),
    ),
    QueryField("id", FieldKind.VALUE, "the id of the article, or how it begins", "id:3f0c", ("doc", "docid", "article")),
    QueryField(
        "story", FieldKind.VALUE, "the story of the article with that id, copies included", "story:3f0c",
        ("cluster", "duplicates", "copies"),
    ),
    QueryField("is", FieldKind.PROPERTY, "undated, copy or original", "is:undated", ("has", "property", "flag")),
    QueryField("query", FieldKind.SAVED, "the saved query of that name", "query:sanctions", ("saved", "search")),
)  # fmt: skip

FIELDS: Final = MappingProxyType({field.name: field for field in _TABLE})


def field_named(field: QueryField) -> AnyField:
    """The field of articles that it is; ValueError for ``is`` and ``query``, which are none."""
    match field.kind:
        case FieldKind.TEXT:
            return Field(field.name)
        case FieldKind.DATE:
            return DateField(field.name)
        case FieldKind.ENTITY:
            return EntityField(field.name)
        case _:
            return ValueField(field.name)
