"""A profile of an entity as a JSON object and rows."""

from collections.abc import Iterator

from corpus.archive import Headline
from search.rendering.rows import Object, Row
from search.rendering.timeline import label
from search.views.profile import Profile
from search.views.together import Companion

PROFILE_HEADER: Row = ("what", "value", "id", "articles", "stories", "detail")


def profile_object(profile: Profile) -> Object:
    """What ``entity --json`` prints."""
    (series,) = profile.timeline.series
    return {
        "id": profile.entity.id,
        "name": profile.entity.name,
        "type": profile.entity.type,
        "others": [{"id": other.id, "name": other.name, "type": other.type} for other in profile.others],
        "articles": profile.counts.articles,
        "stories": profile.counts.stories,
        "mentions": profile.entity.mentions,
        "names": [
            {
                "id": each.name.id,
                "spellings": each.name.spellings,
                "rule": each.name.rule,
                "articles": each.articles,
                "mentions": each.name.mentions,
            }
            for each in profile.names
        ],
        "first": None if profile.first is None else _headline_object(profile.first),
        "last": None if profile.last is None else _headline_object(profile.last),
        "unit": profile.timeline.unit,
        "timeline": [
            {"period": label(period, profile.timeline.unit), "articles": number.articles, "stories": number.stories}
            for period, number in zip(profile.timeline.periods, series.numbers, strict=True)
        ],
        "undated": series.undated.articles,
        "possible": series.possible.articles,
        "with": [companion_object(companion) for companion in profile.companions.companions],
        "newest": [_headline_object(headline) for headline in profile.articles],
    }


def companion_object(companion: Companion) -> Object:
    """An entity that occurs with another, and how much more often than by chance."""
    return {
        "id": companion.entity.id,
        "name": companion.entity.name,
        "type": companion.entity.type,
        "articles": companion.articles,
        "stories": companion.stories,
        "everywhere": companion.everywhere,
        "expected": round(companion.expected, 3),
        "lift": round(companion.lift, 3),
        "log_likelihood": round(companion.log_likelihood, 3),
    }


def _headline_object(headline: Headline) -> Object:
    return {
        "id": headline.id,
        "published": headline.published,
        "kind": headline.kind,
        "source": headline.source,
        "title": headline.title,
    }


def profile_rows(profile: Profile) -> Iterator[Row]:
    """The same a line each: the entity, its names, first and last article, the periods, its company, the newest articles."""
    entity, counts = profile.entity, profile.counts
    yield ("entity", entity.name, str(entity.id), str(counts.articles), str(counts.stories), entity.type)
    for named in profile.names:
        name = named.name
        yield (
            "name",
            " | ".join(name.spellings) or name.normal,
            str(name.id),
            str(named.articles),
            "",
            name.rule or "",
        )
    for what, headline in (("first", profile.first), ("last", profile.last)):
        if headline is not None:
            yield _headline_row(what, headline)
    (series,) = profile.timeline.series
    for period, number in zip(profile.timeline.periods, series.numbers, strict=True):
        yield ("period", label(period, profile.timeline.unit), "", str(number.articles), str(number.stories), "")
    for each in profile.companions.companions:
        yield ("with", each.entity.name, str(each.entity.id), str(each.articles), str(each.stories), in_words(each))
    for headline in profile.articles:
        yield _headline_row("article", headline)


def in_words(companion: Companion) -> str:
    """``3.2 times as often as by chance``."""
    return f"{companion.lift:.1f} times as often as by chance"


def _headline_row(what: str, headline: Headline) -> Row:
    return (what, headline.title, headline.id, "", "", headline.published or "")
