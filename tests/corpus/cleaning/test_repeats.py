import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning.repeats import repeated

QUOTE = "“The bridge has stood for three hundred years and it will stand for three hundred more,” the mayor said."
OTHER = "Nobody in the room had expected that the vote would be over before the lamps were lit."
LONG = f"The council met on Monday. {OTHER} The next meeting is in June."


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        pytest.param([QUOTE, OTHER], set(), id="nothing twice"),
        pytest.param([QUOTE, OTHER, QUOTE], {2}, id="a line twice"),
        pytest.param([QUOTE, OTHER, QUOTE, OTHER, QUOTE], {2, 3, 4}, id="two lines"),
        pytest.param(["The mayor", QUOTE, "in May", OTHER, "The mayor", QUOTE, "in May"], {4, 5, 6}, id="a block"),
        pytest.param(["Then", QUOTE, "in May", OTHER, "Now", QUOTE, "in June"], {5}, id="other lines about it"),
        pytest.param(["Yes.", "No.", "Yes."], set(), id="short lines"),
        pytest.param([QUOTE, QUOTE.upper().strip("“.")], {1}, id="marks and case aside"),
        pytest.param([OTHER, LONG], {0}, id="a sentence of a paragraph"),
        pytest.param([LONG, f"“{OTHER}”"], {1}, id="a sentence of a paragraph in quotes"),
        pytest.param([LONG, f"{OTHER} {QUOTE}"], set(), id="a sentence that stands nowhere else"),
        pytest.param([f"{QUOTE} {OTHER}", f"{OTHER} {QUOTE}"], set(), id="neither is longer"),
        pytest.param([], set(), id="no lines"),
    ],
)
def test_repeated(lines: list[str], places: set[int]) -> None:
    assert repeated(lines) == places


lines = st.lists(st.sampled_from([QUOTE, OTHER, LONG, f"{LONG} {QUOTE}", "short", "The mayor"]), max_size=10)


@given(lines)
def test_nothing_repeats_once_repeats_are_out(given_lines: list[str]) -> None:
    places = repeated(given_lines)
    assert not repeated([line for place, line in enumerate(given_lines) if place not in places])


@given(lines)
def test_every_sentence_stays(given_lines: list[str]) -> None:
    places = repeated(given_lines)
    kept = " ".join(line for place, line in enumerate(given_lines) if place not in places)
    for sentence in (QUOTE, OTHER):
        assert (sentence in kept) == any(sentence in line for line in given_lines)
