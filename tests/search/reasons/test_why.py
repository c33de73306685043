import pytest
from hypothesis import HealthCheck, given, settings

from corpus.article import EntityType, StoredArticle
from corpus.dates import DateInterval
from search.asking import Question, Request
from search.engine import Match
from search.matching import Truth, matches
from search.query import Query
from search.reasons.why import Reason, Verdict, reason, why
from search.rendering.explanation import VERDICT_HEADER, verdict_object, verdict_rows
from search.resolving import resolve
from tests.search.generating import TODAY, archives, known, queries
from tests.search.writing import NOW, Written, archive_of, bound, inferred, stated

DAY = DateInterval.of(2023, 4, 5)
ARTICLE = Written(
    title="Oil price cap",
    body=(
        "The price of oil fell, said Maria Lind. Sanctions were no guarantee of security.\n"
        "On 7 May 2021 the ministry spoke of crude."
    ),
    published=inferred(DAY),
    names=(("Maria Lind", EntityType.PERSON),),
    mentioned=(("7 May 2021", DateInterval.of(2021, 5, 7)),),
    source="Evening Post",
    url="https://post.example/oil",
)
# words and a name that the archive knows and the article lacks
OTHER = Written("Gas was promised by Nils Lindt.", names=(("Nils Lindt", EntityType.PERSON),))


def verdict(query: str, article: Written = ARTICLE, request: Request | None = None) -> Verdict:
    archive = archive_of(article, OTHER)
    (row,) = archive.rows_of(f"{1:016x}")
    return why(archive, row, request or Request(query), now=NOW)


def found(query: str, article: Written = ARTICLE) -> str:
    return verdict(query, article).reason.finding.text


@pytest.mark.parametrize(
    ("query", "finding"),
    [
        pytest.param("oil", "2 times: oil 2", id="word"),
        pytest.param("sanction", "1 time: sanctions 1", id="form"),
        pytest.param("s*", "4 times: said 1, sanctions 1, security 1, spoke 1", id="wildcard"),
        pytest.param("prise~1", "2 times: price 2", id="fuzzy"),
        pytest.param('"oil price"', "1 time", id="phrase"),
        pytest.param("oil w/3 price", "2 times, at the nearest 1 word apart", id="proximity"),
        pytest.param("person:lind", "1 time: Maria Lind 1", id="name"),
        pytest.param("ATLEAST 2 oil", "2 of 2", id="count"),
    ],
)
def test_what_holds_says_how_often_and_in_which_words(query: str, finding: str) -> None:
    assert verdict(query).reason.truth is Truth.YES
    assert found(query) == finding


@pytest.mark.parametrize(
    ("query", "finding"),
    [
        pytest.param("=sanction", "not found; alike: “sanctions”", id="another form"),
        pytest.param("securty", "not found; alike: “security”", id="spelled alike"),
        pytest.param("gas", "not found", id="nothing like it"),
        pytest.param("promis*", "not found", id="wildcard"),
        pytest.param("garante~1", "not found; alike: “guarantee”", id="fuzzy, one edit too far"),
        pytest.param("title:crude", "only in the body", id="word in the other field"),
        pytest.param('title:"crude"', "only in the body", id="phrase in the other field"),
        pytest.param(
            '"guarantees of security"', "not found; with other forms: “guarantee of security”", id="inflected"
        ),
        pytest.param('"the price of gas"', "longest part found: “the price of”", id="part of a phrase"),
        pytest.param('"gas promised"', "none of its words is found", id="no part of a phrase"),
        pytest.param("ATLEAST 3 oil", "2 of 3", id="too few"),
        pytest.param("oil w/3 crude", "at the nearest 19 words apart", id="too far"),
        pytest.param("price pre/1 fell", "at the nearest 3 words apart", id="too far in order"),
        pytest.param("fell pre/2 oil", "only in the other order, at the nearest 1 word apart", id="other order"),
        pytest.param("fell w/s sanctions", "never in one sentence; at the nearest 4 words apart", id="sentence"),
        pytest.param("oil w/p crude", "never in one paragraph; at the nearest 19 words apart", id="paragraph"),
        pytest.param("crude pre/p oil", "only in the other order, at the nearest 19 words apart", id="both wrong"),
        pytest.param("cap w/5 crude", "never in one field without overlap", id="two fields"),
        pytest.param("crude w/5 crude", "never in one field without overlap", id="one word for two"),
        pytest.param("oil w/5 gas", "not both are found", id="one operand"),
        pytest.param('person:"Nils Lindt"', "not mentioned; alike: Maria Lind (person #1)", id="name spelled alike"),
        pytest.param("org:lind", "not mentioned; alike: Maria Lind (person #1)", id="name of another kind"),
        pytest.param("place:ministry", "not mentioned as a name; the words are there: “ministry”", id="no name"),
        pytest.param("org:nato", "not mentioned", id="no such name"),
        pytest.param("person:nil*", "not mentioned", id="wildcard name"),
        pytest.param("person:#2", "not mentioned; alike: Maria Lind (person #1)", id="number of a name"),
    ],
)
def test_what_fails_says_how_near(query: str, finding: str) -> None:
    assert verdict(query).reason.truth is Truth.NO
    assert found(query) == finding


