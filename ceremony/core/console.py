"""The operator's view: everything, and what may be done now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ceremony.core import commands as wish
from ceremony.core import commands_awards as awards
from ceremony.core import commands_signing as signing
from ceremony.core.alarms import alarms, correction, press_again
from ceremony.core.command import Command
from ceremony.core.commands_quick import quick_candidates
from ceremony.core.commands_script import AdoptAnyway, WordsSeen
from ceremony.core.cover import cover_of
from ceremony.core.evolve import evolve
from ceremony.core.frame import Frame
from ceremony.core.order import find_cue, find_item, speaking
from ceremony.core.pictures import counts, live, picture_key, waiting_picture
from ceremony.core.plain import clocks_plain, common, messages, overlays, turn_plain
from ceremony.core.progress import item_states
from ceremony.core.queue_views import leaving_plain, near_statuses, queue_plain
from ceremony.core.quick_views import mended, quick_cards, quick_console
from ceremony.core.refused import Refused
from ceremony.core.rules_program import take_cue
from ceremony.core.rules_script import words_before
from ceremony.core.screens import film_trouble, screen_rows
from ceremony.core.show import decide
from ceremony.core.signing_views import said, signing_plain
from ceremony.core.words.calling import worded
from ceremony.language.catalogs import say
from ceremony.model.rundown import Cue

_ID = "can"


def console_view(frame: Frame) -> dict[str, Any]:
    """What the operator's page shows."""
    state = frame.state
    return {
        **common(frame, "console"),
        "held": state.held,
        "cover": cover_of(frame.rundown, state) or None,
        "can": what_can(frame),
        "program": _cue(frame, state.program.cue, on_air=True),
        "holding": frame.rundown.holding_html if cover_of(frame.rundown, state) == "holding" else "",
        "waiting": "" if state.program.cue else waiting_picture(frame.rundown),
        "turn": turn_plain(frame),
        "standby": _cue(frame, state.standby, on_air=False),
        "quick": quick_console(frame),
        "quick_cards": quick_cards(frame),
        "mended": mended(frame),
        "sayings": dict(state.quick.sayings),
        "items": _items(frame),
        "clocks": clocks_plain(frame),
        "messages": messages(state),
        "overlays": overlays(state),
        "entrants": near_statuses(frame),
        "correction": correction(frame),
        "alarms": alarms(frame),
        "press_again": press_again(frame),
        "leaving": leaving_plain(frame),
        "awards": queue_plain(frame),
        "counts": counts(frame),
        "signing": signing_plain(frame),
        "screens": screen_rows(frame),
        "film_trouble": film_trouble(frame),
        "refusals": frame.refusals,
        "log": frame.log,
        "problems": frame.problems,
        "offer": {"rev": frame.offer[0], "words": frame.offer[1]} if frame.offer else None,
        "durable": frame.durable,
        "disk": frame.disk,
        "disk_words": say(frame.rundown.language, f"live.journal.{frame.disk}") if frame.disk else "",
        "entries": frame.entries,
        "rehearsal": bool(frame.rehearsal),
        "changed": list(frame.state.changed),
        "undo": _undo_words(frame),
    }


def what_can(frame: Frame) -> dict[str, bool | str]:
    """For every command: true, or the sentence that says why not."""
    later = frame.now + frame.rundown.settings.go_guard_ms  # the guard is over before a hand moves
    answers: dict[str, bool | str] = {}
    for command in _candidates(frame):
        try:
            decide(frame.rundown, frame.state, command, later)
        except Refused as refused:
            answers[command.type] = bool(refused.ask) or refused.message  # the press that asks is one, too
        except Exception:  # noqa: BLE001 - a broken rule takes nobody the page; pressed, it is in the log
            answers[command.type] = say(frame.rundown.language, "core.refused.fault")
        else:
            answers[command.type] = True
    if frame.offer:
        answers[AdoptAnyway.type] = True
    return answers


def _candidates(frame: Frame) -> list[Command]:
    """One likely command of every type."""
    state, rundown = frame.state, frame.rundown
    cue = state.standby or (rundown.cues[0].id if rundown.cues else "")
    item = rundown.items[0].id if rundown.items else ""
    who = rundown.entrants[0].id if rundown.entrants else ""
    note = state.notes[0].id if state.notes else ""
    overlay = state.overlays[0].id if state.overlays else ""
    bare = (
        *(wish.Open, wish.Fallback, wish.Undo, wish.Hold, wish.Resume, wish.FilmPlay, wish.FilmPause),
        *(wish.Blackout, wish.Panic, wish.Release, wish.TimerPause, wish.TimerResume, wish.Close),
    )
    return [
        *(kind(id=_ID) for kind in bare),
        wish.Go(id=_ID, expected=state.standby),
        wish.Back(id=_ID, expected=state.program.cue),
        wish.Take(id=_ID, cue=cue),
        wish.Turning(id=_ID, on=state.program.turn_stopped),
        wish.Standby(id=_ID, cue=cue),
        wish.Skip(id=_ID, item=item, on=item not in state.skipped),
        wish.FilmSeek(id=_ID, position_ms=0),
        wish.FilmVolume(id=_ID, volume=80),
        wish.TimerAdd(id=_ID, ms=60_000),
        wish.Shift(id=_ID, ms=60_000),
        wish.Message(id=_ID, text="–"),
        wish.MessageRead(id=_ID, message=note),
        wish.MessageClear(id=_ID, message=note),
        wish.OverlayOn(id=_ID, kind="clock"),
        wish.OverlayOff(id=_ID, overlay=overlay),
        wish.Mark(id=_ID, subject=who, status="waiting"),
        wish.SkipAbsent(id=_ID, expected=state.standby),
        wish.Sound(id=_ID, screen=state.sound_screen),
        wish.ScreenRename(id=_ID, client="–", name="–"),
        wish.ScreenIdentify(id=_ID),
        wish.ScreenForget(id=_ID, client="–"),
        WordsSeen(id=_ID, cue=cue),
        AdoptAnyway(id=_ID, expected="–"),
        *_award_candidates(frame),
        *_signing_candidates(frame),
        *_quick_candidates(frame),
    ]


