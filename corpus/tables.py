"""The tables of an archive: those of articles and of what was ingested here, each of the others with what it belongs to."""

import sqlite3
from typing import Final

from corpus import action_log, correcting, saving, stories
from corpus.database import FORMAT
from corpus.naming import schema as naming
from corpus.words import vocabulary

SCHEMA: Final = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE articles (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,           -- 1 for the first text seen under this id
    added TEXT NOT NULL,                 -- when this row was written, UTC
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    authors TEXT NOT NULL,               -- JSON list
    source TEXT,
    url TEXT,
    language TEXT NOT NULL,
    format TEXT NOT NULL,
    raw TEXT,                            -- all that was read; NULL where it is the body
    lines TEXT NOT NULL,                 -- JSON: [start, end, role] of the lines of raw
    published TEXT,                      -- EDTF
    kind TEXT NOT NULL,
    dating TEXT,                         -- JSON: the published date with its evidence
    updated TEXT,                        -- JSON, likewise
    candidates TEXT NOT NULL,            -- JSON: every date that was weighed, with its verdict
    mentioned TEXT NOT NULL,             -- JSON: dates spoken of in the text
    UNIQUE (id, revision)
);
-- what timelines ask of very many articles, without their texts
CREATE INDEX articles_published ON articles (id, published, kind, source);
CREATE INDEX articles_values ON articles (language, format, authors);
CREATE TABLE heads (id TEXT PRIMARY KEY, row INTEGER NOT NULL UNIQUE REFERENCES articles) WITHOUT ROWID;
CREATE TABLE words (row INTEGER PRIMARY KEY REFERENCES articles, title BLOB NOT NULL, body BLOB NOT NULL);

CREATE TABLE annotations (row INTEGER PRIMARY KEY REFERENCES articles, annotator TEXT NOT NULL);
CREATE TABLE mentions (
    row INTEGER NOT NULL REFERENCES articles,
    position INTEGER NOT NULL,           -- the order of the mentions of an article
    field INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    type TEXT NOT NULL,
    name_id INTEGER NOT NULL,
    PRIMARY KEY (row, position)
) WITHOUT ROWID;
CREATE TABLE article_names (
    row INTEGER PRIMARY KEY REFERENCES articles,
    names BLOB NOT NULL                  -- the name_ids of its mentions, each once, rising: unsigned, 32 bits, little-endian
);

-- what was ingested: records by digest, so that the same again is known before it is read; files once read to the end
CREATE TABLE records (digest BLOB PRIMARY KEY, row INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    row INTEGER NOT NULL,
    path TEXT NOT NULL,
    place INTEGER NOT NULL,              -- the number of the record in the file, 0 for the whole file
    UNIQUE (row, path, place)
);
CREATE TABLE inputs (
    path TEXT NOT NULL,                  -- absolute
    source TEXT NOT NULL,                -- the --source it was read with, '' for none
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,           -- nanoseconds
    records INTEGER NOT NULL,
    PRIMARY KEY (path, source)
) WITHOUT ROWID;

CREATE TABLE ingests (
    ingest INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,                    -- the moment that dates what it added, UTC
    files INTEGER NOT NULL,              -- that were read, unchanged ones not counted
    read INTEGER NOT NULL,               -- records
    added INTEGER NOT NULL,              -- of these, new or revised
    skipped INTEGER NOT NULL             -- records and files that could not be read
);

CREATE TABLE changes (
    change INTEGER PRIMARY KEY AUTOINCREMENT,
    row INTEGER NOT NULL,
    what TEXT NOT NULL                   -- added, superseded, annotated, story, dated, removed, restored
);
CREATE INDEX changes_of_row ON changes (row);
"""

OWNERS: Final = (naming, stories, vocabulary, correcting, action_log, saving)


def create_tables(connection: sqlite3.Connection) -> None:
    """An empty archive in a new database."""
    connection.executescript(
        f"BEGIN; {SCHEMA} {' '.join(owner.SCHEMA for owner in OWNERS)} PRAGMA user_version = {FORMAT}; COMMIT;"
    )
