"""The authors of a page, from the places that state them: JSON-LD, the meta elements, what is printed at the headline.

One idea: a person goes before an outlet. Where a field names nobody but the outlet, whoever is printed there wrote it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml.html import HtmlElement

from corpus.cleaning.bylines import is_agency, is_name_like
from corpus.reading.fields import authors_of, letters_of
from corpus.reading.linkeddata import Node, strings
from corpus.reading.pagehead import (
    head_elements,
    is_author_label,
    joined_authors,
    labelled_authors,
    marked_authors,
    printed_authors,
    said_authors,
    signed_authors,
)

_META_AUTHORS: Final = (
    *("author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "cxenseparse:author"),
    *("dc.creator", "dcterms.creator", "citation_author", "content-creator", "byl", "byline"),
    "twitter:misc:written by",
)
_HOST: Final = re.compile(r"(?<![\w@.-])(?:www\.)?([\w-]+(?:\.[\w-]+)+)")  # not behind an "@": that is a writer's
# Pairs of meta elements that one program writes: what the second holds is what the first says.
_LABELLED: Final = tuple((f"twitter:label{number}", f"twitter:data{number}") for number in (1, 2))


def writers_of(
    tree: HtmlElement,
    head: Sequence[HtmlElement],
    node: Node,
    meta: Mapping[str, Sequence[str]],
    sites: frozenset[str],
) -> tuple[str, ...]:
    """The persons that the first field with any states, or those printed where these are more or are the whole name.

    An outlet, and the word by which a writer is let in, stand only where no person is named. ``head`` is what stands between
    headline and story, ``sites`` are as ``site_names`` gives them.
    """
    outlets = sites | set(map(letters_of, _bodies(node)))
    of_outlet: tuple[str, ...] = ()
    for stated in _fields(node, meta):
        names = authors_of(stated)
        is_outlet = any(letters_of(host) in sites for text in stated for host in _HOST.findall(text))
        persons = [name for name in names if letters_of(name) not in outlets and not is_outlet and not _is_login(name)]
        if persons and (not of_outlet or all(map(is_name_like, persons))):
            return _as_printed(names, head)
        of_outlet = of_outlet or names
    return (
        _persons(printed_authors(head) or printed_authors(head_elements(tree)), sites)
        or labelled_authors(tree)
        or of_outlet
        or marked_authors(tree)
        or said_authors(tree)
    )


def _is_login(name: str) -> bool:
    """Whether ``name`` is what a writer types to be let in: one word in small letters, and no agency."""
    return name.islower() and name.isascii() and name.isalnum() and not is_agency(name)


def _as_printed(names: tuple[str, ...], head: Sequence[HtmlElement]) -> tuple[str, ...]:
    """``names``, or those printed between headline and story where these are more, or are the whole name or only the name."""
    letters = set(map(letters_of, names))
    for more in (signed_authors(head), joined_authors(head)):
        if letters < set(map(letters_of, more)):
            return more
    if len(names) == 1 and not is_name_like(names[0]):
        printed = printed_authors(head)
        if len(printed) == 1 and is_name_like(printed[0]) and _is_part(names[0], printed[0]):
            return printed
    return names


def _is_part(stated: str, name: str) -> bool:
    """Whether ``stated`` ends with ``name``, or is a word of it, in a script whose names have several."""
    is_word = letters_of(stated) in map(letters_of, name.split()) and stated.lower() != stated.upper()
    return is_word or letters_of(stated).endswith(letters_of(name))


def _persons(names: tuple[str, ...], sites: frozenset[str]) -> tuple[str, ...]:
    """``names`` without those that hold a name of the site, unless all do: "Ada Quill, Gazette Online"."""
    return tuple(name for name in names if sites.isdisjoint(map(letters_of, name.split()))) or names


def _fields(node: Node, meta: Mapping[str, Sequence[str]]) -> Iterator[Sequence[str]]:
    """What each field for authors states, the most reliable first."""
    yield strings(node.get("author"))
    for name in _META_AUTHORS:
        yield meta.get(name, ())
    yield strings(node.get("creator"))
    for label, value in _LABELLED:
        if any(is_author_label(text, is_alone=True) for text in meta.get(label, ())):
            yield meta.get(value, ())


def _bodies(node: Node) -> Iterator[str]:
    """The authors that are stated to be no persons."""
    authors = node.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, dict) and any(kind.endswith("Organization") for kind in strings(author.get("@type"))):
            yield from authors_of(strings(author))
