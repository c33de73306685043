"""What an ingest says at its end: what was read, what became of it, what was skipped and why."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TextIO

from corpus.errors import ReadingError, ReadingFault
from corpus.ingest import Tally
from corpus.storing import Outcome
from corpus.wording import articles, plural

LOG: Final = "skipped.tsv"
# Of each reason so many inputs are named on the terminal; the log names all.
NAMED_OF_EACH: Final = 10


class SkipLog:
    """The inputs of one ingest that could not be read: all in a file of the archive's folder, the first ones kept.

    The file is made when there is something to write, and replaces that of the ingest before.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOG
        self._file: TextIO | None = None
        self._named: dict[ReadingFault, list[ReadingError]] = {}
        self._counts: Counter[ReadingFault] = Counter()

    def __enter__(self) -> Self:
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def note(self, error: ReadingError) -> None:
        """Write it down."""
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8")
        place = "" if error.place is None else str(error.place)
        self._file.write(f"{error.fault}\t{error.path}\t{place}\t{error.detail}\n")
        self._counts[error.fault] += 1
        named = self._named.setdefault(error.fault, [])
        if len(named) < NAMED_OF_EACH:
            named.append(error)

    def lines(self) -> Iterator[str]:
        """By reason, the most frequent first: how many, and which."""
        for fault, count in self._counts.most_common():
            yield f"  {count:,} {fault}:"
            for error in self._named[fault]:
                yield f"    {error.where}{f' ({error.detail})' if error.detail else ''}"
            if count > NAMED_OF_EACH:
                yield f"    and {count - NAMED_OF_EACH:,} more, all named in {self.path}"


def ingest_lines(tally: Tally, skipped: SkipLog) -> Iterator[str]:
    """The end of an ingest: what was read, what became of it, what was skipped and why."""
    outcomes = tally.outcomes
    done = [f"{outcomes[Outcome.NEW]:,} new", f"{outcomes[Outcome.UNCHANGED]:,} unchanged"]
    done += [
        f"{outcomes[each]:,} {each}" for each in (Outcome.REVISED, Outcome.APART, Outcome.REMOVED) if outcomes[each]
    ]
    files = plural(tally.files, "file")
    if tally.files_unchanged:
        files += f" ({tally.files_unchanged:,} more not read again, unchanged since last time)"
    yield f"{articles(tally.read)} read from {files}: {', '.join(done)}; {tally.skipped:,} skipped"
    yield from skipped.lines()
