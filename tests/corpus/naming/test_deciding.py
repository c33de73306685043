"""Merging, splitting, ignoring, and taking it back."""

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.naming.book import NameBook
from corpus.naming.deciding import Decisions
from corpus.naming.errors import NamingError
from corpus.naming.linking import relink
from tests.corpus.naming.books import NOW, ORG, PERSON, PLACE, dump, groups, merge, new_book, read, split

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def book() -> NameBook:
    return new_book()


def test_a_merge_makes_one_entity_of_two(book: NameBook) -> None:
    first, second = read(book, "Ann Hallam", "Anna Hallam")
    merge(book, "Anna Hallam", "Ann Hallam")
    entity = book.entity_of(second)
    assert (entity.id, entity.name_ids) == (first, (first, second))
    assert [name.rule for name in entity.names] == [None, "merge"]


def test_a_retired_number_still_resolves(book: NameBook) -> None:
    first, second = read(book, "Ann Hallam", "Anna Hallam")
    merge(book, "Ann Hallam", "Anna Hallam")
    assert book.entity(second) == book.entity(first)


def test_a_merge_takes_all_names_of_both(book: NameBook) -> None:
    read(book, "Aleksandr Volkov", "Alexander Volkov", "Sasha Volkov", "Shura Volkov")
    merge(book, "Sasha Volkov", "Shura Volkov")
    merge(book, "Shura Volkov", "Alexander Volkov")
    assert len(groups(book)) == 1


def test_two_types_are_not_merged(book: NameBook) -> None:
    read(book, "Averill", type_=PLACE)
    read(book, "Averill", type_=ORG)
    (place,), (org,) = book.written(PLACE, "Averill"), book.written(ORG, "Averill")
    with pytest.raises(NamingError, match="of type place"):
        Decisions(book).merge(place, org, because="", now=NOW)


def test_one_entity_is_not_merged_with_itself(book: NameBook) -> None:
    read(book, "Aleksandr Volkov", "Alexander Volkov")
    with pytest.raises(NamingError, match="one entity already"):
        merge(book, "Aleksandr Volkov", "Alexander Volkov")


def test_a_split_undoes_what_a_rule_did(book: NameBook) -> None:
    read(book, "Aleksandr Volkov", "Alexander Volkov")
    split(book, "Alexander Volkov")
    assert groups(book) == {frozenset({"aleksandr volkov"}), frozenset({"alexander volkov"})}


def test_a_name_split_off_is_not_found_under_the_other(book: NameBook) -> None:
    read(book, "Aleksandr Volkov", "Alexander Volkov")
    split(book, "Alexander Volkov")
    assert [entity.name for entity in book.written(PERSON, "Alexander Volkov")] == ["Alexander Volkov"]


def test_a_new_spelling_does_not_bridge_a_split(book: NameBook) -> None:
    read(book, "Aleksandr Volkov", "Alexander Volkov")
    split(book, "Alexander Volkov")
    read(book, "Oleksandr Volkov")
    assert len(groups(book)) == 3


def test_names_left_together_by_a_split_stay_together(book: NameBook) -> None:
    read(book, "Aleksandr Volkov", "Alexander Volkov", "Oleksandr Volkov", "Aliaksandr Volkov")
    split(book, "Alexander Volkov", "Aliaksandr Volkov")
    assert groups(book) == {
        frozenset({"aleksandr volkov", "oleksandr volkov"}),
        frozenset({"alexander volkov", "aliaksandr volkov"}),
    }


def test_names_that_only_the_split_one_held_together_stay_together(book: NameBook) -> None:
    read(book, "Ann Hallam", "Anna Hallam", "Annie Hallam")
    merge(book, "Ann Hallam", "Anna Hallam")
    merge(book, "Ann Hallam", "Annie Hallam")
    split(book, "Ann Hallam")
    assert groups(book) == {frozenset({"ann hallam"}), frozenset({"anna hallam", "annie hallam"})}


def test_a_merge_after_a_split_prevails(book: NameBook) -> None:
    read(book, "Aleksandr Volkov", "Alexander Volkov")
    split(book, "Alexander Volkov")
    merge(book, "Alexander Volkov", "Aleksandr Volkov")
    assert len(groups(book)) == 1


def test_a_split_of_all_names_is_refused(book: NameBook) -> None:
    read(book, "Aleksandr Volkov", "Alexander Volkov")
    with pytest.raises(NamingError, match="no other names"):
        split(book, "Alexander Volkov", "Aleksandr Volkov")


