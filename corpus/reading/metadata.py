"""What a page states about its article in its markup: dates with their places, title, authors, outlet, address.

Everything is read off tables of names, in order of reliability; nothing is taken from the text of the article.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from lxml.html import HtmlElement

from corpus.article import StatedDate
from corpus.reading.fields import article_url, language_tag, one_line
from corpus.reading.headline import headline_of
from corpus.reading.linkeddata import Node, article_node, strings
from corpus.reading.pagedates import stated_dates
from corpus.reading.pagelines import dated_lines
from corpus.reading.pageplaces import Places
from corpus.reading.sitenames import site_names
from corpus.reading.standfirst import standfirst_of
from corpus.reading.writers import writers_of

_Meta: TypeAlias = Mapping[str, list[str]]

_SITE_NAME: Final = "og:site_name"
_META_SOURCES: Final = ("application-name", "dc.publisher", "publisher")
_DESCRIPTIONS: Final = ("og:description", "description", "twitter:description", "dc.description")


@dataclass(frozen=True, slots=True)
class Statements:
    """What the markup of one page states; ``printed`` as in a ``Document``, ``text`` the article where it is stated whole.

    ``standfirst`` are the lines under its headline that it also states, in order.
    """

    title: str | None
    authors: tuple[str, ...]
    source: str | None
    url: str | None
    language: str | None
    dates: tuple[StatedDate, ...]
    printed: tuple[str, ...]
    standfirst: tuple[str, ...]
    text: str


def statements_of(tree: HtmlElement) -> Statements:
    """Everything stated in the markup of a parsed page, an lxml tree."""
    meta = _meta(tree)
    scripts = (script.text or "" for script in tree.iter("script") if "ld+json" in script.get("type", ""))
    node = article_node(scripts, (*_canonical(tree), *meta.get("og:url", ())))
    url = _url(tree, node, meta)
    sites = site_names(node, meta, url)
    headline = headline_of(tree, node, meta, sites)
    places = Places.of(tree, headline.heading)
    source = _first(meta.get(_SITE_NAME), strings(node.get("publisher")), *map(meta.get, _META_SOURCES))
    return Statements(
        title=headline.text,
        authors=writers_of(tree, places.head, node, meta, sites),
        source=source,
        url=url,
        language=_language(tree, node, meta),
        dates=tuple(dict.fromkeys(stated_dates(tree, node, meta, places))),
        printed=dated_lines(places),
        standfirst=standfirst_of(places.head, _descriptions(node, meta), headline.text or ""),
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


def _canonical(tree: HtmlElement) -> list[str]:
    return [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]


def _descriptions(node: Node, meta: _Meta) -> tuple[str, ...]:
    """What the page states that its article is about."""
    stated = (text for name in _DESCRIPTIONS for text in meta.get(name, ()))
    return (*stated, *(text for key in ("description", "alternativeHeadline") for text in strings(node.get(key))))


def _url(tree: HtmlElement, node: Node, meta: _Meta) -> str | None:
    page = node.get("mainEntityOfPage")
    stated = [*_canonical(tree), *meta.get("og:url", ()), *strings(node.get("url")), *strings(page)]
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
