"""An entry: one accepted command with its answer and all it caused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ceremony.core.event import Event
from ceremony.core.events import from_plain, to_plain


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record. ``at`` is the show's clock, ``id`` the client's id of the command."""

    seq: int
    epoch: int
    at: int
    by: str
    role: str
    id: str
    type: str
    command: Mapping[str, Any]
    answer: Mapping[str, Any]
    events: tuple[Event, ...]


def row(entry: Entry) -> tuple[Any, ...]:
    """The entry as the journal's columns, without the chain."""
    return (
        *(entry.seq, entry.epoch, entry.at, entry.by, entry.role, entry.id, entry.type),
        _json(dict(entry.command)),
        _json(dict(entry.answer)),
        _json([to_plain(event) for event in entry.events]),
    )


def entry_from(columns: tuple[Any, ...]) -> Entry:
    """Read what ``row`` made. Raises ValueError, KeyError or TypeError on anything else."""
    events = tuple(from_plain(plain) for plain in json.loads(columns[9]))
    seq, epoch, at, by, role, ident, kind, command, answer = columns[:9]
    return Entry(seq, epoch, at, by, role, ident, kind, json.loads(command), json.loads(answer), events)


def chain(before: str, columns: tuple[Any, ...]) -> str:
    """A seal over the entry and all entries before it."""
    text = before + "\0" + "\0".join(map(str, columns))
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
