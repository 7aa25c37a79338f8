"""What is wrong with a film, and which screens stand ready: what pages report, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ceremony.core.film_faults import FILM_CODES, ON_DISK, deck_of, fault_of
from ceremony.core.frame import Frame
from ceremony.core.order import find_cue
from ceremony.language.catalogs import say
from ceremony.model.rundown import Cue

SILENT = "silent"  # the browser lets nothing sound before somebody has touched the screen
OLD_FILM = "old_film"  # a screen holds a film that was exchanged on the disk meanwhile


def film_trouble(frame: Frame) -> dict[str, Any] | None:
    """The gravest thing that keeps the hall from seeing or hearing its film, or will; None without any."""
    if frame.state.phase != "open":
        return None
    return _on_air(frame) or _on_standby(frame)


def screen_rows(frame: Frame) -> list[dict[str, Any]]:
    """``screens`` of docs/wire.md: what each page has reported, in words of the event's language."""
    return [_row(frame, page) for page in frame.screens]


def _on_air(frame: Frame) -> dict[str, Any] | None:
    cue, play = find_cue(frame.rundown, frame.state.program.cue), frame.state.program.film
    if cue is None or (play is not None and play.ended(frame.now)):
        return None
    screens = _main_first(frame)
    wrong = [(page, _film_problem(frame, page)) for page in screens]
    seen = min((one for one in wrong if one[1]), key=lambda one: FILM_CODES.index(one[1]), default=None)
    if seen:
        return _told(frame, cue, seen[1], seen[0], on_air=True)
    if fault_of(frame.state, cue) in ON_DISK:
        return _told(frame, cue, fault_of(frame.state, cue), None, on_air=True)
    mute = next((page for page in screens if page["sound"] and page["sound_blocked"]), None)
    return _told(frame, cue, SILENT, mute, on_air=True) if mute and _is_loud(frame) else None


def _on_standby(frame: Frame) -> dict[str, Any] | None:
    cue = find_cue(frame.rundown, frame.state.standby)
    fault = frame.state.film_faults.get(cue.film.src) if cue and cue.film else None
    if cue is None or fault is None:
        return None
    page = next((page for page in frame.screens if page["client"] == fault.screen), None)
    return _told(frame, cue, fault_of(frame.state, cue), page, on_air=False)


def _is_loud(frame: Frame) -> bool:
    """Whether something on program is to be heard now."""
    program = frame.state.program
    tones = (program.film, program.sound)
    return frame.state.cover != "holding" and any(tone and tone.playing and tone.volume for tone in tones)


def _main_first(frame: Frame) -> list[dict[str, Any]]:
    """The screens that answer, the one that sounds before the others."""
    there = [page for page in frame.screens if page["role"] == "screen" and not page["stale"]]
    return sorted(there, key=lambda page: not page["sound"])


def _told(
    frame: Frame, cue: Cue, code: str, page: Mapping[str, Any] | None, *, on_air: bool
) -> dict[str, Any]:
    language = frame.rundown.language
    name = (page["name"] if page else "") or say(language, "core.film.hall")
    return {
        "cue": cue.id,
        "code": code,
        "screen": page["client"] if page else "",
        "words": say(language, f"core.film.{code}", title=cue.title, screen=name),
        "on_air": on_air,
        "can_fallback": cue.film is not None and deck_of(frame.rundown, cue) is not None,
    }


def _row(frame: Frame, page: Mapping[str, Any]) -> dict[str, Any]:
    language = frame.rundown.language
    row = {key: value for key, value in page.items() if key not in ("film", "next")}
    ready, lacks = _ready(frame, page)
    code = _film_problem(frame, page)
    words = say(language, f"core.screen.{code}") if code else ""
    if not words and page["problem"]:
        words = say(language, "core.screen.page")
    return row | {
        "problem": words,
        "detail": page["problem"],
        "film_problem": code,
        "ready": ready,
        "ready_code": lacks,
        "ready_words": say(language, f"core.screen.{lacks}") if lacks else "",
    }


def _film_problem(frame: Frame, page: Mapping[str, Any]) -> str:
    """What is wrong with the film on program on one screen, as a code."""
    cue, film = find_cue(frame.rundown, frame.state.program.cue), page.get("film")
    if page["role"] != "screen" or film is None or cue is None or cue.film is None:
        return ""
    return str(film["code"]) if film["src"] == cue.film.src else ""


def _ready(frame: Frame, page: Mapping[str, Any]) -> tuple[bool | None, str]:
    """Whether a screen holds what comes next, and what it lacks; None where it is told of nothing."""
    cue = find_cue(frame.rundown, frame.state.standby) if frame.state.phase == "open" else None
    if page["role"] != "screen" or page["stale"] or cue is None or cue.sealed:
        return None, ""
    told = page.get("next")
    if told is None or told["cue"] != cue.id:
        return False, "loading"
    if told["code"]:
        return False, told["code"]
    if cue.film and told["version"] != frame.media.get(cue.film.src, ""):
        return False, OLD_FILM
    return (True, "") if told["ready"] else (False, "loading")
