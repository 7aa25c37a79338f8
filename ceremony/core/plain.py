"""Parts that several views share, as JSON values."""

from __future__ import annotations

from typing import Any

from ceremony.core.frame import Frame
from ceremony.core.rules_turning import coming
from ceremony.core.state import State
from ceremony.core.turning import left


def common(frame: Frame, role: str) -> dict[str, Any]:
    """What every view begins with."""
    rundown = frame.rundown
    return {
        "epoch": frame.epoch,
        "seq": frame.seq,
        "now": frame.now,
        "role": role,
        "rev": frame.rev,
        "speed": frame.rehearsal or 1,
        "show": {
            "name": rundown.name,
            "short": rundown.short,
            "organiser": rundown.organiser,
            "date": rundown.date,
            "theme": rundown.theme,
            "language": rundown.language,
            "utc_offset_min": rundown.utc_offset_min,
        },
        "phase": frame.state.phase,
    }


def turn_plain(frame: Frame) -> dict[str, Any] | None:
    """TURN of docs/wire.md: what comes by itself, and in how long; None when only GO goes on."""
    state, now = frame.state, frame.now
    cue = coming(frame.rundown, state)
    if cue is None or state.phase != "open":
        return None
    remaining = left(state, now)
    return {
        "cue": cue.id,
        "title": cue.title,
        "at_end": state.program.turn is not None and not state.program.turn.length_ms,
        "due": None if remaining is None else now + remaining,
        "stopped": state.program.turn_stopped,
    }


def clocks_plain(frame: Frame) -> dict[str, Any]:
    """CLOCKS of docs/wire.md."""
    clocks = frame.clocks
    return {
        "item": clocks.item,
        "elapsed_ms": clocks.elapsed_ms,
        "remaining_ms": clocks.remaining_ms,
        "running": clocks.running,
        "state": clocks.state,
        "over_ms": clocks.over_ms,
        "over_words": clocks.over_words,
        "expected_end": clocks.expected_end,
        "film_remaining_ms": clocks.film_remaining_ms,
    }


def messages(state: State) -> list[dict[str, Any]]:
    """The messages to the stage that have not been cleared, oldest first."""
    return [{"id": n.id, "text": n.text, "at": n.at, "read_at": n.read_at} for n in state.notes]


def overlays(state: State) -> list[dict[str, Any]]:
    """What lies over the picture."""
    return [
        {
            "id": o.id,
            "kind": o.kind,
            "text": o.text,
            "note": o.note,
            "until": o.until or None,
            "subject": o.subject,
        }
        for o in state.overlays
    ]
