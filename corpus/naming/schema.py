"""The tables of the name book, and the words it uses for what links names."""

from typing import Final

from corpus.words.vicinity import INDEXES

SCHEMA: Final = f"""
CREATE TABLE names (
    name_id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    normal TEXT NOT NULL,                -- folded words with single spaces
    entity_id INTEGER NOT NULL,          -- the smallest name_id of all names linked with this one
    ignored INTEGER NOT NULL DEFAULT 0,  -- 1 where the user wants to hear nothing of its entity
    UNIQUE (normal, type)
);
CREATE INDEX names_of_entity ON names (entity_id);
CREATE INDEX names_ignored ON names (type) WHERE ignored;
CREATE TABLE name_parts (
    part TEXT NOT NULL,
    type TEXT NOT NULL,
    name_id INTEGER NOT NULL REFERENCES names,
    PRIMARY KEY (part, type, name_id)
) WITHOUT ROWID;
{INDEXES.format(table="name_parts", column="part")}
CREATE TABLE written_names (
    name_id INTEGER NOT NULL REFERENCES names,
    written TEXT NOT NULL,               -- as in an article, with single spaces
    rule TEXT NOT NULL,                  -- what gave it to this name: spelling, surname, short form
    mentions INTEGER NOT NULL,           -- how often it stands in articles that are searched, at least once
    PRIMARY KEY (name_id, written, rule)
) WITHOUT ROWID;
CREATE TABLE name_links (
    name_id INTEGER PRIMARY KEY REFERENCES names,
    other_id INTEGER NOT NULL REFERENCES names,
    rule TEXT NOT NULL                   -- what says that both name one entity; following other_id leads to its first name
);
CREATE TABLE name_keys (
    rule TEXT NOT NULL,
    type TEXT NOT NULL,
    key TEXT NOT NULL,                   -- names with one key are linked by that rule, where no decision is against it
    name_id INTEGER NOT NULL REFERENCES names,
    PRIMARY KEY (rule, type, key, name_id)
) WITHOUT ROWID;
CREATE INDEX name_keys_of_name ON name_keys (name_id);
CREATE TABLE acronyms (
    type TEXT NOT NULL,
    short TEXT NOT NULL,                 -- normalised, as is the long form that an article gives for it
    long TEXT NOT NULL,
    PRIMARY KEY (type, short, long)
) WITHOUT ROWID;
CREATE INDEX acronyms_by_long ON acronyms (type, long);

-- what the user decided, by names as they are written, so that it holds of names not yet read and in another archive
CREATE TABLE name_decisions (
    type TEXT NOT NULL,
    one TEXT NOT NULL,                   -- normalised; of two the first in alphabetical order
    other TEXT NOT NULL,                 -- '' where the decision is about one name
    verdict TEXT NOT NULL,               -- same, apart, ignored
    one_written TEXT NOT NULL,
    other_written TEXT NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (type, one, other)
) WITHOUT ROWID;
CREATE INDEX name_decisions_by_other ON name_decisions (type, other);
CREATE TABLE name_actions (
    action INTEGER PRIMARY KEY,
    at TEXT NOT NULL,                    -- UTC
    what TEXT NOT NULL,                  -- the action in words
    removed TEXT NOT NULL,               -- JSON: the rows of name_decisions that it took out, and those it put in
    added TEXT NOT NULL,
    undone TEXT                          -- when; NULL while it holds
);
"""

SPELLING: Final = "spelling"  # a written form that comes to this name when it is normalised
SURNAME: Final = "surname"  # one that is short for this name of a person in its article
SHORT_FORM: Final = "short form"  # one that is short for this name of an organisation in its article
COMPANY: Final = "company"  # the same name with or without Inc, Corp and the like
ACRONYM: Final = "acronym"  # an article gives the one in parentheses behind the other
MERGE: Final = "merge"  # the user says so
