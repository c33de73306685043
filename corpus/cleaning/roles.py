"""Lines to roles, and from the lines of the story its title, body and authors.

Three steps, each on what the one before left: lines that show by themselves what they are (``corpus.cleaning.furniture``), text
that is printed twice (``corpus.cleaning.repeats``), lines at the head and the foot that their place gives away. The last step
takes line after line until there is none to take, so cleaning what was cleaned changes nothing. Every line is kept with
its role; what is searched is the body.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, repeat

from corpus.article import Document, Line, Role
from corpus.cleaning.bylines import author_names
from corpus.cleaning.ends import END_LINES, Known, judge_foot, judge_head
from corpus.cleaning.furniture import Followers, followers_of, role_of
from corpus.cleaning.layout import Row, rows_of
from corpus.cleaning.repeats import repeated
from corpus.language import foreign_languages, language_of


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning made of a document.

    Attributes:
        title: the stated one, else the headline; empty where the text has none.
        body: the lines of the story joined by line breaks, a paragraph a line; empty where only a title is left.
        authors: the stated ones, else those of the bylines.
        lines: every line that is not blank, in order, with its role.
        language: the primary tag; ``und`` where it cannot be told.
    """

    title: str
    body: str
    authors: tuple[str, ...]
    lines: tuple[Line, ...]
    language: str


def clean(document: Document) -> Cleaned:
    """The story in ``document``, on which alone it depends; cleaning the result again gives the same."""
    rows = rows_of(document.text)
    roles = [Role.BODY] * len(rows)
    stated = known = Known(document.title or "", document.authors, document.source or "")
    if not document.body_only:
        known = _judge_alone(rows, roles, known)
        _judge_repeats(rows, roles)
        known = _judge_ends(rows, roles, known)
        if not known.title and Role.BODY not in roles:  # better furniture than an article of nothing
            roles, known = [Role.BODY] * len(rows), stated
    body = "\n".join(row.text for row, role in zip(rows, roles, strict=True) if role is Role.BODY)
    language = language_of(document.language, f"{known.title}\n{body}")
    foreign = repeat(None) if document.body_only else foreign_languages(language, (row.text for row in rows))
    lines = tuple(Line(row.start, row.end, role, tag) for row, role, tag in zip(rows, roles, foreign, strict=False))
    return Cleaned(known.title, body, known.authors, lines, language)


def _judge_alone(rows: Sequence[Row], roles: list[Role], known: Known) -> Known:
    """Roles that lines show by themselves, and those of the lines that a label announces."""
    for place, row in enumerate(rows):
        if roles[place] is not Role.BODY:
            continue  # announced by a label
        roles[place] = role_of(row.text) or Role.BODY
        announced = followers_of(row.text) if roles[place] is not Role.BODY else None
        if announced is not None:
            for below in _announced(rows, place, announced):
                roles[below] = announced.role
                if announced.role is Role.BYLINE:
                    known = known.with_authors(author_names(rows[below].text))
    return known


def _announced(rows: Sequence[Row], label: int, announced: Followers) -> range:
    """The places of the lines that the one at ``label`` announces."""
    end = label + 1
    while end <= min(label + announced.most, len(rows) - 1) and announced.fit(rows[end].text):
        if role_of(rows[end].text) is not None:
            return range(label + 1, end)
        end += 1
    if end < len(rows) and end > label + 2 and announced.role is Role.FURNITURE:
        end -= 1  # the story goes on after several short lines: the last may be its subheading
    return range(label + 1, end)


def _judge_repeats(rows: Sequence[Row], roles: list[Role]) -> None:
    left = [place for place, role in enumerate(roles) if role is Role.BODY]
    for again in repeated([rows[place].text for place in left]):
        roles[left[again]] = Role.REPEATED_QUOTE


def _judge_ends(rows: Sequence[Row], roles: list[Role], known: Known) -> Known:
    """Roles that lines have by their place, found one at a time, for each may bring others within reach of an end."""
    left = deque(place for place, role in enumerate(roles) if role is Role.BODY)
    while True:
        head = [*islice(left, END_LINES)]
        foot = [*islice(reversed(left), END_LINES)][::-1]
        if finding := judge_head([rows[place].text for place in head], known):
            found = finding.at
        elif finding := judge_foot([rows[place].text for place in foot], known):
            found = len(left) - len(foot) + finding.at
        else:
            return known
        for _ in range(finding.height):
            roles[left[found]] = finding.role
            del left[found]
        known = replace(known, title=known.title or finding.title).with_authors(finding.authors)
