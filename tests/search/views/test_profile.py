"""The profile of one entity."""

import pytest

from corpus.article import EntityType
from corpus.dates import DateInterval
from corpus.naming.errors import NamingError, UnknownName
from corpus.storing import ArchiveWriter
from search.views.profile import Profile, meant, profile_of
from tests.search.writing import NOW, Written, archive_of, bound, engine_of, inferred, stated

PERSON, ORG, PLACE, OTHER = EntityType
VOLKOV, ALEXANDER, SURNAME = ("Aleksandr Volkov", PERSON), ("Alexander Volkov", PERSON), ("Volkov", PERSON)


@pytest.fixture(scope="module")
def archive() -> ArchiveWriter:
    day = DateInterval.of
    return archive_of(
        Written(
            "Aleksandr Volkov met Ann Volkov.",
            names=(VOLKOV, ("Ann Volkov", PERSON)),
            published=stated(day(2023, 4, 2)),
        ),
        Written("Alexander Volkov stayed.", title="Late", names=(ALEXANDER,), published=inferred(day(2023, 6, 1))),
        Written("Alexander Volkov left.", names=(ALEXANDER,), published=bound(day(2024, 1, 1))),
        Written("Volkov spoke.", names=(SURNAME,), published=stated(day(2020, 1, 1))),
        Written("The Volkov Treaty.", names=(("Volkov Treaty", OTHER),)),
    )


def profile(archive: ArchiveWriter, text: str, limit: int | None = 10) -> Profile:
    entity, others = meant(archive.names, text)
    return profile_of(archive, entity, engine_of(archive), others=others, limit=limit, now=NOW)


def test_names_with_articles_and_rules(archive: ArchiveWriter) -> None:
    found = profile(archive, "Aleksandr Volkov")
    assert [(each.name.written, each.articles, each.name.rule) for each in found.names] == [
        ("Alexander Volkov", 2, "transliteration"),
        ("Aleksandr Volkov", 1, None),
    ]
    assert (found.counts.articles, found.counts.stories) == (3, 3)


def test_first_and_last_are_of_dates_that_can_be_relied_on(archive: ArchiveWriter) -> None:
    found = profile(archive, "Aleksandr Volkov")
    assert found.first is not None
    assert found.last is not None
    assert (found.first.published, found.last.published) == ("2023-04-02", "2023-06-01")


def test_the_newest_articles_come_first(archive: ArchiveWriter) -> None:
    found = profile(archive, "Aleksandr Volkov", limit=2)
    assert [headline.published for headline in found.articles] == ["2023-06-01", "2023-04-02"]


def test_articles_with_the_surname_alone_are_told(archive: ArchiveWriter) -> None:
    assert [note.message for note in profile(archive, "Aleksandr Volkov").notes] == [
        "left out: 1 article that holds the surname Volkov alone: person:volkov"
    ]


def test_an_entity_of_another_type_has_one_too(archive: ArchiveWriter) -> None:
    assert profile(archive, "Volkov Treaty").counts.articles == 1


def test_without_a_date_there_is_no_first_and_no_last(archive: ArchiveWriter) -> None:
    found = profile(archive, "Volkov Treaty")
    assert (found.first, found.last, found.timeline.periods) == (None, None, ())


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        pytest.param("Aleksandr Volkov", "Alexander Volkov", [], id="whole name"),
        pytest.param("person:volkov", "Alexander Volkov", ["Ann Volkov", "Volkov"], id="part"),
        pytest.param("#1", "Alexander Volkov", [], id="number"),
        pytest.param("other:volkov", "Volkov Treaty", [], id="type"),
        pytest.param('"Ann Volkov"', "Ann Volkov", [], id="quotes"),
    ],
)
def test_who_is_meant(archive: ArchiveWriter, text: str, name: str, others: list[str]) -> None:
    entity, more = meant(archive.names, text)
    assert (entity.name, [other.name for other in more]) == (name, others)


def test_nobody_is_meant(archive: ArchiveWriter) -> None:
    with pytest.raises(UnknownName):
        meant(archive.names, "Hallam")
    with pytest.raises(NamingError, match="of type person"):
        meant(archive.names, "place:#1")
