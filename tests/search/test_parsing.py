import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.article import Field
from corpus.dates import DateInterval, Precision
from search.errors import QueryError, QueryFault
from search.fields import FIELDS, DateField, EntityField, Property, QueryField, ValueField
from search.parsing import DEEPEST_NESTING, parse
from search.periods import Absolute, Between, CalendarUnit, Compared, Comparison, DaysAgo, During, LastDays, Period
from search.query import (
    And,
    AtLeast,
    DateClause,
    EntityClause,
    Everything,
    Fuzzy,
    Has,
    Is,
    NameNumber,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Saved,
    Scope,
    Unit,
    ValueClause,
    Wildcard,
    Word,
)
from search.syntax.lexing import LONGEST_QUERY

A, B, C = Word("a"), Word("b"), Word("c")
YEAR = Absolute(DateInterval.of(2023))
MONTH = Absolute(DateInterval.of(2023, 4))


def published(period: Period) -> DateClause:
    return DateClause(DateField.PUBLISHED, period)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        # words
        pytest.param("sanction", Word("sanction"), id="word"),
        pytest.param("=guarantees", Word("guarantees", exact=True), id="exact word"),
        pytest.param('"security guarantee"', Phrase("security guarantee"), id="phrase"),
        pytest.param("“security guarantee”", Phrase("security guarantee"), id="curly quotes"),
        pytest.param("„security guarantee“", Phrase("security guarantee"), id="low quotes"),
        pytest.param("«security guarantee»", Phrase("security guarantee"), id="angle quotes"),
        pytest.param("guarant*", Wildcard("guarant*"), id="wildcard at the end"),
        pytest.param("wom?n", Wildcard("wom?n"), id="wildcard for one character"),
        pytest.param("lukashenka~1", Fuzzy("lukashenka", 1), id="fuzzy"),
        pytest.param("lukashenka~", Fuzzy("lukashenka", 1), id="bare tilde"),
        pytest.param("lukashenka~2", Fuzzy("lukashenka", 2), id="fuzzy two"),
        pytest.param("*", Everything(), id="everything"),
        pytest.param("F-16", Word("F-16"), id="F-16"),
        pytest.param("C++", Word("C++"), id="C++"),
        pytest.param("C#", Word("C#"), id="C#"),
        pytest.param("AT&T", Word("AT&T"), id="AT&T"),
        pytest.param("U.S.", Word("U.S."), id="U.S."),
        pytest.param("O'Neill", Word("O'Neill"), id="O'Neill"),
        pytest.param("=O'Neill", Word("O'Neill", exact=True), id="exact O'Neill"),
        pytest.param("COVID-19", Word("COVID-19"), id="COVID-19"),
        pytest.param("3.5%", Word("3.5%"), id="3.5%"),
        pytest.param("1,234", Word("1,234"), id="1,234"),
        pytest.param("@handle", Word("@handle"), id="@handle"),
        pytest.param("10:30", Word("10:30"), id="time of day"),
        pytest.param("https://example.org/a?b=c", Word("https://example.org/a?b=c"), id="URL"),
        pytest.param("Київ", Word("Київ"), id="Cyrillic"),
        pytest.param("İstanbul", Word("İstanbul"), id="Turkish dotted i"),
        pytest.param("ılık", Word("ılık"), id="Turkish dotless i"),
        pytest.param("Straße", Word("Straße"), id="German sharp s"),
        pytest.param("كييف", Word("كييف"), id="Arabic"),
        pytest.param("می\u200cخواهم", Word("می\u200cخواهم"), id="joiner inside a Persian word"),
        pytest.param("北京", Word("北京"), id="Chinese"),
        # AND, OR, NOT
        pytest.param("a b", And((A, B)), id="side by side"),
        pytest.param("a AND b", And((A, B)), id="AND"),
        pytest.param("a AND b c", And((A, B, C)), id="AND written and implied"),
        pytest.param("a OR b OR c", Or((A, B, C)), id="OR"),
        pytest.param("(a b) OR c", Or((And((A, B)), C)), id="group"),
        pytest.param("((a))", A, id="idle parentheses"),
        pytest.param("NOT a", Not(A), id="only NOT"),
        pytest.param("-a", Not(A), id="dash"),
        pytest.param("a -b", And((A, Not(B))), id="dash after a word"),
        pytest.param("(-a)", Not(A), id="dash after a parenthesis"),
        pytest.param('-"a b"', Not(Phrase("a b")), id="dash before a phrase"),
        pytest.param("-(a OR b)", Not(Or((A, B))), id="dash before a group"),
        pytest.param("-=a", Not(Word("a", exact=True)), id="dash before an exact word"),
        pytest.param("a AND NOT b", And((A, Not(B))), id="AND NOT"),
        pytest.param("a OR NOT b", Or((A, Not(B))), id="OR NOT"),
        pytest.param("NOT(a OR b)", Not(Or((A, B))), id="NOT against a parenthesis"),
        pytest.param("NOT (NOT a)", Not(Not(A)), id="NOT of a group with NOT"),
        pytest.param("NOT a w/5 b", Not(Near(A, B, 5)), id="NOT is weaker than proximity"),
        pytest.param("a and b", And((A, Word("and"), B)), id="small and is a word"),
        pytest.param("a\tb\n c\u00a0d", And((A, B, C, Word("d"))), id="any white space"),
        pytest.param("a-b", Word("a-b"), id="dash inside a word"),
        # proximity
        pytest.param("a w/5 b", Near(A, B, 5), id="w/5"),
        pytest.param("a pre/50 b", Near(A, B, 50, ordered=True), id="pre/50"),
        pytest.param("a w/s b", Near(A, B, Unit.SENTENCE), id="w/s"),
        pytest.param("a pre/p b", Near(A, B, Unit.PARAGRAPH, ordered=True), id="pre/p"),
        pytest.param("a w/05 b", Near(A, B, 5), id="leading zero"),
        pytest.param("a w/5 b c", And((Near(A, B, 5), C)), id="proximity before AND"),
        pytest.param("a OR b w/5 c", Or((A, Near(B, C, 5))), id="proximity before OR"),
        pytest.param("(a OR b) w/5(c)", Near(Or((A, B)), C, 5), id="group in proximity"),
        pytest.param("(a w/5 b) pre/1 c", Near(Near(A, B, 5), C, 1, ordered=True), id="proximity in proximity"),
        pytest.param(
            '"a b" w/5 person:lind',
            Near(Phrase("a b"), EntityClause(EntityField.PERSON, Word("lind")), 5),
            id="phrase and name in proximity",
        ),
        pytest.param("a* w/5 b~", Near(Wildcard("a*"), Fuzzy("b", 1), 5), id="wildcard and fuzzy in proximity"),
        # ATLEAST
        pytest.param("ATLEAST 3 nato", AtLeast(3, Word("nato")), id="atleast"),
        pytest.param("ATLEAST 2 (a OR b)", AtLeast(2, Or((A, B))), id="atleast of alternatives"),
        pytest.param("ATLEAST 2 (a w/5 b)", AtLeast(2, Near(A, B, 5)), id="atleast of a proximity"),
        pytest.param("ATLEAST 2 title:a", AtLeast(2, Scope(Field.TITLE, A)), id="atleast in a field"),
        pytest.param("a NOT ATLEAST 2 b", And((A, Not(AtLeast(2, B)))), id="not atleast"),
        # fields
        pytest.param("title:oil", Scope(Field.TITLE, Word("oil")), id="title"),
        pytest.param('body:"a b"', Scope(Field.BODY, Phrase("a b")), id="phrase in body"),
        pytest.param("title:(a OR -b)", Scope(Field.TITLE, Or((A, Not(B)))), id="group in title"),
        pytest.param("title:(a w/5 b) c", And((Scope(Field.TITLE, Near(A, B, 5)), C)), id="proximity in title"),
        pytest.param("title:=a", Scope(Field.TITLE, Word("a", exact=True)), id="exact word in title"),
        pytest.param("title:*", Has(Field.TITLE), id="has a title"),
        pytest.param("published:*", Has(DateField.PUBLISHED), id="has a date"),
        pytest.param("person:*", Has(EntityField.PERSON), id="has a person"),
        pytest.param(
            "org:* w/s oil", Near(Has(EntityField.ORG), Word("oil"), Unit.SENTENCE), id="any organisation near"
        ),
        pytest.param("ATLEAST 2 place:*", AtLeast(2, Has(EntityField.PLACE)), id="any places counted"),
        pytest.param("author:*", Has(ValueField.AUTHOR), id="has an author"),
        pytest.param("is:undated", Is(Property.UNDATED), id="is"),
        pytest.param("author:Lind", ValueClause(ValueField.AUTHOR, "Lind"), id="author"),
        pytest.param('source:"Evening Post"', ValueClause(ValueField.SOURCE, "Evening Post"), id="source"),
        pytest.param('source:"Post"', ValueClause(ValueField.SOURCE, "Post"), id="idle quotes"),
        pytest.param(
            "source:(post OR gazette)",
            Or((ValueClause(ValueField.SOURCE, "post"), ValueClause(ValueField.SOURCE, "gazette"))),
            id="group of values",
        ),
        pytest.param(
            "url:https://example.org/a?b=c&d=*".removesuffix("&d=*"),
            ValueClause(ValueField.URL, "https://example.org/a?b=c"),
            id="address",
        ),
        pytest.param("url:/world", ValueClause(ValueField.URL, "/world"), id="path"),
        pytest.param("language:EN", ValueClause(ValueField.LANGUAGE, "en"), id="language"),
        pytest.param("id:3F0C", ValueClause(ValueField.ID, "3f0c"), id="id"),
        pytest.param("story:3f0c", ValueClause(ValueField.STORY, "3f0c"), id="story"),
        pytest.param("query:sanctions", Saved("sanctions"), id="saved query"),
        # names
        pytest.param("person:lukashenko", EntityClause(EntityField.PERSON, Word("lukashenko")), id="part of a name"),
        pytest.param('org:"NATO"', EntityClause(EntityField.ORG, Phrase("NATO")), id="whole name"),
        pytest.param("entity:#17", EntityClause(EntityField.ENTITY, NameNumber(17)), id="number"),
        pytest.param("place:kyi*", EntityClause(EntityField.PLACE, Wildcard("kyi*")), id="wildcard in a name"),
        pytest.param("person:lukashenka~", EntityClause(EntityField.PERSON, Fuzzy("lukashenka", 1)), id="fuzzy name"),
        pytest.param(
            "person:(lind w/5 berg)",
            Near(EntityClause(EntityField.PERSON, Word("lind")), EntityClause(EntityField.PERSON, Word("berg")), 5),
            id="proximity of names",
        ),
        # dates
        pytest.param("published:2023", published(During(YEAR)), id="year"),
        pytest.param("published:2023-04", published(During(MONTH)), id="month"),
        pytest.param("published:2023-04-15", published(During(Absolute(DateInterval.of(2023, 4, 15)))), id="day"),
        pytest.param("published:2023-Q2", published(During(Absolute(DateInterval.quarter(2023, 2)))), id="quarter"),
        pytest.param("published:2023-w05", published(During(Absolute(DateInterval.week(2023, 5)))), id="week"),
        pytest.param("published:202X", published(During(Absolute(DateInterval.decade(2020)))), id="decade"),
        pytest.param("published:April 2023", published(During(MONTH)), id="month in words"),
        pytest.param("published:apr 2023", published(During(MONTH)), id="month in short"),
        pytest.param(
            "published:15 april 2023", published(During(Absolute(DateInterval.of(2023, 4, 15)))), id="day in words"
        ),
        pytest.param("published:today", published(During(DaysAgo(0))), id="today"),
        pytest.param("published:1 day ago", published(During(DaysAgo(1))), id="1 day ago"),
        pytest.param("published:last 7 days", published(During(LastDays(7))), id="last 7 days"),
        pytest.param("published:Last Week", published(During(CalendarUnit(Precision.WEEK, last=True))), id="last week"),
        pytest.param(
            "published:this quarter",
            published(During(CalendarUnit(Precision.QUARTER, last=False))),
            id="this quarter",
        ),
        pytest.param("published:>2023", published(Compared(Comparison.AFTER, YEAR)), id="after"),
        pytest.param("published:<=2023-04", published(Compared(Comparison.UNTIL, MONTH)), id="until"),
        pytest.param(
            "published:>=30 days ago", published(Compared(Comparison.SINCE, DaysAgo(30))), id="since days ago"
        ),
        pytest.param("published:2023..", published(Between(YEAR, None)), id="open at the end"),
        pytest.param("published:..2023-04", published(Between(None, MONTH)), id="open at the start"),
        pytest.param("published:2023..2023-04", published(Between(YEAR, MONTH)), id="range inside a year"),
        pytest.param("published:april 2023..yesterday", published(Between(MONTH, DaysAgo(1))), id="range with words"),
        pytest.param('published:"april 2023"', published(During(MONTH)), id="quoted date"),
        pytest.param('published:" 2023 "', published(During(YEAR)), id="quoted date with spaces"),
        pytest.param(
            "published:(2023 OR last week)",
            Or((published(During(YEAR)), published(During(CalendarUnit(Precision.WEEK, last=True))))),
            id="group of dates",
        ),
        pytest.param("mentioned:2023", DateClause(DateField.MENTIONED, During(YEAR)), id="date mentioned"),
        # the longest date wins
        pytest.param("published:april 2023 oil", And((published(During(MONTH)), Word("oil"))), id="word after a date"),
        pytest.param("published:2023 oil", And((published(During(YEAR)), Word("oil"))), id="word after a year"),
        pytest.param(
            "published:last week ago",
            And((published(During(CalendarUnit(Precision.WEEK, last=True))), Word("ago"))),
            id="word that could have been a date",
        ),
        pytest.param(
            "published:today 7 a", And((published(During(DaysAgo(0))), Word("7"), A)), id="number after a date"
        ),
    ],
)
def test_reads(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize("field", FIELDS.values(), ids=list(FIELDS))
def test_the_example_of_every_field_is_a_query_about_it(field: QueryField) -> None:
    assert str(parse(field.example)).startswith(f"{field.name}:")


def _refusals() -> Iterator[tuple[str, str, str]]:
    """The golden refusals: a kind in brackets, and below it what is printed; the query stands between the two."""
    for block in (Path(__file__).parent / "refusals.txt").read_text("utf-8").strip().split("\n\n"):
        kind, _, printed = block.partition("\n")
        query = printed.split("\n")[1].removeprefix("    ")
        yield query, kind.strip("[]"), printed


@pytest.mark.parametrize(
    ("text", "kind", "printed"), [pytest.param(*refusal, id=refusal[0]) for refusal in _refusals()]
)
def test_refuses(text: str, kind: str, printed: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse(text)
    assert (refused.value.kind, str(refused.value)) == (kind, printed)


@pytest.mark.parametrize(
    ("text", "printed"),
    [pytest.param(text, printed, id=text) for text, _, printed in _refusals() if "\ndid you mean: " in printed],
)
def test_what_is_suggested_is_part_of_the_language(text: str, printed: str) -> None:
    marked = printed.split("\n")[2].removeprefix("    ")
    suggested = printed.rpartition("\ndid you mean: ")[2].replace("...", "gas")
    for meant in suggested.split(", or "):
        in_place = text[: marked.index("^")] + meant + text[len(marked) :]
        field, colon, _ = text.partition(":")
        assert any(map(_is_query, (in_place, meant, f"oil {meant} gas", field + colon + meant)))


def _is_query(text: str) -> bool:
    try:
        parse(text)
    except QueryError:
        return False
    return True


def test_a_refusal_is_a_fault_of_usage() -> None:
    assert QueryError.exit_code == 2


@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        pytest.param("", QueryFault.EMPTY, (0, 0), id="nothing"),
        pytest.param("  \t", QueryFault.EMPTY, (0, 3), id="only spaces"),
        pytest.param("oil\u200bgas", QueryFault.INVISIBLE, (3, 4), id="zero-width space"),
        pytest.param("\ufeffoil", QueryFault.INVISIBLE, (0, 1), id="byte order mark"),
        pytest.param('"oil\u202e gas"', QueryFault.INVISIBLE, (4, 5), id="bidirectional mark in a phrase"),
        pytest.param("oil\u200d", QueryFault.INVISIBLE, (3, 4), id="joiner that joins nothing"),
        pytest.param("oil\x00", QueryFault.INVISIBLE, (3, 4), id="null"),
        pytest.param("oil\udcff", QueryFault.INVISIBLE, (3, 4), id="undecoded byte"),
        pytest.param("oil " * 25_000, QueryFault.TOO_LONG, (LONGEST_QUERY, 100_000), id="100,000 characters"),
        pytest.param("(" * 10_000, QueryFault.TOO_DEEP, (50, 51), id="10,000 open parentheses"),
        pytest.param("(" * 4_000 + "a" + ")" * 4_000, QueryFault.TOO_DEEP, (50, 51), id="4,000 groups"),
        pytest.param("title:" * 1_000 + "a", QueryFault.NESTED_FIELD, (6, 12), id="1,000 fields"),
        pytest.param("NOT " * 2_000 + "a", QueryFault.DOUBLE_NEGATION, (0, 7), id="2,000 negations"),
        pytest.param("ATLEAST 1 " * 900 + "a", QueryFault.BAD_COUNTED, (10, 17), id="900 counts"),
    ],
)
def test_refuses_what_cannot_be_shown(text: str, kind: QueryFault, span: tuple[int, int]) -> None:
    with pytest.raises(QueryError) as refused:
        parse(text)
    assert (refused.value.kind, refused.value.span) == (kind, span)


