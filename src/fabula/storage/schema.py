"""The tables of a story file, and the changes that brought them to their present form.

A released migration is never edited: a change of the tables is a new entry at the end. The number of
migrations that a file has had is its ``user_version``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

APPLICATION_ID = 0x46616275  # "Fabu", where file(1) and SQLite look for it

_FIRST = """
CREATE TABLE document (
    ord INTEGER PRIMARY KEY CHECK (ord = 0),
    name TEXT NOT NULL,
    characters TEXT NOT NULL,
    digest TEXT NOT NULL,
    origins TEXT NOT NULL,
    notices TEXT NOT NULL,
    fabula_version TEXT NOT NULL
) STRICT;
CREATE TABLE blocks (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    kind TEXT NOT NULL,
    level INTEGER NOT NULL,
    inset INTEGER NOT NULL CHECK (inset IN (0, 1))
) STRICT;
CREATE TABLE emphases (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
) STRICT;
CREATE TABLE given_cast (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    pronouns TEXT,
    relations TEXT NOT NULL
) STRICT;
CREATE TABLE paragraphs (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    chapter TEXT NOT NULL,
    inset INTEGER NOT NULL CHECK (inset IN (0, 1))
) STRICT;
CREATE TABLE chapters (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    heading TEXT
) STRICT;
CREATE TABLE paratext (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
) STRICT;
CREATE TABLE tokens (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
) STRICT;
CREATE TABLE sentences (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
) STRICT;
CREATE TABLE quoted_spans (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    inner TEXT NOT NULL,
    kind TEXT NOT NULL,
    continues INTEGER NOT NULL CHECK (continues IN (0, 1)),
    parent INTEGER,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE mentions (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    head TEXT NOT NULL,
    kind TEXT NOT NULL,
    quoted INTEGER
) STRICT;
CREATE TABLE cues (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    quoted INTEGER NOT NULL,
    kind TEXT NOT NULL,
    mention INTEGER NOT NULL,
    hearers TEXT NOT NULL
) STRICT;
CREATE TABLE characters (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    pronouns TEXT,
    count INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    narrator INTEGER NOT NULL CHECK (narrator IN (0, 1)),
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE resolutions (
    ord INTEGER PRIMARY KEY,
    mention INTEGER NOT NULL,
    character TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE quotations (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    quoted TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE attributions (
    ord INTEGER PRIMARY KEY,
    quotation TEXT NOT NULL,
    speaker TEXT,
    form TEXT NOT NULL,
    cue TEXT,
    candidates TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE audiences (
    ord INTEGER PRIMARY KEY,
    quotation TEXT NOT NULL,
    addressees TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
"""

_MARKUP = """
ALTER TABLE blocks ADD COLUMN opens INTEGER NOT NULL DEFAULT 0 CHECK (opens IN (0, 1));
CREATE TABLE metadata (
    ord INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE cast_prior (
    ord INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL
) STRICT;
"""

_LANGUAGE = """
CREATE TABLE words (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    lemma TEXT NOT NULL,
    upos TEXT NOT NULL,
    xpos TEXT NOT NULL,
    features TEXT NOT NULL,
    head INTEGER,
    relation TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE entities (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    category TEXT NOT NULL,
    form TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE events (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    token INTEGER NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE sentence_vectors (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    "values" BLOB NOT NULL
) STRICT;
CREATE TABLE predicates (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    token INTEGER NOT NULL,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    factuality TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
"""

_RELATIONS = """
CREATE TABLE head_vectors (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    token INTEGER NOT NULL,
    "values" BLOB NOT NULL
) STRICT;
CREATE TABLE antecedents (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    candidates TEXT NOT NULL,
    first REAL NOT NULL
) STRICT;
ALTER TABLE resolutions ADD COLUMN candidates TEXT NOT NULL DEFAULT '[]';
CREATE TABLE coreference (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    referent TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE relations (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    kind TEXT NOT NULL,
    word TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
"""

_WORLD = """
CREATE TABLE frames (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    token INTEGER NOT NULL,
    lemma TEXT NOT NULL,
    agent TEXT NOT NULL,
    patient TEXT NOT NULL,
    recipient TEXT NOT NULL,
    complement TEXT,
    obliques TEXT NOT NULL,
    content INTEGER,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    factuality TEXT NOT NULL,
    quoted INTEGER,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE persons (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    pronouns TEXT,
    relations TEXT NOT NULL,
    trust TEXT NOT NULL
) STRICT;
CREATE TABLE places (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    within TEXT
) STRICT;
CREATE TABLE scenes (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    place TEXT,
    time TEXT,
    level TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE beats (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    place TEXT,
    story_order REAL NOT NULL,
    told_order REAL NOT NULL,
    present TEXT NOT NULL,
    level TEXT NOT NULL,
    start INTEGER,
    stop INTEGER,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE claims (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    predicate TEXT NOT NULL,
    agent TEXT NOT NULL,
    patient TEXT NOT NULL,
    recipient TEXT NOT NULL,
    place TEXT,
    time TEXT,
    asked TEXT,
    content TEXT,
    polarity TEXT NOT NULL,
    truth TEXT NOT NULL,
    opposes TEXT NOT NULL,
    implies TEXT NOT NULL,
    spans TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE occurrences (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    beat TEXT NOT NULL,
    claim TEXT NOT NULL,
    story_order REAL,
    start INTEGER,
    stop INTEGER,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE acts (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    "by" TEXT,
    "to" TEXT NOT NULL,
    act TEXT NOT NULL,
    claim TEXT NOT NULL,
    beat TEXT,
    heard_by TEXT,
    heard TEXT NOT NULL,
    condition TEXT,
    sincere INTEGER,
    reported_by TEXT NOT NULL,
    manner TEXT NOT NULL,
    received TEXT,
    quote TEXT,
    story_order REAL,
    start INTEGER,
    stop INTEGER,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE perceptions (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    taken_as TEXT,
    how TEXT NOT NULL,
    start INTEGER,
    stop INTEGER,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
CREATE TABLE ascriptions (
    ord INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    holder TEXT NOT NULL,
    stance TEXT NOT NULL,
    claim TEXT,
    beat TEXT NOT NULL,
    toward TEXT NOT NULL,
    condition TEXT,
    evidence TEXT,
    chain TEXT NOT NULL,
    story_order REAL,
    start INTEGER,
    stop INTEGER,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
"""

Migration = tuple[str, str]
"""A name, and the statements that make the change."""

MIGRATIONS: tuple[Migration, ...] = (
    ("text, cast and conversation", _FIRST),
    ("chapters without headings, metadata, names in tags", _MARKUP),
    ("syntax, entities, events, sentence vectors, predicates", _LANGUAGE),
    ("coreference, relations between characters", _RELATIONS),
    ("frames, scenes, beats, claims, acts", _WORLD),
)


def version(connection: sqlite3.Connection) -> int:
    """How many migrations a file has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a database up to date, each migration whole or not at all.

    The connection must be in autocommit mode (``isolation_level=None``).
    """
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"
    )
    for number in range(version(connection) + 1, len(migrations) + 1):
        name, statements = migrations[number - 1]
        try:
            connection.executescript(f"BEGIN;{statements}")
            connection.execute("INSERT INTO migrations VALUES (?, ?)", (number, name))
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
