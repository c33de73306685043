"""The words and names that one index holds: a query for each, made once, and none for what it does not hold.

Most words stand in few titles, and most inflections in none. Tantivy walks a single list of articles several times faster than
the same list beside empty ones, so what a field does not hold is left out before it is asked for.
"""

from collections.abc import Sequence
from typing import Final

from tantivy import Query, Schema, Searcher

from search.engines.tantivy.combining import NOTHING

MOST_WORDS: Final = 20_000  # of one field, whose queries are kept: some megabytes


class Lexicon:
    """What the index holds that ``searcher`` sees, which never changes."""

    def __init__(self, schema: Schema, searcher: Searcher) -> None:
        self.schema = schema
        self._searcher = searcher
        self._words: dict[str, dict[str, Query]] = {}

    def word(self, field: str, word: str) -> Query:
        """The articles that hold the word, or the number of a name, in a field; ``NOTHING`` where none does."""
        known = self._words.get(field)
        if known is None:
            known = self._words[field] = {}
        query = known.get(word)
        if query is None:
            if len(known) >= MOST_WORDS:
                known.clear()
            is_held = self._searcher.doc_freq(field, word) > 0
            query = known[word] = Query.term_query(self.schema, field, word) if is_held else NOTHING
        return query

    def side_by_side(self, field: str, words: Sequence[str]) -> Query:
        """These words, one or more, in this order with nothing between."""
        if len(words) == 1:  # tantivy panics on a phrase of one word
            return self.word(field, words[0])
        if any(self.word(field, word) is NOTHING for word in words):
            return NOTHING
        return Query.phrase_query(self.schema, field, list(words))

    def phrase(self, field: str, words: Sequence[tuple[int, str]], slop: int = 0) -> Query:
        """Two or more words, each at its place, the last one up to ``slop`` places off on either side."""
        if any(self.word(field, word) is NOTHING for _, word in words):
            return NOTHING
        return Query.phrase_query(self.schema, field, list(words), slop=slop)
