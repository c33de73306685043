"""Where the query language differs from that of other tools: a test for each number in the reference."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from corpus.storing import new_archive_in_memory
from corpus.words import words_of
from search.errors import QueryError, QueryFault
from search.notes import NoteKind, notes
from search.parsing import parse
from search.query import And, Fuzzy, Near, Phrase, Wildcard, Word
from tests.docs.console import document

SECTION = document("query-language").partition("\n## Where it differs\n")[2]

Ask = Callable[..., Result]


@pytest.fixture
def ask(example_archive: Path) -> Ask:
    """The search of a query among the example articles."""

    def search(query: str, *options: str) -> Result:
        arguments = ["search", query, "-a", str(example_archive), "--all", "--json", *options]
        return CliRunner().invoke(main, arguments)

    return search


def ids(result: Result) -> set[str]:
    return {json.loads(line)["id"] for line in result.stdout.splitlines()}


def left_out(result: Result) -> str:
    return result.stderr.splitlines()[-1].partition("left out: ")[2]


def refusal(query: str) -> tuple[QueryFault, str | None]:
    """Why a query is refused, and what was probably meant."""
    with pytest.raises(QueryError) as caught:
        parse(query)
    return caught.value.kind, caught.value.suggestion


def test_every_number_has_its_test_and_every_test_its_number() -> None:
    listed = [int(number) for number in re.findall(r"^(\d+)\. ", SECTION, re.MULTILINE)]
    tested = [int(found[1]) for name in globals() if (found := re.match(r"test_(\d+)_", name))]
    assert listed == list(range(1, len(listed) + 1))
    assert tested == listed


@pytest.mark.parametrize("line", re.findall(r"^\d+\. .*", SECTION, re.MULTILINE))
def test_every_point_begins_with_what_is_typed(line: str) -> None:
    assert re.match(r"\d+\. `[^`]+`(?: and `[^`]+`)? — ", line)


def test_01_words_side_by_side_must_both_be_there() -> None:
    assert parse("price cap") == parse("price AND cap")
    assert parse("price cap") != parse('"price cap"')


def test_02_and_and_or_do_not_mix() -> None:
    assert refusal("oil OR gas AND treaty") == (
        QueryFault.MIXED_OPERATORS,
        "oil OR (gas AND treaty), or (oil OR gas) AND treaty",
    )


def test_03_small_operators_are_words() -> None:
    assert parse("oil and gas") == And((Word("oil"), Word("and"), Word("gas")))
    assert [note.kind for note in notes(parse("oil and gas"))] == [NoteKind.WORD_LIKE_OPERATOR]


def test_04_a_word_stands_for_its_inflections_alone() -> None:
    vocabulary = new_archive_in_memory().vocabulary
    vocabulary.add(["import", "imports", "imported", "importing", "important", "importance"])
    vocabulary.lemmatise(["en"])
    assert vocabulary.forms("import") == ("import", "imported", "importing", "imports")


def test_05_a_phrase_is_not_inflected(ask: Ask) -> None:
    assert ids(ask('"mutual guarantee"')) == set()
    assert ids(ask("mutual pre/1 guarantee")) != set()


def test_06_a_phrase_has_no_slop() -> None:
    assert refusal('"price cap"~3') == (QueryFault.MISPLACED, "price w/3 cap")


@pytest.mark.parametrize("operator", ["NEAR/5", "near5", "W/5"])
def test_07_proximity_is_written_in_one_way(operator: str) -> None:
    assert refusal(f"oil {operator} gas") == (QueryFault.FOREIGN_OPERATOR, "w/5")


def test_08_neighbours_are_at_distance_one(ask: Ask) -> None:
    assert ids(ask("price pre/1 cap")) == ids(ask('"price cap"')) != set()
    assert refusal("price w/0 cap") == (QueryFault.BAD_DISTANCE, "w/1")


def test_09_the_largest_distance_is_fifty() -> None:
    assert refusal("oil w/100 gas") == (QueryFault.BAD_DISTANCE, "w/50")
    assert parse("oil w/50 gas") == Near(Word("oil"), Word("gas"), 50)


def test_10_proximities_do_not_chain() -> None:
    assert refusal("oil w/5 price w/5 cap") == (QueryFault.CHAINED_PROXIMITY, "(oil w/5 price) w/5 ...")


def test_11_same_is_no_operator() -> None:
    assert refusal("oil SAME gas") == (QueryFault.FOREIGN_OPERATOR, "w/p")
    assert parse("oil same gas") == And((Word("oil"), Word("same"), Word("gas")))


def test_12_any_ending_is_a_star() -> None:
    assert refusal("guarant!") == (QueryFault.STRAY_MARK, "guarant*, or guarant")
    assert refusal("guarant$") == (QueryFault.BAD_WILDCARD, "guarant*")
    assert [note.kind for note in notes(parse("US$"))] == [NoteKind.IDLE_MARK]


def test_13_a_wildcard_may_stand_at_the_beginning(ask: Ask) -> None:
    assert parse("*guarantee") == Wildcard("*guarantee")
    assert ids(ask("*uarantee")) == ids(ask("=guarantee")) != set()


def test_14_a_wildcard_is_no_part_of_a_phrase() -> None:
    assert refusal('"pric* cap"') == (QueryFault.QUOTED_WILDCARD, "pric* pre/1 cap")


def test_15_a_bare_tilde_is_one_edit() -> None:
    assert parse("lukashenka~") == Fuzzy("lukashenka", 1)
    assert refusal("lukashenka~0.8")[0] is QueryFault.BAD_FUZZY
    assert refusal("lukashenka~3") == (QueryFault.BAD_FUZZY, "lukashenka~2")


def test_16_an_unknown_field_is_refused() -> None:
    assert refusal("titel:oil") == (QueryFault.UNKNOWN_FIELD, "title:oil")


def test_17_a_field_is_no_function() -> None:
    assert refusal("HEADLINE(oil)")[0] is QueryFault.MISSING_SPACE


def test_18_an_equals_sign_makes_no_field() -> None:
    assert refusal("hd=oil") == (QueryFault.UNKNOWN_FIELD, "title:oil")
    assert refusal("E=mc2") == (QueryFault.UNKNOWN_FIELD, '"E=mc2"')


def test_19_brackets_make_no_range() -> None:
    assert refusal("[2023 TO 2024]")[0] is QueryFault.STRAY_MARK


def test_20_a_plus_is_refused_and_a_dash_is_not() -> None:
    assert refusal("+oil -gas") == (QueryFault.STRAY_MARK, "oil")
    assert parse("oil -gas") == parse("oil AND NOT gas")


def test_21_no_word_counts_more_than_another() -> None:
    assert refusal("oil^2") == (QueryFault.STRAY_MARK, "oil")


def test_22_a_query_may_only_deny(ask: Ask) -> None:
    assert ids(ask("NOT oil")) == ids(ask("*")) - ids(ask("oil")) != set()


def test_23_what_has_no_date_is_not_outside_a_period(ask: Ask) -> None:
    found, undated = ask("NOT published:2023"), ids(ask("is:undated"))
    assert ids(found).isdisjoint(undated)
    assert left_out(found) == f"{len(undated)} undated"


def test_24_a_month_is_not_its_first_day(ask: Ask) -> None:
    found = ask("quay published:2024-03-01")
    assert ids(found) == set()
    assert left_out(found) == "1 possible"


def test_25_a_year_is_a_whole_year(ask: Ask) -> None:
    assert ids(ask("published:<=2023")) == ids(ask("published:<2024")) >= ids(ask("published:2023-08-20")) != set()
    assert ids(ask("published:>2023")) == ids(ask("published:>=2024"))


def test_26_a_date_with_two_readings_is_refused() -> None:
    assert refusal("published:04/09/2023") == (QueryFault.AMBIGUOUS_DATE, "2023-09-04, or 2023-04-09")


def test_27_there_is_no_escape_character() -> None:
    assert refusal(r"oil\*")[0] is QueryFault.STRAY_MARK
    assert parse('"oil (crude): 60"') == Phrase("oil (crude): 60")


def test_28_every_word_is_looked_for(ask: Ask) -> None:
    assert ids(ask("the who")) == ids(ask("the")) & ids(ask("who")) < ids(ask("the"))


def test_29_an_ampersand_or_plus_may_be_part_of_a_word() -> None:
    assert [words_of(text) for text in ("AT&T", "C++", "C#")] == [("at&t",), ("c++",), ("c#",)]


def test_30_an_abbreviation_is_its_letters_side_by_side(ask: Ask) -> None:
    assert words_of("U.S.") == ("u", "s")
    assert words_of("US") == ("us",)
    assert ids(ask('place:"U.S."')) == ids(ask('place:"US"')) == ids(ask('place:"United States"')) != set()


def test_31_a_name_is_found_in_all_its_spellings(ask: Ask) -> None:
    assert ids(ask('person:"Sergey Shoigu"')) == ids(ask("sergey OR sergei")) != ids(ask("sergey"))


def test_32_atleast_stands_apart_from_its_number() -> None:
    assert refusal("atleast5 oil") == (QueryFault.FOREIGN_OPERATOR, "ATLEAST 5")


def test_33_single_quotes_make_no_phrase() -> None:
    assert refusal("'price cap'") == (QueryFault.SINGLE_QUOTES, '"price cap"')


def test_34_what_is_opened_is_closed() -> None:
    assert refusal("(oil OR gas")[0] is QueryFault.UNCLOSED_GROUP
    assert refusal('"price cap')[0] is QueryFault.UNCLOSED_QUOTE


def test_35_there_are_no_regular_expressions() -> None:
    assert refusal("/gas(es)?/")[0] is QueryFault.MISSING_SPACE
    assert refusal("/gas/") == (QueryFault.BAD_WILDCARD, "gas")


def test_36_wildcards_are_stars_and_question_marks() -> None:
    assert refusal("wom#n") == (QueryFault.BAD_WILDCARD, "wom?n")
    assert refusal("app%le") == (QueryFault.BAD_WILDCARD, "apple~1")


def test_37_a_field_stands_before_its_value() -> None:
    assert refusal("oil.ti.") == (QueryFault.UNKNOWN_FIELD, "title:oil")


def test_38_a_letter_and_a_number_are_a_word() -> None:
    assert parse("oil N5 gas") == And((Word("oil"), Word("N5"), Word("gas")))
    assert [note.message for note in notes(parse("oil N5 gas"))] == ["'N5' is a word here; the operator is w/5"]
