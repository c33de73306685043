"""What the query benchmark measures dateline against: bare tantivy, SQLite FTS5 and Whoosh.

Each rival is asked the nearest thing to a question that it can be asked directly: no inflections, no stories, no count of
what a date leaves open, and one field's words for names. A question nothing comes near to is ``None``.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final, Protocol, assert_never

import whoosh.index
from tantivy import FieldType, Index, Occur, Order, Query
from whoosh import fields, query
from whoosh.analysis import SpaceSeparatedTokenizer

from benchmarks.questions import Kind, Question
from corpus.article import Field, StoredArticle
from search.engines.documents import index_document, seconds
from search.engines.tantivy.schema import build_schema, register_tokenizer

LIMIT: Final = 20  # the first hits, as dateline lists them
TEXTS: Final = tuple(Field)
WORDS_OF_A_SENTENCE: Final = 20  # for tools that do not know where one ends


class Rival(Protocol):
    """A tool over the same articles."""

    def ask(self, question: Question) -> int | None:
        """Find the first hits; how many the tool says there are, at the least. None for what it cannot be asked."""
        ...


def moments(question: Question) -> tuple[int, int]:
    """The first and last second of the period of a question that has one."""
    assert question.period is not None
    first, last = question.period
    after = datetime.combine(last, time()) + timedelta(days=1)
    return seconds(datetime.combine(first, time())), seconds(after) - 1


class BareTantivy:
    """The index that dateline made, asked with tantivy's own queries; hits are the ids of articles."""

    def __init__(self, folder: Path) -> None:
        index = Index(build_schema(), str(folder), reuse=True)
        register_tokenizer(index)
        self._schema = index.schema
        self._searcher = index.searcher()

    def ask(self, question: Question) -> int:
        """The ids of the first hits, and how many there are in all."""
        asked = self._query(question)
        match question.kind:
            case Kind.COUNT:
                return self._count(self._searcher.search(asked, limit=1))
            case Kind.DATE_ORDER:
                found = self._searcher.search(asked, limit=LIMIT, order_by_field="moment", order=Order.Desc)
            case Kind.DATE_RANGE if not question.words:
                found = self._searcher.search(asked, limit=LIMIT, order_by_field="moment", order=Order.Desc)
            case _:
                found = self._searcher.search(asked, limit=LIMIT)
        self._searcher.fast_field_values("id", [address for _, address in found.hits])
        return self._count(found)

    @staticmethod
    def _count(found: Any) -> int:  # noqa: ANN401 - tantivy's stubs leave the count out
        return int(found.count)

    def _query(self, question: Question) -> Query:
        match question.kind:
            case Kind.WORDS | Kind.COUNT | Kind.DATE_ORDER:
                return self._all(self._word(word) for word in question.words)
            case Kind.OR:
                return self._any(self._word(word) for word in question.words)
            case Kind.PHRASES:
                return self._any(Query.phrase_query(self._schema, field, list(question.words)) for field in TEXTS)
            case Kind.PROXIMITY if isinstance(question.reach, int):
                slop: int = question.reach - 1
                words: list[str | tuple[int, str]] = [*question.words]
                return self._any(Query.phrase_query(self._schema, field, words, slop=slop) for field in TEXTS)
            case Kind.PROXIMITY:
                return self._all(self._word(word) for word in question.words)
            case Kind.WILDCARDS:
                pattern = question.words[0].replace("*", ".*").replace("?", ".")
                return self._any(Query.regex_query(self._schema, field, pattern) for field in TEXTS)
            case Kind.FUZZY:
                word, edits = question.words[0], question.edits
                return self._any(Query.fuzzy_term_query(self._schema, field, word, edits) for field in TEXTS)
            case Kind.DATE_RANGE:
                period = Query.range_query(self._schema, "moment", FieldType.Integer, *moments(question))
                return self._all([*(self._word(word) for word in question.words), period])
            case Kind.ENTITY:
                name = str(question.names[0])
                return self._any(Query.term_query(self._schema, f"{field}_names", name) for field in TEXTS)
            case _:
                assert_never(question.kind)

    def _word(self, word: str) -> Query:
        return self._any(Query.term_query(self._schema, field, word) for field in TEXTS)

    @staticmethod
    def _all(queries: Iterable[Query]) -> Query:
        return Query.boolean_query([(Occur.Must, each) for each in queries])

    @staticmethod
    def _any(queries: Iterable[Query]) -> Query:
        return Query.boolean_query([(Occur.Should, each) for each in queries])


