"""The headline of a page, from the places that state one: JSON-LD, the meta elements, the printed heading.

A program of its own writes each of them: one for searchers, one for sharing, one for readers; and some add the name of the
site, which is taken off where the page states it. So what two of them agree on stands. Where no two do, what JSON-LD says of
an article goes first and the printed heading second: on the pages of 110 outlets and 790 other sites on which this order was
chosen, what is written for sharing alone was right least often.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from corpus.reading.fields import letters_of, one_line
from corpus.reading.headings import heading_text, headline_heading
from corpus.reading.linkeddata import Node, is_article, strings
from corpus.reading.sitenames import SEPARATOR, without_site
from corpus.words import words_of

_META_TITLES: Final = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")

_UNSEEN: Final = dict.fromkeys(map(ord, "\xad\u200b\u2060"))  # where a line may be broken, and where it may not
_CUT: Final = re.compile(r"\s*(?:…|\.\.\.)$")
_LEAST_OF_HEADING: Final = 0.5  # of its words, in what is the headline without the label above it


@dataclass(frozen=True, slots=True)
class Headline:
    """What the article of a page is called, and the heading that prints it; each None where there is none."""

    text: str | None
    heading: HtmlElement | None


def headline_of(tree: HtmlElement, node: Node, meta: Mapping[str, Sequence[str]], sites: frozenset[str]) -> Headline:
    """The headline that a page states, without the name of its site.

    Of those of JSON-LD, in the heading and for sharing it is the one that two have, else the first of these; the title for
    browsers counts where there is none, and what JSON-LD calls a page that is no article is no more than that. Where it is cut
    off or goes on with what another does not have, it is that other one; the name of the site alone is none where there is
    another. ``sites`` are as ``site_names`` gives them.
    """
    name = strings(node.get("name"))[:1]
    linked = _bare(strings(node.get("headline"))[:1] or (name if is_article(node) else ()), sites)
    shared = _bare(next((meta[field] for field in _META_TITLES if field in meta), ())[:1], sites)
    browsers = _bare((*(title.text_content() for title in tree.iter("title")), *name), sites)[:1]
    others = [title for title in (*linked, *shared) if letters_of(title) not in sites]
    heading = headline_heading(tree, (*others, *browsers), sites)
    printed = [] if heading is None else [_without_label(without_site(_seen(heading_text(heading)), sites), others)]
    voting = [*linked, *printed, *shared]
    bare = [*voting, *browsers]
    titles = [_whole(_as_another(title, bare), bare) for title in bare]
    votes = Counter(map(letters_of, titles[: len(voting)]))
    own = [title for title in titles if letters_of(title) not in sites]
    best = max(own or titles, key=lambda title: votes[letters_of(title)], default=None)
    # A heading is put together from its parts, and marks between them are drawn or stand elsewhere: others have them.
    spelled = (title for title in (*linked, *shared, *browsers) if best and letters_of(title) == letters_of(best))
    return Headline(next(spelled, best), heading)


def _bare(stated: Iterable[str], sites: frozenset[str]) -> list[str]:
    return [without_site(line, sites) for text in stated if letters_of(line := _seen(text))]


def _seen(text: str) -> str:
    """``text`` on one line without the marks that only say where a line may be broken."""
    return one_line(text).translate(_UNSEEN)


def _without_label(printed: str, others: Iterable[str]) -> str:
    """A heading as another one has it that is its end and most of it: what stands before that is a label above the headline."""
    words = words_of(printed)
    ends = (other for other in others if (own := words_of(other)) and words[-len(own) :] == own and own != words)
    return max((end for end in ends if len(words_of(end)) >= _LEAST_OF_HEADING * len(words)), key=len, default=printed)


def _as_another(title: str, others: Iterable[str]) -> str:
    """``title`` as another one has it that says nothing of what it adds: a section, a day, a name nobody states."""
    shorter = (other for other in others if len(other) < len(title) and title.startswith(other))
    return max((other for other in shorter if SEPARATOR.match(title, len(other))), key=len, default=title)


def _whole(title: str, others: Iterable[str]) -> str:
    """``title`` as another one has it that goes on where it is cut off."""
    cut = _CUT.search(title)
    begun = title[: cut.start()] if cut else None
    return next((other for other in others if begun and len(other) > len(title) and other.startswith(begun)), title)
