"""The journal's tables, grown step by step."""

from __future__ import annotations

import sqlite3

from ceremony.journal.faults import JournalNewer

STEPS = (
    """
    CREATE TABLE entries (
        seq INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, at INTEGER NOT NULL,
        by TEXT NOT NULL, role TEXT NOT NULL, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
        command TEXT NOT NULL, answer TEXT NOT NULL, events TEXT NOT NULL, seal TEXT NOT NULL
    ) STRICT;
    CREATE TABLE rundowns (rev TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE TABLE starts (epoch INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL) STRICT;
    CREATE TABLE anchors (
        number INTEGER PRIMARY KEY, clock_ms INTEGER NOT NULL, boot_ms INTEGER NOT NULL,
        boot_id TEXT NOT NULL, wall_ms INTEGER NOT NULL
    ) STRICT;
    """,
    "ALTER TABLE starts ADD COLUMN shape TEXT NOT NULL DEFAULT '';",  # of what this start may have written
)


def migrate(db: sqlite3.Connection) -> None:
    """Bring the tables up to date. Raises JournalNewer when they are ahead of us."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > len(STEPS):
        raise JournalNewer(f"journal version {version}, this program knows {len(STEPS)}")
    for number in range(max(0, version), len(STEPS)):
        db.executescript(f"BEGIN IMMEDIATE; {STEPS[number]} PRAGMA user_version={number + 1}; COMMIT;")
