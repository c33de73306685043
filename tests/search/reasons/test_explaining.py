import pytest
from hypothesis import HealthCheck, given, settings

from corpus.article import EntityType, StoredArticle
from corpus.dates import DateInterval
from search.asking import Question, Request
from search.engine import Counts, Selection, Undated
from search.engines.scan import ScanEngine
from search.parsing import parse
from search.query import Query
from search.reasons.explaining import Explained, Explanation, explanation
from search.rendering.explanation import EXPLANATION_HEADER, explanation_object, explanation_rows
from search.resolving import resolve
from tests.search.generating import TODAY, archives, known, queries
from tests.search.writing import Written, archive_of, asked, bound, engine_of, stated

LIND, BERG = ("Maria Lind", EntityType.PERSON), ("Lind", EntityType.ORG)

ARTICLES = (
    Written("Sanctions bite. The sanctions hit oil.", "Oil and sanctions", stated(DateInterval.of(2023, 4, 5))),
    Written("A sanction is a price put on oil.", "", stated(DateInterval.of(2024, 1, 9))),
    Written("Gas was cheap, said Maria Lind.", "Gas", bound(DateInterval.of(2023, 2)), names=(LIND,)),
    Written("Lind makes lifts. Oil is what Lind needs.", "", stated(DateInterval.of(2023)), names=(BERG,)),
)


def explained(query: str, request: Request | None = None) -> Explanation:
    archive = archive_of(*ARTICLES)
    return explanation(asked(archive, query, request), engine_of(archive))


def part(explanation: Explanation, text: str) -> Explained:
    return next(each for _, each in explanation.tree.walk() if str(each.clause) == text)


def words(explanation: Explanation, text: str) -> list[tuple[str, bool, int]]:
    return [(each.word, each.is_form, each.articles) for each in part(explanation, text).words]


def test_a_word_stands_for_its_forms_with_the_articles_of_each() -> None:
    assert words(explained("sanction"), "sanction") == [("sanction", False, 1), ("sanctions", True, 1)]


def test_an_exact_word_stands_for_itself() -> None:
    assert words(explained("=sanction"), "=sanction") == [("sanction", False, 1)]


def test_words_are_counted_in_the_field_that_is_asked_for() -> None:
    assert words(explained("title:sanction"), "title:sanction") == [("sanction", False, 0), ("sanctions", True, 1)]


def test_a_wildcard_stands_for_what_fits_it_most_frequent_first() -> None:
    assert words(explained("s*"), "s*") == [("said", False, 1), ("sanction", False, 1), ("sanctions", False, 1)]


def test_the_words_of_a_phrase_stand_in_its_order() -> None:
    assert words(explained('"put on oil"'), '"put on oil"') == [("put", False, 1), ("on", False, 1), ("oil", False, 3)]


def test_a_word_the_archive_lacks_is_listed_with_no_article() -> None:
    assert words(explained("sanctioned"), "sanctioned")[0] == ("sanctioned", False, 0)


def test_a_name_stands_for_its_entities_with_the_articles_of_each() -> None:
    found = part(explained("entity:lind"), "entity:lind").entities
    assert [(each.entity.name, each.entity.type, each.articles) for each in found] == [
        ("Lind", EntityType.ORG, 1),
        ("Maria Lind", EntityType.PERSON, 1),
    ]
    assert [[(name.name.spellings, name.articles) for name in each.names] for each in found] == [
        [(("Lind",), 1)],
        [(("Maria Lind",), 1)],
    ]


def test_every_clause_is_counted_by_itself() -> None:
    counted = explained("oil AND published:2023")
    assert part(counted, "oil").counts == Counts(3, 3, 0, 0, 0)
    assert part(counted, "published:2023").counts == Counts(2, 2, 1, 0, 0)


def test_what_each_clause_of_an_and_leaves_and_takes() -> None:
    steps = explained("oil AND NOT price AND published:2023-04..2023-06").steps
    assert [(str(step.clause), step.left.articles, step.taken) for step in steps] == [
        ("oil", 3, 1),
        ("NOT price", 2, 1),
        ("published:2023-04..2023-06", 1, 1),
    ]


