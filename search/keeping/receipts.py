"""Receipts: what was asked, how it was read, and which articles it gave, so that the same can be asked again.

A receipt is a JSON document of its own, complete: the query with the dates, words and names it stood for on that day, the state
of the archive, the counts, and every article by its id with a digest of what is cited of it.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import blake2b, file_digest
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, Self

from corpus.archive import Archive
from corpus.article import Article
from corpus.errors import DatelineError
from search.asking import Answer, Question, Request, Unit
from search.engine import Counts, Selection, Sort, Undated
from search.reasons.clauses import clause_of
from search.resolved import Dated, Mentioning, Term
from search.whole_file import whole_file

# Raised when a receipt is no longer read as it is written now.
FORMAT: Final = 1
DIGEST_BYTES: Final = 8
SUFFIX: Final = ".receipt.json"


class ReceiptUnreadable(DatelineError):
    """The file ``path`` is no receipt this version reads."""

    exit_code = 2

    def __init__(self, path: str, detail: str) -> None:
        self.path = path
        self.detail = detail
        super().__init__(path, detail)

    def __str__(self) -> str:
        return f"{self.path} is not a receipt that can be replayed: {self.detail}"


@dataclass(frozen=True, slots=True)
class ReadClause:
    """How a clause was read: the words it stood for, in alphabetical order, the entities by number with their names, its period.

    What it has not is empty.
    """

    clause: str
    words: tuple[str, ...] = ()
    entities: tuple[tuple[int, tuple[str, ...]], ...] = ()
    period: str = ""

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """What ``asdict`` and JSON made of one."""
        entities = tuple((int(number), tuple(names)) for number, names in value["entities"])
        return cls(value["clause"], tuple(value["words"]), entities, value["period"])


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says.

    ``query`` is the query as typed, ``canonical`` in its full form, with the dates of the options in it; ``saved`` holds the texts
    of the saved queries it asks for. ``now`` has a zone: which day it was, and where days began. ``change`` is the last change of
    an archive of ``searched`` articles. ``articles`` are the digests by id, in the order of the answer. ``file`` and
    ``file_digest`` (SHA-256, hexadecimal) are what was exported with it.
    """

    version: str
    now: datetime
    query: str
    canonical: str
    saved: dict[str, str]
    selection: Selection
    unit: Unit
    sort: Sort | None
    reading: tuple[ReadClause, ...]
    change: int
    searched: int
    counts: Counts
    articles: dict[str, str]
    file: str
    file_digest: str

    @property
    def request(self) -> Request:
        """The same question, to be put again."""
        return Request(self.canonical, selection=self.selection, unit=self.unit, sort=self.sort, limit=None)

    def to_json(self) -> str:
        """The document."""
        value = {"receipt": FORMAT, **asdict(self), "now": self.now.isoformat()}
        return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def write_receipt(archive: Archive, answer: Answer, exported: Path, *, now: datetime) -> Path:
    """The file beside the exported one that holds its receipt: its name with ``.receipt.json`` behind."""
    path = exported.with_name(exported.name + SUFFIX)
    made = receipt(archive, answer, exported, now=now)
    with whole_file(path) as stream:
        stream.write(made.to_json().encode())
    return path


def receipt(archive: Archive, answer: Answer, exported: Path, *, now: datetime) -> Receipt:
    """The receipt of an answer with all its hits, which were exported to this file."""
    with exported.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    request = answer.request
    return Receipt(
        version=version("dateline"),
        now=now,
        query=request.text,
        canonical=str(answer.query),
        saved=dict(answer.saved),
        selection=request.selection,
        unit=request.unit,
        sort=request.sort,
        reading=reading(archive, answer),
        change=archive.last_change(),
        searched=archive.count(),
        counts=answer.counts,
        articles=digests(archive, (hit.row for hit in answer.hits)),
        file=exported.name,
        file_digest=digest,
    )


def reading(archive: Archive, read: Answer | Question) -> tuple[ReadClause, ...]:
    """How the clauses were read that stand for words, names or a period, in the order of the query."""
    return tuple(_reading(archive, read))


def digests(archive: Archive, rows: Iterable[int]) -> dict[str, str]:
    """The digest of each of these articles by its id, in their order."""
    return {stored.annotated.article.id: article_digest(stored.annotated.article) for stored in archive.stored(rows)}


def article_digest(article: Article) -> str:
    """16 hexadecimal digits that differ when what is cited of an article does: its text, authors, outlet, address or date."""
    published = article.published
    date = None if published is None else (published.interval.edtf, published.kind)
    cited = (article.title, article.body, article.authors, article.source, article.url, date)
    return blake2b(json.dumps(cited, ensure_ascii=False).encode(), digest_size=DIGEST_BYTES).hexdigest()


def read_receipt(path: Path) -> Receipt:
    """The receipt in a file; ReceiptUnreadable where there is none that makes sense."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReceiptUnreadable(str(path), error.strerror or str(error)) from error
    except ValueError as error:
        raise ReceiptUnreadable(str(path), "it is not JSON in UTF-8") from error
    if not isinstance(value, dict) or "receipt" not in value:
        raise ReceiptUnreadable(str(path), "it is JSON of another kind; export writes one with --receipt")
    if value["receipt"] != FORMAT:
        raise ReceiptUnreadable(str(path), f"it is of format {value['receipt']}, this version reads {FORMAT}")
    try:
        return _receipt_from(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReceiptUnreadable(str(path), f"a part of it is missing or broken ({error})") from error


def _receipt_from(value: dict[str, Any]) -> Receipt:
    now = datetime.fromisoformat(value["now"])
    if now.tzinfo is None:
        raise ValueError("now has no zone")
    selection = value["selection"]
    return Receipt(
        version=str(value["version"]),
        now=now,
        query=str(value["query"]),
        canonical=str(value["canonical"]),
        saved={str(name): str(text) for name, text in value["saved"].items()},
        selection=Selection(possible=bool(selection["possible"]), undated=Undated(selection["undated"])),
        unit=Unit(value["unit"]),
        sort=None if value["sort"] is None else Sort(value["sort"]),
        reading=tuple(map(ReadClause.from_json, value["reading"])),
        change=int(value["change"]),
        searched=int(value["searched"]),
        counts=Counts(**value["counts"]),
        articles={str(article): str(digest) for article, digest in value["articles"].items()},
        file=str(value["file"]),
        file_digest=str(value["file_digest"]),
    )


def _reading(archive: Archive, read: Answer | Question) -> Iterator[ReadClause]:
    tree = clause_of(read.query, read.resolved, read.saved)
    for _, clause in tree.walk():
        if clause.parts:
            continue
        match clause.resolved:
            case Term() as term:
                yield ReadClause(str(clause), words=tuple(sorted(term.either)))
            case Dated(_, period):
                yield ReadClause(str(clause), period=period.edtf)
            case Mentioning(_, entities):
                found = archive.names.entities_of(entities)
                named = ((number, tuple(sorted(name.normal for name in found[number].names))) for number in entities)
                yield ReadClause(str(clause), entities=tuple(named))
            case _:
                pass
