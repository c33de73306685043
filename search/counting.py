"""Many queries at once: a list of them, a line each, to their counts; what is wrong with one stops none of the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from corpus.archive import Archive
from search.asking import Request, understand
from search.engine import Counts, Engine
from search.errors import QueryError
from search.notes import Note


@dataclass(frozen=True, slots=True)
class Counted:
    """A query of a list with its counts, or why it was refused: one of ``counts`` and ``error`` is None.

    ``line`` counts from 1. In ``query`` what was not UTF-8 is replaced; ``error`` has it as it was.
    """

    line: int
    query: str
    counts: Counts | None
    error: QueryError | None
    notes: tuple[Note, ...] = ()


def count_each(
    archive: Archive, engine: Engine, lines: Iterable[str], request: Request, *, now: datetime
) -> Iterator[Counted]:
    """The counts of each query, as they are found; empty lines and those that begin with ``#`` are passed over.

    All but the text is taken from ``request``. Raises QueryError at once where its dates are not understood. Bytes of
    the lines that are not UTF-8 are escaped as surrogates, and refused.
    """
    understand(archive, replace(request, text="*"), now=now)
    return _counted(archive, engine, lines, request, now)


def _counted(
    archive: Archive, engine: Engine, lines: Iterable[str], request: Request, now: datetime
) -> Iterator[Counted]:
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        shown = text.encode(errors="surrogateescape").decode(errors="replace")
        try:
            question = understand(archive, replace(request, text=text), now=now, refresh=False)
        except QueryError as error:
            yield Counted(number, shown, None, error)
        else:
            counts = engine.count(question.resolved, selection=request.selection)
            yield Counted(number, shown, counts, None, question.notes)
