"""What the objects and rows of every kind of result share.

Objects are documented, stable, one a line, with offsets in code points. Rows are tab-separated: a header, then one line a
result, the same whatever the terminal.
"""

from typing import Any

from search.rendering.printable import printable

Object = dict[str, Any]
Row = tuple[str, ...]


def line(row: Row) -> str:
    """The row with tabs between its values; white space inside a value becomes a single space, and nothing turns the line."""
    return printable("\t".join(" ".join(value.split()) for value in row))
