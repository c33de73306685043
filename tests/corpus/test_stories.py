"""Stories follow from the articles alone: whatever comes, goes, and in which order."""

import random
import sqlite3
from collections import defaultdict
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import shingles, stories
from corpus.shingles import LEEWAY, Relation, exact_relation, relation, sketch
from corpus.stories import Stories, Story

UNDATED = "~"


class Item(NamedTuple):
    """An article as far as stories are concerned."""

    order: tuple[str, str]
    words: tuple[str, ...]


class Shelf:
    """Articles in a database of their own, by row."""

    def __init__(self):
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.executescript(stories.SCHEMA)
        self.stories = Stories(self.connection)
        self.items = {}

    def add(self, row, item):
        self.items[row] = item
        self.stories.add(row, item.order, sketch(item.words))

    def remove(self, row):
        del self.items[row]
        self.stories.remove(row)

    def settle(self):
        before = self.originals()
        changed = self.stories.settle(lambda row: self.items[row].words)
        assert changed == {row for row, original in self.originals().items() if before.get(row) != original}
        return changed

    def related(self, row):
        return self.stories.related(row, lambda row: self.items[row].words)

    def originals(self):
        return dict(self.connection.execute("SELECT row, original FROM stories").fetchall())


def text(name, count=200):
    return tuple(f"{name}{number}" for number in range(count))


def on(day, *passages, own=0):
    """An article of these passages and some words of its own; its id is its day."""
    own_words = text(f"own{day}-", own)
    return Item((f"2023-04-{day}", f"{day}"), sum(passages, ()) + own_words)


def shelf_of(*items):
    shelf = Shelf()
    for row, item in enumerate(items):
        shelf.add(row, item)
    shelf.settle()
    return shelf


# --- the rule ------------------------------------------------------------------------------------------------------------


FERRY, HARBOUR, FOG = text("ferry"), text("harbour"), text("fog")


@pytest.mark.parametrize(
    ("items", "originals"),
    [
        pytest.param([on(12, FERRY), on(11, FERRY, text("more", 50))], [1, 1], id="a-copy-joins-the-earlier"),
        pytest.param([Item(("2023", id_), FERRY) for id_ in "ba"], [1, 1], id="of-one-date-the-ids-decide"),
        pytest.param([Item((UNDATED, "a"), FERRY), on(11, FERRY)], [1, 1], id="undated-comes-last"),
        pytest.param([on(11, FERRY, FOG), on(12, FOG, HARBOUR), on(13, HARBOUR)], [0, 0, 2], id="copy-of-a-copy-alone"),
        pytest.param([on(11, FERRY), on(12, FOG), on(13, FOG, FERRY)], [0, 1, 0], id="copy-of-two-joins-the-earlier"),
        pytest.param([on(11, text("ferry", 600)), on(12, text("ferry", 100))], [0, 1], id="an-excerpt-is-an-original"),
        pytest.param([on(11, text("ferry", 32)), on(12, text("ferry", 32))], [0, 1], id="equal-but-too-short-to-tell"),
        pytest.param([on(11), on(12)], [0, 1], id="empty"),
    ],
)
def test_originals(items, originals):
    assert shelf_of(*items).originals() == dict(enumerate(originals))


# --- asking --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def three():
    """An original with two copies, and an article of its own."""
    return shelf_of(
        Item((UNDATED, "copy"), FERRY),
        Item(("2023-04-11", "first"), FERRY),
        Item(("2023-04-12", "other"), HARBOUR),
        Item(("2023-04-12", "second"), FERRY),
    )


def test_members_stand_in_order(three):
    assert three.stories.members(0) == (1, 3, 0)


def test_no_article_has_no_members(three):
    assert three.stories.members(99) == ()


@pytest.mark.parametrize(
    ("row", "story"),
    [
        pytest.param(0, Story("first", 1, 3), id="copy"),
        pytest.param(1, Story("first", 1, 3), id="original"),
        pytest.param(2, Story("other", 2, 1), id="alone"),
    ],
)
def test_story_of_an_article(three, row, story):
    assert three.stories.story_of(row) == story


