# ruff: noqa: DTZ001 - dates are kept as printed, without a zone
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest

from corpus.article import EntityType, Field, Mention
from corpus.dates import DateInterval
from corpus.naming.book import NameBook
from corpus.naming.schema import SCHEMA as NAMES_SCHEMA
from corpus.words import vocabulary
from corpus.words.vocabulary import Vocabulary
from search.errors import QueryError, QueryFault
from search.fields import DateField, Property, ValueField
from search.notes import NoteKind
from search.parsing import parse
from search.query import Unit
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
    Repeated,
    Resolved,
    Sequence,
    Term,
)
from search.resolving import Known, Resolution, resolve

TODAY = date(2024, 3, 13)
WORDS = ("sanction", "sanctions", "sanctioned", "oil", "F", "16", "women", "woman", "Straße")
PEOPLE = ("Aleksandr Lukashenko", "Alexander Lukashenko", "Olga Lukashenko", "Ann O'Neill")
LUKASHENKO, OLGA, ONEILL, NATO = frozenset({1, 2}), frozenset({3}), frozenset({4}), frozenset({5})

SAVED = {
    "belarus": "person:lukashenko OR sanctions",
    "both": "oil query:belarus",
    "loop": "oil query:back",
    "back": "query:loop",
    "broken": "oil AND",
}


@pytest.fixture(scope="module")
def known() -> Known:
    connection = sqlite3.connect(":memory:")
    connection.executescript(NAMES_SCHEMA + vocabulary.SCHEMA)
    words, book = Vocabulary(connection), NameBook(connection)
    words.add(WORDS)
    words.add(f"w{number}" for number in range(150))
    words.lemmatise(["en"])
    _intern(book, PEOPLE, EntityType.PERSON)
    _intern(book, ("Nato",), EntityType.ORG)
    return Known(words, book, lambda prefix: frozenset({"ab12"} if "ab12".startswith(prefix) else ()), SAVED)


def _intern(book: NameBook, written: Iterable[str], type_: EntityType) -> None:
    for name in written:
        book.intern([Mention(Field.BODY, 0, len(name), name, type_)])


def resolved(known: Known, text: str, *, today: date = TODAY, zone: tzinfo = UTC) -> Resolution:
    return resolve(parse(text), known, text=text, today=today, zone=zone)


def period(first: tuple[int, int, int], before: tuple[int, int, int]) -> DateInterval:
    return DateInterval(datetime(*first), datetime(*before))


