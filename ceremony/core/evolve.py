"""State after an event. Total: whatever was journaled can be replayed, nothing here raises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ceremony.core import events as happened
from ceremony.core.event import Event
from ceremony.core.events_awards import AWARD_KINDS
from ceremony.core.events_quick import QUICK_KINDS
from ceremony.core.evolve_awards import evolve_awards, note_call, note_step, with_marks
from ceremony.core.evolve_quick import evolve_quick, laid, lifted
from ceremony.core.evolve_script import evolve_script
from ceremony.core.evolve_signing import evolve_signing, unsigned
from ceremony.core.state import FilmFault, Manner, Note, Overlay, Play, Program, Run, State, Step
from ceremony.core.turning import begun, retimed, stopped

STEPS_KEPT = 20
NOTES_KEPT = 20


def evolve(state: State, event: Event) -> State:
    """The state after ``event``; an event it does not know changes nothing."""
    change = _CHANGES.get(type(event))
    if change:
        return change(state, event)
    if type(event).__name__ in AWARD_KINDS:
        return _names_hidden(state, evolve_awards(state, event), event.at)
    if type(event).__name__ in QUICK_KINDS:
        return evolve_quick(state, event)
    signing = evolve_signing(state.signing, event)
    changed = evolve_script(state.changed, event)
    if signing is state.signing and changed is state.changed:
        return state
    return replace(state, signing=signing, changed=changed)


def replay(events: Iterable[Event], state: State | None = None) -> State:
    """The state that all these events lead to, from nothing or from ``state``."""
    now = state or State()
    for event in events:
        now = evolve(now, event)
    return now


def _names_hidden(before: State, after: State, at: int) -> State:
    """Who hides all names means what is typed on a card, too."""
    return lifted(after, at) if after.cover == "blank" != before.cover else after


def _opened(state: State, event: happened.ShowOpened) -> State:
    manners = {**state.manners, **{who: Manner("posthumous") for who in event.posthumous}}
    statuses = with_marks(state.statuses, event.marks)
    return replace(
        state, phase="open", opened_at=event.at, standby=event.standby, statuses=statuses, manners=manners
    )


def _closed(state: State, event: happened.ShowClosed) -> State:
    still = _freeze(state, event.at)
    runs = dict(still.runs)
    run = runs.get(still.program.item)
    if run:
        runs[still.program.item] = replace(run, ended=event.at)
    return replace(still, phase="closed", closed_at=event.at, standby="", held=False, runs=runs)


def _taken(state: State, event: happened.CueTaken) -> State:
    quick, state = state.quick.shown, lifted(state, event.at)
    before = state.program
    same = event.item == before.item
    runs, left, entered = dict(state.runs), state.runs.get(before.item), state.runs.get(event.item)
    still = left.stop(event.at) if left else None
    if not same:
        if still:
            runs[before.item] = replace(still, ended=event.at)
        runs[event.item] = _enter(entered, event.at, state)
    changed = tuple((who, state.status(who), status) for who, status in event.marks)
    step = Step(
        event.cause, event.cue, event.at, _stand(before, event.at), state.standby,
        state.timer_paused, entered, still, changed, quick,
    )  # fmt: skip
    return replace(
        note_call(state, event.at, event.marks),
        gone=tuple(one for one in state.gone if same and one[2] == "called"),
        passed=_passed(state, changed),
        program=_program(state, event),
        standby=event.standby,
        last_go=event.at if event.cause == "go" else state.last_go,
        timer_paused=state.timer_paused and same,
        runs=runs,
        statuses=with_marks(state.statuses, event.marks),
        films=_leave(state, event.at),
        steps=state.steps if event.cause == "turn" else (*state.steps, step)[-STEPS_KEPT:],
        queue_steps=(),
        cover="" if state.cover == "blank" else state.cover,
        film_held=False,
        sound_held=False,
    )


def _program(state: State, event: happened.CueTaken) -> Program:
    film = None
    if event.film_ms >= 0:
        film = Play(event.position_ms, event.at, event.playing, event.film_ms, event.volume)
    kept = state.program.sound if event.sound_kept else None
    sound = (kept or Play(0, event.at, True)) if event.sound else None
    again = (
        event.cue == state.program.cue and state.program.rev
    )  # taken again: its picture is still the old one
    rev, turn = again or state.rev, begun(state, event.at, event.turn_ms)
    return Program(event.cue, event.item, rev, event.at, film, sound, event.cause == "retract", turn)


def _passed(state: State, changed: Iterable[tuple[str, str, str]]) -> frozenset[str]:
    """Who was called in vain so far: a part was left without them, and nothing has become of them since."""
    changed = tuple(changed)
    left = {who for who, before, after in changed if (before, after) == ("called", "waiting")}
    return (state.passed - {who for who, _, _ in changed}) | left


def _refreshed(state: State, event: happened.CueRefreshed) -> State:
    if event.cue != state.program.cue:
        return state
    return replace(state, program=replace(state.program, rev=state.rev))


def _enter(run: Run | None, at: int, state: State) -> Run:
    begun = replace(run, ended=None) if run else Run(at, shift_ms=state.shift_ms)
    return begun if state.held else begun.start(at)


def _stand(program: Program, at: int) -> Program:
    """The program as an undo brings it back: at the position where it was left."""
    film, sound, turn = program.film, program.sound, program.turn
    return replace(
        program,
        film=film.move(at, playing=film.playing) if film else None,
        sound=sound.move(at, playing=sound.playing) if sound else None,
        turn=turn.move(at, playing=False) if turn else None,  # what was gone back to stays until GO
        turn_stopped=turn is not None,
    )


def _leave(state: State, at: int) -> Mapping[str, Play]:
    program = state.program
    if program.film is None:
        return state.films
    return {**state.films, program.cue: program.film.move(at, playing=program.film.playing)}


def _undone(state: State, event: happened.StepUndone) -> State:
    if not state.steps:
        return state
    step = state.steps[-1]
    # a mark made by hand since then stays
    back = [(who, before) for who, before, after in step.changed if state.status(who) == after]
    undone = replace(
        state,
        passed=state.passed - {who for who, _ in back},
        program=_anchor(step.program, event.at),
        standby=event.standby,
        timer_paused=step.timer_paused if step.program.item != state.program.item else state.timer_paused,
        runs=_runs_before(state, step, event.at),
        statuses=with_marks(state.statuses, back),
        films=_leave(state, event.at),
        steps=state.steps[:-1],
        queue_steps=(),
        calls=tuple(call for call in state.calls if call[0] != step.at),
    )
    return laid(undone, step.quick, event.at) if state.quick.card(step.quick.card) else undone


def _anchor(program: Program, at: int) -> Program:
    film, sound = program.film, program.sound
    return replace(
        program,
        film=replace(film, since=at) if film else None,
        sound=replace(sound, since=at) if sound else None,
    )


def _runs_before(state: State, step: Step, at: int) -> Mapping[str, Run]:
    """The item left by mistake is on air again; its clock went on, without holds and pauses."""
    item, before = state.program.item, step.program.item
    if item == before:
        return state.runs
    runs = dict(state.runs)
    mistaken = runs.pop(item, None)
    spent = mistaken.elapsed(at) - (step.entered.elapsed_ms if step.entered else 0) if mistaken else 0
    if step.entered:
        runs[item] = step.entered
    if step.left:
        clock = (
            step.left if step.timer_paused else replace(step.left, elapsed_ms=step.left.elapsed_ms + spent)
        )
        going = not (step.timer_paused or state.held)
        runs[before] = clock.start(at) if going else clock
    return runs


def _armed(state: State, event: happened.StandbyArmed) -> State:
    return replace(state, standby=event.cue)


def _skipped(state: State, event: happened.ItemSkipped) -> State:
    return replace(state, skipped=state.skipped | {event.item} if event.on else state.skipped - {event.item})


def _freeze(state: State, at: int) -> State:
    program = state.program
    film, sound = program.film, program.sound
    still = replace(
        program,
        film=film.move(at, playing=False) if film else None,
        sound=sound.move(at, playing=False) if sound else None,
    )
    run = state.runs.get(program.item)
    runs = {**state.runs, program.item: run.stop(at)} if run else state.runs
    return replace(state, program=still, runs=runs)


def _held(state: State, event: happened.Held) -> State:
    film, sound = state.program.film, state.program.sound
    frozen = replace(
        _freeze(state, event.at),
        held=True,
        film_held=bool(film and film.playing),
        sound_held=bool(sound and sound.playing),
    )
    return retimed(frozen, event.at)


def _turning_set(state: State, event: happened.TurningSet) -> State:
    return stopped(state, event.at, on=not event.on)


def _resumed(state: State, event: happened.Resumed) -> State:
    program, under = state.program, bool(state.quick.shown.card)
    film, sound = program.film, program.sound
    going = replace(
        program,
        film=film.move(event.at, playing=True) if film and state.film_held and not under else film,
        sound=sound.move(event.at, playing=True) if sound and state.sound_held else sound,
    )
    run = state.runs.get(program.item)
    runs = {**state.runs, program.item: run.start(event.at)} if run and not state.timer_paused else state.runs
    after = replace(state, held=False, film_held=False, sound_held=False, program=going, runs=runs)
    if under and state.film_held:
        shown = replace(state.quick.shown, film_stands=True)
        after = replace(after, quick=replace(state.quick, shown=shown))
    return retimed(after, event.at)


def _film_moved(state: State, event: happened.FilmMoved) -> State:
    film = state.program.film
    if film is None:
        return state
    moved = film.move(event.at, playing=event.playing, position_ms=event.position_ms)
    return replace(state, program=replace(state.program, film=moved))


def _volume_set(state: State, event: happened.VolumeSet) -> State:
    film = state.program.film
    if film is None:
        return state
    return replace(state, program=replace(state.program, film=replace(film, volume=event.volume)))


def _film_reported(state: State, event: happened.FilmReported) -> State:
    others = {film: fault for film, fault in state.film_faults.items() if film != event.film}
    fault = {event.film: FilmFault(event.code, event.version, event.screen)} if event.code else {}
    return replace(state, film_faults={**others, **fault})


def _covered(state: State, event: happened.Covered) -> State:
    covered = replace(state, cover=event.cover)
    return retimed(_names_hidden(state, covered, event.at), event.at)


def _released(state: State, event: happened.Released) -> State:
    return retimed(replace(state, cover=""), event.at)


def _time_added(state: State, event: happened.TimeAdded) -> State:
    return replace(state, added={**state.added, event.item: state.added.get(event.item, 0) + event.ms})


def _timer_paused(state: State, event: happened.TimerPaused) -> State:
    run = state.runs.get(state.program.item)
    runs = {**state.runs, state.program.item: run.stop(event.at)} if run else state.runs
    return replace(state, timer_paused=True, runs=runs)


def _timer_resumed(state: State, event: happened.TimerResumed) -> State:
    run = state.runs.get(state.program.item)
    runs = {**state.runs, state.program.item: run.start(event.at)} if run and not state.held else state.runs
    return replace(state, timer_paused=False, runs=runs)


def _shifted(state: State, event: happened.PlanShifted) -> State:
    return replace(state, shift_ms=state.shift_ms + event.ms)


def _message_sent(state: State, event: happened.MessageSent) -> State:
    note = Note(event.message, event.text, event.to, event.at)
    return replace(state, notes=(*state.notes, note)[-NOTES_KEPT:], made=state.made + 1)


def _message_seen(state: State, event: happened.MessageSeen) -> State:
    notes = tuple(
        replace(note, read_at=event.at) if note.id == event.message and note.read_at is None else note
        for note in state.notes
    )
    return replace(state, notes=notes)


def _message_cleared(state: State, event: happened.MessageCleared) -> State:
    return replace(state, notes=tuple(note for note in state.notes if note.id != event.message))


def _overlay_laid(state: State, event: happened.OverlayLaid) -> State:
    others = tuple(overlay for overlay in state.overlays if overlay.kind != event.kind)
    laid = Overlay(event.overlay, event.kind, event.text, event.note, event.until, event.subject)
    return replace(state, overlays=(*others, laid), made=state.made + 1)


def _overlay_lifted(state: State, event: happened.OverlayLifted) -> State:
    return replace(state, overlays=tuple(o for o in state.overlays if o.id != event.overlay))


def _marked(state: State, event: happened.SubjectMarked) -> State:
    mark = ((event.subject, event.status),)
    noted = note_step(state, "mark", event.subject, mark) if event.by_hand else state
    statuses = with_marks(state.statuses, mark)
    return replace(noted, statuses=statuses, signing=unsigned(state.signing, event.subject, event.status))


def _sound_given(state: State, event: happened.SoundGiven) -> State:
    return replace(state, sound_screen=event.screen)


def _sound_kept(state: State, event: happened.SoundKept) -> State:
    return replace(state, sound_client=event.client)


def _renamed(state: State, event: happened.ScreenRenamed) -> State:
    return replace(state, screen_names={**state.screen_names, event.client: event.name})


def _adopted(state: State, event: happened.RundownAdopted) -> State:
    return replace(state, rev=event.rev, standby=event.standby, gone=event.gone)


_CHANGES: Mapping[type[Event], Callable[[State, Any], State]] = {
    happened.ShowOpened: _opened,
    happened.ShowClosed: _closed,
    happened.CueTaken: _taken,
    happened.CueRefreshed: _refreshed,
    happened.StepUndone: _undone,
    happened.StandbyArmed: _armed,
    happened.ItemSkipped: _skipped,
    happened.TurningSet: _turning_set,
    happened.Held: _held,
    happened.Resumed: _resumed,
    happened.FilmMoved: _film_moved,
    happened.VolumeSet: _volume_set,
    happened.FilmReported: _film_reported,
    happened.Covered: _covered,
    happened.Released: _released,
    happened.TimeAdded: _time_added,
    happened.TimerPaused: _timer_paused,
    happened.TimerResumed: _timer_resumed,
    happened.PlanShifted: _shifted,
    happened.MessageSent: _message_sent,
    happened.MessageSeen: _message_seen,
    happened.MessageCleared: _message_cleared,
    happened.OverlayLaid: _overlay_laid,
    happened.OverlayLifted: _overlay_lifted,
    happened.SubjectMarked: _marked,
    happened.SoundGiven: _sound_given,
    happened.SoundKept: _sound_kept,
    happened.ScreenRenamed: _renamed,
    happened.RundownAdopted: _adopted,
}