def test_story_of_no_article(three):
    with pytest.raises(KeyError):
        three.stories.story_of(99)


def test_count_is_of_stories(three):
    assert three.stories.count() == 2


def test_article_is_alone_until_it_is_settled():
    shelf = shelf_of(on(11, FERRY))
    shelf.add(1, on(12, FERRY))
    assert (shelf.stories.story_of(1), shelf.stories.count()) == (Story("12", 1, 1), 2)


def test_excerpt_and_whole_are_related():
    shelf = shelf_of(on(11, text("ferry", 600)), on(12, text("ferry", 100)))
    assert (shelf.related(0), shelf.related(1)) == (((1, Relation.CONTAINS),), ((0, Relation.EXCERPT),))


def test_copies_in_the_same_story_are_not_named_as_related(three):
    assert three.related(0) == ()


def test_copy_in_another_story_is_named_as_related():
    shelf = shelf_of(on(11, text("a")), on(12, text("b")), on(13, text("b"), text("a")))
    assert shelf.related(2) == ((1, Relation.COPY),)


# --- what changes --------------------------------------------------------------------------------------------------------


def test_settling_names_new_articles_and_those_that_changed_their_original(three):
    three.add(4, Item(("2023-04-01", "earlier"), FERRY))
    assert three.settle() == {0, 1, 3, 4}


def test_copy_goes_over_to_an_earlier_original_that_comes_after_it():
    shelf = shelf_of(on(12, text("b")), on(13, text("b"), text("a")))
    shelf.add(2, on(11, text("a")))
    assert (shelf.settle(), shelf.originals()) == ({1, 2}, {0: 0, 1: 2, 2: 2})


def test_settling_again_changes_nothing(three):
    assert three.settle() == set()


def test_removed_original_leaves_its_story_to_the_next(three):
    three.remove(1)
    assert (three.settle(), three.originals()) == ({0, 3}, {0: 3, 2: 2, 3: 3})


def test_copies_of_a_removed_original_are_alone_until_they_are_settled(three):
    three.remove(1)
    assert three.stories.story_of(0) == Story("copy", 0, 1)


def test_removed_article_leaves_nothing_behind():
    shelf = shelf_of(on(11, FERRY))
    shelf.remove(0)
    tables = ("stories", "sketches", "shingles")
    assert [shelf.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables] == [0, 0, 0]


def test_article_is_removed_before_it_was_settled():
    shelf = Shelf()
    shelf.add(0, on(11, FERRY))
    shelf.remove(0)
    assert shelf.settle() == set()


def test_only_an_article_can_be_removed(three):
    with pytest.raises(KeyError):
        three.stories.remove(99)


def test_rollback_takes_stories_back(three):
    before = three.originals()
    three.connection.execute("BEGIN")
    three.stories.add(4, ("2023-04-01", "earlier"), sketch(FERRY))
    three.stories.settle(lambda row: FERRY if row == 4 else three.items[row].words)
    three.connection.execute("ROLLBACK")
    assert (three.originals(), three.settle()) == (before, set())


def test_a_form_filled_in_many_times_costs_few_comparisons():
    form = text("form", 130)
    items = [Item((f"2023-{number:04}", "x"), form + text(f"filled{number}-", 170)) for number in range(400)]
    shelf = Shelf()
    for row, item in enumerate(items):
        shelf.add(row, item)
    read = []

    def words_of(row):
        read.append(row)
        return items[row].words

    shelf.stories.settle(words_of)
    # each article is read once, and of the others only those that the shingles of the form stand for
    assert shelf.stories.count() == len(items)
    assert len(read) <= len(items) + stories.REACH


# --- what shingles stand for ---------------------------------------------------------------------------------------------

# Two passages, each of which is a copy of an article of moderate length that holds it, and an excerpt of a long one.
A, B = text("a", 60), text("b", 60)


@pytest.fixture
def one_each(monkeypatch):
    """A shingle stands for one article only, and all are sampled, so that few articles show what many would."""
    monkeypatch.setattr(stories, "REACH", 1)
    monkeypatch.setattr(shingles, "SAMPLED", 10**6)


