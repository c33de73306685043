"""When an article was published: all that claims to say so, weighed, with the reason in words.

One idea: nothing that was weighed is lost. The date that wins and each that does not is kept with its evidence and the
sentence that decided; what nothing states stays unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from corpus.article import DateCandidate, DateUse, Dating, Document, Kind, Line
from corpus.dates import DateInterval, Precision
from corpus.dating.claims import FIRST_NEWS, ONE_DAY, Claim, Page, claims, read_page, with_a_day_around


@dataclass(frozen=True, slots=True)
class Published:
    """The dates of an article, None where nothing is known, and all that were weighed, the best rule's first."""

    published: Dating | None
    updated: Dating | None
    candidates: tuple[DateCandidate, ...]


def find_published(document: Document, lines: Sequence[Line], *, now: datetime) -> Published:
    """The published and the updated date of ``document`` with their evidence.

    ``lines`` are those of its raw text, their roles informative or all of them body. ``now`` is in UTC; what lies more
    than a day after it was not published yet. It is never itself a date of the article.
    """
    page = read_page(document, lines, now)
    made = claims(page)
    published, of_published = _choose(DateUse.PUBLISHED, made, page)
    updated, of_updated = _choose(DateUse.UPDATED, made, page)
    weighed = of_published | of_updated
    return Published(published, updated, tuple(weighed[at] for at in range(len(made))))


def _choose(use: DateUse, made: Sequence[Claim], page: Page) -> tuple[Dating | None, dict[int, DateCandidate]]:
    """The date to believe, and each claim of this ``use`` with the verdict on it, by its place among all."""
    objections = {at: _objection(claim, page) for at, claim in enumerate(made) if claim.use is use}
    standing = [at for at, objection in objections.items() if objection is None]
    verdicts = {at: f"rejected: {objection}" for at, objection in objections.items() if objection is not None}
    if not standing:
        return None, {at: DateCandidate(made[at].dating, verdict, use) for at, verdict in verdicts.items()}
    best = min(standing, key=lambda at: _rank(made[at].dating, at))
    # A printed time refines the day that better evidence states.
    finer = [at for at in standing if _refines(made[at].dating, made[best].dating)]
    chosen = min([best, *finer], key=lambda at: (_FINENESS.get(made[at].dating.interval.precision, len(_FINENESS)), at))
    local = _in_local_time(made[chosen].dating, [at for at in standing if made[at].is_local], made)
    reason = f"chosen: {_REASONS[made[chosen].dating.kind]}"
    if local is not None:
        best, chosen = chosen, local
        reason = f"chosen: the {made[best].dating.rule} is in UTC, and this is the outlet's own time or day for it"
    elif chosen != best:
        reason += f"; it refines the {made[best].dating.rule}"
    for at in standing:
        verdicts[at] = _verdict(made[at].dating, made[chosen].dating)
    if local is not None:
        verdicts[best] = "not needed: it is in UTC, and the date chosen is the outlet's own for it"
    dating = made[chosen].dating
    if local is not None and dating.interval.precision is not Precision.DAY:
        dating = replace(dating, kind=made[best].dating.kind)  # two clocks that show one moment state it together
    weighed = {at: DateCandidate(made[at].dating, verdict, use) for at, verdict in verdicts.items()}
    return dating, weighed | {chosen: DateCandidate(dating, reason, use)}


def _objection(claim: Claim, page: Page) -> str | None:
    """Why the claim cannot be true, None where it may be."""
    earliest = claim.dating.interval.earliest
    if claim.doubt is not None or earliest is None:
        return claim.doubt or "it has no beginning"
    if earliest > page.now + ONE_DAY:
        return "it lies after the day on which the article was read"
    if earliest < FIRST_NEWS:
        return "it lies before there were newspapers"
    if claim.use is DateUse.UPDATED or claim.dating.span is None or claim.dating.kind is Kind.BOUND:
        return None
    address = _believed_address(page)
    disagrees = address is not None and claim.dating.interval.outside(with_a_day_around(address))
    return f"the address says {address}" if disagrees else None


