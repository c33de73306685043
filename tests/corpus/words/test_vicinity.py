from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.words.edits import edits_from
from corpus.words.vicinity import ENDING, vicinity

_words = st.text("abc", min_size=1, max_size=10)


@st.composite
def _edited(draw: st.DrawFn, word: str) -> str:
    at = draw(st.integers(0, len(word)))
    letter = draw(st.sampled_from(("", "x", "a")))
    match draw(st.sampled_from(("insert", "replace", "swap"))):
        case "insert":
            return word[:at] + letter + word[at:]
        case "replace":
            return word[:at] + letter + word[at + 1 :]
        case _:
            return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]


@settings(max_examples=1000)
@given(st.data(), _words, st.sampled_from((1, 2)))
def test_a_word_near_the_target_is_in_its_vicinity(data: st.DataObject, target: str, distance: int) -> None:
    word = target
    for _ in range(distance):
        word = data.draw(_edited(word))
    assume(edits_from(target)(word) <= distance)
    beginnings, behind, ending = vicinity(target, distance)
    assert word.startswith(beginnings) or word[1:].startswith(behind) or word[-ENDING:] == ending


def test_the_vicinity_of_a_long_word_is_small() -> None:
    assert not {"", "l"} & {*vicinity("lukashenko", 1).beginnings, *vicinity("lukashenko", 2).beginnings_behind}
