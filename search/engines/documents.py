"""An article as search engines index it: words joined by spaces, names and dates as numbers.

Every engine is given the same values, so that none can read an article otherwise than the others. Times are seconds
from the year 1, as ``DateInterval`` counts them; an open end lies beyond either end of the calendar.
"""

from bisect import bisect_right
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from corpus.article import Article, Dating, Field, Kind, StoredArticle
from corpus.dates import DateInterval
from corpus.words import Words, words_of
from search.addresses import address
from search.engine import sorting_instant
from search.fields import AnyField, DateField, EntityField, ValueField
from search.matching import has_value
from search.places import covered

BEGINNING: Final = -1
END: Final = 10_000 * 366 * 86_400  # a moment after the year 9999

FIELDS_WITH_VALUES: Final[tuple[AnyField, ...]] = (*Field, *DateField, *EntityField, *ValueField)

# The kinds a clause can be sure of come first, then those that are only bounds, then what is not known at all.
KIND_NUMBERS: Final = {kind: number for number, kind in enumerate(Kind)}
LAST_DATED_KIND: Final = KIND_NUMBERS[Kind.INFERRED]
BOUND_KIND: Final = KIND_NUMBERS[Kind.BOUND]


class DateValues(NamedTuple):
    """A date of an article: the number of its kind, and its interval in seconds."""

    kind: int
    earliest: int
    before: int


class IndexDocument(NamedTuple):
    """The values of one article.

    ``id`` and ``story`` are the 64-bit numbers the ids stand for. An article that does not share its story is alone in it; of
    one that does the others may be gone. Names stand as often as they are mentioned. ``sentences``
    and ``paragraphs`` are those of the body: the words of each, and the names in it as ``name_word`` has them.
    ``mentioned`` are the starts and ends of the dates spoken of, each once. ``moment`` orders by date; None for the
    undated. ``sites`` are the hosts and paths under which the address is found, ``has`` the fields that are not empty.
    """

    row: int
    id: int
    story: int
    shares_story: bool
    title: str
    body: str
    authors: tuple[str, ...]
    source: str
    language: str
    title_names: tuple[int, ...]
    body_names: tuple[int, ...]
    sentences: tuple[frozenset[str], ...]
    paragraphs: tuple[frozenset[str], ...]
    published: DateValues
    updated: DateValues
    added: int
    mentioned: tuple[tuple[int, int], ...]
    moment: int | None
    sites: tuple[str, ...]
    has: tuple[str, ...]


UNKNOWN_DATE: Final = DateValues(KIND_NUMBERS[Kind.UNKNOWN], BEGINNING, END)


def index_document(stored: StoredArticle) -> IndexDocument:
    """What engines index of an article."""
    annotated, article = stored.annotated, stored.annotated.article
    named = list(zip(annotated.mentions or (), stored.names, strict=True))
    words = annotated.body_words
    in_body = [
        (*covered(mention.start, mention.end, words), name) for mention, name in named if mention.field is Field.BODY
    ]
    return IndexDocument(
        row=stored.row,
        id=int(article.id, 16),
        story=int(stored.story, 16),
        shares_story=stored.is_copied or stored.story != article.id,
        title=" ".join(annotated.title_words.folded),
        body=" ".join(words.folded),
        authors=tuple(" ".join(words_of(author)) for author in article.authors),
        source=" ".join(words_of(article.source or "")),
        language=article.language.partition("-")[0].lower(),
        title_names=tuple(name for mention, name in named if mention.field is Field.TITLE),
        body_names=tuple(name for mention, name in named if mention.field is Field.BODY),
        sentences=_units(words, words.sentences, in_body),
        paragraphs=_units(words, words.paragraphs, in_body),
        published=_date_values(article.published),
        updated=_date_values(article.updated),
        added=seconds(stored.added),
        mentioned=tuple({interval_seconds(date.interval) for date in article.mentioned}),
        moment=sorting_moment(article),
        sites=() if article.url is None else site_keys(article.url),
        has=tuple(field.value for field in FIELDS_WITH_VALUES if has_value(field, stored)),
    )


def name_word(name: int) -> str:
    """A name of the name book among words, none of which is like it."""
    return f"#{name}"


def site_key(host: str | None, path: tuple[str, ...], query: str | None) -> str:
    """The term of a host (None for any) with the beginning of a path, or with ``query`` the whole of it."""
    return f"{host or ''}/{'/'.join(path)}{'' if query is None else '?' + query}"


def site_keys(url: str) -> tuple[str, ...]:
    """Every ``site_key`` that the address lies under."""
    found = address(url)
    if found is None:
        return ()
    labels = found.host.split(".")
    hosts = [None, *(".".join(labels[start:]) for start in range(len(labels)))]
    keys = [site_key(host, found.path[:end], None) for host in hosts for end in range(len(found.path) + 1)]
    if found.query is not None:
        keys += [site_key(host, found.path, found.query) for host in hosts]
    return tuple(keys)


def seconds(moment: datetime) -> int:
    """Seconds from the start of year 1, rounded down."""
    return (moment - BEGINNING_OF_TIME) // SECOND


def sorting_moment(article: Article) -> int | None:
    """The ``sorting_instant`` in seconds."""
    instant = sorting_instant(article)
    return None if instant is None else seconds(instant)


def interval_seconds(interval: DateInterval) -> tuple[int, int]:
    """Start and end of an interval; ``BEGINNING`` and ``END`` for open ends."""
    earliest, before = interval.earliest_seconds, interval.before_seconds
    return (BEGINNING if earliest is None else earliest, END if before is None else before)


def _units(words: Words, starts: tuple[int, ...], named: list[tuple[int, int, int]]) -> tuple[frozenset[str], ...]:
    """What is in each of the units that begin at ``starts``; a name is in every one that its words are in."""
    units = [set(words.folded[start:end]) for start, end in pairwise((*starts, len(words)))]
    for first, end, name in named:
        for unit in units[bisect_right(starts, first) - 1 : bisect_right(starts, end - 1)] if first < end else ():
            unit.add(name_word(name))
    return tuple(map(frozenset, units))


def _date_values(dating: Dating | None) -> DateValues:
    if dating is None:
        return UNKNOWN_DATE
    return DateValues(KIND_NUMBERS[dating.kind], *interval_seconds(dating.interval))


SECOND: Final = timedelta(seconds=1)
BEGINNING_OF_TIME: Final = datetime.min  # noqa: DTZ901 - as printed, or in UTC, and naive like all times here
