"""Every engine with an index in memory, over articles that a test made."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, Protocol

from tantivy import Index

from corpus.article import AnnotatedArticle, Article, Dating, StoredArticle, Text
from corpus.words import split
from search.engine import Articles, Engine
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy import schema as tantivy_schema
from search.engines.tantivy import writing as tantivy_writing
from search.engines.whoosh import WhooshEngine
from search.engines.whoosh import schema as whoosh_schema
from search.engines.whoosh import writing as whoosh_writing
from search.parsing import parse
from search.places import texts_of
from search.query import Query
from search.resolved import Resolved
from search.resolving import resolve
from tests.search.generating import ADDED, TODAY, known


class Indexed(Protocol):
    """An index of one engine."""

    def fill(self, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
        """Take rows out and put articles in, as ``write`` does."""

    def engine(self, articles: Articles) -> Engine:
        """An engine that asks the index as it is now."""


class InTantivy:
    def __init__(self) -> None:
        self.index = Index(tantivy_schema.build_schema())

    def fill(self, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
        tantivy_writing.fill(self.index, gone, articles)

    def engine(self, articles: Articles) -> Engine:
        self.index.reload()
        return TantivyEngine(self.index, articles)


class InWhoosh:
    def __init__(self) -> None:
        # imported here, as our own package silences what compiling whoosh's source warns of
        from whoosh.filedb.filestore import RamStorage

        # temporary files lie in a folder of this name wherever the index is, so no two processes may share it
        name = f"MAIN{os.getpid()}"
        self.index = RamStorage().create_index(whoosh_schema.build_schema(), indexname=name)

    def fill(self, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
        whoosh_writing.fill(self.index, gone, articles)

    def engine(self, articles: Articles) -> Engine:
        return WhooshEngine(self.index.searcher(), articles)


INDEXES: Final[Mapping[str, Callable[[], Indexed]]] = MappingProxyType({"tantivy": InTantivy, "whoosh": InWhoosh})


class InMemory:
    """The articles of an archive; ``looked_at`` are the rows of those that an engine has asked for."""

    def __init__(self, archive: Iterable[StoredArticle] = ()) -> None:
        self.looked_at: list[int] = []
        self._by_row = {stored.row: stored for stored in archive}

    def stored(self, rows: Iterable[int]) -> Iterator[StoredArticle]:
        for row in rows:
            self.looked_at.append(row)
            yield self._by_row[row]

    def texts(self, rows: Iterable[int], *, with_names: bool) -> Iterator[tuple[int, tuple[Text, Text]]]:
        for stored in self.stored(rows):
            title, body = texts_of(stored)
            yield stored.row, (title, body) if with_names else (replace(title, names=()), replace(body, names=()))


def engine_over(name: str, archive: Iterable[StoredArticle]) -> Engine:
    """The engine of that name over these articles."""
    archive = tuple(archive)
    index = INDEXES[name]()
    index.fill((), archive)
    return index.engine(InMemory(archive))


def resolved(query: Query | str) -> Resolved:
    tree = parse(query) if isinstance(query, str) else query
    return resolve(tree, known(), text=str(tree), today=TODAY).query


def article(row: int, body: str = "", published: Dating | None = None, title: str = "") -> StoredArticle:
    plain = Article(
        id=f"{row:016x}", title=title, body=body, authors=(), source=None, url=None, language="en", format="text",
        raw=body, lines=(), published=published, updated=None, candidates=(), mentioned=(),
    )  # fmt: skip
    return StoredArticle(row, AnnotatedArticle(plain, split(title), split(body), ()), (), ADDED, plain.id)
