"""What a person sees on a terminal of 80 columns, without colours."""

from io import StringIO

import pytest
from rich.console import Console, RenderableType

from corpus.article import EntityType
from corpus.dates import DateInterval
from search.asking import Request
from search.reasons.explaining import explanation
from search.reasons.why import why
from search.rendering.explanation_page import explanation_page, verdict_page
from tests.search.writing import NOW, Written, archive_of, asked, bound, engine_of, stated

ARTICLES = (
    Written("Sanctions hit oil.", "Oil [draft] report", stated(DateInterval.of(2023, 4, 5))),
    Written("A sanction is a price. Anna Berg spoke.", names=(("Anna Berg", EntityType.PERSON),)),
)


def printed(page: RenderableType) -> list[str]:
    screen = StringIO()
    Console(file=screen, width=80, color_system=None, highlight=False).print(page)
    return [line.rstrip() for line in screen.getvalue().splitlines()]


def explained(query: str, *articles: Written) -> list[str]:
    archive = archive_of(*(articles or ARTICLES))
    return printed(explanation_page(explanation(asked(archive, query), engine_of(archive))))


def told(query: str, article: Written = ARTICLES[0]) -> list[str]:
    archive = archive_of(article)
    (row,) = archive.heads()
    return printed(verdict_page(why(archive, row, Request(query), now=NOW)))


def test_an_explanation_is_a_tree_with_counts_and_then_the_steps() -> None:
    assert explained("sanction AND published:2023") == [
        "read as  sanction AND published:2023",
        "",
        "each clause by itself               articles  unknown",
        "AND                                        1        1",
        "  sanction                                 2           checked",
        "    sanction 1, sanctions 1",
        "  published:2023                           1        1  checked",
        "    2023-01-01 to 2023-12-31  2023",
        "checked: the index narrows it down, then article by article",
        "",
        "clause after clause  left  unknown  taken away",
        "all articles            2",
        "sanction                2                    0",
        "published:2023          1        1           1",
    ]


def test_days_added_are_told_in_the_zone_they_are_kept_in() -> None:
    assert explained("added:yesterday")[4].startswith("  2024-06-14 UTC")


def test_only_the_most_frequent_of_many_words_are_listed() -> None:
    words = " ".join(f"w{number:02}" for number in range(20))
    (listed,) = [line for line in explained("w*", Written(words)) if "w00 1" in line]
    assert "w01 1" in listed
    assert "w19" not in "".join(explained("w*", Written(words)))
    assert "and 8 more" in " ".join(explained("w*", Written(words)))


def test_an_entity_is_told_with_its_number() -> None:
    assert "  Anna Berg person #1 1" in explained("person:berg")


@pytest.mark.parametrize(
    ("query", "article", "sentence"),
    [
        pytest.param("oil", ARTICLES[0], "In the answer.", id="yes"),
        pytest.param("gas", ARTICLES[0], "Not in the answer.", id="no"),
        pytest.param(
            "published:2023-04",
            Written("", published=stated(DateInterval.of(2023))),
            "Possible: its date is not precise enough to say. --possible adds such articles.",
            id="possible",
        ),
        pytest.param(
            "published:2023",
            Written(""),
            "Not judged: its date is not known. --undated include adds such articles.",
            id="undated",
        ),
        pytest.param(
            "published:2022",
            Written("", published=bound(DateInterval.of(2023))),
            "Not judged: its date is not known, but no earlier than a day that is too late.",
            id="trimmed",
        ),
    ],
)
def test_a_verdict_is_one_sentence(query: str, article: Written, sentence: str) -> None:
    assert told(query, article)[3] == sentence


def test_a_verdict_is_told_clause_by_clause() -> None:
    assert told("oil w/3 gas")[5:] == [
        "no   oil w/3 gas  not both are found",
        "yes    oil        2 times: oil 2",
        "no     gas        not found",
    ]


def test_brackets_in_a_headline_are_no_markup() -> None:
    assert told("oil")[0] == "Oil [draft] report"
