"""How fast texts are dated: kilobytes of UTF-8 a second of CPU, on one core, beside a peer on the same texts.

    python -m benchmarks.dates.speed

Measured are finding the published date of a cleaned article and finding the dates that its body mentions, written on a day
that is known, over the bodies of two collections in ../shared/data. The peer is ``dateparser.search``, told the language
and the day, on the first few of the same bodies: it takes too long for all of them. It looks for dates in more ways and
languages than ours, and says less about them, so the two do not do the same work. Every figure is the best of three rounds
taken in turn. Exits with 1 when both of ours together are slower than ``FLOOR``.
"""

import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from dateparser.search import search_dates

from benchmarks.dates.collections import folder_or_file, records_of
from corpus.article import Dating, Document, Kind, Line
from corpus.cleaning.roles import clean
from corpus.dates import DateInterval
from corpus.dating.mentioned import find_mentioned
from corpus.dating.published import find_published
from corpus.reading import Record, read_document, read_records

FLOOR: Final = 500  # kB a second
ROUNDS: Final = 3
ARTICLES: Final = 1_000  # of each collection
FOR_PEER: Final = 12
NOW: Final = datetime(2026, 12, 31)  # noqa: DTZ001 - UTC and naive, as ingest hands it over
WRITTEN: Final = Dating(DateInterval.of(2017, 4, 20), Kind.STATED, "given", "2017-04-20")


@dataclass(frozen=True, slots=True)
class Text:
    """An article before it is dated."""

    document: Document
    lines: Sequence[Line]
    body: str


def outlets() -> list[Text]:
    """Articles of US web sites."""
    records = records_of("outlets-2000.jsonl.gz")[:ARTICLES]
    return [cleaned(Document("outlets", None, "json", record["body"], url=record["url"])) for record in records]


def reuters() -> list[Text]:
    """Stories of 1987, from the first files of Reuters-21578."""
    texts: list[Text] = []
    for file in sorted(folder_or_file("reuters21578").glob("*.sgm.gz")):
        records = islice(read_records([file]), ARTICLES - len(texts))
        texts += [cleaned(read_document(record)) for record in records if isinstance(record, Record)]
        if len(texts) >= ARTICLES:
            break
    return texts


def cleaned(document: Document) -> Text:
    """The article with the lines and the body that dating works on."""
    made = clean(document)
    return Text(document, made.lines, made.body)


def publish(text: Text) -> None:
    """Find when the article was published."""
    find_published(text.document, text.lines, now=NOW)


def mention(text: Text) -> None:
    """Find the dates its body mentions."""
    find_mentioned("", text.body, language="en", published=WRITTEN)


def peer(text: Text) -> None:
    """Find dates in its body with dateparser."""
    base = WRITTEN.interval.earliest
    search_dates(text.body, languages=["en"], settings={"RELATIVE_BASE": base})


def kilobytes(texts: Iterable[Text]) -> float:
    """How much text that is."""
    return sum(len(text.body.encode()) for text in texts) / 1_000


def seconds(work: Callable[[Text], None], texts: Iterable[Text]) -> float:
    """The CPU time that the work takes on all texts."""
    began = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - began


def main() -> None:
    """Print a row for each collection."""
    warnings.filterwarnings("ignore", module="dateparser")
    slow = False
    print("dating, kB of text a second of CPU")
    print(f"{'':16}{'kB':>8}{'published':>12}{'mentioned':>12}{'both':>10}{'dateparser':>12}")
    for name, texts in (("outlets-2000", outlets()), ("reuters21578", reuters())):
        few = texts[:FOR_PEER]
        rounds = [(seconds(publish, texts), seconds(mention, texts), seconds(peer, few)) for _ in range(ROUNDS)]
        published, mentioned, peers = (min(each) for each in zip(*rounds, strict=True))
        size = kilobytes(texts)
        both = size / (published + mentioned)
        slow |= both < FLOOR
        print(
            f"{name:16}{size:8,.0f}{size / published:12,.0f}{size / mentioned:12,.0f}{both:10,.0f}"
            f"{kilobytes(few) / peers:12,.1f}"
        )
    if slow:
        print(f"dating is slower than {FLOOR} kB a second", file=sys.stderr)
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
