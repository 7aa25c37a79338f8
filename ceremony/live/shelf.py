"""The shelf: the rundowns of a show, and the one that runs: the newest, with the running cue as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from ceremony.core.additions import with_additions
from ceremony.core.corrections import with_corrections
from ceremony.core.edit import keep_program
from ceremony.core.named import named_people
from ceremony.core.state import State
from ceremony.model.rundown import Rundown


class Shelf:
    """``running`` is the rundown that counts now, ``rev`` its name. ``fetch`` reads a kept one by its rev."""

    def __init__(self, rundown: Rundown, fetch: Callable[[str], Rundown | None]) -> None:
        self.running = rundown
        self.rev = ""
        self.unmended = rundown  # the same without what was mended on the spot
        self._fetch = fetch
        self._newest = rundown
        self._kept: dict[str, Rundown] = {}

    @property
    def newest(self) -> Rundown:
        """The newest rundown that runs, without what is on program as it was."""
        return self._newest

    def put(self, rev: str, rundown: Rundown) -> None:
        """Set a rundown on the shelf."""
        self._kept[rev] = rundown

    def turn(self, state: State) -> None:
        """Make ``running`` fit ``state``: after every change, cheap when nothing moved."""
        self.running, self.rev = self.peek(state)

    def peek(self, state: State) -> tuple[Rundown, str]:
        """What would run in ``state``, and its name."""
        program = state.program
        mixed = bool(program.cue) and program.rev not in ("", state.rev)
        name = _name(f"{state.rev} {program.rev} {program.cue}") if mixed else state.rev
        if state.additions:
            name = _name(f"{name} {state.additions}")
        quick = state.quick
        if quick.corrections or quick.sayings:
            name = _name(f"{name} {quick.corrections} {quick.sayings}")
        if name == self.rev:
            return self.running, name
        self._newest = self._get(state.rev) or self._newest
        old = self._get(program.rev) if mixed else None
        running = keep_program(self._newest, old, state) if old else self._newest
        self.unmended = with_additions(running, state)
        return with_corrections(self.unmended, state), name

    def _get(self, rev: str) -> Rundown | None:
        if rev not in self._kept:
            found = self._fetch(rev)
            if found is None:
                return None
            self._kept[rev] = found
        return self._kept[rev]


def outline(rundown: Rundown, rev: str) -> dict[str, Any]:
    """The rundown for pages that list it: items, cues without pictures and scripts, entrants."""
    return {
        "rev": rev,
        "items": [
            {
                "id": item.id,
                "number": item.number,
                "kind": item.kind,
                "title": item.title,
                "depth": item.depth,
                "group": item.group,
                "starts_ms": item.starts_ms,
                "hard_start": item.hard_start,
                "duration_ms": item.duration_ms,
                "absorbs": item.absorbs,
                "stage_timer": item.stage_timer,
                "public": item.public,
                "backstage": item.backstage,
                "speakers": [
                    {"name": who.name, "honorific": who.honorific, "title": who.title, "role": who.role}
                    for who in item.speakers
                ],
            }
            for item in rundown.items
        ],
        "cues": [
            {
                "id": cue.id,
                "item": cue.item,
                "title": cue.title,
                "layout": cue.layout,
                "subject": cue.subject,
                "batch": cue.batch,
                "fallback_of": cue.fallback_of,
                "film": cue.film is not None,
                "sound": cue.sound is not None,
                "sealed": cue.sealed,
                "mark": cue.mark,
            }
            for cue in rundown.cues
        ],
        "people": [
            {
                "id": who.id,
                "name": who.name,
                "honorific": who.honorific,
                "title": who.title,
                "item": who.item,
                "kind": who.kind,
            }
            for who in named_people(rundown)
            if who.kind in ("speaker", "witness")
        ],
        "entrants": [
            {
                "id": who.id,
                "kind": who.kind,
                "number": who.number,
                "name": who.name,
                "honorific": who.honorific,
                "unit": who.unit,
                "batch": who.batch,
                "form": who.form,
                "group": who.group,
                "item": who.item,
                "sample": who.sample,
            }
            for who in rundown.entrants
        ],
    }


def _name(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
