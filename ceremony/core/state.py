"""The state of a show: frozen, made by ``evolve`` alone, never changed in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ceremony.core.state_quick import NOTHING, Quick, Shown
from ceremony.core.state_signing import Signing


@dataclass(frozen=True, slots=True)
class Play:
    """An anchor of something that runs: where it was, since when, and whether it moves.

    ``length_ms`` ends it, 0 when unknown.
    """

    position_ms: int
    since: int
    playing: bool
    length_ms: int = 0
    volume: int = 80

    def at(self, now: int) -> int:
        """Where it is at ``now``, milliseconds from its beginning, never past its end."""
        position = self.position_ms + (max(0, now - self.since) if self.playing else 0)
        return min(position, self.length_ms) if self.length_ms else position

    def left(self, now: int) -> int | None:
        """Milliseconds from here to its end; None when its length is unknown."""
        return self.length_ms - self.at(now) if self.length_ms else None

    def ended(self, now: int) -> bool:
        """Whether it has come to its end."""
        return self.length_ms > 0 and self.at(now) >= self.length_ms

    def move(self, now: int, *, playing: bool, position_ms: int | None = None) -> Play:
        """The same, anchored anew at ``now``."""
        position = self.at(now) if position_ms is None else position_ms
        return replace(self, position_ms=position, since=now, playing=playing)


@dataclass(frozen=True, slots=True)
class Run:
    """One item's time on air. ``elapsed_ms`` counts up to ``since``; None: its clock stands.

    ``shift_ms`` is how far the plan had been moved when it began.
    """

    started: int
    ended: int | None = None
    elapsed_ms: int = 0
    since: int | None = None
    shift_ms: int = 0

    def elapsed(self, now: int) -> int:
        """Milliseconds on air, without holds and pauses."""
        return self.elapsed_ms + (max(0, now - self.since) if self.since is not None else 0)

    def stop(self, now: int) -> Run:
        """The same with its clock standing."""
        return replace(self, elapsed_ms=self.elapsed(now), since=None)

    def start(self, now: int) -> Run:
        """The same with its clock going."""
        return replace(self, elapsed_ms=self.elapsed(now), since=now)


@dataclass(frozen=True, slots=True)
class Program:
    """What the hall sees: a cue as it was in the rundown ``rev``. Empty: nothing yet."""

    cue: str = ""
    item: str = ""
    rev: str = ""
    since: int = 0
    film: Play | None = None
    sound: Play | None = None
    cut: bool = False  # nothing fades: what stood there was wrong
    turn: Play | None = (
        None  # the time until the next cue comes by itself; without a length: at the film's end
    )
    turn_stopped: bool = False  # by hand: only GO goes on


@dataclass(frozen=True, slots=True)
class Step:
    """What an undo needs: how things stood before, and what the step did to people."""

    cause: str
    cue: str
    at: int
    program: Program
    standby: str
    timer_paused: bool
    entered: Run | None  # the new item's run before it was entered
    left: Run | None  # the old item's run, its clock standing
    changed: tuple[tuple[str, str, str], ...]  # subject, status before, status after
    quick: Shown = NOTHING  # the card that this step took off the hall


@dataclass(frozen=True, slots=True)
class Note:
    """A message to the stage."""

    id: str
    text: str
    to: str
    at: int
    read_at: int | None = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """Something laid over the picture."""

    id: str
    kind: str
    text: str
    note: str
    until: int = 0  # 0: it stays
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How an award is received: "stand_in" (``by`` whom) or "posthumous" (by the family)."""

    kind: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """A recipient typed at the desk during the show."""

    id: str
    batch: str
    name: str
    unit: str = ""
    form: str = ""
    group: str = "individual"
    honorific: str = ""


@dataclass(frozen=True, slots=True)
class QueueStep:
    """How the line stood before somebody changed it by hand, and who went from which status to which."""

    cause: str
    subject: str
    stand: Mapping[str, tuple[str, ...]]
    manners: Mapping[str, Manner]
    standby: str
    changed: tuple[tuple[str, str, str], ...] = ()
    additions: tuple[Addition, ...] = ()


@dataclass(frozen=True, slots=True)
class FilmFault:
    """Why a film cannot be shown: a code of ``film_faults``, for a version, said by a screen."""

    code: str
    version: str = ""
    screen: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The whole show at one moment."""

    phase: str = "waiting"
    rev: str = ""
    opened_at: int | None = None
    closed_at: int | None = None
    program: Program = Program()
    standby: str = ""
    last_go: int | None = None
    held: bool = False
    film_held: bool = False  # the film was playing when the hold came
    sound_held: bool = False
    cover: str = ""
    timer_paused: bool = False
    shift_ms: int = 0
    runs: Mapping[str, Run] = field(default_factory=dict)
    added: Mapping[str, int] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    statuses: Mapping[str, str] = field(default_factory=dict)
    films: Mapping[str, Play] = field(default_factory=dict)  # as they were left
    film_faults: Mapping[str, FilmFault] = field(default_factory=dict)  # films that cannot be shown, by src
    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    made: int = 0  # messages and overlays so far, for their ids
    sound_screen: str = ""
    sound_client: str = ""  # who sounded by default when something last began to
    screen_names: Mapping[str, str] = field(default_factory=dict)
    stand: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # batch → who stands in its line
    manners: Mapping[str, Manner] = field(default_factory=dict)  # recipient → how the award is received
    calls: tuple[tuple[int, str], ...] = ()  # the newest (when, who) that came on stage
    queue_steps: tuple[QueueStep, ...] = ()
    additions: tuple[Addition, ...] = ()  # recipients whom no list knows
    signing: Signing = field(default_factory=Signing)
    quick: Quick = field(default_factory=Quick)
    changed: Mapping[str, str] = field(default_factory=dict)  # cues with new words, and what they said
    gone: tuple[tuple[str, str, str], ...] = ()  # (who, name, how) that a live edit took away from under us
    passed: frozenset[str] = frozenset()  # called in a part that was left without them
    # what was worked out of this very state; never copied to the next
    memo: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def status(self, subject: str) -> str:
        """How it stands with a recipient or signer; nobody has said yet: "waiting"."""
        return self.statuses.get(subject, "waiting")


def moves(state: State) -> bool:
    """Whether time makes a difference now: a film, a sound or an item's clock runs."""
    program = state.program
    run = state.runs.get(program.item)
    running = bool(run and run.since is not None and run.ended is None)
    return state.phase == "open" and (
        running or any(play is not None and play.playing for play in (program.film, program.sound))
    )
