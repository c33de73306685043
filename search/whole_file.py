"""A file that is whole or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from corpus.errors import DatelineError


class FileUnwritable(DatelineError):
    """The file ``path`` cannot be written."""

    exit_code = 2

    def __init__(self, path: str, detail: str) -> None:
        self.path = path
        self.detail = detail
        super().__init__(path, detail)

    def __str__(self) -> str:
        return f"{self.path} cannot be written: {self.detail}"


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """What is written inside stands under ``path`` once the block is left, and nothing of it when an exception passes.

    A file that is there is replaced. It is on the disk before it is renamed. Raises FileUnwritable.
    """
    try:
        beside = NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False)  # noqa: SIM115 - closed below
    except OSError as error:
        raise FileUnwritable(str(path), error.strerror or str(error)) from error
    try:
        with beside:
            yield beside
            beside.flush()
            os.fsync(beside.fileno())
        Path(beside.name).chmod(0o666 & ~_umask())
        Path(beside.name).replace(path)
    except BaseException as error:
        Path(beside.name).unlink(missing_ok=True)
        if isinstance(error, OSError):  # the disk is full, or ``path`` is a folder
            raise FileUnwritable(str(path), error.strerror or str(error)) from error
        raise


def _umask() -> int:
    """What the process takes away from the rights of new files; a temporary file has none for others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
