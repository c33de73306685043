import gzip
import zlib
from collections.abc import Callable
from time import process_time

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.contentcoding import uncompressed
from corpus.reading.limits import RECORD_LIMIT

PAGE = b"<p>The ferry sailed again on Tuesday.</p>" * 90


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def quick_brotli(data: bytes) -> bytes:
    packed: bytes = brotli.compress(data, quality=1)
    return packed


def unsized_zstandard(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_content_size=False).compress(data)


PACKINGS = [
    pytest.param("gzip", gzip.compress, id="gzip"),
    pytest.param("x-gzip", gzip.compress, id="gzip by its old name"),
    pytest.param("deflate", zlib.compress, id="deflate"),
    pytest.param("deflate", bare_deflate, id="deflate without a header"),
    pytest.param("br", quick_brotli, id="brotli"),
    pytest.param("zstd", zstandard.compress, id="zstandard"),
    pytest.param("zstd", unsized_zstandard, id="zstandard of unsaid size"),
]
packings = pytest.mark.parametrize(("encoding", "pack"), PACKINGS)


@packings
def test_what_a_server_compressed(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    assert uncompressed(pack(PAGE), encoding) == PAGE


@packings
def test_what_ends_too_early_is_no_page(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ValueError, match="end too early"):
        uncompressed(pack(PAGE)[:-9], encoding)


@packings
def test_what_grows_beyond_a_record_is_stopped_there(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(bytes(3 * RECORD_LIMIT))
    begun = process_time()
    with pytest.raises(ValueError, match="holds over 16 MiB"):
        uncompressed(bomb, encoding)
    assert process_time() - begun < 2


@packings
def test_exactly_a_record_is_read(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    assert len(uncompressed(pack(bytes(RECORD_LIMIT)), encoding)) == RECORD_LIMIT


@pytest.mark.parametrize("encoding", ["", "identity", "gzip", "br", "zstd", "deflate", "compress"])
def test_what_was_stored_without_its_compression(encoding: str) -> None:
    assert uncompressed(PAGE, encoding) == PAGE


def test_a_compression_that_is_not_read_is_named() -> None:
    with pytest.raises(ValueError, match="compressed with compress"):
        uncompressed(b"\x1f\x9d", "compress")


@given(st.sampled_from(["gzip", "deflate", "br", "zstd"]), st.binary(max_size=99))
def test_any_bytes_give_a_page_or_a_reason(encoding: str, body: bytes) -> None:
    for data in (body, gzip.compress(body)[:20] + body, zstandard.compress(body)[:9] + body):
        try:
            outcome: str | bytes = uncompressed(data, encoding)
        except ValueError as error:
            outcome = str(error)
        assert len(outcome) <= RECORD_LIMIT