def test_what_a_clause_leaves_undecided_is_counted_at_its_step() -> None:
    last = explained("oil AND published:2023-04..2023-06").steps[-1]
    assert (last.left.possible, last.left.undated) == (1, 0)


@pytest.mark.parametrize("query", ["oil", "oil OR gas", "NOT oil", "oil w/5 price"])
def test_other_queries_have_no_steps(query: str) -> None:
    assert explained(query).steps == ()


def test_dates_of_the_options_are_clauses_too() -> None:
    steps = explained("oil", Request("oil", published_from="2023-04", published_to="2023-06")).steps
    assert [str(step.clause) for step in steps] == ["oil", "published:>=2023-04", "published:<=2023-06"]


def test_the_answer_is_counted_with_the_selection_and_its_clauses_without() -> None:
    selection = Selection(possible=True, undated=Undated.INCLUDE)
    counted = explained("", Request("published:2023-02", selection=selection))
    assert counted.counts.articles == 2
    assert counted.tree.counts.articles == 0


def test_the_steps_of_a_saved_query_are_those_of_what_it_says() -> None:
    archive, text = archive_of(*ARTICLES), "query:both"
    saved = asked(archive, "*").known._replace(saved={"both": "oil AND price"})
    resolved = resolve(parse(text), saved, text=text, today=TODAY).query
    found = explanation(Question(Request(text), parse(text), resolved, (), saved), engine_of(archive))
    assert [str(step.clause) for step in found.steps] == ["oil", "price"]


def test_the_object_has_every_key_at_every_level() -> None:
    found = explanation_object(explained("entity:lind NOT oil"))
    assert list(found) == ["query", "typed", "notes", "searched", "unsearchable", "counts", "tree", "steps"]
    clauses = [found["tree"]]
    for clause in clauses:
        assert list(clause) == [
            "clause", "kind", "articles", "undated", "possible", "exact", "period", "words", "entities", "clauses",
        ]  # fmt: skip
        clauses += clause["clauses"]
    assert len(clauses) == 4


def test_a_period_is_printed_with_both_its_ends() -> None:
    found = explanation_object(explained("published:>=yesterday"))["tree"]["period"]
    assert found == {"edtf": "2024-06-14/..", "earliest": "2024-06-14T00:00:00", "before": None}


def test_notes_say_where() -> None:
    (note,) = explanation_object(explained("oil and gas"))["notes"]
    assert (note["span"], note["message"]) == ((4, 7), "'and' is a word here; the operator is AND")


def test_rows_go_from_the_query_to_its_parts_to_the_steps() -> None:
    rows = list(explanation_rows(explained("sanction AND published:2023")))
    assert [row[:4] for row in rows] == [
        ("query", "0", "sanction AND published:2023", "1"),
        ("and", "0", "sanction AND published:2023", "1"),
        ("word", "1", "sanction", "2"),
        ("stands for", "2", "sanction", "1"),
        ("stands for", "2", "sanctions", "1"),
        ("date", "1", "published:2023", "2"),
        ("step", "0", "sanction", "2"),
        ("step", "0", "published:2023", "1"),
    ]
    assert {len(row) for row in rows} == {len(EXPLANATION_HEADER)}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(queries(), archives(most=4))
def test_the_last_step_leaves_the_answer(query: Query, archive: tuple[StoredArticle, ...]) -> None:
    text = str(query)
    resolved = resolve(query, known(), text=text, today=TODAY).query
    found = explanation(Question(Request(text), query, resolved, (), known()), ScanEngine(lambda: archive))
    assert found.tree.counts == found.counts
    if found.steps:
        assert found.steps[-1].left == found.counts
        assert sum(step.taken for step in found.steps) == found.searched - found.counts.articles
        assert all(step.taken >= 0 for step in found.steps)
