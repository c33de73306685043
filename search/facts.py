"""What an article says of itself where a clause asks for it: its dates against a period, its outlet, address, story."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, assert_never

from corpus.article import Article, Dating, MentionedDate, StoredArticle
from corpus.dates import DateInterval, Precision
from corpus.wording import plural
from search.engine import RELIABLE
from search.fields import DateField, Property, ValueField
from search.matching import has_value
from search.resolved import Anything, Dated, HasProperty, HasValue, IdBegins, InLanguage, InStory, Named, OnSite

Fact = Dated | Named | OnSite | InLanguage | IdBegins | InStory | HasProperty | HasValue | Anything


def fact(clause: Fact, stored: StoredArticle) -> str:
    """One line that says why the clause holds, fails or stays open."""
    article = stored.annotated.article
    match clause:
        case Dated():
            return _dated(clause, stored)
        case Named():
            return _named(clause.field, article)
        case OnSite():
            return article.url or "no address is known"
        case InLanguage():
            return f"its language is {article.language}"
        case IdBegins():
            return f"its id is {article.id}"
        case InStory():
            return f"its story is {stored.story}"
        case HasProperty():
            return _PROPERTIES[clause.property](stored)
        case HasValue():
            return "it has a value" if has_value(clause.field, stored) else "it has none"
        case Anything():
            return "every article"
        case _:
            assert_never(clause)


def dating_of(clause: Dated, article: Article) -> Dating | None:
    """The date of the article that the clause judges; None for one without it, and for days added or spoken of."""
    match clause.field:
        case DateField.PUBLISHED:
            return article.published
        case DateField.UPDATED:
            return article.updated
        case _:
            return None


def _dated(clause: Dated, stored: StoredArticle) -> str:
    article, period = stored.annotated.article, clause.period
    match clause.field:
        case DateField.PUBLISHED | DateField.UPDATED:
            dating = dating_of(clause, article)
            return f"no {clause.field} date is known" if dating is None else _judged(dating, period)
        case DateField.ADDED:
            added = DateInterval.containing(stored.added, Precision.SECOND)
            return f"{stored.added:%Y-%m-%d %H:%M:%S} UTC {_placed(added, period)}"
        case DateField.MENTIONED:
            return _spoken_of(article.mentioned, period)
        case _:
            assert_never(clause.field)


def _judged(dating: Dating, period: DateInterval) -> str:
    source = f"{dating.rule}: “{' '.join(dating.evidence.split())}”"
    if dating.kind in RELIABLE:
        return f"{dating.interval.edtf} {_placed(dating.interval, period)}, {dating.kind} by {source}"
    first = dating.interval.edtf.partition("/")[0]
    too_late = ", which is too late" if dating.interval.outside(period) else ""
    return f"known only to be no earlier than {first}{too_late}, by {source}"


def _spoken_of(mentioned: tuple[MentionedDate, ...], period: DateInterval) -> str:
    if not mentioned:
        return "the text speaks of no date"
    nearest = min(mentioned, key=lambda date: (not date.interval.inside(period), _days_apart(date.interval, period)))
    return f"the text speaks of {nearest.interval.edtf} (“{nearest.text}”), which {_placed(nearest.interval, period)}"


def _placed(interval: DateInterval, period: DateInterval) -> str:
    """Where an interval lies, seen from the period."""
    if interval.inside(period):
        return "lies in the period"
    days = plural(_days_apart(interval, period), "day")
    if _ends_by(interval.before, period.earliest):
        return f"is {days} too early"
    if _ends_by(period.before, interval.earliest):
        return f"is {days} too late"
    return "is not precise enough to say"


def _days_apart(interval: DateInterval, period: DateInterval) -> int:
    """From the last day of the earlier to the first day of the later, at least 1; 0 where the two share a moment."""
    for end, start in ((interval.before, period.earliest), (period.before, interval.earliest)):
        if end is not None and start is not None and end <= start:
            return (start - end).days + 1
    return 0


def _ends_by(end: datetime | None, start: datetime | None) -> bool:
    return end is not None and start is not None and end <= start


def _named(field: ValueField, article: Article) -> str:
    if field is ValueField.AUTHOR:
        return f"by {', '.join(article.authors)}" if article.authors else "no author is known"
    return f"from {article.source}" if article.source else "no source is known"


def _own_story(stored: StoredArticle) -> str:
    if stored.story == stored.annotated.article.id:
        return "it is the original of its story"
    return f"it is a copy of {stored.story}"


_PROPERTIES: Final[dict[Property, Callable[[StoredArticle], str]]] = {
    Property.UNDATED: lambda stored: f"its date is {stored.annotated.article.kind}",
    Property.COPY: _own_story,
    Property.ORIGINAL: _own_story,
}
