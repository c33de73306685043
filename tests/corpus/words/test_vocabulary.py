import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.memory import Memory
from corpus.words import fold, vocabulary
from corpus.words.edits import edits_from
from corpus.words.inflections import lemma
from corpus.words.vocabulary import SCHEMA, Vocabulary


def open_vocabulary(place: Path | str = ":memory:") -> tuple[sqlite3.Connection, Vocabulary]:
    connection = sqlite3.connect(place, isolation_level=None)
    connection.row_factory = sqlite3.Row  # as the archive opens it
    connection.executescript(SCHEMA)
    return connection, Vocabulary(connection)


def vocabulary_of(text: str, *languages: str) -> Vocabulary:
    found = open_vocabulary()[1]
    found.add(text.split())
    found.lemmatise(languages)
    return found


def test_a_word_is_in_the_vocabulary_however_it_is_written() -> None:
    words = vocabulary_of("Führer Oil")
    assert "fuhrer" in words
    assert "OIL" in words
    assert "gas" not in words


def test_words_are_counted_folded() -> None:
    assert vocabulary_of("Oil oil OIL gas").count() == 2


def test_words_added_again_change_nothing() -> None:
    connection, words = open_vocabulary()
    for _ in range(2):
        words.add(["Oil", "oil", "Oil"])
        words.forget()
    assert connection.execute("SELECT count(*) FROM surfaces").fetchone()[0] == 2


def test_words_rolled_back_are_stored_the_next_time() -> None:
    connection, words = open_vocabulary()
    connection.execute("BEGIN")
    words.add(["oil"])
    connection.execute("ROLLBACK")
    words.forget()
    words.add(["oil"])
    assert "oil" in words


def test_answers_are_remembered_until_something_is_written(tmp_path: Path) -> None:
    writer, written = open_vocabulary(tmp_path / "words.sqlite")
    written.add(["oil", "oils"])
    written.lemmatise(["en"])
    statements: list[str] = []
    connection = sqlite3.connect(tmp_path / "words.sqlite")
    connection.set_trace_callback(statements.append)
    memory = Memory(connection)
    words = Vocabulary(connection, memory)

    def answers() -> tuple[object, ...]:
        return words.held("oil"), "gas" in words, words.matching("oil*"), words.within("gis", 1)

    memory.refresh()
    assert answers() == (("oil", "oils"), False, ("oil", "oils"), ())
    statements.clear()
    memory.refresh()
    assert answers() == (("oil", "oils"), False, ("oil", "oils"), ())
    assert statements == ["PRAGMA data_version"]
    written.add(["oiled", "gas"])
    written.lemmatise(["en"])
    memory.refresh()
    assert answers() == (("oil", "oiled", "oils"), True, ("oil", "oiled", "oils"), ("gas",))
    writer.close()


def test_more_words_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "REMEMBERED", 3)
    words = open_vocabulary()[1]
    for word in ("a1", "b2", "c3", "d4", "e5", "a1"):
        words.add([word])
    assert words.matching("*") == ("a1", "b2", "c3", "d4", "e5")


# --- forms


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        pytest.param("sanction", ("sanction", "sanctioned", "sanctions"), id="the lemma"),
        pytest.param("Sanctions", ("sanctions", "sanction", "sanctioned"), id="a form, typed first"),
        pytest.param(
            "sanctioning", ("sanctioning", "sanction", "sanctioned", "sanctions"), id="a form not in the archive"
        ),
        pytest.param("ran", ("ran", "running"), id="the lemma itself not in the archive"),
        pytest.param("important", ("important",), id="a word that looks alike"),
        pytest.param("import", ("import", "imports"), id="and the other way"),
        pytest.param("us", ("us",), id="function word"),
        pytest.param("its", ("its",), id="function word not in the archive"),
        pytest.param("1987", ("1987",), id="number"),
        pytest.param("zorblatt", ("zorblatt",), id="unknown word"),
    ],
)
def test_forms(typed: str, forms: tuple[str, ...]) -> None:
    words = vocabulary_of(
        "Sanctions sanction sanctioned ran running important import Imports us we it 1987 is was", "en"
    )
    assert words.forms(typed) == forms


