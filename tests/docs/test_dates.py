"""The examples in the tables on dates come out as the tables say."""

from datetime import datetime

import pytest

from cli import main
from corpus.article import DateUse, Dating, Document, Kind, Line, Role, StatedDate
from corpus.dates import DateInterval
from corpus.dating.mentioned import find_mentioned
from corpus.dating.published import Published, find_published
from tests.docs.console import code, document, table

TEXT = document("dates")
NOW = datetime(2025, 1, 1)  # noqa: DTZ001 - UTC and naive, as the rules take it
STORY = (
    "The council met in the morning and in the afternoon, heard eleven speakers, put off two votes and went home tired. "
    * 2
)


def published(*evidence: str) -> Published:
    """What is found for an article with this evidence: fields, addresses, languages, lines above or in the story."""
    dates, beside, above, inside, url, language = [], [], ["Council meets"], [], None, None
    for each in evidence:
        name, equals, value = each.partition(" = ")
        if equals:
            dates.append(StatedDate(DateUse.PUBLISHED, name, value))
        elif each.startswith("<p>"):
            beside.append(each.removeprefix("<p>").removesuffix("</p>"))
        elif each.startswith("https://"):
            url = each
        elif each.startswith("language "):
            language = each.partition(" ")[2]
        elif each.endswith("."):
            inside.append(f"{each} {STORY}")
        else:
            above.append(each)
    text = "\n".join((*above, *(inside or [STORY])))
    made = Document("a.txt", None, "text", text, url=url, language=language, dates=tuple(dates), printed=tuple(beside))
    return find_published(made, lines_of(text), now=NOW)


def lines_of(text: str) -> list[Line]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line), Role.BODY))
        start += len(line) + 1
    return lines


def found(dating: Dating | None) -> tuple[str, str]:
    assert dating is not None
    return dating.interval.edtf, dating.kind


@pytest.mark.parametrize(
    ("rule", "example", "edtf", "kind"),
    [
        pytest.param(code(rule)[0], code(example)[0], code(edtf)[0], kind, id=rule)
        for rule, _, example, edtf, kind in table(TEXT, "Rule", "Looks at", "Example", "Read as", "Kind")
    ],
)
def test_a_rule_finds_what_the_table_says(rule: str, example: str, edtf: str, kind: str) -> None:
    dating = published(example).published
    assert found(dating) == (edtf, kind)
    assert dating is not None
    assert dating.rule == rule


def test_the_rules_stand_in_their_order() -> None:
    examples = [
        code(example)[0] for _, _, example, _, _ in table(TEXT, "Rule", "Looks at", "Example", "Read as", "Kind")
    ]
    rules = [candidate.dating.rule for candidate in published(*examples).candidates]
    listed = [code(rule)[0] for rule, *_ in table(TEXT, "Rule", "Looks at", "Example", "Read as", "Kind")]
    assert list(dict.fromkeys(rules)) == listed


@pytest.mark.parametrize(
    ("written", "beside", "edtf", "kind"),
    [
        pytest.param(code(written)[0], code(beside), code(edtf)[0], kind, id=f"{written} {beside}")
        for written, beside, edtf, kind in table(TEXT, "Written", "Beside it", "Read as", "Kind")
    ],
)
def test_day_and_month_are_told_apart_as_the_table_says(
    written: str, beside: tuple[str, ...], edtf: str, kind: str
) -> None:
    assert found(published(written, *beside).published) == (edtf, kind)


@pytest.mark.parametrize(
    ("claim", "beside", "verdict"),
    [
        pytest.param(code(claim)[0], code(beside), code(verdict)[0], id=claim)
        for claim, beside, verdict in table(TEXT, "Claim", "Beside it", "Verdict")
    ],
)
def test_a_claim_is_rejected_as_the_table_says(claim: str, beside: tuple[str, ...], verdict: str) -> None:
    assert verdict in {candidate.verdict for candidate in published(claim, *beside).candidates}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        pytest.param(code(text)[0], list(code(periods)), id=code(text)[0])
        for text, periods, _ in table(TEXT, "In English text of 15 November 2023", "Read as", "")
    ],
)
def test_dates_spoken_of_are_read_as_the_table_says(text: str, periods: list[str]) -> None:
    day = Dating(DateInterval.of(2023, 11, 15), Kind.STATED, "label", "15 November 2023")
    assert [each.interval.edtf for each in find_mentioned("", text, language="en", published=day)] == periods


def test_the_kinds_are_those_of_the_code() -> None:
    assert [kind for kind, _, _ in table(TEXT, "Kind", "Means", "In a query on `published:`")] == list(Kind)


def test_the_options_are_those_of_search() -> None:
    options = {option for parameter in main.commands["search"].params for option in parameter.opts}
    documented = {form.split()[0] for forms, _ in table(TEXT, "Option", "Does") for form in code(forms)}
    assert documented <= options
