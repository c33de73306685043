"""The articles to read, in Markdown (CommonMark): headline, facts, text."""

import re
from collections.abc import Iterable, Iterator
from typing import IO, Final

from corpus.article import Kind
from corpus.correcting import believed
from search.exporting.exported import Exported

# What CommonMark takes for a mark inside a line, and at the beginning of one: of a heading, a list or a rule, or of a numbered
# list, where it is the mark behind the number that is escaped.
INLINE: Final = re.compile(r"[\\`*_\[\]<>&|~]")
AT_BEGINNING: Final = re.compile(r"^(\d{1,9}(?=[.)])|(?=#{1,6}(?:\s|$)|[-+=]))")


def write(articles: Iterable[Exported], stream: IO[bytes]) -> None:
    """A section an article, in UTF-8."""
    for each in articles:
        stream.write("\n".join((*_lines(each), "", "")).encode())


def _lines(each: Exported) -> Iterator[str]:
    article = each.article
    yield f"## {_escaped(article.title or '(no title)')}"
    yield ""
    if article.authors:
        yield f"- By {_escaped(', '.join(article.authors))}"
    if article.source:
        yield f"- {_escaped(article.source)}"
    yield f"- {_published(each)}"
    if article.url:
        yield f"- <{article.url.replace('<', '%3C').replace('>', '%3E')}>"
    if each.full.relation == "copy":
        yield f"- copy of {each.full.stored.story}"
    yield f"- id {article.id}"
    for paragraph in article.body.split("\n"):
        if paragraph.strip():
            yield ""
            yield _escaped(paragraph.strip())


def _published(each: Exported) -> str:
    dating = believed(each.article)
    if dating is None or dating.kind is Kind.UNKNOWN:
        return "Date not known"
    said = "Not published before" if dating.kind is Kind.BOUND else "Published"
    date = dating.interval.edtf.partition("/")[0] if dating.kind is Kind.BOUND else dating.interval.edtf
    return _escaped(f"{said} {date} ({dating.kind}, {dating.rule}: “{' '.join(dating.evidence.split())}”)")


def _escaped(text: str) -> str:
    return AT_BEGINNING.sub(r"\1\\", INLINE.sub(r"\\\g<0>", " ".join(text.split())))
