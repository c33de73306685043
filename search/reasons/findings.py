"""What an article holds of one clause: how often and in which words it matches, or how near it comes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.article import Dating, StoredArticle, Text
from corpus.wording import plural
from search.facts import dating_of, fact
from search.places import contains_run, count_apart, holds, texts_of
from search.query import EntityClause, Fuzzy, Unit
from search.reasons.clauses import Clause, ClauseKind, within_field
from search.reasons.nearness import (
    inflected,
    longest_part,
    near_words,
    parts_asked_for,
    similar_names,
    smallest_distance,
    words_found,
)
from search.resolved import (
    BOTH_FIELDS,
    AllOf,
    Alternatives,
    AnyOf,
    Dated,
    Mentioning,
    Nearby,
    NoneOf,
    Place,
    Repeated,
    Term,
)
from search.resolved import Sequence as WordSequence
from search.resolving import Known

# Words or spellings listed of one clause.
MOST_LISTED: Final = 5

_NOT_FOUND: Final = "not found"
_UNITS: Final = {Unit.SENTENCE: "sentence", Unit.PARAGRAPH: "paragraph"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for a clause, ``text`` in one line; empty where the parts say all.

    ``matches`` counts those that do not overlap, as ATLEAST does; None for what is not looked for in the text.
    ``distance`` of a proximity is the smallest at which its operands stand, in words, whatever its reach; None where they
    share no field, or not in the order asked for, and for all other clauses. ``near`` is what is like the clause where nothing matches.
    ``dating`` is the date that was judged.
    """

    text: str = ""
    matches: int | None = None
    distance: int | None = None
    near: tuple[str, ...] = ()
    dating: Dating | None = None


def finding(clause: Clause, stored: StoredArticle, known: Known) -> Finding:
    """What the article holds of the clause by itself."""
    texts = texts_of(stored)
    match clause.resolved:
        case AllOf() | AnyOf() | NoneOf():
            return Finding()
        case Term() as term:
            return _term(clause, term, texts, known)
        case WordSequence() as phrase:
            return _phrase(phrase, texts, known)
        case Mentioning() as mentioning:
            return _mentioning(clause, mentioning, stored, known)
        case Nearby() as near:
            return _nearby(near, texts)
        case Alternatives() as place:
            return Finding(matches=_count(place, texts))
        case Repeated(least, of):
            matches = _count(of, texts)
            return Finding(f"{matches:,} of {least:,}", matches)
        case Dated() as dated:
            return Finding(fact(dated, stored), dating=dating_of(dated, stored.annotated.article))
        case _ as asked:
            return Finding(fact(asked, stored))


def _count(place: Place, texts: Iterable[Text]) -> int:
    return sum(count_apart(place, text) for text in texts)


def _term(clause: Clause, term: Term, texts: Sequence[Text], known: Known) -> Finding:
    matches = _count(term, texts)
    if matches:
        return Finding(_times(matches, words_found(term, texts)), matches)
    elsewhere = _elsewhere(term, texts)
    if elsewhere:
        return Finding(elsewhere, matches)
    if clause.kind is ClauseKind.WILDCARD:  # the words that fit it are none that was typed
        return Finding(_NOT_FOUND, matches)
    typed = within_field(clause.typed)
    edits = typed.distance if isinstance(typed, Fuzzy) else 0
    near = near_words(term.words[0], texts, known.vocabulary, edits=edits)
    return Finding(f"{_NOT_FOUND}; alike: {_quoted(near)}" if near else _NOT_FOUND, matches, near=near)


def _phrase(phrase: WordSequence, texts: Sequence[Text], known: Known) -> Finding:
    matches = _count(phrase, texts)
    if matches:
        return Finding(plural(matches, "time"), matches)
    elsewhere = _elsewhere(phrase, texts)
    if elsewhere:
        return Finding(elsewhere, matches)
    searched = [text for text in texts if text.field in phrase.fields]
    near = inflected(phrase.words, searched, known.vocabulary)
    if near:
        return Finding(f"{_NOT_FOUND}; with other forms: {_quoted(near)}", matches, near=near)
    part = longest_part(phrase.words, searched)
    if not part:
        return Finding("none of its words is found", matches)
    near = (" ".join(part),)
    return Finding(f"longest part found: {_quoted(near)}", matches, near=near)


def _elsewhere(place: Term | WordSequence, texts: Iterable[Text]) -> str:
    """In which field the place matches that it is not looked for in; empty for none."""
    anywhere = replace(place, fields=BOTH_FIELDS)
    fields = [text.field for text in texts if text.field not in place.fields and holds(anywhere, text)]
    return f"only in the {fields[0]}" if fields else ""


def _mentioning(clause: Clause, mentioning: Mentioning, stored: StoredArticle, known: Known) -> Finding:
    texts = texts_of(stored)
    matches = _count(mentioning, texts)
    if matches:
        written = Counter(
            " ".join(mention.text.split())
            for mention, name in zip(stored.annotated.mentions or (), stored.names, strict=True)
            if name in mentioning.names
        )
        return Finding(_times(matches, written.most_common()), matches)
    if stored.annotated.mentions is None:
        return Finding("its names are not annotated yet", matches)
    if not isinstance(clause.typed, EntityClause):  # any name at all
        return Finding("no name mentioned", matches)
    parts = parts_asked_for(clause.typed.name, known.names)
    near = tuple(f"{entity.name} ({entity.type} #{entity.id})" for entity in similar_names(parts, stored, known.names))
    if near:
        return Finding(f"not mentioned; alike: {', '.join(near)}", matches, near=near)
    if parts and any(contains_run(text.words.folded, parts) for text in texts):
        return Finding(f"not mentioned as a name; the words are there: {_quoted([' '.join(parts)])}", matches)
    return Finding("not mentioned", matches)


def _nearby(near: Nearby, texts: Sequence[Text]) -> Finding:
    matches = _count(near, texts)
    ahead, back = smallest_distance(near, texts)
    distance = ahead if near.ordered else min((each for each in (ahead, back) if each is not None), default=None)
    if matches:
        return Finding(f"{plural(matches, 'time')}, {_apart(distance)}", matches, distance)
    if near.ordered and back is not None and (ahead is None or _count(replace(near, ordered=False), texts)):
        return Finding(f"only in the other order, {_apart(back)}", matches, distance)
    if distance is None:
        both = all(_count(operand, texts) for operand in (near.left, near.right))
        return Finding("never in one field without overlap" if both else "not both are found", matches)
    unit = "" if isinstance(near.reach, int) else f"never in one {_UNITS[near.reach]}; "
    return Finding(unit + _apart(distance), matches, distance)


def _apart(distance: int | None) -> str:
    assert distance is not None
    return f"at the nearest {plural(distance, 'word')} apart"


def _times(count: int, found: Iterable[tuple[str, int]]) -> str:
    """``3 times: sanctions 2, sanction 1``."""
    listed = list(found)
    words = ", ".join(f"{word} {number:,}" for word, number in listed[:MOST_LISTED])
    return f"{plural(count, 'time')}: {words}{', …' if len(listed) > MOST_LISTED else ''}"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
