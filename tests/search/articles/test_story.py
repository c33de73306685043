from dataclasses import replace
from datetime import datetime

import pytest

from corpus.article import Dating, Kind
from corpus.dates import DateInterval
from corpus.storing import ArchiveWriter
from search.articles.changes import How
from search.articles.story import Delay, Member, Role, StoryView, delay_between, story_view
from tests.search.writing import Written, archive_of, bound, stated

of = DateInterval.of

LINES = (
    "The ferry between the two towns sailed again on Tuesday morning after eleven days in the yard.",
    "Its engine had been repaired overnight by three fitters who came from the capital by train.",
    "The mayor said that every shop in the harbour had waited for this day since the storm broke the mast.",
    "Passengers will pay nothing until the end of the month, and dogs may travel on the upper deck.",
)
MORE = tuple(" ".join(f"word{line}{place}" for place in range(20)) for line in range(15))
ORIGINAL = "\n".join(LINES)
COPY = "\n".join(("By our reporter.", LINES[0].replace("eleven", "twelve"), *LINES[1:3]))


@pytest.fixture(scope="module")
def archive() -> ArchiveWriter:
    return archive_of(
        Written(COPY, title="Later", source="Gazette", published=stated(of(2024, 3, 7))),
        Written(ORIGINAL, title="First", source="Wire", published=stated(of(2024, 3, 5))),
        Written(ORIGINAL, title="Undated", published=bound(of(2024, 3, 6))),
        Written("\n".join((*LINES, *MORE)), title="Long", published=stated(of(2024, 3, 9))),
        Written("Nothing of the kind."),
    )


def view(archive: ArchiveWriter, number: int) -> StoryView:
    (row,) = archive.rows_of(f"{number:016x}")
    return story_view(archive, row)


def told(members: tuple[Member, ...]) -> list[tuple[str, str, str]]:
    return [(member.headline.title, member.role, str(member.delay)) for member in members]


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_members_in_order_with_their_delay(archive: ArchiveWriter, asked: int) -> None:
    story = view(archive, asked)
    assert told(story.members) == [
        ("First", Role.ORIGINAL, "None"),
        ("Later", Role.COPY, "+2 d"),
        ("Undated", Role.COPY, "None"),
    ]
    assert (story.id, story.asked) == (f"{2:016x}", f"{asked:016x}")


def test_what_a_copy_changed(archive: ArchiveWriter) -> None:
    original, later, same = view(archive, 1).members
    assert (original.added, original.left_out, original.changes) == (None, None, ())
    assert (same.added, same.left_out, same.changes) == (0, 0, ())
    assert [change.how for change in later.changes] == [How.ADDED, How.CHANGED, How.REMOVED]
    copied, written = len(COPY.split()), len(ORIGINAL.split())
    assert later.added == pytest.approx(4 / copied)
    assert later.left_out == pytest.approx((1 + len(LINES[3].split())) / written)


def test_a_longer_version_is_akin(archive: ArchiveWriter) -> None:
    assert told(view(archive, 1).related) == [("Long", Role.EXTENDED, "+4 d")]
    assert view(archive, 1).related[0].of == f"{2:016x}"
    assert told(view(archive, 4).related) == [
        ("Later", Role.EXCERPT, "-2 d"),
        ("First", Role.EXCERPT, "-4 d"),
        ("Undated", Role.EXCERPT, "None"),
    ]


def test_an_article_alone_is_a_story(archive: ArchiveWriter) -> None:
    story = view(archive, 5)
    assert (told(story.members), story.related) == ([("", Role.ORIGINAL, "None")], ())


NOON = stated(of(2024, 3, 5, 12, 0))
DAY = stated(of(2024, 3, 6))


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        pytest.param(NOON, stated(of(2024, 3, 5, 15, 10)), "+3 h", id="hours"),
        pytest.param(NOON, stated(of(2024, 3, 5, 12, 40)), "+40 min", id="minutes"),
        pytest.param(NOON, NOON, "same time", id="the same"),
        pytest.param(NOON, stated(of(2024, 3, 8, 9, 0)), "+3 d", id="days, by the calendar"),
        pytest.param(NOON, DAY, "+1 d", id="one known to the day"),
        pytest.param(DAY, stated(of(2024, 3, 6, 12, 0)), "same day", id="the same day"),
        pytest.param(DAY, NOON, "-1 d", id="before"),
        pytest.param(
            replace(NOON, instant=datetime(2024, 3, 5, 17)),  # noqa: DTZ001 - in UTC, as instants are
            replace(NOON, instant=datetime(2024, 3, 5, 11)),  # noqa: DTZ001
            "-6 h",
            id="by the clock of the world",
        ),
        pytest.param(
            replace(NOON, instant=datetime(2024, 3, 5, 17)),  # noqa: DTZ001
            stated(of(2024, 3, 5, 15, 0)),
            "same day",
            id="one zone unknown",
        ),
        pytest.param(NOON, bound(of(2024, 3, 6)), "None", id="a bound"),
        pytest.param(NOON, stated(of(2024, 3)), "None", id="a month"),
        pytest.param(NOON, None, "None", id="nothing"),
        pytest.param(replace(DAY, kind=Kind.INFERRED), DAY, "same day", id="inferred"),
    ],
)
def test_delay(first: Dating | None, second: Dating | None, text: str) -> None:
    assert str(delay_between(first, second)) == text


def test_a_delay_says_hours_up_to_two_days() -> None:
    assert [str(Delay(2, 47 * 3600)), str(Delay(2, 48 * 3600))] == ["+47 h", "+2 d"]
