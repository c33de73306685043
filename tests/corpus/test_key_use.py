import pytest

from corpus.article import KeyUse
from corpus.key_use import KeyUses


def lines(named: dict[str, str], *uses: tuple[str, KeyUse]) -> list[str]:
    keys = KeyUses(named)
    for path, use in uses:
        keys.note(path, use)
    return list(keys.lines())


def test_names_that_no_field_took_are_told_the_most_frequent_first() -> None:
    uses = [("a.csv", KeyUse(unused=("ref",))), ("a.csv", KeyUse(unused=("section", "ref"), used=("title",)))]
    assert lines({}, *uses) == ["  columns and keys not used: ref, section (map one with --map FIELD=NAME)"]
    assert lines({}, ("a.csv", KeyUse(used=("title",)))) == []


def test_names_without_end_are_counted() -> None:
    uses = [("a.jsonl", KeyUse(unused=(f"2024-{day}",))) for day in range(5_000)]
    (line,) = lines({}, *uses)
    assert line.endswith("2024-11 and 988 more (map one with --map FIELD=NAME)")


@pytest.mark.parametrize(
    ("uses", "says"),
    [
        pytest.param([KeyUse(found=("title",))], [], id="found"),
        pytest.param([KeyUse(absent=("title",)), KeyUse(found=("title",))], [], id="in one record"),
        pytest.param(
            [KeyUse(absent=("title",), used=("headline",))] * 2,
            ["  --map title=hedline: no record of a.jsonl has anything under 'hedline', did you mean 'headline'?"],
            id="in none",
        ),
        pytest.param([KeyUse()], [], id="a format whose fields have names of their own"),
    ],
)
def test_a_name_of_the_user_that_is_nowhere(uses: list[KeyUse], says: list[str]) -> None:
    assert lines({"title": "hedline"}, *(("a.jsonl", use) for use in uses)) == says


def test_each_file_is_judged_by_itself() -> None:
    use = KeyUse(absent=("body",))
    uses = [("a.jsonl", use), *((f"{number}.json", use) for number in range(9)), ("b.jsonl", KeyUse(found=("body",)))]
    (line,) = lines({"body": "tekst"}, *uses)
    assert line == "  --map body=tekst: no record of a.jsonl, 0.json, 1.json and 7 more has anything under 'tekst'"
