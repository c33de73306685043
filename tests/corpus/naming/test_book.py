import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import EntityType, Field, Mention
from corpus.naming.book import NameBook
from corpus.naming.schema import SCHEMA
from corpus.words.edits import edits_from

PERSON, ORG, PLACE, OTHER = EntityType


def mention(text: str, type_: EntityType = PERSON) -> Mention:
    return Mention(Field.BODY, 0, len(text), text, type_)


def new_book() -> NameBook:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(SCHEMA)
    return NameBook(connection)


@pytest.fixture
def book() -> NameBook:
    return new_book()


def intern(book: NameBook, *texts: str, type_: EntityType = PERSON) -> tuple[int, ...]:
    return book.intern([mention(text, type_) for text in texts])


def test_spellings_of_one_name_have_one_number(book: NameBook) -> None:
    first, second = intern(book, "the U.S.", "US", type_=PLACE)
    assert first == second


def test_a_name_keeps_its_number(book: NameBook) -> None:
    before = intern(book, "Oslo", "Bergen", type_=PLACE)
    book.forget()
    assert intern(book, "Bergen", "Oslo", type_=PLACE) == before[::-1]


def test_types_are_kept_apart(book: NameBook) -> None:
    assert intern(book, "Oslo", type_=PLACE) != intern(book, "Oslo", type_=ORG)


def test_an_article_without_mentions(book: NameBook) -> None:
    assert book.intern([]) == ()


@pytest.mark.parametrize(
    ("texts", "same"),
    [
        pytest.param(("Ann Hallam", "Hallam"), True, id="family name"),
        pytest.param(("Hallam", "Ann Hallam"), True, id="family name first"),
        pytest.param(("Ann van der Berg", "van der Berg"), True, id="family name of several words"),
        pytest.param(("Bo Dahl Jr.", "Dahl"), True, id="junior"),
        pytest.param(("Ann Hallam", "Ann"), False, id="given name"),
        pytest.param(("Ann Hallam", "Hallamby"), False, id="another name"),
    ],
)
def test_a_short_name_stands_for_the_full_one(book: NameBook, texts: tuple[str, ...], *, same: bool) -> None:
    first, second = intern(book, *texts)
    assert (first == second) is same


def test_the_shortest_of_three_stands_for_the_fullest(book: NameBook) -> None:
    assert len(set(intern(book, "Berg", "van der Berg", "Ann van der Berg"))) == 1


def test_a_family_name_that_two_bear_stands_alone(book: NameBook) -> None:
    assert len(set(intern(book, "Ann Hallam", "Bo Hallam", "Hallam"))) == 3


def test_two_spellings_of_one_person_are_one_bearer(book: NameBook) -> None:
    full, other, short = intern(book, "Aleksandr Volkov", "Alexander Volkov", "Volkov")
    assert book.entity_of(short) == book.entity_of(full) == book.entity_of(other)


@pytest.mark.parametrize(
    ("spellings", "first"),
    [
        pytest.param({"OSLO BAY": 19, "Oslo Bay": 1}, "Oslo Bay", id="datelines"),
        pytest.param({"UNESCO": 21, "Unesco": 1}, "UNESCO", id="mostly in capitals"),
        pytest.param({"OPEC": 2, "Opec": 1}, "OPEC", id="acronym"),
        pytest.param({"AVERILL": 2}, "AVERILL", id="nowhere otherwise"),
    ],
)
def test_a_name_is_shown_as_it_is_written_and_not_as_it_is_printed(
    book: NameBook, spellings: dict[str, int], first: str
) -> None:
    texts = [text for text, count in spellings.items() for _ in range(count)]
    [number, *_] = intern(book, *texts, type_=ORG)
    assert book.entity_of(number).name == first


def test_a_family_name_without_a_full_one_stands_alone(book: NameBook) -> None:
    intern(book, "Ann Hallam")
    [short] = intern(book, "Hallam")
    assert book.entity_of(short).name == "Hallam"


def test_only_persons_are_short_for_persons(book: NameBook) -> None:
    [full] = intern(book, "Ann Hallam")
    assert book.intern([mention("Ann Hallam"), mention("Hallam", ORG)])[1] != full


