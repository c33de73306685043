"""What is said of articles that hold a surname only."""

import pytest

from corpus.article import EntityType
from search.asking import Request, answered
from tests.search.writing import Written, archive_of, asked, engine_of

PERSON = EntityType.PERSON
ARCHIVE = archive_of(
    Written("Ann Hallam met Bo Dahl.", names=(("Ann Hallam", PERSON), ("Bo Dahl", PERSON))),
    Written("Mr Hallam spoke of oil.", names=(("Hallam", PERSON),)),
    Written("Hallam spoke again.", names=(("Hallam", PERSON),)),
    Written("Bo Hallam and Ann Hallam, and a Hallam.", names=(("Bo Hallam", PERSON), ("Ann Hallam", PERSON))),
)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param(
            "person:hallam", ["found among others: 2 articles that hold the surname Hallam (#3) alone"], id="found"
        ),
        pytest.param(
            "person:hallam AND oil",
            ["found among others: 1 article that holds the surname Hallam (#3) alone"],
            id="of the answer",
        ),
        pytest.param(
            'person:"Ann Hallam"',
            ["left out: 2 articles that hold the surname Hallam alone: person:hallam"],
            id="left out",
        ),
        pytest.param(
            'oil w/5 person:"Ann Hallam"',
            ["left out: 2 articles that hold the surname Hallam alone: person:hallam"],
            id="in a proximity",
        ),
        pytest.param("person:dahl", [], id="nobody of that surname"),
        pytest.param("person:#3", [], id="the surname itself"),
        pytest.param("oil NOT person:hallam", [], id="denied"),
        pytest.param("oil", [], id="no name"),
    ],
)
def test_what_is_said(query: str, said: list[str]) -> None:
    answer = answered(ARCHIVE, asked(ARCHIVE, query, Request(query)), engine_of(ARCHIVE), behind=0)
    assert [note.message for note in answer.notes if "surname" in note.message] == said
