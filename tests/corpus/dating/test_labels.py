import pytest

from corpus.article import DateUse
from corpus.dating.labels import is_list_heading, label_use


@pytest.mark.parametrize(
    ("before", "use"),
    [
        pytest.param("Posted: ", DateUse.PUBLISHED, id="posted"),
        pytest.param("PUBLISHED ON ", DateUse.PUBLISHED, id="preposition"),
        pytest.param("First published on Wednesday, ", DateUse.PUBLISHED, id="weekday"),
        pytest.param("Date:", DateUse.PUBLISHED, id="date"),
        pytest.param("Last updated: ", DateUse.UPDATED, id="updated"),
        pytest.param("Veröffentlicht am ", DateUse.PUBLISHED, id="German"),
        pytest.param("Zuletzt aktualisiert: Mittwoch, ", DateUse.UPDATED, id="German updated"),
        pytest.param("Publié le ", DateUse.PUBLISHED, id="French"),
        pytest.param("Mis à jour le ", DateUse.UPDATED, id="French updated"),
        pytest.param("Publicado el ", DateUse.PUBLISHED, id="Spanish"),
        pytest.param("Опубликовано: ", DateUse.PUBLISHED, id="Russian"),
        pytest.param("Останнє оновлення: ", DateUse.UPDATED, id="Ukrainian updated"),
        pytest.param("Yayınlanma Tarihi: ", DateUse.PUBLISHED, id="Turkish"),
        pytest.param("Son Güncelleme: ", DateUse.UPDATED, id="Turkish updated"),
        pytest.param("تاريخ النشر: ", DateUse.PUBLISHED, id="Arabic"),
        pytest.param("آخر تحديث: ", DateUse.UPDATED, id="Arabic updated"),
        pytest.param("نُشر في ", DateUse.PUBLISHED, id="Arabic with vowels"),
        pytest.param("First published at 16:21 on ", DateUse.PUBLISHED, id="the clock before the date"),
        pytest.param("Date of Accession: ", None, id="access"),
        pytest.param("Erişim tarihi: ", None, id="Turkish access"),
        pytest.param("accessed on ", None, id="accessed"),
        pytest.param("Retrieved ", None, id="retrieved"),
        pytest.param("the report was published on ", None, id="sentence"),
        pytest.param("on ", None, id="preposition alone"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_label(before: str, use: DateUse | None) -> None:
    assert label_use(before) is use


@pytest.mark.parametrize(
    "line", ["Related articles", "SIMILAR POSTS", "Читайте также:", "À lire aussi :", "Leave a Comment"]
)
def test_heading_of_a_list(line: str) -> None:
    assert is_list_heading(line)


@pytest.mark.parametrize("line", ["", "Related matters were discussed", "The next article of the treaty"])
def test_no_heading_of_a_list(line: str) -> None:
    assert not is_list_heading(line)
