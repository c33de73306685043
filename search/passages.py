"""From a hit to the passages that show why it was found.

A passage is a stretch of the stored text around matches, cut at sentences where they are short enough and at words
where they are not. The ones that show most of what was asked, and was not shown yet, come first.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from corpus.article import Field, StoredArticle
from corpus.frozen import dataclass
from corpus.words import Words
from search.matching import Occurrence, occurrences
from search.query import Span
from search.resolved import Resolved

# Three lines of a terminal: enough to judge a hit by, few enough for several hits on a screen.
LONGEST_PASSAGE: Final = 240
# A longer match is shown in pieces. The widest distance, fifty words, takes about 300 characters.
LONGEST_MATCH: Final = 400
# Matches of one clause looked at in one field of one article; the rest would show no more.
MOST_OCCURRENCES: Final = 100

SPACE: Final = re.compile(r"\s")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """``text`` is the field's text from ``start`` on, its line breaks as spaces; ``highlights`` index ``text``."""

    field: Field
    text: str
    highlights: tuple[Range, ...]
    start: int
    cut_before: bool  # the text goes on before it
    cut_after: bool


@dataclass(frozen=True, slots=True)
class _Window:
    """Words ``start`` to ``end`` of a field, with the matches that lie in it whole."""

    start: int
    end: int
    marks: frozenset[Range]
    spans: frozenset[Span]


def passages(query: Resolved, stored: StoredArticle, most: int) -> tuple[Passage, ...]:
    """At most ``most`` passages of the body, best first, behind the title where that matches.

    An article that matches without words, by its date or source, shows how its body begins.
    """
    annotated, article = stored.annotated, stored.annotated.article
    found = _found(query, stored)
    shown: list[Passage] = []
    known: frozenset[Span] = frozenset()
    if found[Field.TITLE]:
        marks = frozenset(mark for occurrence in found[Field.TITLE] for mark in occurrence.marks)
        known = frozenset(occurrence.span for occurrence in found[Field.TITLE])
        whole = _Window(0, len(annotated.title_words), marks, known)
        shown.append(_passage(Field.TITLE, article.title, annotated.title_words, whole))
    words = annotated.body_words
    windows = list(islice(_best_apart(_windows(found[Field.BODY], words), known), most))
    if not windows and not shown and words:
        windows = [_Window(*_stretch(words, 0, 1), frozenset(), frozenset())][:most]
    shown += [_passage(Field.BODY, article.body, words, window) for window in windows]
    return tuple(shown)


def _found(query: Resolved, stored: StoredArticle) -> dict[Field, list[Occurrence]]:
    """The first matches of each clause in each field."""
    found: dict[Field, list[Occurrence]] = {Field.TITLE: [], Field.BODY: []}
    counts: Counter[tuple[Field, Span]] = Counter()
    for occurrence in occurrences(query, stored):
        counts[occurrence.field, occurrence.span] += 1
        if counts[occurrence.field, occurrence.span] <= MOST_OCCURRENCES:
            found[occurrence.field].append(occurrence)
    return found


def _best_apart(windows: Iterable[_Window], known: frozenset[Span]) -> Iterator[_Window]:
    """Windows that share no word, best first.

    The next best shows most clauses that neither the ones before nor the title have shown, ``known``; then most clauses,
    then most matches, then the earliest.
    """
    left = list(windows)
    while left:
        best = min(left, key=lambda each: (-len(each.spans - known), -len(each.spans), -len(each.marks), each.start))
        yield best
        known |= best.spans
        left = [each for each in left if each.end <= best.start or each.start >= best.end]


def _windows(found: Iterable[Occurrence], words: Words) -> Iterator[_Window]:
    """The windows around matches, each once."""
    pieces = sorted((piece for occurrence in found for piece in _pieces(occurrence, words)), key=_start)
    for start, end in dict.fromkeys(_stretch(words, piece.start, piece.end) for piece in pieces):
        first, last = (bisect_left(pieces, place, key=_start) for place in (start, end))
        inside = [piece for piece in pieces[first:last] if piece.end <= end]
        yield _Window(
            start,
            end,
            frozenset(mark for piece in inside for mark in piece.marks),
            frozenset(piece.span for piece in inside),
        )


def _pieces(occurrence: Occurrence, words: Words) -> Iterator[Occurrence]:
    """The match itself, or where it is too long to show whole the matches of the single leaves in it."""
    if words.ends[occurrence.end - 1] - words.starts[occurrence.start] <= LONGEST_MATCH:
        yield occurrence
    else:
        for start, end in occurrence.marks:
            yield replace(occurrence, start=start, end=end, marks=((start, end),))


def _start(occurrence: Occurrence) -> int:
    return occurrence.start


def _stretch(words: Words, start: int, end: int) -> Range:
    """The sentences around words ``start`` to ``end``; where they are too long, the words nearest to these."""
    first = words.sentences[bisect_right(words.sentences, start) - 1]
    following = bisect_left(words.sentences, end)
    last = words.sentences[following] if following < len(words.sentences) else len(words)
    while words.ends[last - 1] - words.starts[first] > LONGEST_PASSAGE:
        before, after = start - first, last - end
        if before <= 0 and after <= 0:
            break  # the match itself is longer
        if before > after:
            first += 1
        else:
            last -= 1
    return first, last


def _passage(field: Field, text: str, words: Words, window: _Window) -> Passage:
    """The window with what stands between its words, and the marks and quotes around the sentences it holds whole."""
    starts_sentence = window.start in words.sentences
    ends_sentence = window.end == len(words) or window.end in words.sentences
    previous = words.ends[window.start - 1] if window.start else 0
    following = words.starts[window.end] if window.end < len(words) else len(text)
    start, end = words.starts[window.start], words.ends[window.end - 1]
    if starts_sentence:
        start -= len(_last_token(text[previous:start]))
    if ends_sentence:
        end += len(_first_token(text[end:following]))
    marks = sorted((words.starts[first] - start, words.ends[last - 1] - start) for first, last in window.marks)
    return Passage(
        field=field,
        text=on_one_line(text[start:end]),
        highlights=_joined(marks),
        start=start,
        cut_before=not starts_sentence,
        cut_after=not ends_sentence,
    )


def _first_token(between: str) -> str:
    """What follows a word without a space: a full stop, a closing quote."""
    return "" if not between or between[0].isspace() else between.split(maxsplit=1)[0]


def _last_token(between: str) -> str:
    """What precedes a word without a space: an opening quote or bracket."""
    return "" if not between or between[-1].isspace() else between.rsplit(maxsplit=1)[-1]


def on_one_line(text: str) -> str:
    """White space as spaces, one for one, so that offsets hold."""
    return SPACE.sub(" ", text)


def _joined(marks: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges that overlap as one."""
    joined: list[Range] = []
    for start, end in marks:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
