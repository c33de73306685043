"""Writing a whoosh index: rows out, articles in, all of it or nothing."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from whoosh.index import FileIndex

from corpus.article import StoredArticle
from search.engines.documents import index_document
from search.engines.whoosh.files import index_to_write
from search.engines.whoosh.schema import whoosh_document

# What whoosh believes to hold before it sorts postings to a file.
POOL_MEGABYTES: Final = 128


def write(folder: Path, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
    """Take the rows ``gone`` out of the index in ``folder``, then put ``articles`` in, whose rows it no longer holds.

    The index is made when there is none. When an exception passes, the index stays as it was.
    """
    fill(index_to_write(folder), gone, articles)


def fill(index: FileIndex, gone: Sequence[int], articles: Iterable[StoredArticle]) -> None:
    """The same for an index that is open, which may be in memory."""
    writer = index.writer(limitmb=POOL_MEGABYTES)
    try:
        if gone:
            with writer.searcher() as searcher:
                for row in gone:
                    writer.delete_by_term("row", str(row), searcher=searcher)
        for article in articles:
            writer.add_document(**whoosh_document(index_document(article)))
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
