import pytest

from search.rendering.printable import printable, printable_in_style
from search.rendering.rows import line

TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param(f"Ferry {TURNS}resumes", "Ferry resumes", id="what turns the line"),
        pytest.param("a\x1b[2Jb\x9b2Jc\x07\x00", "a[2Jb2Jc", id="what steers the terminal"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tab and line break"),
        pytest.param("\u05d0\u200f \u0627\u061c \u200ea", "\u05d0\u200f \u0627\u061c \u200ea", id="marks of direction"),
        pytest.param("a\u0301\u200d\U0001f468", "a\u0301\u200d\U0001f468", id="marks and joiners"),
    ],
)
def test_printable(text: str, printed: str) -> None:
    assert printable(text) == printed
    assert printable(printed) == printed


def test_colours_stay_in_what_is_drawn() -> None:
    assert printable_in_style(f"\x1b[1;31mFerry{TURNS}\x1b[0m\x1b[2J\x1b]0;x\x07") == "\x1b[1;31mFerry\x1b[0m[2J]0;x"


def test_rows_hold_nothing_that_turns_the_line() -> None:
    assert line(("a\u202e b", " c\nd\x1b ")) == "a b\tc d"
