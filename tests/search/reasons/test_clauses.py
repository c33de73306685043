from datetime import date

from hypothesis import HealthCheck, given, settings

from corpus.article import StoredArticle
from search.engines.scan import ScanEngine
from search.parsing import parse
from search.query import Query, Scope
from search.reasons.clauses import Clause, ClauseKind, clause_of
from search.resolved import AllOf, Dated, NoneOf, Term
from search.resolving import Known, resolve
from tests.search.generating import TODAY, archives, known, queries


def clause(text: str, known: Known) -> Clause:
    query = parse(text)
    return clause_of(query, resolve(query, known, text=text, today=date(2023, 6, 15)).query, known.saved)


def outline(clause: Clause) -> list[tuple[int, str, str]]:
    return [(level, part.kind.value, str(part)) for level, part in clause.walk()]


def test_every_part_stands_below_what_it_is_a_part_of() -> None:
    assert outline(clause('oil (gas w/5 "price cap" OR ATLEAST 2 nato) NOT published:2023', known())) == [
        (0, "and", 'oil AND (gas w/5 "price cap" OR ATLEAST 2 nato) AND NOT published:2023'),
        (1, "word", "oil"),
        (1, "or", 'gas w/5 "price cap" OR ATLEAST 2 nato'),
        (2, "proximity", 'gas w/5 "price cap"'),
        (3, "word", "gas"),
        (3, "phrase", '"price cap"'),
        (2, "count", "ATLEAST 2 nato"),
        (3, "word", "nato"),
        (1, "not", "NOT published:2023"),
        (2, "date", "published:2023"),
    ]


def test_a_field_stands_before_every_part_of_its_group() -> None:
    assert outline(clause("title:(oil NOT (gas w/2 price))", known())) == [
        (0, "and", "title:(oil AND NOT (gas w/2 price))"),
        (1, "word", "title:oil"),
        (1, "not", "title:(NOT (gas w/2 price))"),
        (2, "proximity", "title:(gas w/2 price)"),
        (3, "word", "title:gas"),
        (3, "word", "title:price"),
    ]


def test_a_part_is_beside_what_it_was_resolved_to() -> None:
    tree = clause("oil AND NOT published:2023", known())
    assert isinstance(tree.resolved, AllOf)
    oil, negation = tree.parts
    assert isinstance(oil.resolved, Term)
    assert isinstance(negation.resolved, NoneOf)
    assert isinstance(negation.parts[0].resolved, Dated)


def test_a_saved_query_holds_what_it_says() -> None:
    vocabulary = known()
    saved = Known(vocabulary.vocabulary, vocabulary.names, vocabulary.stories_of, {"energy": "oil OR gas"})
    assert outline(clause("query:energy nato", saved)) == [
        (0, "and", "query:energy AND nato"),
        (1, "saved", "query:energy"),
        (2, "or", "oil OR gas"),
        (3, "word", "oil"),
        (3, "word", "gas"),
        (1, "word", "nato"),
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(queries(), archives(most=3))
def test_every_part_asks_what_it_says(query: Query, archive: tuple[StoredArticle, ...]) -> None:
    engine = ScanEngine(lambda: archive)
    resolved = resolve(query, known(), text=str(query), today=TODAY).query
    for _, part in clause_of(query, resolved, {}).walk():
        alone = resolve(part.typed, known(), text=str(part), today=TODAY).query
        assert engine.count(alone) == engine.count(part.resolved)


def test_a_clause_never_has_a_field_as_its_kind() -> None:
    assert isinstance(clause("title:oil", known()).typed, Scope)
    assert clause("title:oil", known()).kind is ClauseKind.WORD
