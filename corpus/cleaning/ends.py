"""Lines at the head and the foot of a story that only their place gives away: mastheads, headline, bylines, dates, notes.

A rule looks at one of the first or the last few lines that are left, and says what it is or nothing. The same line in
the middle of the story is the story.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.article import Role
from corpus.cleaning.bylines import author_names, byline_names, is_agency, is_name_like
from corpus.cleaning.datelines import dated
from corpus.cleaning.furniture import is_prose, plain
from corpus.cleaning.mastheads import columns, is_section_row, masthead_lines

END_LINES: Final = 8
"""How many lines from each end are judged by their place."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the article so far; lines are judged by it, and may add to it."""

    title: str
    authors: tuple[str, ...]
    source: str

    def with_authors(self, names: Iterable[str]) -> "Known":
        """Names from the text count only where no author is known but the outlet: what the file states goes before it."""
        found = tuple(names)
        is_open = not self.authors or (self.is_by_outlet and bool(found))
        return replace(self, authors=found) if is_open else self

    @property
    def is_by_outlet(self) -> bool:
        """Whether the outlet is all that is known to have written the article."""
        return bool(self.authors) and all(plain(name) == plain(self.source) for name in self.authors)


@dataclass(frozen=True, slots=True)
class Finding:
    """The role of the line ``at`` a place among those looked at, with the title or the authors that it gives.

    A masthead is found whole: its ``height`` lines from ``at`` on share the role.
    """

    at: int
    role: Role
    title: str = ""
    authors: tuple[str, ...] = ()
    height: int = 1


def judge_head(lines: Sequence[str], known: Known) -> Finding | None:
    """The first line of a story's first few that is no part of it; None where all are."""
    return _first_finding(_HEAD_RULES, lines, known)


def judge_foot(lines: Sequence[str], known: Known) -> Finding | None:
    """The first line of a story's last few that is no part of it; None where all are."""
    return _first_finding(_FOOT_RULES, lines, known)


@dataclass(frozen=True, slots=True)
class _Place:
    lines: Sequence[str]
    at: int
    known: Known

    @property
    def line(self) -> str:
        return self.lines[self.at]

    @property
    def following(self) -> str:
        """The next line; empty after the last."""
        return self.lines[self.at + 1] if self.after else ""

    @property
    def after(self) -> int:
        """How many of the lines follow."""
        return len(self.lines) - self.at - 1


_Rule = Callable[[_Place], Finding | None]


def _first_finding(rules: Sequence[_Rule], lines: Sequence[str], known: Known) -> Finding | None:
    lines = [line if len(line) <= _LONGEST_JUDGED else f"{line[:_SHOWN]}{line[-_SHOWN:]}" for line in lines]
    places = (_Place(lines, at, known) for at in range(len(lines)))
    return next((finding for place in places for rule in rules if (finding := rule(place)) is not None), None)


# Code points. Longer lines are the story whatever is in them; of these the rules see how they begin and end, lest a long one
# be gone over for each line that is taken from beside it.
_LONGEST_JUDGED: Final = 2_000
_SHOWN: Final = 600
_LONGEST_HEADLINE: Final = 200
_LONGEST_SHORT_LINE: Final = 160
_LONGEST_CREDITS: Final = 400
_SHORTEST_PARAGRAPH: Final = 80
_SHORTEST_QUOTE: Final = 50

_QUOTATION_MARKS: Final = ("“", '"', "«", "„", "»", "「")

# The lines from the head in which a bare date, or an author alone in a line, is no part of the story.
_TOP: Final = 4


def _title_again(place: _Place) -> Finding | None:
    """The title again, or all of it but the words before a colon that say what it is about, or with such before it."""
    title, line = plain(place.known.title), plain(place.line)
    if not title or len(place.line) >= 2 * len(place.known.title):
        return None
    is_without_topic = title.endswith(f" {line}") and ":" in place.known.title and 2 * len(line) > len(title)
    is_with_topic = line.endswith(f" {title}") and not is_prose(place.line)
    return Finding(place.at, Role.HEADLINE) if line == title or is_without_topic or is_with_topic else None


def _headline(place: _Place) -> Finding | None:
    """The first line where none is known: short, ending as no sentence does, with prose soon after it."""
    if place.at or place.known.title or not _stands_over_story(place.lines, 0):
        return None
    return Finding(place.at, Role.HEADLINE, title=place.line)


def _masthead(place: _Place) -> Finding | None:
    """A paper's name, slogan and sections where no title is known, if the headline stands below them."""
    height = 0 if place.at or place.known.title else masthead_lines(place.lines)
    if not height:
        return None
    below = range(height, min(height + _TOP, len(place.lines)))
    has_headline = any(
        _stands_over_story(place.lines, at) and not byline_names(place.lines[at]) and dated(place.lines[at]) is None
        for at in below
    )
    return Finding(0, Role.FURNITURE, height=height) if has_headline else None


