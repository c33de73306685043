"""References for LaTeX, in BibTeX: an ``@article`` each, whose journal is the outlet.

Only what is a fact is cited: an article without a stated or inferred date has none here, and a note that says so.
"""

import re
from collections.abc import Iterable, Iterator
from typing import IO, Final

from corpus.dates import Precision
from search.exporting.exported import Exported

# What TeX reads as a command; braces around keep spaces behind a word from being swallowed.
ESCAPES: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
SPECIAL: Final = re.compile(r"[\\{}$&#%_~^]")
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FINER_THAN_MONTHS: Final = frozenset({Precision.SECOND, Precision.MINUTE, Precision.DAY})


def write(articles: Iterable[Exported], stream: IO[bytes]) -> None:
    """An entry an article, in UTF-8; the keys are the ids."""
    for each in articles:
        fields = "".join(f",\n  {name} = {value}" for name, value in _fields(each))
        stream.write(f"@article{{dateline:{each.article.id}{fields}\n}}\n\n".encode())


def _fields(each: Exported) -> Iterator[tuple[str, str]]:
    article, dated = each.article, each.dated
    yield "title", f"{{{{{_escaped(article.title or '(no title)')}}}}}"  # twice: its capitals are the outlet's
    if article.authors:
        # an author in braces of its own is one name, whatever words are in it
        yield "author", "{" + " and ".join(f"{{{_escaped(author)}}}" for author in article.authors) + "}"
    if article.source:
        yield "journal", f"{{{_escaped(article.source)}}}"
    if dated is not None and dated.interval.earliest is not None:
        earliest, precision = dated.interval.earliest, dated.interval.precision
        if precision is not Precision.DECADE:
            yield "year", f"{{{earliest.year:04}}}"
        if precision in FINER_THAN_MONTHS or precision is Precision.MONTH:
            yield "month", MONTHS[earliest.month - 1]
        if precision in FINER_THAN_MONTHS:
            yield "day", f"{{{earliest.day}}}"
        yield "date", f"{{{dated.interval.edtf}}}"
    if article.url:
        # verbatim, but for what would end the field
        yield "url", "{" + article.url.replace("{", "%7B").replace("}", "%7D") + "}"
        yield "urldate", f"{{{each.full.stored.added.date().isoformat()}}}"
    yield "language", f"{{{_escaped(article.language)}}}"
    if each.remark:
        yield "note", f"{{{_escaped(each.remark)}}}"


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda found: ESCAPES[found[0]], " ".join(text.split()))
