"""Stories: which articles are copies of which, kept up to date as articles come and go.

In order of (earliest date, id) an article joins the earliest original it is a copy of, else it is an original; a story
is an original with its copies. So the stories follow from the articles alone, whatever the order they came in.

To find originals, articles are filed under the shingles of their sketches. A shingle *stands for* the REACH earliest
originals that hold it and for no other article: what an outlet puts under everything leads to a few articles and not to
all, while the words of one story lead to its original however often it was copied. An article is compared with an earlier
original when two of their shingles stand for it and their sketches leave room for a copy; then the words decide, all of
them. That depends on the two texts and on earlier originals only, so the rule is exact.

An article that comes or goes can change later ones only, and of these only such as share shingles with it: they are marked
as unsettled, and ``settle`` takes the unsettled in order. What comes after all that is filed changes nothing that was
there, so such articles, which are nearly all, are taken many at a time: what their shingles stand for is read at once and
written at once. The queue is in the database; memory holds one such block and three small caches.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from corpus.filing import Sample
from corpus.shingles import LEEWAY, Relation, Sketch, exact_relation, relation, shingles

if TYPE_CHECKING:
    from corpus.shingles import Shingles

# Originals a shingle stands for. More cost time where one form is filled in thousands of times; fewer would miss copies
# of texts made of such forms.
REACH: Final = 32
LEAST_SHARED: Final = 2  # shingles: a single one may be a turn of phrase

# The earliest originals stand for the commonest phrases and are looked at again and again.
ARTICLES_CACHED: Final = 8_192  # order and sketch: some 12 megabytes together
TEXTS_CACHED: Final = 64  # all shingles of a text: about 8 kilobytes, 1.5 megabytes for one of a million characters

# Articles settled at a time where they are in order. Memory holds the originals that their shingles stand for, REACH for
# each: 30 megabytes at worst, and seldom a tenth of that.
BLOCK: Final = 1_024

SCHEMA: Final = """
CREATE TABLE stories (
    row INTEGER PRIMARY KEY,
    original INTEGER,                    -- the row it is a copy of, its own for an original; NULL until that is known
    earliest TEXT NOT NULL,
    article TEXT NOT NULL,               -- the id, which decides between articles of one date
    settled INTEGER                      -- 1; 0 to be compared again; NULL never compared, so not in shingles either
);
CREATE INDEX stories_members ON stories (original);
CREATE INDEX stories_unsettled ON stories (earliest, article) WHERE settled IS NOT 1;
CREATE INDEX stories_filed ON stories (earliest, article) WHERE settled IS NOT NULL;
CREATE TABLE sketches (row INTEGER PRIMARY KEY, sketch BLOB NOT NULL);
CREATE TABLE shingles (
    hash INTEGER NOT NULL,
    standing INTEGER NOT NULL,           -- 1 where the shingle stands for the article
    row INTEGER NOT NULL,
    PRIMARY KEY (hash, standing, row)
) WITHOUT ROWID;
"""

Order = tuple[str, str]
WordsOf = Callable[[int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Story:
    """A story: an original and its copies."""

    id: str  # the id of its original
    original: int  # the row of its original
    size: int  # how many articles, the original among them


class Stories:
    """The stories of an archive, over its database; every change is made inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # --- changing ----------------------------------------------------------------------------------------------------

    def add(self, row: int, order: Order, sketch: Sketch) -> None:
        """File a new article; until ``settle`` it is alone in its story.

        ``order`` is its earliest date, as text that sorts by time, and its id, which no other article here has.
        """
        self._connection.execute("INSERT INTO stories VALUES (?, NULL, ?, ?, NULL)", (row, *order))
        self._connection.execute("INSERT INTO sketches VALUES (?, ?)", (row, sketch.pack()))

    def remove(self, row: int) -> None:
        """Take an article out; until ``settle`` each of its copies is alone. A KeyError when it is not here."""
        _Pass(self._connection, _no_words).withdraw(row)

    def settle(self, words_of: WordsOf) -> set[int]:
        """Bring all stories up to date; the rows whose original changed, new articles among them.

        ``words_of`` gives the folded words that the sketch of a row was made of. Once after many articles is faster than
        once after each, above all when they come newest first.
        """
        run = _Pass(self._connection, words_of)
        run.settle()
        return run.changed

    # --- asking ------------------------------------------------------------------------------------------------------

    def count(self) -> int:
        """The number of stories."""
        found = self._connection.execute("SELECT count(DISTINCT coalesce(original, row)) FROM stories")
        return int(found.fetchone()[0])

    def members(self, row: int) -> tuple[int, ...]:
        """The rows of the story of ``row``, in their order: the original, then its copies. Empty for no article."""
        found = self._connection.execute(
            "SELECT row FROM stories WHERE row = :row OR original = (SELECT original FROM stories WHERE row = :row)"
            " ORDER BY earliest, article",
            {"row": row},
        )
        return tuple(member for (member,) in found)

    def story_of(self, row: int) -> Story:
        """The story of ``row``; a KeyError when that is no article."""
        members = self.members(row)
        if not members:
            raise KeyError(row)
        original = members[0]
        found = self._connection.execute("SELECT article FROM stories WHERE row = ?", (original,))
        return Story(found.fetchone()[0], original, len(members))

    def related(self, row: int, words_of: WordsOf) -> tuple[tuple[int, Relation], ...]:
        """What ``row`` is to articles of other stories that it shares much with, in the order of their rows.

        A copy in another story belongs to an earlier original as well. An excerpt that is less than a tenth of the longer
        text may go unseen: the sample of that text holds next to nothing of it.
        """
        return tuple(_Pass(self._connection, words_of).related(row))


