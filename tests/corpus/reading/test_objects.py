import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadingError, ReadingFault
from corpus.reading.names import KEYS
from corpus.reading.objects import read_object
from corpus.reading.record import Record

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6) | st.just("name"), inner, max_size=3)
    ),
    max_leaves=8,
)
keys = st.sampled_from([key for names in KEYS.values() for key in names]) | st.text(max_size=6)


def record(data: object, source: str | None = None, keys: tuple[tuple[str, str], ...] = ()) -> Record:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return Record("a.jsonl", 7, "jsonl", raw, source, keys)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b'{"title": ', id="cut off"),
        pytest.param(b"not JSON", id="no json"),
        pytest.param(b"[]", id="an array"),
        pytest.param(b"[" * 100_000, id="brackets without end"),
        pytest.param(b'{"a": ' + b"9" * 10_000 + b"}", id="a number without end"),
    ],
)
def test_a_broken_record_is_named_with_its_place(data: bytes) -> None:
    with pytest.raises(ReadingError) as raised:
        read_object(record(data))
    assert (raised.value.fault, raised.value.place) == (ReadingFault.BROKEN_RECORD, 7)


def test_the_keys_that_the_user_names_go_first() -> None:
    data = {"title": "Wrong", "kop": "Right", "tekst": "Body.", "datum": "2020-01-01"}
    document = read_object(record(data, keys=(("title", "kop"), ("body", "tekst"), ("published", "datum"))))
    assert (document.title, document.text, document.dates[0].name) == ("Right", "Body.", "field datum")


def test_the_outlet_that_the_user_names_stands_over_the_record() -> None:
    document = read_object(record({"title": "A", "source": "The Herald"}, source="The Gazette"))
    assert document.source == "The Gazette"


def test_an_empty_key_gives_way_to_the_next() -> None:
    assert read_object(record({"title": "A", "body": " ", "text": "Text."})).text == "Text."


def test_line_breaks_stay_around_inline_markup() -> None:
    assert read_object(record({"body": "One <b>fine</b> day.\nTwo &amp; three."})).text == "One fine day.\nTwo & three."


@given(st.dictionaries(keys, json_values, max_size=6))
def test_any_object_gives_a_document_or_a_fault(data: dict[str, object]) -> None:
    try:
        document = read_object(record(data))
    except ReadingError as error:
        outcome: str = error.fault
    else:
        outcome = f"{document.title or ''}{document.text.strip()}"
    assert outcome.encode("utf-8")
