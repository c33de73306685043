"""The fields of the tantivy index, and an article's document in it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from zlib import crc32

from tantivy import (
    Document,
    Index,
    PreTokenizedString,
    Schema,
    SchemaBuilder,
    TextAnalyzerBuilder,
    Token,
    Tokenizer,
)

from search.engines.documents import (
    BEGINNING,
    BEGINNING_OF_TIME,
    END,
    LAST_DATED_KIND,
    DateValues,
    IndexDocument,
    name_word,
    seconds,
)
from search.engines.tantivy.days import DAY, SCALES, terms_of_day

# Words come folded and joined by spaces, so that positions are those of ``corpus.words`` and nothing is dropped.
TOKENIZER: Final = "words"

AFTER_CALENDAR: Final = seconds(datetime.max) + 1  # noqa: DTZ901 - as printed, and naive like all times here


def _day_of(moment: int) -> int:
    return moment - moment % DAY


def _month_of(moment: int) -> int:
    return seconds(_date(moment).replace(day=1)) if 0 <= moment < AFTER_CALENDAR else moment


def _year_of(moment: int) -> int:
    return seconds(_date(moment).replace(day=1, month=1)) if 0 <= moment < AFTER_CALENDAR else moment


def _date(moment: int) -> datetime:
    return BEGINNING_OF_TIME + timedelta(days=moment // DAY)


# For each length of the dates spoken of, when the unit of the calendar began that holds a moment; the last holds them all.
MENTIONED_FIELDS: Final[Mapping[str, Callable[[int], int]]] = MappingProxyType(
    {
        "mentioned_day": _day_of,
        "mentioned_month": _month_of,
        "mentioned_year": _year_of,
        "mentioned_longer": lambda moment: BEGINNING if moment < END else END,
    }
)

# name, how its values become terms, what is kept of each term
_TEXT_FIELDS: Final = (
    ("title", TOKENIZER, "position"),
    ("body", TOKENIZER, "position"),
    ("author", TOKENIZER, "position"),
    ("source", TOKENIZER, "position"),
    ("title_names", TOKENIZER, "freq"),
    ("body_names", TOKENIZER, "freq"),
    ("sentences", TOKENIZER, "position"),
    ("paragraphs", TOKENIZER, "position"),
    ("anywhere", TOKENIZER, "basic"),
    ("published_day", "raw", "basic"),
    ("updated_day", "raw", "basic"),
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
    "moment",
    *MENTIONED_FIELDS,
)


class Mark(StrEnum):
    """What is rare among articles and asked of many: a term, where a range over numbers would look at every article.

    ``shared``: there are others of its story, or were. ``unsure``: the date is only bound, or not known. ``wide``: it is sure, and not within one day.
    """

    COPY = "copy"
    ORIGINAL = "original"
    SHARED = "shared"
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
    described = repr(
        (_TEXT_FIELDS, SCALES, _UNSIGNED_FIELDS, _INTEGER_FIELDS, sorted(Mark), sorted(IndexDocument._fields))
    )
    return f"{crc32(described.encode()):08x}"


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
        **_mentioned_fields(document.mentioned),
        **_date_fields("published", document.published),
        **_date_fields("updated", document.updated),
    }
    if document.moment is not None:
        values["moment"] = document.moment
    # a value of another type than the schema's would end the writer and lose its batch: from_dict refuses it here
    made = Document.from_dict(values, schema)
    made.add_text("anywhere", " ".join(_anywhere(document)))
    made.add_pre_tokenized_text("sentences", _at_one_place(document.sentences))
    made.add_pre_tokenized_text("paragraphs", _at_one_place(document.paragraphs))
    return made


def _anywhere(document: IndexDocument) -> dict[str, None]:
    """The words and names of title and body, each once."""
    words = (*document.title.split(" "), *document.body.split(" "))
    return dict.fromkeys((*words, *map(name_word, (*document.title_names, *document.body_names))))


def _at_one_place(units: tuple[frozenset[str], ...]) -> PreTokenizedString:
    """A text in which all words of a unit stand at its number: words of one unit are a phrase of words at one place."""
    return PreTokenizedString(
        "", [Token(word, place, 0, 0) for place, unit in enumerate(units) for word in sorted(unit)]
    )


def _marks(document: IndexDocument) -> Iterator[Mark]:
    yield Mark.ORIGINAL if document.story == document.id else Mark.COPY
    if document.shares_story:
        yield Mark.SHARED
    for values, unsure, wide in (
        (document.published, Mark.UNSURE_PUBLISHED, Mark.WIDE_PUBLISHED),
        (document.updated, Mark.UNSURE_UPDATED, Mark.WIDE_UPDATED),
    ):
        if values.kind > LAST_DATED_KIND:
            yield unsure
        elif values.earliest // DAY != (values.before - 1) // DAY:
            yield wide


def _mentioned_fields(mentioned: tuple[tuple[int, int], ...]) -> dict[str, object]:
    """The starts of the dates spoken of, by the unit of the calendar that they do not reach out of."""
    starts: dict[str, object] = {}
    for name, start_of in MENTIONED_FIELDS.items():
        within = {each for each in mentioned if start_of(each[0]) == start_of(each[1] - 1)}
        starts[name] = sorted({earliest for earliest, _ in within})
        mentioned = tuple(each for each in mentioned if each not in within)
    return starts


def _date_fields(name: str, values: DateValues) -> dict[str, object]:
    in_day = values.kind <= LAST_DATED_KIND and values.earliest // DAY == (values.before - 1) // DAY
    return {
        f"{name}_day": terms_of_day(values.earliest) if in_day else [],
        f"{name}_kind": values.kind,
        f"{name}_earliest": values.earliest,
        f"{name}_before": values.before,
    }
