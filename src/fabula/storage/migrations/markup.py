"""What documents with markup give beside the text."""

NAME = "chapters without headings, metadata, names in tags"

STATEMENTS = """
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
