"""Markdown with front matter, as writers, note books and site generators keep articles: fields, then text without its marks."""

import html
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from corpus.article import Document
from corpus.errors import ReadingError, ReadingFault
from corpus.reading.charset import decode, normalise
from corpus.reading.fields import one_line
from corpus.reading.objects import stated_document
from corpus.reading.record import Record

is_markdown: Final = re.compile(
    rb"---[ \t]*\r?\n(?:#[^\n]*\n)*+[\w-]{1,40}[ \t]*:[^\n]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)"
    rb"|\+\+\+[ \t]*\r?\n[^\n]*=[^\n]*\n(?:[^\n]*\n)*?\+\+\+[ \t]*\r?(?:\n|\Z)"
).match

_YAML: Final = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML: Final = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR: Final = re.compile(r"(\s*)([\w .-]{1,60}?)[ \t]*:(?:[ \t]+(.*)|\s*)\Z")
_ENTRY: Final = re.compile(r"\s*-[ \t]+(.*)\Z")
_REMARK: Final = re.compile(r"\s+#\s.*\Z")

_FENCE: Final = re.compile(r"\s{0,3}(```|~~~)")
_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*\Z")
_UNDERLINE: Final = re.compile(r"\s{0,3}(?:=+|-+)\s*\Z")
_RULE: Final = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})\Z")
_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d{1,4}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE: Final = re.compile(r"\A(?:\s{0,3}>[ \t]?)+")
_TABLE_RULE: Final = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\Z")
_DEFINITION: Final = re.compile(r"\s{0,3}\[(?!\^)[^\[\]]{1,200}\]:\s*\S+")
_NOTE: Final = re.compile(r"\A\s{0,3}\[\^[^\[\]]{1,60}\]:\s*")
_HARD_BREAK: Final = re.compile(r"(?: {2,}|\\)\Z")

_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"!\[[^\[\]]{0,500}\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)|\[[^\[\]]{0,200}\])"), ""),
    (re.compile(r"\[\^[^\[\]]{1,60}\]"), ""),
    (re.compile(r"\[([^\[\]]{0,1000})\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)|\[[^\[\]]{0,200}\])"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]{0,1000}>"), ""),
    (re.compile(r"(?<![\\`])`{1,3}([^`\n]{1,1000})`{1,3}"), r"\1"),
    (re.compile(r"(?<!\\)(\*{1,3})(?=\S)([^*\n]{1,2000})(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w\\])(_{1,3})(?=\S)([^_\n]{1,2000})(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~(?=\S)([^~\n]{1,2000})~~"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!~>|])"), r"\1"),
)


def read_markdown(record: Record) -> Document:
    """The article: what its front matter states, by the names that other records use too, and its text.

    Where no title is stated, the first heading of the first level is it.
    """
    text = normalise(decode(record.data))
    stated, text = _front_matter(text)
    document = stated_document(record, stated)
    lines = list(_lines(_without_comments(text)))
    title = document.title
    heading = next((line for level, line in lines if level == 1), None)
    if heading is not None and (title is None or one_line(title) == heading):
        title = heading
        lines.remove((1, heading))
    body = "\n".join(line for _, line in lines)
    if not title and not body.strip():
        raise ReadingError(record.path, ReadingFault.NO_TEXT, place=record.place)
    return replace(document, title=title, text=body)


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    """The fields before the text, and the text."""
    if found := _TOML.match(text):
        try:
            return {key: _plain(value) for key, value in tomllib.loads(found[1]).items()}, text[found.end() :]
        except (ValueError, RecursionError):  # not TOML, a number of thousands of digits, thousands of brackets
            return {}, text
    if found := _YAML.match(text):
        return _pairs(found[1].split("\n")), text[found.end() :]
    return {}, text


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | list | dict) else str(value)  # a date as it is printed


def _pairs(lines: list[str]) -> dict[str, object]:
    """The fields of front matter in YAML: texts, lists of them, and one level of fields in a field."""
    found: dict[str, object] = {}
    key, inner = "", ""
    for line in lines:
        entry, pair = _ENTRY.match(line), _PAIR.match(line)
        value = found.get(key)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if entry and key:
            found[key] = [*(value if isinstance(value, list) else []), _value(entry[1])]
        elif pair and not pair[1]:
            key, inner = pair[2], (pair[3] or "").strip()
            found[key] = "" if inner in _BLOCKS else _value(inner)
        elif key and line[:1].isspace() and isinstance(value, str) and inner in _BLOCKS:
            found[key] = f"{value}{'' if not value else chr(10) if inner[0] == '|' else ' '}{line.strip()}"
        elif pair and key and not inner:
            found[key] = {**(value if isinstance(value, dict) else {}), pair[2]: _value(pair[3] or "")}
        elif key and line[:1].isspace() and isinstance(value, str):
            found[key] = f"{value} {line.strip()}"
    return found


_BLOCKS: Final = frozenset({"|", ">", "|-", ">-", "|+", ">+"})


def _value(text: str) -> object:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_value(part) for part in text[1:-1].split(",") if part.strip()]
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return _REMARK.sub("", text)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs, list items and headings without their marks, a line each, with the level of a heading, else 0."""
    paragraph: list[str] = []

    def ended(level: int = 0) -> Iterator[tuple[int, str]]:
        for part in "".join(paragraph).split("\n"):
            if line := _unmarked(part):
                yield level, line
        paragraph.clear()

    for line, is_code in _code_and_text(text):
        bare = line if is_code else _NOTE.sub("", _QUOTE.sub("", line))
        heading = None if is_code else _HEADING.match(bare)
        if is_code or heading or not bare.strip():
            yield from ended()
            title = bare.rstrip() if is_code else _unmarked(heading[2]) if heading else ""
            yield from [(len(heading[1]) if heading else 0, title)] if title else []
        elif paragraph and _UNDERLINE.match(bare):
            yield from ended(1 if "=" in bare else 2)
        elif any(mark.match(bare) for mark in (_RULE, _TABLE_RULE, _DEFINITION)):
            yield from ended()
        else:
            item = _ITEM.match(bare)
            if item or bare.lstrip().startswith("|"):
                yield from ended()
            breaks = _HARD_BREAK.search(bare)
            bare = bare[item.end() if item else 0 : breaks.start() if breaks else None]
            paragraph += [bare.strip(), "\n" if breaks else " "]
    yield from ended()


def _code_and_text(text: str) -> Iterator[tuple[str, bool]]:
    """The lines, each with whether it stands between fences; the fences come as blank lines."""
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
            yield "", False
        else:
            yield line, bool(fence)


def _without_comments(text: str) -> str:
    before, end, after = text.rpartition("-->")  # where none ends any more, none is looked for
    return f"{_COMMENT.sub('', before + end)}{after}"


def _unmarked(text: str) -> str:
    for mark, instead in _MARKS:
        text = mark.sub(instead, text)
    return " ".join(html.unescape(text).strip("| ").split())
