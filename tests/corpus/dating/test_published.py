# ruff: noqa: DTZ001 - dates are kept as printed, without a zone
import gzip
import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import DateUse, Document, Kind, Line, Role, StatedDate
from corpus.dating.published import Published, find_published

NOW = datetime(2025, 6, 1)
PARAGRAPH = (
    "The council met for the third time this year and put off the vote on the harbour once more, to nobody's surprise."
)


def lines_of(text: str, role: Role = Role.BODY) -> tuple[Line, ...]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line), role))
        start += len(line) + 1
    return tuple(lines)


def dated(
    text: str = PARAGRAPH,
    *fields: str,
    url: str | None = None,
    language: str | None = None,
    lines: tuple[Line, ...] | None = None,
    updated: str | None = None,
    now: datetime = NOW,
) -> Published:
    stated = [StatedDate(DateUse.PUBLISHED, f"field {number}", value) for number, value in enumerate(fields, 1)]
    if updated is not None:
        stated.append(StatedDate(DateUse.UPDATED, "field updated", updated))
    document = Document("a.txt", None, "text", text, url=url, language=language, dates=tuple(stated))
    return find_published(document, lines_of(text) if lines is None else lines, now=now)


def outcome(published: Published) -> tuple[str, str] | None:
    dating = published.published
    return None if dating is None else (dating.kind.value, dating.interval.edtf)


def verdicts(published: Published) -> list[tuple[str, str]]:
    return [(candidate.dating.evidence, candidate.verdict.partition(":")[0]) for candidate in published.candidates]


# --- what the file states


def test_a_field_states_the_date() -> None:
    assert outcome(dated(PARAGRAPH, "2023-11-15")) == ("stated", "2023-11-15")


def test_the_instant_is_kept_where_the_zone_is_known() -> None:
    dating = dated(PARAGRAPH, "2023-11-15T01:21:00+03:00").published
    assert dating is not None
    assert (dating.interval.edtf, dating.instant) == ("2023-11-15T01:21:00", datetime(2023, 11, 14, 22, 21))


def test_a_day_has_no_instant() -> None:
    dating = dated(PARAGRAPH, "2023-11-15").published
    assert dating is not None
    assert dating.instant is None


def test_a_broken_field_states_nothing_and_is_kept() -> None:
    published = dated(PARAGRAPH, "31-MAR-1987 605:12:19.12")
    assert (outcome(published), verdicts(published)) == (None, [("31-MAR-1987 605:12:19.12", "rejected")])


def test_a_field_with_a_month_only_states_the_month() -> None:
    assert outcome(dated(PARAGRAPH, "2023-11")) == ("stated", "2023-11")


def test_a_day_in_the_address_refines_a_stated_month() -> None:
    url = "https://news.example/2023/11/15/harbour"
    assert outcome(dated(PARAGRAPH, "2023-11", url=url)) == ("inferred", "2023-11-15")


def test_a_field_with_two_readings_is_inferred_and_keeps_both() -> None:
    dating = dated(PARAGRAPH, "04/09/2023").published
    assert dating is not None
    assert (dating.kind, dating.interval.edtf) == (Kind.INFERRED, "2023-04-09/2023-09-04")
    assert [reading.edtf for reading in dating.alternatives] == ["2023-09-04", "2023-04-09"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Since 25/04/2023 the wall is closed.", None, id="another date of the text"),
        pytest.param(PARAGRAPH, "en-GB", id="the language with its country"),
    ],
)
def test_the_document_decides_the_order_of_a_field(text: str, language: str | None) -> None:
    assert outcome(dated(text, "04/09/2023", language=language)) == ("stated", "2023-09-04")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        pytest.param(f"Published: 4.9.2023\n{PARAGRAPH}", None, id="label"),
        pytest.param(PARAGRAPH, "https://news.example/2023/09/04/harbour", id="address"),
        pytest.param(PARAGRAPH, "https://news.example/2023/09/harbour", id="month of the address"),
    ],
)
def test_what_confirms_one_reading_of_a_field_decides_it(text: str, url: str | None) -> None:
    assert outcome(dated(text, "04/09/2023 16:21", url=url)) == ("stated", "2023-09-04T16:21")


