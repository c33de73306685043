"""The format of an archive goes up whenever its tables change, so that an older one is named and not misread."""

from hashlib import sha256

from corpus.database import FORMAT
from corpus.storing import new_archive_in_memory

# The format, and the digest of its tables: where they differ, raise FORMAT in corpus/database.py and write both down here.
RECORDED = (3, "c2deb86c8afc44fa")


def test_tables_that_changed_are_another_format() -> None:
    found = new_archive_in_memory().connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    )
    digest = sha256("\n".join(" ".join(sql.split()) for (sql,) in found).encode()).hexdigest()[:16]
    assert (FORMAT, digest) == RECORDED
