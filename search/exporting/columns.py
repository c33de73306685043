"""The columns of tables: the same for spreadsheets and data tools."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from corpus.article import EntityType
from search.exporting.exported import Exported

Value = str | datetime | int | tuple[str, ...] | None

# ``earliest`` and ``before`` bound the published date: half-open, as printed by the outlet, without a zone; ``added`` is UTC.
COLUMNS: Final[Mapping[str, Callable[[Exported], Value]]] = MappingProxyType(
    {
        "id": lambda each: each.article.id,
        "title": lambda each: each.article.title,
        "authors": lambda each: each.article.authors,
        "source": lambda each: each.article.source,
        "url": lambda each: each.article.url,
        "language": lambda each: each.article.language,
        "published": lambda each: None if each.article.published is None else each.article.published.interval.edtf,
        "kind": lambda each: each.article.kind,
        "precision": lambda each: None if each.article.published is None else each.article.published.interval.precision,
        "earliest": lambda each: None if each.article.published is None else each.article.published.interval.earliest,
        "before": lambda each: None if each.article.published is None else each.article.published.interval.before,
        "rule": lambda each: None if each.article.published is None else each.article.published.rule,
        "evidence": lambda each: None if each.article.published is None else each.article.published.evidence,
        "updated": lambda each: None if each.article.updated is None else each.article.updated.interval.edtf,
        "added": lambda each: each.full.stored.added,
        "match": lambda each: each.match,
        "story": lambda each: each.full.stored.story,
        "relation": lambda each: each.full.relation,
        "story_size": lambda each: each.full.story_size,
        "persons": lambda each: each.names(EntityType.PERSON),
        "orgs": lambda each: each.names(EntityType.ORG),
        "places": lambda each: each.names(EntityType.PLACE),
        "files": lambda each: tuple(path for path, _ in each.full.files),
        "body": lambda each: each.article.body,
    }
)
