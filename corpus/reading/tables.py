"""Tables of articles, a row each: CSV and its kin, told apart by their first line.

A row becomes a JSON object under the names of its columns, and is read like one. The file is never held: a state machine
over its bytes finds where rows end, so line breaks in quoted fields stay, and a field of many gigabytes costs no memory.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from corpus.errors import ReadingFault
from corpus.reading.charset import decode, detected
from corpus.reading.names import did_you_mean, field_of
from corpus.reading.splitting import Piece, over, with_head

# So many bytes show which mark parts the columns, and how quotation marks are escaped.
_SNIFFED: Final = 64 * 1024
_DELIMITERS: Final = ("\t", ",", ";", "|")
# Excel writes this line before the header where the mark is not the one of the country.
_SEP_LINE: Final = re.compile(r'\A"?sep=(.)"?\r?\n')
_MARKS: Final = re.compile(rb"[\t,;|]|sep=")
_LONGEST_HEADER: Final = 16 * 1024  # bytes
_LONGEST_NAME: Final = 80  # code points of the name of a column; longer ones are text
_MOST_COLUMNS: Final = 2_000  # more are measurements, not articles


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one file writes its rows; ``skipped`` lines stand before the header."""

    delimiter: str
    escaped: bool  # a backslash takes the next character with it
    encoding: str | None  # of what is not UTF-8
    columns: tuple[str, ...]
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    """The bytes of a row without its line break; ``too_large`` and ``unclosed`` say why there are none or too many."""

    data: bytes = b""
    too_large: bool = False
    unclosed: bool = False


def is_table(head: bytes) -> bool:
    """Whether a file begins with the names of columns of which one is the title or text of an article, and one more is known."""
    line = head.lstrip(b"\xef\xbb\xbf\r\n").partition(b"\n")[0]
    if len(line) > _LONGEST_HEADER or _MARKS.search(line) is None:
        return False
    dialect = sniff(head)
    known = Counter(field_of(name) for name in dialect.columns)
    known.pop(None, None)
    return len(known) > 1 and ("title" in known or "body" in known)


def columns_of(head: bytes) -> tuple[str, ...]:
    """The names in the header of the file that begins so."""
    return sniff(head).columns


def rows(chunks: Iterable[bytes], limit: int) -> Iterator[Piece]:
    """A piece for each row below the header, a JSON object; ``place`` counts rows, and blank ones are none.

    A row with more or fewer columns than the header is a fault: its quotation marks are broken, or its line breaks.
    """
    head, chunks = with_head(chunks, _SNIFFED)
    dialect = sniff(head)
    place = -dialect.skipped
    for row in _rows(chunks, dialect, limit):
        if not row.data.strip() and not row.too_large:
            continue
        if place > 0:
            yield _piece(row, place, dialect, limit)
        elif row.unclosed or row.too_large:
            yield Piece(None, fault=ReadingFault.BROKEN_RECORD, detail="the header does not end")
        place += 1


def sniff(head: bytes) -> Dialect:
    """The dialect of a file that begins with ``head``: the mark that gives the header the most columns, all with names."""
    encoding = None if _is_utf8(head) else detected(head)
    text = decode(head, declared=encoding).removeprefix("\ufeff").lstrip("\r\n")
    stated = _SEP_LINE.match(text)
    text = text[stated.end() :] if stated else text
    escaped = '\\"' in text and '""' not in text.replace(',""', "").replace('\t""', "")
    found = [
        Dialect(mark, escaped, encoding, _header(text, mark, escaped=escaped), skipped=1 if stated else 0)
        for mark in ([stated[1]] if stated and stated[1].isascii() else _DELIMITERS)
    ]
    return max(found, key=lambda dialect: len(dialect.columns))


def _header(text: str, delimiter: str, *, escaped: bool) -> tuple[str, ...]:
    """The names of the columns, each once; empty where the first line is none of names."""
    dialect = Dialect(delimiter, escaped, None, ())
    row = next(_rows([text.encode("utf-8", "replace")], dialect, _SNIFFED), _Row())
    names = [" ".join(name.split()) for name in _fields(row.data.decode("utf-8", "replace"), dialect)]
    if len(names) > _MOST_COLUMNS or max(map(len, names)) > _LONGEST_NAME or not any(names):
        return ()
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(f"{name} ({seen[name]})" if seen[name] > 1 and name else name)
    return tuple(unique)