def test_the_smallest_distance_is_a_number_too() -> None:
    assert verdict("oil w/3 crude").reason.finding.distance == 19
    assert verdict("oil w/3 gas").reason.finding.distance is None


def test_what_is_alike_is_listed_too() -> None:
    assert verdict("securty").reason.finding.near == ("security",)


def test_names_of_an_article_that_is_not_annotated_are_not_known() -> None:
    assert found("person:lindt", Written("Nils Lindt spoke.", names=None)) == "its names are not annotated yet"


@pytest.mark.parametrize(
    ("query", "truth", "finding"),
    [
        pytest.param(
            "published:2023", Truth.YES, "2023-04-05 lies in the period, inferred by address: “/2023-04-05/”", id="inside"
        ),
        pytest.param(
            "published:2023-04-06", Truth.NO, "2023-04-05 is 1 day too early, inferred by address: “/2023-04-05/”",
            id="before",
        ),
        pytest.param(
            "published:<2023-03", Truth.NO, "2023-04-05 is 36 days too late, inferred by address: “/2023-04-05/”",
            id="after",
        ),
        pytest.param("updated:2023", Truth.UNKNOWN, "no updated date is known", id="no date"),
        pytest.param("added:2024-06-02", Truth.NO, "2024-06-01 08:30:00 UTC is 1 day too early", id="added"),
        pytest.param(
            "mentioned:2021", Truth.YES, "the text speaks of 2021-05-07 (“7 May 2021”), which lies in the period",
            id="spoken of",
        ),
        pytest.param(
            "mentioned:2020", Truth.NO, "the text speaks of 2021-05-07 (“7 May 2021”), which is 127 days too late",
            id="nearest spoken of",
        ),
        pytest.param("source:gazette", Truth.NO, "from Evening Post", id="source"),
        pytest.param("author:lind", Truth.NO, "no author is known", id="author"),
        pytest.param("url:example.org", Truth.NO, "https://post.example/oil", id="address"),
        pytest.param("language:de", Truth.NO, "its language is en", id="language"),
        pytest.param("id:2", Truth.NO, "its id is 0000000000000001", id="id"),
        pytest.param("story:0000000000000002", Truth.NO, "its story is 0000000000000001", id="story"),
        pytest.param("is:copy", Truth.NO, "it is the original of its story", id="copy"),
        pytest.param("is:undated", Truth.NO, "its date is inferred", id="undated"),
        pytest.param("author:*", Truth.NO, "it has none", id="no value"),
        pytest.param("url:*", Truth.YES, "it has a value", id="value"),
        pytest.param("*", Truth.YES, "every article", id="everything"),
    ],
)  # fmt: skip
def test_facts_say_what_the_article_has(query: str, truth: Truth, finding: str) -> None:
    found = verdict(query).reason
    assert (found.truth, found.finding.text) == (truth, finding)


