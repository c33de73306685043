import random
import re
from html import unescape
from pathlib import Path

import pytest

from corpus.article import Document
from corpus.reading import Record, read_document, read_records
from corpus.reading.reuters import paragraphs

STORIES = Path(__file__).parents[3] / "../shared/data/reuters21578"
SAMPLE = 400
SEED = 1987


def words(markup: str) -> list[str]:
    text = re.sub(r"&#\d+;", "", markup)
    return re.findall(r"\w+", unescape(text))


@pytest.fixture(scope="module")
def stories() -> list[tuple[str, Document]]:
    if not STORIES.is_dir():
        pytest.skip("no ../shared/data/reuters21578 beside the checkout")
    file = random.Random(SEED).choice(sorted(STORIES.glob("*.gz")))
    records = [item for item in read_records([file]) if isinstance(item, Record)]
    sample = random.Random(SEED).sample(records, SAMPLE)
    return [(record.data.decode("latin-1"), read_document(record)) for record in sample]


def field(story: str, name: str) -> str:
    found = re.search(rf"<{name}\b[^>]*>(.*?)</{name}>", story, re.DOTALL)
    return found[1] if found else ""


def test_titles_are_the_sgml_fields(stories: list[tuple[str, Document]]) -> None:
    for story, document in stories:
        assert words(document.title or "") == words(field(story, "TITLE"))


def test_dates_are_the_sgml_fields(stories: list[tuple[str, Document]]) -> None:
    for story, document in stories:
        assert [date.text for date in document.dates] == [" ".join(field(story, "DATE").partition("&")[0].split())]


def test_texts_are_the_datelines_and_bodies_without_the_sign_off(stories: list[tuple[str, Document]]) -> None:
    compared = 0
    for story, document in stories:
        text = field(story, "TEXT")
        if "<BODY>" not in text or words(re.sub(r"<(TITLE|AUTHOR|DATELINE|BODY)>.*?</\1>", "", text, flags=re.DOTALL)):
            continue  # a few tables stand outside of any field
        compared += 1
        expected = words(f"{field(text, 'DATELINE')} {field(text, 'BODY')}")
        found = words(document.text)
        assert found == expected[: len(found)]
        assert [word.lower() for word in expected[len(found) :]] in ([], ["reuter"], ["reuters"], ["reute"], ["more"])
    assert compared > SAMPLE / 2


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param("    Oats fell\nagain.", "Oats fell\nagain.", id="a short line ends by itself"),
        pytest.param(
            "    Oats fell again on Monday as dealers in both towns\nsold.",
            "Oats fell again on Monday as dealers in both towns sold.",
            id="full",
        ),
        pytest.param(
            "    Oats fell again on Monday as dealers in both\n    Tea rose.",
            "Oats fell again on Monday as dealers in both\nTea rose.",
            id="indent",
        ),
        pytest.param(
            " OATS     12.5      11.0      10.5      9.5      8.0\nTEA",
            "OATS     12.5      11.0      10.5      9.5      8.0\nTEA",
            id="row",
        ),
        pytest.param(
            "    Oats fell again on Monday as dealers awaited long-\nterm figures.",
            "Oats fell again on Monday as dealers awaited long-term figures.",
            id="hyphen",
        ),
        pytest.param(
            "    Oats fell again on Monday in a market so thin -\nit rained.",
            "Oats fell again on Monday in a market so thin - it rained.",
            id="dash",
        ),
        pytest.param("x" * 80, "x" * 80, id="a word that no line holds"),
        pytest.param("\n\n" + "x" * 80 + "\n" + "y" * 80, f"{'x' * 80} {'y' * 80}", id="two such words"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_paragraphs(printed: str, text: str) -> None:
    assert paragraphs(printed) == text