def _piece(row: _Row, place: int, dialect: Dialect, limit: int) -> Piece:
    if row.too_large:
        return Piece(place, fault=ReadingFault.TOO_LARGE, detail=over(limit))
    if row.unclosed:
        detail = f'a quotation mark (") that is never closed takes in the {row.data.count(10) + 1:,} lines to the end'
        return Piece(place, fault=ReadingFault.BROKEN_RECORD, detail=detail)
    fields = _fields(decode(row.data, declared=dialect.encoding), dialect)
    while len(fields) > len(dialect.columns) and not fields[-1].strip():
        fields.pop()
    if len(fields) != len(dialect.columns):
        detail = f"{len(fields)} columns, but {len(dialect.columns)} in the header"
        return Piece(place, fault=ReadingFault.BROKEN_RECORD, detail=detail)
    pairs = zip(dialect.columns, fields, strict=True)
    stated = {name: field for name, field in pairs if name and field.strip()}
    return Piece(place, json.dumps(stated, ensure_ascii=False).encode("utf-8", "replace"))


def _fields(row: str, dialect: Dialect) -> list[str]:
    mark = re.escape(dialect.delimiter)
    within = r'(?:[^"\\]++|""|\\.)*+' if dialect.escaped else r'(?:[^"]++|"")*+'
    pattern = re.compile(rf'(?:"({within})"([^{mark}]*+)|([^{mark}]*+))({mark}|\Z)', re.DOTALL)
    fields: list[str] = []
    start = 0
    row = row.removesuffix("\r")
    while (found := pattern.match(row, start)) is not None:
        quoted, after, bare, end = found.groups()
        if quoted is None:
            fields.append(bare)
        else:
            fields.append(_unescaped(quoted, dialect) + after)
        start = found.end()
        if not end:
            break
    return fields


def _unescaped(quoted: str, dialect: Dialect) -> str:
    text = quoted.replace('""', '"')
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL) if dialect.escaped else text


def _rows(chunks: Iterable[bytes], dialect: Dialect, limit: int) -> Iterator[_Row]:
    """What lies between the line breaks that stand outside quotation marks.

    A quotation mark opens only at the beginning of a field, for elsewhere it is an inch or a slip.
    """
    mark = re.escape(dialect.delimiter.encode())
    outside = re.compile(rb'(?:\A|(?<=\n)|(?<=%b))"|\n' % mark)
    inside = re.compile(rb'\\[\s\S]|""|"' if dialect.escaped else rb'""|"')
    pending = bytearray()
    quoted = too_large = False
    searched = 0
    for chunk in chain(chunks, [b""]):
        is_last = not chunk
        pending += chunk
        start = 0
        while (found := (inside if quoted else outside).search(pending, searched)) is not None:
            if quoted and found.end() == len(pending) and not is_last and len(found[0]) == 1:
                break  # the next chunk may begin with its other half
            searched = found.end()
            if quoted:
                quoted = len(found[0]) > 1
            elif found[0] == b"\n":
                is_over = too_large or searched - start > limit
                yield _Row(too_large=True) if is_over else _Row(bytes(pending[start : searched - 1]))
                too_large = False
                start = searched
            else:
                quoted = True
        else:
            searched = len(pending) - (1 if quoted and dialect.escaped and pending.endswith(b"\\") else 0)
        del pending[:start]
        searched -= start
        if len(pending) > limit:
            too_large = True
            del pending[: searched - 1]  # one byte stays, to tell what the next one stands after
            searched = 1
    if too_large or pending:
        yield _Row(bytes(pending), too_large=too_large, unclosed=quoted)


def _is_utf8(head: bytes) -> bool:
    """Whether a beginning is UTF-8; a character that it cuts does not count."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True


def unknown_columns(columns: Sequence[str], named: dict[str, str]) -> str | None:
    """Why no article can come of a table with these columns, with the remedy; None where one can.

    ``named`` gives a column for a field.
    """
    if not any(columns):
        return "its first line does not name its columns; write there what they are, as in title,published,body"
    listed = f"its columns: {', '.join(filter(None, columns))}"[:400]
    absent = [
        f"no column {name!r} for {field}{did_you_mean(name, columns)}"
        for field, name in named.items()
        if name not in columns
    ]
    if absent:
        return f"{'; '.join(absent)}; {listed}"
    if not {"title", "body"} & ({*map(field_of, columns)} | named.keys()):
        return f"no column is known for a title or text; {listed}; name them with --map title=COLUMN --map body=COLUMN"
    return None
