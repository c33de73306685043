"""Every format is read back with a parser that others wrote, and holds all that was exported."""

import csv
import io
import json
import warnings
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import EntityType
from corpus.dates import DateInterval
from search.asking import Answer, Request, answered
from search.exporting import FORMATS, export, format_of
from search.exporting.columns import COLUMNS
from search.exporting.formats import FormatUnknown
from tests.search.writing import ADDED, Written, archive_of, asked, bound, engine_of, inferred, stated

TRICKY = r"""100% of {AT&T} \ $5 #1_a ~x^2 "quoted", it's [b]old[/b] <i> & – Ü 北京"""
ARTICLES = (
    Written(
        "First paragraph.\n=SUM(A1)\n1. not a list\n# no heading",
        title=TRICKY, authors=("Ana María de la Cruz", "Smith, Jr. and Sons"), source="Post & Courier", url="https://e.test/a_b?c={d}&e=~f",
        published=stated(DateInterval.of(2023, 11, 5, 16, 21)), names=(("First", EntityType.ORG),),
    ),
    Written("Month.", title="-1+2", published=inferred(DateInterval.of(2023, 4))),
    Written("Year.", title="Year", published=stated(DateInterval.of(2023))),
    Written("Quarter.", title="Quarter", published=stated(DateInterval.quarter(2023, 2))),
    Written("Bound.", title="Bound", published=bound(DateInterval.of(2023, 4, 11))),
    Written("None.", title=""),
)  # fmt: skip
IDS = [f"{number:016x}" for number in range(1, len(ARTICLES) + 1)]


def written(format_: str, articles: Iterable[Written | str] = ARTICLES) -> bytes:
    archive = archive_of(*articles)
    question = asked(archive, "*", Request("*", limit=None))
    answer: Answer = answered(archive, question, engine_of(archive), behind=0)
    stream = io.BytesIO()
    export(archive, answer, FORMATS[format_], stream)
    return stream.getvalue()


def test_jsonl_is_what_show_prints_with_the_match() -> None:
    values = [json.loads(line) for line in written("jsonl").splitlines()]
    assert {value["id"] for value in values} == set(IDS)
    by_id = {value["id"]: value for value in values}
    assert by_id[IDS[0]]["title"] == TRICKY
    assert by_id[IDS[0]]["body"] == ARTICLES[0].body
    assert by_id[IDS[4]]["published"]["kind"] == "bound"
    assert {value["match"] for value in values} == {"yes"}


def test_csv_is_a_table_with_a_row_an_article() -> None:
    data = written("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))}
    assert set(rows) == set(IDS)
    assert tuple(rows[IDS[0]]) == tuple(COLUMNS)
    assert rows[IDS[0]]["title"] == TRICKY
    assert rows[IDS[0]]["authors"] == "Ana María de la Cruz; Smith, Jr. and Sons"
    assert rows[IDS[0]]["body"] == ARTICLES[0].body
    assert (rows[IDS[1]]["published"], rows[IDS[1]]["earliest"], rows[IDS[1]]["before"]) == (
        "2023-04", "2023-04-01T00:00:00", "2023-05-01T00:00:00",
    )  # fmt: skip
    assert rows[IDS[4]]["before"] == rows[IDS[5]]["published"] == ""


@given(st.sampled_from(("=", "+", "-", "@", "\t", "\r", "\n", " =", "＝")), st.text(max_size=10))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
def test_no_cell_of_csv_is_a_formula(beginning: str, text: str) -> None:
    data = written("csv", [Written("A body.", title=beginning + text, source=beginning + text)])
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    for cell in row.values():
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert row["title"].replace("\r\n", "\n") == "'" + (beginning + text).replace("\r\n", "\n") or "\r" in text


def test_parquet_has_types() -> None:
    import pyarrow as pa
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(written("parquet")))
    assert tuple(table.column_names) == tuple(COLUMNS)
    types = dict(zip(table.column_names, table.schema.types, strict=True))
    assert types["authors"] == pa.list_(pa.string())
    assert types["earliest"] == types["before"] == types["added"] == pa.timestamp("ms")
    assert types["story_size"] == pa.int32()
    rows = {row["id"]: row for row in table.to_pylist()}
    assert set(rows) == set(IDS)
    assert rows[IDS[0]]["authors"] == ["Ana María de la Cruz", "Smith, Jr. and Sons"]
    assert rows[IDS[0]]["orgs"] == ["First"]
    assert (rows[IDS[2]]["earliest"], rows[IDS[2]]["before"]) == (datetime(2023, 1, 1), datetime(2024, 1, 1))  # noqa: DTZ001
    assert (rows[IDS[4]]["before"], rows[IDS[5]]["earliest"]) == (None, None)
    assert rows[IDS[0]]["added"] == ADDED
    assert rows[IDS[0]]["body"] == ARTICLES[0].body


