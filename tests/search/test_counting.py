import pytest

from search.asking import Request
from search.counting import Counted, count_each
from search.errors import QueryError, QueryFault
from tests.search.writing import NOW, archive_of, engine_of

ARTICLES = ("Oil fell.", "Oil and gas rose.", "Gas rose.")


def counted(*lines: str, request: Request | None = None) -> list[Counted]:
    archive = archive_of(*ARTICLES)
    return list(count_each(archive, engine_of(archive), lines, request or Request(""), now=NOW))


def test_each_line_is_counted() -> None:
    found = counted("oil\n", "oil AND gas\n")
    assert [(each.query, each.counts and each.counts.articles) for each in found] == [("oil", 2), ("oil AND gas", 1)]


def test_empty_lines_and_remarks_are_passed_over_but_numbered() -> None:
    assert [(each.line, each.query) for each in counted("\n", "# energy\n", "  \n", "  oil  \n")] == [(4, "oil")]


def test_a_bad_query_stops_none_of_the_others() -> None:
    bad, good = counted("(oil\n", "oil\n")
    assert (bad.counts, bad.error and bad.error.kind) == (None, QueryFault.UNCLOSED_GROUP)
    assert (good.counts and good.counts.articles, good.error) == (2, None)


def test_what_is_not_utf_8_is_refused_and_shown_replaced() -> None:
    (found,) = counted(b"caf\xe9 oil\n".decode(errors="surrogateescape"))
    assert found.query == "caf\N{REPLACEMENT CHARACTER} oil"
    assert found.error is not None
    assert found.error.span == (3, 4)


def test_notes_go_with_their_query() -> None:
    found = counted("oil and gas", "oil")
    assert [len(each.notes) for each in found] == [1, 0]


def test_a_strict_request_refuses_what_would_be_noted() -> None:
    (found,) = counted("oil and gas", request=Request("", strict=True))
    assert found.error is not None
    assert (found.error.kind, found.error.span) == (QueryFault.EASILY_MISREAD, (4, 7))


def test_options_that_are_not_understood_stop_all() -> None:
    archive = archive_of(*ARTICLES)
    with pytest.raises(QueryError):
        count_each(archive, engine_of(archive), ["oil"], Request("", published_from="soon"), now=NOW)
