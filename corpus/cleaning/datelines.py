"""Lines that say nothing but when an article was published or updated, whatever labels, clocks and names are about it."""

import re
from dataclasses import dataclass
from typing import Final

from corpus.cleaning.bylines import byline_names
from corpus.dating.forms import find_written
from corpus.dating.labels import label_use
from corpus.dating.months import is_weekday

_LONGEST_LINE: Final = 160  # code points


@dataclass(frozen=True, slots=True)
class Dated:
    """A line that says nothing but a date: ``labelled`` says whose, ``names`` are those of a byline beside it."""

    labelled: bool
    names: tuple[str, ...]


_PART: Final = re.compile(r"[|•·,;()/]+|\s[–—-]\s")
_CLOCK: Final = re.compile(
    r"""(?:(?:at|um|à|a\ las|às|alle|ore|kl|klo|в|о|saat)\.?\s*)?\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*
    (?:uhr|hrs?|h|(?-i:[A-Z]{1,5})|\w{3,12}\ time)?
    | (?:\d{1,2}月\d{1,2}日\s*)?\d{1,2}時\d{1,2}分\s*(?:更新|公開|配信|掲載)?""",
    re.IGNORECASE | re.VERBOSE,
)
_ZONE: Final = re.compile(
    r"(?-i:[A-Z]{1,5})|(?:UTC|GMT)?[+-]\d\d?:?\d{0,2}|[ap]\.?m\.?|uhr|\w{3,12} time", re.IGNORECASE
)


def dated(line: str) -> Dated | None:
    """What a date line says beside its date; None for a line that says anything else."""
    if len(line) > _LONGEST_LINE or not any(map(str.isdigit, line)):
        return None
    dates = list(find_written(line, language=None))
    if not dates:
        is_labelled = all(_is_labelled_clock(part.strip()) for part in _PART.split(line))
        return Dated(labelled=True, names=()) if is_labelled else None
    gaps = zip([0, *(date.end for date in dates)], [*(date.start for date in dates), len(line)], strict=True)
    parts = (part.strip(" .:\xa0") for end, start in gaps for part in _PART.split(line[end:start]))
    labelled = False
    names: tuple[str, ...] = ()
    for part in filter(None, parts):
        if label_use(part) is not None:
            labelled = True
        elif found := byline_names(part):
            names = found
        elif not (is_weekday(part) or _CLOCK.fullmatch(part) or _ZONE.fullmatch(part)):
            return None
    return Dated(labelled, names) if labelled or any(date.is_full for date in dates) else None


def _is_labelled_clock(text: str) -> bool:
    """Whether ``text`` is a label and a time of day: "Updated at 8:30 a.m. ET"."""
    start = next((place for place, character in enumerate(text) if character.isdigit()), len(text))
    return label_use(text[:start]) is not None and _CLOCK.fullmatch(text, start) is not None