def test_a_date_that_is_too_coarse_says_so() -> None:
    coarse = Written("Oil.", published=stated(DateInterval.of(2023)))
    assert found("published:2023-04", coarse) == (
        "2023 is not precise enough to say, stated by label: “Published: 2023”"
    )


@pytest.mark.parametrize(
    ("period", "finding"),
    [
        ("2024", "known only to be no earlier than 2023-04-05, by latest date: “since then”"),
        ("2022", "known only to be no earlier than 2023-04-05, which is too late, by latest date: “since then”"),
    ],
)
def test_a_bound_is_no_date(period: str, finding: str) -> None:
    assert found(f"published:{period}", Written("Oil.", published=bound(DAY))) == finding


@pytest.mark.parametrize(
    ("query", "article", "match", "is_trimmed"),
    [
        pytest.param("oil", ARTICLE, Match.YES, False, id="yes"),
        pytest.param("gas", ARTICLE, None, False, id="no"),
        pytest.param(
            "published:2023-04", Written("", published=stated(DateInterval.of(2023))), Match.POSSIBLE, False,
            id="possible",
        ),
        pytest.param("published:2024", Written("", published=bound(DAY)), Match.UNDATED, False, id="undated"),
        pytest.param("published:2022", Written("", published=bound(DAY)), Match.UNDATED, True, id="trimmed"),
        pytest.param("published:2022", Written(""), Match.UNDATED, False, id="no date at all"),
    ],
)  # fmt: skip
def test_the_verdict(query: str, article: Written, match: Match | None, is_trimmed: bool) -> None:
    found = verdict(query, article)
    assert (found.match, found.is_trimmed) == (match, is_trimmed)


def test_every_clause_has_its_own_reason() -> None:
    reasons = verdict("oil AND NOT (gas OR published:2023)").reason.walk()
    assert [(level, str(each.clause), each.truth.name) for level, each in reasons] == [
        (0, "oil AND NOT (gas OR published:2023)", "NO"),
        (1, "oil", "YES"),
        (1, "NOT (gas OR published:2023)", "NO"),
        (2, "gas OR published:2023", "YES"),
        (3, "gas", "NO"),
        (3, "published:2023", "YES"),
    ]


def test_dates_of_the_options_are_judged_too() -> None:
    assert verdict("", request=Request("oil", published_from="2024")).match is None


def test_the_object_has_every_key_at_every_level() -> None:
    found = verdict_object(verdict("oil NOT published:2023"))
    assert list(found) == ["query", "typed", "id", "title", "match", "trimmed", "reason"]
    clauses = [found["reason"]]
    for clause in clauses:
        assert list(clause) == [
            "clause", "kind", "holds", "finding", "matches", "distance", "near", "date", "clauses",
        ]  # fmt: skip
        clauses += clause["clauses"]
    assert [clause["holds"] for clause in clauses] == ["no", "yes", "no", "yes"]


def test_the_date_that_was_judged_has_its_evidence() -> None:
    date = verdict_object(verdict("published:2024"))["reason"]["date"]
    assert (date["edtf"], date["kind"], date["evidence"]) == ("2023-04-05", "inferred", "/2023-04-05/")


def test_rows_begin_with_the_verdict() -> None:
    rows = list(verdict_rows(verdict("oil w/5 price")))
    assert rows[0] == ("article", "0", "Oil price cap", "yes", "0000000000000001")
    assert [row[2] for row in rows[1:]] == ["oil w/5 price", "oil", "price"]
    assert {len(row) for row in rows} == {len(VERDICT_HEADER)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(queries(), archives(most=2))
def test_whatever_is_asked_can_be_told_and_is_what_matches_says(
    query: Query, archive: tuple[StoredArticle, ...]
) -> None:
    resolved = resolve(query, known(), text=str(query), today=TODAY).query
    question = Question(Request(str(query)), query, resolved, (), known())
    for stored in archive:
        for each in all_reasons(reason(question, stored)):
            assert each.truth is matches(each.clause.resolved, stored)
            if each.finding.matches is not None and each.clause.kind != "count":
                assert (each.truth is Truth.YES) == (each.finding.matches > 0)


def all_reasons(reason: Reason) -> list[Reason]:
    return [each for _, each in reason.walk()]
