"""A resolved query to a tantivy query.

A query has several readings: where it is true, where it is not false, and where it is unknown. A leaf that tantivy cannot
answer exactly is rough. Until the articles were looked at it has two answers: a superset of what fits (``ABOVE``) and a
subset (``BELOW``), and ``NOT`` turns each into its opposite; then it has the rows that were found.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Final

from tantivy import FieldType, Query

from corpus.frozen import dataclass
from search.engines.documents import site_key
from search.engines.tantivy.combining import EVERYTHING, NOTHING, any_of, both, scored_by, unscored
from search.engines.tantivy.lexicon import Lexicon
from search.engines.tantivy.periods import UNSURE, dated, in_doubt
from search.engines.tantivy.placing import any_word, placed, side_by_side
from search.engines.tantivy.readings import MAY, MUST, Reading, Side
from search.engines.tantivy.schema import Mark
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


class Made:
    """The queries for a place, as ``placed`` has them, and in ``joined``, made when it is first asked for, all as one."""

    __slots__ = ("_joined", "is_exact", "place", "queries")

    def __init__(self, place: Place, queries: list[Query], *, is_exact: bool) -> None:
        self.place = place
        self.queries = queries
        self.is_exact = is_exact
        self._joined: Query | None = None

    @property
    def joined(self) -> Query:
        """What any of the queries fits."""
        if self._joined is None:
            self._joined = any_of(self.queries)
        return self._joined


MOST_MADE: Final = 2_000  # places whose queries are kept,
MOST_QUERIES: Final = 200  # and of one place; with more it takes far longer to ask them than to make them

# unions of them would be made anew whenever they are asked for
_PLAIN: Final = (Term, Sequence)
_PLACES: Final = (Mentioning, Nearby)
_OPPOSITE_SIDE: Final = {Side.ABOVE: Side.BELOW, Side.BELOW: Side.ABOVE}

_PROPERTIES: Final = {
    Property.UNDATED: Mark.UNSURE_PUBLISHED,
    Property.COPY: Mark.COPY,
    Property.ORIGINAL: Mark.ORIGINAL,
}


def is_certain(query: Resolved) -> bool:
    """Whether the query is true or false of every article, never unknown."""
    return not any(isinstance(leaf, Dated) and leaf.field in UNSURE for leaf in leaves(query))


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles for one index; what its queries score means something only if ``scored``.

    ``found`` are rough leaves with the documents in which they were found,
    beside those in which they are for sure. ``made`` is what was made for places before, each known by the number of the object:
    one question comes to the same place more than once, and the question asked again is the same tree.
    """

    lexicon: Lexicon
    scored: bool
    found: Mapping[Resolved, Query] = field(default_factory=dict)
    made: dict[int, Made] = field(default_factory=dict)

    def compile(self, query: Resolved, reading: Reading, side: Side = Side.ABOVE) -> Query:
        """The tantivy query of one reading; words and names score, everything else scores 0."""
        if isinstance(query, _PLAIN):
            return any_of(self._plain(query))
        if isinstance(query, _PLACES):
            made = self._placed(query)
            if made.is_exact:
                return made.joined
        if isinstance(query, AllOf):
            return self._all_of(query.clauses, reading, side)
        return any_of(self._parts(query, reading, side))

    def unknown(self, query: Resolved) -> Query:
        """The articles of which the query is neither true nor false."""
        if is_certain(query):
            return NOTHING
        match query:
            case AllOf():
                unknown = any_of(map(self.unknown, query.clauses))
                return self._all_of(_beside_unknown(query.clauses), MAY, Side.ABOVE, also=(unknown,))
            case AnyOf():
                true = any_of(self.compile(clause, MUST) for clause in _beside_unknown(query.clauses))
                return both(any_of(map(self.unknown, query.clauses)), without=true)
            case NoneOf():
                return self.unknown(query.of)
            case Dated():
                return unscored(in_doubt(query.field, query.period, self.lexicon))
            case _:
                raise AssertionError(query)  # only dates are ever unknown

    def undated(self) -> Query:
        """The articles whose published date is only bound or not known."""
        return self.lexicon.marked(Mark.UNSURE_PUBLISHED)

    def rows(self, rows: Iterable[int]) -> Query:
        """The documents of these rows."""
        # a set of terms would be compiled to an automaton, which takes longer than looking each up
        return unscored(any_of(Query.term_query(self.lexicon.schema, "row", row) for row in rows))

    def moment(self, moment: int) -> Query:
        """The documents ordered under this moment."""
        return unscored(Query.term_query(self.lexicon.schema, "moment", moment))

    def rough_leaves(self, of_query: Iterable[Resolved]) -> tuple[Resolved, ...]:
        """Of the leaves of a query those that tantivy alone does not answer, each once."""
        return tuple(dict.fromkeys(filter(self._is_rough, of_query)))

    def _is_rough(self, leaf: Resolved) -> bool:
        match leaf:
            case Mentioning(every=None):
                return False
            case Nearby() | Mentioning():
                return not self._placed(leaf).is_exact
            case Repeated():
                return leaf.least > 1 or not self._placed(leaf.of).is_exact
            case Dated():
                return leaf.field is DateField.MENTIONED
            case _:
                return False

    def _placed(self, place: Place) -> Made:
        made = self.made.get(id(place))
        if made is None or made.place is not place:
            queries, is_exact = placed(place, self.lexicon, scored=self.scored)
            made = Made(place, queries, is_exact=is_exact)
            if len(queries) <= MOST_QUERIES:
                if len(self.made) >= MOST_MADE:
                    self.made.clear()
                self.made[id(place)] = made
        return made

    def _plain(self, place: Term | Sequence) -> list[Query]:
        # made in the time that it would take to look whether it was made before
        if isinstance(place, Term):
            return any_word(place, place.fields, self.lexicon, scored=self.scored)
        return side_by_side(place, place.fields, self.lexicon, scored=self.scored)

    # --- any query ---------------------------------------------------------------------------------------------------

    def _parts(self, query: Resolved, reading: Reading, side: Side) -> list[Query]:
        """Queries of which any fits; more than one only where that is what is asked."""
        match query:
            case Term() | Sequence():
                return self._plain(query)
            case Mentioning(every=None):  # common, and never rough
                return self._leaf(query, reading, side)
            case AnyOf():
                return [part for clause in query.clauses for part in self._parts(clause, reading, side)]
            case AllOf():
                return [self._all_of(query.clauses, reading, side)]
            case NoneOf():
                return [both(EVERYTHING, without=self._opposite(query, reading, side))]
            case _ if self.found and query in self.found:
                sure = any_of([*self._leaf(query, reading, Side.BELOW), self.found[query]])
                return [scored_by(any_of(self._leaf(query, reading, Side.ABOVE)), sure)]
            case _:
                return self._leaf(query, reading, side)

    def _all_of(self, clauses: Iterable[Resolved], reading: Reading, side: Side, also: tuple[Query, ...] = ()) -> Query:
        with_: list[Query] = list(also)
        without: list[Query] = []
        for clause in clauses:
            if isinstance(clause, NoneOf):  # tantivy skips what it must not match, and need not list the rest
                without.append(self._opposite(clause, reading, side))
            else:
                with_.append(self.compile(clause, reading, side))
        return both(*(with_ or [EVERYTHING]), without=any_of(without) if without else NOTHING)

    def _opposite(self, query: NoneOf, reading: Reading, side: Side) -> Query:
        return self.compile(query.of, reading.opposite, _OPPOSITE_SIDE[side])

    def _leaf(self, leaf: Resolved, reading: Reading, side: Side) -> list[Query]:
        match leaf:
            case Mentioning() if side is Side.BELOW and leaf.every is not None and leaf.but:
                ignored = Mentioning(leaf.but, fields=leaf.fields)
                return [both(self.lexicon.word("has", leaf.every), without=self._placed(ignored).joined)]
            case Term() | Sequence():
                return self._plain(leaf)
            case Mentioning():
                return self._placed(leaf).queries
            case Alternatives() | Nearby():
                made = self._placed(leaf)
                return made.queries if side is Side.ABOVE or made.is_exact else []
            case Repeated():
                return self._leaf(leaf.of, reading, side) if side is Side.ABOVE or leaf.least <= 1 else []
            case _:
                return [unscored(self._fact(leaf, reading, side))]

    def _fact(self, leaf: Resolved, reading: Reading, side: Side) -> Query:
        """What is asked of the article rather than of its text."""
        match leaf:
            case Anything():
                return EVERYTHING
            case Dated():
                return dated(leaf, self.lexicon, reading, side)
            case Named():
                return self.lexicon.side_by_side(leaf.field, leaf.words)
            case OnSite():
                return self.lexicon.word("site", site_key(leaf.host, leaf.path, leaf.query))
            case InLanguage():
                return self.lexicon.word("language", leaf.tag)
            case IdBegins():
                return self._id_begins(leaf.prefix)
            case InStory():
                return any_of(Query.term_query(self.lexicon.schema, "story", int(story, 16)) for story in leaf.stories)
            case HasProperty():
                return self.lexicon.marked(_PROPERTIES[leaf.property])
            case HasValue():
                return self.lexicon.word("has", leaf.field)
            case _:
                raise AssertionError(leaf)

    def _id_begins(self, prefix: str) -> Query:
        if len(prefix) > 16:
            return NOTHING
        first, last = int(prefix.ljust(16, "0"), 16), int(prefix.ljust(16, "f"), 16)
        return Query.range_query(self.lexicon.schema, "id", FieldType.Unsigned, first, last)


def _beside_unknown(clauses: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    """The clauses that decide of an article for which one is unknown: all, but for the only one that can be."""
    certain = tuple(clause for clause in clauses if is_certain(clause))
    return certain if len(certain) == len(clauses) - 1 else clauses