def test_a_merge_holds_when_more_is_read(book: NameBook) -> None:
    read(book, "Ann Hallam", "Sasha Volkov", "Aleksandr Volkov")
    merge(book, "Sasha Volkov", "Aleksandr Volkov")
    read(book, "Alexander Volkov", "Sasha Volkov")
    assert groups(book) == {
        frozenset({"ann hallam"}),
        frozenset({"sasha volkov", "aleksandr volkov", "alexander volkov"}),
    }


def test_an_ignored_entity_answers_nothing_but_its_number(book: NameBook) -> None:
    number, _ = read(book, "Ann Hallam", "Bo Hallam")
    Decisions(book).ignore(book.entity_of(number), because="", now=NOW)
    assert [entity.name for entity in book.lookup(PERSON, "Hallam")] == ["Bo Hallam"]
    assert book.written(PERSON, "Ann Hallam") == ()
    assert number not in book.all_ids(PERSON)
    found = book.entity(number)
    assert found is not None
    assert found.ignored


def test_a_spelling_of_an_ignored_entity_is_ignored_when_it_is_read(book: NameBook) -> None:
    [number] = read(book, "Aleksandr Volkov")
    Decisions(book).ignore(book.entity_of(number), because="", now=NOW)
    [late] = read(book, "Alexander Volkov")
    assert book.entity_of(late).ignored


def test_ignoring_ends(book: NameBook) -> None:
    [number] = read(book, "Ann Hallam")
    before = dump(book)
    Decisions(book).ignore(book.entity_of(number), because="", now=NOW)
    Decisions(book).heed(book.entity_of(number), because="", now=NOW)
    assert dump(book) == before


def test_undo_without_anything_to_undo(book: NameBook) -> None:
    assert Decisions(book).undo(now=NOW) is None


def test_the_journal_says_what_was_done_and_undone(book: NameBook) -> None:
    read(book, "Ann Hallam", "Anna Hallam")
    (one,), (other,) = book.written(PERSON, "Ann Hallam"), book.written(PERSON, "Anna Hallam")
    decisions = Decisions(book)
    decisions.merge(one, other, because="one  byline", now=NOW)
    decisions.undo(now=NOW)
    [action] = decisions.journal()
    assert action.what == "merge Ann Hallam (#1) and Anna Hallam (#2) because one byline"
    assert (action.at, action.undone) == (NOW, NOW)


NAMES = (
    "Ann Hallam", "Hallam", "Aleksandr Volkov", "Alexander Volkov", "Oleksandr Volkov", "Volkov", "Sasha Volkov",
)  # fmt: skip
READING = st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3), max_size=6)
DOING = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "ignore", "heed"]), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    max_size=6,
)


def read_all(book: NameBook, articles: list[list[str]]) -> None:
    for article in articles:
        for name in article:
            read(book, name)


def do(book: NameBook, action: str, one: str, other: str) -> bool:
    """The action where it can be done; whether it could."""
    found = book.written(PERSON, one) + book.written(PERSON, one, ignored=True)
    others = book.written(PERSON, other) + book.written(PERSON, other, ignored=True)
    if len(found) != 1 or len(others) != 1:
        return False
    decisions, (entity,), (another,) = Decisions(book), found, others
    acts: dict[str, Callable[[], object]] = {
        "merge": lambda: decisions.merge(entity, another, because="", now=NOW),
        "split": lambda: decisions.split(entity, [entity.names[-1]], because="", now=NOW),
        "ignore": lambda: decisions.ignore(entity, because="", now=NOW),
        "heed": lambda: decisions.heed(entity, because="", now=NOW),
    }
    try:
        acts[action]()
    except NamingError:
        return False
    return True


@given(READING, DOING)
def test_undo_restores_the_book_byte_for_byte(articles: list[list[str]], doing: list[tuple[str, str, str]]) -> None:
    book = new_book()
    read_all(book, articles)
    states = [dump(book)]
    states += [dump(book) for each in doing if do(book, *each)]
    for after, before in pairwise(reversed(states)):
        assert dump(book) == after
        assert Decisions(book).undo(now=NOW) is not None
        assert dump(book) == before


@given(READING, DOING, READING)
def test_an_action_taken_back_later_leaves_no_trace(
    articles: list[list[str]], doing: list[tuple[str, str, str]], later: list[list[str]]
) -> None:
    book, other = new_book(), new_book()
    read_all(book, articles)
    done = sum(do(book, *each) for each in doing)
    read_all(book, later)
    for _ in range(done):
        Decisions(book).undo(now=NOW)
    read_all(other, articles + later)
    assert dump(book) == dump(other)


