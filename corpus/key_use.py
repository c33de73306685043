"""Which columns and keys of what was read no field took, and which that the user named were nowhere.

One idea: what a record says and nobody asked for is dropped, and a person should hear of it once, by name, while the file
is at hand and the command can be put again with ``--map``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from corpus.article import KeyUse
from corpus.reading.names import did_you_mean

# Names that are kept apart; a file whose keys are data (a day, a number) has as many as records.
_MOST_NAMES: Final = 1_000
_NAMES_SHOWN: Final = 12
_FILES_SHOWN: Final = 3


class KeyUses:
    """What became of the columns and keys of many records."""

    def __init__(self, named: Mapping[str, str]) -> None:
        """``named`` gives for a field the column or key that the user named for it."""
        self._named = named
        self._unused: Counter[str] = Counter()
        self._used: set[str] = set()
        # by field, the files in which nothing was under the name for it
        self._without: dict[str, dict[str, bool]] = {field: {} for field in named}

    def note(self, path: str, use: KeyUse) -> None:
        """Count what became of the names in one record of the file at ``path``."""
        for name in use.unused:
            if name in self._unused or len(self._unused) < _MOST_NAMES:
                self._unused[name] += 1
        self._used.update(use.used)
        for field, files in self._without.items():
            if field in use.absent or field in use.found:
                files[path] = files.get(path, True) and field in use.absent

    def lines(self) -> Iterator[str]:
        """What to tell: the names that no field took, and for each name that the user gave the files without it."""
        names = [name for name, _ in self._unused.most_common()]
        if names:
            more = f" and {len(names) - _NAMES_SHOWN:,} more" if len(names) > _NAMES_SHOWN else ""
            yield f"  columns and keys not used: {', '.join(names[:_NAMES_SHOWN])}{more} (map one with --map FIELD=NAME)"
        for field, files in self._without.items():
            lacking = [path for path, is_without in files.items() if is_without]
            if lacking:
                yield f"  --map {field}={self._named[field]}: {self._lacking(self._named[field], lacking)}"

    def _lacking(self, name: str, files: list[str]) -> str:
        more = f" and {len(files) - _FILES_SHOWN:,} more" if len(files) > _FILES_SHOWN else ""
        listed = ", ".join(files[:_FILES_SHOWN])
        return (
            f"no record of {listed}{more} has anything under {name!r}{did_you_mean(name, [*self._unused, *self._used])}"
        )
