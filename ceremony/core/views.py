"""Views: what each role is told, whole, exactly as docs/wire.md says."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any

from ceremony.core.commands import ROLES
from ceremony.core.console import console_view, what_can
from ceremony.core.cover import cover_of
from ceremony.core.frame import Frame
from ceremony.core.guests import follow_view
from ceremony.core.order import cues_ahead, cues_behind, find_cue, find_item, follower, speaking
from ceremony.core.pictures import counts, film_plain, live, picture_key, waiting_picture
from ceremony.core.plain import clocks_plain, common, messages, overlays, turn_plain
from ceremony.core.queue_views import NEAR, batch_title, person_row, queue_plain
from ceremony.core.quick_views import quick_layer, quick_next, quick_words
from ceremony.core.rules_script import words_before
from ceremony.core.sealing import is_secret, sealed_words, unspoken, veiled_title
from ceremony.core.signing_views import desk_signing, item_tally, said, sign_view
from ceremony.core.words.calling import worded
from ceremony.language.binding import bind_names
from ceremony.language.phrases import hold
from ceremony.model.rundown import Cue

__all__ = [
    "console_view", "desk_view", "follow_view", "screen_view", "sign_view", "stage_view", "tick_view",
]  # fmt: skip

LEADERS = ("Hồ Chí Minh",)  # in the names of organisations, too


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
        "cover": cover_of(frame.rundown, state) or None,
        "holding": frame.rundown.holding_html,
        "waiting": waiting_picture(frame.rundown),
        "fade_ms": frame.rundown.settings.fade_ms,
        "program": _layer(frame, program, on_air=True, silent=silent),
        "next": _layer(frame, standby, on_air=False, silent=silent),
        "quick": quick_layer(frame),
        "quick_next": quick_next(frame),
        "overlays": [] if program and program.clean else overlays(state),
    }


def stage_view(frame: Frame) -> dict[str, Any]:
    """What the MC and the speakers on stage read."""
    state, rundown = frame.state, frame.rundown
    item = find_item(rundown, state.program.item)
    coming = state.standby if state.phase != "waiting" else follower(rundown, state, "")  # what opening arms
    following = follower(rundown, state, coming) if coming else ""
    return {
        **common(frame, "stage"),
        "held": state.held,
        "cover": cover_of(frame.rundown, state) or None,
        "rehearsal": bool(frame.rehearsal),
        "program": _words(frame, state.program.cue, on_air=True),
        "standby": _words(frame, coming, on_air=False),
        "following": veiled_title(rundown, state, following) or None,
        "quick": quick_words(frame),
        "turn": turn_plain(frame),
        "clocks": clocks_plain(frame),
        "timer": item.stage_timer if item else "none",
        "tally": item_tally(frame, state.program.item),
        "messages": messages(state),
    }


def desk_view(frame: Frame) -> dict[str, Any]:
    """What the assistants beside the stage need: who is called, who is next, who was last."""
    rundown, state = frame.rundown, frame.state
    here = find_cue(rundown, state.program.cue)
    ahead = (cue for cue in cues_ahead(rundown, state, here) if cue.subject and cue.item not in state.skipped)
    queue = list(islice(ahead, NEAR))
    past = (cue for cue in cues_behind(rundown, state, here) if cue.subject) if here else iter(())
    about = here if here and (here.subject or here.batch) else (queue[0] if queue else None)
    return {
        **common(frame, "desk"),
        "program": here.title if here else None,
        "rehearsal": bool(frame.rehearsal),
        "on_air": here.id if here else "",
        "standby": state.standby,
        "cover": cover_of(frame.rundown, state) or None,
        "can": {name: answer for name, answer in what_can(frame).items() if "desk" in ROLES[name]},
        "batch": _batch(frame, about),
        "queue": [person_row(frame, cue.subject) for cue in queue],
        "last": [person_row(frame, cue.subject) for cue in islice(past, NEAR)],
        "awards": queue_plain(frame),
        "counts": counts(frame),
        "signing": desk_signing(frame),
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
        "transition": "cut" if on_air and frame.state.program.cut else cue.transition,
        "clean": cue.clean,
        **live(frame, cue, on_air=on_air, silent=silent),
    }


def _words(frame: Frame, ident: str, *, on_air: bool) -> dict[str, Any] | None:
    cue = find_cue(frame.rundown, ident)
    if cue is None:
        return None
    if is_secret(frame.rundown, frame.state, cue):
        cue = replace(unspoken(cue), title=sealed_words(frame.rundown), reading_ms=0, tally=False)
    cue = worded(frame.rundown, frame.state, speaking(frame.rundown, cue))
    item = find_item(frame.rundown, cue.item)
    play = frame.state.program.film if on_air else None
    was = words_before(frame.state, cue) if cue.script else None
    return {
        "cue": cue.id,
        "item": cue.item,
        "number": item.number if item else "",
        "title": cue.title,
        "script": _bound(said(frame, cue)),
        "after": _bound(cue.after),
        "was": None if was is None else _bound(was),
        "reading_ms": cue.reading_ms,
        "aids": dict(cue.aids),
        "film": film_plain(cue.film, play, frame.now) if cue.film else None,
        "layout": cue.layout,
    }


@lru_cache(maxsize=512)
def _bound(words: str) -> str:
    """Words to be read aloud from afar: what no line may part is held together."""
    return bind_names(hold(words), LEADERS)


def _batch(frame: Frame, about: Cue | None) -> dict[str, Any] | None:
    """Everybody who is called with this cue: its batch, or all of its item."""
    if about is None:
        return None
    rundown, places = frame.rundown, frame.rundown.places
    item = find_item(rundown, about.item)
    opener = rundown.cues[places.batches[about.batch][0]] if about.batch else None
    people = places.people.get(about.batch, []) if about.batch else places.of_item.get(about.item, [])
    title = batch_title(rundown, opener) if opener else item.title if item else about.title
    return {"title": title, "rows": [person_row(frame, who.id) for who in people]}
