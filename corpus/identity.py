"""Which article is which: canonical addresses and the 64-bit id made from them.

The same article read again, from another file or in another order, gets the same id.
"""

from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Query parameters that say where a reader came from and never which page it is. Only known ones are removed: an unknown
# parameter may be the article's number.
TRACKING_PARAMETERS = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid mc_cid mc_eid igshid twclid yclid ysclid _openstat cmpid ocid"
    " s_cid ncid wt_mc wt.mc_id ref_src ref_url at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4"
    " __twitter_impression guccounter guce_referrer guce_referrer_sig".split()
)
TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_")
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def canonical_url(url: str) -> str:
    """The address without fragment and tracking parameters, its scheme and host in lower case.

    >>> canonical_url("HTTPS://News.Example/a?id=7&utm_source=mail#top")
    'https://news.example/a?id=7'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # brackets that are no IPv6 address: not an address to rewrite, but still a name for the page
        return url.strip()
    host = parts.netloc.lower().removesuffix(DEFAULT_PORTS.get(parts.scheme, "\0"))
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [pair for pair in pairs if not _is_tracking(pair[0])]
        if len(kept) < len(pairs):  # otherwise left as it was typed: encoding it again could change it
            query = urlencode(kept)
    canonical = urlunsplit((parts.scheme, host, parts.path, query, "")).strip()
    # what is taken away may leave white space or a bare mark at the end
    return canonical if canonical == url else canonical_url(canonical)


def _is_tracking(parameter: str) -> bool:
    name = parameter.lower()
    return name in TRACKING_PARAMETERS or name.startswith(TRACKING_PREFIXES)


def article_id(
    *, url: str | None, source: str | None, title: str, text: str, dates: Iterable[str] = (), apart: bool = False
) -> str:
    """Sixteen hexadecimal digits: a 64-bit hash of the canonical address, else of outlet, title, stated dates and text.

    The stated dates are part of it because an agency repeats a notice word for word on another day, and those are two
    articles. ``apart`` makes the id of another article that stands under an address already taken.
    """
    if url is not None and not apart:
        return _digest("url", canonical_url(url))
    return _digest("text", url or "", source or "", title, *dates, text)


def _digest(*parts: str) -> str:
    state = blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        state.update(len(data).to_bytes(8, "big"))  # so that moving a character across a border changes the hash
        state.update(data)
    return state.hexdigest()