def _sections(place: _Place) -> Finding | None:
    """A row of links; names may be writers or winners, and a row above or below others of as many columns is a table's."""
    sections = columns(place.line)
    if not is_section_row(place.line) or all(map(is_name_like, sections)):
        return None
    neighbours = (place.following, place.lines[place.at - 1] if place.at else "")
    is_table = any(len(columns(line)) == len(sections) for line in neighbours)
    return None if is_table else Finding(place.at, Role.FURNITURE)


def _sections_at_head(place: _Place) -> Finding | None:
    return _sections(place) if place.after else None  # the line below must be seen


def _sections_at_foot(place: _Place) -> Finding | None:
    return _sections(place) if place.at else None


def _stands_over_story(lines: Sequence[str], at: int) -> bool:
    """Whether the line ``at`` a place is short and no sentence, as headlines are, with prose soon after it."""
    line = lines[at]
    is_sentence = is_prose(line.rstrip("?!\"'”’»)")) or line.endswith((",", ";", ":"))
    is_headline = len(line) <= _LONGEST_HEADLINE and not is_sentence
    return is_headline and any(map(_is_story, lines[at + 1 : at + _TOP]))


def _is_story(line: str) -> bool:
    """Whether ``line`` is a paragraph, or somebody's words set apart."""
    shortest = _SHORTEST_QUOTE if line.startswith(_QUOTATION_MARKS) else _SHORTEST_PARAGRAPH
    return len(line) >= shortest and is_prose(line)


def _byline(place: _Place) -> Finding | None:
    names = byline_names(place.line)
    return Finding(place.at, Role.BYLINE, authors=names) if names else None


def _byline_at_foot(place: _Place) -> Finding | None:
    return _byline(place) if place.after < 3 else None


def _outlet(place: _Place) -> Finding | None:
    """The outlet's name alone in a line."""
    return Finding(place.at, Role.FURNITURE) if _is_outlet(place.line, place.known) else None


def _known_authors(place: _Place) -> Finding | None:
    """A line of nothing but authors, in a few lines from the end; elsewhere it may name a speaker."""
    if min(place.at, place.after) >= _TOP or len(place.line) > _LONGEST_SHORT_LINE:
        return None
    authors = {plain(name) for name in place.known.authors}
    names = {plain(name) for name in author_names(place.line)}
    words = sum(len(name.split()) for name in names)
    is_byline = names and names <= authors and 2 * words >= len(plain(place.line).split())
    return Finding(place.at, Role.BYLINE) if is_byline else None


def _name_above(place: _Place) -> Finding | None:
    """Names alone in a line, under the headline and above the date or the outlet."""
    names = author_names(place.line) if len(place.line) <= _LONGEST_SHORT_LINE else ()
    if not names or not all(map(is_name_like, names)) or not (place.at or place.known.title):
        return None
    is_byline = _is_outlet(place.following, place.known) or dated(place.following) is not None
    return Finding(place.at, Role.BYLINE, authors=names) if is_byline else None


def _name_under_headline(place: _Place) -> Finding | None:
    """Names alone in the line above the story, where all that is known is that the outlet wrote it."""
    is_above_story = place.at < _TOP and _is_story(place.following) and not any(map(_is_story, place.lines[: place.at]))
    if not is_above_story or not place.known.title or not place.known.is_by_outlet:
        return None
    names = author_names(place.line) if len(place.line) <= _LONGEST_SHORT_LINE and not is_prose(place.line) else ()
    is_byline = names and all(map(is_name_like, names)) and not _is_outlet(place.line, place.known)
    return Finding(place.at, Role.BYLINE, authors=names) if is_byline else None


def _date_at_head(place: _Place) -> Finding | None:
    found = dated(place.line)
    is_date_line = found is not None and (found.labelled or place.at < _TOP)
    return Finding(place.at, Role.DATE_LINE, authors=found.names) if found and is_date_line else None


def _date_at_foot(place: _Place) -> Finding | None:
    found = dated(place.line)
    is_date_line = found is not None and place.after < (_TOP if found.labelled else 1)
    return Finding(place.at, Role.DATE_LINE, authors=found.names) if found and is_date_line else None


def _name_above_biography(place: _Place) -> Finding | None:
    """A name alone in a line, with which the next line begins or which it repeats."""
    if not 0 < place.after < _TOP or not is_name_like(place.line):
        return None
    is_repeated = f"{plain(place.following)} ".startswith(f"{plain(place.line)} ")
    return Finding(place.at, Role.BYLINE, authors=author_names(place.line)) if is_repeated else None


