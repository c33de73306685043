"""What is found wrong with an archive: faults, gathered by what they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """Where in an archive a fault lies."""

    DATABASE = "database"
    ARTICLES = "articles"
    STORIES = "stories"
    INDEX = "index"


class Remedy(StrEnum):
    """What puts a fault right."""

    REPAIR = "dateline check --repair"
    BACKUP = "restore articles.sqlite from a backup, then: dateline reindex"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, in as many places as ``count``; ``articles`` are the ids of the articles it concerns."""

    part: Part
    what: str
    remedy: Remedy
    articles: tuple[str, ...] = ()
    count: int = 1


# Of a fault the ids of so many articles are kept.
MOST_ARTICLES = 20


def gathered(part: Part, remedy: Remedy, found: Iterable[tuple[str, str]]) -> Sequence[Fault]:
    """The faults of articles, given as what is wrong and the id: one for each thing that is wrong, most frequent first."""
    articles: defaultdict[str, list[str]] = defaultdict(list)
    for what, article in found:
        articles[what].append(article)
    by_count = sorted(articles.items(), key=lambda each: (-len(each[1]), each[0]))
    return [Fault(part, what, remedy, tuple(ids[:MOST_ARTICLES]), len(ids)) for what, ids in by_count]
