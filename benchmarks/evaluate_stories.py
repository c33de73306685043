"""How well and how fast copies are found: real articles of many outlets, changed in known ways, in pairs right and wrong.

    python -m benchmarks.evaluate_stories                         quality, on each half of the articles and on all of them
    python -m benchmarks.evaluate_stories --articles 200000       speed and memory at that size

The thresholds were chosen on the development half, and nothing on the one that is held out.

Reads ../shared/data/outlets-2000.jsonl.gz. Every article has up to four copies, dated the same day (then the ids decide
which comes first, which is often a copy) or the next. A pair is two articles in one story. Exits with 1 when the F1 of
copies changed in one way is below its floor, another order of arrival gives other stories, or memory grows beyond its bound.
"""

import argparse
import gzip
import hashlib
import json
import random
import resource
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from corpus.shingles import sketch
from corpus.stories import SCHEMA, Stories
from corpus.words import words_of

DATA: Final = Path(__file__).parents[2] / "shared" / "data" / "outlets-2000.jsonl.gz"
DIGEST: Final = "1b7cb2b7e12c1d6f2f025385c10d8572264d137cc4aa786c9c78c9e3eba5ce87"
FLOOR: Final = 0.95  # pairwise F1 of copies changed in one way
MOST_MEMORY: Final = 150  # megabytes by which the process may grow, however many articles there are; 97 with 200,000
SEED: Final = 7
MOST_COPIES: Final = 4

# --- the ways a copy differs ---------------------------------------------------------------------------------------------

FURNITURE: Final = (
    """Share this story on your favourite network. Sign up for the morning letter and get the day in five minutes. Read
    more: what we know so far. Follow us for live updates through the night. Advertisement. Your support keeps our newsroom
    independent; become a member from two crowns a week. All rights reserved, no part may be reproduced.""",
    """By continuing to browse you accept our cookies. Most read in politics. Watch the video above. Click here for more
    from the capital bureau. Have a tip? Write to the desk. Corrections and complaints go to the readers' editor. All
    of it is ours, and none may be copied without a word from us.""",
    """Print this page. Email to a friend. Comments are closed on this article. The views expressed here do not reflect
    those of the publisher or of its owners. Subscribe now for unlimited access on any device and cancel whenever you like.
    Terms of use, privacy notice, about us, careers, advertise with us.""",
)
FOREIGN: Final = (
    """Die Redaktion hat diesen Beitrag zuletzt am Morgen ergänzt. Weitere Berichte aus der Hauptstadt finden Sie auf
    unseren Seiten, ebenso die Stellungnahmen der Parteien und die Fragen, die nun offen sind.""",
    """La rédaction a complété cet article dans la matinée. On trouvera dans nos pages d'autres nouvelles de la capitale,
    les réponses des partis et les questions qui restent ouvertes.""",
    """Редакция дополнила этот материал утром. Другие новости из столицы, ответы партий и вопросы, которые пока остаются
    без ответа, читайте на наших страницах.""",
)
MISREAD: Final = {"l": "1", "o": "0", "e": "c", "m": "rn", "i": "l", "s": "5", "a": "o", "n": "u", "h": "b", "t": "f"}


def with_furniture(body: str, rng: random.Random) -> str:
    """The article between what a page prints above and below."""
    return "\n\n".join((rng.choice(FURNITURE), body, rng.choice(FURNITURE)))


