"""A place to tantivy queries: words and names in a field, and proximity where phrases say it exactly.

Words in one sentence or paragraph are a phrase of words at one place, in a field where they stand so. Where nothing is
scored, a word or name of title or body is looked for in a field of what stands in either: half as many lists to walk.
"""

from typing import Final, NamedTuple, assert_never

from tantivy import Query

from corpus.article import Field
from search.engines.documents import name_word
from search.engines.tantivy.combining import NOTHING, any_of, both
from search.engines.tantivy.lexicon import Lexicon
from search.engines.tantivy.spelling import Pairs, Spelling, are_single_words, pairs_of, phrases_of
from search.query import Unit
from search.resolved import BOTH_FIELDS, FORM_WEIGHT, Alternatives, Mentioning, Nearby, Place, Sequence, Term

UNIT_FIELDS: Final = {Unit.SENTENCE: "sentences", Unit.PARAGRAPH: "paragraphs"}


class Placed(NamedTuple):
    """Queries of which one fits wherever a place matches, and with ``is_exact`` none anywhere else; some may be ``NOTHING``."""

    queries: list[Query]
    is_exact: bool


def placed(place: Place, lexicon: Lexicon, within: tuple[Field, ...] = BOTH_FIELDS, *, scored: bool = True) -> Placed:
    """The place in those of its fields that are ``within``; what its queries score means something only if ``scored``."""
    match place:
        case Alternatives():
            parts = [placed(part, lexicon, within, scored=scored) for part in place.parts]
            return Placed([query for part in parts for query in part.queries], all(part.is_exact for part in parts))
        case Nearby():
            return _nearby(place, lexicon, within)
        case _:
            fields = place.fields if within is BOTH_FIELDS else tuple([each for each in place.fields if each in within])
            is_exact = not (isinstance(place, Mentioning) and place.every is not None and place.but)
            return Placed(_in_fields(place, fields, lexicon, scored=scored), is_exact)


def _in_fields(
    place: Term | Sequence | Mentioning, fields: tuple[Field, ...], lexicon: Lexicon, *, scored: bool
) -> list[Query]:
    is_anywhere = len(fields) > 1
    match place:
        case Term():
            return any_word(place, fields, lexicon, scored=scored)
        case Sequence():
            return side_by_side(place, fields, lexicon, scored=scored)
        case Mentioning() if place.every is not None:
            # one term, however many names there are; which field they are in it does not say
            return [lexicon.word("has", place.every)]
        case Mentioning(names) if is_anywhere and not scored:
            return [lexicon.anywhere[name_word(name)] for name in sorted(names)]
        case Mentioning(names):
            return [lexicon.word(f"{field}_names", str(name)) for field in fields for name in sorted(names)]
        case _:
            assert_never(place)


def side_by_side(sequence: Sequence, fields: tuple[Field, ...], lexicon: Lexicon, *, scored: bool) -> list[Query]:
    """The words side by side in any of these fields of the sequence."""
    words = sequence.words
    if len(words) == 1 and not scored and len(fields) > 1:
        return [lexicon.anywhere[words[0]]]
    return [lexicon.side_by_side(field, words) for field in fields]


def any_word(term: Term, fields: tuple[Field, ...], lexicon: Lexicon, *, scored: bool) -> list[Query]:
    """Any of the words in any of these fields of the term.

    One that was typed is scored by how often it is in the title, and how often in the body; all others by how rare they are.
    That ranks as well as to score each in either field (nDCG@10 of 63 topics of Reuters, asked for by their names: .740
    and .742), and takes half as many lists.
    """
    words, forms = term.words, term.forms
    if len(fields) == 1:
        held, weighted = lexicon.held(fields[0]), lexicon.held(fields[0], FORM_WEIGHT)
        return [held[word] for word in words] + [weighted[form] for form in forms]
    anywhere = lexicon.anywhere
    if not scored:
        return [anywhere[word] for word in words] + [anywhere[form] for form in forms]
    if len(words) == 1:
        typed = [lexicon.titles[words[0]], lexicon.bodies[words[0]]]
    else:
        typed = [anywhere[word] for word in words]
    weighted = lexicon.anywhere_as_form
    for form in forms:
        typed.append(weighted[form])
    return typed


def _nearby(near: Nearby, lexicon: Lexicon, within: tuple[Field, ...]) -> Placed:
    fields, pairs, reach = [field for field in _fields(near) if field in within], pairs_of(near), near.reach
    if isinstance(reach, Unit):
        queries = [query for field in fields for query in _in_unit(near, reach, field, pairs, lexicon)]
        is_exact = pairs is not None and not near.ordered and are_single_words(pairs)
    else:
        phrases = None if pairs is None else phrases_of(pairs, reach, ordered=near.ordered)
        is_exact = phrases is not None
        queries = [
            _weighted(lexicon.phrase(field, words, slop), weight)
            for field in fields
            for words, slop, weight in phrases or ()
        ]
        if phrases is None:
            queries = [_with_both(near, field, lexicon) for field in fields]
    return Placed(queries, is_exact)


def _in_unit(near: Nearby, reach: Unit, field: Field, pairs: Pairs | None, lexicon: Lexicon) -> list[Query]:
    # a title is one sentence and one paragraph: all in it is in one unit
    if pairs is None or field is Field.TITLE:
        return [_with_both(near, field, lexicon)]
    return [_at_one_place(lexicon, UNIT_FIELDS[reach], one, other) for one, other in pairs]


def _with_both(near: Nearby, field: Field, lexicon: Lexicon) -> Query:
    return both(*(any_of(placed(operand, lexicon, (field,)).queries) for operand in (near.left, near.right)))


def _at_one_place(lexicon: Lexicon, field: str, one: Spelling, other: Spelling) -> Query:
    words = dict.fromkeys(one.words + other.words)
    if len(words) == 1:
        return lexicon.word(field, one.words[0])
    return _weighted(lexicon.phrase(field, [(0, word) for word in words]), min(one.weight, other.weight))


def _weighted(query: Query, weight: float) -> Query:
    return query if weight == 1 or query is NOTHING else Query.boost_query(query, weight)


def _fields(place: Place) -> tuple[Field, ...]:
    """The fields that the leaves of an operand, which all have the same, are looked for in."""
    match place:
        case Term() | Sequence() | Mentioning():
            return place.fields
        case Alternatives():
            return _fields(place.parts[0])
        case Nearby():
            return _fields(place.left)
        case _:
            assert_never(place)
