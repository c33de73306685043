"""What may be printed of a text that others wrote: nothing that turns the line around or steers the terminal.

JSON and exports keep such characters, for they are in the text; what a person reads must not be moved by them.
"""

import re
from typing import Final

# Embeddings, overrides and isolates of direction, which reach beyond their text to the rest of the line, and control
# characters but for the tab and the line break. Marks of direction (U+200E, U+200F, U+061C) move nothing and stay.
_UNPRINTABLE: Final = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
_PLAIN: Final = re.compile(_UNPRINTABLE)
# A change of colour or weight, which rich makes itself.
_STYLED: Final = re.compile(rf"(\x1b\[[\d;]*m)|{_UNPRINTABLE}")


def printable(text: str) -> str:
    r"""``text`` without what steers a terminal.

    >>> printable("Ferry \u202eresumes\x1b[2J")
    'Ferry resumes[2J'
    """
    return _PLAIN.sub("", text)


def printable_in_style(drawn: str) -> str:
    """The same for what was drawn for a terminal: changes of colour and weight stay."""
    return _STYLED.sub(r"\1", drawn)
