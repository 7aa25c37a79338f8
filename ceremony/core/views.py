"""Views: what each role is told, whole, exactly as docs/wire.md says."""

from __future__ import annotations

from typing import Any

from ceremony.core.console import console_view
from ceremony.core.frame import Frame
from ceremony.core.guests import follow_view
from ceremony.core.order import find_cue, find_item, follower
from ceremony.core.pictures import counts, film_plain, live, picture_key
from ceremony.core.plain import clocks_plain, common, messages, overlays
from ceremony.core.rules_script import words_before
from ceremony.core.signing_views import item_tally, said, sign_view, signing_plain
from ceremony.model.rundown import Cue

__all__ = [
    "console_view", "desk_view", "follow_view", "screen_view", "sign_view", "stage_view", "tick_view",
]  # fmt: skip

NEAR = 10  # so many before and after on the desk


def screen_view(frame: Frame, screen: dict[str, Any] | None = None) -> dict[str, Any]:
    """What one screen paints. ``screen`` is its name, client, sound, identify."""
    state = frame.state
    program = find_cue(frame.rundown, state.program.cue) if state.phase != "waiting" else None
    standby = find_cue(frame.rundown, state.standby) if state.phase == "open" else None
    if standby and standby.sealed:
        standby = None
    silent = state.cover == "holding"
    return {
        **common(frame, "screen"),
        "screen": screen or {"name": "", "client": "", "sound": False, "identify": False},
        "cover": state.cover or None,
        "holding": frame.rundown.holding_html,
        "fade_ms": frame.rundown.settings.fade_ms,
        "program": _layer(frame, program, on_air=True, silent=silent),
        "next": _layer(frame, standby, on_air=False, silent=silent),
        "overlays": [] if program and program.clean else overlays(state),
    }


def stage_view(frame: Frame) -> dict[str, Any]:
    """What the MC and the speakers on stage read."""
    state, rundown = frame.state, frame.rundown
    item = find_item(rundown, state.program.item)
    following = find_cue(rundown, follower(rundown, state, state.standby)) if state.standby else None
    return {
        **common(frame, "stage"),
        "held": state.held,
        "cover": state.cover or None,
        "program": _words(frame, state.program.cue, on_air=True),
        "standby": _words(frame, state.standby, on_air=False),
        "following": following.title if following else None,
        "clocks": clocks_plain(frame),
        "timer": item.stage_timer if item else "none",
        "tally": item_tally(frame, state.program.item),
        "messages": messages(state),
    }


def desk_view(frame: Frame) -> dict[str, Any]:
    """What the assistants beside the stage need: who is called, who is next, who was last."""
    rundown, state = frame.rundown, frame.state
    here = find_cue(rundown, state.program.cue)
    idents = [cue.id for cue in rundown.cues]
    place = idents.index(here.id) if here else 0
    ahead = [
        cue
        for cue in rundown.cues[place + 1 if here else 0 :]
        if cue.subject and cue.item not in state.skipped
    ]
    past = [cue for cue in rundown.cues[:place] if cue.subject]
    about = here if here and (here.subject or here.batch) else (ahead[0] if ahead else None)
    return {
        **common(frame, "desk"),
        "program": here.title if here else None,
        "standby": state.standby,
        "batch": _batch(frame, about),
        "queue": [_row(frame, cue.subject) for cue in ahead[:NEAR]],
        "last": [_row(frame, cue.subject) for cue in reversed(past[-NEAR:])],
        "counts": counts(frame),
        "signing": signing_plain(frame),
    }


def tick_view(frame: Frame, role: str) -> dict[str, Any]:
    """The once-a-second sign of life; console and stage get their clocks."""
    tick: dict[str, Any] = {"epoch": frame.epoch, "seq": frame.seq, "now": frame.now}
    if role in ("console", "stage"):
        tick["clocks"] = clocks_plain(frame)
    return tick


def _layer(frame: Frame, cue: Cue | None, *, on_air: bool, silent: bool) -> dict[str, Any] | None:
    if cue is None:
        return None
    return {
        "cue": cue.id,
        "key": picture_key(cue),
        "layout": cue.layout,
        "html": cue.html,
        "transition": cue.transition,
        "clean": cue.clean,
        **live(frame, cue, on_air=on_air, silent=silent),
    }


def _words(frame: Frame, ident: str, *, on_air: bool) -> dict[str, Any] | None:
    cue = find_cue(frame.rundown, ident)
    if cue is None:
        return None
    item = find_item(frame.rundown, cue.item)
    play = frame.state.program.film if on_air else None
    return {
        "cue": cue.id,
        "item": cue.item,
        "number": item.number if item else "",
        "title": cue.title,
        "script": said(frame, cue),
        "after": cue.after,
        "was": words_before(frame.state, cue),
        "reading_ms": cue.reading_ms,
        "aids": dict(cue.aids),
        "film": film_plain(cue.film, play, frame.now) if cue.film else None,
        "layout": cue.layout,
    }


def _batch(frame: Frame, about: Cue | None) -> dict[str, Any] | None:
    """Everybody who is called with this cue: its batch, or all of its item."""
    if about is None:
        return None
    item = find_item(frame.rundown, about.item)
    opener = next((c for c in frame.rundown.cues if about.batch and c.batch == about.batch), None)
    people = [
        who.id
        for who in frame.rundown.entrants
        if (who.batch == about.batch if about.batch else who.item == about.item)
    ]
    title = opener.title if opener else item.title if item else about.title
    return {"title": title, "rows": [_row(frame, who) for who in people]}


def _row(frame: Frame, ident: str) -> dict[str, Any]:
    who = next((entrant for entrant in frame.rundown.entrants if entrant.id == ident), None)
    return {
        "id": ident,
        "number": who.number if who else 0,
        "name": who.name if who else ident,
        "unit": who.unit if who else "",
        "status": frame.state.status(ident),
    }
