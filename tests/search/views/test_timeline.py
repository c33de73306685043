from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.actions import correct
from corpus.article import Dating, Kind
from corpus.dates import DateInterval, Precision
from search.asking import Request
from search.engine import YES_ONLY, Selection, Undated
from search.views.timeline import UNITS, Timeline, TooManyPeriods, share, timeline_of
from tests.search.writing import ADDED, Written, archive_of, asked, bound, engine_of, inferred, stated

DAYS = (
    "2023-01-31",
    "2023-02-01",
    "2023-02-28T23:59:59",
    "2023-03",
    "2023-04-01/2023-04-02",
    "2023",
    "202X",
    "2022-12-26",
)
SINCE = DateInterval.of(2023, 2)

dates = st.one_of(
    st.none(),
    st.sampled_from(DAYS).map(lambda edtf: stated(DateInterval.from_edtf(edtf))),
    st.sampled_from(DAYS).map(lambda edtf: inferred(DateInterval.from_edtf(edtf))),
    st.just(bound(SINCE)),
)
selections = st.builds(Selection, possible=st.booleans(), undated=st.sampled_from(Undated))


def timeline_for(
    articles: list[Written], *queries: str, unit: Precision | None = None, selection: Selection = YES_ONLY
) -> Timeline:
    archive = archive_of(*articles)
    questions = [asked(archive, query, Request(query, selection=selection)) for query in queries]
    return timeline_of(archive, questions, engine_of(archive), unit=unit, behind=0)


def counted(timeline: Timeline) -> dict[str, int]:
    (series,) = timeline.series
    return {
        period.edtf: number.articles
        for period, number in zip(timeline.periods, series.numbers, strict=True)
        if number.articles
    }


@settings(deadline=None)
@given(
    st.lists(st.tuples(dates, st.sampled_from(("oil", "gas", "oil and gas"))), max_size=8),
    st.sampled_from(("oil", "*", "oil AND published:2023", "NOT published:2023-02..2023-03")),
    st.sampled_from([None, *UNITS]),
    selections,
)
def test_periods_possible_and_undated_are_the_answer_and_each_article_is_where_its_date_lies(
    written: list[tuple[Dating | None, str]], query: str, unit: Precision | None, selection: Selection
) -> None:
    archive = archive_of(*(Written(text, published=published) for published, text in written))
    question = asked(archive, query, Request(query, selection=selection))
    engine = engine_of(archive)
    timeline = timeline_of(archive, [question], engine, unit=unit, behind=0)
    (series,) = timeline.series
    hits = list(archive.stored(engine.rows(question.resolved, selection=selection)))
    reliable = [
        hit.annotated.article.published.interval
        for hit in hits
        if hit.annotated.article.published and hit.annotated.article.kind in (Kind.STATED, Kind.INFERRED)
    ]
    assert [number.articles for number in series.numbers] == [
        sum(interval.inside(period) for interval in reliable) for period in timeline.periods
    ]
    placed = sum(number.articles for number in series.numbers)
    assert placed + series.possible.articles + series.undated.articles == len(hits) == series.counts.articles
    assert series.undated.articles == len(hits) - len(reliable)
    assert all(
        before.before == after.earliest for before, after in zip(timeline.periods, timeline.periods[1:], strict=False)
    )


def test_a_story_counts_once_in_each_period_it_is_told_in() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    days = ("2023-01-01", "2023-01-02", "2023-02-01")
    timeline = timeline_for(
        [Written(text, published=stated(DateInterval.from_edtf(day))) for day in days], "*", unit=Precision.MONTH
    )
    (series,) = timeline.series
    assert [(number.articles, number.stories) for number in series.numbers] == [(2, 1), (1, 1)]
    assert series.counts.stories == 1


def test_empty_periods_stand_between_and_out_to_what_is_asked_for() -> None:
    articles = [Written("oil", published=stated(DateInterval.of(2023, month, 5))) for month in (3, 6)]
    timeline = timeline_for(articles, "oil AND published:2023-01..2023-08", unit=Precision.MONTH)
    assert [period.edtf for period in timeline.periods] == [f"2023-0{month}" for month in range(1, 9)]
    assert counted(timeline) == {"2023-03": 1, "2023-06": 1}


