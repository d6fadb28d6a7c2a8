"""How a story file is brought to its present form.

The number of migrations that a file has had is its ``user_version``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from fabula.storage.migrations import MIGRATIONS, Migration

APPLICATION_ID = 0x46616275  # "Fabu", where file(1) and SQLite look for it


def version(connection: sqlite3.Connection) -> int:
    """How many migrations a file has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a database up to date, each migration whole or not at all.

    The connection must be in autocommit mode (``isolation_level=None``).
    """
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"
    )
    for number in range(version(connection) + 1, len(migrations) + 1):
        name, statements = migrations[number - 1]
        try:
            connection.executescript(f"BEGIN;{statements}")
            connection.execute("INSERT INTO migrations VALUES (?, ?)", (number, name))
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
