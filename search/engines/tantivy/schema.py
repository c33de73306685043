"""The fields of the tantivy index, and an article's document in it."""

from collections.abc import Iterator
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from tantivy import Document, Index, Schema, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from search.engines.documents import LAST_DATED_KIND, DateValues, IndexDocument

# Words come folded and joined by spaces, so that positions are those of ``corpus.words`` and nothing is dropped.
TOKENIZER: Final = "words"

DAY: Final = 86_400  # seconds

# name, how its values become terms, what is kept of each term
_TEXT_FIELDS: Final = (
    ("title", TOKENIZER, "position"),
    ("body", TOKENIZER, "position"),
    ("author", TOKENIZER, "position"),
    ("source", TOKENIZER, "position"),
    ("title_names", TOKENIZER, "freq"),
    ("body_names", TOKENIZER, "freq"),
    ("language", "raw", "basic"),
    ("site", "raw", "basic"),
    ("has", "raw", "basic"),
    ("mark", "raw", "basic"),
)
_UNSIGNED_FIELDS: Final = ("row", "id", "story")
_INTEGER_FIELDS: Final = (
    "published_kind",
    "published_earliest",
    "published_before",
    "updated_kind",
    "updated_earliest",
    "updated_before",
    "added",
    "mentioned",
    "moment",
)


class Mark(StrEnum):
    """What is rare among articles and asked of many: a term, where a range over numbers would look at every article.

    ``unsure``: the date is only bound, or not known. ``wide``: it is sure, and not within one day.
    """

    COPY = "copy"
    ORIGINAL = "original"
    UNSURE_PUBLISHED = "unsure published"
    UNSURE_UPDATED = "unsure updated"
    WIDE_PUBLISHED = "wide published"
    WIDE_UPDATED = "wide updated"


def build_schema() -> Schema:
    """The schema of every tantivy index."""
    builder = SchemaBuilder()
    for name, tokenizer, option in _TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name=tokenizer, index_option=option)
    for name in _UNSIGNED_FIELDS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in _INTEGER_FIELDS:
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


def schema_digest() -> str:
    """Differs whenever a field or its options do."""
    described = repr((_TEXT_FIELDS, _UNSIGNED_FIELDS, _INTEGER_FIELDS, sorted(Mark), sorted(IndexDocument.__slots__)))
    return blake2b(described.encode(), digest_size=8).hexdigest()


def register_tokenizer(index: Index) -> None:
    """Must follow every opening of an index: tantivy keeps only the tokenizer's name."""
    index.register_tokenizer(TOKENIZER, TextAnalyzerBuilder(Tokenizer.whitespace()).build())


def tantivy_document(document: IndexDocument, schema: Schema) -> Document:
    """The article as tantivy takes it."""
    values: dict[str, object] = {
        "title": document.title,
        "body": document.body,
        "author": list(document.authors),
        "source": document.source,
        "title_names": " ".join(map(str, document.title_names)),
        "body_names": " ".join(map(str, document.body_names)),
        "language": document.language,
        "site": list(document.sites),
        "has": list(document.has),
        "row": document.row,
        "id": document.id,
        "story": document.story,
        "mark": list(_marks(document)),
        "added": document.added,
        "mentioned": sorted({earliest for earliest, _ in document.mentioned}),
        **_date_fields("published", document.published),
        **_date_fields("updated", document.updated),
    }
    if document.moment is not None:
        values["moment"] = document.moment
    # a value of another type than the schema's would end the writer and lose its batch: from_dict refuses it here
    return Document.from_dict(values, schema)


def _marks(document: IndexDocument) -> Iterator[Mark]:
    yield Mark.ORIGINAL if document.story == document.id else Mark.COPY
    for values, unsure, wide in (
        (document.published, Mark.UNSURE_PUBLISHED, Mark.WIDE_PUBLISHED),
        (document.updated, Mark.UNSURE_UPDATED, Mark.WIDE_UPDATED),
    ):
        if values.kind > LAST_DATED_KIND:
            yield unsure
        elif values.earliest // DAY != (values.before - 1) // DAY:
            yield wide


def _date_fields(name: str, values: DateValues) -> dict[str, object]:
    return {f"{name}_kind": values.kind, f"{name}_earliest": values.earliest, f"{name}_before": values.before}
