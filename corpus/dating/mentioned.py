"""The dates an article speaks of, with their places in its title and body.

One idea: a date that is written out is believed from the text alone; one that points ("yesterday", "April 6") only
from a published day that is known, and where there is none it is not listed rather than guessed.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from corpus.article import Dating, Field, Kind, MentionedDate
from corpus.dates import DateInterval, Precision
from corpus.dating.calendar import day_of, find_named
from corpus.dating.forms import WrittenDate, find_written, settle


def find_mentioned(title: str, body: str, *, language: str, published: Dating | None) -> tuple[MentionedDate, ...]:
    """The dates in ``title``, then those in ``body``, in their order and without overlaps.

    ``language`` is the article's tag. Relative words and days without a year are read from ``published`` when it is one
    certain day, stated or inferred. A day and month that may be exchanged are the period that holds both readings.
    """
    primary = language.casefold().replace("_", "-").partition("-")[0]
    written_on = _known_day(published)
    texts = ((Field.TITLE, title), (Field.BODY, body))
    written = [tuple(find_written(text, language=primary)) for _field, text in texts]
    settled = iter(settle([found for of_text in written for found in of_text], language=language))
    mentions: list[MentionedDate] = []
    for (field, text), of_text in zip(texts, written, strict=True):
        dated = list(_with_values((next(settled) for _ in of_text), written_on))
        named = [
            (found.start, found.end, found.interval)
            for found in find_named(text, language=primary, written_on=written_on)
        ]
        spans = _without_overlaps(dated, named, of_text)
        mentions += (MentionedDate(field, start, end, text[start:end], interval) for start, end, interval in spans)
    return tuple(mentions)


_Span = tuple[int, int, DateInterval]


def _known_day(published: Dating | None) -> date | None:
    """The one day that ``published`` is, None where it is not known to the day."""
    if published is None or published.kind not in {Kind.STATED, Kind.INFERRED} or published.alternatives:
        return None
    interval = published.interval
    fine = interval.precision in {Precision.SECOND, Precision.MINUTE, Precision.DAY}
    return interval.earliest.date() if fine and interval.earliest is not None else None


def _with_values(written: Iterator[WrittenDate], written_on: date | None) -> Iterator[_Span]:
    for found in written:
        if found.readings:
            yield found.start, found.end, found.interval
        elif found.month_day is not None and written_on is not None:
            day = day_of(*found.month_day, written_on)
            if day is not None:
                yield found.start, found.end, day


def _without_overlaps(dated: Sequence[_Span], named: Sequence[_Span], written: Sequence[WrittenDate]) -> list[_Span]:
    """Both kinds in order; a word inside a written date, one without a value too, says nothing of its own."""
    kept = list(dated)
    blocks = iter(written)
    block = next(blocks, None)
    for span in named:
        while block is not None and block.end <= span[0]:
            block = next(blocks, None)
        if block is None or span[1] <= block.start:
            kept.append(span)
    return sorted(kept, key=lambda span: span[0])
