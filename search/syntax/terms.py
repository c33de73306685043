"""One chunk of a query to a term: a word, exact or not, a fuzzy word, a wildcard, or everything.

What other tools would read into a chunk is refused here, so that nothing is silently taken for a plain word.
"""

import re
from typing import Final

from corpus.words import is_plain_word, split, words_of
from search.errors import QueryError, QueryFault, excerpt
from search.fields import FIELDS, DateField
from search.query import OPERATORS, Everything, Fuzzy, Wildcard, Word
from search.syntax.foreign import refuse_foreign_term

Term = Word | Fuzzy | Wildcard | Everything

FIELD: Final = re.compile(r"([^\W\d_]+):(?!//)")
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_COMPARED_FIELD: Final = r"([a-z]+)([<>].+)"
_WILDCARDS: Final = re.compile(r"[*?]+")
_SINGLE_QUOTED: Final = re.compile(r"['‘][^'’()]*['’](?=[\s)]|\Z)")

_DASHES: Final = "‐‑‒–—―−"
_STRAY_MARKS: Final = frozenset("[]{}^+|&!")

# The marks of the language as keyboards for Chinese, Japanese and Korean write them, to the plain ones.
_WIDE_MARKS: Final[dict[int, str]] = {ord(mark) + 0xFEE0: mark for mark in "()[]{}^+|&!:*?~=<>"}

_WIDE_PARENTHESES: Final = "（）"

_NO_ESCAPE: Final = "there is no escape character; inside quotes every mark but the quote is plain text"


def read_term(text: str, start: int, end: int) -> Term:
    """The term that the chunk ``text[start:end]`` is; QueryError where it is none."""
    chunk, span = text[start:end], (start, end)
    if is_plain_word(chunk):  # nothing in it to refuse, as in most queries
        return Word(chunk, span=span)
    if chunk == "*":
        return Everything(span=span)
    _refuse_quoting_and_ranges(text, start, end)
    if _ADDRESS.match(chunk):
        return _address(text, start, end)
    refuse_foreign_term(text, start, end)
    if chunk[0] == "=":
        return _exact(text, start, end)
    if "~" in chunk:
        return _fuzzy(text, start, end)
    if _WILDCARDS.search(chunk):
        return _wildcard(text, start, end)
    refuse_stray_marks(text, start, end)
    return Word(chunk, span=span)


def refuse_stray_marks(text: str, start: int, end: int) -> None:
    """Raise QueryError where the chunk has no word, or a mark outside its words that means something elsewhere."""
    chunk = text[start:end]
    words = split(chunk)
    inside = {at for first, last in zip(words.starts, words.ends, strict=True) for at in range(first, last)}
    for at, character in enumerate(chunk):
        if at not in inside and (character in _STRAY_MARKS or ord(character) in _WIDE_MARKS):
            message, suggestion = _stray_mark(character, chunk)
            if character in _WIDE_PARENTHESES:  # the other of the two is elsewhere
                suggestion = text.translate(_WIDE_MARKS)
            raise QueryError(QueryFault.STRAY_MARK, text, (start + at, start + at + 1), message, suggestion)
    if not words.folded or chunk[0] == ":":
        raise QueryError(QueryFault.NO_WORD, text, (start, end), _no_word(chunk))


def is_one_word(text: str) -> bool:
    """Whether the text is a single word from its first character to its last."""
    if is_plain_word(text):
        return True
    words = split(text)
    return len(words.folded) == 1 and words.starts[0] == 0 and words.ends[0] == len(text)


def _no_word(chunk: str) -> str:
    if set(chunk) <= {"-", *_DASHES}:
        return "a dash on its own means nothing; for NOT it stands directly before its word"
    if chunk[0] == ":":
        return "a colon belongs directly between a field and its value, without spaces"
    return f"there is nothing to look for in '{excerpt(chunk)}': it has no letter or digit"


def _stray_mark(mark: str, chunk: str) -> tuple[str, str | None]:
    """What is wrong with a mark, and what to write instead."""
    parts = [part for part in chunk.split(mark) if part]
    is_clean = all(map(is_one_word, parts))
    match mark:
        case _ if ord(mark) in _WIDE_MARKS:
            plain = chunk.translate(_WIDE_MARKS)
            return f"'{mark}' is not '{_WIDE_MARKS[ord(mark)]}': only the narrow form is read", plain
        case "|":
            return "'|' means nothing here; alternatives are joined with OR", (
                f"({' OR '.join(parts)})" if is_clean and len(parts) > 1 else "OR"
            )
        case "&":
            return "'&' means nothing here; words side by side must all be there", (
                f"({' AND '.join(parts)})" if is_clean and len(parts) > 1 else "AND"
            )
        case "+":
            return "'+' means nothing here; words side by side must all be there", (
                " ".join(parts) if is_clean and parts else None
            )
        case "^":
            return "'^' means nothing here; no word counts more than another", parts[0] if is_clean and parts else None
        case "!" if chunk.startswith("!") and is_clean and len(parts) == 1:
            return "'!' means nothing here; to leave a word out write NOT", f"NOT {parts[0]}"
        case "!" if chunk.endswith("!") and is_clean and len(parts) == 1:
            return "'!' means nothing here; for any ending write *", f"{parts[0]}*, or {parts[0]}"
        case "!":
            return "'!' means nothing here; to leave a word out write NOT", None
        case _:
            return f"'{mark}' means nothing here; groups stand in ( ), ranges are written published:2023..2024", None