@pytest.mark.usefixtures("one_each")
def test_shingles_stand_for_the_earliest_original():
    shelf = shelf_of(on(11, A, own=500), on(12, A, own=90), on(13, A))
    assert shelf.originals() == {0: 0, 1: 1, 2: 2}


@pytest.mark.usefixtures("one_each")
def test_earlier_original_takes_the_shingles_of_a_later():
    shelf = shelf_of(on(12, A, own=90), on(13, A))
    shelf.add(2, on(11, A, own=500))
    assert (shelf.settle(), shelf.originals()) == ({1, 2}, {0: 0, 1: 1, 2: 2})


@pytest.mark.usefixtures("one_each")
def test_shingles_of_a_removed_original_stand_for_the_next():
    shelf = shelf_of(on(11, A, own=500), on(12, A, own=90), on(13, A))
    shelf.remove(0)
    assert (shelf.settle(), shelf.originals()) == ({2}, {1: 1, 2: 1})


@pytest.mark.usefixtures("one_each")
def test_shingles_of_an_original_that_became_a_copy_stand_for_the_next():
    shelf = shelf_of(on(12, A, B), on(13, A, own=90), on(14, A))
    shelf.add(3, on(11, B))
    assert (shelf.settle(), shelf.originals()) == ({0, 2, 3}, {0: 3, 1: 1, 2: 1, 3: 3})


def test_copies_of_an_original_that_became_a_copy_find_another_or_none():
    shelf = shelf_of(on(12, A, B), on(13, A))
    shelf.add(2, on(11, B))
    assert (shelf.settle(), shelf.originals()) == ({0, 1, 2}, {0: 2, 1: 1, 2: 2})


# --- laws ----------------------------------------------------------------------------------------------------------------

# Texts of passages that recur in many and some words of their own, so that there are copies, excerpts, chains of copies,
# and forms: articles that are no copies of each other and that a short article of the same passage is a copy of each.
PASSAGES = (text("a", 60), text("b", 60), text("c", 60), text("d", 60))
drawn_items = st.tuples(
    st.sampled_from(["2023-04-11", "2023-04-12", "2023-04-13", UNDATED]),
    st.lists(st.integers(0, len(PASSAGES) - 1), min_size=1, max_size=3, unique=True),
    st.sampled_from([0, 90]),
)


def numbered(drawn):
    """The articles drawn, by row; what is their own is in no other."""
    return {
        row: Item((day, f"{row:02}"), sum((PASSAGES[passage] for passage in passages), ()) + text(f"own{row}-", own))
        for row, (day, passages, own) in enumerate(drawn)
    }


def by_hand(articles, reach):
    """The rule as the module states it, by rows, from nothing."""
    standing: defaultdict[int, list[int]] = defaultdict(list)
    originals: list[int] = []
    found: dict[int, int] = {}
    for row, item in sorted(articles.items(), key=lambda pair: pair[1].order):
        mine = sketch(item.words)
        for original in originals:
            other = articles[original].words
            if (
                sum(original in standing[number] for number in mine.hashes) >= 2
                and relation(mine, sketch(other), leeway=LEEWAY) is Relation.COPY
                and exact_relation(shingles.shingles(item.words), shingles.shingles(other)) is Relation.COPY
            ):
                found[row] = original
                break
        else:
            found[row] = row
            originals.append(row)
            for number in mine.hashes:
                if len(standing[number]) < reach:
                    standing[number].append(row)
    return found


def by_all_pairs(articles):
    """The stories when every article is compared with every earlier original, as sets of four words."""
    originals: dict[int, set[tuple[str, ...]]] = {}
    found: dict[int, int] = {}
    for row, item in sorted(articles.items(), key=lambda pair: pair[1].order):
        mine = set(zip(*(item.words[start:] for start in range(4)), strict=False))
        for original, other in originals.items():
            shorter, longer, shared = *sorted((len(mine), len(other))), len(mine & other)
            if shorter >= 30 and shared >= 0.4 * shorter + 18 and shared >= 0.25 * longer:
                found[row] = original
                break
        else:
            found[row] = row
            originals[row] = mine
    return found


