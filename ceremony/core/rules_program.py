"""Rules of what is on program and on standby: go, back, take, standby, fallback, undo, skip."""

from __future__ import annotations

from dataclasses import replace

from ceremony.core import commands as wish
from ceremony.core import events as happened
from ceremony.core.event import Event
from ceremony.core.evolve import evolve
from ceremony.core.evolve_quick import lifted
from ceremony.core.film_faults import deck_of, fault_of
from ceremony.core.leaving import called_in_vain
from ceremony.core.order import (
    GONE,
    find_cue,
    find_entrant,
    find_item,
    follower,
    line_of,
    predecessor,
    queue_of,
    subjects,
)
from ceremony.core.press_again import need_second_press
from ceremony.core.refused import refusal
from ceremony.core.rules_quick import need_no_deck, step_off
from ceremony.core.signatories import becomes, may_be_called
from ceremony.core.state import State
from ceremony.core.timing import duration_words
from ceremony.core.turning import film_left
from ceremony.language.catalogs import say
from ceremony.model.rundown import Cue, Rundown

Events = tuple[Event, ...]


def need_open(rundown: Rundown, state: State) -> None:
    """Refuse unless the show is open."""
    if state.phase == "waiting":
        raise refusal(rundown.language, "not_open")
    need_not_closed(rundown, state)


def need_not_closed(rundown: Rundown, state: State) -> None:
    """Refuse when the show has ended."""
    if state.phase == "closed":
        raise refusal(rundown.language, "closed")


def need_going(rundown: Rundown, state: State) -> None:
    """Refuse unless the show is open and not held."""
    need_open(rundown, state)
    if state.held:
        raise refusal(rundown.language, "held")


def need_cue(rundown: Rundown, ident: str) -> Cue:
    """The cue, or a refusal."""
    cue = find_cue(rundown, ident)
    if cue is None:
        raise refusal(rundown.language, "unknown_cue", cue=ident)
    return cue


def title_of(rundown: Rundown, ident: str) -> str:
    """What a person calls the cue."""
    cue = find_cue(rundown, ident)
    if cue and cue.sealed:
        return say(rundown.language, "core.sealed")  # a refusal goes to whoever asked
    return cue.title if cue else ident or "–"


def open_show(rundown: Rundown, state: State, command: wish.Open, now: int) -> Events:
    """Open, with the first cue on standby."""
    need_not_closed(rundown, state)
    if state.phase == "open":
        raise refusal(rundown.language, "already_open")
    away = tuple(
        (who.id, who.status)
        for who in rundown.entrants
        if who.status in GONE and state.status(who.id) == "waiting"
    )
    family = tuple(who.id for who in rundown.entrants if who.status == "posthumous")
    opened = happened.ShowOpened(now, "", away, family)
    return (replace(opened, standby=follower(rundown, evolve(state, opened), "")),)


def close(rundown: Rundown, state: State, command: wish.Close, now: int) -> Events:
    """End the show; who was just called has received or signed."""
    need_open(rundown, state)
    called = called_in_vain(rundown, state, None)
    marks = (*_leaving(rundown, state, None, forward=True), *((who, "waiting") for who in called))
    return (*(happened.SubjectMarked(now, *mark) for mark in marks), happened.ShowClosed(now))


def go(rundown: Rundown, state: State, command: wish.Go, now: int) -> Events:
    """Standby on program, if it is what the operator saw and the press is a press.

    What it would cut off or do unseen needs a second press, whatever covers the hall.
    """
    language = rundown.language
    need_going(rundown, state)
    need_no_deck(rundown, state)
    state = lifted(state, now)  # GO takes the card off: what plays under it counts as playing
    if command.repeat:
        raise refusal(language, "key_held")
    if not state.standby:
        raise refusal(language, "at_end")
    if command.expected != state.standby:
        raise refusal(language, "stale", title=title_of(rundown, state.standby))
    guard = rundown.settings.go_guard_ms
    _need_film_over(rundown, state, now)
    if state.last_go is not None and 0 <= now - state.last_go < guard:
        raise refusal(language, "too_fast", ms=now - state.last_go)
    need_second_press(rundown, state, command.confirm, now)
    cue = need_cue(rundown, state.standby)
    deck = deck_of(rundown, cue) if fault_of(state, cue) else None
    return (take_cue(rundown, state, deck or cue, "fallback" if deck else "go", now),)


