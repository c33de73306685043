"""Removing, correcting and undoing, in any order, leave the archive that was made without the detours."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.action_log import Deed, log
from corpus.actions import correct, remove, take_back, undo
from corpus.archive import Headline
from corpus.article import AnnotatedArticle, EntityType
from corpus.dates import DateInterval
from corpus.holdings import holdings
from corpus.placing import Outcome
from corpus.shingles import sketch
from corpus.storing import ArchiveWriter, new_archive_in_memory
from corpus.words import split
from tests.search.writing import Written, archive_of, article_in, inferred, stated

NOW = datetime(2026, 3, 1, 12, 0, 0)  # noqa: DTZ001 - UTC and naive, as the archive keeps it
REPORT = (
    "The harbour board met yesterday to hear what the storm had cost, and what it would cost to be ready for the next."
    " It heard from the master of the port, from two insurers and from the families of Tanner Street."
    " Nobody could say when the quay would be open to ships again, or who was to pay for the broken pumps."
)
# Two stories, of three and two articles, and one that is alone.
WRITTEN = (
    Written(REPORT, published=stated(DateInterval.of(2023, 5, 1))),
    Written(REPORT + " Hear, hear.", published=inferred(DateInterval.of(2023, 5, 2))),
    Written("Once more. " + REPORT),
    Written("Oil rose. " + REPORT[::-1], published=stated(DateInterval.of(2024, 1, 1)), source="The Gazette"),
    Written(REPORT[::-1], published=stated(DateInterval.of(2024, 1, 2))),
    Written("Nothing of that at all.", published=stated(DateInterval.of(2022))),
)
SIZE = len(WRITTEN)
DATES = (
    None,
    DateInterval.of(2020),
    DateInterval.of(2023, 5, 3),
    DateInterval(DateInterval.of(2023, 4).earliest, None),
)


def read() -> tuple[AnnotatedArticle, ...]:
    archive = archive_of(*WRITTEN)
    return tuple(article_in(archive, number).annotated for number in range(1, SIZE + 1))


READ = read()


@dataclass
class Model:
    """What the archive is to be: the slow, obvious twin."""

    added: dict[int, list[bool]] = field(
        default_factory=dict
    )  # for each its texts in order: whether it is the later one
    removed: set[int] = field(default_factory=set)
    dates: dict[int, DateInterval | None] = field(default_factory=dict)
    done: list[tuple[set[int], dict[int, DateInterval | None]]] = field(default_factory=list)  # before each action

    def act(self) -> None:
        self.done.append((set(self.removed), dict(self.dates)))

    def archive(self) -> ArchiveWriter:
        """Made at once, of what is there in the end."""
        fresh = new_archive_in_memory()
        for number in sorted(self.added.keys() - self.removed):
            for is_later in self.added[number]:
                ingest(fresh, number, is_later=is_later)
        with fresh.transaction():
            for number, published in self.dates.items():
                for row in fresh.rows_of(READ[number].article.id):
                    correct(fresh, row, published, "print", now=NOW)
        return fresh


def later(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """A later text of the article: the same and a sentence more."""
    body = annotated.article.body + " The meeting ended at noon."
    return replace(
        annotated, article=replace(annotated.article, body=body, raw=body), body_words=split(body), mentions=()
    )


def ingest(archive: ArchiveWriter, number: int, *, is_later: bool) -> Outcome:
    annotated = later(READ[number]) if is_later else READ[number]
    with archive.transaction():
        _, outcome = archive.add(annotated, sketch(annotated.body_words.folded), annotator="test", now=NOW)
        archive.settle()
    return outcome


def contents(archive: ArchiveWriter) -> list[Any]:
    """Everything that a search can tell of an archive, but for row numbers and which numbers names have."""
    articles = sorted(archive.stored(archive.heads()), key=lambda stored: stored.annotated.article.id)
    status = holdings(archive)
    return [
        [replace(stored, row=0, names=()) for stored in articles],
        sorted(map(_without_row, archive.headlines([one.row for one in articles]).values()), key=attrgetter("id")),
        replace(status, last_change=0, removed=0, words=0),
    ]


def _without_row(headline: Headline) -> Headline:
    return replace(headline, row=0)


def step(archive: ArchiveWriter, model: Model, what: str, number: int, published: DateInterval | None) -> None:
    if what in {"ingest", "revise"}:
        is_later, texts = what == "revise", model.added.get(number, [])
        outcome = ingest(archive, number, is_later=is_later)
        if number in model.removed:
            assert outcome is Outcome.REMOVED
        elif texts and texts[-1] == is_later:
            assert outcome is Outcome.UNCHANGED
        else:
            assert outcome is (Outcome.REVISED if texts else Outcome.NEW)
            model.added[number] = [*texts, is_later]
        return
    rows = archive.rows_of(READ[number].article.id)
    assert bool(rows) == (number in model.added.keys() - model.removed)
    with archive.transaction():
        if what == "undo":
            undone = undo(archive, now=NOW)
            assert (undone is None) == (not model.done)
            if model.done:
                model.removed, model.dates = model.done.pop()
        elif not rows:
            return
        elif what == "remove":
            model.act()
            remove(archive, rows, now=NOW)
            model.removed.add(number)
        elif what == "correct":
            model.act()
            correct(archive, rows[0], published, "print", now=NOW)
            model.dates[number] = published
        elif number in model.dates:
            model.act()
            assert take_back(archive, rows[0], now=NOW) is not None
            del model.dates[number]
        else:
            assert take_back(archive, rows[0], now=NOW) is None


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("ingest", "ingest", "revise", "correct", "take back", "remove", "undo", "undo")),
        st.integers(0, SIZE - 1),
        st.sampled_from(DATES),
    ),
    max_size=20,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_whatever_was_done_the_archive_is_as_if_made_at_once(steps: list[tuple[str, int, DateInterval | None]]) -> None:
    archive, model = new_archive_in_memory(), Model()
    for what, number, published in steps:
        step(archive, model, what, number, published)
    assert contents(archive) == contents(model.archive())


def act(archive: ArchiveWriter, number: int, published: DateInterval | None = None, *, removing: bool = False) -> None:
    (row,) = archive.rows_of(f"{number:016x}")
    with archive.transaction():
        if removing:
            remove(archive, [row], now=NOW)
        else:
            correct(archive, row, published, "print", now=NOW)


def undo_in(archive: ArchiveWriter) -> Deed | None:
    with archive.transaction():
        undone = undo(archive, now=NOW)
    return None if undone is None else undone.deed


def test_a_removed_article_is_nowhere_and_its_copies_are_a_story_of_their_own() -> None:
    archive = archive_of(*WRITTEN)
    assert article_in(archive, 2).story == f"{1:016x}"
    act(archive, 1, removing=True)
    assert archive.rows_of(f"{1:016x}") == ()
    assert archive.has_removed("0")
    assert article_in(archive, 2).story == article_in(archive, 3).story == f"{2:016x}"
    assert (archive.count(), holdings(archive).removed, holdings(archive).revisions) == (SIZE - 1, 1, 0)


def test_several_are_removed_and_come_back_together() -> None:
    archive = archive_of(*WRITTEN)
    before = contents(archive)
    with archive.transaction():
        action = remove(archive, [1, 2, 4], now=NOW)
    assert [part.article for part in action.parts] == [f"{number:016x}" for number in (1, 2, 4)]
    assert archive.count() == SIZE - 3
    assert undo_in(archive) is Deed.REMOVED
    assert contents(archive) == before


def test_undoing_goes_back_one_action_at_a_time() -> None:
    archive = archive_of(*WRITTEN)
    act(archive, 1, DateInterval.of(2020))
    act(archive, 1, DateInterval.of(2021))
    act(archive, 1, removing=True)
    assert undo_in(archive) is Deed.REMOVED
    assert undo_in(archive) is Deed.CORRECTED
    published = article_in(archive, 1).annotated.article.published
    assert published is not None
    assert published.interval == DateInterval.of(2020)
    assert undo_in(archive) is Deed.CORRECTED
    assert article_in(archive, 1).annotated.article.published == WRITTEN[0].published
    assert undo_in(archive) is None
    assert [action.undone for action in log(archive.connection)] == [NOW] * 3


def test_a_later_text_of_a_removed_article_is_left_out_too() -> None:
    archive = archive_of(*WRITTEN)
    act(archive, 1, removing=True)
    later = replace(READ[0], article=replace(READ[0].article, title="Later"))
    with archive.transaction():
        _, outcome = archive.add(later, sketch(later.body_words.folded), annotator=None, now=NOW)
    assert outcome is Outcome.REMOVED


def test_another_article_under_the_address_of_a_removed_one_comes_in() -> None:
    archive = archive_of(*WRITTEN)
    act(archive, 1, removing=True)
    other = replace(READ[5], article=replace(READ[5].article, id=READ[0].article.id))
    with archive.transaction():
        _, outcome = archive.add(other, sketch(other.body_words.folded), annotator=None, now=NOW)
        archive.settle()
    assert outcome is Outcome.APART
    assert undo_in(archive) is Deed.REMOVED
    assert archive.count() == SIZE + 1


def test_an_action_that_fails_leaves_nothing() -> None:
    archive = archive_of(*WRITTEN)
    before = contents(archive)

    def failing() -> None:
        with archive.transaction():
            remove(archive, [1, 2], now=NOW)
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        failing()
    assert contents(archive) == before
    assert undo_in(archive) is None


def test_a_name_that_no_article_mentions_any_more_is_no_answer() -> None:
    archive = archive_of(Written("Ann Hallam met Bo Dahl.", names=(("Ann Hallam", EntityType.PERSON),)))
    book, before = archive.names, archive.names.listed(None, None, ignored=False, limit=None)
    (hallam,) = book.lookup(EntityType.PERSON, "hallam")
    with archive.transaction():
        remove(archive, [1], now=NOW)
    assert (book.lookup(None, "hallam"), book.written(None, "Ann Hallam"), book.names_of([hallam.id])) == ((), (), {})
    assert book.listed(None, None, ignored=False, limit=None) == ((), 0)
    assert book.entity(hallam.id) is not None
    with archive.transaction():
        undo(archive, now=NOW)
    assert book.listed(None, None, ignored=False, limit=None) == before
    with archive.transaction():
        archive.annotate(1, replace(article_in(archive, 1).annotated, mentions=()), "another")
    assert book.lookup(None, "hallam") == ()
