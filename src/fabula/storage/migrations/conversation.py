"""The text, who is in it, and who says what to whom."""

NAME = "text, cast and conversation"

STATEMENTS = """
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
