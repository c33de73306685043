"""The lines of a text as its author meant them: where text is wrapped at a width, its paragraphs are whole again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

# Text is wrapped when it has paragraphs of several lines, and nearly all lines but their last reach the margin.
_WIDTHS: Final = range(40, 101)  # characters; shorter lines are verse or a list, longer ones are paragraphs
_FEWEST_LINES: Final = 5
_FULL_LINE: Final = 0.7  # of the widest: words long enough to leave more empty are few
_FULL_LINES: Final = 0.85  # of the lines that are not the last of their paragraph

_INDENTS: Final = ("  ", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a text, ``raw[start:end]`` without the blanks about it; ``text`` is the same with no line break."""

    start: int
    end: int
    text: str


def rows_of(raw: str) -> tuple[Row, ...]:
    """The lines of ``raw`` that are not blank; of wrapped text, its paragraphs, which blank lines or indents part.

    Text without either is never taken for wrapped; so the joined texts of rows, a line each, are rows again.
    """
    paragraphs = list(_paragraphs(raw))
    if _is_wrapped(paragraphs):
        return tuple(_joined(lines) for lines in paragraphs)
    return tuple(line for lines in paragraphs for line in lines)


def _paragraphs(raw: str) -> Iterator[list[Row]]:
    """The lines in groups, as blank lines and indents part them."""
    start = 0
    lines: list[Row] = []
    for line in raw.split("\n"):
        text = line.strip()
        if lines and (not text or line.startswith(_INDENTS)):
            yield lines
            lines = []
        if text:
            begin = start + line.index(text[0])
            lines.append(Row(begin, begin + len(text), text))
        start += len(line) + 1
    if lines:
        yield lines


def _is_wrapped(paragraphs: Sequence[Sequence[Row]]) -> bool:
    inner = [len(line.text) for lines in paragraphs for line in lines[:-1]]
    if len(paragraphs) < 2 or len(inner) < _FEWEST_LINES:
        return False
    width = max(len(line.text) for lines in paragraphs if len(lines) > 1 for line in lines)
    return width in _WIDTHS and sum(length >= _FULL_LINE * width for length in inner) >= _FULL_LINES * len(inner)


def _joined(lines: Sequence[Row]) -> Row:
    return Row(lines[0].start, lines[-1].end, " ".join(line.text for line in lines))