def test_forms_are_of_the_languages_of_the_archive() -> None:
    text = "Haus Häuser Häusern"
    assert vocabulary_of(text, "en").forms("Haus") == ("haus",)
    assert vocabulary_of(text, "en", "de").forms("Haus") == ("haus", "hauser", "hausern")


def test_a_word_not_in_the_archive_is_lemmatised_as_typed() -> None:
    words = vocabulary_of("Haus Häusern", "de")
    assert words.forms("Häuser") == ("hauser", "haus", "hausern")


def test_forms_are_no_chain_over_languages() -> None:
    words = vocabulary_of("fine fines fini", "en", "it")
    assert words.forms("fine") == ("fine", "fines", "fini")
    assert words.forms("fines") == ("fines", "fine")
    assert words.forms("fini") == ("fini", "fine")


def test_languages_unknown_to_simplemma_are_passed_over() -> None:
    assert vocabulary_of("sanction sanctions", "ja", "", "en-GB").forms("sanction") == ("sanction", "sanctions")


def test_without_a_language_a_word_has_no_forms() -> None:
    assert vocabulary_of("sanction sanctions").forms("sanction") == ("sanction",)


SURFACES = """
    sanction sanctions Sanctions SANCTIONS sanctioned state State states States stated us US we leaves leave left leaf saw
    see seen sees sea seas may might must mustn mine mines art arts parti partis Parti partie parties party partes état états
    Etats etats son sons est avions avion avoir as 1987 F16 AT&T u санкции санкция мир good better best goods
""".split()
LANGUAGES = ("en", "fr")


def lemmas_by_definition(surfaces: Iterable[str], word: str, language: str) -> set[str]:
    found = {lemma(surface, language) for surface in surfaces if fold(surface) == word}
    return {known for known in found if known is not None}


def forms_by_definition(surfaces: Iterable[str], typed: str) -> tuple[str, ...]:
    surfaces, word = set(surfaces), fold(typed)
    of_word = surfaces if word in set(map(fold, surfaces)) else {typed}
    sharing = {
        other
        for other in set(map(fold, surfaces))
        for language in LANGUAGES
        if lemmas_by_definition(of_word, word, language) & lemmas_by_definition(surfaces, other, language)
    }
    return (word, *sorted(sharing - {word}))


STEPS = st.lists(
    st.tuples(st.sets(st.sampled_from(SURFACES), max_size=12), st.sets(st.sampled_from(LANGUAGES))), max_size=5
)


@settings(deadline=None)  # simplemma reads its dictionaries in the first example
@given(STEPS, st.integers(1, 7))
def test_forms_are_those_of_the_definition_in_whatever_order_words_came(
    steps: list[tuple[set[str], set[str]]], batch: int
) -> None:
    words = open_vocabulary()[1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "BATCH", batch)
        for surfaces, languages in steps:
            words.add(surfaces)
            words.lemmatise(languages)
        words.lemmatise(LANGUAGES)
    stored = [surface for surfaces, _ in steps for surface in surfaces]
    for typed in SURFACES:
        assert words.forms(typed) == forms_by_definition(stored, typed)


def test_another_version_of_simplemma_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    words = vocabulary_of("mice mouse", "en")
    monkeypatch.setattr(vocabulary, "dictionary_version", lambda: "99")
    monkeypatch.setattr(vocabulary, "lemma", lambda surface, _language: fold(surface))
    words.lemmatise(["en"])
    assert words.forms("mice") == ("mice",)