# The clocks that are furthest behind UTC, and furthest ahead of it.
_WEST: Final = timedelta(hours=-12)
_EAST: Final = timedelta(hours=14)
# A day alone says less than a clock: an address may keep the day of the draft. So only the zones from the Pacific coast of
# America to New Zealand may explain it, outside which there is hardly an outlet.
_WEST_OF_DAYS: Final = timedelta(hours=-8)
_EAST_OF_DAYS: Final = timedelta(hours=13)
_STEP_OF_ZONES: Final = timedelta(minutes=15)
_MINUTE: Final = timedelta(minutes=1)


def _in_local_time(utc: Dating, local: Sequence[int], made: Sequence[Claim]) -> int | None:
    """The place of the claim that gives the moment of ``utc`` as the outlet's own clock or calendar has it.

    Programs write moments in UTC, where a day begins hours before or after it does in New York; what a reader sees is
    another day then. None where ``utc`` is not in UTC, or nothing else gives that moment.
    """
    moment = utc.instant
    if moment is None or moment != utc.interval.earliest:
        return None
    clocks = (at for at in local if _shows_moment(made[at].dating, moment))
    days = (at for at in local if _is_day_of(made[at].dating, moment))
    return next(clocks, None) or next(days, None)


def _shows_moment(dating: Dating, moment: datetime) -> bool:
    """Whether it is the time of ``moment``, in UTC, on a clock of some other zone."""
    shown = dating.interval.earliest
    if dating.interval.precision not in {Precision.SECOND, Precision.MINUTE} or shown is None or dating.alternatives:
        return False
    if dating.instant is not None:
        return abs(dating.instant - moment) < _MINUTE
    ahead = shown.replace(second=0) - moment.replace(second=0)
    return ahead != timedelta() and _WEST <= ahead <= _EAST and not ahead % _STEP_OF_ZONES


def _is_day_of(dating: Dating, moment: datetime) -> bool:
    """Whether it is a day that begins or ends within the reach of zones from ``moment`` in UTC, and not that in UTC."""
    day = dating.interval
    if day.precision is not Precision.DAY or day.earliest is None or day.before is None:
        return False
    is_in_reach = day.earliest <= moment + _EAST_OF_DAYS and day.before > moment + _WEST_OF_DAYS
    return is_in_reach and not day.earliest <= moment < day.before


def _believed_address(page: Page) -> DateInterval | None:
    """The day or month in the address, which is right so often that text has to agree with it."""
    period = None if page.address is None else page.address[0]
    if period is None or period.earliest is None or period.precision is Precision.YEAR:
        return None
    return period if period.earliest <= page.now + ONE_DAY else None


_KINDS: Final = tuple(Kind)  # best first
_FINENESS: Final[dict[Precision | None, int]] = {precision: at for at, precision in enumerate(Precision)}
_FULL: Final = frozenset({Precision.SECOND, Precision.MINUTE, Precision.DAY})


def _rank(dating: Dating, at: int) -> tuple[int, bool, int]:
    return _KINDS.index(dating.kind), dating.interval.precision not in _FULL, at


def _refines(dating: Dating, best: Dating) -> bool:
    """Whether it says the same more finely; a stated month or year may be refined by any day that is no mere bound."""
    if dating.kind in {Kind.BOUND, Kind.UNKNOWN} or not dating.interval.inside(best.interval):
        return False
    return dating.kind is best.kind or (best.interval.precision not in _FULL and dating.interval.precision in _FULL)


_REASONS: Final = {
    Kind.STATED: "it is stated as the date, and can be read in one way only",
    Kind.INFERRED: "nothing states a date in full, and this is the best evidence of one",
    Kind.BOUND: "nothing says when it was published, and it speaks of this day, so it is no older",
}


def _verdict(dating: Dating, chosen: Dating) -> str:
    if dating.kind is Kind.BOUND:
        return "not needed: it only says that the article is no older"
    if dating.interval.overlaps(chosen.interval):
        return "not needed: it agrees with the date chosen"
    if dating.rule == chosen.rule:
        return "rejected: another one of its kind stands before it"
    return f"rejected: the {chosen.rule} is better evidence"
