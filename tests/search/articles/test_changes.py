"""What changed between two texts of an article: complete, and put where it belongs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.shingles import sketch
from corpus.storing import ArchiveWriter
from corpus.words import split
from search.articles.changes import How, RevisionNotFound, changes_to, paragraph_changes, pieces, revision_row
from search.rendering.changes import changes_lines
from tests.search.writing import ADDED, Written, archive_of, article_in

PARAGRAPHS = (
    "The harbour board met on Monday to hear what the storm had cost.",
    "The harbour board met on Tuesday to hear what the storm had cost.",
    "It heard from the master of the port, from two insurers and from families.",
    "Nobody could say when the quay would be open.",
    "Nobody could say when, or whether, the quay would be open.",
    "",
)
texts = st.lists(st.sampled_from(PARAGRAPHS), max_size=6).map("\n".join)


@given(texts, texts)
def test_the_changes_put_together_are_the_two_texts(before: str, after: str) -> None:
    changes = list(paragraph_changes(before, after))
    assert "\n".join(change.before for change in changes if change.before is not None) == before
    assert "\n".join(change.after for change in changes if change.after is not None) == after


@given(st.text(alphabet="ab c,é", max_size=30), st.text(alphabet="ab c,é", max_size=30))
def test_the_pieces_put_together_are_the_two_texts(before: str, after: str) -> None:
    found = list(pieces(before, after))
    assert "".join(piece.text for piece in found if piece.how is not How.ADDED) == before
    assert "".join(piece.text for piece in found if piece.how is not How.REMOVED) == after


@given(texts)
def test_a_text_is_as_it_was(text: str) -> None:
    assert {change.how for change in paragraph_changes(text, text)} == {How.KEPT}


def test_an_edited_paragraph_is_changed_and_another_one_is_not() -> None:
    before = "\n".join((PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[3]))
    after = "\n".join((PARAGRAPHS[1], PARAGRAPHS[2], "The mayor was there too, and said little."))
    found = [(change.how, change.paragraph) for change in paragraph_changes(before, after)]
    assert found == [(How.CHANGED, 1), (How.KEPT, 2), (How.REMOVED, 3), (How.ADDED, 3)]


def test_what_was_replaced_in_a_paragraph_is_told_word_by_word() -> None:
    (change,) = paragraph_changes(PARAGRAPHS[0], PARAGRAPHS[1])
    assert [(piece.how, piece.text) for piece in change.pieces if piece.how is not How.KEPT] == [
        (How.REMOVED, "Monday"),
        (How.ADDED, "Tuesday"),
    ]


@pytest.fixture
def revised() -> ArchiveWriter:
    """One article in three texts."""
    archive = archive_of(Written("\n".join((PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[3])), title="Flood"))
    read = article_in(archive, 1).annotated
    for title, body in (("Flood", (0, 2, 4)), ("Flood costs", (1, 2, 4))):
        text = "\n".join(PARAGRAPHS[at] for at in body)
        article = replace(read.article, title=title, body=text, raw=text)
        annotated = replace(read, article=article, title_words=split(title), body_words=split(text), mentions=())
        with archive.transaction():
            archive.add(annotated, sketch(annotated.body_words.folded), annotator="test", now=ADDED)
            archive.settle()
    return archive


def test_the_latest_text_is_compared_with_the_one_before(revised: ArchiveWriter) -> None:
    (head,) = revised.heads()
    changes = changes_to(revised, head, None)
    assert (changes.first, changes.second) == (2, 3)
    assert [change.field for change in changes.changes if change.how is not How.KEPT] == ["title", "body"]


def test_an_earlier_text_is_compared_with_the_one_before_it(revised: ArchiveWriter) -> None:
    (head,) = revised.heads()
    changes = changes_to(revised, head, 2)
    assert list(changes_lines(changes)) == [
        f"id: {1:016x}",
        "revision: 2, compared with 1",
        "  (2 paragraphs as before)",
        "~ Nobody could say when{+, or whether,+} the quay would be open.",
    ]


def test_revisions_are_numbered_from_the_first_text(revised: ArchiveWriter) -> None:
    (head,) = revised.heads()
    assert [revision_row(revised, head, number) for number in (1, 2, 3, None)] == [1, 2, 3, 3]


@pytest.mark.parametrize(("number", "part"), [(1, "no text before its first"), (4, "has 3 revisions")])
def test_a_revision_that_is_not_there_is_named(revised: ArchiveWriter, number: int, part: str) -> None:
    (head,) = revised.heads()
    with pytest.raises(RevisionNotFound, match=part):
        changes_to(revised, head, number)


def test_an_article_of_one_text_has_no_changes() -> None:
    archive = archive_of("oil")
    with pytest.raises(RevisionNotFound, match="its only one"):
        changes_to(archive, 1, None)
