"""What the hall's browsers play and show (``browsers.json``), and what of a file they do not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import PurePath
from typing import Any, Literal

from ceremony.media.facts import Facts, Picture, Sound
from ceremony.media.kinds import OTHERS

Use = Literal["film", "sound", "still"]


@dataclass(frozen=True, slots=True)
class Unplayable:
    """Why a file does not play: ``part`` is "ending", "kind", "picture", "sound", "no-picture" or "no-sound".

    ``what`` names the format for people, such as "HEVC (H.265)".
    """

    part: str
    what: str = ""


@cache
def browsers() -> dict[str, Any]:
    """The table."""
    text = (resources.files("ceremony.media") / "browsers.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    return made


def name_of(codec: str) -> str:
    """What people call a codec or a kind of file."""
    return str(browsers()["names"].get(codec, codec.replace("_", " ").upper()))


def unplayable(facts: Facts, use: Use, name: str) -> Unplayable | None:
    """The first reason why a whole file ``name`` is not seen or heard as ``use``; None when all is well."""
    table = browsers()
    fits = facts.kind in table["containers"][use]
    if facts.is_still or use == "still" or facts.kind in OTHERS:
        return (
            _by_ending(use, name)
            if fits
            else Unplayable("kind", name_of(facts.kind) or PurePath(name).suffix)
        )
    if use == "film" and facts.picture is None:
        return Unplayable("no-picture", name_of(facts.kind))
    if use == "sound" and facts.sound is None:
        return Unplayable("no-sound", name_of(facts.kind))
    if use == "film" and facts.picture and (what := _strange_picture(facts.picture)):
        return Unplayable("picture", what)
    if facts.sound and (what := _strange_sound(facts.sound)):
        return Unplayable("sound", what)
    if not fits:
        return Unplayable("kind", name_of(facts.kind) or PurePath(name).suffix)
    return _by_container(facts, use) or _by_ending(use, name)


def _by_container(facts: Facts, use: Use) -> Unplayable | None:
    """What is played in one kind of file and not in another: PCM in WAV, VP8 in WebM."""
    parts = (("picture", "video", facts.picture if use == "film" else None), ("sound", "audio", facts.sound))
    for part, shelf, stream in parts:
        inside = browsers()[shelf][stream.codec].get("in") if stream else None
        if stream and inside and facts.kind not in inside:
            return Unplayable(part, f"{name_of(stream.codec)} ({name_of(facts.kind)})")
    return None


def _by_ending(use: Use, name: str) -> Unplayable | None:
    ending = PurePath(name).suffix
    return None if ending.lower() in browsers()["endings"][use] else Unplayable("ending", ending)


def _strange_picture(picture: Picture) -> str:
    """What the browsers cannot show of it, by name; "" when they can."""
    known, called = browsers()["video"].get(picture.codec), name_of(picture.codec)
    if known is None:
        return called
    if picture.pixels and picture.pixels not in known["pixels"]:
        return " ".join(filter(None, (called, picture.profile, f"({picture.pixels})")))
    if picture.level > known.get("level", 1_000):
        return f"{called}, level {picture.level / 10}"
    return ""


def _strange_sound(sound: Sound) -> str:
    known, called = browsers()["audio"].get(sound.codec), name_of(sound.codec)
    if known is None:
        return called
    profiles = known.get("profiles")
    return f"{called} {sound.profile}" if profiles and sound.profile not in profiles else ""