def _need_film_over(rundown: Rundown, state: State, now: int) -> None:
    """Refuse a GO that would cut off a film which is to be seen to its end; take and fallback still may."""
    cue = find_cue(rundown, state.program.cue)
    remaining = film_left(state, now)
    if cue and cue.arm_end and remaining > 0:
        whole = remaining + 999  # a started second counts
        raise refusal(rundown.language, "film_runs", left=duration_words(whole))


def back(rundown: Rundown, state: State, command: wish.Back, now: int) -> Events:
    """The cue before on program, as it was left; the one that was there on standby."""
    need_going(rundown, state)
    need_no_deck(rundown, state)
    if state.quick.on:
        return step_off(state, now)
    here = state.program.cue
    if not here:
        raise refusal(rundown.language, "at_start")
    if command.expected != here:
        raise refusal(rundown.language, "stale", title=title_of(rundown, here))
    before = predecessor(rundown, state, here)
    if not before:
        raise refusal(rundown.language, "at_start")
    taken = take_cue(rundown, state, need_cue(rundown, before), "back", now)
    return (replace(taken, standby=here if find_cue(rundown, here) else taken.standby),)


def take(rundown: Rundown, state: State, command: wish.Take, now: int) -> Events:
    """This cue on program now, its follower on standby.

    Of the running cue a correction that waits is shown: nothing starts anew, nobody is called twice.
    """
    here = find_cue(rundown, state.program.cue)
    if here and here.id == command.cue and here.kept == "corrected":
        need_open(rundown, state)
        return (happened.CueRefreshed(now, here.id),)
    need_going(rundown, state)
    return (take_cue(rundown, state, need_cue(rundown, command.cue), "take", now),)


def standby(rundown: Rundown, state: State, command: wish.Standby, now: int) -> Events:
    """Arm a cue; nothing changes in the hall."""
    need_open(rundown, state)
    return arm(state, need_cue(rundown, command.cue).id, now)


def fallback(rundown: Rundown, state: State, command: wish.Fallback, now: int) -> Events:
    """The fallback deck of the film on program, or of the one on standby that cannot be shown."""
    need_going(rundown, state)
    film = find_cue(rundown, state.program.cue)
    if film is None or film.film is None:
        film = find_cue(rundown, state.standby)
        if film is None or not fault_of(state, film):
            raise refusal(rundown.language, "no_film")
    first = deck_of(rundown, film)
    if first is None:
        raise refusal(rundown.language, "no_fallback")
    return (take_cue(rundown, state, first, "fallback", now),)


def undo(rundown: Rundown, state: State, command: wish.Undo, now: int) -> Events:
    """Program, standby and people as they were before the last step."""
    if state.quick.on:
        return step_off(state, now)
    need_going(rundown, state)
    if not state.steps:
        raise refusal(rundown.language, "nothing_to_undo")
    armed = state.steps[-1].standby
    if armed and find_cue(rundown, armed) is None:  # a live edit took it away meanwhile
        armed = follower(rundown, state, state.steps[-1].program.cue)
    return (happened.StepUndone(now, armed),)


def skip(rundown: Rundown, state: State, command: wish.Skip, now: int) -> Events:
    """GO passes an item, or all items of a group, by."""
    need_not_closed(rundown, state)
    item = find_item(rundown, command.item)
    if item is None:
        raise refusal(rundown.language, "unknown_item", item=command.item)
    place = rundown.items.index(item) + 1
    idents = [item.id]
    for child in rundown.items[place:] if item.group else ():
        if child.depth <= item.depth:
            break
        idents.append(child.id)
    skips = tuple(
        happened.ItemSkipped(now, ident, command.on)
        for ident in idents
        if (ident in state.skipped) != command.on
    )
    return with_rearm(rundown, state, skips, now)


def arm(state: State, cue: str, now: int) -> Events:
    """Arm ``cue`` unless it is armed already."""
    return () if state.standby == cue else (happened.StandbyArmed(now, cue),)


