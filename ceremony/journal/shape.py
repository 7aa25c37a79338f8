"""The shape of what a journal may hold: kinds of events and their fields, the fields of a kept rundown.

A journal whose last start had our shape holds nothing unknown. Any other is looked through before it is
opened, in a copy: what a newer Ceremony has written is refused, and its file stays as it was.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ceremony.core.events import KINDS
from ceremony.journal.faults import JournalNewer
from ceremony.journal.schema import STEPS
from ceremony.model import rundown as model
from ceremony.model.rundown import load

_KINDS_AND_FIELDS = """
    SELECT DISTINCT json_extract(event.value, '$.is'), field.key
    FROM entries, json_each(entries.events) AS event, json_each(event.value) AS field
"""


@cache
def known_fields() -> Mapping[str, frozenset[str]]:
    """The fields of every kind of event."""
    return {name: frozenset(f.name for f in dataclasses.fields(kind)) for name, kind in KINDS.items()}


@cache
def shape() -> str:
    """Twelve letters that change when an event, one of its fields or a field of a rundown comes or goes."""
    parts = {name: sorted(fields) for name, fields in known_fields().items()}
    for name, kind in vars(model).items():
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            parts[f"rundown.{name}"] = sorted(field.name for field in dataclasses.fields(kind))
    return hashlib.blake2b(json.dumps(parts, sort_keys=True).encode(), digest_size=6).hexdigest()


def refuse_newer(path: Path) -> None:
    """Raise JournalNewer when a journal holds what this program does not know; its files stay untouched.

    A file that cannot be looked at so is left to whoever opens it.
    """
    if not path.exists():
        return
    try:
        with tempfile.TemporaryDirectory() as folder:
            for part in (path, path.with_name(path.name + "-wal")):
                if part.exists():
                    shutil.copyfile(part, Path(folder) / part.name)
            db = sqlite3.connect(Path(folder) / path.name)
            try:
                _look_through(db)
            finally:
                db.close()
    except (OSError, sqlite3.Error):
        return


def _look_through(db: sqlite3.Connection) -> None:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > len(STEPS):
        raise JournalNewer(f"{version} > {len(STEPS)}")
    if version == len(STEPS):
        last = db.execute("SELECT shape FROM starts ORDER BY epoch DESC LIMIT 1").fetchone()
        if last and last[0] == shape():
            return
    for kind, name in db.execute(_KINDS_AND_FIELDS):
        if kind not in KINDS:
            raise JournalNewer(str(kind))
        if name != "is" and name not in known_fields()[kind]:
            raise JournalNewer(f"{kind}.{name}")
    for (text,) in db.execute("SELECT text FROM rundowns"):
        try:
            load(text)
        except (TypeError, KeyError, ValueError) as fault:
            raise JournalNewer(f"rundown: {fault}") from fault
