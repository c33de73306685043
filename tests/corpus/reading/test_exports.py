from pathlib import Path

import pytest

from corpus.errors import ReadingFault
from corpus.reading.exports import factiva_documents, is_factiva, is_lexis, lexis_documents, read_factiva, read_lexis
from corpus.reading.record import Record

GOLDEN = Path(__file__).with_name("golden")
FORM = (
    b"HD\nFares rise\nWC 8 words\nPD 5 May 2023\nSN Gazette\nLP\nFares rise.\nAN\nDocument HARGAZ0020230505ej5500002\n"
)


def lexis(text: str) -> Record:
    return Record("a.txt", 1, "lexis", text.encode())


def factiva(text: str) -> Record:
    return Record("a.txt", 1, "factiva", text.encode())


@pytest.mark.parametrize(
    ("head", "found"),
    [
        pytest.param(FORM, "factiva", id="factiva"),
        pytest.param(FORM.replace(b"\n", b"\r\n"), "factiva", id="factiva, lines of a network"),
        pytest.param((GOLDEN / "lexis.txt").read_bytes(), "lexis", id="lexis"),
        pytest.param((GOLDEN / "nexis-new.txt").read_bytes(), "lexis", id="lexis, the newer form"),
        pytest.param(b"The ferry\n\nLENGTH: 9 words, said the board of its reply.\n", None, id="a text with a length"),
        pytest.param(b"1 of 20 DOCUMENTS\n\nwere found, the police said.\n", None, id="a text with a count"),
        pytest.param(b"HD television\nWC is short for something\n", None, id="a text with the letters"),
    ],
)
def test_what_begins_like_an_export(head: bytes, found: str | None) -> None:
    assert ("factiva" if is_factiva(head) else "lexis" if is_lexis(head) else None) == found


def test_a_code_that_is_a_word_needs_room_after_it() -> None:
    text = "HD  A\nTD\nBY night the ferry ran.\n\nIN  c13 : Trade\n"
    assert read_factiva(factiva(text)).text == "BY night the ferry ran."


def test_labels_are_no_words_of_a_sentence() -> None:
    document = read_lexis(
        lexis("Gazette\nMay 5, 2023\nFares\nLENGTH: 8 words\n\nSubject: the toll, she said.\nsection: none.\n")
    )
    assert "section: none." in document.text


def test_the_day_is_read_without_its_weekday() -> None:
    document = read_lexis(lexis("Gazette\n\nMay 4, 2023 Thursday 9:00 PM GMT\n\nFares\n\nLENGTH: 8 words\n\nText.\n"))
    assert [date.text for date in document.dates] == ["May 4, 2023 9:00 PM GMT"]


@pytest.mark.parametrize("cut", [factiva_documents, lexis_documents])
def test_a_huge_form_is_passed_over(cut) -> None:
    end = b"Document HARGAZ0020230505ej5500002\n" if cut is factiva_documents else b"End of Document\n"
    found = list(cut(iter([b"small\n", end, b"x\n" * 900, end, b"small\n", end]), 1_000))
    assert [(piece.place, piece.fault) for piece in found] == [(1, None), (2, ReadingFault.TOO_LARGE), (3, None)]