def test_a_label_in_a_field_says_what_it_is_the_date_of() -> None:
    published = dated(PARAGRAPH, "Updated: 15 November 2023")
    assert outcome(published) is None
    assert published.updated is not None


@pytest.mark.parametrize(
    "zero", ["1970-01-01", "1970-01-01T00:00:00Z", "1970-01-01T03:00:00+03:00", "1969-12-31T19:00:00-05:00"]
)
def test_the_zero_of_unix_time_is_no_date(zero: str) -> None:
    published = dated(PARAGRAPH, zero)
    assert (outcome(published), verdicts(published)) == (None, [(zero, "rejected")])


def test_the_first_field_wins() -> None:
    assert outcome(dated(PARAGRAPH, "2023-11-15", "2023-11-20")) == ("stated", "2023-11-15")


def test_a_finer_field_refines_the_first() -> None:
    assert outcome(dated(PARAGRAPH, "2023-11-15", "2023-11-15T16:21")) == ("stated", "2023-11-15T16:21")


def test_a_printed_time_refines_a_field() -> None:
    assert outcome(dated("Posted: 15.11.2023 16:21\n" + PARAGRAPH, "2023-11-15")) == ("stated", "2023-11-15T16:21")


def test_an_updated_field_is_not_the_published_date() -> None:
    published = dated(PARAGRAPH, updated="2023-11-16")
    assert outcome(published) is None
    assert published.updated is not None
    assert published.updated.interval.edtf == "2023-11-16"


# --- a moment in UTC, and the outlet's own day


@pytest.mark.parametrize(
    ("fields", "text", "url", "expected"),
    [
        pytest.param(("2023-11-08 18:09:55",), PARAGRAPH, None, ("stated", "2023-11-08T18:09:55"), id="clock, no zone"),
        pytest.param(
            ("2023-11-08T20:09:55-05:00",), PARAGRAPH, None, ("stated", "2023-11-08T20:09:55"), id="clock with its zone"
        ),
        pytest.param((), f"Published: 8 November 2023\n{PARAGRAPH}", None, ("stated", "2023-11-08"), id="label"),
        pytest.param((), f"By Ada Quill, Nov. 8, 2023\n{PARAGRAPH}", None, ("stated", "2023-11-08"), id="byline"),
        pytest.param((), PARAGRAPH, "https://a.example/2023/11/08/x", ("inferred", "2023-11-08"), id="address"),
    ],
)
def test_the_outlets_own_day_stands_before_that_of_utc(
    fields: tuple[str, ...], text: str, url: str | None, expected: tuple[str, str]
) -> None:
    published = dated(text, "2023-11-09T01:09:55Z", *fields, url=url)
    assert outcome(published) == expected
    assert published.candidates[0].verdict.startswith("not needed: it is in UTC")


@pytest.mark.parametrize(
    ("field", "other"),
    [
        pytest.param("2023-11-09T01:09:55Z", "2023-11-08 18:12:55", id="another minute"),
        pytest.param("2023-11-09T01:09:55Z", "2023-11-07 18:09:55", id="further than zones reach"),
        pytest.param("2023-11-09T11:09:55Z", "2023-11-08", id="a day where it was the next one already"),
        pytest.param("2023-11-09T01:09:55Z", "2023-11-07", id="two days before"),
        pytest.param("2023-11-09T01:09:55-05:00", "2023-11-08", id="not in UTC"),
        pytest.param("2023-11-09T01:09:55", "2023-11-08", id="no zone"),
    ],
)
def test_another_day_does_not_stand_before_the_field(field: str, other: str) -> None:
    assert outcome(dated(PARAGRAPH, field, other)) == ("stated", field[:19])


def test_a_date_of_the_event_is_not_the_outlets_own_day() -> None:
    text = f"Harbour vote put off\n8 November 2023\n{PARAGRAPH}"
    assert outcome(dated(text, "2023-11-09T01:09:55Z")) == ("stated", "2023-11-09T01:09:55")


