"""From a tantivy index to ordered hits and exact counts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import repeat
from operator import neg
from pathlib import Path
from typing import Any, Final, NamedTuple

from tantivy import DocAddress, Index, Order, Query, Searcher

from corpus.errors import IndexUnusable
from corpus.frozen import dataclass
from search.engine import YES_ONLY, Articles, Counts, Hit, Hits, Match, Selection, Sort, Undated
from search.engines.tantivy.combining import NOTHING, any_of, both, unscored
from search.engines.tantivy.compiling import Compiler
from search.engines.tantivy.lexicon import Lexicon
from search.engines.tantivy.readings import MAY, MAY_IN_BOUNDS, MUST, Side
from search.engines.tantivy.schema import Mark, build_schema, register_tokenizer
from search.matching import Truth, is_found, matches
from search.resolved import WORDS_ALONE, Mentioning, Nearby, Repeated, Resolved, has_names, leaves

# Hits taken in one go, at the least: short articles with one of the words have often the same score as many others.
TAKEN: Final = 30
_END_OF_TIME: Final = float("inf")  # sorts what has no date


@dataclass(frozen=True, eq=False)
class Asked:
    """A query as tantivy takes it, to be ranked and to be counted; each part is made when it is first asked for."""

    ranking: Compiler
    compiler: Compiler
    query: Resolved

    @cached_property
    def true(self) -> Query:
        """Where it is true."""
        return self.compiler.compile(self.query, MUST)

    @cached_property
    def unknown(self) -> Query:
        """Where it is neither true nor false."""
        return self.compiler.unknown(self.query)

    def undated(self) -> Query:
        """Where it is unknown for want of a date."""
        return both(self.unknown, self.compiler.undated())

    def possible(self) -> Query:
        """Where it is unknown for other reasons."""
        return both(self.unknown, without=self.compiler.undated())

    def not_trimmed(self) -> Query:
        """Where it is unknown for want of a date that no bound excludes."""
        return both(self.undated(), self.compiler.compile(self.query, MAY_IN_BOUNDS))

    def ranked(self, selection: Selection) -> Query:
        """The articles selected, with their scores."""
        return _selected(self, selection, self.ranking.compile(self.query, MUST))

    def selected(self, selection: Selection) -> Query:
        """The articles selected."""
        return _selected(self, selection, self.true)


class Found(NamedTuple):
    """The first hits of an answer in order, how many there are in all, and where, if these are all, they are kept.

    Of each hit there is its row, and its score or the moment it is ordered by.
    """

    rows: Sequence[int]
    values: Sequence[float | None]
    articles: int
    addresses: list[DocAddress] | None = None


class TantivyEngine:
    """Answers queries about an archive as its index was when it was opened.

    ``articles`` gives those of rows, for what the index alone cannot decide.
    """

    def __init__(self, index: Index, articles: Articles) -> None:
        self._articles = articles
        self._searcher: Searcher = index.searcher()
        # the count is absent from the stubs, and that every document has a whole number in the fields asked for
        self._search: Callable[..., Any] = self._searcher.search
        self._numbers: Callable[[str, list[DocAddress]], list[int]] = self._searcher.fast_field_values  # type: ignore[assignment]
        self._size = self._searcher.num_docs
        self._most_shared = self._searcher.doc_freq("mark", Mark.SHARED)
        lexicon = Lexicon(index.schema, self._searcher)
        self._compiler = Compiler(lexicon, scored=False)
        self._ranking = Compiler(lexicon, scored=True)

    def search(
        self, query: Resolved, *, selection: Selection = YES_ONLY, sort: Sort = Sort.RELEVANCE, limit: int | None
    ) -> Hits:
        """The first ``limit`` selected articles in the order asked for; all of them for None, none for 0."""
        wanted = self._size if limit is None else limit
        ranked = sort is Sort.RELEVANCE and wanted > 0
        asked = self._asked(query, self._ranking if ranked else self._compiler)
        if ranked:
            found = self._best(asked.ranked(selection), wanted)
        elif wanted == 0:
            found = Found((), (), self._count(asked.selected(selection)))
        else:
            found = self._by_date(asked.selected(selection), sort, wanted)
        hits = self._hits(found, asked, selection, scored=ranked)
        return Hits(hits, found.articles, partial(self._counts, asked, selection, found))

    def count(self, query: Resolved, *, selection: Selection = YES_ONLY) -> Counts:
        """What ``search`` counts, without hits."""
        asked = self._asked(query, self._compiler)
        return self._counts(asked, selection, Found((), (), self._count(asked.selected(selection))))

    def rows(self, query: Resolved, *, selection: Selection = YES_ONLY) -> Iterator[int]:
        """The rows of all selected articles, in rising order."""
        return iter(self._rows(self._asked(query, self._compiler).selected(selection)))

    def is_exact(self, query: Resolved) -> bool:
        """Whether tantivy alone answers the query, so that no article has to be looked at."""
        return not self._compiler.rough_leaves(leaves(query))

    # --- which articles ----------------------------------------------------------------------------------------------

    def _asked(self, query: Resolved, compiler: Compiler) -> Asked:
        """The query, which is compiled by ``compiler`` in any case."""
        if type(query) in WORDS_ALONE:
            return Asked(self._ranking, self._compiler, query)
        asked = leaves(query)
        rough = () if WORDS_ALONE.issuperset(map(type, asked)) else compiler.rough_leaves(asked)
        if not rough:
            return Asked(self._ranking, self._compiler, query)
        found = self._decided(query, rough)
        return Asked(replace(self._ranking, found=found), replace(self._compiler, found=found), query)

    def _decided(self, query: Resolved, rough: tuple[Resolved, ...]) -> dict[Resolved, Query]:
        """Where the rough leaves are true, of the articles for which they decide the query."""
        compiler = self._compiler
        certain, above = compiler.compile(query, MUST, Side.BELOW), compiler.compile(query, MAY)
        rows = self._rows(both(above, without=certain))
        places = [leaf for leaf in rough if isinstance(leaf, Mentioning | Nearby | Repeated)]
        facts = [leaf for leaf in rough if not isinstance(leaf, Mentioning | Nearby | Repeated)]
        found: dict[Resolved, list[int]] = {leaf: [] for leaf in rough}
        if places:
            for row, texts in self._articles.texts(rows, with_names=any(map(has_names, places))):
                for place in places:
                    if is_found(place, texts):
                        found[place].append(row)
        if facts:
            for stored in self._articles.stored(rows):
                for fact in facts:
                    if matches(fact, stored) is Truth.YES:
                        found[fact].append(stored.row)
        return {leaf: compiler.rows(of_leaf) for leaf, of_leaf in found.items()}

    # --- in which order ----------------------------------------------------------------------------------------------

    def _best(self, query: Query, wanted: int) -> Found:
        """The first ``wanted`` by score, ties by id."""
        taken = max(TAKEN, wanted + 1)
        while True:
            result = self._search(query, limit=min(taken, self._size))
            hits: list[Any] = result.hits
            if len(hits) < taken or hits[-1][0] < hits[wanted - 1][0]:
                break
            taken *= 8  # all that tie with the last one wanted are needed, so that their ids decide
        end = wanted
        while end < len(hits) and hits[end][0] == hits[end - 1][0]:
            end += 1
        return self._found(hits[:end], result.count, wanted, neg)

    def _by_date(self, query: Query, sort: Sort, wanted: int) -> Found:
        """The first ``wanted`` by date, ties by id, those without a date to sort by at the end."""
        order = Order.Desc if sort is Sort.NEWEST else Order.Asc
        # in either order tantivy puts at the end what has no value, and gives None for it
        result = self._search(query, limit=min(wanted + 1, self._size), order_by_field="moment", order=order)
        hits = result.hits
        if len(hits) > wanted and hits[wanted][0] == hits[wanted - 1][0]:  # more may share the last moment
            last = hits[wanted][0]
            at_last = self._compiler.undated() if last is None else self._compiler.moment(last)
            hits = [hit for hit in hits if hit[0] != last]
            hits += [(last, address) for address in self._addresses(both(query, at_last))]
        return self._found(hits, result.count, wanted, _newest_first if sort is Sort.NEWEST else _oldest_first)

    def _found(
        self, hits: list[tuple[Any, DocAddress]], articles: int, wanted: int, key: Callable[[Any], float]
    ) -> Found:
        """The first ``wanted`` of these hits, which are in rising order of ``key``, ties by id."""
        if not hits:
            return Found((), (), articles, [])
        values, places = zip(*hits, strict=True)
        addresses = list(places)
        rows: Sequence[int] = self._numbers("row", addresses)
        if len(set(values)) < len(values):
            ordered = sorted(zip(map(key, values), self._numbers("id", addresses), rows, values, strict=True))
            _, _, rows, values = zip(*ordered, strict=True)
        return Found(rows[:wanted], values[:wanted], articles, addresses if len(addresses) == articles else None)

    # --- what is told of them ----------------------------------------------------------------------------------------

    def _hits(self, found: Found, asked: Asked, selection: Selection, *, scored: bool) -> tuple[Hit, ...]:
        if not found.rows:
            return ()
        is_sure = selection is YES_ONLY or asked.unknown is NOTHING
        unsure = {} if is_sure else self._unsure(found.rows, asked)
        scores = found.values if scored else repeat(0.0)
        why = [unsure.get(row, Match.YES) for row in found.rows] if unsure else repeat(Match.YES)
        return tuple(map(tuple.__new__, repeat(Hit), zip(found.rows, scores, why, strict=False)))

    def _unsure(self, rows: Sequence[int], asked: Asked) -> dict[int, Match]:
        """Why each of these rows was selected, where it is not because the query is true of it."""
        shown = self._compiler.rows(rows)
        return dict.fromkeys(self._rows(both(shown, asked.possible())), Match.POSSIBLE) | dict.fromkeys(
            self._rows(both(shown, asked.undated())), Match.UNDATED
        )

    def _counts(self, asked: Asked, selection: Selection, found: Found) -> Counts:
        if found.addresses is None:
            stories = self._stories(asked.selected(selection), found.articles)
        else:
            stories = len(set(self._numbers("story", found.addresses)))
        if asked.unknown is NOTHING:
            return Counts(found.articles, stories, 0, 0, 0)
        undated = self._count(asked.undated())
        return Counts(
            articles=found.articles,
            stories=stories,
            undated=undated,
            possible=self._count(asked.possible()),
            trimmed=undated - self._count(asked.not_trimmed()) if undated else 0,
        )

    def _stories(self, query: Query, articles: int) -> int:
        """The number of stories among so many articles."""
        shared = self._compiler.lexicon.marked(Mark.SHARED)
        if articles < 2 or shared is NOTHING:
            return articles
        # tantivy makes room for as many hits as are asked for
        found = self._search(both(query, shared), limit=min(articles, self._most_shared), order_by_field="story").hits
        return articles - len(found) + len({story for story, _ in found})

    # --- asking tantivy ----------------------------------------------------------------------------------------------

    def _count(self, query: Query) -> int:
        return 0 if query is NOTHING else self._search(unscored(query), limit=1).count

    def _addresses(self, query: Query) -> list[DocAddress]:
        # one more than there are, as tantivy takes no limit of 0
        return [address for _, address in self._search(query, limit=self._size + 1).hits]

    def _rows(self, query: Query) -> list[int]:
        """The rows, in rising order."""
        found = self._search(unscored(query), limit=self._size + 1, order_by_field="row", order=Order.Asc)
        return [row for row, _ in found.hits]


def _newest_first(moment: int | None) -> float:
    return _END_OF_TIME if moment is None else -moment


def _oldest_first(moment: int | None) -> float:
    return _END_OF_TIME if moment is None else moment


def _selected(asked: Asked, selection: Selection, true: Query) -> Query:
    """The articles selected, of which the query is true where ``true`` fits."""
    if selection is YES_ONLY:
        return true
    if selection.undated is Undated.ONLY:
        return asked.not_trimmed()
    parts = [true]
    if selection.possible:
        parts.append(asked.possible())
    if selection.undated is Undated.INCLUDE:
        parts.append(asked.not_trimmed())
    return any_of(parts)


def open_engine(folder: Path, articles: Articles) -> TantivyEngine:
    """The engine over the index in ``folder``; IndexUnusable where its files cannot be read."""
    return TantivyEngine(open_index(folder), articles)


def open_index(folder: Path) -> Index:
    """The index in ``folder``, ready to be asked; IndexUnusable as above."""
    try:
        index = Index(build_schema(), str(folder), reuse=True)
    except ValueError as error:  # tantivy's word for files that are missing, damaged or of another schema
        raise IndexUnusable(str(folder), f"cannot be opened ({error})") from error
    register_tokenizer(index)
    return index
