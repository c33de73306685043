"""Articles to and from database rows: one place that knows how the frozen types are written down."""

import json
import sqlite3
import sys
from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from corpus.article import (
    Article,
    DateCandidate,
    DateUse,
    Dating,
    EntityType,
    Field,
    Kind,
    Line,
    Mention,
    MentionedDate,
    Role,
)
from corpus.dates import DateInterval

COLUMNS = (
    "id",
    "title",
    "body",
    "authors",
    "source",
    "url",
    "language",
    "format",
    "raw",
    "lines",
    "published",
    "kind",
    "dating",
    "updated",
    "candidates",
    "mentioned",
)


def article_values(article: Article) -> tuple[str | None, ...]:
    """The values of ``COLUMNS``, in that order; ``raw`` is None where it is the body, to store it once."""
    return (
        article.id,
        article.title,
        article.body,
        _json(article.authors),
        article.source,
        article.url,
        article.language,
        article.format,
        None if article.raw == article.body else article.raw,
        _json([_line_value(line) for line in article.lines]),
        None if article.published is None else article.published.interval.edtf,
        article.kind,
        None if article.published is None else _json(_dating_value(article.published)),
        None if article.updated is None else _json(_dating_value(article.updated)),
        _json([[_dating_value(each.dating), each.verdict, each.use] for each in article.candidates]),
        _json([[date.field, date.start, date.end, date.text, date.interval.edtf] for date in article.mentioned]),
    )


def article_from(row: sqlite3.Row) -> Article:
    """The article that ``article_values`` wrote, equal in every part."""
    return Article(
        id=row["id"],
        title=row["title"],
        body=row["body"],
        authors=tuple(json.loads(row["authors"])),
        source=row["source"],
        url=row["url"],
        language=row["language"],
        format=row["format"],
        raw=row["body"] if row["raw"] is None else row["raw"],
        lines=tuple(_line_from(value) for value in json.loads(row["lines"])),
        published=None if row["dating"] is None else _dating_from(json.loads(row["dating"])),
        updated=None if row["updated"] is None else _dating_from(json.loads(row["updated"])),
        candidates=tuple(
            DateCandidate(_dating_from(dating), verdict, DateUse(use))
            for dating, verdict, use in json.loads(row["candidates"])
        ),
        mentioned=tuple(
            MentionedDate(Field(field), start, end, text, DateInterval.from_edtf(edtf))
            for field, start, end, text, edtf in json.loads(row["mentioned"])
        ),
    )


def mention_values(mention: Mention) -> tuple[int, int, int, str]:
    """Field number, start, end and type; the text is not stored again, it stands in the article."""
    return (FIELD_NUMBERS[mention.field], mention.start, mention.end, mention.type)


def mention_from(values: tuple[int, int, int, str], title: str, body: str) -> Mention:
    """The mention that ``mention_values`` wrote, with its text read from the article."""
    number, start, end, kind = values
    field = FIELDS[number]
    text = (title if field is Field.TITLE else body)[start:end]
    return Mention(field, start, end, text, EntityType(kind))


FIELDS = (Field.TITLE, Field.BODY)
FIELD_NUMBERS = {field: number for number, field in enumerate(FIELDS)}


def _json(value: Any) -> str:  # noqa: ANN401 - whatever json writes
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _line_value(line: Line) -> list[Any]:
    return [line.start, line.end, line.role, *([line.language] if line.language is not None else [])]


def _line_from(value: list[Any]) -> Line:
    start, end, role, *language = value
    return Line(start, end, Role(role), language[0] if language else None)


def _dating_value(dating: Dating) -> dict[str, Any]:
    value: dict[str, Any] = {
        "edtf": dating.interval.edtf,
        "kind": dating.kind,
        "rule": dating.rule,
        "evidence": dating.evidence,
    }
    if dating.span is not None:
        value["span"] = dating.span
    if dating.instant is not None:
        value["instant"] = dating.instant.isoformat()
    if dating.alternatives:
        value["alternatives"] = [interval.edtf for interval in dating.alternatives]
    return value


def _dating_from(value: dict[str, Any]) -> Dating:
    span = value.get("span")
    instant = value.get("instant")
    return Dating(
        interval=DateInterval.from_edtf(value["edtf"]),
        kind=Kind(value["kind"]),
        rule=value["rule"],
        evidence=value["evidence"],
        span=None if span is None else (span[0], span[1]),
        instant=None if instant is None else datetime.fromisoformat(instant),
        alternatives=tuple(DateInterval.from_edtf(edtf) for edtf in value.get("alternatives", ())),
    )


NAME_NUMBER: Final = "I"  # of ``array``: at least 16 bits, and 32 on every machine that Python runs on
assert array(NAME_NUMBER).itemsize == 4


def pack_names(names: Iterable[int]) -> bytes:
    """The numbers of names as bytes, rising, alike on every machine."""
    numbers = array(NAME_NUMBER, sorted(names))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpack_names(packed: bytes) -> Sequence[int]:
    """The numbers that ``pack_names`` packed."""
    numbers = array(NAME_NUMBER)
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
