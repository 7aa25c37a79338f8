"""The founding event, read and staged; and a show of it that has been."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ceremony.documents.office import office_of
from ceremony.documents.record import Record, read_record
from ceremony.documents.sheet import Edition
from ceremony.loaders.production import load_production
from ceremony.model.production import Production
from ceremony.staging.stage import stage
from tests.live.stage import Stage

ROOT = Path(__file__).parents[2]
ABSENT, LATER, AWAY = "ky-05", "ca-nhan-07", "tap-the-05"


@cache
def sample_event(name: str) -> tuple[Production, Edition]:
    """Everything that the sheets of one of the events in ``agendas/`` are made of."""
    production, problems = load_production(ROOT, name)
    assert production is not None, problems
    staged = stage(production)
    return production, Edition(
        staged,
        staged.rev,
        "08:14 23/11/2026",
        office=office_of(production),
        readings=production.abbreviations.readings,
    )


def founding() -> tuple[Production, Edition]:
    """The founding event's."""
    return sample_event("thanh-khe-tay-2021")


def held(folder: Path, until: str = "") -> Record:
    """The founding event as it ran, to a cue or to its end: a signer absent, a recipient away, one later."""
    show = Stage(folder, founding()[1].rundown)
    show.send("open")
    while show.conductor.state.standby and (not until or show.conductor.state.program.cue != until):
        show.clock.time += 9_000
        show.go()
        _mark(show)
    if not until:
        show.send("close")
    show.journal.close()
    return read_record(show.path)


def _mark(show: Stage) -> None:
    cue = next(cue for cue in show.rundown.cues if cue.id == show.conductor.state.program.cue)
    if cue.subject.startswith("ky-"):
        show.send("mark", subject=cue.subject, status="absent" if cue.subject == ABSENT else "signed")
    elif cue.subject in (LATER, AWAY):
        show.send("mark", subject=cue.subject, status="later" if cue.subject == LATER else "absent")
