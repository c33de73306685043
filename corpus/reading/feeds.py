"""Feeds, RSS and Atom of every version: an article an item, with what the channel says of all of them.

The library reads one item at a time, in the head of its feed, so a broken item harms no other. Its readings of dates are
not used: it takes an update for a publication and guesses zones; dates are kept as they stand.
"""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Final

from corpus.article import DateUse, Document, StatedDate
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import normalise
from corpus.reading.fields import article_url, authors_of, language_tag, one_line
from corpus.reading.html import without_markup
from corpus.reading.markup import PROLOGUE, elements, xml_text
from corpus.reading.record import Record
from corpus.reading.splitting import Piece

is_feed: Final = re.compile(PROLOGUE + rb"<(?:rss|(?:\w+:)?feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL).match

_ITEM: Final = re.compile(rb"<((?:[\w.-]+:)?(?:item|entry))(?=[\s>])")
_ROOT: Final = re.compile(r"<([A-Za-z][\w.:-]*)")
# An Atom entry taken over from another feed brings that one's own dates and title in this element.
_ORIGIN: Final = re.compile(r"<(atom:)?source\b[^>]*>.*?</(?:atom:)?source\s*>", re.DOTALL)
_CDATA: Final = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_DATE: Final = re.compile(r"<([A-Za-z:]{4,18})(?:\s[^<>]*)?>\s*(?:<!\[CDATA\[)?([^<>\]]{4,99})")
_DATES: Final = {
    "pubdate": DateUse.PUBLISHED,
    "published": DateUse.PUBLISHED,
    "issued": DateUse.PUBLISHED,
    "dc:date": DateUse.PUBLISHED,
    "dcterms:issued": DateUse.PUBLISHED,
    "updated": DateUse.UPDATED,
    "modified": DateUse.UPDATED,
    "dcterms:modified": DateUse.UPDATED,
}


def items(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each item or entry, within the head of the feed; ``place`` is its number."""
    return elements(chunks, limit, _ITEM, "an item")


def read_item(record: Record) -> Document:
    """The article of one item: its whole text where the feed gives that, else its summary."""
    feed = xml_text(record.data)
    channel, entry = _parsed(feed)
    if entry is None:
        raise ReadingError(record.path, ReadingFault.BROKEN_RECORD, "not an item of a feed", place=record.place)
    title = one_line(without_markup(entry.get("title") or ""))
    contents = [content.get("value") or "" for content in entry.get("content", ())]
    markup = max(contents, key=len, default="") or entry.get("summary") or ""
    text = normalise(without_markup(markup))
    if not title and not text.strip():
        raise ReadingError(record.path, ReadingFault.NO_TEXT, place=record.place)
    origin = entry.get("source") or {}
    names = [_ADDRESS.sub("", author.get("name") or "").rstrip(")") for author in entry.get("authors", ())]
    languages = (channel.get("language"), (entry.get("title_detail") or {}).get("language"))
    return Document(
        path=record.path,
        place=record.place,
        format=record.format,
        text=text,
        title=title or None,
        authors=authors_of(names),
        source=record.source or one_line(origin.get("title") or channel.get("title") or "") or None,
        url=next(filter(None, map(article_url, filter(None, (entry.get("link"), entry.get("id"))))), None),
        language=next(filter(None, (language_tag(tag) for tag in languages if tag)), None),
        dates=tuple(_dates(feed)),
    )


def _parsed(feed: str) -> tuple[Any, Any]:
    """What the library makes of the feed, and of the one item in it."""
    import feedparser  # noqa: PLC0415 - a tenth of a second, in worker processes only

    root = _ROOT.search(feed)
    closing = "</channel>" if "<channel" in feed and "</channel" not in feed else ""
    whole = f"{feed}{closing}</{root[1] if root else ''}>"
    found = feedparser.parse(
        BytesIO(whole.encode("utf-8", "replace")), sanitize_html=False, resolve_relative_uris=False
    )
    return found.feed, found.entries[0] if found.entries else None


def _dates(feed: str) -> Iterator[StatedDate]:
    """The dates of the item as they stand, without those of the feed and of texts."""
    item = feed[max(feed.rfind("<item"), feed.rfind("<entry"), feed.rfind(":entry"), 0) :]
    plain = _ORIGIN.sub("", _CDATA.sub(lambda found: found[0] if len(found[0]) < _SHORT else "", item))
    seen = set()
    for found in _DATE.finditer(plain):
        name = found[1].removeprefix("atom:")
        use = _DATES.get(name.lower())
        if use is not None and (use, found[2]) not in seen:
            seen.add((use, found[2]))
            yield StatedDate(use, f"feed {name}", one_line(found[2]))


# RSS writes "desk@gazette.example (Paul Dray)".
_ADDRESS: Final = re.compile(r"\A[^(]*\(")
_SHORT: Final = 99  # a date in CDATA is no longer; a text is
