"""The second engine, over an index of pure Python: where tantivy is not to be had, and for a second opinion."""

import warnings
from importlib import import_module

with warnings.catch_warnings():
    # When Python first compiles whoosh's source it warns of old spellings in it, which nobody who runs it can mend.
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.simplefilter("ignore", SyntaxWarning)
    from search.engines.whoosh.answering import WhooshEngine, open_engine
    from search.engines.whoosh.schema import schema_digest
    from search.engines.whoosh.writing import write

    import_module("whoosh.codec.whoosh3")  # whoosh does so itself, later

__all__ = ["WhooshEngine", "open_engine", "schema_digest", "write"]
