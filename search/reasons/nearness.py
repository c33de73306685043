"""How near the text of an article comes to what is asked of it: words spelled alike, parts of phrases, similar names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from corpus.article import StoredArticle, Text
from corpus.naming.book import NameBook
from corpus.naming.entities import Entity
from corpus.naming.parts import name_parts, normalise
from corpus.words.edits import edits_from
from corpus.words.vocabulary import Vocabulary
from search.places import apart, stretches
from search.query import Fuzzy, Name, NameNumber, Phrase, Wildcard, Word
from search.resolved import Nearby, Place, Term

# In a word of up to five letters two edits change half of it.
LONGEST_SHORT_WORD: Final = 5
MOST_NEAR: Final = 5


def words_found(term: Term, texts: Iterable[Text]) -> tuple[tuple[str, int], ...]:
    """Which words of the term stand in the text and how often, most often first."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(text.words.folded[stretch.start] for stretch in stretches(term, text))
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def near_words(word: str, texts: Iterable[Text], vocabulary: Vocabulary, *, edits: int) -> tuple[str, ...]:
    """The words of the text that are inflections of a folded word, then those spelled alike, nearest first.

    Alike is at most two edits apart, one for a short word, and one more than ``edits`` in any case.
    """
    present = {each for text in texts for each in text.words.folded} - {word}
    forms = [form for form in vocabulary.forms(word) if form in present]
    edits_to, most = edits_from(word), max(_most_edits(word), edits + 1)
    measured = ((edits_to(other), other) for other in present.difference(forms) if abs(len(other) - len(word)) <= most)
    alike = sorted(each for each in measured if each[0] <= most)
    return (*forms, *(other for _, other in alike))[:MOST_NEAR]


def longest_part(words: Sequence[str], texts: Iterable[Text]) -> tuple[str, ...]:
    """The most words of a phrase, side by side in it, that stand side by side in the text; the first such; maybe none."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    longest = range(0)
    for text in texts:
        before: dict[int, int] = {}  # how long the part is that ends at this place of the phrase with the word before
        for word in text.words.folded:
            before = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
            for place, length in before.items():
                if length > len(longest):
                    longest = range(place - length + 1, place + 1)
    return tuple(words[place] for place in longest)


def inflected(words: Sequence[str], texts: Iterable[Text], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The stretches of the text that are the phrase but for the inflection of its words, folded, each once."""
    fitting = [frozenset(vocabulary.forms(word)) for word in words]
    found: dict[str, None] = {}
    for text in texts:
        folded = text.words.folded
        for start in range(len(folded) - len(words) + 1):
            stretch = folded[start : start + len(words)]
            if all(word in forms for word, forms in zip(stretch, fitting, strict=True)):
                found[" ".join(stretch)] = None
    return tuple(found)[:MOST_NEAR]


def smallest_distance(near: Nearby, texts: Iterable[Text]) -> tuple[int | None, int | None]:
    """The fewest words from ``left`` to ``right`` behind it, and from ``right`` to ``left``, in any one field."""
    texts = tuple(texts)

    def least(first: Place, second: Place) -> int | None:
        distances = (apart(first, second, text) for text in texts)
        return min((distance for distance in distances if distance is not None), default=None)

    return least(near.left, near.right), least(near.right, near.left)


def parts_asked_for(name: Name, book: NameBook) -> tuple[str, ...]:
    """The folded parts of the name of an entity clause; of a wildcard none, as it has no whole part."""
    match name:
        case Word(text) | Phrase(text) | Fuzzy(text):
            return name_parts(normalise(text))
        case NameNumber(number):
            entity = book.entity(number)
            return () if entity is None else name_parts(normalise(entity.name))
        case Wildcard():
            return ()
        case _:
            assert_never(name)


def similar_names(parts: Sequence[str], stored: StoredArticle, book: NameBook) -> tuple[Entity, ...]:
    """The entities an article mentions that have a part of these, or one spelled alike; the most alike first."""
    entities = {entity.id: entity for entity in book.entities_of(stored.names).values()}.values()
    measured = ((min(_edits(parts, entity), default=None), entity) for entity in entities)
    alike = sorted(((edits, entity.name, entity.id, entity) for edits, entity in measured if edits is not None))
    return tuple(entity for *_, entity in alike[:MOST_NEAR])


def _edits(parts: Iterable[str], entity: Entity) -> Iterator[int]:
    """The edits from a part to those parts of the entity's names that are spelled alike."""
    present = {part for name in entity.names for part in name_parts(name.normal)}
    for part in parts:
        edits, most = edits_from(part), _most_edits(part)
        yield from (found for other in present if (found := edits(other)) <= most)


def _most_edits(word: str) -> int:
    return 1 if len(word) <= LONGEST_SHORT_WORD else 2
