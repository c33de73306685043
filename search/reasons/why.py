"""Why an article is in an answer or not: which clauses hold of it, which do not, and how near it comes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from corpus.archive import Archive, Headline
from corpus.article import StoredArticle
from search.asking import Question, Request, understand
from search.engine import Match, uncertain
from search.matching import Truth, matches
from search.reasons.clauses import Clause, clause_of
from search.reasons.findings import Finding, finding


@dataclass(frozen=True, slots=True)
class Reason:
    """A clause with its truth in one article, what was found for it, and the same of its parts."""

    clause: Clause
    truth: Truth
    finding: Finding
    parts: tuple["Reason", ...]

    def walk(self, level: int = 0) -> Iterator[tuple[int, "Reason"]]:
        """This clause and all below it, each before its parts, with the number of clauses above it."""
        yield level, self
        for part in self.parts:
            yield from part.walk(level + 1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a query holds of one article, and why.

    ``match`` is None where it does not. ``is_trimmed``: the article is undated, and its bound excludes what is
    asked.
    """

    question: Question
    headline: Headline
    match: Match | None
    is_trimmed: bool
    reason: Reason


def why(archive: Archive, row: int, request: Request, *, now: datetime) -> Verdict:
    """The verdict on the article of a row that exists, whether the index has it or not.

    ``now`` is as for ``ask``, and so is QueryError.
    """
    question = understand(archive, request, now=now)
    (stored,) = archive.stored([row])
    match = match_of(question, stored)
    return Verdict(
        question=question,
        headline=archive.headlines([row])[row],
        match=match,
        is_trimmed=match is Match.UNDATED and matches(question.resolved, stored, bounds=True) is Truth.NO,
        reason=reason(question, stored),
    )


def match_of(question: Question, stored: StoredArticle) -> Match | None:
    """Under what the article counts in the answer; None where it does not."""
    match matches(question.resolved, stored):
        case Truth.YES:
            return Match.YES
        case Truth.UNKNOWN:
            return uncertain(stored.annotated.article)
        case Truth.NO:
            return None


def reason(question: Question, stored: StoredArticle) -> Reason:
    """The clauses of the query, each with what the article holds of it."""

    def of(clause: Clause) -> Reason:
        return Reason(
            clause,
            matches(clause.resolved, stored),
            finding(clause, stored, question.known),
            tuple(map(of, clause.parts)),
        )

    return of(clause_of(question.query, question.resolved, question.known.saved))