@pytest.mark.parametrize(
    ("type_", "part", "names"),
    [
        pytest.param(PERSON, "hallam", ["Ann Hallam", "Bo Hallam"], id="family name"),
        pytest.param(PERSON, "HALLAM's", ["Ann Hallam", "Bo Hallam"], id="as people write it"),
        pytest.param(None, "hallam", ["Ann Hallam", "Hallam Trust", "Bo Hallam"], id="any type, most mentioned first"),
        pytest.param(PERSON, "O'Neill", ["Cy O'Neill"], id="separator"),
        pytest.param(PERSON, "Neill O", [], id="separator the other way round"),
        pytest.param(PERSON, "hall", [], id="a part of a part"),
        pytest.param(PERSON, "?", [], id="no word"),
        pytest.param(PLACE, "Kyiv", ["Kiev"], id="known by another name"),
        pytest.param(PERSON, "Volkoff", [], id="another family name"),
        pytest.param(PERSON, "Zelenskyy", ["Vladimir Zelensky"], id="a family name spelled otherwise"),
        pytest.param(None, "Зеленский", ["Vladimir Zelensky"], id="in other letters"),
        pytest.param(PLACE, "Zelenskyy", [], id="a family name of another type"),
        pytest.param(PLACE, "Niger", [], id="a longer name"),
    ],
)
def test_lookup(book: NameBook, type_: EntityType | None, part: str, names: list[str]) -> None:
    intern(book, "Ann Hallam", "Hallam", "Hallam", "Bo Dahl", "Cy O'Neill")
    intern(book, "Bo Hallam")
    intern(book, "Vladimir Zelensky")
    intern(book, "Hallam Trust", "Hallam Trust", type_=ORG)
    intern(book, "Kiev", "Nigeria", type_=PLACE)
    assert [entity.name for entity in book.lookup(type_, part)] == names


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("ann hallam", ["Ann Hallam"], id="whole name"),
        pytest.param("Hallam", [], id="a part of it"),
        pytest.param("Oleksandr Volkov", ["Aleksandr Volkov"], id="a spelling that no article has"),
    ],
)
def test_written(book: NameBook, name: str, found: list[str]) -> None:
    intern(book, "Ann Hallam", "Hallam", "Aleksandr Volkov")
    assert [entity.name for entity in book.written(PERSON, name)] == found


def test_written_in_any_type(book: NameBook) -> None:
    intern(book, "Oslo", type_=ORG)
    intern(book, "Oslo", "Oslo", type_=PLACE)
    assert [entity.type for entity in book.written(None, "Oslo")] == [PLACE, ORG]


def test_a_link_says_which_rule_made_it(book: NameBook) -> None:
    intern(book, "Kyiv", type_=PLACE)
    [late] = intern(book, "Kiev", type_=PLACE)
    assert [(name.spellings, name.rule) for name in book.entity_of(late).names] == [
        (("Kyiv",), None),
        (("Kiev",), "alias"),
    ]


def test_a_short_form_is_no_spelling_of_the_full_name(book: NameBook) -> None:
    [full, _] = intern(book, "Ann Hallam", "Hallam")
    [name] = book.entity_of(full).names
    assert (name.spellings, name.mentions) == (("Ann Hallam",), 2)


def test_an_entity_has_its_smallest_name_s_number(book: NameBook) -> None:
    first, second = intern(book, "Kyiv", "Kiev", type_=PLACE)
    assert book.entity(second) == book.entity(first)
    assert book.entity_of(second).id == first
    assert book.entity_of(second).name_ids == (first, second)


