import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.charset import decode, normalise

RUSSIAN = "Переговоры о строительстве моста продолжатся в понедельник, сообщили в городской администрации."
FRENCH = "Le maire a présenté le budget ; les écoles en sont les bénéficiaires, d’après la préfecture à Besançon."


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        pytest.param("Zürich".encode(), None, "Zürich", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + "Zürich".encode(), "latin-1", "Zürich", id="utf-8 mark"),
        pytest.param(codecs.BOM_UTF16_BE + "Zürich".encode("utf-16-be"), None, "Zürich", id="utf-16 mark"),
        pytest.param(codecs.BOM_UTF32_LE + "Zürich".encode("utf-32-le"), None, "Zürich", id="utf-32 mark"),
        pytest.param("Zürich".encode(), "iso-8859-1", "Zürich", id="utf-8 whatever is declared"),
        pytest.param("Zürich “Ost”".encode("cp1252"), "iso-8859-1", "Zürich “Ost”", id="latin-1 means cp1252"),
        pytest.param(RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN, id="declared"),
        pytest.param("東京都".encode("iso-2022-jp"), "iso-2022-jp", "東京都", id="declared and seven bits wide"),
        pytest.param(RUSSIAN.encode("cp1251"), None, RUSSIAN, id="detected"),
        pytest.param(RUSSIAN.encode("cp1251"), "no-such-code", RUSSIAN, id="an unknown name"),
        pytest.param(RUSSIAN.encode("cp1251"), "hex", RUSSIAN, id="a name of what is no encoding"),
        pytest.param(FRENCH.encode("cp1252"), "utf-8", FRENCH, id="declared wrongly"),
        pytest.param(b"", None, "", id="nothing"),
    ],
)
def test_decode(data: bytes, declared: str | None, text: str) -> None:
    assert decode(data, declared=declared) == text


@given(st.binary(max_size=60), st.sampled_from([None, "utf-8", "latin-1", "shift_jis", "\0", "idna", "undefined"]))
def test_decoding_never_fails(data: bytes, declared: str | None) -> None:
    assert isinstance(decode(data, declared=declared), str)


@given(st.text(st.characters(codec=None), max_size=40))
def test_normal_text_can_be_stored_and_stays(text: str) -> None:
    normal = normalise(text)
    normal.encode("utf-8")
    assert normalise(normal) == normal or normal.startswith("\ufeff")
    assert not set(normal) & set("\r\0\x0b\x0c\x1b\x7f")


def test_line_breaks_and_controls() -> None:
    assert normalise("a\r\nb\rc\x0cd\x00e\tf\ud83d") == "a\nb\nc\nde\tf\ufffd"
