"""The query as it is answered: every word, name and period settled for one archive and one day.

Engines compile this tree and ``search.matching`` defines what it means. Words are folded as they are stored, names are
numbers of the name book, periods are intervals. ``span`` is the place in the text of the query that a node came from:
explanations and highlights need it, equality does not.

Two unions: a ``Place`` matches stretches of words and can stand in proximity and be counted; a ``Resolved`` is true,
false or unknown of an article, and a place is true of an article that holds it.
"""

from dataclasses import field
from typing import Final

from corpus.article import Field
from corpus.dates import DateInterval
from corpus.frozen import dataclass
from search.fields import AnyField, DateField, EntityField, Property, ValueField
from search.query import Spanned, Unit

BOTH_FIELDS = (Field.TITLE, Field.BODY)

# What a form of the word that was typed counts in scores (measured: see the words section of the design notes in docs/).
FORM_WEIGHT: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Term(Spanned):
    """Any one of these words.

    ``words`` count in full when an engine scores, ``forms`` (other inflections, or other words within the edit
    distance) only ``FORM_WEIGHT``; the two share no word. Both empty: nothing in the archive fits, and the term matches nowhere.
    """

    words: tuple[str, ...]
    forms: tuple[str, ...] = ()
    fields: tuple[Field, ...] = BOTH_FIELDS
    _either: frozenset[str] = field(init=False)

    @property
    def either(self) -> frozenset[str]:
        """Words and forms together; made when it is first asked for, as an index never does."""
        try:
            return self._either
        except AttributeError:
            object.__setattr__(self, "_either", frozenset(self.words).union(self.forms))
            return self._either


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Sequence(Spanned):
    """Exactly these words, one or more, side by side in this order."""

    words: tuple[str, ...]
    fields: tuple[Field, ...] = BOTH_FIELDS


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Mentioning(Spanned):
    """A mention of any of these names, covering the words it is written with; no names match nowhere.

    ``entities`` are the entities the names belong to, in the order of the name book's answer. Where ``every`` is a field, the
    names are all that it has in the archive except ``but``, those that are ignored, and ``entities`` is empty.
    """

    names: frozenset[int]
    entities: tuple[int, ...] = ()
    fields: tuple[Field, ...] = BOTH_FIELDS
    every: EntityField | None = None
    but: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Alternatives(Spanned):
    """A match of any part is a match; two or more parts."""

    parts: tuple["Place", ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Nearby(Spanned):
    """A match of each operand, in one field and without overlap; it reaches from the first word to the last.

    ``reach`` is the largest distance in words (start of the later minus last word of the earlier, so 1 is adjacent),
    or the unit that holds both; a title is one sentence and one paragraph. ``ordered``: ``left`` comes first.
    All leaves below have the same ``fields``.
    """

    left: "Place"
    right: "Place"
    reach: int | Unit
    ordered: bool = False


Place = Term | Sequence | Mentioning | Alternatives | Nearby


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Repeated(Spanned):
    """``least`` or more matches that do not overlap, those of title and body added up."""

    least: int
    of: Place


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Dated(Spanned):
    """A date of the article lies in ``period``: yes, no, or for published and updated dates unknown.

    For ``added`` the period is in UTC, for all others as printed.
    """

    field: DateField
    period: DateInterval


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Named(Spanned):
    """These folded words stand side by side in the name of an author (``field`` author) or of the outlet (source)."""

    field: ValueField
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OnSite(Spanned):
    """The article's address.

    Its host is ``host`` or ends with a dot and ``host``; None is any. Its path begins with the segments of ``path``.
    Where ``query`` is not None the path must be just that, and the part behind the ``?`` equal.
    """

    host: str | None
    path: tuple[str, ...] = ()
    query: str | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class InLanguage(Spanned):
    """The primary tag of the article's language, in lower case."""

    tag: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class IdBegins(Spanned):
    """The article's id begins with these hexadecimal digits, in lower case."""

    prefix: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class InStory(Spanned):
    """The article belongs to one of these stories, each called by the id of its original."""

    stories: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class HasProperty(Spanned):
    """The article is undated (bound or unknown), a copy, or an original."""

    property: Property


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class HasValue(Spanned):
    """The field is not empty; a published or updated date counts only when stated or inferred."""

    field: AnyField


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Anything(Spanned):
    """Every article."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NoneOf(Spanned):
    """Yes where ``of`` is no, no where it is yes, unknown where it is unknown."""

    of: "Resolved"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AllOf(Spanned):
    """The least true of its clauses."""

    clauses: tuple["Resolved", ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AnyOf(Spanned):
    """The truest of its clauses."""

    clauses: tuple["Resolved", ...]


Resolved = (
    Place
    | Repeated
    | Dated
    | Named
    | OnSite
    | InLanguage
    | IdBegins
    | InStory
    | HasProperty
    | HasValue
    | Anything
    | NoneOf
    | AllOf
    | AnyOf
)


# Places that every engine knows exactly, and that no date or name has a part in.
WORDS_ALONE: Final[frozenset[type[Resolved]]] = frozenset({Term, Sequence})


def has_names(query: Place | Repeated) -> bool:
    """Whether names are asked for, beside words or alone."""
    match query:
        case Mentioning():
            return True
        case Alternatives():
            return any(map(has_names, query.parts))
        case Nearby():
            return has_names(query.left) or has_names(query.right)
        case Repeated():
            return has_names(query.of)
        case _:
            return False


def leaves(query: Resolved) -> list[Resolved]:
    """What AND, OR and NOT combine, in order; a proximity and a repetition are leaves, whatever they hold."""
    if type(query) in WORDS_ALONE:  # the commonest by far
        return [query]
    match query:
        case AllOf() | AnyOf() if WORDS_ALONE.issuperset(map(type, query.clauses)):
            return [*query.clauses]
        case AllOf() | AnyOf():
            return [leaf for clause in query.clauses for leaf in leaves(clause)]
        case Alternatives():
            return [leaf for part in query.parts for leaf in leaves(part)]
        case NoneOf():
            return leaves(query.of)
        case _:
            return [query]
