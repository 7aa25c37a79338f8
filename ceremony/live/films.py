"""The films of a running show: what the disk and the screens say of them becomes one verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from ceremony.core.commands import TIMER
from ceremony.core.film_faults import ON_DISK, UNPLAYABLE
from ceremony.core.order import find_cue
from ceremony.core.state import FilmFault
from ceremony.live.conductor import Conductor

SEND = "film_report"


class OnDisk(NamedTuple):
    """A film's version, "" when it cannot be served; ``code`` says why, "" when it can."""

    version: str
    code: str


class Films:
    """``step``, called every moment, looks at the disk and the screens and reports what the show must know.

    Only films that are on program or come next are reported; ``look`` tells what lies on the disk.
    """

    def __init__(self, conductor: Conductor, look: Callable[[str], OnDisk]) -> None:
        self._conductor = conductor
        self._look = look

    def step(self) -> None:
        """Look once."""
        conductor = self._conductor
        films = {cue.film.src for cue in conductor.rundown.cues if cue.film}
        there = {src: self._look(src) for src in sorted(films)}
        conductor.note_media({src: found.version for src, found in there.items()})
        if conductor.state.phase != "open":
            return
        rows = conductor.presence.rows(
            conductor.state.sound_screen, conductor.state.screen_names, conductor.now()
        )
        near = (find_cue(conductor.rundown, cue) for cue in self._near())
        for src in {cue.film.src for cue in near if cue and cue.film} & set(there):
            self._report(src, verdict(src, there[src], rows, conductor.state.film_faults.get(src)))

    def _near(self) -> tuple[str, str]:
        state = self._conductor.state
        return state.program.cue, state.standby

    def _report(self, src: str, fault: FilmFault | None) -> None:
        if fault == self._conductor.state.film_faults.get(src):
            return
        told = fault or FilmFault("")
        ident = f"{SEND}-{self._conductor.epoch}-{self._conductor.seq}"
        raw = {"id": ident, "type": SEND, "film": src}
        more = {"code": told.code, "version": told.version, "screen": told.screen}
        self._conductor.submit(raw | more, by=TIMER, role=TIMER)


def verdict(
    src: str, disk: OnDisk, rows: Sequence[Mapping[str, Any]], before: FilmFault | None
) -> FilmFault | None:
    """Why a film cannot be shown, None when it can; what was known ``before`` counts while nobody says more.

    The screen that sounds is the one the hall looks at: its word counts. Without it one screen that can show
    the film is enough.
    """
    if disk.code:
        return FilmFault(disk.code)
    told = {row["client"]: _said(row, src, disk.version) for row in rows if row["role"] == "screen"}
    main = next((row["client"] for row in rows if row["sound"] and told.get(row["client"]) is not None), None)
    heard = {client: code for client, code in told.items() if code is not None and main in (None, client)}
    if "" in heard.values():
        return None
    if heard:
        screen = min(heard, key=lambda client: UNPLAYABLE.index(heard[client]))
        return FilmFault(heard[screen], disk.version, screen)
    stands = before is not None and before.code not in ON_DISK and before.version == disk.version
    return before if stands else None


def _said(row: Mapping[str, Any], src: str, version: str) -> str | None:
    """What one screen says of this version of a film: a code, "" when it holds it ready; None: nothing."""
    if row["stale"]:
        return None
    reports = [one for one in (row["film"], row["next"]) if one]
    reports = [one for one in reports if (one["src"], one["version"]) == (src, version)]
    codes = [one["code"] for one in reports if one["code"] in UNPLAYABLE]
    if codes:
        return str(codes[0])
    return "" if any(one.get("ready") for one in reports) else None
