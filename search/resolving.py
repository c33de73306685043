"""Query to Resolved: words to sets of words, names to numbers, dates to intervals, for one archive and one day.

The tree keeps its form; only what depends on the archive or the day is settled. What the archive does not hold, or holds
more than once, is noted rather than refused: the query stays right, its answer may only be smaller or larger than meant.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, tzinfo
from types import MappingProxyType
from typing import Final, NamedTuple, assert_never

from corpus.article import Field
from corpus.dates import DateInterval
from corpus.naming.book import NameBook
from corpus.words import fold, is_plain_word, split, words_of
from corpus.words.vocabulary import Vocabulary
from search.addresses import site
from search.errors import QueryError, QueryFault, excerpt
from search.fields import DateField, EntityField, ValueField
from search.naming import every_name, meant_by
from search.notes import Note, NoteKind
from search.parsing import parse
from search.query import (
    And,
    AtLeast,
    DateClause,
    EntityClause,
    Everything,
    Fuzzy,
    Has,
    Is,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Saved,
    Scope,
    Span,
    Spanned,
    ValueClause,
    Wildcard,
    Word,
)
from search.resolved import (
    BOTH_FIELDS,
    AllOf,
    Alternatives,
    AnyOf,
    Anything,
    Dated,
    HasProperty,
    HasValue,
    IdBegins,
    InLanguage,
    InStory,
    Mentioning,
    Named,
    Nearby,
    NoneOf,
    OnSite,
    Place,
    Repeated,
    Resolved,
    Sequence,
    Term,
)

MANY_WORDS: Final = 100  # more words for one pattern than a person would read through are worth a note

Fields = tuple[Field, ...]


class Known(NamedTuple):
    """What an archive knows that a query may ask for.

    ``stories_of`` gives the ids of the stories that articles belong to whose id begins so. ``saved`` holds the texts of
    saved queries by name.
    """

    vocabulary: Vocabulary
    names: NameBook
    stories_of: Callable[[str], frozenset[str]]
    saved: Mapping[str, str] = MappingProxyType({})


class Resolution(NamedTuple):
    """A query as an archive answers it on a day, and what should be known about it, in the order of the query.

    ``asks_for_names``: any of its parts is about named entities.
    """

    query: Resolved
    notes: tuple[Note, ...]
    asks_for_names: bool


def resolve(query: Query, known: Known, *, text: str, today: date, zone: tzinfo = UTC) -> Resolution:
    """The query for one archive on one day.

    ``text`` is what ``query`` was parsed from, for errors to point at. ``today`` is the day in ``zone``; ``added:`` goes by
    days of that zone, every other date by days as they are printed. Raises QueryError for a range that runs backwards on
    this day, and for a saved query that is unknown, unreadable or part of itself.
    """
    resolver = _Resolver(known, text, today, zone)
    resolved = resolver.resolved(query, BOTH_FIELDS)
    notes = tuple(sorted(resolver.notes, key=lambda note: note.span)) if resolver.notes else ()
    return Resolution(resolved, notes, resolver.asks_for_names)


class _Resolver:
    """One walk over one tree; ``notes`` fills and ``asks_for_names`` turns true on the way.

    Inside a saved query ``_inside`` is the place where that is called by name: its own places mean nothing to the reader.
    """

    def __init__(self, known: Known, text: str, today: date, zone: tzinfo) -> None:
        self.notes: list[Note] = []
        self.asks_for_names = False
        self._known = known
        self._text = text
        self._today = today
        self._zone = zone
        self._inside: Span | None = None
        self._saved: list[str] = []

    def resolved(self, query: Query, fields: Fields) -> Resolved:
        """Any query, its words looked for in ``fields``."""
        if isinstance(query, Word):  # the commonest by far
            return self._word(query, fields)
        span = self._span(query)
        match query:
            case And(clauses):
                return AllOf(tuple([self.resolved(clause, fields) for clause in clauses]), span=span)
            case Or(clauses):
                return AnyOf(tuple([self.resolved(clause, fields) for clause in clauses]), span=span)
            case Phrase() | EntityClause() | Near() | Wildcard() | Fuzzy():
                return self._place(query, fields)
            case Not(of):
                return NoneOf(self.resolved(of, fields), span=span)
            case Scope(field, of):
                return self.resolved(of, (field,))
            case AtLeast(count, of):
                return Repeated(count, self._place(of, fields), span=span)
            case Saved():
                return self._saved_query(query, fields)
            case _:
                return self._fact(query)

    def _fact(self, query: DateClause | ValueClause | Is | Has | Everything) -> Resolved:
        """What is asked of the article rather than of its text."""
        span = self._span(query)
        match query:
            case DateClause():
                return Dated(query.field, self._interval(query), span=span)
            case ValueClause():
                return self._valued(query)
            case Is(wanted):
                return HasProperty(wanted, span=span)
            case Has(field):
                any_name = self._any_name(field, span) if isinstance(field, EntityField) else None
                # nothing that is ignored counts; where nothing is, the index knows who mentions anything
                return any_name if any_name is not None and any_name.but else HasValue(field, span=span)
            case Everything():
                return Anything(span=span)
            case _:
                assert_never(query)

    def _place(self, query: Query, fields: Fields) -> Place:
        """A query that stands in a proximity, or is counted."""
        span = self._span(query)
        match query:
            case Word():
                return self._word(query, fields)
            case Phrase(text):
                return self._side_by_side(text, fields, span)
            case EntityClause():
                return self._mentioning(query, span)
            case Near(left, right, reach, ordered):
                return Nearby(self._place(left, fields), self._place(right, fields), reach, ordered, span=span)
            case Wildcard(pattern):
                words = self._known.vocabulary.matching(pattern)
                self._note_expansion(pattern, words, span)
                return Term(words, (), fields, span=span)
            case Fuzzy(text, distance):
                word = fold(text)
                others = tuple(other for other in self._known.vocabulary.within(text, distance) if other != word)
                self._note_expansion(str(query), others, span)
                return Term((word,), others, fields, span=span)
            case Has(EntityField() as field):
                return self._any_name(field, span)
            case Or(clauses):
                return Alternatives(tuple(self._place(clause, fields) for clause in clauses), span=span)
            case Scope(field, of):
                return self._place(of, (field,))
            case _:
                raise AssertionError(f"{query} has no place in a text")  # the parser refuses it

    def _span(self, node: Spanned) -> Span:
        return node.span if self._inside is None else self._inside

    def _note(self, kind: NoteKind, span: Span, message: str) -> None:
        self.notes.append(Note(kind, span, message))

    # --- words -------------------------------------------------------------------------------------------------------

    def _word(self, word: Word, fields: Fields) -> Place:
        span = word.span if self._inside is None else self._inside
        surface = word.text
        if not is_plain_word(surface):
            found = split(surface)
            if len(found) > 1:
                return self._side_by_side(surface, fields, span)
            surface = surface[found.starts[0] : found.ends[0]]
        folded = fold(surface)
        if word.exact:
            self._note_unknown((folded,), span)
            return Term((folded,), (), fields, span=span)
        held = self._known.vocabulary.held(surface)
        if held == (folded,):  # usual
            return Term(held, (), fields, span=span)
        forms = tuple([other for other in held if other != folded])
        if len(forms) == len(held):
            self._note_missing(folded, forms, span)
        return Term((folded,), forms, fields, span=span)

    def _side_by_side(self, text: str, fields: Fields, span: Span) -> Sequence:
        words = words_of(text)
        self._note_unknown(words, span)
        return Sequence(words, fields, span=span)

    def _note_unknown(self, words: Iterable[str], span: Span) -> None:
        for word in words:
            if word not in self._known.vocabulary:
                self._note_missing(word, (), span)

    def _note_missing(self, word: str, forms: tuple[str, ...], span: Span) -> None:
        others = f", only {', '.join(forms)}" if forms else ""
        self._note(NoteKind.UNKNOWN_WORD, span, f"no article holds the word '{excerpt(word)}'{others}")

    def _note_expansion(self, typed: str, words: tuple[str, ...], span: Span) -> None:
        if not words:
            self._note(NoteKind.UNKNOWN_WORD, span, f"no word in any article fits '{excerpt(typed)}'")
        elif len(words) > MANY_WORDS:
            self._note(
                NoteKind.MANY_WORDS,
                span,
                f"'{excerpt(typed)}' fits {len(words):,} words, from {words[0]} to {words[-1]}",
            )

    # --- names -------------------------------------------------------------------------------------------------------

    def _mentioning(self, clause: EntityClause, span: Span) -> Mentioning:
        self.asks_for_names = True
        names, entities, notes = meant_by(clause, self._known.names)
        for kind, message in notes:
            self._note(kind, span, message)
        return Mentioning(names, entities, BOTH_FIELDS, span=span)

    def _any_name(self, field: EntityField, span: Span) -> Mentioning:
        self.asks_for_names = True
        names, ignored = every_name(field, self._known.names)
        return Mentioning(names, (), BOTH_FIELDS, field, ignored, span=span)

    # --- dates, values, saved queries --------------------------------------------------------------------------------

    def _interval(self, clause: DateClause) -> DateInterval:
        from search.periods import resolve_period  # noqa: PLC0415 - a query without dates does not load them

        try:
            interval = resolve_period(clause.period, self._today)
        except ValueError:
            raise QueryError(
                QueryFault.REVERSED_RANGE,
                self._text,
                self._span(clause),
                f"on {self._today.isoformat()} the range {clause.period} ends before it begins",
            ) from None
        if clause.field is not DateField.ADDED:
            return interval
        return DateInterval(_in_utc(interval.earliest, self._zone), _in_utc(interval.before, self._zone))

    def _valued(self, clause: ValueClause) -> Resolved:
        span, value = self._span(clause), clause.value
        match clause.field:
            case ValueField.AUTHOR | ValueField.SOURCE:
                return Named(clause.field, words_of(value), span=span)
            case ValueField.URL:
                found = site(value)
                assert found is not None  # the parser refuses it
                return OnSite(found.host or None, found.path, found.query, span=span)
            case ValueField.LANGUAGE:
                return InLanguage(value, span=span)
            case ValueField.ID:
                return IdBegins(value, span=span)
            case ValueField.STORY:
                stories = self._known.stories_of(value)
                if not stories:
                    self._note(NoteKind.UNKNOWN_STORY, span, f"no article has an id that begins with {value}")
                return InStory(stories, span=span)
            case _:
                assert_never(clause.field)

    def _saved_query(self, query: Saved, fields: Fields) -> Resolved:
        span, name = self._span(query), query.name
        text = self._known.saved.get(name)
        if text is None:
            known = ", ".join(sorted(self._known.saved)) or "none"
            raise QueryError(
                QueryFault.UNKNOWN_SAVED,
                self._text,
                span,
                f"no query is saved as '{excerpt(name)}'; saved are: {known}",
            )
        if name in self._saved:
            chain = " -> ".join([*self._saved[self._saved.index(name) :], name])
            raise QueryError(
                QueryFault.SAVED_LOOP, self._text, span, f"the saved query '{excerpt(name)}' asks for itself: {chain}"
            )
        outside, self._inside = self._inside, span
        self._saved.append(name)
        resolved = self.resolved(parse(text), fields)
        self._saved.pop()
        self._inside = outside
        return resolved


def _in_utc(moment: datetime | None, zone: tzinfo) -> datetime | None:
    """The same moment in UTC, naive; in the first and last year of the calendar no zone is needed."""
    if moment is None or moment.year in {MINYEAR, MAXYEAR}:
        return moment
    return moment.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
