"""Texts that are made to take long are dated in time that grows with their length, and without a crash."""

from datetime import datetime
from time import process_time

import pytest

from corpus.article import Dating, Document, Kind
from corpus.cleaning.roles import clean
from corpus.dates import DateInterval
from corpus.dating.mentioned import find_mentioned
from corpus.dating.published import find_published

KNOWN = Dating(DateInterval.of(2023, 11, 15), Kind.STATED, "label", "15 November 2023")
NOW = datetime(2023, 12, 31)  # noqa: DTZ001 - UTC and naive, as ingest hands it over
# Of 60,000 code points each takes a second or two of a slow machine; where each place looked at all others, minutes.
LONGEST = 60_000
MOST_SECONDS = 30

PIECES = [
    "1",
    "9 ",
    "1/1/",
    "2023-",
    "May ",
    "May 1 ",
    "1 May-",
    "a.m. ",
    "12:30 GMT ",
    "8 a.m. (0500 GMT) ",
    "'80s ",
    "nineteen ",
    "Monday and ",
    "the end of ",
    "last ",
    "the year before ",
    "third quarter ",
    "the latest quarter ",
    "two days later ",
    "the week of May 1 ",
    "between May and ",
    "( ",
    " ",
    "\n",
    "١",
]


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_one_line_of_one_piece(piece: str) -> None:
    text = "On Monday the year before " + piece * (LONGEST // len(piece))
    begun = process_time()
    mentions = find_mentioned("", text, language="en", published=KNOWN)
    assert process_time() - begun < MOST_SECONDS
    assert all(text[each.start : each.end] == each.text for each in mentions)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_million_digits(language: str) -> None:
    begun = process_time()
    assert find_mentioned("", "1" * 1_000_000, language=language, published=KNOWN) == ()
    assert process_time() - begun < MOST_SECONDS


@pytest.mark.parametrize("piece", ["Posted: ", "1.1.", "May 1 ", "(AP) - ", "((", "MINSK, April 10 "], ids=repr)
def test_a_page_of_one_piece_is_published_some_day_or_none(piece: str) -> None:
    text = piece * (LONGEST // len(piece))
    document = Document("page", None, "text", text)
    begun = process_time()
    find_published(document, clean(document).lines, now=NOW)
    assert process_time() - begun < MOST_SECONDS
