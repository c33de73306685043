"""Writing a tantivy index: rows out, articles in, all of it or nothing."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tantivy import Index, Query

from corpus.article import StoredArticle
from search.engines.documents import index_document
from search.engines.tantivy.schema import build_schema, register_tokenizer, tantivy_document

# What tantivy may hold before it writes a segment; its minimum is 15 MB a thread.
HEAP_BYTES: Final = 64_000_000


def write(folder: Path, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
    """Take the rows ``gone`` out of the index in ``folder``, then put ``articles`` in, whose rows it no longer holds.

    The index is made when there is none. When an exception passes, the index stays as it was.
    """
    fill(Index(build_schema(), str(folder), reuse=True), gone, articles)


def fill(index: Index, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
    """The same for an index that is open, which may be in memory."""
    register_tokenizer(index)
    schema = index.schema
    # not used as a context manager: that commits even when an exception passes
    writer = index.writer(HEAP_BYTES, num_threads=1)
    try:
        if gone:
            # by query: deletion by term takes a number for a signed one, and finds nothing without a word
            writer.delete_documents_by_query(Query.term_set_query(schema, "row", list(gone)))
        for article in articles:
            writer.add_document(tantivy_document(index_document(article), schema))
    except BaseException:
        writer.rollback()
        raise
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
