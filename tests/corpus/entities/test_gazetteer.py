import re
from collections import Counter

import pytest

from corpus.article import EntityType
from corpus.entities import aliases
from corpus.entities.gazetteer import COUNTRIES, KNOWN, ORGANISATIONS, PEOPLES, SAME
from corpus.naming.likeness import alias_key
from corpus.naming.parts import normalise


def test_every_row_has_country_capital_and_people() -> None:
    assert {row.count("|") for row in COUNTRIES.strip().splitlines()} == {2}


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(COUNTRIES, id="countries"),
        pytest.param(ORGANISATIONS, id="organisations"),
        pytest.param(aliases.PLACES, id="more names of places"),
        pytest.param(aliases.CITIES, id="cities"),
        pytest.param(aliases.ORGANISATIONS, id="more names of organisations"),
    ],
)
def test_rows_stand_in_alphabetical_order(table: str) -> None:
    firsts = [re.split(r"[,|*]", row)[0].strip().casefold() for row in table.strip().splitlines()]
    assert firsts == sorted(firsts)


def test_no_name_is_that_of_two_things() -> None:
    names = Counter((type_, name) for type_, same in SAME for name in {*map(normalise, same)})
    assert [name for name, count in names.items() if count > 1] == []


def test_every_further_name_is_written_differently_from_the_others() -> None:
    tables = (aliases.PLACES, aliases.CITIES, aliases.ORGANISATIONS)
    rows = {tuple(map(str.strip, re.split(r"[,|]", row))) for table in tables for row in table.strip().splitlines()}
    assert {row for row in rows if len({*map(normalise, row)}) < len(row)} == set()


def test_more_names_of_places_are_of_those_in_the_gazetteer() -> None:
    known = {name.strip().rstrip("*") for row in COUNTRIES.strip().splitlines() for name in re.split(r"[|,]", row)}
    assert [row for row in aliases.PLACES.strip().splitlines() if row.partition("|")[0].strip() not in known] == []


def test_a_name_is_linked_as_it_is_read() -> None:
    """The book normalises what it reads with all of Unicode; the table, which is ready sooner, without."""
    unlinked = [name for type_, same in SAME for name in same if alias_key(type_, normalise(name)) is None]
    assert unlinked == []


def test_a_name_that_persons_bear_too_is_left_to_the_text() -> None:
    assert "Jordan" not in KNOWN
    assert "Finn" not in PEOPLES


def test_a_people_is_known_in_the_plural() -> None:
    assert KNOWN["Norwegians"] is EntityType.OTHER


def test_a_name_that_persons_bear_too_has_its_other_spellings() -> None:
    assert any(names[:2] == ("Netherlands", "Holland") for _, names in SAME)


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        (EntityType.PLACE, "Burma", "Myanmar"),
        (EntityType.PLACE, "Swaziland", "Eswatini"),
        (EntityType.PLACE, "Turkey", "Türkiye"),
        (EntityType.PLACE, "Czechia", "Czech Republic"),
        (EntityType.PLACE, "Macedonia", "North Macedonia"),
        (EntityType.PLACE, "Cabo Verde", "Cape Verde"),
        (EntityType.PLACE, "Côte d'Ivoire", "Ivory Coast"),
        (EntityType.PLACE, "Kiev", "Kyiv"),
        (EntityType.PLACE, "Kharkov", "Kharkiv"),
        (EntityType.PLACE, "Bombay", "Mumbai"),
        (EntityType.PLACE, "Alma-Ata", "Almaty"),
        (EntityType.PLACE, "Москва", "Moscow"),
        (EntityType.ORG, "ONU", "U.N."),
        (EntityType.ORG, "OTAN", "Nato"),
        (EntityType.ORG, "ОДКБ", "CSTO"),
    ],
)
def test_two_names_of_one_thing(type_: EntityType, one: str, other: str) -> None:
    assert alias_key(type_, normalise(one)) == alias_key(type_, normalise(other)) is not None


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        (EntityType.PLACE, "Niger", "Nigeria"),
        (EntityType.PLACE, "Austria", "Australia"),
        (EntityType.PLACE, "Democratic Republic of the Congo", "Republic of the Congo"),
        (EntityType.PLACE, "Guinea", "Equatorial Guinea"),
        (EntityType.PLACE, "North Korea", "South Korea"),
        (EntityType.PLACE, "Dominica", "Dominican Republic"),
        (EntityType.PLACE, "Slovakia", "Slovenia"),
        (EntityType.ORG, "European Union", "European Commission"),
        (EntityType.ORG, "International Court of Justice", "International Criminal Court"),
    ],
)
def test_two_things_of_like_names(type_: EntityType, one: str, other: str) -> None:
    keys = {alias_key(type_, normalise(name)) or name for name in (one, other)}
    assert len(keys) == 2


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
