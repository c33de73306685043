"""The words and names that one index holds: a query for each, made once, and none for what it does not hold.

Most words stand in few titles. Tantivy walks a single list of articles several times faster than the same list beside empty
ones, so what a field does not hold is left out before it is asked for. Almost all that is asked for stands in some body:
there it is tantivy that finds out.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from tantivy import Query, Schema, Searcher

from corpus.article import Field
from search.engines.tantivy.combining import NOTHING
from search.engines.tantivy.schema import Mark
from search.resolved import FORM_WEIGHT

ANYWHERE: Final = "anywhere"  # the field of what stands in title or body
MOST_WORDS: Final = 20_000  # of one field, whose queries are kept: some megabytes
# Fields that hold almost all words, names or days that are asked for.
FULL: Final = frozenset({"body", "anywhere", "body_names", "sentences", "paragraphs", "published_day", "updated_day"})


class Held(dict[str, Query]):
    """By word, the articles that hold it in one field. Each is looked up when it is first asked for.

    ``NOTHING`` where none does, unless the field is one of ``FULL``.
    """

    def __init__(self, schema: Schema, searcher: Searcher, field: str, weight: float) -> None:
        super().__init__()
        self._schema = schema
        self._searcher = searcher
        self._field = field
        self._is_full = field in FULL
        self._weight = weight

    def __missing__(self, word: str) -> Query:
        if self._is_full or self._searcher.doc_freq(self._field, word):
            query = Query.term_query(self._schema, self._field, word)
            if self._weight != 1:
                query = Query.boost_query(query, self._weight)
        else:
            query = NOTHING
        if len(self) >= MOST_WORDS:
            self.clear()
        self[word] = query
        return query


class Lexicon:
    """What the index holds that ``searcher`` sees, which never changes."""

    def __init__(self, schema: Schema, searcher: Searcher) -> None:
        self.schema = schema
        self._searcher = searcher
        self._held: dict[tuple[str, float], Held] = {}
        # those that most questions ask for
        self.titles = self.held(Field.TITLE)
        self.bodies = self.held(Field.BODY)
        self.anywhere = self.held(ANYWHERE)
        self.anywhere_as_form = self.held(ANYWHERE, FORM_WEIGHT)

    def held(self, field: str, weight: float = 1) -> Held:
        """The words of a field, or the numbers of names; what they score counts ``weight`` times."""
        held = self._held.get((field, weight))
        if held is None:
            held = self._held[field, weight] = Held(self.schema, self._searcher, field, weight)
        return held

    def word(self, field: str, word: str) -> Query:
        """The articles that hold the word, or the number of a name, in a field."""
        return self.held(field)[word]

    def marked(self, mark: Mark) -> Query:
        """The articles that have the mark; ``NOTHING`` where none does."""
        return self.held("mark")[mark]

    def side_by_side(self, field: str, words: Sequence[str]) -> Query:
        """These words, one or more, in this order with nothing between."""
        if len(words) == 1:  # tantivy panics on a phrase of one word
            return self.held(field)[words[0]]
        return Query.phrase_query(self.schema, field, list(words)) if self._may_hold(field, words) else NOTHING

    def phrase(self, field: str, words: Sequence[tuple[int, str]], slop: int = 0) -> Query:
        """Two or more words, each at its place, the last one up to ``slop`` places off on either side."""
        if not self._may_hold(field, [word for _, word in words]):
            return NOTHING
        return Query.phrase_query(self.schema, field, list(words), slop=slop)

    def _may_hold(self, field: str, words: Iterable[str]) -> bool:
        if field in FULL:
            return True
        return NOTHING not in map(self.held(field).__getitem__, words)