class _Pass:
    """One call's work on the stories, with what it has read so far.

    A row can be another article after a rollback, so nothing read is kept for the next call.
    """

    def __init__(self, connection: sqlite3.Connection, words_of: WordsOf) -> None:
        cursor = connection.cursor()
        cursor.row_factory = None
        self._ask = cursor.execute
        self._write = cursor.executemany
        self._order = lru_cache(ARTICLES_CACHED)(self._read_order)
        self._sketch = lru_cache(ARTICLES_CACHED)(self._read_sketch)
        self._shingles: Callable[[int], Shingles] = lru_cache(TEXTS_CACHED)(lambda row: shingles(words_of(row)))
        self.changed: set[int] = set()

    def settle(self) -> None:
        """Settle every article, each once: what is unsettled on the way is later than the article that caused it."""
        latest = self._ask(LATEST_FILED).fetchone()
        while latest is not None and (waiting := self._ask(NEXT_UNSETTLED, latest).fetchone()) is not None:
            row, original, settled = waiting
            self._settle_one(row, original, is_filed=settled is not None)
        while block := self._ask(NEXT_BLOCK, (BLOCK,)).fetchall():
            self._settle_block(*zip(*block, strict=True))

    def withdraw(self, row: int) -> None:
        """Take an article out and unsettle those that this may change."""
        sketch = self._sketch(row)
        standing = self._standing(sketch.hashes)
        self._unsettle_copies(row)
        self._ask("UPDATE stories SET original = NULL WHERE original = ?", (row,))
        self._ask("DELETE FROM stories WHERE row = ?", (row,))
        self._ask("DELETE FROM sketches WHERE row = ?", (row,))
        self._write(UNFILE, _pairs(sketch.hashes, row))
        self._hand_on(row, standing)

    def related(self, row: int) -> Iterator[tuple[int, Relation]]:
        """The articles of other stories that ``row`` is something to."""
        for other in self._sharing(row, self._sketch(row).hashes):
            if relation(self._sketch(row), self._sketch(other), leeway=LEEWAY) is None:
                continue
            found = exact_relation(self._shingles(row), self._shingles(other))
            if found is not None and self._original(other) != self._original(row):
                yield other, found

    # --- many articles -----------------------------------------------------------------------------------------------

    def _settle_block(self, rows: Sequence[int], sketches: Sequence[bytes]) -> None:
        """Settle new articles, in order and later than all that are filed: they take no place and unsettle nothing."""
        sample = Sample.of(sketches)
        standing = self._standing(sample.distinct())
        originals, refused = [], []
        for row, met in zip(rows, sample.met(standing), strict=True):
            holders = [standing[number] for _, number in met if number in standing]
            original = self._earliest_original(row, holders) if len(holders) >= LEAST_SHARED else row
            originals.append(original)
            if original == row:
                for place, number in met:
                    if len(standing.setdefault(number, [])) < REACH:
                        standing[number].append(row)
                    else:
                        refused.append(place)
        self._write(SETTLE, zip(originals, rows, strict=True))
        self._write(FILE, sample.entries(rows, originals, refused))
        self.changed.update(rows)

    # --- one article -------------------------------------------------------------------------------------------------

    def _settle_one(self, row: int, before: int | None, *, is_filed: bool) -> None:
        sketch = self._sketch(row)
        standing = self._standing(sketch.hashes)
        original = self._earliest_original(row, standing.values())
        self._ask(SETTLE, (original, row))
        if original != before:
            self.changed.add(row)
        gained = self._claim(row, sketch, standing) if original == row != before else ()
        if is_filed:
            self._write(STAND, _pairs(gained, row))
        else:
            self._write(FILE, [(number, number in gained, row) for number in sketch.hashes])
        if gained:
            self._announce(row, gained)
        if before == row != original:
            self._unsettle_copies(row)
            self._write(STAND_NOT, _pairs(_standing_for(row, standing), row))
            self._hand_on(row, standing)

    def _earliest_original(self, row: int, holders: Iterable[Sequence[int]]) -> int:
        """The earliest original that the article is a copy of, among those that its shingles stand for; else its own row.

        ``holders`` are these, for each shingle.
        """
        order = self._order(row)
        shared = Counter(chain.from_iterable(holders))
        likely = (other for other, count in shared.items() if count >= LEAST_SHARED and self._may_be_copies(row, other))
        for other in sorted(likely, key=self._order):
            if self._order(other) < order and self._are_copies(row, other):
                return other
        return row

    def _may_be_copies(self, one: int, other: int) -> bool:
        return relation(self._sketch(one), self._sketch(other), leeway=LEEWAY) is Relation.COPY

    def _are_copies(self, one: int, other: int) -> bool:
        return exact_relation(self._shingles(one), self._shingles(other)) is Relation.COPY

    # --- what shingles stand for -------------------------------------------------------------------------------------

    def _claim(self, row: int, sketch: Sketch, standing: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
        """The shingles that are to stand for a new original, taken from the latest where there is no room."""
        gained = []
        for number in sketch.hashes:
            holders = standing.get(number, ())
            if len(holders) == REACH:
                latest = max(holders, key=self._order)
                if self._order(latest) < self._order(row):
                    continue
                self._write(STAND_NOT, [(number, latest)])
                self._unsettle_copies(latest)
            gained.append(number)
        return tuple(gained)

    def _hand_on(self, row: int, standing: Mapping[int, Sequence[int]]) -> None:
        """Let the shingles that stood for ``row`` stand for the next originals that hold them, where any are left."""
        for number in _standing_for(row, standing):
            if len(standing[number]) < REACH:
                continue
            found = self._ask(NEXT_ORIGINAL, (number,)).fetchone()
            if found is not None:
                (following,) = found
                self._write(STAND, [(number, following)])
                self._announce(following, _standing_for(following, self._standing(self._sketch(following).hashes)))

    def _announce(self, row: int, numbers: Sequence[int]) -> None:
        """Unsettle the later articles that may be copies of ``row``, now that these shingles stand for it."""
        order = self._order(row)
        for other in self._sharing(row, numbers):
            if self._order(other) > order and self._may_be_copies(row, other):
                original = self._original(other)
                if original is None or self._order(original) > order:
                    self._ask("UPDATE stories SET settled = 0 WHERE row = ?", (other,))

    def _unsettle_copies(self, original: int) -> None:
        self._ask("UPDATE stories SET settled = 0 WHERE original = ? AND row <> original", (original,))

    # --- reading -----------------------------------------------------------------------------------------------------

    def _standing(self, numbers: Sequence[int]) -> dict[int, list[int]]:
        """The originals that each of these shingles stands for, where there are any."""
        found: dict[int, list[int]] = {}
        for number, row in self._ask(STANDING, (json.dumps(numbers),)):
            found.setdefault(number, []).append(row)
        return found

    def _sharing(self, row: int, numbers: Sequence[int]) -> list[int]:
        """The other articles, originals or not, that are filed under at least two of these shingles."""
        found = self._ask(SHARING, (json.dumps(numbers), row, LEAST_SHARED))
        return [other for (other,) in found.fetchall()]

    def _original(self, row: int) -> int | None:
        original: int | None = self._ask("SELECT original FROM stories WHERE row = ?", (row,)).fetchone()[0]
        return original

    def _read_order(self, row: int) -> Order:
        earliest, article = self._ask("SELECT earliest, article FROM stories WHERE row = ?", (row,)).fetchone()
        return earliest, article

    def _read_sketch(self, row: int) -> Sketch:
        found = self._ask("SELECT sketch FROM sketches WHERE row = ?", (row,)).fetchone()
        if found is None:
            raise KeyError(row)
        return Sketch.unpack(found[0])


LATEST_FILED: Final = (
    "SELECT earliest, article FROM stories WHERE settled IS NOT NULL ORDER BY earliest DESC, article DESC LIMIT 1"
)
NEXT_UNSETTLED: Final = (
    "SELECT row, original, settled FROM stories WHERE settled IS NOT 1 AND (earliest, article) <= (?, ?)"
    " ORDER BY earliest, article LIMIT 1"
)
NEXT_BLOCK: Final = (
    "SELECT row, sketch FROM stories CROSS JOIN sketches USING (row) WHERE settled IS NOT 1"
    " ORDER BY earliest, article LIMIT ?"
)
SETTLE: Final = "UPDATE stories SET original = ?, settled = 1 WHERE row = ?"
FILE: Final = "INSERT INTO shingles (hash, standing, row) VALUES (?, ?, ?)"
UNFILE: Final = "DELETE FROM shingles WHERE hash = ? AND standing IN (0, 1) AND row = ?"
STAND: Final = "UPDATE shingles SET standing = 1 WHERE hash = ? AND standing = 0 AND row = ?"
STAND_NOT: Final = "UPDATE shingles SET standing = 0 WHERE hash = ? AND standing = 1 AND row = ?"
STANDING: Final = "SELECT hash, row FROM shingles WHERE hash IN (SELECT value FROM json_each(?)) AND standing = 1"
SHARING: Final = (
    "SELECT row FROM shingles WHERE hash IN (SELECT value FROM json_each(?)) AND row <> ?"
    " GROUP BY row HAVING count(*) >= ? ORDER BY row"
)
NEXT_ORIGINAL: Final = (
    "SELECT row FROM shingles JOIN stories USING (row) WHERE hash = ? AND standing = 0 AND original = row"
    " ORDER BY earliest, article LIMIT 1"
)


def _standing_for(row: int, standing: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    return tuple(number for number, holders in standing.items() if row in holders)


def _pairs(numbers: Iterable[int], row: int) -> list[tuple[int, int]]:
    return [(number, row) for number in numbers]


def _no_words(row: int) -> Sequence[str]:
    raise AssertionError(row)
