import subprocess
import sys

import pytest

from corpus.words.inflections import ALIASES, FUNCTION_WORDS, SUPPORTED, language_code, lemma, may_inflect


@pytest.mark.parametrize(
    ("surface", "language", "expected"),
    [
        pytest.param("sanctions", "en", "sanction", id="plural"),
        pytest.param("Sanctions", "en", "sanction", id="at the start of a sentence"),
        pytest.param("SANCTIONS", "en", "sanction", id="in capitals"),
        pytest.param("sanc\u00adtions", "en", "sanction", id="with a soft hyphen"),
        pytest.param("ran", "en", "run", id="irregular"),
        pytest.param("sanction", "en", "sanction", id="its own lemma"),
        pytest.param("Zorblatt", "en", "zorblatt", id="unknown"),
        pytest.param("e\u0301tats", "fr", "etat", id="folded, marks written apart"),
        pytest.param("partis", "fr", "parti", id="french"),
        pytest.param("estado", "es", "estado", id="a noun that looks like a form of a function word"),
        pytest.param("estados", "es", "estado", id="and its plural"),
    ],
)
def test_lemma(surface: str, language: str, expected: str) -> None:
    assert lemma(surface, language) == expected


def test_capitals_count_where_they_do_in_the_language() -> None:
    assert lemma("HÄUSER", "de") == lemma("Häusern", "de") == "haus"


@pytest.mark.parametrize(
    ("surface", "language"),
    [
        pytest.param("us", "en", id="function word"),
        pytest.param("WHO", "en", id="function word in capitals"),
        pytest.param("May", "en", id="modal and month"),
        pytest.param("were", "en", id="form of an auxiliary"),
        pytest.param("les", "fr", id="article"),
        pytest.param("être", "fr", id="auxiliary with a mark"),
        pytest.param("F16", "en", id="digit"),
        pytest.param("1987", "en", id="number"),
        pytest.param("AT&T", "en", id="ampersand"),
        pytest.param("u", "en", id="single letter"),
        pytest.param("санкции", "en", id="another script"),
        pytest.param("sanctions", "xx", id="unknown language"),
        pytest.param("東", "ja", id="unsupported language"),
    ],
)
def test_words_without_inflections(surface: str, language: str) -> None:
    assert lemma(surface, language) is None


@pytest.mark.parametrize("language", sorted(FUNCTION_WORDS))
def test_function_words_stand_alone(language: str) -> None:
    assert {word: lemma(word, language) for word in FUNCTION_WORDS[language].split() if lemma(word, language)} == {}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        pytest.param("en", "en", id="code"),
        pytest.param("pt-BR", "pt", id="region"),
        pytest.param("DE_at", "de", id="capitals and underscore"),
        pytest.param("hr", "hbs", id="alias"),
        pytest.param("ja", None, id="unsupported"),
        pytest.param("", None, id="empty"),
    ],
)
def test_language_code(tag: str, code: str | None) -> None:
    assert language_code(tag) == code


def test_simplemma_has_every_supported_language() -> None:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    assert set(SUPPORTED) <= set(SUPPORTED_LANGUAGES)
    assert set(ALIASES.values()) <= set(SUPPORTED)
    assert set(FUNCTION_WORDS) <= set(SUPPORTED)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("güvenlik", "tr"), ("bezpieczeństwo", "pl"), ("безопасность", "ru"), ("безпека", "uk"), ("ασφάλεια", "el"),
        ("أمن", "ar"), ("امنیت", "fa"), ("ביטחון", "he"), ("सुरक्षा", "hi"), ("անվտանգություն", "hy"), ("უსაფრთხოება", "ka"),
        ("സുരക്ഷ", "ml"), ("безбедност", "mk"), ("сигурност", "bg"), ("sigurnost", "hbs"), ("naïve", "en"),
    ],
)  # fmt: skip
def test_words_of_a_language_are_in_its_letters(word: str, language: str) -> None:
    assert may_inflect(word, language)


def test_simplemma_is_not_imported_before_it_is_needed() -> None:
    code = "import sys; import corpus.words.vocabulary; print('simplemma' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
