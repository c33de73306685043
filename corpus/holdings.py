"""What an archive holds: how many articles of which outlet, language, year and so on, and when it was last added to."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from corpus.archive import Archive
from corpus.article import Kind


@dataclass(frozen=True, slots=True)
class Ingest:
    """What an ingest that came to its end did, in numbers of records but for ``files``; ``at`` is UTC, naive.

    ``added`` were new or revised, ``skipped`` could not be read.
    """

    at: datetime
    files: int
    read: int
    added: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an archive holds, in numbers of articles unless said otherwise."""

    articles: int
    stories: int
    revisions: int  # older texts kept beside the articles
    removed: int  # articles taken out, not counted anywhere else
    corrected: int  # whose published date was set by a person
    without_body: int
    unannotated: int
    unmarked: int  # in languages that no annotator used here knows
    by_kind: tuple[tuple[Kind, int], ...]
    by_source: tuple[tuple[str | None, int], ...]  # most first
    by_language: tuple[tuple[str, int], ...]
    by_format: tuple[tuple[str, int], ...]
    by_year: tuple[tuple[str, int], ...]  # stated or inferred dates only, oldest first
    names: int
    words: int
    annotators: tuple[str, ...]
    last_change: int
    last_ingest: Ingest | None


def holdings(archive: Archive) -> Holdings:
    """What the archive holds."""
    ask = archive.connection.execute

    def by(column: str) -> list[tuple[str, int]]:
        found = ask(f"SELECT {column}, count(*) FROM heads JOIN articles USING (row) GROUP BY 1 ORDER BY 2 DESC, 1")
        return [(value, count) for value, count in found]

    years: Counter[str] = Counter()
    for published, count in ask(
        "SELECT substr(published, 1, 4), count(*) FROM heads JOIN believed USING (row)"
        " WHERE kind IN ('stated', 'inferred') GROUP BY 1"
    ):
        years[published] += count
    annotators: Counter[str] = Counter()
    for made_by, count in ask(
        "SELECT annotator, count(*) FROM heads JOIN annotations USING (row) WHERE annotator <> '' GROUP BY 1"
    ):
        annotators.update(dict.fromkeys(made_by.split(", "), count))
    kinds = dict(ask("SELECT kind, count(*) FROM heads JOIN believed USING (row) GROUP BY 1"))
    return Holdings(
        articles=archive.count(),
        stories=archive.stories.count(),
        revisions=ask("SELECT count(*) FROM articles JOIN heads USING (id) WHERE articles.row <> heads.row").fetchone()[
            0
        ],
        removed=ask("SELECT count(*) FROM removals").fetchone()[0],
        corrected=ask(
            "SELECT count(*) FROM corrections JOIN heads ON heads.id = corrections.article WHERE ended IS NULL"
        ).fetchone()[0],
        without_body=ask("SELECT count(*) FROM heads JOIN articles USING (row) WHERE body = ''").fetchone()[0],
        unannotated=ask("SELECT count(*) FROM heads WHERE row NOT IN (SELECT row FROM annotations)").fetchone()[0],
        unmarked=ask("SELECT count(*) FROM heads JOIN annotations USING (row) WHERE annotator = ''").fetchone()[0],
        by_kind=tuple((kind, kinds.get(kind, 0)) for kind in Kind),
        by_source=tuple(by("source")),
        by_language=tuple(by("language")),
        by_format=tuple(by("format")),
        by_year=tuple(sorted(years.items())),
        names=archive.names.count(),
        words=archive.vocabulary.count(),
        annotators=tuple(sorted(annotators, key=lambda name: (-annotators[name], name))),
        last_change=archive.last_change(),
        last_ingest=_last_ingest(archive),
    )


def _last_ingest(archive: Archive) -> Ingest | None:
    found = archive.connection.execute(
        "SELECT at, files, read, added, skipped FROM ingests ORDER BY ingest DESC LIMIT 1"
    ).fetchone()
    return None if found is None else Ingest(datetime.fromisoformat(found[0]), *found[1:])
