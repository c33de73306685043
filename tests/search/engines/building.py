"""Every engine with an index in memory, over articles that a test made."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Protocol

from tantivy import Index

from corpus.article import AnnotatedArticle, Article, Dating, StoredArticle
from corpus.words import split
from search.engine import Engine, Fetch
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy import schema as tantivy_schema
from search.engines.tantivy import writing as tantivy_writing
from search.engines.whoosh import WhooshEngine
from search.engines.whoosh import schema as whoosh_schema
from search.engines.whoosh import writing as whoosh_writing
from search.parsing import parse
from search.query import Query
from search.resolved import Resolved
from search.resolving import resolve
from tests.search.generating import ADDED, TODAY, known


class Indexed(Protocol):
    """An index of one engine."""

    def fill(self, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
        """Take rows out and put articles in, as ``write`` does."""

    def engine(self, stored: Fetch) -> Engine:
        """An engine that asks the index as it is now."""


class InTantivy:
    def __init__(self) -> None:
        self.index = Index(tantivy_schema.build_schema())

    def fill(self, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
        tantivy_writing.fill(self.index, gone, articles)

    def engine(self, stored: Fetch) -> Engine:
        self.index.reload()
        return TantivyEngine(self.index, stored)


class InWhoosh:
    def __init__(self) -> None:
        # imported here, as our own package silences what compiling whoosh's source warns of
        from whoosh.filedb.filestore import RamStorage

        # temporary files lie in a folder of this name wherever the index is, so no two processes may share it
        name = f"MAIN{os.getpid()}"
        self.index = RamStorage().create_index(whoosh_schema.build_schema(), indexname=name)

    def fill(self, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
        whoosh_writing.fill(self.index, gone, articles)

    def engine(self, stored: Fetch) -> Engine:
        return WhooshEngine(self.index.searcher(), stored)


INDEXES: Final[Mapping[str, Callable[[], Indexed]]] = MappingProxyType({"tantivy": InTantivy, "whoosh": InWhoosh})


def fetch_from(archive: Iterable[StoredArticle]) -> Fetch:
    by_row = {stored.row: stored for stored in archive}
    return lambda rows: [by_row[row] for row in rows]


def engine_over(name: str, archive: Iterable[StoredArticle]) -> Engine:
    """The engine of that name over these articles."""
    archive = tuple(archive)
    index = INDEXES[name]()
    index.fill((), archive)
    return index.engine(fetch_from(archive))


def resolved(query: Query | str) -> Resolved:
    tree = parse(query) if isinstance(query, str) else query
    return resolve(tree, known(), text=str(tree), today=TODAY).query


def article(row: int, body: str = "", published: Dating | None = None, title: str = "") -> StoredArticle:
    plain = Article(
        id=f"{row:016x}", title=title, body=body, authors=(), source=None, url=None, language="en", format="text",
        raw=body, lines=(), published=published, updated=None, candidates=(), mentioned=(),
    )  # fmt: skip
    return StoredArticle(row, AnnotatedArticle(plain, split(title), split(body), ()), (), ADDED, plain.id)
