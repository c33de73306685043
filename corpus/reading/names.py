"""The one table of the names under which files state the fields of an article, whatever their format."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "headline", "webtitle", "head", "heading"),
    "body": (
        *("body", "text", "content", "maintext", "fulltext", "articlebody", "articletext", "bodytext", "article"),
        *("articlecontent", "contenttext", "contenthtml", "story"),
    ),
    "published": (
        *("published", "publishedat", "publishedon", "publisheddate", "datepublished", "datepublish", "publishdate"),
        *("pubdate", "publicationdate", "webpublicationdate", "firstpublicationdate", "dateissued", "date", "datetime"),
    ),
    "updated": ("updated", "updatedat", "updateddate", "dateupdated", "modified", "datemodified", "lastmodified"),
    "url": ("url", "link", "weburl", "articleurl", "canonicalurl", "permalink"),
    "source": ("source", "sourcename", "outlet", "publisher", "publication", "newspaper", "sitename", "site"),
    "authors": ("authors", "author", "byline", "creator"),
    "language": ("language", "lang", "inlanguage"),
}
"""The fields that a record may state, each with the names that mean it, best first.

The names stand here in lower case and without anything but letters: ``published_at`` and ``publishedAt`` are one.
"""

_NOT_LETTERS: Final = re.compile(r"[\W\d_]+")
_FIELDS: Final = {name: field for field, names in KEYS.items() for name in names}


def key_letters(name: str) -> str:
    """The name as it stands in ``KEYS``."""
    return _NOT_LETTERS.sub("", name).lower()


def field_of(name: str) -> str | None:
    """The field that a name means; None where it means none.

    >>> field_of("Published_At"), field_of("id")
    ('published', None)
    """
    return _FIELDS.get(key_letters(name))


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A question that names the nearest of ``names``, to go on an error with; empty where none is near.

    >>> did_you_mean("Titel", ["id", "title"]), did_you_mean("kop", ["id", "title"])
    (", did you mean 'title'?", '')
    """
    by_letters = {each.casefold(): each for each in names}
    near = get_close_matches(name.casefold(), by_letters, n=1)
    return f", did you mean {by_letters[near[0]]!r}?" if near else ""
