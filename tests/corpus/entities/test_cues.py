import pytest

from corpus.article import EntityType
from corpus.entities.cues import DECIDING, STATES, TELLING, cued_type
from corpus.entities.spans import Span

PERSON, ORG, PLACE, OTHER = EntityType


def cue(text: str) -> tuple[EntityType, int] | None:
    """What is said of the name that stands in square brackets in ``text``."""
    before, _, rest = text.partition("[")
    name, _, after = rest.partition("]")
    return cued_type(before + name + after, Span(len(before), len(before) + len(name), ORG))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("in the town of [Afra], where", id="town of"),
        pytest.param("the autonomous province of [Nether Hallam] said", id="province of"),
        pytest.param("[Hallam], Scotland (AP) - The", id="a country behind it"),
        pytest.param("the port of [East Hallam], Calif., is", id="a state behind it"),
        pytest.param("of [East Hallam], N.Y. He", id="a state with dots"),
    ],
)
def test_a_place(text: str) -> None:
    assert cue(text) == (PLACE, DECIDING)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        pytest.param("when President [Moi] spoke", DECIDING, id="title"),
        pytest.param("told by Mr. [Moi] that", DECIDING, id="abbreviated title"),
        pytest.param("the French nurse [Nadine Dahl] was", DECIDING, id="a part in the story"),
        pytest.param("its ambassador, [Alain Dahl], said", DECIDING, id="and a comma"),
        pytest.param("[Dahl], 43, was", DECIDING, id="age"),
        pytest.param("[Dahl], the man who drove", TELLING, id="apposition"),
        pytest.param("[Dahl], a former Liberal senator", TELLING, id="apposition with words between"),
    ],
)
def test_a_person(text: str, weight: int) -> None:
    assert cue(text) == (PERSON, weight)


@pytest.mark.parametrize("text", ["lives in [Hallam], he said", "born near [Hallam] in 1920", "rain in [Hallam]."])
def test_where_something_is(text: str) -> None:
    assert cue(text) == (PLACE, TELLING)


@pytest.mark.parametrize("text", ["``[Dreamer],'' a novel", 'the film "[Dreamer]" opened', "“[Dreamer].”"])
def test_the_title_of_a_work(text: str) -> None:
    assert cue(text) == (OTHER, TELLING)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[Dahl] said", id="nothing"),
        pytest.param("the company's director [Hallam]", id="one word after a part"),
        pytest.param("[Bo Dahl], Norway, won", id="a sportsman and his country"),
        pytest.param("[Hallam Shipping Group], 43, King Street", id="a name that says what it is"),
        pytest.param("``[Dahl] will come,'' he said", id="quoted with more"),
        pytest.param("the mention of [Hallam]", id="of"),
        pytest.param("[Hallam], Dahl and Bo", id="a list"),
        pytest.param("a stake in [Hallam], it said", id="a company that is held"),
        pytest.param("in [Congress], he said", id="a body"),
        pytest.param("in [Bo Dahl], he said", id="two words"),
        pytest.param("in [Hallam] eyes", id="in the middle of more"),
    ],
)
def test_no_cue(text: str) -> None:
    assert cue(text) is None


def test_all_states_but_those_that_agencies_write_out_are_abbreviated() -> None:
    assert len(STATES) == 50 - len(("Alaska", "Hawaii", "Idaho", "Iowa", "Maine", "Ohio", "Utah"))
