"""Date clauses to tantivy queries: which articles lie in a period for sure, perhaps, and within their bounds."""

from typing import Final, assert_never

from tantivy import FieldType, Query

from corpus.dates import DateInterval
from search.engines.documents import BOUND_KIND, interval_seconds
from search.engines.tantivy.combining import EVERYTHING, NOTHING, any_of, both
from search.engines.tantivy.days import are_days, terms_of_period
from search.engines.tantivy.lexicon import Lexicon
from search.engines.tantivy.readings import Reading, Side
from search.engines.tantivy.schema import MENTIONED_FIELDS, Mark
from search.fields import DateField
from search.resolved import Dated

# Of each date that may be unknown, the marks of articles where it is, and where it is sure but longer than a day.
UNSURE: Final = {DateField.PUBLISHED: Mark.UNSURE_PUBLISHED, DateField.UPDATED: Mark.UNSURE_UPDATED}
_WIDE: Final = {DateField.PUBLISHED: Mark.WIDE_PUBLISHED, DateField.UPDATED: Mark.WIDE_UPDATED}


def dated(clause: Dated, lexicon: Lexicon, reading: Reading, side: Side) -> Query:
    """Where the clause holds, in one reading."""
    match clause.field:
        case DateField.ADDED:
            return _range(lexicon, "added", *_inclusive(clause.period))
        case DateField.MENTIONED:
            return _mentioned(clause.period, lexicon, side)
        case DateField.PUBLISHED | DateField.UPDATED:
            if reading.bounds:
                return _within_bounds(clause.field, clause.period, lexicon, reading)
            inside = _inside(clause.field, clause.period, lexicon)
            return any_of([inside, in_doubt(clause.field, clause.period, lexicon)]) if reading.may else inside
        case _:
            assert_never(clause.field)


def _mentioned(period: DateInterval, lexicon: Lexicon, side: Side) -> Query:
    """A date spoken of that begins in the period; ``BELOW``, it begins in a unit that ends in the period as well."""
    earliest, before = interval_seconds(period)
    return any_of(
        _range(lexicon, field, earliest, (before if side is Side.ABOVE else start_of(before)) - 1)
        for field, start_of in MENTIONED_FIELDS.items()
    )


def _inside(field: DateField, period: DateInterval, lexicon: Lexicon) -> Query:
    """A sure date that lies in the period."""
    earliest, before = interval_seconds(period)
    wide = lexicon.marked(_WIDE[field])
    if not are_days(earliest, before):
        starting, ending_late = _ends(field, period, lexicon)
        return both(starting, without=any_of([ending_late, lexicon.marked(UNSURE[field])]))
    held = lexicon.held(f"{field}_day")
    in_days = [held[term] for term in terms_of_period(earliest, before)]
    if wide is not NOTHING:
        starting, ending_late = _ends(field, period, lexicon)
        in_days.append(both(wide, starting, without=ending_late))
    return any_of(in_days)


def _ends(field: DateField, period: DateInterval, lexicon: Lexicon) -> tuple[Query, Query]:
    """The dates that begin in the period, sure or not, and of those that can end behind it those that do."""
    earliest, before = interval_seconds(period)
    starting = _range(lexicon, f"{field}_earliest", earliest, before - 1)
    return starting, both(_crossing(field, period, lexicon), _range(lexicon, f"{field}_before", before + 1, None))


def in_doubt(field: DateField, period: DateInterval, lexicon: Lexicon) -> Query:
    """A date that is not sure, or lies across an end of the period."""
    unsure, crossing = lexicon.marked(UNSURE[field]), _crossing(field, period, lexicon)
    if crossing is NOTHING:
        return unsure
    earliest, before = interval_seconds(period)
    start, end = f"{field}_earliest", f"{field}_before"
    overlapping = [_range(lexicon, start, None, before - 1), _range(lexicon, end, earliest + 1, None)]
    inside = both(_range(lexicon, start, earliest, None), _range(lexicon, end, None, before))
    return any_of([unsure, both(crossing, *overlapping, without=any_of([inside, unsure]))])


def _crossing(field: DateField, period: DateInterval, lexicon: Lexicon) -> Query:
    """The dates that can lie across an end of the period: where that is midnight, only those longer than a day."""
    return lexicon.marked(_WIDE[field]) if are_days(*interval_seconds(period)) else EVERYTHING


def _within_bounds(field: DateField, period: DateInterval, lexicon: Lexicon, reading: Reading) -> Query:
    """The same with a bound as the period that it leaves open."""
    kind, start, end = f"{field}_kind", f"{field}_earliest", f"{field}_before"
    earliest, before = interval_seconds(period)
    known, unknown = _range(lexicon, kind, None, BOUND_KIND), _range(lexicon, kind, BOUND_KIND + 1, None)
    if reading.may:
        overlapping = both(known, _range(lexicon, start, None, before - 1), _range(lexicon, end, earliest + 1, None))
        return any_of([overlapping, unknown])
    return both(known, _range(lexicon, start, earliest, None), _range(lexicon, end, None, before))


def _range(lexicon: Lexicon, field: str, least: int | None, most: int | None) -> Query:
    if least is not None and most is not None and least > most:
        return NOTHING
    return Query.range_query(lexicon.schema, field, FieldType.Integer, least, most)


def _inclusive(period: DateInterval) -> tuple[int, int]:
    earliest, before = interval_seconds(period)
    return earliest, before - 1
