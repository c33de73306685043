"""What an installed spaCy model says of itself, without loading it: two seconds, and spaCy, are saved where it marks nothing.

A model is a package or a folder, with a description beside its data; ``corpus.entities.spacy`` loads it when it is first
asked to mark a text.
"""

import json
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from corpus.entities.annotator import Annotator, AnnotatorError, Marker
from corpus.entities.spans import Span

DESCRIPTION: Final = "meta.json"


def load(model: str) -> Annotator:
    """The installed model of that name or in that folder; AnnotatorError where there is none.

    Marking raises it where the model recognises no entities, or needs what is not installed.
    """
    name = f"spacy:{model}"
    folder = _folder(model)
    if folder is None:
        raise AnnotatorError(
            name,
            "no such spaCy model is installed here; models that spaCy publishes are installed by:"
            f" python -m spacy download {model}",
        )
    try:
        described = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        version, language = str(described["version"]), str(described["lang"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AnnotatorError(name, f"there is no spaCy model in that folder ({error})") from error
    return Annotator(name, version, language, _Loading(model).mark)


class _Loading:
    """A model that is loaded when it first has something to mark."""

    def __init__(self, model: str) -> None:
        self._model = model

    @cached_property
    def _marker(self) -> Marker:
        from corpus.entities.spacy import marker  # noqa: PLC0415 - a second

        return marker(self._model)

    def mark(self, texts: Sequence[str]) -> Sequence[Sequence[Span]]:
        return self._marker(texts)


def _folder(model: str) -> Path | None:
    """Where the model is; as for spaCy, a package goes before a folder."""
    try:
        spec = find_spec(model) if model.isidentifier() else None
    except (ImportError, ValueError):
        spec = None
    if spec is not None and spec.submodule_search_locations:
        package = Path(spec.submodule_search_locations[0])
        if (package / DESCRIPTION).exists():
            return package
    return Path(model) if Path(model).exists() else None