def test_bibtex_is_read_by_a_parser_of_others() -> None:
    from bibtexparser.entrypoint import parse_string

    library = parse_string(written("bibtex").decode())
    assert library.failed_blocks == []
    entries = {
        entry.key.partition(":")[2]: {name: field.value for name, field in entry.fields_dict.items()}
        for entry in library.entries
    }
    assert set(entries) == set(IDS)
    first = entries[IDS[0]]
    assert (first["year"], first["month"], first["day"], first["date"]) == ("2023", "nov", "5", "2023-11-05T16:21")
    assert first["author"] == "{Ana María de la Cruz} and {Smith, Jr. and Sons}"
    assert first["journal"] == r"Post \& Courier"
    assert first["url"] == "https://e.test/a_b?c=%7Bd%7D&e=~f"
    assert first["title"].startswith(
        r"{100\% of \{AT\&T\} \textbackslash{} \$5 \#1\_a \textasciitilde{}x\textasciicircum{}2"
    )
    assert ("month" in entries[IDS[1]], "day" in entries[IDS[1]]) == (True, False)
    assert ("year" in entries[IDS[2]], "month" in entries[IDS[2]]) == (True, False)
    assert entries[IDS[4]]["note"] == "no date; not published before 2023-04-11"
    assert "year" not in entries[IDS[4]]


def test_ris_is_read_by_a_parser_of_others() -> None:
    import rispy

    entries = {entry["id"]: entry for entry in rispy.loads(written("ris").decode())}
    assert set(entries) == set(IDS)
    first = entries[IDS[0]]
    assert first["type_of_reference"] == "NEWS"
    assert (first["title"], first["authors"], first["secondary_title"]) == (
        TRICKY, ["Ana María de la Cruz", "Smith, Jr. and Sons"], "Post & Courier",
    )  # fmt: skip
    assert (first["year"], first["date"]) == ("2023", "2023/11/05/")
    assert (entries[IDS[1]]["date"], entries[IDS[2]]["date"], entries[IDS[3]]["date"]) == (
        "2023/04//", "2023///2023", "2023///2023-34",
    )  # fmt: skip
    assert entries[IDS[4]]["notes"] == ["no date; not published before 2023-04-11"]
    assert "year" not in entries[IDS[4]]


def test_csl_json_is_read_by_a_processor_of_others() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own dependencies
        from citeproc.source.json import CiteProcJSON

        values = json.loads(written("csl-json"))
        source = CiteProcJSON(values)
    assert set(source) == set(IDS)
    first = next(value for value in values if value["id"] == IDS[0])
    assert source[IDS[0]].type == "article-newspaper"
    assert first["issued"] == {"date-parts": [[2023, 11, 5]]}
    assert [author["literal"] for author in first["author"]] == ["Ana María de la Cruz", "Smith, Jr. and Sons"]
    by_id = {value["id"]: value for value in values}
    assert by_id[IDS[1]]["issued"] == {"date-parts": [[2023, 4]]}
    assert "issued" not in by_id[IDS[4]]
    assert by_id[IDS[4]]["note"] == "no date; not published before 2023-04-11"


def test_markdown_shows_every_text_as_it_is() -> None:
    from markdown_it import MarkdownIt

    html = MarkdownIt().render(written("markdown").decode())
    assert html.count("<h2>") == len(ARTICLES)
    assert "<ol>" not in html
    assert "<h1>" not in html
    assert "<em>" not in html
    text = html.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for shown in (TRICKY, "=SUM(A1)", "1. not a list", "# no heading", "-1+2", "Not published before 2023-04-11"):
        assert shown in text


@pytest.mark.parametrize("name", FORMATS)
def test_an_answer_without_articles_is_a_file_of_its_format(name: str) -> None:
    data = written(name, ["oil"])
    empty = written(name, [])
    assert len(empty) < len(data)
    assert empty == {"csl-json": b"[]\n"}.get(name, empty)


@pytest.mark.parametrize(
    ("name", "format_"), [(f"a{ending}", each) for each in FORMATS.values() for ending in each.endings]
)
def test_the_ending_tells_the_format(name: str, format_: object) -> None:
    assert format_of(Path(name)) is format_ is format_of(Path(name.upper()))


@pytest.mark.parametrize("name", ["a", "a.txt", ".csv", "csv"])
def test_other_names_tell_none(name: str) -> None:
    with pytest.raises(FormatUnknown, match="--format"):
        format_of(Path(name))
