"""JSON Lines: every article as ``show --json`` prints it, and why it is in the answer."""

import json
from collections.abc import Iterable
from typing import IO

from search.exporting.exported import Exported
from search.rendering.article import article_object


def write(articles: Iterable[Exported], stream: IO[bytes]) -> None:
    """An object a line, in UTF-8."""
    for each in articles:
        value = {**article_object(each.full), "match": each.match}
        stream.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")