# --- what the text states


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        pytest.param("Posted: 15.11.2023 16:21:00", "2023-11-15T16:21:00", id="English"),
        pytest.param("Published 15 November 2023", "2023-11-15", id="no colon"),
        pytest.param("By Ada Quill | Published: Nov. 15, 2023 | 5 min read", "2023-11-15", id="part of a line"),
        pytest.param("Veröffentlicht am Mittwoch, 15. November 2023, 16:21 Uhr", "2023-11-15T16:21", id="German"),
        pytest.param("Publié le 15 novembre 2023 à 16h21", "2023-11-15T16:21", id="French"),
        pytest.param("Опубликовано: 15 ноября 2023", "2023-11-15", id="Russian"),
        pytest.param("Опубликовано: 15 ноября 2023 г., 16:21", "2023-11-15T16:21", id="Russian, with a time"),
        pytest.param("Опубліковано 15 листопада 2023 року о 16:21", "2023-11-15T16:21", id="Ukrainian"),
        pytest.param("Publicerad 15 november 2023 kl. 16.21", "2023-11-15T16:21", id="Swedish"),
        pytest.param("Julkaistu 15.11.2023 klo 16.21", "2023-11-15T16:21", id="Finnish"),
        pytest.param("Publisert 15. november 2023 kl. 16.21", "2023-11-15T16:21", id="Norwegian"),
        pytest.param("Udgivet: 15. nov. 2023 kl. 16:21", "2023-11-15T16:21", id="Danish"),
        pytest.param("Megjelent: 2023.11.15. 16:21", "2023-11-15T16:21", id="Hungarian"),
        pytest.param("Objavljeno: 15.11.2023. u 16:21", "2023-11-15T16:21", id="Croatian"),
        pytest.param("Opublikowano: 15.11.2023, 16:21", "2023-11-15T16:21", id="Polish"),
        pytest.param("Publikováno 15. 11. 2023 16:21", "2023-11-15T16:21", id="Czech"),
        pytest.param("Publicat: miercuri, 15 noiembrie 2023", "2023-11-15", id="Romanian"),
        pytest.param("Δημοσιεύθηκε: 15 Νοεμβρίου 2023, 16:21", "2023-11-15T16:21", id="Greek"),
        pytest.param("Publicado em 15 de novembro de 2023 às 16h21", "2023-11-15T16:21", id="Portuguese"),
        pytest.param("Publicado el 15 de noviembre de 2023 a las 16:21", "2023-11-15T16:21", id="Spanish"),
        pytest.param("Pubblicato il 15 novembre 2023 alle 16:21", "2023-11-15T16:21", id="Italian"),
        pytest.param("Gepubliceerd op 15 november 2023 om 16:21", "2023-11-15T16:21", id="Dutch"),
        pytest.param(
            "Published on Wed 15 Nov 2023 16.21 GMT", "2023-11-15T16:21", id="a clock with a dot, and its zone"
        ),
        pytest.param("Published 15 November 2023 16.21 crowns", "2023-11-15", id="no clock"),
        pytest.param("Yayınlanma tarihi: 15 Kasım 2023", "2023-11-15", id="Turkish"),
        pytest.param("تاريخ النشر: 15 نوفمبر 2023", "2023-11-15", id="Arabic"),
    ],
)
def test_a_label_states_the_date(line: str, edtf: str) -> None:
    assert outcome(dated(f"Harbour vote put off\n{line}\n{PARAGRAPH}")) == ("stated", edtf)


def test_a_label_below_the_story_states_the_date() -> None:
    assert outcome(dated(f"{PARAGRAPH}\n" * 30 + "Published: 15.11.2023")) == ("stated", "2023-11-15")


def test_evidence_is_verbatim_and_has_its_place() -> None:
    text = f"Harbour vote put off\n  Posted: 15.11.2023\n{PARAGRAPH}"
    dating = dated(text).published
    assert dating is not None
    assert dating.span is not None
    assert (dating.evidence, text[slice(*dating.span)]) == ("Posted: 15.11.2023", "Posted: 15.11.2023")


