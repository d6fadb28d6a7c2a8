"""To whom lines are said, as it is drafted before it is known who is there."""

NAME = "drafted audiences"

STATEMENTS = """
CREATE TABLE draft_audiences (
    ord INTEGER PRIMARY KEY,
    quotation TEXT NOT NULL,
    addressees TEXT NOT NULL,
    certainty REAL NOT NULL,
    maker TEXT NOT NULL
) STRICT;
INSERT INTO draft_audiences SELECT * FROM audiences;
"""
