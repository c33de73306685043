import pytest

from corpus.dating.tense import is_to_come


@pytest.mark.parametrize(
    "text",
    [
        "They will meet on *Friday*",
        "The vote won't be held on *Friday*",
        "She'll meet him on *Friday*",
        "They are expected to meet on *Friday*",
        "It plans to open on *Friday*",
        "On *Friday* they will meet",
        "He said they will meet on *Friday*",
        "It is to be signed on *Friday*",
    ],
    ids=str,
)
def test_what_is_to_come(text: str) -> None:
    assert judged(text)


@pytest.mark.parametrize(
    "text",
    [
        "In *January* they met",
        "It will grow as it has since *January*",
        "seit *Januar* wird",
        "Back in *January* she said that he will go",
    ],
    ids=str,
)
def test_what_opens_a_clause_of_the_past(text: str) -> None:
    assert judged(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "They met on *Friday*",
        "They will meet, he said on *Friday*",
        "They will meet. The vote on *Friday*",
        "*Friday*",
        "No verb on *Friday* here. They will meet",
        "He was told on *Friday*",
        "A vote of the council in *January* failed",
    ],
    ids=str,
)
def test_what_shows_neither(text: str) -> None:
    assert judged(text) is None


def judged(text: str) -> bool | None:
    before, day, after = text.split("*")
    return is_to_come(before + day + after, len(before), len(before) + len(day))
