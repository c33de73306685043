"""The fields of the whoosh index, and an article's document in it.

Words, names and keys are indexed as they are given, in lists, so that no analyser of whoosh's has a say in them. Numbers
and dates are kept in columns, one value a document: whoosh's numeric ranges are wrong at the borders of its numbers.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final, NamedTuple

from whoosh.columns import StructColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Format, Frequency, Positions

from search.engines.documents import IndexDocument

# name, what is kept of each term, whether lengths are kept to score by
_TERM_FIELDS: Final[tuple[tuple[str, type[Format], bool], ...]] = (
    ("title", Positions, True),
    ("body", Positions, True),
    ("author", Positions, False),
    ("source", Positions, False),
    ("title_names", Frequency, True),
    ("body_names", Frequency, True),
    ("row", Existence, False),
    ("language", Existence, False),
    ("site", Existence, False),
    ("has", Existence, False),
    ("mentioned", Existence, False),
)
# name, the layout of its values
_COLUMNS: Final = (
    ("identity", "!QQQq"),  # Identity
    ("published", "!Bqq"),  # DateValues
    ("updated", "!Bqq"),
    ("added", "!q"),
)

# Stands between the names of two authors; no word is like it, so no phrase reaches from one name into the next.
BETWEEN_NAMES: Final = "|"

NO_MOMENT: Final = -1


class Identity(NamedTuple):
    """What the column of that name holds: the numbers of ``IndexDocument``; ``NO_MOMENT`` for a missing moment."""

    row: int
    id: int
    story: int
    moment: int


def build_schema() -> Schema:
    """The schema of every whoosh index."""
    fields = {name: FieldType(kept(), analyzer=None, scorable=scorable) for name, kept, scorable in _TERM_FIELDS}
    columns = {name: COLUMN(StructColumn(layout, (0,) * len(layout[1:]))) for name, layout in _COLUMNS}
    return Schema(**fields, **columns)


def schema_digest() -> str:
    """Differs whenever a field or its options do."""
    fields = [(name, kept.__name__, scorable) for name, kept, scorable in _TERM_FIELDS]
    described = repr((fields, _COLUMNS, BETWEEN_NAMES, NO_MOMENT, sorted(IndexDocument._fields)))
    return blake2b(described.encode(), digest_size=8).hexdigest()


def whoosh_document(document: IndexDocument) -> dict[str, object]:
    """The article as whoosh takes it, with a value for every column: a part of the index without one has no column."""
    moment = NO_MOMENT if document.moment is None else document.moment
    return {
        "title": document.title.split(),
        "body": document.body.split(),
        "author": _with_gaps(document.authors),
        "source": document.source.split(),
        "title_names": [str(name) for name in document.title_names],
        "body_names": [str(name) for name in document.body_names],
        "row": [str(document.row)],
        "language": [document.language],
        "site": list(document.sites),
        "has": list(document.has),
        "mentioned": [mentioned_key(earliest, before) for earliest, before in document.mentioned],
        "identity": Identity(document.row, document.id, document.story, moment),
        "published": (document.published.kind, document.published.earliest, document.published.before),
        "updated": (document.updated.kind, document.updated.earliest, document.updated.before),
        "added": (document.added,),
    }


def mentioned_key(earliest: int, before: int) -> str:
    """The term of a date spoken of."""
    return f"{earliest}/{before}"


def mentioned_seconds(key: str) -> tuple[int, int]:
    """Start and end of the date that ``mentioned_key`` wrote."""
    earliest, _, before = key.partition("/")
    return int(earliest), int(before)


def _with_gaps(names: Iterable[str]) -> list[str]:
    return [word for name in names for word in (*name.split(), BETWEEN_NAMES)]
