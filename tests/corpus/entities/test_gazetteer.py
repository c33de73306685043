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


# Of Unicode's two-letter regions those that are no countries, or hardly ever in the news.
NO_COUNTRIES = """
AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EU EZ FK FO GF GG GP GS GU HM IC IM IO JE KY MF MP MQ MS NC NF NU
PF PM PN QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB YT ZZ
""".split()
# How Unicode writes in English what nobody writes so in a sentence.
WRITTEN = {
    "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao",
    "PS": "Palestine", "VC": "Saint Vincent and the Grenadines",
}  # fmt: skip
# What has a row and no region of its own: countries that are gone, and parts of a kingdom.
ROWS_WITHOUT_REGION = {
    "Czechoslovakia", "East Germany", "England", "Northern Ireland", "Scotland", "Soviet Union", "Wales", "West Germany",
    "Yugoslavia",
}  # fmt: skip


def test_the_countries_are_those_of_unicode() -> None:
    from babel import Locale

    regions = {
        WRITTEN.get(code, name.replace("’", "'").replace(" & ", " and ").replace("St. ", "Saint "))
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES
    }
    rows = [
        {name.strip().rstrip("*") for name in row.partition("|")[0].split(",")}
        for row in COUNTRIES.strip().splitlines()
    ]
    assert {name for name in regions if not any(name in row for row in rows)} == set()
    assert {
        min(row & ROWS_WITHOUT_REGION, default=str(row)) for row in rows if not row & regions
    } == ROWS_WITHOUT_REGION