def cut_to_60_percent(body: str, _rng: random.Random) -> str:
    """The beginning of the article, 60 % of its words."""
    written = body.split(" ")
    return " ".join(written[: len(written) * 6 // 10])


def with_3_percent_edited(body: str, rng: random.Random) -> str:
    """Three words in a hundred replaced by others of the article."""
    written = body.split(" ")
    return " ".join(rng.choice(written) if rng.random() < 0.03 else word for word in written)


def with_2_percent_misread(body: str, rng: random.Random) -> str:
    """Two letters in a hundred misread, which spoils one shingle in three."""
    return "".join(MISREAD.get(mark, ".") if mark.isalpha() and rng.random() < 0.02 else mark for mark in body)


def with_foreign_paragraphs(body: str, rng: random.Random) -> str:
    """Two paragraphs in other languages between its own."""
    paragraphs = body.split("\n\n")
    for _ in range(2):
        paragraphs.insert(rng.randrange(len(paragraphs) + 1), rng.choice(FOREIGN))
    return "\n\n".join(paragraphs)


Change = Callable[[str, random.Random], str]
CHANGES: Final[tuple[Change, ...]] = (
    with_furniture,
    cut_to_60_percent,
    with_3_percent_edited,
    with_2_percent_misread,
    with_foreign_paragraphs,
)


def seeded(seed: int) -> random.Random:
    """Draws that are the same in every run."""
    return random.Random(seed)  # noqa: S311 - nothing here is a secret


# --- the articles --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Item:
    """An article with the number of the one it was made from."""

    source: int
    order: tuple[str, str]
    words: tuple[str, ...]


def read_articles() -> list[tuple[str, str]]:
    """Date and body of each article; SystemExit where the data are not there or not those that were measured."""
    if not DATA.is_file():
        raise SystemExit(f"no such file: {DATA}")
    data = DATA.read_bytes()
    if hashlib.sha256(data).hexdigest() != DIGEST:
        raise SystemExit(f"other data than was measured: {DATA}")
    records = (json.loads(line) for line in gzip.decompress(data).splitlines())
    return [(record["date"], record["body"]) for record in records]


def halves_of(articles: Sequence[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Both halves of the articles, drawn once for all, and all of them, by what they are called."""
    drawn = list(articles)
    seeded(SEED).shuffle(drawn)
    middle = len(drawn) // 2
    return {"development": drawn[:middle], "held out": drawn[middle:], "all": drawn}


def with_copies(articles: Iterable[tuple[str, str]], changes: int) -> list[Item]:
    """The articles and copies of them, each changed in so many ways."""
    rng = seeded(SEED + changes)
    items = []
    for source, (date, body) in enumerate(articles):
        texts = [(date, body)]
        for _ in range(rng.randint(0, MOST_COPIES)):
            text = body
            for change in rng.sample(CHANGES, changes):
                text = change(text, rng)
            texts.append((f"{date}{rng.choice(('', '+'))}", text))  # sorts after the day and before the next
        items += [Item(source, (day, f"{rng.getrandbits(64):016x}"), words_of(text)) for day, text in texts]
    return items


# --- measuring -----------------------------------------------------------------------------------------------------------


def stories_of(items: Sequence[Item], rows: Sequence[int], batch: int) -> tuple[dict[int, int], float]:
    """The original of each row when they arrive in this order, settled after every batch, and the seconds of CPU it took."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(SCHEMA)
    stories = Stories(connection)
    began = time.process_time()
    for start in range(0, len(rows), batch):
        for row in rows[start : start + batch]:
            stories.add(row, items[row].order, sketch(items[row].words))
        stories.settle(lambda row: items[row].words)
    seconds = time.process_time() - began
    return dict(connection.execute("SELECT row, original FROM stories").fetchall()), seconds


def pairs(groups: Iterable[object]) -> int:
    """How many pairs of two of the same there are."""
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def scores(items: Sequence[Item], originals: Mapping[int, int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs in one story against those made from one article."""
    right = pairs((item.source, originals[row]) for row, item in enumerate(items))
    precision, recall = right / pairs(originals.values()), right / pairs(item.source for item in items)
    return precision, recall, 2 * precision * recall / (precision + recall)


def evaluate(half: str, articles: Sequence[tuple[str, str]]) -> bool:
    """Print the quality on some articles; whether it is what it should be."""
    good = True
    sketch(("import", "what", "is", "imported", "late"))
    for changes in (1, 2):
        items = with_copies(articles, changes)
        rows = list(range(len(items)))
        originals, seconds = stories_of(items, rows, len(rows))
        precision, recall, f1 = scores(items, originals)
        seeded(SEED).shuffle(rows)
        same = stories_of(items, rows, 100)[0] == originals
        print(
            f"{half}, {changes} change{'s' * (changes > 1)} a copy: {len(items)} articles from {len(articles)};"
            f" precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f};"
            f" {len(items) / seconds:,.0f} articles a CPU second;"
            f" shuffled, in batches: {'the same stories' if same else 'OTHER STORIES'}"
        )
        good &= same and (changes > 1 or f1 >= FLOOR)
    return good


class Invented:
    """Any number of articles made from the real ones: half the words exchanged, every tenth a copy of a recent one."""

    def __init__(self, articles: Iterable[tuple[str, str]]) -> None:
        self.texts = [words_of(body) for _, body in articles]
        self.vocabulary = [word for text in self.texts for word in text]
        self.furniture = [words_of(text) for text in FURNITURE]
        self.seconds = 0.0

    def words(self, number: int) -> list[str]:
        """The words of one article; the time that making them takes is kept apart."""
        began = time.process_time()
        source = max(0, number - number % 97 - 1) if number % 10 == 0 else number
        found = self._exchanged(self.texts[source % len(self.texts)], source, 0.5)
        if source != number:
            found = self._exchanged(found, number, 0.04)
        if number % 5 == 0:
            found += self.furniture[number % 3]
        self.seconds += time.process_time() - began
        return found

    def _exchanged(self, words: Sequence[str], seed: int, part: float) -> list[str]:
        rng = seeded(seed)
        found = list(words)
        for place in rng.sample(range(len(found)), int(part * len(found))):
            found[place] = self.vocabulary[int(rng.random() * len(self.vocabulary))]
        return found


def measure(count: int) -> bool:
    """Print speed and memory with so many articles in a database on disk, settled at the end as an ingest does.

    Whether the memory is within its bound.
    """
    invented = Invented(read_articles())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stories.sqlite"
        connection = sqlite3.connect(path, isolation_level=None)
        connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;" + SCHEMA
        )
        stories = Stories(connection)
        began = time.process_time()
        connection.execute("BEGIN")
        for row in range(count):
            stories.add(row, (f"{row:09}", f"{row:016x}"), sketch(invented.words(row)))
        stories.settle(invented.words)
        connection.execute("COMMIT")
        seconds = time.process_time() - began - invented.seconds
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(
            f"{count:,} articles, {stories.count():,} stories: {count / seconds:,.0f} articles a CPU second;"
            f" memory grew by {grown:.0f} MB, at most {MOST_MEMORY}; {path.stat().st_size / 1024**2:.0f} MB on disk"
        )
        connection.close()
    return grown <= MOST_MEMORY


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, help="measure speed and memory with so many instead")
    options = parser.parse_args()
    if options.articles is not None:
        found = [measure(options.articles)]
    else:
        found = [evaluate(half, articles) for half, articles in halves_of(read_articles()).items()]
    if not all(found):
        sys.exit(1)


if __name__ == "__main__":
    main()