def test_forms_of_a_word_in_the_archive_need_no_simplemma(tmp_path: Path) -> None:
    connection, words = open_vocabulary(tmp_path / "words.sqlite")
    words.add(["mice", "mouse", "cat"])
    words.lemmatise(["en"])
    connection.close()
    code = (
        "import sqlite3, sys; from corpus.words.vocabulary import Vocabulary\n"
        "words = Vocabulary(sqlite3.connect(sys.argv[1]))\n"
        "print(words.forms('mouse'), words.forms('cat'), 'simplemma' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "words.sqlite"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "('mouse', 'mice') ('cat',) False"


# --- wildcards


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        pytest.param("guarant*", ("guarant", "guarantee", "guarantees"), id="end"),
        pytest.param("wom?n", ("woman", "women"), id="one character"),
        pytest.param("*ee", ("guarantee",), id="start"),
        pytest.param("*ar*t*", ("guarant", "guarantee", "guarantees"), id="several"),
        pytest.param("FÜHR*", ("fuhrer", "fuhrung"), id="folded"),
        pytest.param("1,234*", ("12345",), id="thousands"),
        pytest.param("a??&t", (), id="nothing fits"),
        pytest.param("at&?", ("at&t",), id="ampersand"),
        pytest.param("woman", ("woman",), id="no wildcard"),
        pytest.param("[a-z]*", (), id="brackets are no classes"),
        pytest.param("*" * 60_000 + "ee", ("guarantee",), id="as many as one"),
        pytest.param("?" * 300, (), id="longer than any word"),
        pytest.param("?" * 60_000, (), id="much longer"),
    ],
)
def test_matching(pattern: str, words: tuple[str, ...]) -> None:
    text = "guarant guarantee guarantees woman women Führer Führung 12345 AT&T"
    assert vocabulary_of(text).matching(pattern) == words


LETTERS = st.text(st.sampled_from("aab𝒷éж漢"), min_size=1, max_size=5)


@given(st.sets(LETTERS), st.text(st.sampled_from("aab?*ж"), min_size=1, max_size=6))
def test_matching_agrees_with_a_regular_expression(surfaces: set[str], pattern: str) -> None:
    words = open_vocabulary()[1]
    words.add(surfaces)
    expression = re.compile(pattern.replace("*", ".*").replace("?", "."))
    assert words.matching(pattern) == tuple(
        sorted({word for word in map(fold, surfaces) if expression.fullmatch(word)})
    )


# --- fuzzy words


@pytest.mark.parametrize(
    ("word", "distance", "words"),
    [
        pytest.param("lukashenka", 1, ("lukashenka", "lukashenko"), id="one edit"),
        pytest.param("lukashenka", 2, ("lukashenka", "lukashenko", "lukashneko"), id="two edits"),
        pytest.param(
            "LUKAŠHENKO", 1, ("lukashenka", "lukashenko", "lukashneko"), id="a swap of neighbours is one edit"
        ),
        pytest.param("nato", 2, (), id="nothing near"),
    ],
)
def test_within(word: str, distance: int, words: tuple[str, ...]) -> None:
    assert vocabulary_of("Lukashenko Lukashenka Lukashneko Minsk").within(word, distance) == words


@given(st.sets(LETTERS), LETTERS, st.sampled_from([1, 2]))
def test_within_agrees_with_the_distance(surfaces: set[str], typed: str, distance: int) -> None:
    words = open_vocabulary()[1]
    words.add(surfaces)
    near = {word for word in map(fold, surfaces) if edits_from(fold(typed))(word) <= distance}
    assert words.within(typed, distance) == tuple(sorted(near))


@settings(deadline=None)
@given(st.sets(LETTERS), st.lists(st.tuples(LETTERS, st.sampled_from([1, 2])), min_size=1, max_size=4), LETTERS)
def test_within_is_the_same_when_all_words_are_kept(
    surfaces: set[str], asked: list[tuple[str, int]], later: str
) -> None:
    connection, words = open_vocabulary()
    words.add(surfaces)
    memory = Memory(connection)
    remembering = Vocabulary(connection, memory)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "SECONDS_TO_COLUMNS", 0)
        for _ in range(2):
            memory.refresh()
            assert [remembering.within(*each) for each in asked] == [words.within(*each) for each in asked]
            words.add([later])


@pytest.mark.parametrize(("most", "statements"), [pytest.param(3, 0, id="kept"), pytest.param(2, 1, id="too many")])
def test_so_many_words_are_kept_in_columns_and_no_more(
    monkeypatch: pytest.MonkeyPatch, most: int, statements: int
) -> None:
    monkeypatch.setattr(vocabulary, "SECONDS_TO_COLUMNS", 0)
    monkeypatch.setattr(vocabulary, "MOST_IN_COLUMNS", most)
    connection, words = open_vocabulary()
    words.add(["oil", "oils", "gas"])
    memory = Memory(connection)
    remembering = Vocabulary(connection, memory)
    memory.refresh()
    assert (remembering.within("oiled", 2), remembering.within("gis", 1)) == (("oil", "oils"), ("gas",))
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    assert remembering.within("gos", 1) == ("gas",)
    assert len(asked) == statements
