"""How a query was read: what each clause stands for, how many articles it matches, and what is left after each step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from corpus.archive import Archive
from corpus.naming.book import NameBook
from corpus.naming.entities import Entity, Name
from search.asking import Question, Request, understand
from search.engine import Counts, Engine
from search.indexing import open_engine
from search.reasons.clauses import Clause, ClauseKind, clause_of
from search.resolved import AllOf, Anything, Mentioning, Resolved, Sequence, Term


@dataclass(frozen=True, slots=True)
class WordCount:
    """A word that a clause stands for, and how many articles hold it in the fields of the clause.

    ``is_form`` tells other inflections, and the words near a fuzzy one, from what was typed.
    """

    word: str
    is_form: bool
    articles: int


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name of an entity, and how many articles mention the entity by it."""

    name: Name
    articles: int


@dataclass(frozen=True, slots=True)
class EntityCount:
    """An entity that a clause stands for, its names most mentioned first, and how many articles mention it."""

    entity: Entity
    names: tuple[NameCount, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Explained:
    """A clause with what it stands for and how many articles it matches by itself.

    ``counts.articles`` are those for which it is true, whatever the selection. ``is_exact``: the index alone answers
    it; otherwise articles were looked at. ``words`` of a phrase stand in its order, all others by number of articles.
    """

    clause: Clause
    counts: Counts
    is_exact: bool
    words: tuple[WordCount, ...]
    entities: tuple[EntityCount, ...]
    parts: tuple["Explained", ...]

    def walk(self, level: int = 0) -> Iterator[tuple[int, "Explained"]]:
        """This clause and all below it, each before its parts, with the number of clauses above it."""
        yield level, self
        for part in self.parts:
            yield from part.walk(level + 1)


@dataclass(frozen=True, slots=True)
class Step:
    """A clause of the uppermost AND: ``left`` is what it and all clauses before it leave, ``taken`` what it took away.

    The first takes from all articles. An article that a clause leaves undecided is taken, too.
    """

    clause: Clause
    left: Counts
    taken: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a query was read, and how its answer comes about.

    ``counts`` are those of the answer, with the selection that was asked for. ``searched`` is the number of all articles
    in the index; ``behind`` are not yet in it. ``steps`` is empty for a query that is no AND.
    """

    question: Question
    searched: int
    behind: int
    counts: Counts
    tree: Explained
    steps: tuple[Step, ...]


def explain(archive: Archive, request: Request, *, now: datetime) -> Explanation:
    """The explanation of a request to an archive on disk; ``now`` and what is raised are as for ``ask``."""
    question = understand(archive, request, now=now)
    engine, behind = open_engine(archive)
    return explanation(question, engine, behind)


def explanation(question: Question, engine: Engine, behind: int = 0) -> Explanation:
    """The explanation of a question by this engine, whose index lacks ``behind`` articles."""
    tree = clause_of(question.query, question.resolved, question.known.saved)
    searched = engine.count(Anything()).articles
    return Explanation(
        question=question,
        searched=searched,
        behind=behind,
        counts=engine.count(question.resolved, selection=question.request.selection),
        tree=_explained(tree, engine, question.known.names),
        steps=tuple(_steps(tree, engine, searched)),
    )


def _explained(clause: Clause, engine: Engine, book: NameBook) -> Explained:
    return Explained(
        clause=clause,
        counts=engine.count(clause.resolved),
        is_exact=engine.is_exact(clause.resolved),
        words=tuple(_words(clause.resolved, engine)),
        entities=tuple(_entities(clause.resolved, engine, book)),
        parts=tuple(_explained(part, engine, book) for part in clause.parts),
    )


def _words(query: Resolved, engine: Engine) -> Iterator[WordCount]:
    match query:
        case Term():
            counted = [_counted(word, query, engine) for word in (*query.words, *query.forms)]
            yield from sorted(counted, key=lambda each: (each.is_form, -each.articles, each.word))
        case Sequence():
            for word in dict.fromkeys(query.words):
                yield _counted(word, query, engine)
        case _:
            return


def _counted(word: str, query: Term | Sequence, engine: Engine) -> WordCount:
    articles = engine.count(Term((word,), fields=query.fields)).articles
    return WordCount(word, word not in query.words, articles)


def _entities(query: Resolved, engine: Engine, book: NameBook) -> Iterator[EntityCount]:
    if not isinstance(query, Mentioning):
        return
    known = book.entities_of(query.entities)

    def articles(names: tuple[int, ...]) -> int:
        return engine.count(Mentioning(frozenset(names), fields=query.fields)).articles

    for number in query.entities:
        entity = known[number]
        names = tuple(NameCount(name, articles((name.id,))) for name in entity.names)
        yield EntityCount(entity, names, articles(entity.name_ids))


def _steps(tree: Clause, engine: Engine, searched: int) -> Iterator[Step]:
    while tree.kind is ClauseKind.SAVED:
        (tree,) = tree.parts
    if tree.kind is not ClauseKind.AND:
        return
    before = searched
    for last, part in enumerate(tree.parts, start=1):
        left = engine.count(AllOf(tuple(each.resolved for each in tree.parts[:last])))
        yield Step(part, left, before - left.articles)
        before = left.articles