class Fts5:
    """A full-text table in memory, title and body, with its usual tokenizer; dates in a table with an index beside it.

    It only ranks and lists: its counts cost another pass, and are asked for by the questions that count.
    """

    def __init__(self, articles: Iterable[StoredArticle]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize = 'unicode61')")
        self._connection.execute("CREATE TABLE dates (row INTEGER PRIMARY KEY, moment INTEGER)")
        for stored in articles:
            article, document = stored.annotated.article, index_document(stored)
            self._connection.execute(
                "INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)", (stored.row, article.title, article.body)
            )
            self._connection.execute("INSERT INTO dates VALUES (?, ?)", (stored.row, document.moment))
        self._connection.execute("CREATE INDEX by_moment ON dates (moment, row)")
        self._connection.execute("INSERT INTO texts(texts) VALUES ('optimize')")

    def ask(self, question: Question) -> int | None:
        """The rows of the first hits; None for fuzzy words, names, and wildcards not at the end of a word."""
        if question.kind is Kind.DATE_RANGE and not question.words:
            return self._listed(
                "SELECT row FROM dates WHERE moment BETWEEN ? AND ? ORDER BY moment DESC LIMIT ?", *moments(question)
            )
        match = self._match(question)
        if match is None:
            return None
        joined = "SELECT texts.rowid FROM texts JOIN dates ON dates.row = texts.rowid WHERE texts MATCH ?"
        match question.kind:
            case Kind.COUNT:
                found = self._connection.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (match,))
                return int(found.fetchone()[0])
            case Kind.DATE_ORDER:
                return self._listed(f"{joined} ORDER BY moment DESC LIMIT ?", match)
            case Kind.DATE_RANGE:
                return self._listed(
                    f"{joined} AND moment BETWEEN ? AND ? ORDER BY rank LIMIT ?", match, *moments(question)
                )
            case _:
                return self._listed("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", match)

    def _listed(self, sql: str, *values: str | int) -> int:
        return len(self._connection.execute(sql, (*values, LIMIT)).fetchall())

    @staticmethod
    def _match(question: Question) -> str | None:
        words = [f'"{word}"' for word in question.words]
        match question.kind:
            case Kind.OR:
                return " OR ".join(words)
            case Kind.PHRASES:
                return f'"{" ".join(question.words)}"'
            case Kind.PROXIMITY if isinstance(question.reach, int):
                return f"NEAR({' '.join(words)}, {question.reach - 1})"
            case Kind.WILDCARDS:
                prefix = question.words[0].removesuffix("*")
                return f'"{prefix}" *' if prefix.isalpha() else None
            case Kind.FUZZY | Kind.ENTITY:
                return None
            case _:
                return " ".join(words)


class Whoosh:
    """A Whoosh index in ``folder``, with the words as dateline splits them, asked with Whoosh's own queries."""

    def __init__(self, folder: Path, articles: Iterable[StoredArticle]) -> None:
        words = SpaceSeparatedTokenizer()
        schema = fields.Schema(
            row=fields.STORED,
            title=fields.TEXT(analyzer=words),
            body=fields.TEXT(analyzer=words),
            title_names=fields.TEXT(analyzer=words, phrase=False),
            body_names=fields.TEXT(analyzer=words, phrase=False),
            moment=fields.NUMERIC(int, bits=64, sortable=True),
        )
        folder.mkdir()
        index = whoosh.index.create_in(str(folder), schema)
        writer = index.writer(limitmb=256)
        for document in map(index_document, articles):
            writer.add_document(
                row=document.row,
                title=document.title,
                body=document.body,
                title_names=" ".join(map(str, document.title_names)),
                body_names=" ".join(map(str, document.body_names)),
                moment=document.moment,
            )
        writer.commit(optimize=True)
        self._searcher = index.searcher()

    def ask(self, question: Question) -> int:
        """The first hits by score or date, or their number."""
        asked = self._query(question)
        if question.kind is Kind.COUNT:
            return sum(1 for _ in self._searcher.docs_for_query(asked))
        if question.kind is Kind.DATE_ORDER or (question.kind is Kind.DATE_RANGE and not question.words):
            return int(self._searcher.search(asked, limit=LIMIT, sortedby="moment", reverse=True).scored_length())
        return int(self._searcher.search(asked, limit=LIMIT).scored_length())

    def _query(self, question: Question) -> Any:  # noqa: ANN401 - Whoosh publishes no types
        match question.kind:
            case Kind.WORDS | Kind.COUNT | Kind.DATE_ORDER:
                return query.And([self._word(word) for word in question.words])
            case Kind.OR:
                return query.Or([self._word(word) for word in question.words])
            case Kind.PHRASES:
                return query.Or([query.Phrase(field, [*question.words]) for field in TEXTS])
            case Kind.PROXIMITY:
                reach = question.reach if isinstance(question.reach, int) else WORDS_OF_A_SENTENCE
                return query.Or([query.Phrase(field, [*question.words], slop=reach) for field in TEXTS])
            case Kind.WILDCARDS:
                return query.Or([query.Wildcard(field, question.words[0]) for field in TEXTS])
            case Kind.FUZZY:
                return query.Or(
                    [
                        query.FuzzyTerm(field, question.words[0], maxdist=question.edits, prefixlength=0)
                        for field in TEXTS
                    ]
                )
            case Kind.DATE_RANGE:
                period = query.NumericRange("moment", *moments(question))
                return query.And([*map(self._word, question.words), period])
            case Kind.ENTITY:
                return query.Or([query.Term(f"{field}_names", str(question.names[0])) for field in TEXTS])
            case _:
                assert_never(question.kind)

    @staticmethod
    def _word(word: str) -> Any:  # noqa: ANN401 - Whoosh publishes no types
        return query.Or([query.Term(field, word) for field in TEXTS])
