"""The names that spaCy's entity recogniser finds in documents: the same ones, many words at a time instead of one by one.

The one idea: the recogniser decides word by word whether a name begins, goes on or ends there, and what it decides of a
word outside of all names hangs on no earlier decision. So that is worked out for all words at once, and only within names
word by word.

The model is what spaCy calls a transition-based parser, as its entity recognisers have it. Of each word it is shown the
word itself, the first word of the name that is open and the word before this one, or paddings where no name is open. What
they add up to is a hidden state, whose values are the largest of their pieces; by it a second layer weighs the decisions.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from spacy.attrs import IS_SPACE
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WORDS_SHOWN: Final = 3
# The decisions as spaCy calls them, before the label of the name: it begins here, goes on, ends, is this one word.
BEGINS, GOES_ON, ENDS, IS_WHOLE = "B-", "I-", "L-", "U-"
OUTSIDE: Final = "O"  # there is no name here


class Found(NamedTuple):
    """The words ``document[start:end]`` are a name; ``label`` is the model's word for its type."""

    start: int
    end: int
    label: str


def has_transitions(recogniser: EntityRecognizer) -> bool:
    """Whether the model is of the kind that ``Transitions`` works out: two layers, and no decision taken back."""
    model = recogniser.model
    return (
        type(recogniser) is EntityRecognizer
        and recogniser.cfg["beam_width"] == 1
        and isinstance(model.ops, NumpyOps)
        and model.name == "parser_model"
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").get_dim("nF") == WORDS_SHOWN
        and model.get_ref("lower").get_dim("nP") > 1
    )


class Transitions:
    """The decisions of a recogniser of which ``has_transitions`` is true."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        lower, upper = (recogniser.model.get_ref(layer) for layer in ("lower", "upper"))
        weights, scoring, bias = lower.get_param("W"), upper.get_param("W"), upper.get_param("b")
        shown, values, pieces, width = weights.shape
        self._maxout = recogniser.model.ops.maxout
        self._vectors_of = recogniser.model.get_ref("tok2vec").predict
        self._state = (values, pieces)
        # from the vector of each word shown to what it adds to the state, and what is added to every state
        self._this, self._opening, self._previous = weights.reshape(shown, -1, width).transpose(0, 2, 1)
        self._bias = lower.get_param("b").ravel()
        self._closed = self._bias + lower.get_param("pad")[0, 1:].sum(axis=0).ravel()

        moves = recogniser.moves
        place = {moves.get_class_name(number): number for number in range(moves.n_moves)}
        labels = [name.removeprefix(BEGINS) for name in place if name.startswith(BEGINS)]
        self._outside = [
            name
            for name in place
            if name == OUTSIDE or name in {f"{each}{label}" for each in (BEGINS, IS_WHOLE) for label in labels}
        ]
        chosen = [place[name] for name in self._outside]
        self._scoring_outside, self._bias_outside = scoring[chosen].T, bias[chosen]
        self._within = {
            label: (scoring[both], bias[both])
            for label in labels
            for both in ([place[f"{GOES_ON}{label}"], place[f"{ENDS}{label}"]],)
        }
        self._none = self._outside.index(OUTSIDE)
        self._begins = [number for number, name in enumerate(self._outside) if name.startswith(BEGINS)]

    def names(self, documents: Sequence[Doc]) -> Iterator[list[Found]]:
        """The names in each document, in order; all documents are looked at together."""
        if not any(map(len, documents)):
            yield from ([] for _ in documents)
            return
        vectors = self._vectors_of(documents)
        added = vectors @ self._this
        ends = list(accumulate(map(len, documents)))
        decided = self._decided(added, [end - 1 for end in ends])
        for document, (start, end) in zip(documents, pairwise((0, *ends)), strict=True):
            words = slice(start, end)
            decided[words][document.to_array(IS_SPACE).astype(bool)] = self._none  # no name begins with a space
            yield list(self._names(decided[words], vectors[words], added[words]))

    def _decided(self, added: "Floats", last: Sequence[int]) -> "NDArray[np.intp]":
        """For each word the decision on it where no name is open; of the ``last`` words that names begin no more."""
        state, _ = self._maxout((added + self._closed).reshape(-1, *self._state))
        scores = state @ self._scoring_outside + self._bias_outside
        scores[np.ix_(last, self._begins)] = -np.inf
        return np.asarray(scores.argmax(axis=1))

    def _names(self, decided: "NDArray[np.intp]", vectors: "Floats", added: "Floats") -> Iterator[Found]:
        end = 0
        for start in np.flatnonzero(decided != self._none).tolist():
            if start >= end:
                name = self._outside[decided[start]]
                move, label = name[:2], name[2:]
                end = self._end(start, label, vectors, added) if move == BEGINS else start + 1
                yield Found(start, end, label)

    def _end(self, start: int, label: str, vectors: "Floats", added: "Floats") -> int:
        """Where the name that begins at ``start`` ends: of several words, and with the text at the latest."""
        scoring, bias = self._within[label]
        opening = vectors[start] @ self._opening + self._bias
        for word in range(start + 1, len(vectors) - 1):
            state = added[word] + vectors[word - 1] @ self._previous + opening
            goes_on, ends = scoring @ state.reshape(self._state).max(axis=1) + bias
            if ends > goes_on:
                return word + 1
        return len(vectors)
