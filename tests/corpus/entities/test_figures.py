"""What of a mark in a table of figures may be a name."""

import pytest

from corpus.entities.figures import without_figures


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        pytest.param("U.S. Dlrs", "U.S.", id="a currency"),
        pytest.param("Shr", "", id="a column"),
        pytest.param("Avg Shrs", "", id="two columns"),
        pytest.param("Shr 34", "", id="a column and its figure"),
        pytest.param("VS 1.19", "", id="in capitals"),
        pytest.param("CTS/SHR", "", id="two in one"),
        pytest.param("JUL7 UNTRD", "", id="a month of delivery"),
        pytest.param("7-APR", "", id="a day"),
        pytest.param("Mar", "", id="a month alone"),
        pytest.param("Net Revs 2.5", "", id="a word that is none of a table alone"),
        pytest.param("Averill Qtr", "Averill", id="a name before a column"),
        pytest.param("Jun Revs Averill", "Averill", id="a name behind columns"),
        pytest.param("CTS Corp", "CTS Corp", id="a company"),
        pytest.param("Jun Dahl", "Jun Dahl", id="a person called like a month"),
        pytest.param("May", "May", id="another"),
        pytest.param("Boeing 747", "Boeing 747", id="a figure that is part of a name"),
        pytest.param("Mar del Plata", "Mar del Plata", id="a place"),
        pytest.param("Ann Hallam", "Ann Hallam", id="any name"),
    ],
)
def test_what_is_left_of_a_mark(mark: str, name: str) -> None:
    words = mark.split()
    start, end = without_figures(words)
    assert " ".join(words[start:end]) == name
