"""Who is meant by a mention, and what people are to each other."""

NAME = "coreference, relations between characters"

STATEMENTS = """
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
