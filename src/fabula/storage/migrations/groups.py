"""Characters that are several people."""

NAME = "groups among the characters"

STATEMENTS = """
ALTER TABLE characters ADD COLUMN kind TEXT NOT NULL DEFAULT 'person';
ALTER TABLE characters ADD COLUMN members TEXT NOT NULL DEFAULT '[]';
"""
