"""Addresses of articles, taken apart so that ``url:`` can compare them."""

import re
from typing import Final

from corpus.frozen import dataclass

_ADDRESS: Final = re.compile(
    r"""
    (?: [a-z][a-z0-9+.-]* : )? //                     # scheme
    (?: [^/?#@]* @ )? (?: www\. )?                    # user, and the label that says nothing
    (?P<host> [^/?#]*? ) \.? (?: :[0-9]* )? (?=[/?#]|$)
    (?P<path> [^?#]* )
    (?: \? (?P<query> [^#]* ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|//")


@dataclass(frozen=True, slots=True)
class Address:
    """A URL without scheme, ``www.``, port and fragment.

    ``host`` is in lower case; ``path`` holds the segments as written; ``query`` is None where there is no ``?``.
    """

    host: str
    path: tuple[str, ...]
    query: str | None

    def lies_under(self, host: str | None, path: tuple[str, ...], query: str | None) -> bool:
        """Whether the host is ``host`` or below it, and the path begins with ``path``, whole segments only.

        None for ``host`` is any. With ``query`` the path must be ``path`` and the query the same.
        """
        if host is not None and self.host != host and not self.host.endswith(f".{host}"):
            return False
        if query is not None:
            return self.path == path and self.query == query
        return self.path[: len(path)] == path


def address(url: str) -> Address | None:
    """The parts of an absolute URL; None for anything else.

    >>> address("https://www.Example.org:443/world/?page=2#top")
    Address(host='example.org', path=('world',), query='page=2')
    """
    found = _ADDRESS.match(url)
    if found is None:
        return None
    return Address(found["host"].lower(), tuple(filter(None, found["path"].split("/"))), found["query"])


def site(value: str) -> Address | None:
    """What ``url:`` was given: a host, a path from ``/`` on with any host (then ``host`` is empty), or both.

    None where it is neither. A dot before a host says nothing: all hosts below it are meant anyway.

    >>> site("example.org/world"), site("/world")
    (Address(host='example.org', path=('world',), query=None), Address(host='', path=('world',), query=None))
    """
    whole = value if _SCHEME.match(value) else f"//{value.removeprefix('.')}"
    found = address(whole)
    if found is None or any(character.isspace() for character in value):
        return None
    return found if found.host or found.path else None
