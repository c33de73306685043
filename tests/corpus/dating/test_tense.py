import pytest

from corpus.dating.tense import is_to_come, was_to_come


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
        "They have scheduled a vote for *Friday*",
        "A hearing on *Friday* has been scheduled",
        "They will put it to a vote on *Friday*",
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
        "A vote of the council on *Friday* would fail",
        "They would have met on *Friday*",
        "They could not be found on *Friday*",
    ],
    ids=str,
)
def test_what_shows_neither(text: str) -> None:
    assert judged(text) is None


@pytest.mark.parametrize(
    ("text", "was"),
    [
        ("He said that he would meet them on *Friday*", True),
        ("They planned a march for *Friday*", True),
        ("It should be done on *Friday*", True),
        ("They put it off until *Friday*", True),
        ("It opens as early as *Friday*", True),
        ("They would have met on *Friday*", False),
        ("They could not be found on *Friday*", False),
        ("The vote would fail, he said on *Friday*", False),
        ("They would meet. *Friday*", False),
        ("They did not meet until *Friday*", False),
        ("They would not meet until *Friday*", True),
        ("It would fail and the council *Friday* dropped it", False),
        ("Costs due to the strike on *Friday*", False),
        ("The bonds due on *Friday*", True),
        ("They had planned a march for *Friday*", False),
        ("They met on *Friday*", False),
    ],
)
def test_what_was_to_come(text: str, was: bool) -> None:
    before, day, after = text.split("*")
    assert was_to_come(before + day + after, len(before), len(before) + len(day)) is was
    assert judged(text) is None


def judged(text: str) -> bool | None:
    before, day, after = text.split("*")
    return is_to_come(before + day + after, len(before), len(before) + len(day))
