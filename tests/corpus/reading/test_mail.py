from pathlib import Path
from time import process_time

import pytest

from corpus.errors import ReadingError, ReadingFault
from corpus.reading import Record, read_document, read_records
from corpus.reading.mail import MOST_LINES, MOST_PARTS, is_mail, is_mailbox, is_saved_page, letters, read_mail

LETTER = b"From: Desk <desk@gazette.example>\nSubject: Fares\nDate: Tue, 14 May 2024 08:30:00 +0200\n\nFares rise.\n"


def letter(data: bytes) -> Record:
    return Record("a.eml", None, "mail", data)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        pytest.param(LETTER, "mail", id="a letter"),
        pytest.param(LETTER.replace(b"\n", b"\r\n"), "mail", id="lines of a network"),
        pytest.param(b"Return-Path: <a@b.c>\nX-Id: 1\n 2\nFrom: a@b.c\n", "mail", id="a header over two lines"),
        pytest.param(b"From: our correspondent\n\nThe ferry sailed.\n", None, id="a text"),
        pytest.param(b"From: our correspondent\nThe ferry: To: sea.\n", None, id="a text without a blank line"),
        pytest.param(b"From a@b.c Tue May 14 08:30:01 2024\n" + LETTER, "mbox", id="a mailbox"),
        pytest.param(b"From Minsk at 08:30 in 2024\nThe ferry sailed", None, id="a dateline"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "mhtml", id="a saved page"),
        pytest.param(
            b"Received: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n",
            "mail",
            id="a letter with pictures",
        ),
    ],
)
def test_what_begins_like_mail(head: bytes, found: str | None) -> None:
    forms = [("mhtml", is_saved_page), ("mail", is_mail), ("mbox", is_mailbox)]
    assert next((name for name, begins in forms if begins(head)), None) == found


@pytest.mark.parametrize(
    ("header", "source"),
    [
        pytest.param(b"From: desk@gazette.example\n", "desk@gazette.example", id="an address"),
        pytest.param(b'From: "Quill, Ada" <a@gazette.example>\n', "Quill, Ada", id="a name"),
        pytest.param(b"From: a@b.example\nList-Id: Tide <tide.example>\n", "Tide", id="a list"),
        pytest.param(b"From: a@b.example\nList-Id: <tide.example>\n", "a@b.example", id="a list without a name"),
    ],
)
def test_the_outlet(header: bytes, source: str) -> None:
    assert read_mail(letter(header + b"Subject: A\n\nB\n")).source == source


def test_a_header_in_no_encoding_is_kept() -> None:
    document = read_mail(letter(b"From: a@b.c\nSubject: =?nowhere?Q?caf=E9?= and more\nTo: x\n\nB\n"))
    assert document.title == "=?nowhere?Q?caf=E9?= and more"


def test_attachments_are_no_text() -> None:
    data = (
        b"From: a@b.c\nSubject: A\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nThe text.\n"
        b"--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=b.txt\n\nNot this.\n--x--\n"
    )
    assert read_mail(letter(data)).text.strip() == "The text."


@pytest.mark.parametrize("charset", ["utf-\ufffd", "none", "hex", "zip"])
def test_words_in_an_encoding_that_does_not_exist_stay_as_they_are(charset: str) -> None:
    data = f"From: a@b.c\nSubject: =?{charset}?Q?Ferry_resumes?=\n\nText.\n".encode()
    assert "?Q?Ferry_resumes?=" in (read_mail(letter(data)).title or "")


def test_a_mailbox_is_cut_at_its_envelopes_alone() -> None:
    box = b"From a@b.c Tue May 14 08:30:01 2024\n" + LETTER
    text = b"\nFrom a@b.c we hear\nFrom x Tue May 14 08:30:01 2024\n\n>From x Tue May 14 08:30:01 2024\n\n"
    found = list(letters(iter([box + text + box]), 10_000))
    assert [piece.place for piece in found] == [1, 2]
    assert found[0].data.endswith(b"\nFrom x Tue May 14 08:30:01 2024\n\nFrom x Tue May 14 08:30:01 2024\n\n")


def test_a_huge_letter_is_passed_over() -> None:
    box = b"From a@b.c Tue May 14 08:30:01 2024\n" + LETTER + b"\n"
    found = list(letters(iter([box, box.rstrip(), b"xy\n" * 1_000, b"\n", box]), 1_000))
    assert [(piece.place, piece.fault) for piece in found] == [(1, None), (2, ReadingFault.TOO_LARGE), (3, None)]


def nested(depth: int, lines: int) -> bytes:
    data = b"From: a@b.c\nSubject: A\n"
    for level in range(depth):
        data += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    return data + b"\nx\n" + b"--y\n" * lines


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(nested(MOST_PARTS + 1, 10), id="parts within parts"),
        pytest.param(nested(2, MOST_LINES), id="lines"),
    ],
)
def test_a_letter_beyond_all_measure_is_named(data: bytes) -> None:
    with pytest.raises(ReadingError) as raised:
        read_mail(letter(data))
    assert raised.value.fault is ReadingFault.BROKEN_RECORD


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(nested(MOST_PARTS, MOST_LINES // 2), id="parts and lines"),
        pytest.param(b"From: a@b.c\nSubject: " + b"=?utf-8?Q?a?= " * 500_000 + b"\n\nB\n", id="encoded words"),
        pytest.param(b"From: " + b'"a\\' * 2_000_000 + b"\nSubject: A\n\nB\n", id="quotation marks"),
        pytest.param(b"From: a@b.c\nTo: x\n" + b"X-A: b\n" * 200_000 + b"\nB\n", id="headers"),
    ],
)
def test_the_worst_letters_take_bounded_time(data: bytes) -> None:
    begun = process_time()
    try:
        read_mail(letter(data))
    except ReadingError as error:
        assert error.fault in {ReadingFault.NO_TEXT, ReadingFault.BROKEN_RECORD}  # noqa: PT017 - or none
    assert process_time() - begun < 20


def test_a_mailbox_of_no_letters_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_text("\n\n")
    (found,) = [item for item in read_records([tmp_path / "a.mbox"]) if isinstance(item, Record)]
    with pytest.raises(ReadingError):
        read_document(found)