def _refuse_quoting_and_ranges(text: str, start: int, end: int) -> None:
    chunk, span = text[start:end], (start, end)
    quoted = _SINGLE_QUOTED.match(text, start)
    if quoted is not None:
        raise QueryError(
            QueryFault.SINGLE_QUOTES,
            text,
            quoted.span(),
            "single quotes do not make a phrase; double quotes do",
            f'"{quoted[0][1:-1]}"',
        )
    if "\\" in chunk:
        at = start + chunk.index("\\")
        raise QueryError(QueryFault.STRAY_MARK, text, (at, at + 1), _NO_ESCAPE)
    if chunk[0] in _DASHES and len(chunk) > 1:
        raise QueryError(
            QueryFault.STRAY_MARK, text, (start, start + 1), "this dash is not the one that means NOT", f"-{chunk[1:]}"
        )
    if _ADDRESS.match(chunk) is None and (".." in chunk or "<" in chunk or ">" in chunk):
        raise QueryError(
            QueryFault.RANGE_WITHOUT_FIELD,
            text,
            span,
            "ranges and comparisons stand directly behind a date field",
            _dated(chunk),
        )


def _dated(chunk: str) -> str | None:
    from search.syntax.period_parsing import parse_period  # noqa: PLC0415 - dates are a third of the grammar

    field, comparison = "published", chunk
    if (found := re.fullmatch(_COMPARED_FIELD, chunk)) and found[1] in set(DateField):
        field, comparison = found.groups()
    try:
        _, end = parse_period(comparison, 0)
    except QueryError:
        return None
    return f"{field}:{comparison}" if end == len(comparison) else None


def _address(text: str, start: int, end: int) -> Word:
    chunk = text[start:end]
    if "*" in chunk:
        raise QueryError(
            QueryFault.BAD_WILDCARD, text, (start, end), "an address takes no wildcard; url: finds all pages below one"
        )
    try:
        refuse_stray_marks(text, start, end)
    except QueryError as error:
        raise QueryError(
            error.kind, text, error.span, "this address would be cut to pieces here", f'url:"{chunk}"'
        ) from None
    return Word(chunk, span=(start, end))


def _exact(text: str, start: int, end: int) -> Word:
    chunk, span = text[start:end], (start, end)
    word = chunk[1:]
    field = FIELD.match(word)
    if not word:
        raise QueryError(QueryFault.BAD_EXACT, text, span, "'=' stands directly before the one word it makes exact")
    if field is not None and field[1] in FIELDS:
        raise QueryError(
            QueryFault.BAD_EXACT, text, span, "'=' stands behind the field", f"{field[0]}={word[field.end() :]}"
        )
    if word[0] == "=" or _WILDCARDS.search(word) or "~" in word:
        reason = "'=' stands before a plain word; a wildcard or a fuzzy word cannot be exact"
        raise QueryError(QueryFault.BAD_EXACT, text, span, reason, word.lstrip("=") or None)
    refuse_stray_marks(text, start + 1, end)
    return Word(word, exact=True, span=span)


def _fuzzy(text: str, start: int, end: int) -> Fuzzy:
    chunk, span = text[start:end], (start, end)
    word, _, distance = chunk.partition("~")
    if not word:
        raise QueryError(
            QueryFault.BAD_FUZZY,
            text,
            span,
            "'~' stands directly behind the word it makes fuzzy",
            f"{distance}~" if distance.isalpha() else None,
        )
    if not is_one_word(word):
        raise QueryError(
            QueryFault.BAD_FUZZY, text, span, f"'~' makes one plain word fuzzy, and '{excerpt(word)}' is not one"
        )
    if distance not in {"", "1", "2"}:
        suggestion: str | None
        if distance.isdecimal():
            reason, suggestion = "a fuzzy word allows 1 or 2 edits", f"{word}~{min(max(1, int(distance[:3])), 2)}"
        else:
            is_share = distance.replace(".", "", 1).isdecimal()
            reason, suggestion = (
                "'~' stands at the end of a word, alone or with 1 or 2",
                f"{word}~" if is_share else None,
            )
        raise QueryError(QueryFault.BAD_FUZZY, text, span, reason, suggestion)
    return Fuzzy(word, int(distance or 1), span=span)


def _wildcard(text: str, start: int, end: int) -> Wildcard:
    chunk, span = text[start:end], (start, end)
    pieces = [piece for piece in _WILDCARDS.split(chunk) if piece]
    if not pieces:
        raise QueryError(
            QueryFault.BAD_WILDCARD, text, span, "a wildcard needs at least one letter; * alone is every article", "*"
        )
    # 1,234 is stored as 1234: no pattern with a separator could ever fit.
    is_number = bool(set(chunk) & set(",."))
    if not all(map(is_one_word, pieces)) or is_number:
        parts = [part for part in re.split(r"[^\w*?]+", chunk) if part]
        can_split = len(parts) == 2 and all(map(_is_clean_pattern, parts)) and not is_number
        suggestion = " pre/1 ".join(parts) if can_split else None
        raise QueryError(
            QueryFault.BAD_WILDCARD,
            text,
            span,
            f"a wildcard stands in one word, and '{excerpt(chunk)}' is more",
            suggestion,
        )
    return Wildcard(chunk, span=span)


def _is_clean_pattern(part: str) -> bool:
    return bool(words_of(part)) and part not in OPERATORS