SANCTION = Term(("sanction",), ("sanctioned", "sanctions"))
OIL = Term(("oil",))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        # words
        pytest.param("Sanction", SANCTION, id="word with its forms"),
        pytest.param("=Sanction", Term(("sanction",)), id="exact word"),
        pytest.param("@sanction,", SANCTION, id="marks around a word"),
        pytest.param("STRASSE", Term(("strasse",)), id="folded"),
        pytest.param("F-16", Sequence(("f", "16")), id="word with a separator"),
        pytest.param('"Sanctions Oil"', Sequence(("sanctions", "oil")), id="phrase"),
        pytest.param("wom?n", Term(("woman", "women")), id="wildcard"),
        pytest.param("STRAß*", Term(("strasse",)), id="folded wildcard"),
        pytest.param("xyz*", Term(()), id="wildcard that fits nothing"),
        pytest.param("women~1", Term(("women",), ("woman",)), id="fuzzy"),
        pytest.param("womin~1", Term(("womin",), ("woman", "women")), id="fuzzy word the archive lacks"),
        # structure
        pytest.param("oil -F", AllOf((OIL, NoneOf(Term(("f",))))), id="and, not"),
        pytest.param("oil OR F", AnyOf((OIL, Term(("f",)))), id="or"),
        pytest.param("title:oil", Term(("oil",), fields=(Field.TITLE,)), id="field"),
        pytest.param(
            'title:(oil OR "F 16")',
            AnyOf((Term(("oil",), fields=(Field.TITLE,)), Sequence(("f", "16"), fields=(Field.TITLE,)))),
            id="field over a group",
        ),
        pytest.param(
            "body:((oil OR F) pre/3 16)",
            Nearby(
                Alternatives((Term(("oil",), fields=(Field.BODY,)), Term(("f",), fields=(Field.BODY,)))),
                Term(("16",), fields=(Field.BODY,)),
                3,
                ordered=True,
            ),
            id="proximity in a field",
        ),
        pytest.param("oil w/s F", Nearby(OIL, Term(("f",)), Unit.SENTENCE), id="same sentence"),
        pytest.param("ATLEAST 2 title:oil", Repeated(2, Term(("oil",), fields=(Field.TITLE,))), id="atleast"),
        pytest.param("*", Anything(), id="everything"),
        # names
        pytest.param("person:lukashenko", Mentioning(LUKASHENKO | OLGA, (1, 3)), id="part of a name"),
        pytest.param('person:"ALEXANDER LUKASHENKO"', Mentioning(LUKASHENKO, (1,)), id="any spelling of a name"),
        pytest.param("person:#2", Mentioning(LUKASHENKO, (1,)), id="number of a spelling"),
        pytest.param("person:O'Neill", Mentioning(ONEILL, (4,)), id="part with a separator"),
        pytest.param("entity:nato", Mentioning(NATO, (5,)), id="any type"),
        pytest.param("person:nato", Mentioning(frozenset()), id="other type"),
        pytest.param("person:#5", Mentioning(frozenset()), id="number of another type"),
        pytest.param("person:#99", Mentioning(frozenset()), id="no such number"),
        pytest.param("person:ol?a", Mentioning(OLGA, (3,)), id="wildcard in a name"),
        pytest.param("person:LUK*", Mentioning(LUKASHENKO | OLGA, (1, 3)), id="wildcard at the end of a name"),
        pytest.param("person:lukashenka~1", Mentioning(LUKASHENKO | OLGA, (1, 3)), id="fuzzy name"),
        # dates
        pytest.param("published:2023", Dated(DateField.PUBLISHED, DateInterval.of(2023)), id="year"),
        pytest.param(
            "mentioned:last week",
            Dated(DateField.MENTIONED, period((2024, 3, 4), (2024, 3, 11))),
            id="relative date",
        ),
        # values
        pytest.param('author:"Maria LIND"', Named(ValueField.AUTHOR, ("maria", "lind")), id="author"),
        pytest.param("url:www.example.org/world", OnSite("example.org", ("world",)), id="address"),
        pytest.param("url:/world", OnSite(None, ("world",)), id="path"),
        pytest.param("language:EN", InLanguage("en"), id="language"),
        pytest.param("id:AB", IdBegins("ab"), id="id"),
        pytest.param("story:ab", InStory(frozenset({"ab12"})), id="story"),
        pytest.param("is:copy", HasProperty(Property.COPY), id="property"),
        pytest.param("source:*", HasValue(ValueField.SOURCE), id="has a value"),
        # saved queries
        pytest.param(
            "query:both",
            AllOf(
                (OIL, AnyOf((Mentioning(LUKASHENKO | OLGA, (1, 3)), Term(("sanctions",), ("sanction", "sanctioned")))))
            ),
            id="saved query in a saved query",
        ),
    ],
)
def test_resolves(known: Known, text: str, query: Resolved) -> None:
    assert resolved(known, text).query == query


def test_ingested_goes_by_the_days_of_the_zone(known: Known) -> None:
    zone = timezone(timedelta(hours=2))
    query = resolved(known, "added:today", zone=zone).query
    assert query == Dated(DateField.ADDED, DateInterval(datetime(2024, 3, 12, 22), datetime(2024, 3, 13, 22)))


@pytest.mark.parametrize("text", ["added:>=0001", "added:9999", "added:<=9999", "added:>=9999-12-31"])
@pytest.mark.parametrize("hours", [-12, 12])
def test_no_zone_leads_out_of_the_calendar(known: Known, text: str, hours: int) -> None:
    assert isinstance(resolved(known, text, zone=timezone(timedelta(hours=hours))).query, Dated)


