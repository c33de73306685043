"""All that is known of the dates of one article: what was weighed, what was decided and by whom, what its text speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.archive import Archive
from corpus.article import Article, DateCandidate, DateUse, Dating, Field, Kind
from corpus.correcting import RULE, corrections_of
from corpus.dates import DateInterval


class Use(StrEnum):
    """Which of an article's dates an entry speaks of."""

    PUBLISHED = "published"
    UPDATED = "updated"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Entry:
    """One date of an article.

    ``evidence`` is a verbatim excerpt, or the reason of a correction. ``span`` is its place in the text that ``field``
    names, None there meaning all that was read; ``line`` the number of its line there, from 1. ``kind``, ``rule`` and
    ``verdict`` are None for a date spoken of. ``alternatives`` are further readings of the same evidence.
    """

    use: Use
    interval: DateInterval
    kind: Kind | None
    rule: str | None
    evidence: str
    is_chosen: bool
    verdict: str | None
    field: Field | None = None
    span: tuple[int, int] | None = None
    line: int | None = None
    alternatives: tuple[DateInterval, ...] = ()


@dataclass(frozen=True, slots=True)
class DateLedger:
    """The dates of the article with this id and title: for each use the chosen one first."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def date_ledger(archive: Archive, row: int, *, mentioned: bool) -> DateLedger:
    """The dates of the article of a row that exists; with ``mentioned`` also those that its text speaks of."""
    (stored,) = archive.stored([row])
    article = stored.annotated.article
    entries = [*_weighed(article, DateUse.PUBLISHED), *_past_corrections(archive, article)]
    entries += _weighed(article, DateUse.UPDATED)
    if mentioned:
        entries += _spoken_of(article)
    return DateLedger(article.id, article.title, tuple(entries))


def _weighed(article: Article, use: DateUse) -> Iterator[Entry]:
    chosen = article.published if use is DateUse.PUBLISHED else article.updated
    candidates = [candidate for candidate in article.candidates if candidate.use is use]
    # a correction to "not known" is chosen too, though it gives no date
    first = [each for each in candidates if each.dating == chosen or _says_unknown(each, use)][:1]
    for candidate in first + [each for each in candidates if each not in first]:
        yield _entry(Use(use), candidate.dating, candidate.verdict, article.raw, is_chosen=candidate in first)


def _says_unknown(candidate: DateCandidate, use: DateUse) -> bool:
    return use is DateUse.PUBLISHED and candidate.dating.rule == RULE


def _past_corrections(archive: Archive, article: Article) -> Iterator[Entry]:
    for correction in corrections_of(archive.connection, article.id):
        if correction.ended is not None:
            verdict = f"no longer holds: made on {correction.made:%Y-%m-%d}, ended on {correction.ended:%Y-%m-%d}"
            yield _entry(Use.PUBLISHED, correction.dating, verdict, article.raw, is_chosen=False)


def _entry(use: Use, dating: Dating, verdict: str, raw: str, *, is_chosen: bool) -> Entry:
    return Entry(
        use=use,
        interval=dating.interval,
        kind=dating.kind,
        rule=dating.rule,
        evidence=dating.evidence,
        is_chosen=is_chosen,
        verdict=verdict,
        span=dating.span,
        line=None if dating.span is None else _line_at(raw, dating.span[0]),
        alternatives=dating.alternatives,
    )


def _spoken_of(article: Article) -> Iterator[Entry]:
    texts = {Field.TITLE: article.title, Field.BODY: article.body}
    for date in article.mentioned:
        yield Entry(
            use=Use.MENTIONED,
            interval=date.interval,
            kind=None,
            rule=None,
            evidence=date.text,
            is_chosen=False,
            verdict=None,
            field=date.field,
            span=(date.start, date.end),
            line=_line_at(texts[date.field], date.start),
        )


def _line_at(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
