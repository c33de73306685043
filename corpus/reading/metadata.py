"""What a page states about its article in its markup: dates with their places, title, authors, outlet, address.

Everything is read off tables of names, in order of reliability; nothing is taken from the text of the article.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml.html import HtmlElement

from corpus.article import StatedDate
from corpus.reading.fields import article_url, authors_of, language_tag, one_line
from corpus.reading.linkeddata import Node, article_node, strings
from corpus.reading.pagedates import stated_dates
from corpus.reading.pagehead import printed_authors
from corpus.reading.pagelines import dated_lines
from corpus.reading.pageplaces import Places

_Meta: TypeAlias = Mapping[str, list[str]]

_META_TITLES: Final = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")
_META_AUTHORS: Final = (
    *("author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "cxenseparse:author"),
    *("dc.creator", "dcterms.creator", "citation_author", "content-creator", "byl", "byline"),
)
_SITE_NAME: Final = "og:site_name"
_META_SOURCES: Final = ("application-name", "dc.publisher", "publisher")

# Between a headline and the name of the site.
_SITE_SEPARATOR: Final = re.compile(r"\s+[|–—·•:-]\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Statements:
    """What the markup of one page states; ``printed`` as in a ``Document``, ``text`` the article where it is stated whole."""

    title: str | None
    authors: tuple[str, ...]
    source: str | None
    url: str | None
    language: str | None
    dates: tuple[StatedDate, ...]
    printed: tuple[str, ...]
    text: str


def statements_of(tree: HtmlElement) -> Statements:
    """Everything stated in the markup of a parsed page, an lxml tree."""
    node = article_node(script.text or "" for script in tree.iter("script") if "ld+json" in script.get("type", ""))
    meta = _meta(tree)
    places = Places.of(tree, meta)
    source = _first(meta.get(_SITE_NAME), strings(node.get("publisher")), *map(meta.get, _META_SOURCES))
    return Statements(
        title=_title(tree, node, meta, source),
        authors=_authors(tree, node, meta, source),
        source=source,
        url=_url(tree, node, meta),
        language=_language(tree, node, meta),
        dates=tuple(dict.fromkeys(stated_dates(tree, node, meta, places))),
        printed=dated_lines(places),
        text="\n".join(strings(node.get("articleBody"))),
    )


def _meta(tree: HtmlElement) -> _Meta:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = one_line(element.get("content") or "")
        if content:
            for attribute in ("property", "name", "http-equiv"):
                found.setdefault((element.get(attribute) or "").strip().lower(), []).append(content)
    return found


def _first(*values: Iterable[str] | None) -> str | None:
    return next((one_line(text) for texts in values if texts for text in texts if text.strip()), None)


def _title(tree: HtmlElement, node: Node, meta: _Meta, source: str | None) -> str | None:
    """The headline that most of JSON-LD, the meta elements and the headings state; of several the first, in this order.

    A program of its own writes each of them, and none is always the printed headline.
    """
    headings = dict.fromkeys(text for heading in tree.iter("h1") if (text := one_line(heading.text_content())))
    linked, named = _first(strings(node.get("headline"))), _first(*map(meta.get, _META_TITLES))
    stated = [text for text in (linked, named, *headings) if text is not None]
    pages = [text for title in tree.iter("title") if (text := one_line(title.text_content()))]
    titles = [_without_site(title, headings, source) for title in stated or pages]
    votes = Counter(map(str.casefold, titles))
    return max(titles, key=lambda title: votes[title.casefold()], default=None)


def _without_site(title: str, headings: Iterable[str], source: str | None) -> str:
    for heading in headings:
        if title.startswith(heading) and _SITE_SEPARATOR.match(title, len(heading)):
            return heading
    if source is not None and (tail := _SITE_SEPARATOR.split(title)[-1]).casefold() == source.casefold():
        return _SITE_SEPARATOR.sub("", title[: -len(tail)]) if len(tail) < len(title) else title
    return title


def _authors(tree: HtmlElement, node: Node, meta: _Meta, source: str | None) -> tuple[str, ...]:
    """The persons that the first field with any states, else those printed; an outlet only where no person is named."""
    outlets = {_letters(name) for name in (source, *strings(node.get("publisher")), *meta.get(_SITE_NAME, ())) if name}
    of_outlet: tuple[str, ...] = ()
    for stated in (strings(node.get("author")), *map(meta.get, _META_AUTHORS)):
        names = authors_of(stated or ())
        if any(_letters(name) not in outlets for name in names):
            return names
        of_outlet = of_outlet or names
    marked = tree.xpath("//*[@itemprop='author' or @rel='author']")
    return (
        printed_authors(tree)
        or of_outlet
        or authors_of(one_line(element.get("content") or element.text_content()) for element in marked)
    )


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _url(tree: HtmlElement, node: Node, meta: _Meta) -> str | None:
    canonical = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    page = node.get("mainEntityOfPage")
    stated = [*canonical, *meta.get("og:url", ()), *strings(node.get("url")), *strings(page)]
    if isinstance(page, dict):
        stated += strings(page.get("@id"))
    return next(filter(None, map(article_url, stated)), None)


def _language(tree: HtmlElement, node: Node, meta: _Meta) -> str | None:
    root = tree.getroottree().getroot()
    stated = (
        *(root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")),
        *(*strings(node.get("inLanguage")), *meta.get("og:locale", ()), *meta.get("content-language", ())),
    )
    return next(filter(None, (language_tag(tag) for tag in stated if tag)), None)
