"""The article and its parts: frozen values, one type a stage, no input or output.

``Record --reading--> Document --cleaning, dating--> Article --annotating--> AnnotatedArticle --archive--> rows``

Offsets are code points, half-open, and say what they index: a ``Line`` and a ``Dating.span`` index the raw text of the
document, everything else indexes the stored title or body.
"""

from datetime import datetime
from enum import StrEnum

from corpus.dates import DateInterval
from corpus.frozen import dataclass
from corpus.words import Words


class Field(StrEnum):
    """The two texts of an article that are searched by word."""

    TITLE = "title"
    BODY = "body"

    __hash__ = (
        str.__hash__
    )  # that of enumerations is written in Python, and these are keys wherever words are looked up


class Role(StrEnum):
    """What a line of the raw text is for."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATE_LINE = "date line"
    BODY = "body"
    FURNITURE = "furniture"
    FOOTNOTE = "footnote"
    AUTHOR_NOTE = "author note"
    CAPTION = "caption"
    REPEATED_QUOTE = "repeated quote"


@dataclass(frozen=True, slots=True)
class Line:
    """``text[start:end]`` of a document's raw text, with its role; the line break is outside it."""

    start: int
    end: int
    role: Role
    language: str | None = None  # set only where it is not the article's


class DateUse(StrEnum):
    """Which of an article's dates a piece of machine metadata speaks of."""

    PUBLISHED = "published"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that the file states in a field made for it, as written there.

    ``is_general`` is true of a field that any document may have, a mere ``date``, whatever it is the date of.
    """

    use: DateUse
    name: str  # where it stood: 'json-ld datePublished', 'meta article:published_time', 'field pubdate', 'DATE'
    text: str  # the value, verbatim
    is_general: bool = False


@dataclass(frozen=True, slots=True)
class KeyUse:
    """What became of the columns or keys of a record that names its fields itself.

    Attributes:
        unused: the names that hold something and that no field took.
        used: those that a field took.
        found: the fields for which the user named a column or key, where there was something under it.
        absent: those where there was not.
    """

    unused: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of one record: its raw text and what the file said beside it, nothing interpreted.

    ``text`` is the raw text whose lines cleaning judges: a plain file whole, the text of a page, the body field of a
    record. ``title`` and ``authors`` are set only where the file states them apart from that text. ``printed`` are the
    short lines with a date that a page prints about its headline, which ``text`` need not hold. ``body_only`` is true
    where the format itself says that ``text`` is the story and nothing else, so that cleaning drops no line.
    ``keys`` says what of a record was left aside.
    """

    path: str
    place: int | None
    format: str
    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[StatedDate, ...] = ()
    printed: tuple[str, ...] = ()
    body_only: bool = False
    keys: KeyUse = KeyUse()


class Kind(StrEnum):
    """How far a published date can be relied on, best first."""

    STATED = "stated"  # machine metadata, or a label, byline or dateline with one full date and one reading
    INFERRED = "inferred"  # any other date taken from the text or the URL
    BOUND = "bound"  # only: not before this day
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Dating:
    """A date of an article with its evidence.

    ``interval`` is the date as printed by the outlet; ``instant`` the same in UTC (naive) where the zone is known, for
    sorting only. ``evidence`` is a verbatim excerpt; ``span`` its place in the raw text, None for metadata and URLs.
    ``alternatives`` are further readings of the same evidence (day and month exchanged).
    """

    interval: DateInterval
    kind: Kind
    rule: str
    evidence: str
    span: tuple[int, int] | None = None
    instant: datetime | None = None
    alternatives: tuple[DateInterval, ...] = ()


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date that was weighed for the published or the updated one, with the sentence that chose or rejected it."""

    dating: Dating
    verdict: str
    use: DateUse = DateUse.PUBLISHED


@dataclass(frozen=True, slots=True)
class MentionedDate:
    """A date spoken of in the text: ``text == title_or_body[start:end]``."""

    field: Field
    start: int
    end: int
    text: str
    interval: DateInterval


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned and dated article.

    ``id`` is 16 hexadecimal digits. ``raw`` and ``lines`` keep all that was read, with the role of each line;
    ``published`` is None when nothing is known, and ``candidates`` holds every date that was weighed.
    """

    id: str
    title: str
    body: str
    authors: tuple[str, ...]
    source: str | None
    url: str | None
    language: str
    format: str
    raw: str
    lines: tuple[Line, ...]
    published: Dating | None
    updated: Dating | None
    candidates: tuple[DateCandidate, ...]
    mentioned: tuple[MentionedDate, ...]

    @property
    def kind(self) -> Kind:
        """The kind of the published date; ``Kind.UNKNOWN`` where there is none."""
        return Kind.UNKNOWN if self.published is None else self.published.kind


class EntityType(StrEnum):
    """What a mention names."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A named entity where it stands: ``text == title_or_body[start:end]``."""

    field: Field
    start: int
    end: int
    text: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its words and the entities it mentions; only this can be stored and indexed.

    ``mentions`` is None when annotation was put off, which is not the same as finding none.
    """

    article: Article
    title_words: Words
    body_words: Words
    mentions: tuple[Mention, ...] | None


@dataclass(frozen=True, slots=True)
class Text:
    """One field of an article as words and names are looked for in it.

    ``names`` are where names stand, each as start, end and its number in the name book, in the order of the mentions.
    """

    field: Field
    words: Words
    names: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An annotated article as the archive holds it.

    ``row`` is its number in the archive, new for every revision. ``names`` are the name book's numbers of the mentions,
    in their order. ``added`` is when it was first ingested, in UTC (naive). ``story`` is the id of the article that its
    story is called by, its own when it is the original; ``is_copied`` says that others are copies of it.
    """

    row: int
    annotated: AnnotatedArticle
    names: tuple[int, ...]
    added: datetime
    story: str
    is_copied: bool = False
