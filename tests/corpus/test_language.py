import subprocess
import sys

import pytest

from corpus.language import foreign_languages, identify, language_of

ENGLISH = "The ferry between the two towns sailed again on Tuesday morning, and its engine had been repaired overnight."
GERMAN = "Die Fähre zwischen den beiden Städten fuhr am Dienstagmorgen wieder, nachdem der Motor repariert worden war."
RUSSIAN = (
    "Переговоры о строительстве моста продолжатся в понедельник, сообщили в городской администрации, где ждут решения."
)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param(ENGLISH, "en", id="english"),
        pytest.param(GERMAN, "de", id="german"),
        pytest.param(RUSSIAN, "ru", id="russian"),
        pytest.param(
            f"{ENGLISH} “Паром между двумя городами” was the name of the film.", "en", id="a foreign title in it"
        ),
        pytest.param("Ferry", "und", id="too short"),
        pytest.param("4205 4185 4222 4227 4202 4250 4210 4199 4301", "und", id="numbers"),
        pytest.param("", "und", id="nothing"),
    ],
)
def test_identify(text: str, tag: str) -> None:
    assert identify(text) == tag


@pytest.mark.parametrize(
    ("stated", "text", "tag"),
    [
        pytest.param(None, ENGLISH, "en", id="not stated"),
        pytest.param("en-GB", ENGLISH, "en", id="stated with a region"),
        pytest.param("en_US", "Ferry", "en", id="stated, and too little text to say otherwise"),
        pytest.param("en", GERMAN, "de", id="clearly contradicted"),
        pytest.param(
            "nb",
            "Fergen mellom de to byene gikk igjen tirsdag morgen, og motoren var blitt reparert over natten.",
            "nb",
            id="kin",
        ),
    ],
)
def test_language_of(stated: str | None, text: str, tag: str) -> None:
    assert language_of(stated, text) == tag


def test_foreign_lines_are_told() -> None:
    lines = [ENGLISH, "Who will pay", GERMAN, ENGLISH, RUSSIAN, "Paris, 1999"]
    assert list(foreign_languages("en", lines)) == [None, None, "de", None, "ru", None]


def test_a_language_that_is_not_known_makes_no_line_foreign() -> None:
    assert list(foreign_languages("und", [ENGLISH, GERMAN])) == [None, None]


def test_the_identifier_is_loaded_with_the_first_text() -> None:
    code = "import sys, corpus.cleaning.roles; sys.exit('py3langid' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