def test_every_leaf_knows_its_place(known: Known) -> None:
    query = resolved(known, "oil AND person:olga").query
    assert isinstance(query, AllOf)
    assert [(query.span), *(clause.span for clause in query.clauses)] == [(0, 19), (0, 3), (8, 19)]


def test_what_comes_from_a_saved_query_has_the_place_of_its_name(known: Known) -> None:
    query = resolved(known, "F query:both").query
    assert isinstance(query, AllOf)
    inner = query.clauses[1]
    assert isinstance(inner, AllOf)
    assert {inner.span, *(clause.span for clause in inner.clauses)} == {(2, 12)}


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        pytest.param("gas", NoteKind.UNKNOWN_WORD, "no article holds the word 'gas'", id="word"),
        pytest.param(
            "sanctioning",
            NoteKind.UNKNOWN_WORD,
            "no article holds the word 'sanctioning', only sanction, sanctioned, sanctions",
            id="word with other forms",
        ),
        pytest.param('"oil gas"', NoteKind.UNKNOWN_WORD, "no article holds the word 'gas'", id="word of a phrase"),
        pytest.param("xyz*", NoteKind.UNKNOWN_WORD, "no word in any article fits 'xyz*'", id="wildcard"),
        pytest.param("xyz~2", NoteKind.UNKNOWN_WORD, "no word in any article fits 'xyz~2'", id="fuzzy"),
        pytest.param("w*", NoteKind.MANY_WORDS, "'w*' fits 152 words, from w0 to women", id="very many words"),
        pytest.param("person:smith", NoteKind.UNKNOWN_NAME, "no article mentions person:smith", id="name"),
        pytest.param(
            "person:lukashenko",
            NoteKind.SEVERAL_ENTITIES,
            "person:lukashenko is 2 entities: Aleksandr Lukashenko (person #1), Olga Lukashenko (person #3)",
            id="several entities",
        ),
        pytest.param("story:ff", NoteKind.UNKNOWN_STORY, "no article has an id that begins with ff", id="story"),
    ],
)
def test_notes(known: Known, text: str, kind: NoteKind, message: str) -> None:
    assert [(note.kind, note.span, note.message) for note in resolved(known, text).notes] == [
        (kind, (0, len(text)), message)
    ]


@pytest.mark.parametrize(
    "text", ["oil", "sanction", "wom?n", "person:olga", 'person:"Alexander Lukashenko"', "story:a"]
)
def test_nothing_to_note(known: Known, text: str) -> None:
    assert resolved(known, text).notes == ()


@pytest.mark.parametrize(
    ("text", "kind", "span", "message"),
    [
        pytest.param(
            "oil published:today..yesterday",
            QueryFault.REVERSED_RANGE,
            (4, 30),
            "on 2024-03-13 the range today..yesterday ends before it begins",
            id="range that runs backwards today",
        ),
        pytest.param(
            "oil query:nobody",
            QueryFault.UNKNOWN_SAVED,
            (4, 16),
            "no query is saved as 'nobody'; saved are: back, belarus, both, broken, loop",
            id="unknown saved query",
        ),
        pytest.param(
            "F query:loop",
            QueryFault.SAVED_LOOP,
            (2, 12),
            "the saved query 'loop' asks for itself: loop -> back -> loop",
            id="saved query in itself",
        ),
    ],
)
def test_refuses(known: Known, text: str, kind: QueryFault, span: tuple[int, int], message: str) -> None:
    with pytest.raises(QueryError) as refused:
        resolved(known, text)
    error = refused.value
    assert (error.kind, error.text, error.span, error.message) == (kind, text, span, message)


def test_a_saved_query_that_cannot_be_read_is_shown_itself(known: Known) -> None:
    with pytest.raises(QueryError) as refused:
        resolved(known, "query:broken")
    assert (refused.value.text, refused.value.span) == ("oil AND", (4, 7))
