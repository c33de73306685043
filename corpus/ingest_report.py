"""What an ingest says at its end: what was read, what became of it, what was skipped and why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TextIO

from corpus.errors import ReadingError, ReadingFault
from corpus.ingest import Tally
from corpus.placing import Outcome
from corpus.wording import articles, plural

LOG: Final = "skipped.tsv"
# Of each reason so many inputs are named on the terminal; the log names all the skipped ones.
NAMED_OF_EACH: Final = 10


class SkipLog:
    """The inputs of one ingest that could not be read: all in a file of the archive's folder, the first ones kept.

    The file is made when there is something to write, and replaces that of the ingest before. Without a folder there is
    none, and all are kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = None if folder is None else folder / LOG
        self._file: TextIO | None = None
        self._named: dict[ReadingFault, list[ReadingError]] = {}
        self._counts: Counter[ReadingFault] = Counter()

    def __enter__(self) -> Self:
        if self.path is not None:
            self.path.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def note(self, error: ReadingError) -> None:
        """Write it down."""
        if self.path is not None:
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
                where = "" if self.path is None else f", all named in {self.path}"
                yield f"    and {count - NAMED_OF_EACH:,} more{where}"


def ingest_lines(tally: Tally, skipped: SkipLog, *, is_dry: bool = False) -> Iterator[str]:
    """The end of an ingest: what was read, what became of it, what was skipped and why; of a dry one, that it was one."""
    outcomes = tally.outcomes
    done = [f"{outcomes[Outcome.NEW]:,} new", f"{outcomes[Outcome.UNCHANGED]:,} unchanged"]
    done += [
        f"{outcomes[each]:,} {each}" for each in (Outcome.REVISED, Outcome.APART, Outcome.REMOVED) if outcomes[each]
    ]
    files = plural(tally.files, "file")
    if tally.files_unchanged:
        files += f" ({tally.files_unchanged:,} more not read again, unchanged since last time)"
    dry = "dry run, nothing was written: " if is_dry else ""
    yield f"{dry}{articles(tally.read)} read from {files}: {', '.join(done)}; {tally.skipped:,} skipped"
    if tally.passed:
        listed = ", ".join(f"{count:,} {reason}" for reason, count in tally.passed.most_common())
        yield f"  passed over in web archives: {listed}"
    yield from tally.keys.lines()
    yield from skipped.lines()
    yield from _vanished_lines(tally.vanished)


def _vanished_lines(vanished: Sequence[str]) -> Iterator[str]:
    if not vanished:
        return
    what = "it" if len(vanished) == 1 else "them"
    yield f"  {plural(len(vanished), 'file')} read before and gone since; what was read of {what} is kept:"
    yield from (f"    {path}" for path in vanished[:NAMED_OF_EACH])
    if len(vanished) > NAMED_OF_EACH:
        yield f"    and {len(vanished) - NAMED_OF_EACH:,} more"
