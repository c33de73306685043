"""Corrections of published dates: made by a person, kept apart from the evidence, and believed wherever a date is asked for.

The one idea: the row of an article keeps what its evidence says, a correction stands beside it under the article's id,
and both meet when the article is read. So a correction holds for every later text of the article, can be taken back
without a trace in the dating, and is never mistaken for evidence: its rule is ``correction``, its evidence the reason.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from corpus.article import Article, DateCandidate, Dating, Kind
from corpus.dates import DateInterval
from corpus.frozen import dataclass

RULE: Final = "correction"

# An article has at most one correction without an end; those that were replaced or taken back stay as history.
# ``believed`` is the published date of every row, as lists and counts are to have it: by the correction where one stands.
SCHEMA: Final = f"""
CREATE TABLE corrections (
    correction INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,               -- its id, so that later texts of it are corrected too
    published TEXT,                      -- EDTF; NULL where the date is said to be not known
    because TEXT NOT NULL,
    made TEXT NOT NULL,                  -- UTC
    ended TEXT                           -- when it was replaced or taken back, UTC; NULL while it stands
);
CREATE UNIQUE INDEX corrections_standing ON corrections (article) WHERE ended IS NULL;
CREATE INDEX corrections_of_article ON corrections (article);
CREATE VIEW believed AS
SELECT articles.id, articles.row, articles.source, corrections.correction IS NOT NULL AS is_corrected,
       CASE WHEN corrections.correction IS NULL THEN articles.published ELSE corrections.published END AS published,
       CASE WHEN corrections.correction IS NULL THEN articles.kind
            WHEN corrections.published IS NULL THEN '{Kind.UNKNOWN}'
            WHEN corrections.published LIKE '%/..' THEN '{Kind.BOUND}'
            ELSE '{Kind.STATED}' END AS kind
FROM articles LEFT JOIN corrections ON corrections.article = articles.id AND corrections.ended IS NULL;
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of the published date of an article, and why.

    ``published`` is None where they say that the date is not known; one that is open at its end is a bound. ``made`` and
    ``ended`` are UTC, naive; ``ended`` is None while the correction stands.
    """

    number: int
    article: str
    published: DateInterval | None
    because: str
    made: datetime
    ended: datetime | None = None

    @property
    def dating(self) -> Dating:
        """The correction as a date among others; of the kind unknown, without ends, where the date is not known."""
        if self.published is None:
            return Dating(DateInterval(None, None), Kind.UNKNOWN, RULE, self.because)
        return Dating(self.published, Kind.BOUND if self.published.before is None else Kind.STATED, RULE, self.because)


def corrected(article: Article, correction: Correction) -> Article:
    """The article with the date that the correction gives, which stands first among the candidates.

    Dates in the text that point ("yesterday") are read anew from the corrected date.
    """
    from corpus.dating.mentioned import find_mentioned  # noqa: PLC0415 - only articles that were corrected need it

    dating = correction.dating
    published = None if correction.published is None else dating
    chosen = DateCandidate(dating, f"chosen: corrected on {correction.made:%Y-%m-%d}")
    return replace(
        article,
        published=published,
        candidates=(chosen, *(_set_aside(candidate, article) for candidate in article.candidates)),
        mentioned=find_mentioned(article.title, article.body, language=article.language, published=published),
    )


def believed(article: Article) -> Dating | None:
    """The published date with what says so, a correction to "not known" included; None where nothing says anything."""
    if article.published is None and article.candidates and article.candidates[0].dating.rule == RULE:
        return article.candidates[0].dating
    return article.published


def correction_from(row: sqlite3.Row) -> Correction:
    """The correction of a row of ``corrections``."""
    return Correction(
        number=row["correction"],
        article=row["article"],
        published=None if row["published"] is None else DateInterval.from_edtf(row["published"]),
        because=row["because"],
        made=datetime.fromisoformat(row["made"]),
        ended=None if row["ended"] is None else datetime.fromisoformat(row["ended"]),
    )


def corrections_of(connection: sqlite3.Connection, article: str) -> Iterator[Correction]:
    """All corrections of the article with this id, the latest first."""
    found = connection.execute("SELECT * FROM corrections WHERE article = ? ORDER BY correction DESC", (article,))
    return map(correction_from, found)


def standing_correction(connection: sqlite3.Connection, article: str) -> Correction | None:
    """The correction that holds for the article with this id; None where there is none."""
    found = connection.execute("SELECT * FROM corrections WHERE article = ? AND ended IS NULL", (article,)).fetchone()
    return None if found is None else correction_from(found)


def _set_aside(candidate: DateCandidate, article: Article) -> DateCandidate:
    if candidate.dating != article.published or not candidate.verdict.startswith("chosen"):
        return candidate
    return replace(candidate, verdict=f"set aside by the correction; before it, {candidate.verdict}")
