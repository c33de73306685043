"""Whether what is stored beside an article is what its text gives: words, sketch, dates, mentions, lines."""

import sqlite3
from collections.abc import Iterator

from corpus.archive import Archive
from corpus.article import Article, Field, Kind
from corpus.rows import article_from, pack_names
from corpus.shingles import sketch
from corpus.words import Words, split

ROW = """
SELECT articles.*, words.title AS title_words, words.body AS body_words, sketches.sketch, article_names.names AS packed
FROM articles JOIN words USING (row) LEFT JOIN sketches USING (row) LEFT JOIN article_names USING (row)
WHERE articles.row = ?
"""
# What reading a value raises that was not written by us.
UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError)


def faults_of_article(archive: Archive, row: int) -> Iterator[tuple[str, str]]:
    """What is wrong with the article of a row that is searched, each with its id."""
    found = archive.connection.execute(ROW, (row,)).fetchone()
    if found is None:  # that it has no words is said of the database
        return
    identifier = str(found["id"])
    try:
        faults = list(_faults(archive, found))
    except UNREADABLE as error:
        faults = [f"it cannot be read ({type(error).__name__})"]
    for fault in faults:
        yield fault, identifier


def _faults(archive: Archive, row: sqlite3.Row) -> Iterator[str]:
    article = article_from(row)
    title, body = split(article.title), split(article.body)
    if Words.unpack(row["title_words"]) != title:
        yield "the words of its title are not those of the text"
    if Words.unpack(row["body_words"]) != body:
        yield "the words of its body are not those of the text"
    if row["sketch"] is not None and row["sketch"] != sketch(body.folded).pack():
        yield "the sketch that finds its copies is not that of its body"
    yield from _faults_of_dates(article, row)
    if any(not 0 <= line.start <= line.end <= len(article.raw) for line in article.lines):
        yield "a line lies outside the text that was read"
    yield from _faults_of_mentions(archive, article, row)


def _faults_of_dates(article: Article, row: sqlite3.Row) -> Iterator[str]:
    published = None if article.published is None else article.published.interval.edtf
    if (row["published"], Kind(row["kind"])) != (published, article.kind):
        yield "the published date is not that of its evidence"
    datings = [candidate.dating for candidate in article.candidates]
    if datings and any(dating is not None and dating not in datings for dating in (article.published, article.updated)):
        yield "the date chosen is none of those weighed"
    texts = {Field.TITLE: article.title, Field.BODY: article.body}
    if any(texts[date.field][date.start : date.end] != date.text for date in article.mentioned):
        yield "a date that it speaks of is not where it should be"


def _faults_of_mentions(archive: Archive, article: Article, row: sqlite3.Row) -> Iterator[str]:
    lengths = (len(article.title), len(article.body))
    mentions = archive.connection.execute(
        "SELECT field, start, end, name_id FROM mentions WHERE row = ? ORDER BY position", (row["row"],)
    ).fetchall()
    if any(not 0 <= start < end <= lengths[field] for field, start, end, _ in mentions):
        yield "a mention lies outside the text"
    names = pack_names({name for *_, name in mentions})
    if row["packed"] is None and mentions:
        yield "it has mentions and was never annotated"
    if row["packed"] is not None and row["packed"] != names:
        yield "the names counted in it are not those of its mentions"
