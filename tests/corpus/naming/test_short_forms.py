"""Which names of one article are short for which others in it."""

import pytest

from corpus.article import EntityType
from corpus.naming.short_forms import fuller_names
from tests.corpus.naming.books import ORG, OTHER, PERSON, PLACE, mention, new_book


@pytest.mark.parametrize(
    ("type_", "full", "short"),
    [
        pytest.param(PERSON, "alexander lukashenko", "lukashenko", id="family name"),
        pytest.param(PERSON, "ursula von der leyen", "von der leyen", id="family name of several words"),
        pytest.param(PERSON, "bo hallam jr", "hallam", id="family name before jr"),
        pytest.param(ORG, "averill marine inc", "averill marine", id="company"),
        pytest.param(ORG, "averill marine inc", "averill", id="first word of a company"),
        pytest.param(ORG, "averill airlines", "averill", id="company by its trade"),
        pytest.param(ORG, "harbour commission", "commission", id="body"),
        pytest.param(ORG, "bank of oslo", "bank", id="body with of"),
        pytest.param(ORG, "house of elders", "house", id="chamber with of"),
        pytest.param(ORG, "harbour safety board", "hsb", id="initials"),
        pytest.param(ORG, "bureau of tidal affairs", "bta", id="initials without small words"),
        pytest.param(ORG, "averill general motors co inc", "agm", id="initials without the company's law"),
        pytest.param(ORG, "averill general co", "ag", id="two initials of a company"),
        pytest.param(ORG, "norwegian tidal ministry", "tidal ministry", id="without the country"),
    ],
)
def test_a_short_name_stands_for_the_full_one(type_: EntityType, full: str, short: str) -> None:
    assert fuller_names(type_, [short, full]) == {short: [full]}


@pytest.mark.parametrize(
    ("type_", "names"),
    [
        pytest.param(PERSON, ("ann hallam", "ann"), id="given name"),
        pytest.param(PERSON, ("ann hallam", "bo hallam"), id="two full names"),
        pytest.param(ORG, ("new york times", "new york"), id="a newspaper and its city"),
        pytest.param(ORG, ("averill credit corp", "averill"), id="a daughter and its mother"),
        pytest.param(ORG, ("averill norway inc", "averill"), id="a daughter in another country"),
        pytest.param(ORG, ("united nations security council", "united nations"), id="a body and what it is part of"),
        pytest.param(ORG, ("harbour board of oslo", "oslo"), id="a body and its city"),
        pytest.param(ORG, ("white house", "house"), id="a president's seat and a chamber"),
        pytest.param(ORG, ("harbour board", "hb"), id="two initials"),
        pytest.param(ORG, ("opec industries", "opec"), id="a name that everybody knows"),
        pytest.param(ORG, ("averill and hallam inc", "averill and"), id="half of two"),
        pytest.param(PLACE, ("port averill", "averill"), id="places"),
        pytest.param(OTHER, ("averill inc", "averill"), id="other things"),
    ],
)
def test_what_is_short_for_nothing(type_: EntityType, names: tuple[str, ...]) -> None:
    assert fuller_names(type_, names) == {}


def test_a_name_of_middling_length_stands_for_the_fullest() -> None:
    found = fuller_names(ORG, ["hallam", "hallam shipping", "hallam shipping inc"])
    assert found == {"hallam": ["hallam shipping inc"], "hallam shipping": ["hallam shipping inc"]}


def test_all_that_it_may_stand_for_are_given() -> None:
    assert fuller_names(ORG, ["tidal board", "board", "harbour board"]) == {"board": ["harbour board", "tidal board"]}


def test_an_organisation_is_known_by_its_short_name_in_that_article_only() -> None:
    book = new_book()
    full, short = book.intern([mention("Averill Industries Ltd", ORG), mention("Averill", ORG)])
    (alone,) = book.intern([mention("Averill", ORG)])
    assert (full == short, alone == full) == (True, False)


def test_where_two_are_so_called_it_is_neither() -> None:
    numbers = new_book().intern([mention(name, ORG) for name in ("Tidal Board", "Harbour Board", "Board")])
    assert len(set(numbers)) == 3


def test_what_an_article_counted_can_be_taken_back() -> None:
    book = new_book()
    mentions = [mention("Averill Industries Ltd", ORG), mention("Averill", ORG), mention("Averill", ORG)]
    numbers = book.intern(mentions)
    counted = book.entity_of(numbers[0])
    assert (counted.mentions, counted.chief.spellings) == (3, ("Averill Industries Ltd",))
    written = [(each.text, number) for each, number in zip(mentions, numbers, strict=True)]
    book.release(written)
    assert book.connection.execute("SELECT count(*) FROM written_names").fetchone() == (0,)
    book.restore(written)
    assert book.entity_of(numbers[0]) == counted
