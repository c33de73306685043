import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.holdings import holdings
from corpus.storing import ArchiveWriter, open_writer
from search.asking import Request
from search.errors import QueryError, QueryFault
from search.keeping.watching import (
    SavedInUse,
    SavedNameTaken,
    SavedNameUnusable,
    SavedNotFound,
    forget,
    named,
    news,
    save,
)
from tests.conftest import ingest

NOW = datetime(2024, 6, 15, 12, tzinfo=UTC)


def grow(folder: Path, *bodies: str) -> None:
    """Ingest articles, each with an address of its own."""
    lines = (
        json.dumps({"title": body, "body": body, "url": f"https://e.test/{body.split()[0]}", "language": "en"})
        for body in bodies
    )
    (folder / "more.jsonl").write_text("\n".join(lines))
    ingest(folder / "archive", "--no-entities", str(folder / "more.jsonl"))


def saved_as(archive: ArchiveWriter, name: str, query: str, *, replacing: bool = False) -> None:
    save(archive, name, Request(query), now=NOW, replacing=replacing)


def told(archive: ArchiveWriter, name: str, *, keep: bool = False) -> list[str]:
    with news(archive, name, now=NOW, keep=keep) as found:
        return [each.headline.title for each in found.answer.found()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    grow(tmp_path, "one oil", "two gas")
    return tmp_path


def test_what_is_new_is_told_exactly_once(folder: Path) -> None:
    with open_writer(folder / "archive") as archive:
        saved_as(archive, "oil", "oil")
        assert told(archive, "oil") == []
    grow(folder, "three oil", "four gas", "five oil")
    with open_writer(folder / "archive") as archive:
        assert sorted(told(archive, "oil", keep=True)) == ["five oil", "three oil"]
        assert sorted(told(archive, "oil")) == ["five oil", "three oil"]
        assert told(archive, "oil") == []


def test_a_later_text_of_an_article_is_no_news_but_one_that_begins_to_match_is(folder: Path) -> None:
    with open_writer(folder / "archive") as archive:
        saved_as(archive, "oil", "oil")
    grow(folder, "one oil one oil one oil again", "two gas two gas two gas oil")
    with open_writer(folder / "archive") as archive:
        assert holdings(archive).revisions or archive.count() > 2
        assert told(archive, "oil")[-1:] == ["two gas two gas two gas oil"]


def test_what_could_not_be_printed_stays_new(folder: Path) -> None:
    with open_writer(folder / "archive") as archive:
        saved_as(archive, "oil", "oil")
    grow(folder, "three oil")
    with open_writer(folder / "archive") as archive:
        with pytest.raises(BrokenPipeError), news(archive, "oil", now=NOW):
            raise BrokenPipeError
        assert told(archive, "oil") == ["three oil"]


@pytest.mark.parametrize("user", ["query:a AND gas", "gas OR NOT (oil AND query:a)", '"query a" OR (query:A -query:a)'])
def test_what_another_saved_query_is_made_with_is_not_forgotten(folder: Path, user: str) -> None:
    with open_writer(folder / "archive") as archive:
        for name, query in (("a", "oil"), ("A", "gas"), ("b", "query:A"), ("c", "oil")):
            saved_as(archive, name, query)
        saved_as(archive, "c", user, replacing=True)
        with pytest.raises(SavedInUse, match="dateline save c QUERY --replace") as raised:
            forget(archive, "a")
        assert raised.value.users == ("c",)
        forget(archive, "c")
        forget(archive, "a")
        assert list(archive.saved.texts()) == ["A", "b"]


def test_the_remedy_can_be_typed(folder: Path) -> None:
    with open_writer(folder / "archive") as archive:
        saved_as(archive, "oil and gas", "oil gas")
        saved_as(archive, "its trade", 'query:"oil and gas" trade')
        with pytest.raises(SavedInUse) as raised:
            forget(archive, "oil and gas")
    assert str(raised.value) == (
        "oil and gas is part of what is saved as its trade, which would find nothing without it\n"
        "remove that first, or save it anew without query:\"oil and gas\": dateline save 'its trade' QUERY --replace"
    )


def test_a_saved_query_keeps_the_dates_of_its_options_and_can_be_part_of_another(folder: Path) -> None:
    with open_writer(folder / "archive") as archive:
        save(archive, "early", Request("oil OR gas", published_to="2020"), now=NOW, replacing=False)
        assert named(archive, "early").query == "(oil OR gas) AND published:<=2020"
        saved_as(archive, "late", "NOT query:early AND gas")
        assert named(archive, "late").told == 0  # undated, so not known to be early or not


def test_a_name_is_not_taken_twice_unless_said(folder: Path) -> None:
    with open_writer(folder / "archive") as archive:
        saved_as(archive, "a", "oil")
        with pytest.raises(SavedNameTaken, match="--replace"):
            saved_as(archive, "a", "gas")
        saved_as(archive, "a", "gas", replacing=True)
        assert (named(archive, "a").query, named(archive, "a").told) == ("gas", 1)


def test_a_query_that_asks_for_itself_is_refused_and_the_old_one_kept(folder: Path) -> None:
    with open_writer(folder / "archive") as archive:
        saved_as(archive, "a", "oil")
        saved_as(archive, "b", "query:a")
        with pytest.raises(QueryError) as raised:
            saved_as(archive, "a", "gas OR query:b", replacing=True)
        assert raised.value.kind is QueryFault.SAVED_LOOP
        assert named(archive, "a").query == "oil"


@pytest.mark.parametrize("name", ["", "  ", "a*", 'a"b', "a\tb", "x" * 101, "—"])
def test_a_name_that_could_not_be_typed_is_refused(folder: Path, name: str) -> None:
    with open_writer(folder / "archive") as archive, pytest.raises(SavedNameUnusable):
        saved_as(archive, name, "oil")


def test_an_unknown_name_is_told_with_those_there_are(folder: Path) -> None:
    with open_writer(folder / "archive") as archive:
        saved_as(archive, "a", "oil")
        with pytest.raises(SavedNotFound, match="saved are: a"):
            told(archive, "b")


def test_a_removed_query_is_forgotten_with_all_it_told(folder: Path) -> None:
    with open_writer(folder / "archive") as archive:
        saved_as(archive, "a", "oil")
        with archive.transaction():
            assert archive.saved.remove("a")
            assert not archive.saved.remove("a")
        saved_as(archive, "a", "gas")
        assert [(each.name, each.query, each.told) for each in archive.saved.all()] == [("a", "gas", 1)]
