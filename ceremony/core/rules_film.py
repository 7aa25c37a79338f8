"""Rules of film, hold and covers."""

from __future__ import annotations

from ceremony.core import commands as wish
from ceremony.core import events as happened
from ceremony.core.refused import refusal
from ceremony.core.rules_program import Events, need_going, need_open
from ceremony.core.rules_quick import need_no_card
from ceremony.core.state import Play, State
from ceremony.model.rundown import Rundown


def film_play(rundown: Rundown, state: State, command: wish.FilmPlay, now: int) -> Events:
    """Play on; a film that has ended plays from its beginning."""
    need_going(rundown, state)
    need_no_card(rundown, state)
    film = _film(rundown, state)
    if film.ended(now):
        return (happened.FilmMoved(now, 0, True),)
    return () if film.playing else (happened.FilmMoved(now, film.at(now), True),)


def film_pause(rundown: Rundown, state: State, command: wish.FilmPause, now: int) -> Events:
    """Stand still where it is."""
    need_going(rundown, state)
    need_no_card(rundown, state)
    film = _film(rundown, state)
    return (happened.FilmMoved(now, film.at(now), False),) if film.playing else ()


def film_seek(rundown: Rundown, state: State, command: wish.FilmSeek, now: int) -> Events:
    """Go to a position, never past the end."""
    need_open(rundown, state)
    film = _film(rundown, state)
    position = min(command.position_ms, film.length_ms) if film.length_ms else command.position_ms
    return (happened.FilmMoved(now, position, film.playing),)


def film_volume(rundown: Rundown, state: State, command: wish.FilmVolume, now: int) -> Events:
    """Louder or softer."""
    need_open(rundown, state)
    _film(rundown, state)
    return (happened.VolumeSet(now, command.volume),)


def film_report(rundown: Rundown, state: State, command: wish.FilmReport, now: int) -> Events:
    """Take note of what keeps a film from being shown, or that nothing does any more."""
    known = state.film_faults.get(command.film)
    told = (command.code, command.version, command.screen) if command.code else None
    if told == ((known.code, known.version, known.screen) if known else None):
        return ()
    return (happened.FilmReported(now, command.film, command.code, command.version, command.screen),)


def hold(rundown: Rundown, state: State, command: wish.Hold, now: int) -> Events:
    """Freeze film, sound and clocks."""
    need_going(rundown, state)
    return (happened.Held(now),)


def resume(rundown: Rundown, state: State, command: wish.Resume, now: int) -> Events:
    """Go on after a hold."""
    need_open(rundown, state)
    if not state.held:
        raise refusal(rundown.language, "not_held")
    return (happened.Resumed(now),)


def blackout(rundown: Rundown, state: State, command: wish.Blackout, now: int) -> Events:
    """Black on every screen, in every phase."""
    return _cover(state, "black", now)


def panic(rundown: Rundown, state: State, command: wish.Panic, now: int) -> Events:
    """The holding card and silence, in every phase."""
    return _cover(state, "holding", now)


def release(rundown: Rundown, state: State, command: wish.Release, now: int) -> Events:
    """Uncover."""
    if not state.cover:
        raise refusal(rundown.language, "nothing_covered")
    return (happened.Released(now),)


def _cover(state: State, cover: str, now: int) -> Events:
    return () if state.cover == cover else (happened.Covered(now, cover),)


def _film(rundown: Rundown, state: State) -> Play:
    film = state.program.film
    if film is None:
        raise refusal(rundown.language, "no_film")
    return film