@given(READING, DOING, READING)
def test_what_was_worked_out_step_by_step_is_what_all_of_it_comes_to(
    articles: list[list[str]], doing: list[tuple[str, str, str]], later: list[list[str]]
) -> None:
    book = new_book()
    read_all(book, articles)
    for each in doing:
        do(book, *each)
    read_all(book, later)
    before = dump(book)
    relink(book.connection, [number for (number,) in book.connection.execute("SELECT name_id FROM names")])
    assert dump(book) == before


@given(READING, DOING, READING)
def test_the_order_of_reading_does_not_matter(
    articles: list[list[str]], doing: list[tuple[str, str, str]], later: list[list[str]]
) -> None:
    book, other = new_book(), new_book()
    read_all(book, articles)
    for each in doing:
        do(book, *each)
    read_all(book, later)
    Decisions(other).adopt(Decisions(book).all(), "import", now=NOW)
    read_all(other, list(reversed(articles + later)))
    assert groups(book) == groups(other)


@given(READING, DOING)
def test_a_split_stays_apart_and_a_merge_together_whatever_is_read(
    articles: list[list[str]], doing: list[tuple[str, str, str]]
) -> None:
    book = new_book()
    read_all(book, articles)
    for each in doing:
        do(book, *each)
    read_all(book, [[name] for name in NAMES])
    entity = dict(map(tuple, book.connection.execute("SELECT normal, entity_id FROM names")))
    for decision in Decisions(book).all():
        if decision.other:
            assert (entity[decision.one] == entity[decision.other]) is (decision.verdict == "same")


@pytest.mark.parametrize(
    ("names", "count"),
    [
        pytest.param(("Averill Marine Inc", "Averill Marine", "Averill Marine Corp."), 1, id="of one law"),
        pytest.param(("Averill Marine Inc", "Averill Marine", "Averill Marine Co Plc"), 3, id="of two laws"),
        pytest.param(("Averill Marine Inc", "Averill Marine Ltd", "Averill Marine Co"), 2, id="two of one law"),
        pytest.param(("Averill Marine and Co Inc", "Averill Marine"), 1, id="and Co"),
        pytest.param(("Averill Marine", "Averill Harbour Inc"), 2, id="another name"),
        pytest.param(("Inc", "Corp", "Co"), 3, id="nothing but a form"),
    ],
)
def test_companies_of_one_name(names: tuple[str, ...], count: int) -> None:
    for order in (names, names[::-1]):
        book = new_book()
        read(book, *order, type_=ORG)
        assert len(groups(book)) == count


def test_an_acronym_is_linked_with_its_long_form(book: NameBook) -> None:
    book.learn([(ORG, "HSB", "Harbour Safety Board")])
    read(book, "HSB", "Harbour Safety Board", type_=ORG)
    (entity,) = book.written(ORG, "HSB")
    assert [name.rule for name in entity.names] == [None, "acronym"]


def test_the_order_of_names_and_explanation_does_not_matter() -> None:
    found = []
    for order in ([0, 1, 2], [1, 0, 2], [1, 2, 0]):
        book = new_book()
        acts = [
            lambda book=book: book.learn([(ORG, "HSB", "Harbour Safety Board")]),
            lambda book=book: read(book, "HSB", type_=ORG),
            lambda book=book: read(book, "Harbour Safety Board", type_=ORG),
        ]
        for each in order:
            acts[each]()
        found.append(groups(book))
    assert found == [{frozenset({"hsb", "harbour safety board"})}] * 3


def test_an_acronym_of_two_things_is_linked_with_neither(book: NameBook) -> None:
    read(book, "HSB", "Harbour Safety Board", "Hallam Savings Bank", type_=ORG)
    book.learn([(ORG, "HSB", "Harbour Safety Board")])
    assert len(groups(book)) == 2
    book.learn([(ORG, "HSB", "Hallam Savings Bank")])
    assert len(groups(book)) == 3


def test_an_acronym_that_everybody_knows_is_not_taken_for_another(book: NameBook) -> None:
    read(book, "ECB", "European Central Bank", "Elm County Bank", type_=ORG)
    book.learn([(ORG, "ECB", "Elm County Bank")])
    assert frozenset({"ecb", "european central bank"}) in groups(book)


def test_an_acronym_that_no_article_has_as_a_name_is_known(book: NameBook) -> None:
    read(book, "Harbour Safety Board", type_=ORG)
    book.learn([(ORG, "HSB", "Harbour Safety Board")])
    assert [entity.name for entity in book.written(ORG, "HSB")] == ["Harbour Safety Board"]
