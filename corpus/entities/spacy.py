"""Marks made by a spaCy model: the only module that knows spaCy.

The one idea: of a model's pipeline only the entity recogniser runs, and what else it listens to.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from corpus.article import EntityType
from corpus.entities.annotator import Annotator, AnnotatorError
from corpus.entities.spans import Span

RECOGNISER: Final = "ner"
# What models bring besides and no recogniser has use for; not even loaded.
UNUSED: Final = ("tagger", "parser", "senter", "morphologizer", "attribute_ruler", "lemmatizer", "textcat")
# The labels of OntoNotes and of the models trained on Wikipedia. Any other is a date, an amount or the like: no name.
TYPES: Final = {
    **dict.fromkeys(("PERSON", "PER"), EntityType.PERSON),
    "ORG": EntityType.ORG,
    **dict.fromkeys(("GPE", "LOC", "FAC"), EntityType.PLACE),
    **dict.fromkeys(("NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE", "MISC"), EntityType.OTHER),
}


def load(model: str) -> Annotator:
    """The installed model of that name; AnnotatorError where there is none or it recognises no entities."""
    nlp = recogniser(model)

    def mark(texts: Sequence[str]) -> list[list[Span]]:
        with nlp.memory_zone():  # what the words of these texts take up is given back
            return [
                [Span(entity.start_char, entity.end_char, TYPES.get(entity.label_)) for entity in document.ents]
                for document in nlp.pipe(texts)
            ]

    return Annotator(f"spacy:{model}", str(nlp.meta["version"]), str(nlp.meta["lang"]), mark)


def recogniser(model: str) -> Language:
    """The model with its entity recogniser and what that listens to, and nothing else; AnnotatorError as ``load``."""
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
