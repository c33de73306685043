import pytest

from search.notes import NoteKind, notes
from search.parsing import parse


@pytest.mark.parametrize(
    ("text", "kind", "span", "message"),
    [
        pytest.param(
            "oil and gas",
            NoteKind.WORD_LIKE_OPERATOR,
            (4, 7),
            "'and' is a word here; the operator is AND",
            id="and",
        ),
        pytest.param(
            "oil or gas", NoteKind.WORD_LIKE_OPERATOR, (4, 6), "'or' is a word here; the operator is OR", id="or"
        ),
        pytest.param(
            "not oil", NoteKind.WORD_LIKE_OPERATOR, (0, 3), "'not' is a word here; the operator is NOT", id="not"
        ),
        pytest.param(
            "oil Or gas",
            NoteKind.WORD_LIKE_OPERATOR,
            (4, 6),
            "'Or' is a word here; the operator is OR",
            id="one capital",
        ),
        pytest.param(
            "title:(oil or gas)",
            NoteKind.WORD_LIKE_OPERATOR,
            (11, 13),
            "'or' is a word here; the operator is OR",
            id="in a group",
        ),
        pytest.param(
            "atleast 3 oil",
            NoteKind.WORD_LIKE_OPERATOR,
            (0, 7),
            "'atleast' is a word here; the operator is ATLEAST",
            id="atleast",
        ),
        pytest.param(
            "oil p12 gas", NoteKind.WORD_LIKE_OPERATOR, (4, 7), "'p12' is a word here; the operator is pre/12", id="p12"
        ),
        pytest.param(
            "_gas_", NoteKind.IDLE_MARK, (0, 5), "the '_' in '_gas_' means nothing", id="the same mark on both sides"
        ),
        pytest.param("oil, gas", NoteKind.IDLE_MARK, (0, 4), "the ',' in 'oil,' means nothing", id="comma"),
        pytest.param("3.5%", NoteKind.IDLE_MARK, (0, 4), "the '%' in '3.5%' means nothing", id="per cent"),
        pytest.param("@handle", NoteKind.IDLE_MARK, (0, 7), "the '@' in '@handle' means nothing", id="handle"),
        pytest.param(
            "oil,gas",
            NoteKind.SIDE_BY_SIDE,
            (0, 7),
            "'oil,gas' means these words side by side; alternatives are joined with OR",
            id="list",
        ),
        pytest.param(
            "and/or",
            NoteKind.SIDE_BY_SIDE,
            (0, 6),
            "'and/or' means these words side by side; alternatives are joined with OR",
            id="slash",
        ),
        pytest.param(
            "who won?",
            NoteKind.QUESTION_MARK,
            (4, 8),
            "the ? in 'won?' stands for any one character; without it the word itself is found",
            id="question",
        ),
    ],
)
def test_what_is_easily_misread_is_noted(text: str, kind: NoteKind, span: tuple[int, int], message: str) -> None:
    assert [(note.kind, note.span, note.message) for note in notes(parse(text))] == [(kind, span, message)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("oil AND gas", id="operator"),
        pytest.param("and", id="a word alone"),
        pytest.param("and oil", id="and at the start"),
        pytest.param("oil or", id="or at the end"),
        pytest.param("oil =or gas", id="exact word"),
        pytest.param('"oil or gas"', id="phrase"),
        pytest.param("F-16", id="dash"),
        pytest.param("24/7", id="number with a slash"),
        pytest.param("O'Neill", id="apostrophe"),
        pytest.param("Lind's", id="possessive"),
        pytest.param("U.S.", id="abbreviation"),
        pytest.param("C++", id="mark inside a word"),
        pytest.param("https://example.org/world", id="address"),
        pytest.param("wom?n", id="question mark inside"),
        pytest.param("N5 gas", id="letter and number at the start"),
        pytest.param("gas OR N5", id="letter and number at the end"),
    ],
)
def test_what_is_plain_is_not_noted(text: str) -> None:
    assert notes(parse(text)) == ()


def test_notes_come_in_the_order_of_their_places() -> None:
    assert [note.span for note in notes(parse("oil, or (gas not coal;)"))] == [(0, 4), (5, 7), (13, 16), (17, 22)]
