"""Corrections of published dates: beside the evidence, believed everywhere, reversible."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.actions import correct, take_back
from corpus.article import AnnotatedArticle, DateCandidate, Kind, StoredArticle
from corpus.correcting import RULE, believed, corrections_of
from corpus.dates import DateInterval
from corpus.holdings import holdings
from corpus.placing import Outcome
from corpus.shingles import sketch
from corpus.storing import ArchiveWriter
from corpus.words import split
from tests.search.generating import absolute_dates
from tests.search.writing import ADDED, Written, archive_of, article_in, inferred, stated

NOW = datetime(2026, 3, 1, 12, 0, 0)  # noqa: DTZ001 - UTC and naive, as the archive keeps it
DAY = DateInterval.of(2023, 4, 15)
REPORT = (
    "The harbour board met yesterday to hear what the storm had cost, and what it would cost to be ready for the next."
    " It heard from the master of the port, from two insurers and from the families of Tanner Street."
    " Nobody could say when the quay would be open to ships again, or who was to pay for the broken pumps."
)


def set_date(archive: ArchiveWriter, number: int, published: DateInterval | None, because: str = "print") -> None:
    (row,) = archive.rows_of(f"{number:016x}")
    with archive.transaction():
        correct(archive, row, published, because, now=NOW)


def unset(archive: ArchiveWriter, number: int) -> bool:
    (row,) = archive.rows_of(f"{number:016x}")
    with archive.transaction():
        return take_back(archive, row, now=NOW) is not None


def kind_and_date(stored: StoredArticle) -> tuple[str | None, Kind]:
    article = stored.annotated.article
    return (None if article.published is None else article.published.interval.edtf), article.kind


def test_a_correction_counts_as_stated_and_gives_its_reason() -> None:
    archive = archive_of(Written("oil", published=inferred(DateInterval.of(2022))))
    set_date(archive, 1, DAY, "the printed edition")
    published = article_in(archive, 1).annotated.article.published
    assert published is not None
    assert (published.interval, published.kind) == (DAY, Kind.STATED)
    assert (published.rule, published.evidence) == (RULE, "the printed edition")


def test_a_correction_without_an_end_is_a_bound() -> None:
    archive = archive_of("oil")
    set_date(archive, 1, DateInterval(DAY.earliest, None))
    assert kind_and_date(article_in(archive, 1)) == ("2023-04-15/..", Kind.BOUND)


def test_a_date_can_be_said_to_be_not_known() -> None:
    archive = archive_of(Written("oil", published=stated(DAY)))
    set_date(archive, 1, None, "a date of the printer")
    article = article_in(archive, 1).annotated.article
    assert article.published is None
    shown = believed(article)
    assert shown is not None
    assert (shown.kind, shown.rule, shown.evidence) == (Kind.UNKNOWN, RULE, "a date of the printer")


def test_the_evidence_stays_and_says_that_it_was_set_aside() -> None:
    dating = stated(DateInterval.of(2022))
    archive = archive_of("oil")
    given_ = article_in(archive, 1).annotated
    article = replace(
        given_.article, id="f" * 16, published=dating, candidates=(DateCandidate(dating, "chosen: stated"),)
    )
    with archive.transaction():
        archive.add(replace(given_, article=article), sketch(()), annotator=None, now=NOW)
        correct(archive, archive.rows_of("f")[0], DAY, "print", now=NOW)
    (stored,) = archive.stored(archive.rows_of("f"))
    first, second = stored.annotated.article.candidates
    assert (first.dating.interval, first.verdict) == (DAY, "chosen: corrected on 2026-03-01")
    assert (second.dating, second.verdict) == (dating, "set aside by the correction; before it, chosen: stated")


def test_words_that_point_are_read_from_the_corrected_day() -> None:
    archive = archive_of(REPORT)
    assert article_in(archive, 1).annotated.article.mentioned == ()
    set_date(archive, 1, DAY)
    (date,) = article_in(archive, 1).annotated.article.mentioned
    assert (date.text, date.interval) == ("yesterday", DateInterval.of(2023, 4, 14))


def test_taking_it_back_leaves_the_article_as_it_was() -> None:
    archive = archive_of(Written(REPORT, published=inferred(DateInterval.of(2022, 5, 1))))
    before = article_in(archive, 1)
    set_date(archive, 1, DAY)
    assert article_in(archive, 1) != before
    assert unset(archive, 1)
    assert article_in(archive, 1) == before
    assert not unset(archive, 1)


def test_a_correction_replaces_the_one_before_and_history_keeps_both() -> None:
    archive = archive_of("oil")
    set_date(archive, 1, DateInterval.of(2023), "first")
    set_date(archive, 1, DAY, "second")
    second, first = corrections_of(archive.connection, f"{1:016x}")
    assert (first.because, first.ended, second.because, second.ended) == ("first", NOW, "second", None)
    assert kind_and_date(article_in(archive, 1)) == (DAY.edtf, Kind.STATED)


def again(archive: ArchiveWriter, annotated: AnnotatedArticle) -> Outcome:
    with archive.transaction():
        _, outcome = archive.add(annotated, sketch(annotated.body_words.folded), annotator="test", now=NOW)
        archive.settle()
    return outcome


def test_it_survives_the_same_article_read_again() -> None:
    archive = archive_of(Written(REPORT, published=inferred(DateInterval.of(2022, 5, 1))))
    read = article_in(archive, 1).annotated
    set_date(archive, 1, DAY)
    assert again(archive, read) is Outcome.UNCHANGED
    assert kind_and_date(article_in(archive, 1)) == (DAY.edtf, Kind.STATED)


def test_it_holds_for_a_later_text_of_the_article() -> None:
    archive = archive_of(Written(REPORT, published=inferred(DateInterval.of(2022, 5, 1))))
    read = article_in(archive, 1).annotated
    set_date(archive, 1, DAY)
    body = REPORT + " The meeting ended at noon."
    later = replace(read, article=replace(read.article, body=body, raw=body), body_words=split(body), mentions=())
    assert again(archive, later) is Outcome.REVISED
    stored = article_in(archive, 1)
    assert "noon" in stored.annotated.article.body
    assert kind_and_date(stored) == (DAY.edtf, Kind.STATED)
    assert archive.connection.execute("SELECT earliest FROM stories").fetchone()[0].startswith("2023-04-15")


def test_the_original_of_a_story_follows_the_corrected_date() -> None:
    archive = archive_of(
        Written(REPORT, published=stated(DateInterval.of(2023, 5, 1))),
        Written(REPORT + " Hear, hear.", published=stated(DateInterval.of(2023, 5, 2))),
    )
    assert [article_in(archive, number).story for number in (1, 2)] == [f"{1:016x}"] * 2
    set_date(archive, 1, DateInterval.of(2023, 6, 1))
    assert [article_in(archive, number).story for number in (1, 2)] == [f"{2:016x}"] * 2
    unset(archive, 1)
    assert [article_in(archive, number).story for number in (1, 2)] == [f"{1:016x}"] * 2


def test_every_correction_is_a_change_for_the_index() -> None:
    archive = archive_of("oil", "gas")
    last = archive.last_change()
    set_date(archive, 2, DAY)
    assert list(archive.changed_rows(last)) == [(2, True)]
    last = archive.last_change()
    unset(archive, 2)
    assert list(archive.changed_rows(last)) == [(2, True)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.none(),
        absolute_dates.map(lambda date: date.interval),
        absolute_dates.map(lambda date: DateInterval(date.interval.earliest, None)),
    )
)
def test_lists_and_counts_have_the_date_that_the_article_has(published: DateInterval | None) -> None:
    archive = archive_of(Written("oil", published=inferred(DateInterval.of(2021))), "gas")
    set_date(archive, 1, published)
    for stored in archive.stored(archive.heads()):
        headline = archive.headlines([stored.row])[stored.row]
        assert (headline.published, headline.kind) == kind_and_date(stored)
    status = holdings(archive)
    kinds = [stored.annotated.article.kind for stored in archive.stored(archive.heads())]
    assert dict(status.by_kind) == {kind: kinds.count(kind) for kind in Kind}
    assert status.corrected == 1


def test_a_correction_that_fails_leaves_nothing() -> None:
    archive = archive_of("oil")
    before = article_in(archive, 1)

    def failing() -> None:
        with archive.transaction():
            correct(archive, 1, DAY, "print", now=NOW)
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        failing()
    assert article_in(archive, 1) == before
    assert before.added == ADDED
