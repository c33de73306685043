import json
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadingFault
from corpus.reading.splitting import Piece, json_objects, lines, reuters_elements, whole

LIMIT = 1_000

json_values = st.recursive(
    st.text(max_size=8) | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
objects = st.lists(st.dictionaries(st.text(max_size=6), json_values, max_size=3), max_size=4)


def in_chunks(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000])
@pytest.mark.parametrize(
    ("split", "data", "expected"),
    [
        pytest.param(lines, b"a\n\n b\r\nc", [(1, b"a"), (3, b" b\r"), (4, b"c")], id="lines"),
        pytest.param(
            reuters_elements,
            b'<!DOCTYPE lewis><REUTERS NEWID="7">a</REUTERS>\n<REUTERS>b</REUTERS>\n',
            [(7, b'<REUTERS NEWID="7">a'), (2, b"<REUTERS>b")],
            id="reuters",
        ),
        pytest.param(
            json_objects,
            rb'[{"a": "}\"{\\"}, {"b": {"c": []}} ] {}',
            [(1, rb'{"a": "}\"{\\"}'), (2, b'{"b": {"c": []}}'), (3, b"{}")],
            id="objects",
        ),
        pytest.param(whole, b"a\nb", [(None, b"a\nb")], id="whole"),
    ],
)
def test_chunks_do_not_matter(
    split: Callable[[Iterable[bytes], int], Iterator[Piece]],
    data: bytes,
    expected: list[tuple[int | None, bytes]],
    size: int,
) -> None:
    assert [(piece.place, piece.data) for piece in split(in_chunks(data, size), LIMIT)] == expected


@pytest.mark.parametrize(
    ("split", "data"),
    [
        pytest.param(lines, b"short\n" + b"x" * 2_000 + b"\nlast", id="lines"),
        pytest.param(
            reuters_elements,
            b"<REUTERS>1</REUTERS><REUTERS>" + b"x" * 2_000 + b"</REUTERS><REUTERS>3</REUTERS>",
            id="reuters",
        ),
        pytest.param(json_objects, b'{"a": 1}{"a": "' + b"x" * 2_000 + b'"}{"a": 3}', id="objects"),
    ],
)
@pytest.mark.parametrize("size", [1, 64, 5_000])
def test_a_piece_over_the_limit_is_named_and_passed_over(
    split: Callable[[Iterable[bytes], int], Iterator[Piece]], data: bytes, size: int
) -> None:
    pieces = list(split(in_chunks(data, size), LIMIT))
    assert [piece.fault for piece in pieces] == [None, ReadingFault.TOO_LARGE, None]
    assert [piece.place for piece in pieces] == [1, 2, 3]


def test_an_object_that_is_not_closed() -> None:
    (piece,) = json_objects([b'[{"a": "b'], LIMIT)
    assert (piece.place, piece.fault) == (1, ReadingFault.BROKEN_RECORD)


@given(objects, st.integers(1, 9), st.sampled_from([None, 2]))
def test_objects_are_found_whole(values: list[dict[str, object]], size: int, indent: int | None) -> None:
    data = json.dumps(values, indent=indent).encode()
    assert [json.loads(piece.data) for piece in json_objects(in_chunks(data, size), 10**6)] == values


@given(st.lists(st.binary(max_size=12).map(lambda data: data.replace(b"\n", b"")), max_size=6), st.integers(1, 9))
def test_lines_are_those_of_the_file(given_lines: list[bytes], size: int) -> None:
    data = b"\n".join(given_lines)
    expected = [(number, line) for number, line in enumerate(given_lines, start=1) if line.strip()]
    assert [(piece.place, piece.data) for piece in lines(in_chunks(data, size), 10**6)] == expected
