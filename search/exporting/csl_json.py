"""References for citation processors, in CSL-JSON (the Citation Style Language's input, schema 1.0): one array.

Only what is a fact is cited: an article without a stated or inferred date has none here, and a note that says so. Authors are
literal names: which part is the family's is not said by a byline.
"""

import json
from collections.abc import Iterable
from typing import IO, Any, Final

from corpus.article import Dating
from corpus.dates import Precision
from search.exporting.exported import Exported

PARTS: Final = {
    Precision.SECOND: 3, Precision.MINUTE: 3, Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1,
}  # fmt: skip


def write(articles: Iterable[Exported], stream: IO[bytes]) -> None:
    """An array with an item an article, an item a line, in UTF-8."""
    before = b"["
    for each in articles:
        stream.write(before + b"\n" + json.dumps(_item(each), ensure_ascii=False).encode())
        before = b","
    stream.write(b"\n]\n" if before == b"," else b"[]\n")


def _item(each: Exported) -> dict[str, Any]:
    article, dated = each.article, each.dated
    added = each.full.stored.added
    item: dict[str, Any] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title or "(no title)",
        "language": article.language,
    }
    if article.authors:
        item["author"] = [{"literal": author} for author in article.authors]
    if article.source:
        item["container-title"] = article.source
    if dated is not None:
        item["issued"] = _date(dated)
    if article.url:
        item["URL"] = article.url
        item["accessed"] = {"date-parts": [[added.year, added.month, added.day]]}
    if each.remark:
        item["note"] = each.remark
    return item


def _date(dated: Dating) -> dict[str, Any]:
    """A day, month or year by its parts; any other period by its first and last day."""
    interval = dated.interval
    assert interval.earliest is not None, "only a bound is open"
    if interval.precision in PARTS:
        earliest = interval.earliest
        return {"date-parts": [[earliest.year, earliest.month, earliest.day][: PARTS[interval.precision]]]}
    return {"raw": interval.edtf}
