"""Whether an engine answers as going through every article does."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Final, TypeVar

from corpus.archive import Archive
from corpus.article import StoredArticle
from corpus.checking.faults import Fault, Part, Remedy
from search.engine import Engine, Selection, Undated
from search.engines.judging import Judged, counts_of, is_selected, judge
from search.query import Query
from search.resolved import Resolved, Term
from search.resolving import Known, resolve

Given = TypeVar("Given")

SELECTIONS: Final = (Selection(), Selection(possible=True, undated=Undated.INCLUDE))
# Words named of those that are wrong.
WORDS_NAMED: Final = 3
# What engines raise over files that are damaged.
DAMAGE: Final = (ValueError, OSError, KeyError, IndexError, TypeError, EOFError, RuntimeError)


@dataclass
class Comparison:
    """What queries find among the articles that were looked at, to be held against what an engine finds."""

    queries: Sequence[tuple[Query, Resolved]]
    judged: list[list[Judged]] = field(init=False)
    seen: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.judged = [[] for _ in self.queries]

    def look_at(self, stored: StoredArticle) -> None:
        """Ask every query of the article."""
        self.seen.add(stored.row)
        for (_, resolved), found in zip(self.queries, self.judged, strict=True):
            one = judge(resolved, stored)
            if one is not None:
                found.append(one)

    def faults(self, engine: Engine, *, name: str, besides: frozenset[int] = frozenset()) -> Iterator[Fault]:
        """The queries that the engine answers otherwise, on the rows looked at but for ``besides``.

        Where it holds other rows than those looked at, only which are found is compared, not the counts.
        """
        for (query, resolved), judged in zip(self.queries, self.judged, strict=True):
            for selection in SELECTIONS:
                wanted = {one.row for one in judged if is_selected(one, selection)} - besides
                answer = guarded(lambda: set(engine.rows(resolved, selection=selection)))  # noqa: B023 - called at once
                if isinstance(answer, str):
                    yield Fault(Part.INDEX, f"{name} fails over {query}: {answer}", Remedy.REPAIR)
                    return
                found = (answer & self.seen) - besides
                if found != wanted:
                    what = f"{name} answers {query} with {len(found):,} articles in place of {len(wanted):,}"
                    yield Fault(Part.INDEX, what, Remedy.REPAIR, count=len(found ^ wanted))
                    break
                if besides or answer - self.seen:
                    continue
                counts = guarded(lambda: engine.count(resolved, selection=selection))  # noqa: B023 - called at once
                if counts != counts_of(judged, selection):
                    yield Fault(Part.INDEX, f"{name} counts otherwise for {query}", Remedy.REPAIR)
                    break


@dataclass
class WordCounts:
    """In how many of the articles looked at each word stands, to be held against what an index says."""

    articles: Counter[str] = field(default_factory=Counter)

    def look_at(self, stored: StoredArticle) -> None:
        """Count the words of the article."""
        annotated = stored.annotated
        self.articles.update({*annotated.title_words.folded, *annotated.body_words.folded})

    def faults(self, engine: Engine, chance: Random, most: int | None) -> Iterator[Fault]:
        """The words, ``most`` of them or all for None, that stand in another number of articles of the engine."""
        words = sorted(self.articles)
        wrong = []
        for word in words if most is None or most >= len(words) else chance.sample(words, most):
            counted = guarded(lambda: engine.count(Term((word,))).articles)  # noqa: B023 - called at once
            if isinstance(counted, str):
                yield Fault(Part.INDEX, f"the index fails over ={word}: {counted}", Remedy.REPAIR)
                return
            if counted != self.articles[word]:
                wrong.append(word)
        if wrong:
            words_named = ", ".join(sorted(wrong)[:WORDS_NAMED])
            what = f"words stand in another number of articles in the index, among them {words_named}"
            yield Fault(Part.INDEX, what, Remedy.REPAIR, count=len(wrong))


def guarded(ask: Callable[[], Given]) -> Given | str:
    """What ``ask`` gives, or what an engine says of its damaged files."""
    try:
        return ask()
    except BaseException as error:
        # tantivy panics over some damage, with a class that cannot be imported
        if not isinstance(error, DAMAGE) and type(error).__name__ != "PanicException":
            raise
        return f"{type(error).__name__}: {error}"


def resolved_queries(archive: Archive, queries: Sequence[Query]) -> list[tuple[Query, Resolved]]:
    """The queries as the archive reads them; none of them depends on the day."""
    known = Known(archive.vocabulary, archive.names, archive.stories_of)
    today = datetime.min.date()  # noqa: DTZ901
    return [(query, resolve(query, known, text=str(query), today=today, zone=UTC).query) for query in queries]