# From a name to what a writer is or does.
_BIOGRAPHY: Final = re.compile(
    r"""(?P<name>.{5,60}?),?\ (?:
      (?:is|was|ist|war|est|es|è|jest)\ .{0,80}?\b(?:
          reporter|correspondent|columnist|editor|journalist|contributor|(?:staff|senior|freelance|contributing)\ writer
        | producer\ for|author\ of|co-author|fellow\ at|professor\ (?:of|at)|researcher\ at|analyst\ at
        | Redakteur(?:in)?|Journalistin?|Korrespondent(?:in)?|journaliste|correspondante?|periodista|corresponsal
        | jornalista|giornalista|dziennikarz )\b
    | (?:covers|writes\ (?:about|for)|reports\ (?:on|for)|schreibt\ (?:über|für))\b )""",
    re.VERBOSE,
)


def _biography(place: _Place) -> Finding | None:
    """A paragraph that begins with an author's name; at the very end with any name, then a writer's profession."""
    if place.after > 2 or place.at == 0:
        return None
    line = place.line[:_LONGEST_SHORT_LINE].lstrip(_BULLETS)
    authors = (f"{plain(name)} " for name in place.known.authors if len(name.split()) > 1)
    is_note = any(f"{plain(line)} ".startswith(author) for author in authors)
    if not is_note and place.after == 0 and (found := _BIOGRAPHY.match(line)):
        is_note = is_name_like(found["name"])
    return Finding(place.at, Role.AUTHOR_NOTE) if is_note else None


_BULLETS: Final = " *_•⦁–—-"
_CREDITS: Final = re.compile(
    r"""\(?(?:additional\ |original\ )?(?:reporting|writing|editing|compiled|contributing|contributors?)\s?(?:by\b|:)
    | .{0,300}\bcontributed\ (?:to\ (?:this|the)\ (?:story|report|article|column|piece|post)|reporting|research|this\ report)\b
    | [^.]{0,200}\bcontributed(?:\ from\ [^.]{3,40})?\.?$
    | [^.,]{3,40}\ reported\ from\ [^.]{3,60}\. | with\ (?:assistance|files|reports|reporting|notes|inputs?)\ (?:by|from)\b
    | (?:translat(?:ed|ion)|übersetz(?:t|ung)|traduit|traducción|traduzione|tradução)\b.{0,30}?(?:\b(?:by|von|par|por|di)\b|:)
    | aus\ dem\ \w+\ (?:von|übersetzt)\b | mit\ (?:agentur)?material\b
    | .{3,60}\ can\ be\ reached\ (?:at|on|by)\b
    | (?:this|the)\ (?:story|article|report|piece|post|column)\ (?:has\ been|was|is|originally|first)\ (?:been\ )?
      (?:updated|corrected|first|originally|published|based|part|produced|appeared)\b
    | (?:the\ )?(?:views|opinions)\ expressed\b
    | (?:contact|reach|e-?mail)\ (?:him|her|them|the\ (?:author|writer|reporter)|\S+\ at)\b
    | (?:he|she|they)\ (?:can\ be\ reached|tweets?)\b""",
    re.VERBOSE | re.IGNORECASE,
)


_ADDRESS: Final = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_INITIALS: Final = re.compile(r"\([^\W\d_]{2,5}(?:[/,;] ?[^\W\d_]{2,5}){0,3}\)")


def _credits(place: _Place) -> Finding | None:
    """What stands under a story about its making."""
    line = place.line.lstrip(_BULLETS)
    if place.after >= _TOP or place.at == 0 or len(line) > _LONGEST_CREDITS or not _CREDITS.match(line):
        return None
    return Finding(place.at, Role.AUTHOR_NOTE, authors=byline_names(line.strip("()").split(";")[0]))


def _address(place: _Place) -> Finding | None:
    """A line or two of how to reach the writer or the paper."""
    is_note = (
        place.at > 0 and place.after < _TOP and len(place.line) <= _LONGEST_HEADLINE and _ADDRESS.search(place.line)
    )
    return Finding(place.at, Role.AUTHOR_NOTE) if is_note else None


def _agency(place: _Place) -> Finding | None:
    """An agency alone in a line, or who edited its story, by the first letters of his name."""
    name = place.line.strip(" ()[]–—-.").removeprefix("mit ").removeprefix("with ")
    is_sign_off = place.after < 2 and (is_agency(name) or _INITIALS.fullmatch(place.line) is not None)
    return Finding(place.at, Role.FURNITURE) if is_sign_off else None


_HEAD_RULES: Final[tuple[_Rule, ...]] = (
    *(_masthead, _title_again, _byline, _name_above, _name_under_headline, _outlet, _known_authors),
    *(_date_at_head, _sections_at_head, _headline),
)
_FOOT_RULES: Final[tuple[_Rule, ...]] = (
    *(_credits, _byline_at_foot, _name_above_biography, _outlet, _address),
    *(_known_authors, _biography, _date_at_foot, _sections_at_foot, _agency),
)


def _is_outlet(line: str, known: Known) -> bool:
    return bool(known.source) and plain(line) == plain(known.source)
