"""The tables of the reference of the query language say what the code does."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from click.testing import CliRunner

from cli import main
from corpus.article import AnnotatedArticle, Article, Dating, Kind, StoredArticle
from corpus.dates import DateInterval
from corpus.words import LONGEST_WORD, split, words_of
from search.fields import FIELDS
from search.matching import Truth, matches
from search.parsing import DEEPEST_NESTING, LARGEST_COUNT, parse
from search.periods import resolve_period
from search.query import MOST_WORDS_APART, DateClause, Not, Query
from search.resolved import Dated, NoneOf, Resolved
from search.syntax.date_forms import MOST_DAYS
from search.syntax.lexing import LONGEST_QUERY
from tests.conftest import ingest
from tests.docs.console import code, document, fields_table, shown_fields_table, table

TEXT = document("query-language")
WORD_ROWS = [
    (code(typed)[0], code(found), code(missed))
    for typed, found, missed in (
        *table(TEXT, "Typed", "Also finds", "Does not find"),
        *((typed, found, missed) for typed, _, found, missed in table(TEXT, *"Typed|Searched as|Finds|Does not find".split("|"))),
    )
]  # fmt: skip
ADDED = datetime(2024, 5, 15)  # noqa: DTZ001 - as archives keep it
PROXIMITY_TEXT = "the price cap on Russian oil"


@pytest.fixture(scope="module")
def titles_found(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], set[str]]:
    """A search over an archive whose headlines are the texts in the tables of words: what it finds for a query."""
    folder = tmp_path_factory.mktemp("words")
    texts = {text for _, found, missed in WORD_ROWS for text in (*found, *missed)} | {PROXIMITY_TEXT}
    records = ({"title": text, "body": f"Article {at}.", "language": "en"} for at, text in enumerate(sorted(texts)))
    (folder / "words.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    ingest(folder / "archive", "--no-entities", str(folder / "words.jsonl"))

    def find(query: str) -> set[str]:
        result = CliRunner().invoke(main, ["search", query, "-a", str(folder / "archive"), "--all", "--json"])
        return {json.loads(line)["title"] for line in result.stdout.splitlines()}

    assert find("*") == texts
    return find


@pytest.mark.parametrize(("typed", "found", "missed"), [pytest.param(*row, id=row[0]) for row in WORD_ROWS])
def test_a_word_finds_what_the_table_says(
    typed: str, found: tuple[str, ...], missed: tuple[str, ...], titles_found: Callable[[str], set[str]]
) -> None:
    titles = titles_found(typed)
    assert set(found) - titles == set()
    assert set(missed) & titles == set()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param(code(typed)[0], code(words)[0], id=typed)
        for typed, words, _, _ in table(TEXT, "Typed", "Searched as", "Finds", "Does not find")
    ],
)
def test_a_word_is_searched_as_the_table_says(typed: str, words: str) -> None:
    assert " ".join(words_of(typed)) == words


@pytest.mark.parametrize(
    ("query", "finds"),
    [pytest.param(code(query)[0], finds, id=query) for query, finds in table(TEXT, "Query", "Finds it")],
)
def test_proximity_finds_what_the_table_says(query: str, finds: str, titles_found: Callable[[str], set[str]]) -> None:
    assert ("yes" if PROXIMITY_TEXT in titles_found(query) else "no") == finds


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [pytest.param(code(typed)[0], first, last, id=typed) for typed, first, last in table(TEXT, "Typed", "First day", "Last day")],
)  # fmt: skip
def test_a_date_is_the_period_that_the_table_says(typed: str, first: str, last: str) -> None:
    clause = parse(f"published:{typed}")
    assert isinstance(clause, DateClause)
    period = resolve_period(clause.period, date(2024, 5, 15))
    assert ("" if period.earliest is None else period.earliest.date().isoformat()) == first
    assert ("" if period.before is None else (period.before - timedelta(days=1)).date().isoformat()) == last


@pytest.mark.parametrize(
    ("dated", "kind", "query", "truth"),
    [
        pytest.param(dated, kind, query, truth, id=f"{dated} {query}")
        for dated, kind, *truths in table(
            TEXT, "Date of the article", "Kind", "`published:2024-03`", "`NOT published:2024-03`"
        )
        for query, truth in zip(("published:2024-03", "NOT published:2024-03"), truths, strict=True)
    ],
)
def test_a_date_clause_has_the_answer_that_the_table_says(dated: str, kind: str, query: str, truth: str) -> None:
    interval = None if dated == "none" else DateInterval.from_edtf(code(dated)[0])
    assert matches(_resolved(parse(query)), _article(interval, Kind(kind))) is Truth[truth.upper()]


def test_the_table_of_fields_is_that_of_the_code() -> None:
    assert shown_fields_table(TEXT) == fields_table()


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_explained_below_the_table(field: str) -> None:
    assert TEXT.count(f"{field}:") > 2


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(query, id=query)
        for header in (("Form", "Finds articles with"), ("Form", "Finds"))
        for forms, _ in table(TEXT, *header)
        for query in code(forms)
    ],
)
def test_every_form_is_one_the_parser_reads(query: str) -> None:
    assert str(parse(query))


def test_the_limits_are_those_of_the_code() -> None:
    assert [limit for _, limit in table(TEXT, "What", "Limit")] == [
        f"{limit:,}"
        for limit in (LONGEST_QUERY, DEEPEST_NESTING, MOST_WORDS_APART, LARGEST_COUNT, MOST_DAYS, LONGEST_WORD)
    ]


def test_not_denies_the_whole_proximity() -> None:
    assert parse("NOT oil w/5 cap") == parse("NOT (oil w/5 cap)")


def _resolved(query: Query) -> Resolved:
    """A clause on a date, denied or not, on no day in particular."""
    if isinstance(query, Not):
        return NoneOf(_resolved(query.of))
    assert isinstance(query, DateClause)
    return Dated(query.field, resolve_period(query.period, date.max))


def _article(interval: DateInterval | None, kind: Kind) -> StoredArticle:
    article = Article(
        id="0", title="", body="", authors=(), source=None, url=None, language="en", format="text", raw="", lines=(),
        published=None if interval is None else Dating(interval, kind, "", ""), updated=None, candidates=(), mentioned=(),
    )  # fmt: skip
    return StoredArticle(1, AnnotatedArticle(article, split(""), split(""), ()), (), ADDED, "0")
