"""Which merges are suggested, and which never again."""

import pytest

from corpus.article import EntityType
from corpus.naming.deciding import Decisions
from corpus.naming.suggesting import Reason, suggestions
from tests.corpus.naming.books import NOW, ORG, OTHER, PERSON, PLACE, merge, new_book, read, split


@pytest.mark.parametrize(
    ("type_", "names", "reason"),
    [
        pytest.param(PERSON, ("J. Hallam", "John Hallam"), Reason.INITIAL, id="initial"),
        pytest.param(PERSON, ("J. F. Hallam", "John Frank Hallam"), Reason.INITIAL, id="initials"),
        pytest.param(PERSON, ("John Hallam", "John F. Hallam"), Reason.MIDDLE_NAME, id="middle name"),
        pytest.param(PERSON, ("Bill Hallam", "William Hallam"), Reason.SHORT_FORM, id="short form"),
        pytest.param(PERSON, ("John Hallam", "John Halam"), Reason.LETTER, id="letter"),
        pytest.param(PERSON, ("Aleksandr Volkov", "Alexander Volkow"), Reason.LETTER, id="letter of a transliteration"),
        pytest.param(PERSON, ("Hallam", "John Hallam"), Reason.SURNAME, id="surname"),
        pytest.param(ORG, ("HSB", "Harbour Safety Board"), Reason.INITIALS, id="acronym"),
        pytest.param(ORG, ("BTA", "Bureau of Tidal Affairs"), Reason.INITIALS, id="acronym without small words"),
        pytest.param(PLACE, ("Brackwater", "Brakwater"), Reason.LETTER, id="place"),
        pytest.param(OTHER, ("Tidal Accord", "Tidel Accord"), Reason.LETTER, id="other"),
    ],
)
def test_what_is_suggested(type_: EntityType, names: tuple[str, str], reason: Reason) -> None:
    book = new_book()
    read(book, *names, type_=type_)
    assert [each.reason for each in suggestions(book, None, limit=None)] == [reason]


@pytest.mark.parametrize(
    ("type_", "names"),
    [
        pytest.param(PERSON, ("K. Hallam", "John Hallam"), id="another initial"),
        pytest.param(PERSON, ("J. K. Hallam", "John Frank Hallam"), id="another second initial"),
        pytest.param(PERSON, ("Ann Hallam", "John Hallam"), id="another given name"),
        pytest.param(PERSON, ("Volkov", "Volkova"), id="surnames alone"),
        pytest.param(PERSON, ("Ann Volkov", "Ann Volkova"), id="a letter more at the end"),
        pytest.param(PERSON, ("Hallam", "John Hallam", "Ann Hallam"), id="a surname of two"),
        pytest.param(ORG, ("HSB", "Harbour Safety Board", "Hallam Savings Bank"), id="an acronym of two"),
        pytest.param(ORG, ("UN", "Upper Northfield"), id="an acronym that everybody knows"),
        pytest.param(PLACE, ("Austria", "Australia"), id="countries"),
        pytest.param(PLACE, ("Niger", "Nigeria"), id="more countries"),
        pytest.param(PLACE, ("Iran", "Iraq"), id="short words"),
    ],
)
def test_what_is_not_suggested(type_: EntityType, names: tuple[str, ...]) -> None:
    book = new_book()
    read(book, *names, type_=type_)
    assert suggestions(book, None, limit=None) == []


def test_an_acronym_that_articles_explain_twice_is_suggested_with_both() -> None:
    book = new_book()
    read(book, "HSB", "Harbour Safety Board", "Hallam Savings Bank", type_=ORG)
    book.learn([(ORG, "HSB", "Harbour Safety Board"), (ORG, "HSB", "Hallam Savings Bank")])
    found = suggestions(book, ORG, limit=None)
    assert {(each.reason, each.other.name) for each in found} == {
        (Reason.EXPLAINED, "Harbour Safety Board"),
        (Reason.EXPLAINED, "Hallam Savings Bank"),
    }


def test_the_likeliest_and_most_mentioned_come_first() -> None:
    book = new_book()
    read(book, "J. Dahl", "Jo Dahl", *["A. Hallam", "Ann Hallam"] * 4, "Bo Northfield", "Bo Northfeld")
    assert [(each.one.name, each.reason) for each in suggestions(book, None, limit=2)] == [
        ("A. Hallam", Reason.INITIAL),
        ("Bo Northfield", Reason.LETTER),
    ]


def test_what_was_decided_is_not_suggested_again() -> None:
    book = new_book()
    one, other, _, _ = read(book, "John Hallam", "John Halam", "Bill Dahl", "William Dahl")
    Decisions(book).part(book.entity_of(one), book.entity_of(other), because="", now=NOW)
    merge(book, "Bill Dahl", "William Dahl")
    assert suggestions(book, None, limit=None) == []


def test_a_spelling_that_a_split_leaves_alone_is_suggested_with_both_sides() -> None:
    book = new_book()
    read(book, "Aleksandr Volkov", "Alexander Volkov")
    split(book, "Alexander Volkov")
    read(book, "Oleksandr Volkov")
    found = suggestions(book, None, limit=None)
    assert [(each.one.name, each.other.name, each.reason) for each in found] == [
        ("Aleksandr Volkov", "Oleksandr Volkov", Reason.RULE),
        ("Alexander Volkov", "Oleksandr Volkov", Reason.RULE),
    ]


def test_a_company_under_two_laws_may_be_the_one_that_names_none() -> None:
    book = new_book()
    read(book, "Averill Marine Inc", "Averill Marine Plc", "Averill Marine", type_=ORG)
    found = suggestions(book, None, limit=None)
    assert [({each.one.name, each.other.name}, each.reason) for each in found] == [
        ({"Averill Marine Inc", "Averill Marine"}, Reason.BARE),
        ({"Averill Marine Plc", "Averill Marine"}, Reason.BARE),
        ({"Averill Marine Inc", "Averill Marine Plc"}, Reason.LAW),
    ]


def test_names_that_no_article_has_any_more_are_not_suggested() -> None:
    book = new_book()
    (rare, _) = read(book, "J. Hallam", "John Hallam")
    book.release([("J. Hallam", rare)])
    assert suggestions(book, None, limit=None) == []
    book.restore([("J. Hallam", rare)])
    assert len(suggestions(book, None, limit=None)) == 1


def test_of_one_type_only() -> None:
    book = new_book()
    read(book, "John Hallam", "John Halam")
    assert suggestions(book, PLACE, limit=None) == []
