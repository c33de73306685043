"""Every error the user can act on, under one base.

::

    DatelineError                 exit code 1 unless said otherwise
    ├── ReadingError              one input that could not be read; skipped, counted, named at the end (4)
    ├── ArchiveError              (3)
    │   ├── ArchiveMissing        no archive in that folder
    │   ├── ArchiveDamaged        the folder holds something that is not a whole archive
    │   ├── ArchiveUnusable       the disk is full, or the folder's rights or the system forbid
    │   ├── ArchiveVersion        written by another version of dateline
    │   └── IndexUnusable         the search index is missing, damaged or made by other rules
    ├── ArchiveLocked             another process is writing (75)
    ├── entities.AnnotatorError   an annotator that cannot be used (2)
    └── search.errors.QueryError  a query that was not understood (2)
"""

from enum import StrEnum
from typing import ClassVar


class DatelineError(Exception):
    """Something the person at the terminal can put right; ``str()`` is the whole message."""

    exit_code: ClassVar[int] = 1


class ReadingFault(StrEnum):
    """Why an input was not read; the value is what the summary prints."""

    MISSING = "no such file or folder"
    UNREADABLE = "cannot be opened"
    LINK_LOOP = "a link that leads back to itself"
    LINK_NOWHERE = "a link that leads nowhere"
    LINK_OUT = "a link out of the folder, not followed"
    LINK_HIDDEN = "a link to a hidden folder, not followed"
    EMPTY = "empty"
    BINARY = "binary data, not text"
    TRUNCATED = "packed data that ends too early or is damaged"
    BOMB = "packed data that grows beyond all measure"
    TOO_DEEP = "packed too often"
    TOO_LARGE = "larger than one article may be"
    BROKEN_RECORD = "a broken file or record"
    NO_TEXT = "no article text in it"
    UNKNOWN_COLUMNS = "a table whose columns do not say where its articles are"
    MISSING_EXTRA = "needs a library that is not installed"
    UNKNOWN_FORMAT = "a format dateline does not read"


class ReadingError(DatelineError):
    """One input that could not be read.

    Attributes:
        path: the file as it was given, ``name.jsonl`` or ``folder/name.html``.
        fault: the class of the reason.
        detail: what was found, in a few words; may be empty.
        place: the number of the record or line in the file, from 1; None for the file as a whole.
    """

    exit_code = 4

    def __init__(self, path: str, fault: ReadingFault, detail: str = "", *, place: int | None = None) -> None:
        self.path = path
        self.fault = fault
        self.detail = detail
        self.place = place
        super().__init__(path, fault, detail, place)

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuilt from its fields, so that a worker process can send it home."""
        return (_reading_error, (self.path, self.fault, self.detail, self.place))

    @property
    def where(self) -> str:
        """The file, and the record in it where it is one of several."""
        return self.path if self.place is None else f"{self.path}, record {self.place}"

    def __str__(self) -> str:
        return f"{self.where}: {self.fault}{f' ({self.detail})' if self.detail else ''}"


def _reading_error(path: str, fault: ReadingFault, detail: str, place: int | None) -> ReadingError:
    return ReadingError(path, fault, detail, place=place)


class ArchiveError(DatelineError):
    """The archive in ``folder`` cannot be used."""

    exit_code = 3

    def __init__(self, folder: str, detail: str = "") -> None:
        self.folder = folder
        self.detail = detail
        super().__init__(folder, detail)


class ArchiveMissing(ArchiveError):
    """There is no archive in ``folder``."""

    def __str__(self) -> str:
        return f"no archive in {self.folder}\nmake one with: dateline ingest PATH... (or name another folder with --archive)"


class ArchiveDamaged(ArchiveError):
    """``folder`` holds an archive that cannot be read as one."""

    def __str__(self) -> str:
        return f"the archive in {self.folder} is damaged: {self.detail}"


class ArchiveUnusable(ArchiveError):
    """The system does not let the archive in ``folder`` be read or written; nothing says that it is damaged."""

    def __str__(self) -> str:
        return f"the archive in {self.folder} cannot be used: {self.detail}"


class ArchiveVersion(ArchiveError):
    """``folder`` holds an archive in a format this version does not read."""

    def __str__(self) -> str:
        return f"the archive in {self.folder} was written by another version of dateline: {self.detail}"


class IndexUnusable(ArchiveError):
    """The archive in ``folder`` has no search index that this version can ask."""

    def __str__(self) -> str:
        return f"the search index of {self.folder} {self.detail}\nmake it anew with: dateline reindex"


class ArchiveLocked(ArchiveError):
    """Another process is writing to ``folder``."""

    exit_code = 75

    def __str__(self) -> str:
        return f"another dateline is writing to {self.folder}; try again when it has finished"
