"""What a file states in fields made for it, brought into the shape a ``Document`` wants; nothing is guessed."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from corpus.cleaning.bylines import author_names
from corpus.reading.charset import normalise

_LANGUAGE: Final = re.compile(r"(?!utf)([a-z]{2,3})((?:[-_][a-z\d]{2,8})*)", re.IGNORECASE)  # "utf-8" is a common slip


def one_line(text: str) -> str:
    """``text`` on one line, with single spaces."""
    return " ".join(normalise(text).split())


def letters_of(text: str) -> str:
    """The letters and digits of ``text``, case folded: equal for two ways to write one name or headline."""
    return "".join(filter(str.isalnum, text.casefold()))


def article_url(text: str) -> str | None:
    """The address of one page; None for what is none, a path without a host, or the front page of a site.

    Sites that state their front page as every page's address exist, and would make one article of all of them.
    """
    url = normalise(text).strip()
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:  # an unclosed bracket in the host
        return None
    if parts.scheme not in {"http", "https"} or "." not in parts.netloc or any(map(str.isspace, url)):
        return None
    return url if parts.path.strip("/") or parts.query else None


def language_tag(text: str) -> str | None:
    """The tag that ``text`` is, with its region, which tells how dates are written; None where it is none.

    >>> language_tag("en_US"), language_tag("English")
    ('en-US', None)
    """
    tag = _LANGUAGE.fullmatch(text.strip())
    return f"{tag[1].lower()}{tag[2].replace('_', '-')}" if tag else None


def authors_of(stated: Iterable[str]) -> tuple[str, ...]:
    """The authors in some fields, each once, in order."""
    return tuple(dict.fromkeys(name for field in stated for name in author_names(normalise(field))))