def _award_candidates(frame: Frame) -> list[Command]:
    """Those of the awards desk, about who comes next."""
    queue = queue_plain(frame)
    first = queue["next"][0]["id"] if queue and queue["next"] else ""
    return [
        awards.QueuePick(id=_ID, subject=first),
        awards.QueueSwap(id=_ID, subject=first, other=first),
        awards.QueueMove(id=_ID, subject=first),
        awards.QueueRecall(id=_ID),
        awards.QueueUndo(id=_ID),
        awards.Receive(id=_ID, subject=first, kind=""),
        awards.Blank(id=_ID, on=cover_of(frame.rundown, frame.state) != "blank"),
        awards.Retract(id=_ID, expected=frame.state.program.cue),
        awards.LateAdd(id=_ID, name="–", form="–"),
    ]


def _signing_candidates(frame: Frame) -> list[Command]:
    """Those of the signing that a desk sends; what tablets send is decided on the tablet's own view."""
    slot = frame.state.signing.slot
    who = next((one.id for one in frame.rundown.entrants if one.kind == "signer"), "")
    return [
        signing.SlotOpen(id=_ID, subject=slot.subject if slot else who, again=True),
        signing.SlotClose(id=_ID),
        signing.Seat(id=_ID, tablet="–", seat="signer"),
        signing.Attest(id=_ID, subject=who, witnesses=_witnesses(frame)),
    ]


def _quick_candidates(frame: Frame) -> list[Command]:
    quick = frame.state.quick
    ready = quick.shown.card or (quick.cards[-1].id if quick.cards else "")
    corrected = next(iter(quick.corrections), "")
    return quick_candidates(_ID, {"card": ready, "page": quick.shown.page, "cue": corrected})


def _witnesses(frame: Frame) -> tuple[str, ...]:
    return tuple(one.key for pledge in frame.rundown.pledges for one in pledge.witnesses)


def _cue(frame: Frame, ident: str, *, on_air: bool) -> dict[str, Any] | None:
    cue = find_cue(frame.rundown, ident)
    if cue is None:
        return None
    cue = worded(frame.rundown, frame.state, speaking(frame.rundown, cue))
    item = find_item(frame.rundown, cue.item)
    lines = [{"situation": line.situation, "text": line.text} for line in cue.fallback_lines]
    return {
        "cue": cue.id,
        "item": cue.item,
        "number": item.number if item else "",
        "title": cue.title,
        "layout": cue.layout,
        "key": picture_key(cue),
        "html": cue.html,
        "script": said(frame, cue),
        "after": cue.after,
        "was": words_before(frame.state, cue),
        "reading_ms": cue.reading_ms,
        "aids": dict(cue.aids),
        "backstage": cue.backstage,
        "fallback_lines": lines,
        "subject": cue.subject,
        "batch": cue.batch,
        **live(frame if on_air else _ahead(frame, cue), cue, on_air=on_air),
    }


def _ahead(frame: Frame, cue: Cue) -> Frame:
    """The show as GO will leave it: what waits is drawn with the numbers that the hall will see."""
    if frame.state.phase != "open":
        return frame
    taken = take_cue(frame.rundown, frame.state, cue, "go", frame.now)
    return replace(frame, state=evolve(frame.state, taken))


def _items(frame: Frame) -> dict[str, dict[str, Any]]:
    states = item_states(frame.rundown, frame.state)
    rows: dict[str, dict[str, Any]] = {}
    for ident, state in states.items():
        times = frame.clocks.items.get(ident)
        rows[ident] = {
            "state": state,
            "expected": times.expected if times else None,
            "started": times.started if times else None,
            "ended": times.ended if times else None,
            "planned": times.planned if times else None,
        }
    return rows


def _undo_words(frame: Frame) -> str | None:
    card = frame.state.quick.on
    if card:
        return say(frame.rundown.language, "core.step.quick", title=card.title)
    if not frame.state.steps:
        return None
    step = frame.state.steps[-1]
    cue = find_cue(frame.rundown, step.cue)
    title = cue.title if cue else step.cue
    return say(frame.rundown.language, f"core.step.{step.cause}", title=title)
