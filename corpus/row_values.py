"""What is counted of many articles: the names in each, its authors, language and format, read without the articles.

The one idea: each of these stands in a narrow table or index of its own, so that an answer of all articles is one pass
over a few megabytes.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from corpus.archive import Archive
from corpus.naming.statements import rows as selected
from corpus.rows import unpack_names

# A row is found by itself in the time that passing over ten takes.
LOOKED_UP_FASTER: Final = 10
FEW: Final = 1000  # rows for which it is not worth asking how many there are


class PublishedRow(NamedTuple):
    """The published date of a row, in EDTF, with its kind and the outlet."""

    row: int
    published: str | None
    kind: str
    source: str | None


def names_in(archive: Archive, rows: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    """Of each of these rows that is annotated the numbers of the names in it, each once, in no order of rows."""
    for row, packed in _chosen(archive, "SELECT row, names FROM article_names", rows):
        yield row, unpack_names(packed)


def authors_of(archive: Archive, rows: Sequence[int]) -> Iterator[tuple[int, Sequence[str]]]:
    """The names of the authors of each of these rows, which exist, in no order of rows."""
    for row, authors in _chosen(archive, "SELECT row, authors FROM articles", rows):
        yield row, json.loads(authors)


def languages_of(archive: Archive, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The language of each of these rows, which exist, in no order."""
    return _chosen(archive, "SELECT row, language FROM articles", rows)


def formats_of(archive: Archive, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The format that each of these rows, which exist, was read from, in no order."""
    return _chosen(archive, "SELECT row, format FROM articles", rows)


def published_of(archive: Archive, rows: Sequence[int]) -> Iterator[PublishedRow]:
    """When each of these rows, which exist, was published and by whom, in no order."""
    return map(PublishedRow._make, _chosen(archive, "SELECT row, published, kind, source FROM believed", rows))


def stories_of_rows(archive: Archive, rows: Sequence[int]) -> dict[int, int]:
    """The row of the original of the story of each of these rows."""
    return dict(_chosen(archive, "SELECT row, coalesce(original, row) FROM stories", rows))


def ids_of_rows(archive: Archive, rows: Sequence[int]) -> dict[int, str]:
    """The id of the article of each of these rows, which exist."""
    return dict(_chosen(archive, "SELECT row, id FROM articles", rows))


def ids_of_stories(archive: Archive, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The id of each of these rows, which are originals of stories, in no order."""
    return _chosen(archive, "SELECT row, article FROM stories", rows)


def _chosen(archive: Archive, sql: str, rows: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """What the statement gives of these rows, the row first; all are passed over where most are wanted."""
    if len(rows) <= FEW or len(rows) * LOOKED_UP_FASTER < archive.count():
        yield from selected(archive.connection, sql + " WHERE row IN ({numbers})", rows)
        return
    wanted = set(rows)
    cursor = archive.connection.cursor()
    cursor.row_factory = None
    for values in cursor.execute(sql):
        if values[0] in wanted:
            yield values
