from collections.abc import Callable
from datetime import UTC, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.archive import Archive, open_archive
from corpus.article import EntityType
from corpus.dates import DateInterval
from corpus.naming.deciding import Decisions
from corpus.storing import ArchiveWriter, open_writer
from search.asking import Question, Request, understand
from search.errors import QueryError, QueryFault
from search.resolved import Dated
from tests.search.writing import NOW, Written, add_to, archive_at

MARIA = Written("Maria Lind sells oil.", names=(("Maria Lind", EntityType.PERSON),))
CARL = Written("Carl Lind buys gas.", names=(("Carl Lind", EntityType.PERSON),))
ASKED = ("oil", "oils gas", "person:lind", 'person:"Maria Lind"', "person:*", "ga*", "gat~1", "query:q NOT wind")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    archive_at(tmp_path, MARIA, CARL)
    with open_writer(tmp_path) as archive:
        save(archive, "oil")
    return tmp_path


def save(archive: ArchiveWriter, query: str) -> None:
    with archive.transaction():
        archive.saved.save("q", query, (), now=NOW.replace(tzinfo=None))


def ignore_maria(archive: ArchiveWriter) -> None:
    (maria,) = archive.names.written(EntityType.PERSON, "Maria Lind")
    with archive.transaction():
        Decisions(archive.names).ignore(maria, because="", now=NOW.replace(tzinfo=None))


def merge_the_linds(archive: ArchiveWriter) -> None:
    maria, carl = (archive.names.written(EntityType.PERSON, name)[0] for name in ("Maria Lind", "Carl Lind"))
    with archive.transaction():
        Decisions(archive.names).merge(maria, carl, because="", now=NOW.replace(tzinfo=None))


CHANGES: tuple[Callable[[ArchiveWriter], None], ...] = (
    lambda archive: add_to(archive, 3, Written("Oils and gases are gate keepers.", names=None)),
    merge_the_linds,
    ignore_maria,
    lambda archive: save(archive, "gas"),
    lambda archive: add_to(archive, 4, Written("Eva Lind", names=(("Eva Lind", EntityType.PERSON),))),
)


def said(question: Question) -> tuple[object, ...]:
    """All that a question says but the archive it was asked of."""
    names = question.asks_for_names, question.unannotated
    return (str(question.query), question.resolved, question.notes, question.saved, *names)


def read(archive: Archive) -> list[tuple[object, ...]]:
    return [said(understand(archive, Request(text), now=NOW)) for text in ASKED]


def test_whatever_is_written_the_next_question_is_read_anew(folder: Path) -> None:
    with open_archive(folder) as archive:
        seen = [read(archive)]
        for change in CHANGES:
            with open_writer(folder) as writer:
                change(writer)
            seen.append(read(archive))
            with open_archive(folder) as never_asked:
                assert seen[-1] == read(archive) == read(never_asked)
    assert all(before != after for before, after in pairwise(seen))


def test_what_a_writer_writes_itself_it_reads_at_once(folder: Path) -> None:
    with open_writer(folder) as writer:
        seen = [read(writer)]
        for change in CHANGES:
            change(writer)
            seen.append(read(writer))
            with open_archive(folder) as never_asked:
                assert seen[-1] == read(never_asked)
    assert all(before != after for before, after in pairwise(seen))


def test_a_question_that_comes_again_asks_the_archive_for_nothing(folder: Path) -> None:
    with open_archive(folder) as archive:
        first = read(archive)
        statements: list[str] = []
        archive.connection.set_trace_callback(statements.append)
        assert read(archive) == first
        assert statements == ["PRAGMA data_version"] * len(ASKED)


def test_days_zones_and_options_are_part_of_the_question(folder: Path) -> None:
    with open_archive(folder) as archive:

        def period(asked: str | Request, days: int = 0, hours: int = 0) -> list[DateInterval]:
            request = Request(asked) if isinstance(asked, str) else asked
            now = (NOW + timedelta(days=days)).replace(tzinfo=timezone(timedelta(hours=hours)))
            resolved = understand(archive, request, now=now).resolved
            parts = (resolved,) if isinstance(resolved, Dated) else getattr(resolved, "clauses", ())
            return [part.period for part in parts if isinstance(part, Dated)]

        for _ in range(2):
            assert period("oil") == []
            assert period("published:today") == [DateInterval.of(2024, 6, 15)]
            assert period("published:today", days=1) == [DateInterval.of(2024, 6, 16)]
            since, until = Request("oil", published_from="2024-06"), Request("oil", published_to="2024-06")
            assert period(since) != period(until)
            assert period("added:today") != period("added:today", hours=5)
            with pytest.raises(QueryError) as refused:
                understand(archive, Request("oil and gas", strict=True), now=NOW)
            assert refused.value.kind is QueryFault.EASILY_MISREAD
            assert understand(archive, Request("oil and gas"), now=NOW).notes
            assert understand(archive, Request("query:q"), now=NOW, saved={"q": "wind"}).resolved != (
                understand(archive, Request("query:q"), now=NOW.astimezone(UTC)).resolved
            )
