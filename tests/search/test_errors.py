import pytest

from search.errors import QueryError, QueryFault, excerpt, pointed_out


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        pytest.param("titel:oil", (0, 5), "    titel:oil\n    ^^^^^", id="start"),
        pytest.param("oil AND", (4, 7), "    oil AND\n        ^^^", id="end"),
        pytest.param("oil", (3, 3), "    oil\n       ^", id="behind the end"),
        pytest.param("北京 oil", (3, 6), "    北京 oil\n         ^^^", id="wide characters take two columns"),
        pytest.param("e\u0301t oil", (4, 7), "    e\u0301t oil\n       ^^^", id="marks take none"),
        pytest.param("北京", (0, 2), "    北京\n    ^^^^", id="wide culprit"),
        pytest.param("oil\u200bgas", (3, 4), "    oil\ufffdgas\n       ^", id="what does not show is replaced"),
        pytest.param("oil\n\tgas", (5, 8), "    oil  gas\n         ^^^", id="on one line"),
        pytest.param("", (0, 0), "    \n    ^", id="nothing"),
    ],
)
def test_the_caret_stands_under_the_culprit(text: str, span: tuple[int, int], shown: str) -> None:
    assert pointed_out(text, span) == shown


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("word " * 100, (250, 254), id="in the middle"),
        pytest.param("word " * 100, (0, 4), id="at the start"),
        pytest.param("word " * 100, (495, 499), id="at the end"),
        pytest.param("x" * 100_000, (0, 100_000), id="all of it"),
        pytest.param("北" * 500, (200, 300), id="wide"),
    ],
)
def test_a_long_query_is_cut_around_the_culprit(text: str, span: tuple[int, int]) -> None:
    line, carets = pointed_out(text, span).split("\n")
    wide = sum(character == "北" for character in line)
    assert len(line) + wide <= 80
    assert len(carets) <= len(line) + wide
    assert carets.strip("^ ") == ""
    first = carets.index("^")
    assert text[span[0]] in line[first // (2 if wide else 1) :]


def test_the_message_stands_above_and_what_was_meant_below() -> None:
    error = QueryError(QueryFault.UNKNOWN_FIELD, "titel:oil", (0, 5), "there is no field 'titel'", "title:oil")
    assert str(error) == "there is no field 'titel'\n    titel:oil\n    ^^^^^\ndid you mean: title:oil"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("oil", "oil", id="short"),
        pytest.param("oil \n gas", "oil gas", id="on one line"),
        pytest.param("x" * 50, "x" * 39 + "…", id="long"),
    ],
)
def test_excerpt(typed: str, shown: str) -> None:
    assert excerpt(typed) == shown
