"""Results as the JSON objects that are documented: one a line, stable, offsets in code points."""

from typing import TYPE_CHECKING, Any, Final

from corpus.archive import ArchiveStatus
from corpus.article import Dating
from search.asking import Found
from search.engine import Counts
from search.errors import QueryError

if TYPE_CHECKING:  # loaded by the one command that makes them
    from search.article_view import FullArticle
    from search.counting import Counted

Object = dict[str, Any]


def found_object(found: Found) -> Object:
    """A line of ``search --json``."""
    headline = found.headline
    return {
        "id": headline.id,
        "title": headline.title,
        "source": headline.source,
        "url": headline.url,
        "published": headline.published,
        "kind": headline.kind,
        "match": found.hit.match,
        "score": round(found.hit.score, 4),
        "story": headline.story,
        "passages": [
            {"field": passage.field, "text": passage.text, "highlights": passage.highlights}
            for passage in found.passages
        ],
    }


def counts_object(counts: Counts) -> Object:
    """What ``count --json`` prints."""
    return {name: getattr(counts, name) for name in _COUNTS}


_COUNTS: Final = ("articles", "stories", "undated", "possible")


def counted_object(counted: "Counted") -> Object:
    """A line of ``count --batch --json``: the numbers are null where the query was refused, ``error`` where it was not."""
    numbers = dict.fromkeys(_COUNTS) if counted.counts is None else counts_object(counted.counts)
    error = None if counted.error is None else _error_object(counted.error)
    return {"query": counted.query, **numbers, "error": error}


def _error_object(error: QueryError) -> Object:
    return {"kind": error.kind, "message": error.message, "span": error.span, "suggestion": error.suggestion}


def article_object(full: "FullArticle") -> Object:
    """What ``show --json`` prints."""
    article = full.stored.annotated.article
    return {
        "id": article.id,
        "title": article.title,
        "authors": article.authors,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "files": [path for path, _ in full.files],
        "added": f"{full.stored.added.isoformat(timespec='seconds')}Z",
        "published": None if article.published is None else dating_object(article.published),
        "dates": [{**dating_object(each.dating), "verdict": each.verdict} for each in article.candidates],
        "mentioned": [
            {
                "field": date.field,
                "edtf": date.interval.edtf,
                "start": date.start,
                "end": date.end,
                "text": date.text,
            }
            for date in article.mentioned
        ],
        "entities": [
            {
                "id": entity.id,
                "name": entity.name,
                "type": entity.type,
                "mentions": [
                    {"field": mention.field, "start": mention.start, "end": mention.end, "text": mention.text}
                    for mention in mentions
                ],
            }
            for entity, mentions in full.entities
        ],
        "story": {"id": full.stored.story, "size": full.story_size, "relation": full.relation},
        "body": article.body,
    }


def dating_object(dating: Dating) -> Object:
    """A date with its evidence."""
    interval = dating.interval
    return {
        "edtf": interval.edtf,
        "earliest": None if interval.earliest is None else interval.earliest.isoformat(),
        "before": None if interval.before is None else interval.before.isoformat(),
        "precision": interval.precision,
        "kind": dating.kind,
        "rule": dating.rule,
        "evidence": dating.evidence,
    }


def status_object(status: ArchiveStatus, behind: int | None) -> Object:
    """What ``status --json`` prints; ``unsearchable`` is null where there is no usable index."""
    return {
        "articles": status.articles,
        "stories": status.stories,
        "revisions": status.revisions,
        "without_body": status.without_body,
        "unannotated": status.unannotated,
        "unsearchable": behind,
        "dated": {str(kind): count for kind, count in status.by_kind},
        "sources": [{"value": value, "articles": count} for value, count in status.by_source],
        "languages": [{"value": value, "articles": count} for value, count in status.by_language],
        "formats": [{"value": value, "articles": count} for value, count in status.by_format],
        "years": [{"value": value, "articles": count} for value, count in status.by_year],
        "names": status.names,
        "words": status.words,
        "annotators": status.annotators,
    }