def test_a_label_says_updated() -> None:
    published = dated(f"Published: 14.11.2023 Updated: 15.11.2023\n{PARAGRAPH}")
    assert outcome(published) == ("stated", "2023-11-14")
    assert published.updated is not None
    assert published.updated.interval.edtf == "2023-11-15"


def test_an_empty_label_does_not_swallow_the_next_line() -> None:
    assert outcome(dated(f"Date:\n\nShare:\nHarbour vote put off\n{PARAGRAPH}")) is None


def test_a_label_with_two_readings_is_only_inferred() -> None:
    assert outcome(dated(f"Posted: 04/09/2023\n{PARAGRAPH}")) == ("inferred", "2023-04-09/2023-09-04")


def test_a_sentence_that_begins_like_a_label_is_none() -> None:
    text = "Released on 3 April 2023, the film about the harbour was seen by half of the town within a week or two."
    assert outcome(dated(text)) == ("bound", "2023-04-03/..")


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        pytest.param("By Ada Quill, 15 November 2023", "2023-11-15", id="comma"),
        pytest.param("By Ada Quill and Max Berg - Nov 15, 2023 4:21 pm", "2023-11-15T16:21", id="two writers, time"),
        pytest.param("Von Ada Quill | 15.11.2023", "2023-11-15", id="German"),
    ],
)
def test_a_byline_states_the_date(line: str, edtf: str) -> None:
    assert outcome(dated(f"Harbour vote put off\n{line}\n{PARAGRAPH}")) == ("stated", edtf)


def test_a_byline_may_say_updated() -> None:
    published = dated(f"By Ada Quill Updated: 15 November 2023\n{PARAGRAPH}")
    assert published.updated is not None
    assert published.updated.rule == "byline"


def test_a_line_of_the_role_byline_is_one() -> None:
    text = f"Ada Quill, 15 November 2023\n{PARAGRAPH}"
    head, *rest = lines_of(text)
    lines = (Line(head.start, head.end, Role.BYLINE), *rest)
    assert outcome(dated(text, lines=lines)) == ("stated", "2023-11-15")


def test_by_a_day_is_no_byline() -> None:
    assert outcome(dated(f"{PARAGRAPH}\nBy Monday, April 3, 2023, the wall")) == ("bound", "2023-04-03/..")


# --- datelines


def test_a_dateline_with_its_year_states_the_date() -> None:
    assert outcome(dated("HARBOUR CITY, April 10, 2023 (Agency) - " + PARAGRAPH)) == ("stated", "2023-04-10")


def test_a_dateline_without_a_year_is_kept_and_not_completed() -> None:
    published = dated("HARBOUR CITY, April 10 (Agency) - " + PARAGRAPH)
    assert (outcome(published), verdicts(published)) == (None, [("HARBOUR CITY, April 10", "rejected")])


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        pytest.param(("2023",), None, id="metadata"),
        pytest.param((), "https://news.example/2023/04/harbour", id="address"),
    ],
)
def test_a_dateline_takes_its_year_from_elsewhere(fields: tuple[str, ...], url: str | None) -> None:
    assert outcome(dated("HARBOUR CITY, April 10 (Agency) - " + PARAGRAPH, *fields, url=url)) == (
        "inferred",
        "2023-04-10",
    )


def test_a_dateline_of_another_month_than_the_address_gets_no_year() -> None:
    published = dated("HARBOUR CITY, June 10 (Agency) - " + PARAGRAPH, url="https://news.example/2023/04/harbour")
    assert outcome(published) == ("inferred", "2023-04")


# --- what is inferred


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Wednesday, November 15, 2023", id="whole line"),
        pytest.param("Ada Quill • 15.11.2023 • 5 min", id="part of a line"),
    ],
)
def test_a_date_on_its_own_is_inferred(line: str) -> None:
    assert outcome(dated(f"Harbour vote put off\n{line}\n{PARAGRAPH}")) == ("inferred", "2023-11-15")


def test_a_date_on_its_own_below_the_story_is_inferred() -> None:
    assert outcome(dated(f"{PARAGRAPH}\n" * 5 + "15 November 2023")) == ("inferred", "2023-11-15")