def test_a_name_can_link_two_entities(book: NameBook) -> None:
    by_first = {"ann": "a", "ann b": "a"}
    by_last = {"b": "b", "ann b": "b"}
    rules = {"first": lambda _, normal: by_first.get(normal), "last": lambda _, normal: by_last.get(normal)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.naming.likeness.RULES", rules)
        intern(book, "Ann", "B", type_=OTHER)
        [last] = intern(book, "Ann B", type_=OTHER)
    assert len(book.entity_of(last).names) == 3


def test_an_entity_is_called_by_its_most_mentioned_name(book: NameBook) -> None:
    intern(book, "Kiev", "Kyiv", "Kyiv", "KYIV", type_=PLACE)
    assert book.lookup(PLACE, "kiev")[0].name == "Kyiv"


def test_a_person_is_called_by_a_full_name() -> None:
    book = new_book()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.naming.likeness.RULES", {"all one": lambda _type, _normal: "one"})
        intern(book, "Hallam", "Hallam")
        [full] = intern(book, "Ann Hallam")
    assert book.entity_of(full).name == "Ann Hallam"


def test_no_entity_has_that_number(book: NameBook) -> None:
    assert book.entity(17) is None


def test_entities_of_many_names(book: NameBook) -> None:
    numbers = intern(book, *(f"Hallam Number{index}" for index in range(1200)), type_=ORG)
    assert {name_id: entity.id for name_id, entity in book.entities_of(numbers).items()} == dict(
        zip(numbers, numbers, strict=True)
    )


def test_parts_are_those_of_the_type(book: NameBook) -> None:
    intern(book, "Ann Hallam", "Bo Hallam")
    intern(book, "Oslo", type_=PLACE)
    assert list(book.parts(PERSON)) == ["ann", "bo", "hallam"]
    assert list(book.parts(None)) == ["ann", "bo", "hallam", "oslo"]


@given(
    st.sets(st.text("abx]-^*", min_size=1, max_size=9), max_size=20),
    st.text("abx]-^*", min_size=1, max_size=9),
    st.sampled_from([1, 2]),
)
def test_near_parts_are_those_found_one_by_one(parts: set[str], target: str, distance: int) -> None:
    book = new_book()
    book.connection.executemany("INSERT INTO name_parts VALUES (?, 'person', 1)", [(part,) for part in parts])
    near = sorted(part for part in book.parts(None) if edits_from(target)(part) <= distance)
    assert book.parts_near(target, distance) == tuple(near)


def test_all_names_of_a_type(book: NameBook) -> None:
    persons = intern(book, "Ann Hallam", "Bo Dahl")
    places = intern(book, "Oslo", type_=PLACE)
    assert book.all_ids(PERSON) == persons
    assert book.all_ids(None) == persons + places
    assert book.count() == 3


def test_what_was_rolled_back_is_forgotten(book: NameBook) -> None:
    connection = book.connection
    connection.execute("BEGIN")
    intern(book, "Oslo", type_=PLACE)
    connection.execute("ROLLBACK")
    book.forget()
    [oslo] = intern(book, "Oslo", type_=PLACE)
    assert book.entity_of(oslo).name == "Oslo"


NAMES = (
    "Ann Hallam",
    "Hallam",
    "Aleksandr Volkov",
    "Alexander Volkov",
    "Volkov",
    "Kiev",
    "Kyiv",
    "NATO",
    "Bo van Dahl",
)
ARTICLES = st.lists(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(EntityType)), max_size=6), max_size=5)


@given(ARTICLES)
def test_every_mention_finds_its_entity_by_every_word(articles: list[list[tuple[str, EntityType]]]) -> None:
    book = new_book()
    for article in articles:
        mentions = [mention(*each) for each in article]
        for each, number in zip(mentions, book.intern(mentions), strict=True):
            entity = book.entity_of(number)
            assert entity.type is each.type
            assert number in entity.name_ids
            assert entity.id == min(entity.name_ids)
            for word in each.text.split():
                assert entity in book.lookup(each.type, word)
    assert sum(entity.mentions for entity in book.entities_of(book.all_ids(None)).values()) >= sum(map(len, articles))


@pytest.mark.parametrize(
    ("one", "other", "type_", "same"),
    [
        pytest.param("Aleksandr Lukashenko", "Alexander Lukashenko", PERSON, True, id="Lukashenko"),
        pytest.param("Kiev", "Kyiv", PLACE, True, id="Kyiv"),
        pytest.param("Aleksandr Volfovich", "Aleksandr Tishchenko", PERSON, False, id="one given name"),
        pytest.param("Austria", "Australia", PLACE, False, id="Austria and Australia"),
        pytest.param("Niger", "Nigeria", PLACE, False, id="Niger and Nigeria"),
    ],
)
def test_who_is_one_in_the_news(book: NameBook, one: str, other: str, type_: EntityType, *, same: bool) -> None:
    first, second = (intern(book, name, type_=type_)[0] for name in (one, other))
    assert (book.entity_of(first) == book.entity_of(second)) is same
