"""The show: what a command causes, and what has then become of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ceremony.core import (
    rules_additions,
    rules_awards,
    rules_film,
    rules_notes,
    rules_program,
    rules_quick,
    rules_script,
    rules_signing,
    rules_turning,
)
from ceremony.core.command import Command
from ceremony.core.event import Event
from ceremony.core.evolve import evolve, replay
from ceremony.core.refused import Refused, refusal
from ceremony.core.state import State
from ceremony.model.rundown import Rundown

__all__ = ["Refused", "decide", "evolve", "replay"]

_RULES: Mapping[str, Callable[[Rundown, State, Any, int], tuple[Event, ...]]] = {
    "open": rules_program.open_show,
    "go": rules_program.go,
    "back": rules_program.back,
    "take": rules_program.take,
    "standby": rules_program.standby,
    "advance": rules_turning.advance,
    "turning": rules_turning.turning,
    "fallback": rules_program.fallback,
    "undo": rules_program.undo,
    "skip": rules_program.skip,
    "close": rules_program.close,
    "hold": rules_film.hold,
    "resume": rules_film.resume,
    "film_play": rules_film.film_play,
    "film_pause": rules_film.film_pause,
    "film_seek": rules_film.film_seek,
    "film_volume": rules_film.film_volume,
    "film_report": rules_film.film_report,
    "blackout": rules_film.blackout,
    "panic": rules_film.panic,
    "release": rules_film.release,
    "timer_add": rules_notes.timer_add,
    "timer_pause": rules_notes.timer_pause,
    "timer_resume": rules_notes.timer_resume,
    "shift": rules_notes.shift,
    "message": rules_notes.message,
    "message_read": rules_notes.message_read,
    "message_clear": rules_notes.message_clear,
    "overlay_on": rules_notes.overlay_on,
    "overlay_off": rules_notes.overlay_off,
    "mark": rules_notes.mark,
    "skip_absent": rules_notes.skip_absent,
    "sound": rules_notes.sound,
    "screen_rename": rules_notes.screen_rename,
    "screen_identify": rules_notes.screen_identify,
    "screen_forget": rules_notes.screen_forget,
    "words_seen": rules_script.words_seen,
    "adopt_anyway": rules_script.adopt_anyway,
    "queue_pick": rules_awards.pick,
    "queue_swap": rules_awards.swap,
    "queue_move": rules_awards.move,
    "queue_recall": rules_awards.recall,
    "queue_undo": rules_awards.queue_undo,
    "manner": rules_awards.manner,
    "blank": rules_awards.blank,
    "retract": rules_awards.retract,
    "late_add": rules_additions.late_add,
    "quick_keep": rules_quick.keep,
    "quick_show": rules_quick.show,
    "quick_hide": rules_quick.hide,
    "quick_turn": rules_quick.turn,
    "quick_time": rules_quick.set_time,
    "correction_drop": rules_quick.drop_correction,
    "saying": rules_quick.say_name,
    "seat": rules_signing.seat,
    "slot_open": rules_signing.slot_open,
    "slot_close": rules_signing.slot_close,
    "ink": rules_signing.draw,
    "ink_drop": rules_signing.drop,
    "ink_clear": rules_signing.clear,
    "sign": rules_signing.sign,
    "attest": rules_signing.attest,
}


def decide(rundown: Rundown, state: State, command: Command, now: int) -> tuple[Event, ...]:
    """The events that ``command`` causes at ``now`` (ms since 1970), or none when all is so already.

    Raises Refused; nothing has changed then.
    """
    if 0 < command.lapses < now:
        raise refusal(rundown.language, "lapsed")
    return _RULES[command.type](rundown, state, command, now)