def test_the_heads_of_a_chronology_are_not_its_date() -> None:
    text = "\n".join(f"{PARAGRAPH}\n{day} November 2023" for day in (13, 14, 15))
    assert outcome(dated(text)) == ("bound", "2023-11-15/..")


def test_a_date_on_its_own_against_the_dateline_is_rejected() -> None:
    text = f"HARBOUR CITY, April 10 (Agency) -\nDue\n15 November 2022\n{PARAGRAPH}"
    assert outcome(dated(text)) == ("bound", "2022-11-15/..")


def test_the_address_is_inferred() -> None:
    assert outcome(dated(url="https://news.example/2023/11/15/harbour")) == ("inferred", "2023-11-15")


def test_the_address_wins_over_text_that_disagrees() -> None:
    published = dated(f"Posted: 01.02.2023\n{PARAGRAPH}", url="https://news.example/2023/11/15/harbour")
    assert outcome(published) == ("inferred", "2023-11-15")
    assert "the address says 2023-11-15" in published.candidates[0].verdict


def test_an_address_of_a_day_to_come_rejects_nothing() -> None:
    published = dated(f"Posted: 01.02.2023\n{PARAGRAPH}", url="https://news.example/2031/11/15/harbour")
    assert outcome(published) == ("stated", "2023-02-01")


def test_text_that_agrees_with_the_address_states_the_date() -> None:
    published = dated(f"Posted: 14.11.2023 23:50\n{PARAGRAPH}", url="https://news.example/2023/11/15/harbour")
    assert outcome(published) == ("stated", "2023-11-14T23:50")


def test_a_full_date_is_better_than_the_month_of_the_address() -> None:
    published = dated(f"15 November 2023\n{PARAGRAPH}", url="https://news.example/2023/11/harbour")
    assert outcome(published) == ("inferred", "2023-11-15")


def test_the_year_of_an_address_is_no_date() -> None:
    assert outcome(dated(url="https://news.example/2023/harbour")) is None


# --- bounds


def test_the_latest_past_day_in_the_text_is_a_bound() -> None:
    text = f"{PARAGRAPH} On 3 April 2023 it rained, on 2 May 2022 it snowed, and 1 May 2031 may be dry."
    assert outcome(dated(text)) == ("bound", "2023-04-03/..")


@pytest.mark.parametrize("role", [Role.BODY, Role.FOOTNOTE])
def test_the_day_of_access_in_a_footnote_is_a_bound(role: Role) -> None:
    text = f"{PARAGRAPH}\n[1] Harbour News, (Date of Accession: 11.04.2023)."
    first, last = lines_of(text)
    published = dated(text, lines=(first, Line(last.start, last.end, role)))
    assert outcome(published) == ("bound", "2023-04-11/..")
    assert published.published is not None
    assert published.published.evidence == "Date of Accession: 11.04.2023"


def test_a_label_in_a_footnote_states_nothing() -> None:
    text = f"{PARAGRAPH}\nPublished: 11.04.2023"
    first, last = lines_of(text)
    assert outcome(dated(text, lines=(first, Line(last.start, last.end, Role.FOOTNOTE)))) == ("bound", "2023-04-11/..")


def test_the_day_of_an_update_bounds_nothing() -> None:
    assert outcome(dated(f"{PARAGRAPH}\nUpdated: 11.04.2023")) is None


@pytest.mark.parametrize("year", [2025, 2030, 2060])
def test_a_bound_does_not_move_with_the_clock(year: int) -> None:
    assert outcome(dated(f"{PARAGRAPH} It was 3 April 2023.", now=datetime(year, 1, 1))) == ("bound", "2023-04-03/..")


