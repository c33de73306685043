"""What stands among the figures of business reports and market tables, and is taken for names: ``Shr 34 cts``, ``JUN7 UNCH``.

The one idea: these abbreviations are no names wherever they stand, and a figure or a month beside them is none either.
"""

import re
from typing import Final

# Abbreviations of agencies and exchanges: average, cents, dollars, quarter, revenues, share, unchanged, untraded.
ABBREVIATIONS: Final = frozenset(
    "avg bln ct cts dlr dlrs mln mth mths pct qtly qtr revs shr shrs stcks unch untrd vs yr yrs".split()
)
DOLLARS: Final = frozenset(("dlr", "dlrs"))
MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
# A month and a day or year in one: "JUN7", "7-APR".
CODE: Final = re.compile(rf"{MONTH}-?\d{{1,4}}|\d{{1,2}}-{MONTH}", re.IGNORECASE)
# What is no name beside one of these, and alone; "May" and "June" alone may be somebody.
FIGURE: Final = re.compile(r"[\d.,/:%$+-]+|net|(?!may|june)" + MONTH + r"\.?", re.IGNORECASE)
MAYBE: Final = re.compile(rf"{MONTH}\.?", re.IGNORECASE)
FIRM_LAST: Final = frozenset("co corp inc ltd plc".split())


def without_figures(words: list[str]) -> tuple[int, int]:
    """From which to before which of the words of a mark a name may stand; none where all are of a table.

    >>> without_figures("U.S. Dlrs".split()), without_figures("Shr 34".split()), without_figures("Jun Dahl".split())
    ((0, 1), (0, 0), (0, 2))
    """
    if words[-1].rstrip(".").lower() in FIRM_LAST:  # CTS Corp
        return 0, len(words)
    if all(FIGURE.fullmatch(word) or _is_of_table(word) for word in words):
        return 0, 0
    if not any(map(_is_of_table, words)):
        return 0, len(words)
    start, end = 0, len(words)
    while start < end and _is_beside_table(words[start]):
        start += 1
    while start < end and _is_beside_table(words[end - 1]):
        end -= 1
    return start, end


def _is_of_table(word: str) -> bool:
    return all(part.lower() in ABBREVIATIONS for part in word.split("/")) or CODE.fullmatch(word) is not None


def _is_beside_table(word: str) -> bool:
    return _is_of_table(word) or FIGURE.fullmatch(word) is not None or MAYBE.fullmatch(word) is not None
