import pytest

from corpus.article import EntityType
from corpus.entities.gazetteer import SAME
from corpus.naming.likeness import alias_key, transliteration_key
from corpus.naming.parts import normalise

PERSON, ORG, PLACE, OTHER = EntityType


@pytest.mark.parametrize(
    ("type_", "names"),
    [
        pytest.param(PLACE, ("Kyiv", "Kiev"), id="capital"),
        pytest.param(PLACE, ("United States", "US", "U.S.A."), id="country"),
        pytest.param(ORG, ("CSTO", "Collective Security Treaty Organization"), id="acronym"),
        pytest.param(ORG, ("World Health Organization", "World Health Organisation"), id="British spelling"),
    ],
)
def test_one_thing_known_by_several_names(type_: EntityType, names: tuple[str, ...]) -> None:
    assert len({alias_key(type_, normalise(name)) for name in names} - {None}) == 1
    assert None not in {alias_key(type_, normalise(name)) for name in names}


def test_every_name_of_the_gazetteer_is_found_as_any_name_is_written() -> None:
    spelled = [(type_, spelling) for type_, spellings in SAME for spelling in spellings]
    assert [each for each in spelled if alias_key(each[0], normalise(each[1])) is None] == []
    assert any(not spelling.isascii() for _, spelling in spelled)


@pytest.mark.parametrize(
    ("type_", "name"),
    [
        pytest.param(PLACE, "Hallam", id="a name nobody knows"),
        pytest.param(PERSON, "Kiev", id="another type"),
    ],
)
def test_no_alias(type_: EntityType, name: str) -> None:
    assert alias_key(type_, normalise(name)) is None


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("Aleksandr Lukashenko", "Alexander Lukashenka", "Aliaksandr Lukashenko"), id="Belarusian"),
        pytest.param(("Volodymyr Zelensky", "Vladimir Zelenskyy", "Volodymyr Zelenskiy"), id="Ukrainian"),
        pytest.param(("Dmitry Medvedev", "Dmitri Medvedyev"), id="ye"),
        pytest.param(("Mikhail Gorbachev", "Michail Gorbachov", "Mikhail Gorbachyov"), id="yo"),
        pytest.param(("Viktor Yanukovych", "Victor Yanukovich"), id="ych"),
        pytest.param(("Sergei Shoigu", "Sergey Shoygu"), id="diphthong"),
        pytest.param(("Aleksandr Lukashenko", "Александр Лукашенко", "Аляксандр Лукашенка"), id="Cyrillic"),
        pytest.param(("Vladimir Zelensky", "Владимир Зеленский", "Володимир Зеленський"), id="Ukrainian in Cyrillic"),
        pytest.param(("Sergei Shoigu", "Сергей Шойгу"), id="Russian in Cyrillic"),
        pytest.param(("Nikita Khrushchev", "Nikita Hrushchev"), id="kh"),
    ],
)
def test_one_person_in_several_transliterations(names: tuple[str, ...]) -> None:
    assert len({transliteration_key(PERSON, normalise(name)) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Aleksandr Volfovich", "Aleksandr Tishchenko", id="family name"),
        pytest.param("Aleksandr Lukashenko", "Aleksei Lukashenko", id="given name"),
        pytest.param("John Smith", "John Smyth", id="y within a name"),
        pytest.param("Ian Hallam", "Jan Hallam", id="i and j"),
        pytest.param("Imran Khan", "Imran Han", id="short family name"),
        pytest.param("Aleksandr Lukashenko", "Aleksandr B. Lukashenko", id="one part more"),
    ],
)
def test_persons_who_stay_apart(one: str, other: str) -> None:
    assert transliteration_key(PERSON, normalise(one)) != transliteration_key(PERSON, normalise(other))


@pytest.mark.parametrize(
    ("type_", "name"),
    [
        pytest.param(PERSON, "Lukashenko", id="a family name alone"),
        pytest.param(PLACE, "Nizhny Novgorod", id="no person"),
    ],
)
def test_what_is_not_transliterated(type_: EntityType, name: str) -> None:
    assert transliteration_key(type_, normalise(name)) is None