# --- what is never believed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{PARAGRAPH}\n© 2023 Harbour News. 3 April 2023", id="copyright"),
        pytest.param(f"{PARAGRAPH}\nRelated articles\nThe vote\n3 April 2023", id="list of other articles"),
        pytest.param(f"{PARAGRAPH} See https://news.example/2023/04/03/vote.", id="address in the text"),
        pytest.param(f"Posted: 3/4/23\n{PARAGRAPH}", id="year of two digits"),
        pytest.param(f"Posted: 12.11.10\n{PARAGRAPH}", id="three numbers of two digits"),
        pytest.param(f"Posted: 31.02.2023\n{PARAGRAPH}", id="31 February"),
        pytest.param(f"Posted: 15.11.9999\n{PARAGRAPH}", id="year 9999"),
        pytest.param(f"Posted: 15.11.0000\n{PARAGRAPH}", id="year 0"),
        pytest.param(f"Posted: 15 November 2566\n{PARAGRAPH}", id="Buddhist year"),
        pytest.param(f"Posted: 15.11.1445\n{PARAGRAPH}", id="Hijri year"),
        pytest.param("The April 6 meeting went on. " + PARAGRAPH, id="no year"),
        pytest.param("", id="nothing at all"),
    ],
)
def test_nothing_is_known(text: str) -> None:
    assert outcome(dated(text)) is None


def test_a_date_to_come_is_rejected() -> None:
    published = dated(PARAGRAPH, "2025-06-03")
    assert (outcome(published), verdicts(published)) == (None, [("2025-06-03", "rejected")])


def test_a_day_ahead_may_be_another_zone() -> None:
    assert outcome(dated(PARAGRAPH, "2025-06-02")) == ("stated", "2025-06-02")


def test_every_claim_keeps_a_verdict() -> None:
    published = dated(f"Posted: 15.11.2023\n{PARAGRAPH}", "2023-11-15T16:21", url="https://news.example/2023/11/15/x")
    assert verdicts(published) == [
        ("2023-11-15T16:21", "chosen"),
        ("Posted: 15.11.2023", "not needed"),
        ("/2023/11/15", "not needed"),
        ("Posted: 15.11.2023", "not needed"),
    ]


@given(st.text(alphabet="0123456789 .,/-:\n|PostedByApril", max_size=80), st.text(max_size=20))
def test_any_text_and_any_field_are_weighed(text: str, field: str) -> None:
    published = dated(text, field)
    chosen = [candidate for candidate in published.candidates if candidate.verdict.startswith("chosen")]
    assert [candidate.dating for candidate in chosen] == [
        dating for dating in (published.published, published.updated) if dating is not None
    ]


# --- the collections


@pytest.mark.parametrize("year", [2020, 2024, 2026, 2035])
@pytest.mark.parametrize(
    ("number", "expected", "evidence"),
    [
        pytest.param("000", None, None, id="000"),
        pytest.param("001", None, None, id="001"),
        pytest.param("002", ("stated", "2023-11-15T16:21:00"), "Posted: 15.11.2023 16:21:00", id="002"),
        pytest.param("003", ("bound", "2023-04-11/.."), "Date of Accession: 11.04.2023", id="003"),
        pytest.param("004", ("bound", "2025-02-20/.."), "on February 20th, 2025", id="004"),
    ],
)
def test_the_seeds(data: Path, number: str, expected: tuple[str, str] | None, evidence: str | None, year: int) -> None:
    """Whenever they are read; but before the day that one states or speaks of, nothing is known of it."""
    (path,) = (data / "seeds").glob(f"{number}_*.txt")
    published = dated(path.read_text(encoding="utf-8"), now=datetime(year, 6, 1))
    if expected is not None and int(expected[1][:4]) > year:
        assert outcome(published) is None
    else:
        assert outcome(published) == expected
        assert (published.published and published.published.evidence) == evidence


def test_the_date_line_of_wikinews_is_found_in_the_text(data: Path) -> None:
    right = wrong = 0
    with gzip.open(data / "wikinews.jsonl.gz", "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            if not re.match(r"\s*\w+day, \w+ \d{1,2}, \d{4}\s*\n", record["body"]):
                continue  # most of those of 2020 and 2021 have lost their date line
            if outcome(dated(record["body"])) == ("inferred", record["date"]):
                right += 1
            else:
                wrong += 1
    assert right / (right + wrong) >= 0.97
