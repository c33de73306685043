"""Text that a page prints twice: a pull quote counts once, where it first stands or where the story holds it.

Two shapes: a block of lines that stood before, and a line all of whose sentences stand in longer paragraphs. Taking
repeats out makes no new ones.
"""

import re
from collections.abc import Sequence
from typing import Final

from corpus.cleaning.furniture import plain

# Shorter lines recur by nature: "Yes.", a speaker's name, a subheading.
_SHORTEST: Final = 60  # code points of ``plain`` text
_SHORTEST_SENTENCE: Final = 30
# A pull quote has at most so many sentences; and longer lines are paragraphs, which are not printed as one.
_MOST_SENTENCES: Final = 4
_LONGEST_QUOTE: Final = 500

_SENTENCE_BREAK: Final = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+")


def repeated(lines: Sequence[str]) -> set[int]:
    """The places of the lines that repeat others.

    >>> quote = "“We shall go on building the bridge, whatever the river thinks of it, until it stands.”"
    >>> sorted(repeated(["The mayor,", quote, "in May", "Then he left.", "The mayor,", quote, "in May", "Work began."]))
    [4, 5, 6]
    """
    keys = [plain(line) for line in lines]
    return _blocks(keys) | _quotes(lines, keys)


def _blocks(keys: Sequence[str]) -> set[int]:
    """Long lines that stood before, each with the short lines about it that stood about it before too."""
    first: dict[str, int] = {}
    found: set[int] = set()
    for here, key in enumerate(keys):
        if len(key) < _SHORTEST:
            continue
        before = first.setdefault(key, here)
        if before == here:
            continue
        found.add(here)
        for step in (-1, 1):
            distance = step
            while _stood_together(keys, before + distance, here + distance, before, here):
                found.add(here + distance)
                distance += step
    return found


def _stood_together(keys: Sequence[str], earlier: int, later: int, before: int, here: int) -> bool:
    """Whether the lines ``earlier`` and ``later`` are one text, short, and between neither repeat and its original."""
    within = 0 <= earlier < here and before < later < len(keys) and earlier != here and later != before
    return within and keys[earlier] == keys[later] and len(keys[later]) < _SHORTEST


def _quotes(lines: Sequence[str], keys: Sequence[str]) -> set[int]:
    """Lines whose every sentence stands in a longer line."""
    sentences = [[plain(sentence) for sentence in _SENTENCE_BREAK.split(line)] for line in lines]
    longest: dict[str, int] = {}
    for key, parts in zip(keys, sentences, strict=True):
        if len(parts) > 1:
            for part in parts:
                longest[part] = max(longest.get(part, 0), len(key))
    return {
        place
        for place, (key, parts) in enumerate(zip(keys, sentences, strict=True))
        if _SHORTEST <= len(key) <= _LONGEST_QUOTE
        and len(parts) <= _MOST_SENTENCES
        and all(len(part) >= _SHORTEST_SENTENCE and longest.get(part, 0) > len(key) for part in parts)
    }
