"""An article with its evidence as a JSON object, and as plain lines."""

from collections.abc import Iterator

from corpus.article import Dating, Kind
from corpus.correcting import believed
from search.articles.article_view import FullArticle
from search.rendering.rows import Object


def article_object(full: FullArticle) -> Object:
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
        "updated": None if article.updated is None else dating_object(article.updated),
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
        "revision": full.revision,
        "revisions": full.revisions,
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


def article_lines(full: FullArticle) -> Iterator[str]:
    """An article as plain text: facts under their names, then title and body."""
    article = full.stored.annotated.article
    yield f"id: {article.id}"
    yield f"title: {article.title}"
    yield f"authors: {'; '.join(article.authors)}"
    yield f"source: {article.source or ''}"
    yield f"url: {article.url or ''}"
    yield f"language: {article.language}"
    for name, dating in (("published", believed(article)), ("updated", article.updated)):
        if dating is not None:
            evidence = " ".join(dating.evidence.split())
            date = "" if dating.kind is Kind.UNKNOWN else dating.interval.edtf
            yield f"{name}: {date}\t{dating.kind}\t{dating.rule}\t{evidence}"
        elif name == "published":
            yield f"{name}: \t{Kind.UNKNOWN}"
    for entity, mentions in full.entities:
        yield f"{entity.type}: {entity.name}\t#{entity.id}\t{len(mentions)}"
    yield f"story: {full.stored.story}\t{full.relation}\t{full.story_size}"
    yield f"revision: {full.revision} of {full.revisions}"
    for path, place in full.files:
        yield f"file: {path}" if place is None else f"file: {path}\trecord {place}"
    yield f"added: {full.stored.added.isoformat(timespec='seconds')}Z"
    yield ""
    yield article.body


def raw_lines(full: FullArticle) -> Iterator[str]:
    """All that was read, line by line behind the role each was given."""
    article = full.stored.annotated.article
    for part in article.lines:
        yield f"{part.role}\t{article.raw[part.start : part.end]}"
