"""The text of markup by its marks alone: for pages that are no pages, so large or so deep that a tree of them costs too much.

One pass, no tree, so its time and memory are those of the markup's length, whatever is in it and however it is nested.
"""

import html
import re
from collections.abc import Iterator
from typing import Final

BLOCKS: Final = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol"
    " p pre section table tr ul".split()
)
"""Elements that begin a line and end one."""

UNSEEN: Final = ("script", "style", "template", "noscript")
"""Elements whose text nobody reads."""

# A comment or a tag, of which group 1 is the slash and group 2 the name. A ">" in an attribute ends it too early, which
# leaves some of the attribute in the text; to look for the quotation mark that closes it might read on to the end each time.
_MARK: Final = re.compile(r"<!--.*?(?:-->|\Z)|<(/?)([a-z][a-z\d]*+)[^<>]*+>?|<[!?][^<>]*+>?", re.IGNORECASE | re.DOTALL)
_ENDS: Final = {name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in UNSEEN}
_SPACE: Final = re.compile(r"\s+")


def stripped(markup: str) -> str:
    r"""The text of ``markup``, a line a block, without scripts, styles and what else is not seen.

    >>> stripped("<script>x < y</script><p>One <b>fine</b>\nday.<p>Two &amp; three.<style>")
    'One fine day.\nTwo & three.'
    """
    lines = (_SPACE.sub(" ", html.unescape(line)).strip() for line in "".join(_parts(markup)).split("\0"))
    return "\n".join(filter(None, lines))


def _parts(markup: str) -> Iterator[str]:
    """Text as it stands, and a NUL, which no page can show, wherever a line begins or ends."""
    at = 0
    while (mark := _MARK.search(markup, at)) is not None:
        yield markup[at : mark.start()].replace("\0", " ")
        at = mark.end()
        name = (mark[2] or "").lower()
        if name in BLOCKS:
            yield "\0"
        elif name in _ENDS and not mark[1]:
            end = _ENDS[name].search(markup, at)
            at = len(markup) if end is None else end.start()
    yield markup[at:].replace("\0", " ")
