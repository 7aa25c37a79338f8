"""The real engine on a pipe: commands come in as lines of JSON, acknowledgements go out.

``python -m tests.journal.engine PATH [BUG]`` with a planted fault for the loop's own test:
``late-save`` answers before it saves, ``no-memory`` forgets which ids it knows,
``two-writes`` saves what happened and the id in two transactions.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any, BinaryIO

from ceremony.journal import Entry, Journal
from ceremony.live.clock import SystemClock
from ceremony.live.conductor import Conductor
from tests.sample import rundown


class LateSave(Journal):
    """Saves an entry only when the next one comes: its answer has long gone out."""

    late: tuple[Entry, ...] = ()

    def append(self, *entries: Entry, **more: Any) -> None:
        super().append(*self.late, **more)
        self.late = entries


class TwoWrites(Journal):
    """Saves what happened first and the id of the command after that."""

    def append(self, *entries: Entry, **more: Any) -> None:
        nameless = [dataclasses.replace(entry, id=f"nameless-{entry.seq}") for entry in entries]
        super().append(*nameless, **more)
        for entry in entries:
            self._sql("UPDATE entries SET id = ? WHERE seq = ?", (entry.id, entry.seq))

    def entries(self) -> Any:
        yield from (_read(columns) for columns in self._sql("SELECT seq, id, events, answer FROM entries"))


def _read(columns: tuple[Any, ...]) -> Entry:
    from ceremony.core.events import from_plain

    seq, ident, events, answer = columns
    happened = tuple(from_plain(plain) for plain in json.loads(events))
    return Entry(seq, 1, 0, "", "", ident, "", {}, json.loads(answer), happened)


class Forgetful(Conductor):
    """Does not know an id again."""

    def submit(self, raw: Any, *, by: str, role: str) -> dict[str, Any]:
        raw = raw | {"id": f"{raw['id']}-{self.epoch}-{self.seq}"}
        return super().submit(raw, by=by, role=role)


def serve(path: Path, bug: str, come: BinaryIO, go: BinaryIO) -> None:
    """Serve commands until the pipe or the process ends."""
    journal = {"late-save": LateSave, "two-writes": TwoWrites}.get(bug, Journal)(path)
    conductor = (Forgetful if bug == "no-memory" else Conductor)(rundown(), journal, SystemClock(journal))
    _say(go, {"ready": True, "seq": conductor.seq, "shift": conductor.state.shift_ms})
    for line in come:
        raw = json.loads(line)
        _say(go, {"id": raw["id"], "answer": conductor.submit(raw, by="loop", role="console")})


def _say(go: BinaryIO, told: dict[str, Any]) -> None:
    go.write(json.dumps(told).encode() + b"\n")
    go.flush()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "", sys.stdin.buffer, sys.stdout.buffer)