@settings(deadline=None)
@given(
    st.lists(drawn_items, max_size=16),
    st.randoms(use_true_random=False),
    st.sampled_from([1, 1, 2, 32]),
    st.sampled_from([1, 3, 1024]),
    st.data(),
)
def test_stories_are_the_same_whatever_comes_and_goes(drawn, rng, reach, block, data):
    articles = numbered(drawn)
    leaving = {row for row in articles if rng.random() < 0.25}
    steps = [(row, "add") for row in articles]
    rng.shuffle(steps)
    for row in leaving:
        steps.insert(rng.randrange(steps.index((row, "add")) + 1, len(steps) + 1), (row, "remove"))
    settled_after = data.draw(st.lists(st.booleans(), min_size=len(steps), max_size=len(steps)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "REACH", reach)
        patch.setattr(stories, "BLOCK", block)
        shelf = Shelf()
        for (row, step), settle in zip(steps, settled_after, strict=True):
            if step == "add":
                shelf.add(row, articles[row])
            else:
                shelf.remove(row)
            if settle:
                shelf.settle()
        shelf.settle()
        remaining = {row: item for row, item in articles.items() if row not in leaving}
        assert shelf.originals() == by_hand(remaining, reach)


@settings(deadline=None)
@given(st.lists(drawn_items, max_size=16), st.sampled_from([1, 2, 32]))
def test_articles_at_once_are_filed_as_one_by_one_from_the_latest_back(drawn, reach):
    articles = numbered(drawn)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "REACH", reach)
        at_once, one_by_one = Shelf(), Shelf()
        for row, item in articles.items():
            at_once.add(row, item)
        at_once.settle()
        for row, item in sorted(articles.items(), key=lambda pair: pair[1].order, reverse=True):
            one_by_one.add(row, item)
            one_by_one.settle()
        assert list(at_once.connection.iterdump()) == list(one_by_one.connection.iterdump())


@settings(deadline=None)
@given(st.lists(drawn_items, max_size=12))
def test_whole_samples_give_the_stories_of_all_pairs(drawn):
    articles = numbered(drawn)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shingles, "SAMPLED", 10**6)
        assert shelf_of(*articles.values()).originals() == by_all_pairs(articles)


@settings(deadline=None)
@given(st.lists(drawn_items, min_size=1, max_size=8), st.data())
def test_what_is_added_and_removed_was_never_there(drawn, data):
    articles = list(numbered(drawn).values())
    passing = data.draw(st.integers(0, len(articles) - 1))
    shelf = shelf_of(*articles[:passing], *articles[passing + 1 :])
    before = list(shelf.connection.iterdump())
    shelf.add(99, articles[passing])
    shelf.settle()
    shelf.remove(99)
    shelf.settle()
    assert list(shelf.connection.iterdump()) == before


def test_large_families_and_forms_are_the_same_in_every_order():
    rng = random.Random(11)
    vocabulary = text("word", 3_000)
    bases = [tuple(rng.choices(vocabulary, k=150)) for _ in range(4)]
    edited = [
        tuple(rng.choice(vocabulary) if rng.random() < 0.08 else word for word in rng.choice(bases)) for _ in range(150)
    ]
    forms = [bases[0][:70] + tuple(rng.choices(vocabulary, k=80)) for _ in range(150)]
    articles = [
        Item((f"2023-04-{rng.randrange(10, 30)}", f"{row:03}"), words) for row, words in enumerate(edited + forms)
    ]
    expected = by_hand(dict(enumerate(articles)), stories.REACH)
    for batch in (1, 40):
        shelf = Shelf()
        rows = list(range(len(articles)))
        rng.shuffle(rows)
        for start in range(0, len(rows), batch):
            for row in rows[start : start + batch]:
                shelf.add(row, articles[row])
            shelf.settle()
        assert shelf.originals() == expected
