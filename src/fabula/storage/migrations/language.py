"""What the reading model finds."""

NAME = "syntax, entities, events, sentence vectors, predicates"

STATEMENTS = """
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
