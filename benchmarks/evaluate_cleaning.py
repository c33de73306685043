"""How well saved web pages are read: body, title and authors of whole pages of dozens of publishers, beside trafilatura.

    python -m benchmarks.evaluate_cleaning                        the figures, on the half nothing was chosen on
    python -m benchmarks.evaluate_cleaning --half development     the same on the half the rules were made on
    python -m benchmarks.evaluate_cleaning --errors               what is wrong there, page by page

Reads ../shared/data/html-publishers: 133 pages in many languages with title, authors and body as a reader made for each
publisher found them. The halves are drawn by publisher, so that no outlet's markup is in both. What is measured:

*body*
    The words of the cleaned body against those of the gold body, both folded as for searching, as bags: a word counts as
    often as both hold it. F1 for each page, then the mean over the pages. The same for what bare trafilatura makes of the
    same bytes with its defaults, with ``fast=True``, and with ``fast=True`` and without readers' comments, which is how
    dateline calls it.
*title*
    The part of the pages whose title is the gold one, letter for letter and digit for digit: case, accents, marks and
    blanks are set aside. Many pages state two headlines, one for readers and one for sharing or for searchers, and gold
    has the one that its reader was pointed to: so no rule can reach 1. Beside it, without a floor: the part whose title is
    the gold one to the last mark; the mean F1 of the words of the two; and the part of the pages whose gold title is any
    of the headlines they state, which is the most that choosing among them can reach.
*authors*
    The part of the pages whose authors are exactly the gold ones, as a set of names folded as the title is: one too many
    or too few is wrong, and none is right only where gold has none. The mean F1 of these sets, which is kinder, is printed
    beside it and has no floor.

Exits with 1 when a figure of the quoted half is below its floor, or the body is worse than trafilatura's in any way to call it.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from corpus.cleaning.roles import clean
from corpus.errors import ReadingError
from corpus.reading import Record, read_document
from corpus.reading.charset import decode
from corpus.reading.html import declared_charset, parse
from corpus.reading.linkeddata import article_node, strings
from corpus.words import words_of

DATA: Final = Path(__file__).parents[2] / "shared" / "data" / "html-publishers"
DIGEST: Final = "65caede7501e904b878c1d028c8de170150f38fd50c21011b27ba529fcc556ba"
"""SHA-256 over the names and contents of the files, in the order of their names."""
FLOORS: Final[Mapping[str, float]] = {"body": 0.964, "title": 0.73, "authors": 0.84}
SEED: Final = 7

Half = Literal["development", "quoted"]


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page with what is right for it."""

    name: str
    publisher: str
    data: bytes
    title: str
    authors: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was made of a page; all empty where no article was found in it."""

    title: str = ""
    authors: tuple[str, ...] = ()
    body: str = ""


def read_pages() -> list[Page]:
    """Every page; SystemExit where the data are not there or not those that were measured."""
    if not DATA.is_dir():
        raise SystemExit(f"no such folder: {DATA}")
    digest = hashlib.sha256()
    files = sorted(DATA.iterdir())
    for file in files:
        digest.update(f"{file.name}\n".encode() + file.read_bytes())
    if digest.hexdigest() != DIGEST:
        raise SystemExit(f"other data than was measured: {DATA} (its digest is {digest.hexdigest()})")
    gold = map(json.loads, gzip.decompress((DATA / "gold.jsonl.gz").read_bytes()).splitlines())
    return [
        Page(
            name=record["html"].removesuffix(".html.gz"),
            publisher=f"{record['country']}/{record['publisher']}",
            data=gzip.decompress((DATA / record["html"]).read_bytes()),
            title=record["title"],
            authors=tuple(record["authors"]),
            body=record["body"],
        )
        for record in gold
    ]


def half_of(pages: Sequence[Page], half: Half) -> list[Page]:
    """The pages of one half of the publishers, drawn once for all."""
    publishers = sorted({page.publisher for page in pages})
    random.Random(SEED).shuffle(publishers)  # noqa: S311 - nothing here is a secret
    development = set(publishers[: len(publishers) // 2])
    return [page for page in pages if (page.publisher in development) == (half == "development")]


# --- what is compared ----------------------------------------------------------------------------------------------------


def dateline(page: Page) -> Found:
    """The page as an ingest reads and cleans it."""
    try:
        cleaned = clean(read_document(Record(page.name, None, "html", page.data)))
    except ReadingError:
        return Found()
    return Found(cleaned.title, cleaned.authors, cleaned.body)


def bare(*, fast: bool = False, comments: bool = True) -> Callable[[Page], Found]:
    """What trafilatura alone makes of the bytes of a page; as it stands, or as asked."""
    from trafilatura import extract  # noqa: PLC0415 - half a second

    return lambda page: Found(body=extract(page.data, fast=fast, include_comments=comments) or "")


# --- measuring -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one page, or the means over pages, each from 0 to 1."""

    body: float
    title: float
    authors: float
    authors_f1: float
    title_exact: float  # 1 where it is the gold title to the last mark and blank
    title_f1: float
    stated: float  # 1 where any headline of the page is the gold title


