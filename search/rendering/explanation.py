"""Explanations and verdicts for other programs: JSON objects and tab-separated rows."""

from collections.abc import Iterator

from corpus.dates import DateInterval
from search.engine import Counts
from search.matching import Truth
from search.reasons.explaining import EntityCount, Explained, Explanation
from search.reasons.why import Reason, Verdict
from search.rendering.article import dating_object
from search.rendering.counts import counts_object
from search.rendering.rows import Object, Row
from search.resolved import Dated

EXPLANATION_HEADER: Row = ("part", "level", "text", "articles", "undated", "possible", "answered by", "detail")


def explanation_object(explanation: Explanation) -> Object:
    """What ``explain --json`` prints.

    ``tree`` is the query with its parts in ``clauses``, all the way down; every clause has all keys. ``period`` is null
    but for dates; ``exact`` is false where articles had to be looked at. ``steps`` are the clauses of the uppermost AND
    with what is left after each; empty for any other query.
    """
    question = explanation.question
    return {
        "query": str(question.query),
        "typed": question.request.text,
        "notes": [{"kind": note.kind, "message": note.message, "span": note.span} for note in question.notes],
        "searched": explanation.searched,
        "unsearchable": explanation.behind,
        "counts": counts_object(explanation.counts),
        "tree": _clause_object(explanation.tree),
        "steps": [
            {
                "clause": str(step.clause),
                "articles": step.left.articles,
                "undated": step.left.undated,
                "possible": step.left.possible,
                "taken": step.taken,
            }
            for step in explanation.steps
        ],
    }


def _clause_object(explained: Explained) -> Object:
    counts, period = explained.counts, period_of(explained)
    return {
        "clause": str(explained.clause),
        "kind": explained.clause.kind,
        "articles": counts.articles,
        "undated": counts.undated,
        "possible": counts.possible,
        "exact": explained.is_exact,
        "period": None if period is None else _period_object(period),
        "words": [{"word": each.word, "form": each.is_form, "articles": each.articles} for each in explained.words],
        "entities": [_entity_object(each) for each in explained.entities],
        "clauses": [_clause_object(part) for part in explained.parts],
    }


def _period_object(period: DateInterval) -> Object:
    return {
        "edtf": period.edtf,
        "earliest": None if period.earliest is None else period.earliest.isoformat(),
        "before": None if period.before is None else period.before.isoformat(),
    }


def _entity_object(counted: EntityCount) -> Object:
    return {
        "id": counted.entity.id,
        "name": counted.entity.name,
        "type": counted.entity.type,
        "articles": counted.articles,
        "mentions": counted.entity.mentions,
        "names": [
            {
                "id": each.name.id,
                "spellings": each.name.spellings,
                "rule": each.name.rule,
                "articles": each.articles,
                "mentions": each.name.mentions,
            }
            for each in counted.names
        ],
    }


def period_of(explained: Explained) -> DateInterval | None:
    """The period of a date clause."""
    resolved = explained.clause.resolved
    return resolved.period if isinstance(resolved, Dated) else None


def explanation_rows(explanation: Explanation) -> Iterator[Row]:
    """The query, every clause followed by what it stands for, then what is left after each clause of an AND."""
    yield _row("query", 0, str(explanation.question.query), explanation.counts)
    for level, explained in explanation.tree.walk():
        yield from _clause_rows(level, explained)
    for step in explanation.steps:
        yield _row("step", 0, str(step.clause), step.left, detail=f"takes {step.taken}")


def _clause_rows(level: int, explained: Explained) -> Iterator[Row]:
    clause, period = explained.clause, period_of(explained)
    answered = "index" if explained.is_exact else "articles"
    edtf = "" if period is None else period.edtf
    yield _row(clause.kind, level, str(clause), explained.counts, answered=answered, detail=edtf)
    for word in explained.words:
        yield _row("stands for", level + 1, word.word, word.articles, detail="form" if word.is_form else "")
    for counted in explained.entities:
        entity = counted.entity
        yield _row("named", level + 1, f"#{entity.id} {entity.name}", counted.articles, detail=entity.type)
        for each in counted.names:
            yield _row("written", level + 2, "; ".join(each.name.spellings), each.articles, detail=each.name.rule or "")


def _row(part: str, level: int, text: str, found: Counts | int, *, answered: str = "", detail: str = "") -> Row:
    """``found`` is a plain number where nothing can be unknown."""
    numbers = (found, "", "") if isinstance(found, int) else (found.articles, found.undated, found.possible)
    return (part, str(level), text, *map(str, numbers), answered, detail)


VERDICT_HEADER: Row = ("part", "level", "text", "holds", "finding")


def verdict_object(verdict: Verdict) -> Object:
    """What ``why --json`` prints.

    ``match`` says how the article counts in the answer, ``no`` for not at all; ``trimmed`` is true where it is undated
    and its bound excludes what is asked. ``reason`` is the query with its parts in ``clauses``, all the way down; every
    clause has all keys. ``matches`` is null for what is not looked for in the text, ``distance`` (in words) for all but
    proximities, ``date`` for all but published and updated dates.
    """
    headline = verdict.headline
    return {
        "query": str(verdict.question.query),
        "typed": verdict.question.request.text,
        "id": headline.id,
        "title": headline.title,
        "match": _match(verdict),
        "trimmed": verdict.is_trimmed,
        "reason": _reason_object(verdict.reason),
    }


def _match(verdict: Verdict) -> str:
    return "no" if verdict.match is None else verdict.match


def _reason_object(reason: Reason) -> Object:
    found = reason.finding
    return {
        "clause": str(reason.clause),
        "kind": reason.clause.kind,
        "holds": holds_of(reason.truth),
        "finding": found.text,
        "matches": found.matches,
        "distance": found.distance,
        "near": found.near,
        "date": None if found.dating is None else dating_object(found.dating),
        "clauses": [_reason_object(part) for part in reason.parts],
    }


def holds_of(truth: Truth) -> str:
    """``yes``, ``unknown`` or ``no``."""
    return truth.name.lower()


def verdict_rows(verdict: Verdict) -> Iterator[Row]:
    """The article under the verdict, then every clause of the query."""
    yield ("article", "0", verdict.headline.title, _match(verdict), verdict.headline.id)
    for level, reason in verdict.reason.walk():
        yield (
            reason.clause.kind,
            str(level),
            str(reason.clause),
            holds_of(reason.truth),
            reason.finding.text,
        )
