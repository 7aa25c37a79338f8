"""The time until the next cue comes by itself: auto-continue after a while, auto-follow at a film's end."""

from __future__ import annotations

from dataclasses import replace

from ceremony.core.state import Play, State


def begun(state: State, at: int, turn_ms: int) -> Play | None:
    """The anchor of a cue that has just come on; None when only GO goes on."""
    kept = state.held or state.cover in ("black", "holding")
    return Play(0, at, not kept, turn_ms) if turn_ms >= 0 else None


def retimed(state: State, at: int) -> State:
    """The same with the time running exactly while nothing keeps it: no hold, cover, card or hand.

    A film that ended under a cover brings nothing when the cover is lifted: the hall would see it flash by.
    """
    program = state.program
    turn = program.turn
    if turn is None:
        return state
    stopped = program.turn_stopped or (not turn.playing and _is_film_over(state, at))
    going = not (stopped or state.held or state.cover or state.quick.shown.card)
    if going == turn.playing and stopped == program.turn_stopped:
        return state
    return replace(state, program=replace(program, turn=turn.move(at, playing=going), turn_stopped=stopped))


def stopped(state: State, at: int, *, on: bool) -> State:
    """Somebody has stopped it, or let it go on."""
    return retimed(replace(state, program=replace(state.program, turn_stopped=on)), at)


def left(state: State, now: int) -> int | None:
    """Milliseconds until the next cue comes by itself; None when it does not, or stands."""
    turn = state.program.turn
    if state.phase != "open" or turn is None or not turn.playing:
        return None
    clock = turn if turn.length_ms else state.program.film
    return clock.left(now) if clock and clock.playing else None


def film_left(state: State, now: int) -> int:
    """Milliseconds until the film that plays has ended; 0 when none plays."""
    film = state.program.film
    return (film.left(now) or 0) if film and film.playing else 0


def is_film_endless(state: State) -> bool:
    """Whether a film plays of which nobody knows how long it is."""
    film = state.program.film
    return bool(film and film.playing and not film.length_ms)


def _is_film_over(state: State, at: int) -> bool:
    film, turn = state.program.film, state.program.turn
    return bool(turn and not turn.length_ms and film and film.ended(at))