def with_rearm(rundown: Rundown, state: State, changes: Events, now: int) -> Events:
    """``changes`` and, when the order they leave asks for it, another cue on standby.

    A standby that the operator chose stays, unless GO may not bring it any more.
    """
    if state.phase != "open":
        return changes
    after = state
    for change in changes:
        after = evolve(after, change)
    here = state.program.cue
    natural = state.standby == follower(rundown, state, here)
    cue = find_cue(rundown, state.standby)
    if cue and (cue.item in after.skipped or after.status(cue.subject) in GONE):
        natural_next = follower(rundown, after, here)
        chosen = natural_next if natural else follower(rundown, after, cue.id)
        return (*changes, *arm(after, chosen, now))
    if natural:
        return (*changes, *arm(after, follower(rundown, after, here), now))
    return changes


def take_cue(rundown: Rundown, state: State, cue: Cue, cause: str, now: int) -> happened.CueTaken:
    """A cue on program: who was there has received or signed, its people are on stage, its batch called."""
    marks = dict(_leaving(rundown, state, cue, forward=cause != "back"))
    for who in subjects(rundown, cue):
        there = _there(rundown, who)
        if (cause != "go" or state.status(who) not in GONE or there == "on_stage") and may_be_called(
            state, who
        ):
            marks[who] = there
    if cue.id == state.program.cue:
        marks = {who: status for who, status in marks.items() if status in ("called", "on_stage")}
    for who in _together(rundown, state, cue):
        marks.setdefault(who, "called")
    for who in called_in_vain(rundown, state, cue):
        marks.setdefault(who, "waiting")
    marks = {who: status for who, status in marks.items() if state.status(who) != status}
    after = replace(state, statuses={**state.statuses, **marks})
    taken = happened.CueTaken(
        now, cause, cue.id, cue.item, follower(rundown, after, cue.id),
        sound=cue.sound is not None, marks=tuple(marks.items()),
        sound_kept=_goes_on(rundown, state, cue), turn_ms=cue.advance_ms if cue.advance else -1,
    )  # fmt: skip
    return _with_film(state, taken, cue, now)


def _goes_on(rundown: Rundown, state: State, cue: Cue) -> bool:
    """Whether the sound that runs is also this cue's: music over a whole batch does not start anew."""
    here = find_cue(rundown, state.program.cue)
    before, after = here.sound if here else None, cue.sound
    if before is None or after is None or state.program.sound is None:
        return False
    return bool(after.over) and (before.over, before.src) == (after.over, after.src)


def _there(rundown: Rundown, who: str) -> str:
    """What somebody is whom a cue calls: a recipient stands on stage, a signer is called to the table."""
    entrant = find_entrant(rundown, who)
    return "called" if entrant and entrant.kind == "signer" else "on_stage"


def _together(rundown: Rundown, state: State, cue: Cue) -> tuple[str, ...]:
    """Those of a cue's batch who come up with it: not yet called, and not gone."""
    if not cue.batch:
        return ()
    batch = queue_of(rundown, state, cue.subject) if cue.subject else cue.batch
    return tuple(who for who in line_of(rundown, state, batch) if state.status(who) in ("waiting", "present"))


def _with_film(state: State, taken: happened.CueTaken, cue: Cue, now: int) -> happened.CueTaken:
    """A film starts from its beginning; going back to one finds it as it was left."""
    if cue.film is None:
        return taken
    left = state.films.get(cue.id)
    if taken.cause == "back":
        position = left.at(left.since) if left else 0
        playing = left is not None and left.playing and not left.ended(left.since)
    else:
        position, playing = 0, True
    return replace(
        taken, film_ms=cue.film.duration_ms, volume=cue.film.volume, position_ms=position, playing=playing
    )


def _leaving(rundown: Rundown, state: State, to: Cue | None, *, forward: bool) -> tuple[tuple[str, str], ...]:
    """What becomes of those whom the cue on program has called, when ``to`` takes its place."""
    cue = find_cue(rundown, state.program.cue)
    stays = to is not None and cue is not None and to.item == cue.item
    marks = []
    for who in subjects(rundown, cue) if cue else ():
        entrant = find_entrant(rundown, who)
        signs = bool(entrant and entrant.kind == "signer")
        if state.status(who) != ("called" if signs else "on_stage"):
            continue
        if signs:
            marks.append((who, becomes(state, who, forward=forward)))
        else:
            marks.append((who, "received" if forward else "called" if stays else "waiting"))
    return tuple(marks)
