"""From a whoosh index to ordered hits and exact counts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from whoosh.searching import Searcher

from search.engine import YES_ONLY, Articles, Counts, Hits, Match, Selection, Sort
from search.engines.judging import Judged, counts_of, hits_of, is_selected, judge
from search.engines.whoosh.compiling import scoring_queries
from search.engines.whoosh.evaluating import Evaluator, is_exact
from search.engines.whoosh.files import open_searcher
from search.engines.whoosh.schema import NO_MOMENT, Identity
from search.resolved import Resolved


class WhooshEngine:
    """Answers queries about an archive as its index was when ``searcher`` was made.

    ``articles`` gives those of rows, for what the index alone cannot decide.
    """

    def __init__(self, searcher: Searcher, articles: Articles) -> None:
        self._articles = articles
        self._searcher = searcher
        self._evaluator = Evaluator(searcher)

    def search(
        self, query: Resolved, *, selection: Selection = YES_ONLY, sort: Sort = Sort.RELEVANCE, limit: int | None
    ) -> Hits:
        """The first ``limit`` selected articles in the order asked for; all of them for None, none for 0."""
        judged = self._judged(query)
        scores = self._scores(query) if sort is Sort.RELEVANCE and limit != 0 else {}
        scored = ((one, scores.get(document, 0.0)) for document, one in judged.items() if is_selected(one, selection))
        counts = counts_of(judged.values(), selection)
        return Hits(hits_of(scored, sort, limit), counts.articles, lambda: counts)

    def count(self, query: Resolved, *, selection: Selection = YES_ONLY) -> Counts:
        """What ``search`` counts, without hits."""
        return counts_of(self._judged(query).values(), selection)

    def rows(self, query: Resolved, *, selection: Selection = YES_ONLY) -> Iterator[int]:
        """The rows of all selected articles, in rising order."""
        return iter(sorted(one.row for one in self._judged(query).values() if is_selected(one, selection)))

    def is_exact(self, query: Resolved) -> bool:
        """Whether whoosh alone answers the query, so that no article has to be looked at."""
        return is_exact(query)

    def _judged(self, query: Resolved) -> dict[int, Judged]:
        """The articles of which the query is not false, by document."""
        holding = self._evaluator.evaluate(query)
        judged = {
            document: _judged(article, Match.YES) for document, article in self._evaluator.identities(holding.true)
        }
        between = dict(self._evaluator.identities(holding.not_false - holding.true))
        if not is_exact(query):
            return judged | self._looked_at(query, between)
        undated = self._evaluator.undated() if between else frozenset()
        for document, article in between.items():
            match = Match.UNDATED if document in undated else Match.POSSIBLE
            is_trimmed = match is Match.UNDATED and document not in holding.not_false_in_bounds
            judged[document] = _judged(article, match, is_trimmed=is_trimmed)
        return judged

    def _looked_at(self, query: Resolved, documents: Mapping[int, Identity]) -> dict[int, Judged]:
        by_row = {article.row: document for document, article in documents.items()}
        judged = (judge(query, stored) for stored in self._articles.stored(sorted(by_row)))
        return {by_row[one.row]: one for one in judged if one is not None}

    def _scores(self, query: Resolved) -> Mapping[int, float]:
        """What the words and names of the query add up to, by document."""
        scores: defaultdict[int, float] = defaultdict(float)
        for asked, weight in scoring_queries(query):
            for document, score in self._searcher.search(asked, limit=None).items():
                scores[document] += weight * score
        return scores


def open_engine(folder: Path, articles: Articles) -> WhooshEngine:
    """The engine over the index in ``folder``; IndexUnusable where it cannot be opened."""
    return WhooshEngine(open_searcher(folder), articles)


def _judged(article: Identity, match: Match, *, is_trimmed: bool = False) -> Judged:
    moment = None if article.moment == NO_MOMENT else article.moment
    return Judged(article.row, f"{article.id:016x}", f"{article.story:016x}", moment, match, is_trimmed)
