from hypothesis import example, given
from hypothesis import strategies as st

from corpus.words.columns import Columns
from corpus.words.edits import edits_from

# Few letters, so that many words are near one another; of one byte in UTF-8, two, three and four.
WORDS = st.text(st.sampled_from("abcé漢𒀀"), min_size=1, max_size=8)


@given(st.sets(WORDS, max_size=60), WORDS, st.sampled_from((1, 2)))
@example(set(), "a", 1)
@example({"a"}, "\U0010ffff", 2)
@example({"a", "ab", "abc"}, "a", 2)
def test_the_words_within_a_distance_are_those_that_so_many_edits_make(
    words: set[str], target: str, distance: int
) -> None:
    edits = edits_from(target)
    assert Columns(words).within(target, distance) == tuple(sorted(word for word in words if edits(word) <= distance))


@given(st.sets(WORDS, min_size=1, max_size=60), st.lists(WORDS, min_size=2, max_size=5))
def test_what_was_asked_before_changes_no_answer(words: set[str], targets: list[str]) -> None:
    columns = Columns(words)
    for target in (*targets, *targets):
        assert columns.within(target, 2) == Columns(words).within(target, 2)


def test_nothing_is_edited_twice() -> None:
    assert Columns(["abc"]).within("ca", 2) == ()
    assert Columns(["abc"]).within("cb", 2) == ("abc",)
