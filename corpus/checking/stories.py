"""Whether every article is in a story, settled, and in the right order; and making all stories anew."""

from collections.abc import Iterator
from typing import Final

from corpus.archive import Archive
from corpus.article import Kind
from corpus.checking.faults import MOST_ARTICLES, Fault, Part, Remedy
from corpus.dates import DateInterval
from corpus.shingles import sketch
from corpus.stories import Stories
from corpus.storing import UNDATED_ORDER, ArchiveWriter, new_archive_in_memory, story_order


def story_faults(archive: Archive) -> Iterator[Fault]:
    """What is wrong with the stories; that an article has the wrong one is found only by making them anew."""
    for what, sql in _MUST_BE_EMPTY:
        found = [article for (article,) in archive.connection.execute(sql)]
        if found:
            yield Fault(Part.STORIES, what, Remedy.REPAIR, tuple(found[:MOST_ARTICLES]), len(found))
    wrong = [identifier for identifier, is_right in _orders(archive) if not is_right]
    if wrong:
        what = "its place in the order of stories is not that of its date"
        yield Fault(Part.STORIES, what, Remedy.REPAIR, tuple(wrong[:MOST_ARTICLES]), len(wrong))


def stories_made_anew(archive: Archive) -> Iterator[Fault]:
    """The articles whose story is another one when all stories are made anew, beside the archive."""
    memory = new_archive_in_memory(may_spill=True)
    try:
        file_all(archive, memory.stories)
        memory.stories.settle(archive.body_words)
        anew = dict(map(tuple, memory.connection.execute(ORIGINALS)))
    finally:
        memory.connection.close()
    before = dict(map(tuple, archive.connection.execute(ORIGINALS)))
    wrong = sorted(article for article in anew.keys() | before.keys() if anew.get(article) != before.get(article))
    if wrong:
        what = "its story is another one when all are made anew"
        yield Fault(Part.STORIES, what, Remedy.REPAIR, tuple(wrong[:MOST_ARTICLES]), len(wrong))


def make_stories_anew(archive: ArchiveWriter) -> None:
    """File and settle all articles that are searched as if they had just come, inside the caller's transaction."""
    for table in ("stories", "sketches", "shingles"):
        archive.connection.execute(f"DELETE FROM {table}")
    file_all(archive, archive.stories)
    archive.settle()


def file_all(archive: Archive, stories: Stories) -> None:
    """File every article that is searched."""
    for stored in archive.stored(list(archive.heads())):
        article = stored.annotated.article
        stories.add(stored.row, story_order(article), sketch(stored.annotated.body_words.folded))


def _orders(archive: Archive) -> Iterator[tuple[str, bool]]:
    """Each article that is searched, and whether its story has the order of its published date."""
    found = archive.connection.execute(
        "SELECT heads.id, believed.published, believed.kind, stories.earliest FROM heads JOIN believed USING (row)"
        " JOIN stories USING (row)"
    )
    return ((identifier, earliest == _earliest(published, kind)) for identifier, published, kind, earliest in found)


def _earliest(published: str | None, kind: str) -> str:
    if published is None or kind not in RELIABLE_KINDS:
        return UNDATED_ORDER
    earliest = DateInterval.from_edtf(published).earliest
    return UNDATED_ORDER if earliest is None else earliest.isoformat()


RELIABLE_KINDS: Final = frozenset({Kind.STATED, Kind.INFERRED})
ORIGINALS: Final = (
    "SELECT stories.article, original.article FROM stories"
    " JOIN stories AS original ON original.row = coalesce(stories.original, stories.row)"
)
_MUST_BE_EMPTY: Final = (
    ("it is not compared with others yet", "SELECT article FROM stories WHERE settled IS NOT 1 ORDER BY article"),
    (
        "it is in no story",
        "SELECT id FROM heads WHERE row NOT IN (SELECT row FROM stories) ORDER BY id",
    ),
    (
        "it is in a story and is not searched",
        "SELECT article FROM stories WHERE row NOT IN (SELECT row FROM heads) ORDER BY article",
    ),
    (
        "its original is a copy itself, or not there",
        (
            "SELECT stories.article FROM stories LEFT JOIN stories AS original ON original.row = stories.original"
            " WHERE original.original IS NOT stories.original ORDER BY stories.article"
        ),
    ),
    ("it has no sketch", "SELECT article FROM stories WHERE row NOT IN (SELECT row FROM sketches) ORDER BY article"),
)
