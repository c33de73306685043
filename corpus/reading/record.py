"""What passes between the two halves of reading: a record's bytes, and word that a file is done.

Splitting a file into records is cheap and happens in one process; reading a record is dear and happens in many. So a
record carries everything its reader needs, and nothing that cannot be pickled.
"""

from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Record:
    """The bytes of one article, uncompressed but not yet decoded.

    Attributes:
        path: the file as it was given, ``-`` for standard input; for a member of a folder, below that folder's name.
        place: the number of the line or record in the file, from 1; None where the file is the record.
        format: the ``name`` of a row of ``corpus.reading.formats.FORMATS``.
        data: the record.
        source: the outlet the user named, which stands over any that the record states; None where they named none.
        keys: pairs of a field (``title``, ``body`` ...) and the key that holds it, tried before the common names.
    """

    path: str
    place: int | None
    format: str
    data: bytes
    source: str | None = None
    keys: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> bytes:
        """Sixteen bytes that are equal for records that read the same, wherever they lie."""
        state = blake2b(repr((self.format, self.source, self.keys)).encode(), digest_size=16)
        state.update(self.data)
        return state.digest()


@dataclass(frozen=True, slots=True)
class FileRead:
    """Word that a file was read to its end; it follows the file's last record.

    Whoever stores it may do so once every record before it is stored, and can then say ``unchanged`` of a file with the
    same path, size and time. A file that could not be read to its end has none.

    Attributes:
        path: as in ``Record``.
        size: the file's size in bytes as it lies on disk, taken before it was read; 0 for a pipe.
        mtime_ns: the time of its last change, in nanoseconds, taken before it was read; None for a pipe, of which nobody
            can say ``unchanged``.
        records: how many records came out of it; 0 where it was not read again.
        faults: how many records in it were broken or too large, each reported on its own.
        unchanged: true where it was not read again, because the caller knew it.
    """

    path: str
    size: int
    mtime_ns: int | None
    records: int
    faults: int = 0
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What stood in a file that is no article, and nothing is wrong with: reasons, and how often each.

    It follows the file's last record, also where the file comes through a pipe or is damaged further on.
    """

    path: str
    reasons: tuple[tuple[str, int], ...]
