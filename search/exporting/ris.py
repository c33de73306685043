"""References in RIS, which reference managers read: a ``NEWS`` record each (the specification of Research Information Systems).

Only what is a fact is cited: an article without a stated or inferred date has none here, and a note that says so.
"""

from collections.abc import Iterable, Iterator
from typing import IO, Final

from corpus.dates import Precision
from search.exporting.exported import Exported

DAYS: Final = frozenset({Precision.SECOND, Precision.MINUTE, Precision.DAY})
LINE_END: Final = "\r\n"


def write(articles: Iterable[Exported], stream: IO[bytes]) -> None:
    """A record an article, in UTF-8."""
    for each in articles:
        lines = (f"{tag}  - {' '.join(value.split())}".rstrip(" ") for tag, value in _lines(each))
        stream.write((LINE_END.join((*lines, "ER  - ")) + 2 * LINE_END).encode())


def _lines(each: Exported) -> Iterator[tuple[str, str]]:
    article, dated = each.article, each.dated
    yield "TY", "NEWS"
    yield "ID", article.id
    yield "TI", article.title or "(no title)"
    for author in article.authors:
        yield "AU", author
    if article.source:
        yield "T2", article.source
    if dated is not None and dated.interval.earliest is not None and dated.interval.precision is not Precision.DECADE:
        earliest, precision = dated.interval.earliest, dated.interval.precision
        yield "PY", f"{earliest.year:04}"
        month = f"{earliest.month:02}" if precision in DAYS or precision is Precision.MONTH else ""
        day = f"{earliest.day:02}" if precision in DAYS else ""
        yield "DA", f"{earliest.year:04}/{month}/{day}/{'' if month else dated.interval.edtf}"
    if article.url:
        yield "UR", article.url
        yield "Y2", f"{each.full.stored.added:%Y/%m/%d/}"
    yield "LA", article.language
    if each.remark:
        yield "N1", each.remark
