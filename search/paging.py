"""Long output through a pager: from the moment it is longer than the screen, and never all of it made first."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from typing import Final

# For less: colours as they are, the text left standing on the screen at the end.
LESS: Final = "-RX"


def write_paged(parts: Iterable[str], lines: int) -> None:
    """Write parts of a text to standard output, which is a terminal with so many lines.

    What is longer goes through ``pager_command``. When the reader leaves the pager, the parts not yet made are not made.
    """
    coming = iter(parts)
    first, height = [], 0
    for part in coming:
        first.append(part)
        height += part.count("\n")
        if height >= lines and (command := pager_command()) is not None:
            _through(command, chain(first, coming))
            return
        if height >= lines:
            sys.stdout.writelines(first)
            first = []
    sys.stdout.writelines(first)
    sys.stdout.flush()


def pager_command() -> list[str] | None:
    """The words of ``$PAGER``, else ``less``; None where that is empty, ``cat``, not installed, or the terminal is dumb."""
    try:
        words = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quotation mark that nothing closes
        return None
    if not words or words == ["cat"] or os.environ.get("TERM") in {None, "dumb"} or shutil.which(words[0]) is None:
        return None
    return words


def _through(command: list[str], parts: Iterable[str]) -> None:
    encoding = sys.stdout.encoding
    environment = {**os.environ, "LESS": f"{LESS} {os.environ.get('LESS', '')}".strip()}
    if encoding.lower() == "utf-8":
        environment.setdefault("LESSCHARSET", "utf-8")
    sys.stdout.flush()
    with (
        subprocess.Popen(  # noqa: S603 - the user's own pager
            command, stdin=subprocess.PIPE, text=True, encoding=encoding, errors="replace", env=environment
        ) as pager,
        _left_to_the_pager(),
    ):
        assert pager.stdin is not None
        with suppress(BrokenPipeError):  # the reader has seen enough
            for part in parts:
                pager.stdin.write(part)
                pager.stdin.flush()
        with suppress(BrokenPipeError):
            pager.stdin.close()
        pager.wait()


@contextmanager
def _left_to_the_pager() -> Iterator[None]:
    """Ctrl-C meanwhile means the pager, which uses it to stop a search, and not us."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
