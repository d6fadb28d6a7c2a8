"""Findings of which the writer says that they are meant."""

NAME = "what is meant"

STATEMENTS = """
CREATE TABLE meant (
    ord INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    people TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
"""