_MARKS: Final = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """The letters and digits of ``text``, folded as for searching."""
    return "".join(words_of(_MARKS.sub("", text)))


def headlines(page: Page) -> list[str]:
    """Every headline that a page states in JSON-LD, its meta elements, its headings and its title, as it stands there."""
    tree = parse(decode(page.data, declared=declared_charset(page.data)))
    if tree is None:
        return []
    node = article_node(script.text or "" for script in tree.iter("script") if "ld+json" in script.get("type", ""))
    names = "//meta[@property='og:title' or @name='og:title' or @name='twitter:title' or @property='twitter:title']/@content"
    printed = (element.text_content() for element in tree.iter("h1", "title"))
    return [*strings(node.get("headline")), *strings(node.get("name")), *tree.xpath(names), *printed]


def f1(found: Iterable[str], right: Iterable[str]) -> float:
    """The F1 of two bags; 1 where both are empty."""
    one, other = Counter(found), Counter(right)
    together = one.total() + other.total()
    return 2 * (one & other).total() / together if together else 1.0


def scores(page: Page, found: Found) -> Scores:
    """How right ``found`` is."""
    authors, right = set(map(folded, found.authors)), set(map(folded, page.authors))
    return Scores(
        body=f1(words_of(found.body), words_of(page.body)),
        title=float(folded(found.title) == folded(page.title)),
        authors=float(authors == right),
        authors_f1=f1(authors, right),
        title_exact=float(found.title == page.title),
        title_f1=f1(words_of(found.title), words_of(page.title)),
        stated=float(folded(page.title) in set(map(folded, headlines(page)))),
    )


def mean(each: Sequence[Scores]) -> Scores:
    """The mean of every figure."""
    return Scores(*(sum(getattr(one, name) for one in each) / len(each) for name in Scores.__slots__))


def evaluate(half: Half) -> tuple[Scores, dict[str, float]]:
    """The means over one half, and the body's for each way to call trafilatura."""
    pages = half_of(read_pages(), half)
    rivals = {
        "trafilatura": bare(),
        "trafilatura, fast": bare(fast=True),
        "trafilatura, fast, no comments": bare(fast=True, comments=False),
    }
    ours = mean([scores(page, dateline(page)) for page in pages])
    return ours, {name: mean([scores(page, read(page)) for page in pages]).body for name, read in rivals.items()}


def shortfalls(ours: Scores, rivals: Mapping[str, float]) -> list[str]:
    """A sentence for each figure that is lower than it should be."""
    floors = {f"the floor of {name}": (getattr(ours, name), floor) for name, floor in FLOORS.items()}
    floors |= {f"the body of {name}": (ours.body, body) for name, body in rivals.items()}
    return [f"{got:.4f} is below {name}, {least:.4f}" for name, (got, least) in floors.items() if got < least]


def errors() -> Iterator[str]:
    """What is wrong with each page of the development half."""
    for page in half_of(read_pages(), "development"):
        found = dateline(page)
        score = scores(page, found)
        if not score.title:
            yield f"{page.name}: title {found.title!r}, not {page.title!r}"
        if not score.authors:
            yield f"{page.name}: authors {found.authors!r}, not {page.authors!r}"
        if score.body < _POOR:
            yield f"{page.name}: body {score.body:.3f}"
            yield from _body_errors(found.body, page.body)


_POOR: Final = 0.93
_SHOWN: Final = 150  # code points of a paragraph


def _body_errors(found: str, right: str) -> Iterator[str]:
    """The paragraphs that only one of the two has, by most of their words."""
    for sign, lines, other in (("+", found, right), ("-", right, found)):
        known = Counter(words_of(other))
        for line in lines.split("\n"):
            words = Counter(words_of(line))
            if words and (words & known).total() < 0.8 * words.total():
                yield f"    {sign} {line[:_SHOWN]}"
            known -= words


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("development", "quoted"), default="quoted")
    parser.add_argument("--errors", action="store_true", help="what is wrong in the development half")
    options = parser.parse_args()
    if options.errors:
        print(*errors(), sep="\n")
        return
    ours, rivals = evaluate(options.half)
    pages = len(half_of(read_pages(), options.half))
    print(
        f"{options.half} half, {pages} pages: body F1 {ours.body:.4f}, title right {ours.title:.4f} "
        f"(to the last mark {ours.title_exact:.4f}; F1 of words {ours.title_f1:.4f}; any that is stated {ours.stated:.4f}),"
    )
    print(f"    authors right {ours.authors:.4f} (F1 of authors {ours.authors_f1:.4f})")
    for name, body in rivals.items():
        print(f"    {name}: body F1 {body:.4f}")
    found = shortfalls(ours, rivals)
    print(*found, sep="\n", end="\n" * bool(found))
    if found and options.half == "quoted":
        sys.exit(1)


if __name__ == "__main__":
    main()