def test_what_is_coarser_than_a_period_is_possible_and_not_spread() -> None:
    timeline = timeline_for([Written("oil", published=stated(DateInterval.of(2023)))], "oil", unit=Precision.MONTH)
    (series,) = timeline.series
    assert (series.possible.articles, counted(timeline)) == (1, {})


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        pytest.param("2023-01-01", "2023-03-03", Precision.DAY, id="two months"),
        pytest.param("2023-01-01", "2023-12-31", Precision.WEEK, id="a year"),
        pytest.param("2019-01-01", "2023-12-31", Precision.MONTH, id="five years"),
        pytest.param("2009-01-01", "2023-12-31", Precision.QUARTER, id="fifteen years"),
        pytest.param("1923-01-01", "2023-12-31", Precision.YEAR, id="a century"),
    ],
)
def test_the_unit_is_the_finest_that_fits_a_screen(first: str, last: str, unit: Precision) -> None:
    articles = [Written("oil", published=stated(DateInterval.from_edtf(day))) for day in (first, last)]
    assert timeline_for(articles, "oil").unit is unit


def test_too_many_periods_are_refused_before_they_are_made() -> None:
    articles = [Written("oil", published=stated(DateInterval.of(year, 1, 1))) for year in (1, 2023)]
    with pytest.raises(TooManyPeriods) as raised:
        timeline_for(articles, "oil", unit=Precision.DAY)
    assert raised.value.periods == date(2023, 1, 1).toordinal()  # day 1 is the first of year 1


def test_the_last_day_of_the_calendar_has_a_period() -> None:
    timeline = timeline_for(
        [Written("oil", published=stated(DateInterval.of(9999, 12, 31)))], "oil", unit=Precision.DAY
    )
    assert counted(timeline) == {"9999-12-31": 1}


def test_several_queries_share_their_periods() -> None:
    articles = [
        Written("oil", published=stated(DateInterval.of(2021))),
        Written("gas", published=stated(DateInterval.of(2023))),
    ]
    timeline = timeline_for(articles, "oil", "gas", unit=Precision.YEAR)
    assert [[number.articles for number in series.numbers] for series in timeline.series] == [[1, 0, 0], [0, 0, 1]]
    assert [series.all_articles for series in timeline.series] == [(1, 0, 1), (1, 0, 1)]


def test_a_share_at_the_end_of_the_time_asked_for_is_of_the_articles_in_that_time() -> None:
    articles = [Written("oil", published=stated(DateInterval.of(2023, 3, day))) for day in (1, 2, 31)]
    (series,) = timeline_for(articles, "oil AND published:..2023-03-02", unit=Precision.MONTH).series
    assert [(each.articles, each.of) for each in series.shares] == [(2, 2)]


def test_an_outlet_that_publishes_regularly_is_missed() -> None:
    def on(source: str, *days: int) -> list[Written]:
        return [Written("oil", source=source, published=stated(DateInterval.of(2023, 1, day))) for day in days]

    articles = on("Daily", 1, 2, 3, 4, 6, 7) + on("Seldom", 1, 7) + on("New", 5, 6, 7)
    timeline = timeline_for(articles, "oil", unit=Precision.DAY)
    assert [timeline.missing[day - 1] for day in range(1, 8)] == [(), (), (), (), ("Daily",), (), ()]


# Wilson's interval as published in tables: Newcombe 1998, Statistics in Medicine 17, table I, method 3.
@pytest.mark.parametrize(
    ("articles", "of", "low", "high"),
    [
        pytest.param(81, 263, 0.2553, 0.3662, id="81 of 263"),
        pytest.param(15, 148, 0.0624, 0.1605, id="15 of 148"),
        pytest.param(0, 20, 0.0, 0.1611, id="0 of 20"),
        pytest.param(1, 29, 0.0061, 0.1718, id="1 of 29"),
    ],
)
def test_the_interval_of_a_share_is_the_published_one(articles: int, of: int, low: float, high: float) -> None:
    found = share(articles, of)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def test_a_share_of_nothing_is_not_known() -> None:
    assert share(0, 0).rate is share(0, 0).low is None


def test_a_corrected_date_is_the_one_that_counts() -> None:
    archive = archive_of(*(Written("oil", published=stated(DateInterval.of(2021))) for _ in range(30)))
    (first, *_) = archive.heads()
    correct(archive, first, DateInterval.of(2023), "the print edition", now=ADDED)
    (last,) = list(archive.heads())[-1:]
    correct(archive, last, None, "no page has it", now=ADDED)
    for query in ("oil", "id:000000000000000"):  # one answered by looking through all dates, one by looking up a few
        timeline = timeline_of(archive, [asked(archive, query)], engine_of(archive), unit=Precision.YEAR, behind=0)
        everything = [number.articles for number in timeline.series[0].numbers]
        assert everything == ([28, 0, 1] if query == "oil" else [14, 0, 1])
