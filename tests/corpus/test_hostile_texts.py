"""Texts that nobody wrote to be read: cleaning, dating and the split into words take time in proportion to their length.

A hundred thousand code points of the worst that was found take some four seconds of a slow processor; whatever grows with the
square of the length takes minutes. What the random texts are made of hangs on ``DATELINE_FUZZ_SEED`` alone.
"""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from time import process_time

import pytest

from corpus.article import Document, Role
from corpus.cleaning.roles import clean
from corpus.dating.mentioned import find_mentioned
from corpus.dating.published import find_published
from corpus.shingles import sketch
from corpus.words import split

LENGTH = 100_000
MOST_SECONDS = 15.0
NOW = datetime(2026, 1, 1)  # noqa: DTZ001 - UTC, naive, as everywhere in the project
SEED = os.environ.get("DATELINE_FUZZ_SEED", "")
ROUNDS = int(os.environ.get("DATELINE_FUZZ_EXAMPLES", "100")) // 10


def read(text: str) -> Document:
    """Clean and date ``text``, and hold what comes out against it."""
    document = Document("a.txt", None, "text", text, source="The Gazette")
    cleaned = clean(document)
    dates = find_published(replace(document, language=cleaned.language), cleaned.lines, now=NOW)
    mentioned = find_mentioned(cleaned.title, cleaned.body, language=cleaned.language, published=dates.published)
    sketch(split(cleaned.body).folded)
    story = [text[line.start : line.end] for line in cleaned.lines if line.role is Role.BODY]
    assert "\n".join(story).split() == cleaned.body.split()
    assert all(one.end <= other.start for one, other in zip(cleaned.lines, cleaned.lines[1:], strict=False))
    for date in mentioned:
        assert (cleaned.title if date.field == "title" else cleaned.body)[date.start : date.end].strip()
    return document


@contextmanager
def in_time() -> Iterator[None]:
    begun = process_time()
    yield
    assert process_time() - begun < MOST_SECONDS


SENTENCE = "The ferry sailed again on Tuesday, the harbour office said in a statement."
PIECES = {
    "one line of sentences": f"{SENTENCE} ",
    "one word": "a",
    "one-word lines": "word\n",
    "lines of names": "Ada Quill\n",
    "lines of bylines": "By Ada Quill\n",
    "lines of dates": "5 March 2024\n",
    "rows of sections": "News | Sport | Opinion\n",
    "digits": "1234567890",
    "digits and dots": "12.11.",
    "digits and slashes": "1/2/",
    "years": "2020 ",
    "dates in a row": "5 March 2024, ",
    "stamps": "2024-03-05T10:00:00Z ",
    "ranges of years": "1990-1999-",
    "days ago": "3 days ago ",
    "months": "March ",
    "labels": "Posted: ",
    "the word by": "by ",
    "names and": "Ada and ",
    "credits": "contributed to ",
    "opening quotation marks": "“",
    "quotation marks of all kinds": "\"'“‘«",
    "quoted letters": '"a ',
    "opening brackets": "(",
    "full stops": ". ",
    "initials": "U.S.",
    "apostrophes": "a'",
    "combining marks": "\u0301",
    "letters with ten marks": "a" + "\u0301\u0302" * 5,
    "turns of direction": "\u202e\u2066",
    "turned words": "\u202eabc \u2066def\u2069 ",
    "spaces of no width": "a\u200b",
    "bars": "| ",
    "hyphens": "-",
    "addresses": "https://a.example/",
    "at signs": "@a",
    "Han": "港",
    "line breaks": "\n",
    "tabs": "\t",
}


@pytest.mark.parametrize("piece", [pytest.param(piece, id=name) for name, piece in PIECES.items()])
def test_one_piece_again_and_again(piece: str) -> None:
    with in_time():
        read(piece * (LENGTH // len(piece)))


def test_quotation_marks_within_one_another() -> None:
    with in_time():
        read("“" * (LENGTH // 2) + "”" * (LENGTH // 2))


def test_lines_that_all_differ() -> None:
    with in_time():
        read("\n".join(f"Line {number} of a list without end" for number in range(LENGTH // 30)))
    with in_time():
        read("\n".join(f"{SENTENCE} It was sailing {number}." for number in range(LENGTH // 90)))


@pytest.mark.damage
def test_pieces_at_random() -> None:
    chance = random.Random(f"pieces{SEED}")
    pieces = [*PIECES.values(), "\n", " ", SENTENCE]
    for _ in range(ROUNDS):
        few = chance.choices(pieces, k=chance.choice([2, 3, 9]))
        often = [piece * chance.choice([1, 1, 2, 40, 4_000]) for piece in few]
        with in_time():
            read("".join(chance.choices(often, k=chance.choice([3, 30, 300])))[:LENGTH])
