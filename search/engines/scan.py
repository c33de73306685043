"""The engine that reads every article and asks ``matches``: slow, obvious, and the measure of all others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from corpus.article import StoredArticle
from search.engine import YES_ONLY, Counts, Hits, Selection, Sort
from search.engines.judging import Judged, counts_of, hits_of, is_selected, judge
from search.matching import occurrences
from search.resolved import Resolved


@dataclass(frozen=True, slots=True)
class ScanEngine:
    """Walks what ``articles`` yields, anew for every query.

    The score of a hit is the number of stretches that ``occurrences`` finds in it; 0 when order is by date.
    """

    articles: Callable[[], Iterable[StoredArticle]]

    def search(
        self, query: Resolved, *, selection: Selection = YES_ONLY, sort: Sort = Sort.RELEVANCE, limit: int | None
    ) -> Hits:
        """The first ``limit`` selected articles in the order asked for; all of them for None, none for 0."""
        judged, scored = [], []
        for one, stored in self._judged(query):
            judged.append(one)
            if is_selected(one, selection):
                score = sum(1 for _ in occurrences(query, stored)) if sort is Sort.RELEVANCE else 0
                scored.append((one, score))
        counts = counts_of(judged, selection)
        return Hits(hits_of(scored, sort, limit), counts.articles, lambda: counts)

    def count(self, query: Resolved, *, selection: Selection = YES_ONLY) -> Counts:
        """What ``search`` counts, without hits."""
        return counts_of([one for one, _ in self._judged(query)], selection)

    def rows(self, query: Resolved, *, selection: Selection = YES_ONLY) -> Iterator[int]:
        """The rows of all selected articles, in rising order."""
        return iter(sorted(one.row for one, _ in self._judged(query) if is_selected(one, selection)))

    def is_exact(self, query: Resolved) -> bool:  # noqa: ARG002 - whatever is asked
        """False: every article is looked at."""
        return False

    def _judged(self, query: Resolved) -> Iterator[tuple[Judged, StoredArticle]]:
        for stored in self.articles():
            judged = judge(query, stored)
            if judged is not None:
                yield judged, stored
