"""What of a cue goes to a page: its key, slots, marks, film, sound, countdown."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from ceremony.core.counting import statuses_of, total
from ceremony.core.frame import Frame
from ceremony.core.order import GONE, find_cue, find_entrant, line_of, queue_of
from ceremony.core.state import Play, State
from ceremony.core.state_signing import DONE
from ceremony.core.tally import later_words, tally, tally_words
from ceremony.core.timing import countdown_end
from ceremony.language.catalogs import say
from ceremony.model.rundown import Cue, Film, Rundown, Sound

CALLED = ("on_stage", "received")


STATE = re.compile(r' data-state="[^"]*"')
SLOT = re.compile(
    r'(data-slot="[^"]*"[^>]*>)[^<]*'
)  # a running number, with the text it stands before a view came


def picture_key(cue: Cue) -> str:
    """Equal keys promise the same layer: same drawing but for its marks, same film."""
    film = f"{cue.film.src}\0{cue.film.subtitles}" if cue.film else ""
    parts = "\0".join((cue.layout, STATE.sub("", cue.html), film))
    return hashlib.blake2b(parts.encode(), digest_size=6).hexdigest()


def waiting_picture(rundown: Rundown) -> str:
    """What stands until the first GO."""
    return rundown.waiting_html or rundown.holding_html


def counts(frame: Frame) -> dict[str, int]:
    """How many have been called up so far, how many stand where, have signed, and of how many.

    A recipient is one of received, absent, later, withdrawn, present, waiting or calling: called and not on
    stage, or on stage now. Those of the part of the awards that is on program or next; of the whole event
    outside of awards.
    """
    rundown, state = frame.rundown, frame.state
    numbers, part = statuses_of(rundown, state), part_of(rundown, state)
    here, there = total(numbers, "recipient", part), total(numbers, "signer")
    places = rundown.places
    of = places.kinds["recipient", part] if part else places.recipients
    return {
        "called": sum(here[status] for status in CALLED),
        "received": here["received"],
        **{status: here[status] for status in ("absent", "later", "withdrawn", "present")},
        "calling": here["called"] + here["on_stage"],
        "waiting": of - sum(here.values()),
        "recipients": of,
        "signed": sum(there[status] for status in DONE),
        "signers": places.signers,
        "sign_later": sum(there[status] for status in GONE),
        "batch": batch_number(frame, state.program.cue),
    }


def part_of(rundown: Rundown, state: State) -> str:
    """The item of the awards that is on program, else the one on standby; "" outside of awards."""
    for ident in (state.program.cue, state.standby):
        cue = find_cue(rundown, ident)
        if cue and ("recipient", cue.item) in rundown.places.kinds:
            return cue.item
    return ""


def batch_number(frame: Frame, ident: str) -> int:
    """The number in its part of the batch in whose line a cue belongs, from 1; 0 without one."""
    cue = find_cue(frame.rundown, ident)
    if cue is None or not cue.batch:
        return 0
    batch = queue_of(frame.rundown, frame.state, cue.subject) if cue.subject else cue.batch
    return frame.rundown.places.turns.get(batch, (0, 0))[0]


def slots(frame: Frame, cue: Cue) -> dict[str, str]:
    """The running numbers that a picture shows: those of its own part, outside of awards of the event."""
    places, numbers = frame.rundown.places, statuses_of(frame.rundown, frame.state)
    part = cue.item if ("recipient", cue.item) in places.kinds else ""
    here, there = total(numbers, "recipient", part), total(numbers, "signer")
    shown = {
        "called": sum(here[status] for status in CALLED),
        "of": places.kinds["recipient", part] if part else places.recipients,
        "received": here["received"],
        "batch": batch_number(frame, cue.id),
        "batches": len(places.item_batches.get(part, ())) if part else len(places.numbers),
        "manner": manner_words(frame, cue.subject),
        "signed": sum(there[status] for status in DONE),
        "signers": places.signers,
    }
    count, language = tally(frame.rundown, frame.state, cue.item), frame.rundown.language
    if count is None:
        return {name: str(number) for name, number in shown.items()}
    shown |= {"signed": count.signed, "signers": count.of}
    words = {"tally": tally_words(language, count), "sign_later": later_words(language, count)}
    return {name: str(number) for name, number in shown.items()} | words


def manner_words(frame: Frame, subject: str) -> str:
    """What the hall reads above a name: "Truy tặng" for one who has died; "" for everybody else."""
    manner, who = frame.state.manners.get(subject), find_entrant(frame.rundown, subject)
    kind = manner.kind if manner else who.status if who else ""
    return say(frame.rundown.language, "core.manner.posthumous") if kind == "posthumous" else ""


def manners(frame: Frame, cue: Cue) -> dict[str, str]:
    """How those in this cue's picture receive who do not receive in person."""
    if not frame.state.manners:
        return {}
    people = frame.rundown.places.people.get(cue.batch, ()) if cue.batch else ()
    known = frame.state.manners
    return {who.id: known[who.id].kind for who in people if who.id in known}


