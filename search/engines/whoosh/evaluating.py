"""From a resolved query to the documents it holds for.

Whoosh finds the documents of one word or phrase at a time, and sets of their numbers do the rest. Its own AND and OR
would only be slower, and its NOT is wrong: it finds deleted documents, loses others, and in a nesting may never end.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, assert_never

from whoosh.query import Query as WhooshQuery
from whoosh.query import Term as WhooshTerm
from whoosh.searching import Searcher

from corpus.article import Field
from search.engines.documents import BOUND_KIND, LAST_DATED_KIND, interval_seconds
from search.engines.whoosh.compiling import leaf_queries, value_query
from search.engines.whoosh.schema import Identity, mentioned_seconds
from search.fields import DateField, Property
from search.resolved import (
    AllOf,
    Alternatives,
    AnyOf,
    Anything,
    Dated,
    HasProperty,
    HasValue,
    IdBegins,
    InLanguage,
    InStory,
    Mentioning,
    Named,
    Nearby,
    NoneOf,
    OnSite,
    Place,
    Repeated,
    Resolved,
    Sequence,
    Term,
    leaves,
)

Documents = frozenset[int]  # by the numbers whoosh gives them

# What is true or false of every article, and whoosh can tell.
_Certain = (
    Term
    | Sequence
    | Mentioning
    | Alternatives
    | Named
    | OnSite
    | InLanguage
    | HasValue
    | IdBegins
    | InStory
    | HasProperty
    | Anything
)

NO_DOCUMENTS: Documents = frozenset()


class Holding(NamedTuple):
    """The documents a query is surely true of, and those it is not surely false of, which include them.

    Those between are unknown where the query ``is_exact``; where not, their articles have to be looked at. ``in_bounds``:
    the same with bounds read as the periods they leave open, as in ``search.matching``.
    """

    true: Documents
    not_false: Documents
    true_in_bounds: Documents
    not_false_in_bounds: Documents


def is_exact(query: Resolved) -> bool:
    """Whether whoosh alone answers the query, so that no article has to be looked at."""
    return not any(isinstance(leaf, Nearby | Repeated) for leaf in leaves(query))


class Evaluator:
    """Evaluates queries over one index, as it was when ``searcher`` was made."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._everything: Documents = frozenset(searcher.reader().all_doc_ids())  # those deleted are left out

    def evaluate(self, query: Resolved) -> Holding:
        """What the query holds for."""
        match query:
            case AllOf():
                return _combined(frozenset.intersection, map(self.evaluate, query.clauses))
            case AnyOf():
                return _combined(frozenset.union, map(self.evaluate, query.clauses))
            case NoneOf():
                return self._opposite(self.evaluate(query.of))
            case Dated():
                return self._dated(query)
            case Nearby():
                return _unsure(self._holding(query))
            case Repeated():
                return _unsure(self._holding(query.of))
            case _:
                return _sure(self._certain(query))

    def identities(self, documents: Iterable[int]) -> Iterator[tuple[int, Identity]]:
        """The documents with the articles they stand for."""
        if self._everything:  # an index without documents has no columns
            column = self._searcher.reader().column_reader("identity", translate=False)
            yield from ((document, Identity(*column[document])) for document in documents)

    def undated(self) -> Documents:
        """The documents whose published date is only bound or not known."""
        return frozenset(document for document, (kind, _, _) in self._column("published") if kind >= BOUND_KIND)

    def _opposite(self, of: Holding) -> Holding:
        every = self._everything
        return Holding(every - of.not_false, every - of.true, every - of.not_false_in_bounds, every - of.true_in_bounds)

    def _column(self, name: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Every document with its values in a column."""
        if self._everything:
            values = enumerate(self._searcher.reader().column_reader(name, translate=False))
            yield from (pair for pair in values if pair[0] in self._everything)

    def _found(self, query: WhooshQuery) -> Documents:
        return frozenset(self._searcher.docs_for_query(query))

    def _certain(self, query: _Certain) -> Documents:
        match query:
            case Term() | Sequence() | Mentioning() | Alternatives():
                return self._holding(query)
            case Named() | OnSite() | InLanguage() | HasValue():
                return self._found(value_query(query))
            case IdBegins():
                return self._where(lambda article: f"{article.id:016x}".startswith(query.prefix))
            case InStory():
                stories = {int(story, 16) for story in query.stories}
                return self._where(lambda article: article.story in stories)
            case HasProperty():
                return self._with_property(query.property)
            case Anything():
                return self._everything
            case _:
                assert_never(query)

    # --- places: words and names -------------------------------------------------------------------------------------

    def _holding(self, place: Place) -> Documents:
        """The documents that hold the place; for a proximity those that hold both operands in one field."""
        return _union(self._holding_in(field, place) for field in Field)

    def _holding_in(self, field: Field, place: Place) -> Documents:
        match place:
            case Alternatives():
                return _union(self._holding_in(field, part) for part in place.parts)
            case Nearby():
                return self._holding_in(field, place.left) & self._holding_in(field, place.right)
            case _:
                return _union(self._found(query) for query, _ in leaf_queries(place, field))

    # --- dates and values --------------------------------------------------------------------------------------------

    def _dated(self, query: Dated) -> Holding:
        earliest, before = interval_seconds(query.period)
        match query.field:
            case DateField.ADDED:
                added = self._column("added")
                return _sure(frozenset(document for document, (moment,) in added if earliest <= moment < before))
            case DateField.MENTIONED:
                return _sure(self._mentioning(earliest, before))
            case DateField.PUBLISHED | DateField.UPDATED:
                return self._published(query.field, earliest, before)
            case _:
                assert_never(query.field)

    def _mentioning(self, earliest: int, before: int) -> Documents:
        def is_inside(key: str) -> bool:
            start, end = mentioned_seconds(key)
            return earliest <= start and end <= before

        keys = [term.decode() for term in self._searcher.lexicon("mentioned")]
        return _union(self._found(WhooshTerm("mentioned", key)) for key in keys if is_inside(key))

    def _published(self, field: DateField, earliest: int, before: int) -> Holding:
        column = list(self._column(field.value))

        def inside(last_known_kind: int) -> Documents:
            return frozenset(
                document
                for document, (kind, start, end) in column
                if kind <= last_known_kind and earliest <= start and end <= before
            )

        def not_outside(last_known_kind: int) -> Documents:
            return frozenset(
                document
                for document, (kind, start, end) in column
                if kind > last_known_kind or (start < before and end > earliest)
            )

        return Holding(
            true=inside(LAST_DATED_KIND),
            not_false=not_outside(LAST_DATED_KIND),
            true_in_bounds=inside(BOUND_KIND),
            not_false_in_bounds=not_outside(BOUND_KIND),
        )

    def _with_property(self, wanted: Property) -> Documents:
        match wanted:
            case Property.UNDATED:
                return self.undated()
            case Property.COPY:
                return self._where(lambda article: article.story != article.id)
            case Property.ORIGINAL:
                return self._where(lambda article: article.story == article.id)
            case _:
                assert_never(wanted)

    def _where(self, condition: Callable[[Identity], bool]) -> Documents:
        return frozenset(document for document, article in self.identities(self._everything) if condition(article))


def _sure(documents: Documents) -> Holding:
    return Holding(documents, documents, documents, documents)


def _unsure(documents: Documents) -> Holding:
    return Holding(NO_DOCUMENTS, documents, NO_DOCUMENTS, documents)


def _combined(combine: Callable[..., Documents], holdings: Iterable[Holding]) -> Holding:
    return Holding(*(combine(*sets) for sets in zip(*holdings, strict=True)))


def _union(found: Iterable[Documents]) -> Documents:
    return NO_DOCUMENTS.union(*found)
