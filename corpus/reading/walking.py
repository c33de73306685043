"""Which files lie below a path: in one order on every machine, each once, never outside what was given.

A folder is read whole except names that begin with a dot. A link to a file inside the folder counts as a file; a link
to a folder inside it is passed over, for that folder is read where it stands; a link that leads out, back, or to a folder
that is not read is reported.
"""

import errno
import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from corpus.errors import ReadingError, ReadingFault

STANDARD_INPUT: Final = Path("-")

_FAULTS: Final = {
    errno.ENOENT: ReadingFault.MISSING,
    errno.ENOTDIR: ReadingFault.MISSING,
    errno.ELOOP: ReadingFault.LINK_LOOP,
}


def files_below(given: Path) -> Iterator[Path | ReadingError]:
    """``given`` itself, or the files of that folder and the folders in it, sorted by name.

    A path that was given is followed where it links, and may be a pipe; those met in a folder may not. One that is not
    there but is a pattern (``*``, ``?``, ``[...]``, ``**`` for any folders) stands for what it matches.
    """
    if not os.path.lexists(given) and glob.has_magic(os.fspath(given)):
        yield from _matching(given)
        return
    try:
        if not stat.S_ISDIR(given.stat().st_mode):
            yield given
            return
    except OSError as error:
        yield unopened(given, error)
        return
    root = os.path.realpath(given)
    waiting: list[Path | ReadingError] = [*_entries(given)]
    while waiting:
        found = waiting.pop()
        if isinstance(found, ReadingError):
            yield found
            continue
        try:
            mode = found.lstat().st_mode
        except OSError as error:
            yield unopened(found, error)
            continue
        if stat.S_ISDIR(mode):
            waiting += _entries(found)
        elif stat.S_ISLNK(mode):
            yield from _linked(found, root)
        elif stat.S_ISREG(mode):
            yield found
        else:
            yield ReadingError(shown(found), ReadingFault.UNREADABLE, "a pipe, socket or device")


def _matching(pattern: Path) -> Iterator[Path | ReadingError]:
    found = sorted(glob.glob(os.fspath(pattern), recursive=True))  # noqa: PTH207 - an absolute pattern is one too
    if not found:
        yield ReadingError(shown(pattern), ReadingFault.MISSING, "nothing matches")
    seen: set[Path] = set()
    for path in (below for each in found for below in files_below(Path(each))):
        if isinstance(path, ReadingError) or path not in seen:
            yield path
        if isinstance(path, Path):
            seen.add(path)


def size_below(given: Iterable[Path]) -> int | None:
    """The bytes of all files below these paths as they lie on disk; None where a pipe or standard input is among them."""
    total = 0
    given = list(given)
    if STANDARD_INPUT in given:
        return None
    for path in (path for each in given for path in files_below(each)):
        if isinstance(path, ReadingError):
            continue
        try:
            status = path.stat()
        except OSError:  # reading it will say so
            continue
        if not stat.S_ISREG(status.st_mode):
            return None
        total += status.st_size
    return total


def shown(path: Path) -> str:
    r"""The path as text that can be printed and stored: bytes that are not UTF-8 become ``\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unopened(path: Path, error: OSError) -> ReadingError:
    """The fault that stands for what the operating system said of ``path``."""
    fault = _FAULTS.get(error.errno or 0, ReadingFault.UNREADABLE)
    return ReadingError(shown(path), fault, (error.strerror or "") if fault is ReadingFault.UNREADABLE else "")


def _entries(folder: Path) -> Sequence[Path | ReadingError]:
    """What is in ``folder``, last name first, so that popping gives the first."""
    try:
        found = [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError as error:
        return [unopened(folder, error)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def _linked(link: Path, root: str) -> Iterator[Path | ReadingError]:
    try:
        target = os.path.realpath(link, strict=True)
    except FileNotFoundError:
        yield ReadingError(shown(link), ReadingFault.LINK_NOWHERE)
        return
    except OSError as error:
        yield unopened(link, error)
        return
    if not _is_inside(target, root):
        yield ReadingError(shown(link), ReadingFault.LINK_OUT)
    elif not link.is_dir():
        yield link
    elif _is_inside(os.path.realpath(link.parent), target):
        yield ReadingError(shown(link), ReadingFault.LINK_LOOP)
    elif any(part.startswith(".") for part in Path(target).relative_to(root).parts):
        yield ReadingError(shown(link), ReadingFault.LINK_HIDDEN)


def _is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
