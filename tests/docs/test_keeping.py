"""The table of export formats says what the code does."""

from search.exporting import FORMATS
from tests.docs.console import code, document, table


def test_the_table_of_formats_is_that_of_the_code() -> None:
    rows = table(document("keeping"), "Format", "Endings", "What it is")
    assert [(code(name)[0], code(endings), what) for name, endings, what in rows] == [
        (each.name, each.endings, each.help) for each in FORMATS.values()
    ]
