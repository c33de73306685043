"""The dates that a page states in its markup, in fields made for programs; each verbatim, with the name of its field.

One idea: a field counts only where it speaks of the page's own article. What stands in an object of another kind (a
comment, a video, a person), beside a teaser or in a list of other articles, is left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from lxml.html import HtmlElement

from corpus.article import DateUse, StatedDate
from corpus.reading.fields import one_line
from corpus.reading.linkeddata import Node, strings
from corpus.reading.pageplaces import Places

_FIELDS: Final = (
    (DateUse.PUBLISHED, "datePublished"),
    (DateUse.UPDATED, "dateModified"),
)
_CREATED: Final = "dateCreated"  # often the day the draft was begun

# The names of meta elements by their letters alone, most reliable first: what is made for news, then what is made for one
# program, then what anything may write. ``DC.date.issued`` and ``dc:date:issued`` are one.
_META: Final[Mapping[DateUse, str]] = {
    DateUse.PUBLISHED: """
        articlepublishedtime ogarticlepublishedtime ogpublishedtime articlepublished articlepublisheddate
        articlepublicationdate datepublished rnewsdatepublished parselypubdate sailthrudate cxenseparserecspublishtime
        cxenseparsepublishtime cxenseparserecsarticlepublishtime shareaholicarticlepublishedtime vrpublishedtime
        btpubdate citationpublicationdate citationonlinedate prismpublicationdate dcdateissued dctermsissued dcissued
        dcdatepublished articledateoriginal
        publicationdate publicationtime publishdate publishtime publishedat publisheddate publishedtime published
        publishingdate pubdate pdate originalpublicationdate originalpublishdate datepublication
        displaydate releasedate firstcreate firstpublished firstpublishedat ogregdate
    """,
    DateUse.UPDATED: """
        articlemodifiedtime ogarticlemodifiedtime ogmodifiedtime ogupdatedtime articlemodified articleupdated
        articleupdatedtime shareaholicarticlemodifiedtime cxenseparserecsmodifytime datemodified rnewsdatemodified
        dctermsmodified dcdatemodified dcmodified datemodification dateupdated datelastmodified lastmodified lastmod
        lastupdate lastupdated lastupdateddate modified modifieddate modificationdate updated updatedat updateddate
        updatedtime revised revisiondate eomportallastupdate
    """,
}
# What is made for any sort of document, where "date" may mean the last change or the next issue.
_GENERAL_META: Final = (
    "dctermscreated dcdatecreated dccreated dcdate dctermsdate datecreated datecreation articlecreated date"
)
_DATA_ATTRIBUTES: Final[Mapping[DateUse, tuple[str, ...]]] = {
    DateUse.PUBLISHED: (
        *("data-published", "data-published-at", "data-published-date", "data-date-published", "data-publish-date"),
        *("data-publishdate", "data-publish-time", "data-published-time", "data-pubdate", "data-pub-date"),
        *("data-publication-date", "data-datepublished", "data-content_published_date", "data-content-published-date"),
    ),
    DateUse.UPDATED: (
        *("data-modified", "data-modified-at", "data-modified-date", "data-date-modified", "data-updated"),
        *("data-updated-at", "data-last-updated", "data-datemodified", "data-content_modified_date"),
    ),
}
# The same on the element that prints it; such names stand for anything elsewhere on a page.
_DATA_OF_CLOCKS: Final = ("data-datetime", "data-date", "data-timestamp", "data-time")

_LETTERS: Final = re.compile(r"[\W_]+")
_UPDATE_MARK: Final = re.compile(r"updat|modif|aktualis|change|edited|revis", re.IGNORECASE)
_PUBLISHED_MARK: Final = re.compile(r"publish|pubdate|\bentry-(?:date|time)\b|dt-?posted", re.IGNORECASE)
# What an object is whose dates are those of the page: an article or the page itself, not what it shows or who wrote it.
_OWN_OBJECT: Final = re.compile(r"(?:Article|BlogPosting|Posting|Report|ClaimReview|WebPage|ItemPage|CreativeWork)$")
_PARTS: Final = frozenset({"header", "article", "main"})
_MOST_ELEMENTS: Final = 400  # of one part; pages with more of them are lists
_MOST_MARKS: Final = 3  # fields of one name on a page beyond these are those of other articles


def stated_dates(
    tree: HtmlElement, node: Node, meta: Mapping[str, Sequence[str]], places: Places
) -> Iterator[StatedDate]:
    """Every date stated of the page's article, the most reliable first.

    ``node`` is the article in the page's JSON-LD, ``meta`` its meta elements by their names in small letters.
    """
    for use, key in _FIELDS:
        for text in _texts(node.get(key)):
            yield StatedDate(use, f"json-ld {key}", one_line(text))
    named = _by_letters(meta)
    for use, letters in _META.items():
        for name, text in chain.from_iterable(named.get(each, ()) for each in letters.split()):
            yield StatedDate(use, f"meta {name}", text)
    for use, key in _FIELDS:
        yield from _items(tree, places, key, use)
    yield from _time_elements(tree, places)
    yield from _marked(tree, places)
    yield from _data(places)
    for name, text in chain.from_iterable(named.get(each, ()) for each in _GENERAL_META.split()):
        yield StatedDate(DateUse.PUBLISHED, f"meta {name}", text, is_general=True)
    for text in _texts(node.get(_CREATED)):
        yield StatedDate(DateUse.PUBLISHED, f"json-ld {_CREATED}", one_line(text))
    yield from _items(tree, places, _CREATED, DateUse.PUBLISHED)


def _texts(value: object) -> tuple[str, ...]:
    """The texts of a date in JSON-LD, Unix time among them."""
    return (str(value),) if isinstance(value, int) and not isinstance(value, bool) else strings(value)


def _by_letters(meta: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[str, str]]]:
    """Names and contents of the meta elements, by the letters of their names."""
    by_letters: dict[str, list[tuple[str, str]]] = {}
    for name, texts in meta.items():
        by_letters.setdefault(_LETTERS.sub("", name), []).extend((name, text) for text in texts)
    return by_letters


def _items(tree: HtmlElement, places: Places, key: str, use: DateUse) -> Iterator[StatedDate]:
    """Microdata and RDFa: what is stated of the object that the headline is in, else of the first of its kind."""
    found: dict[HtmlElement | None, list[StatedDate]] = {}
    for name in ("itemprop", "property"):
        for element in tree.xpath(f"//*[@{name}]"):
            words = (word.rpartition(":")[2].casefold() for word in element.get(name).split())
            if key.casefold() not in words or (name == "property" and element.tag == "meta"):
                continue
            text = one_line(element.get("content") or element.get("datetime") or element.text_content())
            about = _object_about(element)
            if text and _is_own(about, places) and not (about is None and places.is_elsewhere(element)):
                found.setdefault(about, []).append(StatedDate(use, f"{name} {key}", text))
    of_headline = next((dates for about, dates in found.items() if about in places.holders), None)
    dates = of_headline or next(iter(found.values()), [])
    yield from dates[:_MOST_MARKS]


def _object_about(element: HtmlElement) -> HtmlElement | None:
    """The element of the nearest object of microdata or RDFa that ``element`` is stated of."""
    described = (above for above in element.iterancestors() if not {"itemscope", "typeof"}.isdisjoint(above.keys()))
    return next(described, None)


def _is_own(about: HtmlElement | None, places: Places) -> bool:
    """Whether an object may be the page's article; None, no object at all, may too."""
    if about is None or about in places.holders:
        return about is None or _is_article(about)
    return _is_article(about) and about not in places.cards and not places.is_elsewhere(about)


