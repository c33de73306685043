"""Marks made by a spaCy model; but for ``transitions`` the only module that loads spaCy.

The one idea: of a model's pipeline only the entity recogniser runs, and what else it listens to.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from corpus.article import EntityType
from corpus.entities.annotator import AnnotatorError, Marker
from corpus.entities.spans import Span
from corpus.entities.transitions import Transitions, has_transitions

RECOGNISER: Final = "ner"
# Words that are worked on at once: what they need then stays near the processor.
TOGETHER: Final = 500
# Characters of text whose words a process keeps for good, so that it has the common ones.
KEPT: Final = 1_000_000
# What models bring besides and no recogniser has use for; not even loaded.
UNUSED: Final = ("tagger", "parser", "senter", "morphologizer", "attribute_ruler", "lemmatizer", "textcat")
# The labels of OntoNotes and of the models trained on Wikipedia. Any other is a date, an amount or the like: no name.
TYPES: Final = {
    **dict.fromkeys(("PERSON", "PER"), EntityType.PERSON),
    "ORG": EntityType.ORG,
    **dict.fromkeys(("GPE", "LOC", "FAC"), EntityType.PLACE),
    **dict.fromkeys(("NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE", "MISC"), EntityType.OTHER),
}


def marker(model: str) -> Marker:
    """What marks texts by the installed model of that name; AnnotatorError as ``recogniser``."""
    nlp = recogniser(model)
    marks_of = _marking(nlp)
    characters = 0

    def mark(texts: Sequence[str]) -> list[list[Span]]:
        nonlocal characters
        # in a memory zone what new words take up is given back, and words that are known already are found at once
        zone = nlp.memory_zone() if characters >= KEPT else nullcontext()
        characters += sum(map(len, texts))
        with zone:
            return [marks for documents in _portions(map(nlp.make_doc, texts)) for marks in marks_of(documents)]

    return mark


def _portions(documents: Iterable[Doc]) -> Iterator[list[Doc]]:
    portion: list[Doc] = []
    words = 0
    for document in documents:
        portion.append(document)
        words += len(document)
        if words >= TOGETHER:
            yield portion
            portion, words = [], 0
    if portion:
        yield portion


def _marking(nlp: Language) -> Callable[[list[Doc]], Iterable[list[Span]]]:
    """What marks a few documents: as spaCy would, and faster where the model is of a kind that allows it."""
    pipes: list[Any] = [pipe for _, pipe in nlp.pipeline]
    *others, recognising = pipes
    if not has_transitions(recognising):
        return lambda documents: (
            [Span(entity.start_char, entity.end_char, TYPES.get(entity.label_)) for entity in document.ents]
            for document in nlp.pipe(documents)
        )
    _multiply_by_numpy(pipes)
    transitions = Transitions(recognising)

    def mark(documents: list[Doc]) -> Iterator[list[Span]]:
        for pipe in others:
            documents = list(pipe.pipe(documents))
        for document, names in zip(documents, transitions.names(documents), strict=True):
            yield [
                Span(document[start].idx, document[end - 1].idx + len(document[end - 1]), TYPES.get(label))
                for start, end, label in names
            ]

    return mark


def _multiply_by_numpy(pipes: Iterable[Any]) -> None:
    """Have numpy multiply matrices in place of BLIS, which has no code for processors newer than it knows and then is slow."""
    by_numpy = NumpyOps(use_blis=False)
    for pipe in pipes:
        for layer in pipe.model.walk():
            if type(layer.ops) is NumpyOps:
                layer.ops = by_numpy


def recogniser(model: str) -> Language:
    """The model with its entity recogniser and what that listens to, and nothing else.

    AnnotatorError where there is no such model, it needs what is not installed, or it recognises no entities.
    """
    name = f"spacy:{model}"
    try:
        nlp = spacy.load(model, exclude=UNUSED)
    except OSError as error:
        if Path(model).exists():
            raise AnnotatorError(name, f"there is no spaCy model in that folder ({error})") from error
        raise AnnotatorError(
            name,
            "no such spaCy model is installed here; models that spaCy publishes are installed by:"
            f" python -m spacy download {model}",
        ) from error
    except (ImportError, ValueError) as error:  # a component that another package brings, as transformers are
        raise AnnotatorError(name, f"it needs a part that is not installed here: {error}") from error
    if RECOGNISER not in nlp.pipe_names:
        raise AnnotatorError(name, "the model does not recognise named entities")
    for pipe_name, pipe in nlp.pipeline:
        if pipe_name != RECOGNISER and RECOGNISER not in getattr(pipe, "listening_components", ()):
            nlp.remove_pipe(pipe_name)
    return nlp
