"""Narration that thinks in somebody's voice."""

NAME = "free indirect thought"

STATEMENTS = """
CREATE TABLE free_indirect (
    ord INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    thinker TEXT NOT NULL,
    signs TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
"""