def _is_article(about: HtmlElement) -> bool:
    kinds = about.get("itemtype") or about.get("typeof") or ""
    return not kinds or any(map(_OWN_OBJECT.search, kinds.split()))


def _time_elements(tree: HtmlElement, places: Places) -> Iterator[StatedDate]:
    """The first ``<time datetime>`` of each use about the headline, in the smallest part of the page that has any."""
    headline = places.headline
    parts = [] if headline is None else [above for above in headline.iterancestors() if above.tag in _PARTS]
    groups: Iterator[Iterable[HtmlElement]] = chain(
        (part.iter("time") for part in parts),
        (places.head,),
        (part.iter("time") for part in islice(tree.iter("article"), 1) if not parts),
    )
    for group in groups:
        found: dict[DateUse, str] = {}
        for time in islice(group, _MOST_ELEMENTS):
            if time.tag == "time" and time.get("datetime") and not places.is_elsewhere(time):
                found.setdefault(_use_of(time), one_line(time.get("datetime")))
        if found:
            yield from (StatedDate(use, "time datetime", text) for use, text in found.items())
            return


def _use_of(element: HtmlElement) -> DateUse:
    own = f"{element.get('class')} {element.get('itemprop')}"
    if element.get("pubdate") is not None or _PUBLISHED_MARK.search(own):
        return DateUse.PUBLISHED  # many say "published updated" of an article that was never changed
    return DateUse.UPDATED if _UPDATE_MARK.search(f"{own} {element.getparent().get('class')}") else DateUse.PUBLISHED


def _marked(tree: HtmlElement, places: Places) -> Iterator[StatedDate]:
    """Microformats, which put the stamp into a title: ``<abbr class="published" title="2023-11-15T16:21:00Z">``."""
    for element in tree.xpath("//*[@title][contains(@class, 'publish') or contains(@class, 'updated')]"):
        text = one_line(element.get("title"))
        if any(map(str.isdigit, text)) and not places.is_elsewhere(element):
            is_published = _PUBLISHED_MARK.search(element.get("class")) is not None
            yield StatedDate(DateUse.PUBLISHED if is_published else DateUse.UPDATED, "title of a date", text)
            if is_published:
                return


def _data(places: Places) -> Iterator[StatedDate]:
    """Attributes that scripts read, by their names; on what holds the headline or is about it."""
    near = [element for element in places.head if not places.is_elsewhere(element)]
    holders = () if places.headline is None else chain((places.headline,), places.headline.iterancestors())
    about = [*holders, *near]
    for use, names in _DATA_ATTRIBUTES.items():
        for name in names:
            yield from (StatedDate(use, name, text) for element in about if (text := one_line(element.get(name) or "")))
    for element in near:
        for name in _DATA_OF_CLOCKS:
            text = one_line(element.get(name) or "")
            if any(map(str.isdigit, text)):
                yield StatedDate(_use_of(element), name, text)
