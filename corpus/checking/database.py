"""Whether SQLite finds its file whole, and whether every row that another one names is there."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from corpus.checking.faults import Fault, Part, Remedy

# Faults that SQLite is asked to list.
MOST_FAULTS: Final = 100
# How SQLite begins what it says of an index that does not fit its table, which it can make anew.
_OF_INDEXES: Final = ("row ", "wrong # of entries in index", "non-unique entry in index")


def database_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """What is wrong with the file itself."""
    try:
        messages = [message for (message,) in connection.execute(f"PRAGMA integrity_check({MOST_FAULTS})")]
    except sqlite3.DatabaseError as error:
        yield Fault(Part.DATABASE, f"SQLite cannot read it: {error}", Remedy.BACKUP)
        return
    for message in messages:
        if message != "ok":
            is_index = message.startswith(_OF_INDEXES) and "index" in message
            yield Fault(Part.DATABASE, message, Remedy.REPAIR if is_index else Remedy.BACKUP)
    if messages != ["ok"]:
        return
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(Part.DATABASE, f"a row of {table} names one of {parent} that is not there", Remedy.BACKUP)
    for what, sql in _MUST_BE_EMPTY:
        (count,) = connection.execute(f"SELECT count(*) FROM ({sql})").fetchone()
        if count:
            yield Fault(Part.DATABASE, what, Remedy.BACKUP, count=count)


_MUST_BE_EMPTY: Final = (
    (
        "an article that is searched has no words",
        "SELECT 1 FROM heads LEFT JOIN words USING (row) WHERE words.row IS NULL",
    ),
    (
        "an id leads to an article of another id",
        "SELECT 1 FROM heads JOIN articles USING (row) WHERE heads.id <> articles.id",
    ),
    (
        "an article is neither searched nor removed",
        "SELECT 1 FROM articles WHERE id NOT IN (SELECT id FROM heads) AND id NOT IN (SELECT article FROM removals)",
    ),
    ("an article is both searched and removed", "SELECT 1 FROM heads JOIN removals ON article = id"),
    (
        "an earlier text is searched in place of the latest",
        (
            "SELECT 1 FROM heads JOIN articles AS shown USING (row) JOIN articles AS later"
            " ON later.id = shown.id AND later.revision > shown.revision"
        ),
    ),
    ("an article was never noted as a change", "SELECT 1 FROM heads WHERE row NOT IN (SELECT row FROM changes)"),
    (
        "a mention has a name that the book does not hold",
        "SELECT 1 FROM mentions WHERE name_id NOT IN (SELECT name_id FROM names)",
    ),
)
