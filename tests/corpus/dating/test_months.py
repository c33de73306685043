import pytest

from corpus.dating.months import is_weekday, may_begin_month, month_number

LANGUAGES = "ar be bg ca cs da de el en es et fi fr hr hu it lt lv nb nl pl pt ro ru sk sl sr sv tr uk"


def bare(name: str) -> str:
    """A CLDR name without its stop, and without the "of" that Catalan puts before it."""
    return name.removesuffix(".").removeprefix("de ").removeprefix("d’")


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_every_month_of_the_cldr_is_known_in_its_language(language: str) -> None:
    babel = pytest.importorskip("babel", reason="Babel, which carries the CLDR, is not installed")
    months = babel.Locale(language).months
    for context, width in (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated")):
        for number, name in months[context][width].items():
            assert month_number(bare(name), language, dated=True) == number, name


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_every_weekday_of_the_cldr_is_known(language: str) -> None:
    babel = pytest.importorskip("babel", reason="Babel, which carries the CLDR, is not installed")
    for name in babel.Locale(language).days["format"]["wide"].values():
        assert is_weekday(name), name


@pytest.mark.parametrize(
    ("word", "language", "month"),
    [
        pytest.param("AUGUST", "en", 8, id="capitals"),
        pytest.param("AĞUSTOS", "tr", 8, id="Turkish capitals"),
        pytest.param("aout", "fr", 8, id="without its accent"),
        pytest.param("апреле", "ru", 4, id="declined"),
        pytest.param("listopadu", "cs", 11, id="November in Czech"),
        pytest.param("listopadu", "hr", 10, id="October in Croatian"),
        pytest.param("listopadu", None, None, id="two months elsewhere"),
        pytest.param("أيار", "ar", 5, id="Levantine"),
        pytest.param("Mars", "fr", 3, id="own language"),
        pytest.param("Mars", "en", None, id="another language"),
        pytest.param("May", "en", 5, id="English, capitalised"),
        pytest.param("may", "en", None, id="English, not capitalised"),
        pytest.param("may", "und", None, id="not capitalised, language unknown"),
        pytest.param("may", "es", 5, id="abbreviated in Spanish"),
        pytest.param("Nisan", None, 4, id="unknown language"),
        pytest.param("Monday", "en", None, id="no month"),
    ],
)
def test_a_month_without_a_full_date(word: str, language: str | None, month: int | None) -> None:
    assert month_number(word, language, dated=False) == month


@pytest.mark.parametrize(
    ("word", "month"),
    [
        pytest.param("Июля", 7, id="Russian"),
        pytest.param("mars", 3, id="French"),
        pytest.param("may", 5, id="not capitalised"),
        pytest.param("set", None, id="a word in English"),
        pytest.param("listopada", None, id="two months"),
    ],
)
def test_beside_a_day_and_a_year_a_month_of_any_language_is_believed(word: str, month: int | None) -> None:
    assert month_number(word, "en", dated=True) == month


@pytest.mark.parametrize("word", ["April", "SEPT", "avril", "мая", "تشرين", "févr"])
def test_words_that_a_month_may_begin_with(word: str) -> None:
    assert may_begin_month(word)


@pytest.mark.parametrize("word", ["of", "the", "Friday", "percent"])
def test_words_that_no_month_begins_with(word: str) -> None:
    assert not may_begin_month(word)
