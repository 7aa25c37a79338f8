"""Auto-follow: the show's own clock sends a command when time is over, as people would."""

from __future__ import annotations

from ceremony.core.commands import TIMER
from ceremony.core.rules_turning import coming
from ceremony.core.state import State
from ceremony.core.turning import film_left, left
from ceremony.live.conductor import Conductor

SEND = "advance"
LIFT = "overlay_off"


class Follow:
    """``step`` does what is due and says how long nothing else will be.

    The id of what it sends is made of the cue and when it came on: however often the process dies at that
    moment, the next cue comes once.
    """

    def __init__(self, conductor: Conductor) -> None:
        self._conductor = conductor
        self._playing = False

    def step(self) -> int | None:
        """Milliseconds of the show until something is due again; None: not before something changes."""
        conductor = self._conductor
        state, now = conductor.state, conductor.now()
        self._tell_end(film_left(state, now))
        self._lift(state, now)
        remaining = left(state, now)
        if remaining is not None and remaining <= 0 and coming(conductor.rundown, state):
            program = state.program
            ident = f"{TIMER}-{program.since}-{program.turn.since if program.turn else 0}"
            raw = {"id": ident, "type": SEND, "expected": program.cue}
            conductor.submit(raw, by=TIMER, role=TIMER)
            state, now = conductor.state, conductor.now()
            remaining = left(state, now)
        ends = [overlay.until - now for overlay in conductor.state.overlays if overlay.until]
        waits = [ms for ms in (remaining, film_left(state, now), *ends) if ms is not None and ms > 0]
        return min(waits, default=None)

    def _lift(self, state: State, now: int) -> None:
        """Overlays whose time is over go."""
        for overlay in state.overlays:
            if overlay.until and overlay.until <= now:
                raw = {"id": f"{TIMER}-{overlay.id}-{overlay.until}", "type": LIFT, "overlay": overlay.id}
                self._conductor.submit(raw, by=TIMER, role=TIMER)

    def _tell_end(self, remaining: int) -> None:
        """A film that ends is no command, but what may be pressed has changed."""
        if self._playing and not remaining:
            self._conductor.tell()
        self._playing = remaining > 0
