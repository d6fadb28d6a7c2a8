"""The story's world."""

NAME = "frames, scenes, beats, claims, acts"

STATEMENTS = """
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
