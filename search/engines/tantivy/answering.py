"""From a tantivy index to ordered hits and exact counts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from tantivy import DocAddress, Index, Order, Query, Searcher

from corpus.errors import IndexUnusable
from search.engine import YES_ONLY, Articles, Counts, Hit, Hits, Match, Selection, Sort, Undated
from search.engines.tantivy.combining import NOTHING, any_of, both, unscored
from search.engines.tantivy.compiling import MAY, MAY_IN_BOUNDS, MUST, Compiler, Side, rough_leaves
from search.engines.tantivy.schema import Mark, build_schema, register_tokenizer
from search.matching import Truth, is_found, matches
from search.resolved import Nearby, Repeated, Resolved, has_names

# Hits taken in one go, at the least: an answer with no more is counted by looking at them.
TAKEN: Final = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as tantivy takes it: where it is true, and where it is neither true nor false."""

    compiler: Compiler
    query: Resolved
    true: Query
    unknown: Query

    def undated(self) -> Query:
        """Where it is unknown for want of a date."""
        return both(self.unknown, self.compiler.undated())

    def possible(self) -> Query:
        """Where it is unknown for other reasons."""
        return both(self.unknown, without=self.compiler.undated())

    def not_trimmed(self) -> Query:
        """Where it is unknown for want of a date that no bound excludes."""
        return both(self.undated(), self.compiler.compile(self.query, MAY_IN_BOUNDS))


# A hit by what orders it, a score negated or a moment, then by id.
Ranked = tuple[float, int, DocAddress]


class Found(NamedTuple):
    """The first hits of an answer, and how many articles and stories it has in all."""

    first: list[Ranked]
    articles: int
    stories: int


