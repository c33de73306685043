"""The default engine, over a tantivy index."""

from search.engines.tantivy.answering import TantivyEngine, open_engine, open_index
from search.engines.tantivy.schema import schema_digest
from search.engines.tantivy.writing import write

__all__ = ["TantivyEngine", "open_engine", "open_index", "schema_digest", "write"]