def marks(frame: Frame, cue: Cue) -> dict[str, str]:
    """How it stands with everybody in this cue's picture; ``current`` is whom it calls."""
    places = frame.rundown.places
    people = places.people.get(cue.batch, ()) if cue.batch else places.of_item.get(cue.item, ())
    listed = {who.id: frame.state.status(who.id) for who in people}
    if cue.subject and frame.state.status(cue.subject) not in (*GONE, *DONE):
        listed[cue.subject] = "current"
    return listed


def inks(frame: Frame, cue: Cue) -> dict[str, list[int]]:
    """Round and version of what everybody in this cue's picture has drawn; the pages fetch the rest."""
    drawn = frame.state.signing.inks
    if not drawn or cue.batch:
        return {}
    people = frame.rundown.places.of_item.get(cue.item, ())
    listed = (who.id for who in people if who.kind == "signer")
    return {who: [drawn[who].round, drawn[who].version] for who in listed if who in drawn}


def film_plain(
    film: Film, play: Play | None, now: int, *, silent: bool = False, version: str = ""
) -> dict[str, Any]:
    """FILM of docs/wire.md; without a play it stands on its first frame."""
    here = play or Play(0, 0, False, film.duration_ms, film.volume)
    return {
        "src": film.src,
        "version": version,
        "duration_ms": film.duration_ms,
        "playing": here.playing and not here.ended(now),
        "position_ms": here.position_ms if not here.ended(now) else here.length_ms,
        "since": here.since,
        "volume": 0 if silent else here.volume,
        "ended": here.ended(now),
        "subtitles": film.subtitles,
    }


def sound_plain(sound: Sound, play: Play | None, *, silent: bool = False) -> dict[str, Any]:
    """SOUND of docs/wire.md."""
    return {
        "src": sound.src,
        "loop": sound.loop,
        "volume": 0 if silent else sound.volume,
        "fade_ms": sound.fade_ms,
        "over": sound.over,
        "playing": play.playing if play else False,
        "position_ms": play.position_ms if play else 0,
        "since": play.since if play else 0,
    }


def countdown(frame: Frame, cue: Cue) -> dict[str, int] | None:
    """When the clock in the picture comes to nought."""
    if not cue.countdown:
        return None
    until = countdown_end(frame.rundown, frame.state, frame.now, cue.item)
    return {"until": until} if until is not None else None


def _is_quiet(frame: Frame, cue: Cue) -> bool:
    """Whether no music belongs to a cue: an award is conferred after death."""
    manner = frame.state.manners.get(cue.subject)
    return manner is not None and manner.kind == "posthumous"


def _film(frame: Frame, film: Film, play: Play | None, *, silent: bool) -> dict[str, Any]:
    return film_plain(film, play, frame.now, silent=silent, version=frame.media.get(film.src, ""))


def live(frame: Frame, cue: Cue, *, on_air: bool, silent: bool = False) -> dict[str, Any]:
    """All of a cue that moves while its picture stands."""
    program = frame.state.program
    play = program.film if on_air else None
    tone = program.sound if on_air else None
    return {
        "film": _film(frame, cue.film, play, silent=silent) if cue.film else None,
        "sound": sound_plain(cue.sound, tone, silent=silent or _is_quiet(frame, cue)) if cue.sound else None,
        "slots": slots(frame, cue),
        "marks": marks(frame, cue),
        "manners": manners(frame, cue),
        "order": list(line_of(frame.rundown, frame.state, cue.batch))
        if cue.batch in frame.state.stand
        else [],
        "countdown": countdown(frame, cue),
        "inks": inks(frame, cue),
    }
