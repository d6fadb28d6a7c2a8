"""The changes that brought the tables of a story file to their present form, one file a change, in order.

A released migration is never edited: a change of the tables is a new entry at the end.
"""

from __future__ import annotations

from fabula.storage.migrations import (
    conversation,
    draft_audiences,
    free_indirect,
    groups,
    language,
    markup,
    meant,
    relations,
    world,
)

Migration = tuple[str, str]
"""A name, and the statements that make the change."""

MIGRATIONS: tuple[Migration, ...] = (
    (conversation.NAME, conversation.STATEMENTS),
    (markup.NAME, markup.STATEMENTS),
    (language.NAME, language.STATEMENTS),
    (relations.NAME, relations.STATEMENTS),
    (world.NAME, world.STATEMENTS),
    (meant.NAME, meant.STATEMENTS),
    (free_indirect.NAME, free_indirect.STATEMENTS),
    (groups.NAME, groups.STATEMENTS),
    (draft_audiences.NAME, draft_audiences.STATEMENTS),
)
