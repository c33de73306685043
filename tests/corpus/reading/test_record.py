import pickle
from dataclasses import replace

import pytest

from corpus.reading import Record

RECORD = Record("a.txt", 3, "jsonl", b"{}", "The Gazette", (("title", "kop"),))


def test_a_record_can_be_sent_to_a_worker() -> None:
    assert pickle.loads(pickle.dumps(RECORD)) == RECORD


def test_where_a_record_lies_is_not_in_its_digest() -> None:
    assert replace(RECORD, path="elsewhere", place=None).digest == RECORD.digest


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(RECORD, data=b"{} "), id="data"),
        pytest.param(replace(RECORD, format="text"), id="format"),
        pytest.param(replace(RECORD, source=None), id="source"),
        pytest.param(replace(RECORD, keys=()), id="keys"),
    ],
)
def test_what_changes_the_document_changes_the_digest(other: Record) -> None:
    assert len(other.digest) == 16
    assert other.digest != RECORD.digest
