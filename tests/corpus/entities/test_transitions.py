"""The names worked out many words at a time are those that spaCy finds one word after another."""

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

from corpus.entities.annotator import DEFAULT_ANNOTATOR
from corpus.entities.spacy import TYPES, marker, recogniser
from corpus.entities.spans import Span
from corpus.entities.transitions import has_transitions

WORDS = ("Ann", "Dahl", "went", "to", "Oslo", ".", "  ", "\n", "-", "F-16s", "Ørland", "in", "1987", ",", "don't", "…")


def by_spacy(nlp: Language, texts: list[str]) -> list[list[Span]]:
    return [[Span(name.start_char, name.end_char, TYPES.get(name.label_)) for name in nlp(text).ents] for text in texts]


def texts_by_chance(seed: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=chance.choice((0, 1, 2, 5, 40)))) for _ in range(60)]


def make_model(folder: Path, seed: int, *, shared: bool, layers: int = 2) -> None:
    """A model that decides at random, but always alike."""
    nlp = spacy.blank("en")
    config: dict[str, Any] = {"model": {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner"}}
    config["model"] |= {"extra_state_tokens": False, "hidden_width": 8, "maxout_pieces": 3, "use_upper": layers == 2}
    if shared:
        nlp.add_pipe("tok2vec")
        config["model"]["tok2vec"] = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    names: Any = nlp.add_pipe("ner", config=config)
    for label in ("PERSON", "GPE", "DATE", "WORK_OF_ART"):
        names.add_label(label)
    nlp.initialize()
    chance = np.random.default_rng(seed)
    for layer in names.model.walk():
        for parameter in layer.param_names:
            if layer.has_param(parameter):
                shape = layer.get_param(parameter).shape
                layer.set_param(parameter, chance.normal(size=shape).astype("float32"))
    nlp.to_disk(folder)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("shared", [pytest.param(False, id="own vectors"), pytest.param(True, id="shared vectors")])
def test_the_names_are_those_that_spacy_finds(tmp_path: Path, seed: int, shared: bool) -> None:
    make_model(tmp_path, seed, shared=shared)
    assert has_transitions(recogniser(str(tmp_path)).get_pipe("ner"))
    texts = texts_by_chance(seed)
    names = marker(str(tmp_path))(texts)
    assert names == by_spacy(spacy.load(tmp_path), texts)
    assert len({type_ for each in names for _, _, type_ in each}) > 1
    assert any(
        " " in text[start:end].strip() for text, each in zip(texts, names, strict=True) for start, end, _ in each
    )


def test_a_model_of_another_kind_is_asked_as_spacy_does(tmp_path: Path) -> None:
    make_model(tmp_path, 1, shared=False, layers=1)
    assert not has_transitions(recogniser(str(tmp_path)).get_pipe("ner"))
    texts = texts_by_chance(1)
    assert marker(str(tmp_path))(texts) == by_spacy(spacy.load(tmp_path), texts)


@pytest.mark.parametrize("kept", [pytest.param(0, id="words given back"), pytest.param(1_000, id="words kept")])
def test_the_default_model_marks_what_it_marks_alone(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.entities.spacy.KEPT", kept)
    model = DEFAULT_ANNOTATOR.partition(":")[2]
    assert has_transitions(recogniser(model).get_pipe("ner"))
    texts = [
        "Astrid Halvorsen of Averill Marine Inc flew from Oslo to New York City on Monday, 3 March 1997.\n\nShe paid $40.",
        "",
        "Ms Dekker",
        "\n  The Harbour Safety Board\n  met in Port Averill. ",
    ]
    mark = marker(model)
    assert [mark(texts), mark(texts)] == [by_spacy(recogniser(model), texts)] * 2
