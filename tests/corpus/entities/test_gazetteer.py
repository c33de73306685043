import re
from collections import Counter

import pytest

from corpus.article import EntityType
from corpus.entities.gazetteer import COUNTRIES, KNOWN, ORGANISATIONS, PEOPLES, SAME


def test_every_row_has_country_capital_and_people() -> None:
    assert {row.count("|") for row in COUNTRIES.strip().splitlines()} == {2}


@pytest.mark.parametrize("table", [pytest.param(COUNTRIES, id="countries"), pytest.param(ORGANISATIONS, id="others")])
def test_rows_stand_in_alphabetical_order(table: str) -> None:
    firsts = [re.split(r"[,|*]", row)[0].strip().casefold() for row in table.strip().splitlines()]
    assert firsts == sorted(firsts)


def test_no_name_stands_twice() -> None:
    names = Counter(name for _, same in SAME for name in same)
    assert [name for name, count in names.items() if count > 1] == []


def test_a_name_that_persons_bear_too_is_left_to_the_text() -> None:
    assert "Jordan" not in KNOWN
    assert "Finn" not in PEOPLES


def test_a_people_is_known_in_the_plural() -> None:
    assert KNOWN["Norwegians"] is EntityType.OTHER


def test_a_name_that_persons_bear_too_has_its_other_spellings() -> None:
    assert (EntityType.PLACE, ("Netherlands", "Holland")) in SAME
