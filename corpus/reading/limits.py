"""How much one input may ask for: what bounds memory and time whatever is in a file, each with its reason."""

from typing import Final

from corpus.errors import ReadingError, ReadingFault

MEBIBYTE: Final = 1024**2

RECORD_LIMIT: Final = 16 * MEBIBYTE
"""The most bytes one record may have, uncompressed. The text of the longest news articles is about a tenth of a
megabyte, a page with its scripts and inline pictures up to ten; times the records under way, this bounds the memory of
an ingest."""

LAYERS_LIMIT: Final = 4
"""Compressions and archives within one another: a page in gzip in a tar in gzip in a zip has four; more is a trap."""

GROWTH_LIMIT: Final = 250
"""How many times its own size a file may hold. Text compresses to a fifth, logs and tables full of the same to a
fiftieth; gzip reaches a thousand, the others millions, with nothing in it."""

GROWTH_FREE: Final = 64 * MEBIBYTE
"""What any file may hold whatever its size: a second's work, and no memory, for it is read piece by piece."""

RECORD_COST: Final = 1024
"""What a record out of a packing counts for at least: a few bytes may hold millions that are broken, each to be named."""

HELD_LIMIT: Final = 64 * MEBIBYTE
"""The largest archive that is held in memory, where it must be read from its end (ZIP, Parquet) but comes through a pipe
or out of another archive. On disk it may have any size."""

DIRECTORY_LIMIT: Final = 64 * MEBIBYTE
"""The largest list of members of a ZIP, which is held while it is read; that of half a million files."""

ELEMENTS_LIMIT: Final = 20_000
"""The most elements of a page in which its article is looked for, at up to a millisecond each. The largest of 133 pages of
dozens of publishers has 3,319."""

LEVELS_LIMIT: Final = 100
"""The most levels of elements within elements in such a page: each element is asked what it stands in. Of those pages none
has more than 33."""

TAGS_LIMIT: Final = 200_000
"""The most "<" in a page of which a tree is made, which takes some hundred bytes for each. Those pages have 6,805 at most."""


class Allowance:
    """What one file that was given may still hold, however its bytes are packed."""

    def __init__(self, path: str, size: int = 0) -> None:
        self._path = path
        self._left = GROWTH_FREE + GROWTH_LIMIT * size

    def earn(self, size: int) -> None:
        """Count ``size`` bytes that came of the file itself, where its size was not known."""
        self._left += GROWTH_LIMIT * size

    def spend(self, size: int) -> None:
        """Count ``size`` bytes that came out of a packing; raises ReadingError where they are too many."""
        self._left -= size
        if self._left < 0:
            raise ReadingError(self._path, ReadingFault.BOMB, f"over {GROWTH_LIMIT} times its size")