def test_the_deepest_nesting_allowed() -> None:
    assert parse("(" * DEEPEST_NESTING + "a" + ")" * DEEPEST_NESTING) == A


def test_the_longest_query_allowed() -> None:
    text = "a " * (LONGEST_QUERY // 2)
    assert parse(text) == And((A,) * (LONGEST_QUERY // 2))


_PIECES = st.sampled_from(
    [
        *"()\"“”'*?~=-+&|!^[]{}\\/:.,#@%<>…–🛢 \t",
        "AND", "OR", "NOT", "ATLEAST", "ATLEAST 3", "w/5", "pre/s", "w/0", "NEAR/5", "oil", "F-16", "北京", "title:",
        "published:", "person:", "url:", "is:", "query:", "2023", "..", ">=", "april", "last week", "04/09/2023",
        "\u200b", "\u0301", "\udc80",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(_PIECES, st.just(" ")), max_size=14).map("".join))
@settings(max_examples=600, deadline=None)
def test_raises_nothing_but_its_own_error_on_pieces_of_queries(text: str) -> None:
    _parse_or_refuse(text)


@given(st.text(max_size=40))
@example("\u0345:~")
@settings(max_examples=300, deadline=None)
def test_raises_nothing_but_its_own_error_on_any_text(text: str) -> None:
    _parse_or_refuse(text)


def _parse_or_refuse(text: str) -> None:
    """What is read prints as a text that is read the same; what is refused is refused in its own place."""
    try:
        query = parse(text)
    except QueryError as error:
        refused = error
    else:
        assert parse(str(query)) == query
        return
    assert 0 <= refused.span[0] <= refused.span[1] <= len(text)
    assert str(refused).startswith(refused.message)


@pytest.mark.parametrize(
    "text", ["oil " * 2_000 + "!", "oil OR " * 1_400 + "!", f'"{"oil " * 2_000}!"', "x" * 9_999 + "!"]
)
def test_a_long_text_that_is_almost_plain_is_seen_through_at_once(text: str) -> None:
    started = time.process_time()
    _parse_or_refuse(text)
    assert time.process_time() - started < 2