class TantivyEngine:
    """Answers queries about an archive as its index was when it was opened.

    ``articles`` gives those of rows, for what the index alone cannot decide.
    """

    def __init__(self, index: Index, articles: Articles) -> None:
        self._articles = articles
        self._searcher: Searcher = index.searcher()
        marked = {mark: self._searcher.doc_freq("mark", mark) for mark in Mark}
        self._most_shared = max(1, marked[Mark.SHARED])  # tantivy makes room for as many hits as are asked for
        self._compiler = Compiler(index.schema, frozenset(mark for mark, articles in marked.items() if articles))

    def search(
        self, query: Resolved, *, selection: Selection = YES_ONLY, sort: Sort = Sort.RELEVANCE, limit: int | None
    ) -> Hits:
        """The first ``limit`` selected articles in the order asked for; all of them for None, none for 0."""
        asked = self._asked(query)
        selected = _selected(asked, selection)
        wanted = self._searcher.num_docs if limit is None else limit
        if wanted == 0:
            found = self._counted(selected)
        elif sort is Sort.RELEVANCE:
            found = self._best(selected, wanted)
        else:
            found = self._by_date(selected, sort, wanted)
        hits = self._hits(found.first, asked, selection, scored=sort is Sort.RELEVANCE)
        return Hits(hits, self._counts(asked, found))

    def count(self, query: Resolved, *, selection: Selection = YES_ONLY) -> Counts:
        """What ``search`` counts, without hits."""
        asked = self._asked(query)
        return self._counts(asked, self._counted(_selected(asked, selection)))

    def rows(self, query: Resolved, *, selection: Selection = YES_ONLY) -> Iterator[int]:
        """The rows of all selected articles, in rising order."""
        return iter(self._rows(_selected(self._asked(query), selection)))

    def is_exact(self, query: Resolved) -> bool:
        """Whether tantivy alone answers the query, so that no article has to be looked at."""
        return not rough_leaves(query)

    # --- which articles ----------------------------------------------------------------------------------------------

    def _asked(self, query: Resolved) -> Asked:
        rough = rough_leaves(query)
        compiler = self._decided(query, rough) if rough else self._compiler
        return Asked(compiler, query, compiler.compile(query, MUST), compiler.unknown(query))

    def _decided(self, query: Resolved, rough: tuple[Resolved, ...]) -> Compiler:
        """A compiler that knows where the rough leaves are true, of the articles for which they decide the query."""
        compiler = self._compiler
        certain, above = compiler.compile(query, MUST, Side.BELOW), compiler.compile(query, MAY)
        rows = self._rows(both(above, without=certain))
        places = [leaf for leaf in rough if isinstance(leaf, Nearby | Repeated)]
        facts = [leaf for leaf in rough if not isinstance(leaf, Nearby | Repeated)]
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
        return replace(compiler, found={leaf: compiler.rows(of_leaf) for leaf, of_leaf in found.items()})

    # --- in which order ----------------------------------------------------------------------------------------------

    def _best(self, query: Query, wanted: int) -> Found:
        """The first ``wanted`` by score, ties by id."""
        taken = max(TAKEN, 2 * wanted)
        while True:
            result = self._search(query, limit=min(taken, self._searcher.num_docs))
            hits, articles = result.hits, result.count
            if len(hits) == articles or hits[-1][0] < hits[wanted - 1][0]:
                break
            taken *= 8  # all that tie with the last one wanted are needed, so that their ids decide
        is_whole = len(hits) == articles
        stories = self._stories_of([address for _, address in hits]) if is_whole else self._stories(query, articles)
        if len(hits) > wanted:
            least = hits[wanted - 1][0]
            hits = [hit for hit in hits if hit[0] >= least]
        return Found(self._ranked(hits, -1)[:wanted], articles, stories)

    def _by_date(self, query: Query, sort: Sort, wanted: int) -> Found:
        """The first ``wanted`` by date, ties by id, those without a date to sort by at the end."""
        query, undated = unscored(query), self._compiler.undated()
        order, sign = (Order.Desc, -1) if sort is Sort.NEWEST else (Order.Asc, 1)
        dated = both(query, without=undated)
        result = self._search(dated, limit=wanted + 1, order_by_field="moment", order=order)
        hits, articles = result.hits, result.count
        if len(hits) > wanted and hits[wanted][0] == hits[wanted - 1][0]:  # more may share the last moment
            last = hits[wanted][0]
            tied = self._addresses(both(dated, self._compiler.moment(last)))
            hits = [hit for hit in hits if hit[0] != last] + [(last, address) for address in tied]
        first = self._ranked(hits, sign)
        if undated is not NOTHING:
            without_date = self._addresses(both(query, undated))
            articles += len(without_date)
            if len(first) < wanted:
                first += self._ranked([(0, address) for address in without_date], 1)
        return Found(first[:wanted], articles, self._stories(query, articles))

    def _ranked(self, hits: list[tuple[float, DocAddress]], sign: int) -> list[Ranked]:
        """By key, which is multiplied with ``sign``, ties by id."""
        addresses = [address for _, address in hits]
        return sorted(zip([sign * key for key, _ in hits], self._numbers("id", addresses), addresses, strict=True))

    # --- what is told of them ----------------------------------------------------------------------------------------

    def _hits(self, first: list[Ranked], asked: Asked, selection: Selection, *, scored: bool) -> tuple[Hit, ...]:
        rows = self._numbers("row", [address for _, _, address in first])
        unsure, yes = self._unsure(rows, asked, selection), Match.YES
        return tuple(
            [
                Hit(row, f"{number:016x}", -key if scored else 0.0, unsure.get(row, yes) if unsure else yes)
                for row, (key, number, _) in zip(rows, first, strict=True)
            ]
        )

    def _unsure(self, rows: list[int], asked: Asked, selection: Selection) -> dict[int, Match]:
        """Why each of these rows was selected, where it is not because the query is true of it."""
        if asked.unknown is NOTHING or selection == YES_ONLY:
            return {}
        shown = self._compiler.rows(rows)
        return dict.fromkeys(self._rows(both(shown, asked.possible())), Match.POSSIBLE) | dict.fromkeys(
            self._rows(both(shown, asked.undated())), Match.UNDATED
        )

    def _counts(self, asked: Asked, found: Found) -> Counts:
        if asked.unknown is NOTHING:
            return Counts(found.articles, found.stories, 0, 0, 0)
        undated = self._count(asked.undated())
        return Counts(
            articles=found.articles,
            stories=found.stories,
            undated=undated,
            possible=self._count(asked.possible()),
            trimmed=undated - self._count(asked.not_trimmed()) if undated else 0,
        )

    def _counted(self, query: Query) -> Found:
        """An answer of which nothing is shown."""
        articles = self._count(query)
        return Found([], articles, self._stories(query, articles))

    def _stories(self, query: Query, articles: int) -> int:
        """The number of stories among so many articles."""
        shared = self._compiler.marked(Mark.SHARED)
        if articles < 2 or shared is NOTHING:
            return articles
        together = both(unscored(query), shared)
        found = self._search(together, limit=self._most_shared, order_by_field="story").hits
        return articles - len(found) + len({story for story, _ in found})

    def _stories_of(self, addresses: list[DocAddress]) -> int:
        return len(set(self._numbers("story", addresses)))

    # --- asking tantivy ----------------------------------------------------------------------------------------------

    def _search(self, query: Query, **options: Any) -> Any:  # noqa: ANN401 - the count is absent from the stubs
        return self._searcher.search(query, **options)

    def _count(self, query: Query) -> int:
        return 0 if query is NOTHING else self._search(unscored(query), limit=1).count

    def _addresses(self, query: Query) -> list[DocAddress]:
        # one more than there are, as tantivy takes no limit of 0
        return [address for _, address in self._search(query, limit=self._searcher.num_docs + 1).hits]

    def _rows(self, query: Query) -> list[int]:
        """The rows, in rising order."""
        found = self._search(unscored(query), limit=self._searcher.num_docs + 1, order_by_field="row", order=Order.Asc)
        return [row for row, _ in found.hits]

    def _numbers(self, field: str, addresses: list[DocAddress]) -> list[int]:
        numbers = self._searcher.fast_field_values(field, addresses)
        return cast("list[int]", numbers)  # every document has a whole number there


def _selected(asked: Asked, selection: Selection) -> Query:
    if selection.undated is Undated.ONLY:
        return asked.not_trimmed()
    parts = [asked.true]
    if selection.possible:
        parts.append(asked.possible())
    if selection.undated is Undated.INCLUDE:
        parts.append(asked.not_trimmed())
    return any_of(parts)


def open_engine(folder: Path, articles: Articles) -> TantivyEngine:
    """The engine over the index in ``folder``; IndexUnusable where its files cannot be read."""
    try:
        index = Index(build_schema(), str(folder), reuse=True)
    except ValueError as error:  # tantivy's word for files that are missing, damaged or of another schema
        raise IndexUnusable(str(folder), f"cannot be opened ({error})") from error
    register_tokenizer(index)
    return TantivyEngine(index, articles)
