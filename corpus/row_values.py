"""What is counted of many articles: the names in each, its authors, language and format, read without the articles.

The one idea: each of these stands in a narrow table or index of its own, so that an answer of all articles is one pass
over a few megabytes.
"""

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from corpus.archive import LOOKED_UP_FASTER, Archive
from corpus.naming.statements import rows as selected

NAME_NUMBER: Final = "I"  # of ``array``: at least 16 bits, and 32 on every machine that Python runs on
assert array(NAME_NUMBER).itemsize == 4


def pack_names(names: Iterable[int]) -> bytes:
    """The numbers of names as bytes, rising, alike on every machine."""
    numbers = array(NAME_NUMBER, sorted(names))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def names_in(archive: Archive, rows: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    """Of each of these rows that is annotated the numbers of the names in it, each once, in no order of rows."""
    for row, packed in _chosen(archive, "SELECT row, names FROM article_names", rows):
        numbers = array(NAME_NUMBER)
        numbers.frombytes(packed)
        if sys.byteorder == "big":
            numbers.byteswap()
        yield row, numbers


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


def ids_of_stories(archive: Archive, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The id of each of these rows, which are originals of stories, in no order."""
    return _chosen(archive, "SELECT row, article FROM stories", rows)


def _chosen(archive: Archive, sql: str, rows: Sequence[int]) -> Iterator[tuple[int, Any]]:
    """The pairs that the statement gives of these rows; all are passed over where most are wanted."""
    if len(rows) * LOOKED_UP_FASTER < archive.count():
        yield from selected(archive.connection, sql + " WHERE row IN ({numbers})", rows)
        return
    wanted = set(rows)
    cursor = archive.connection.cursor()
    cursor.row_factory = None
    for pair in cursor.execute(sql):
        if pair[0] in wanted:
            yield pair
