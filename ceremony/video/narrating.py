"""Voices and words over time: a scene stretches to what is said in it, and never hurries anyone who reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ceremony.model.asset import Asset
from ceremony.video.chapters import reading_seconds
from ceremony.video.heard import voice_reading
from ceremony.video.motion import CROSS_FADE_SECONDS
from ceremony.video.scene import Scene
from ceremony.video.sound import sound_seconds
from ceremony.video.stage import Stage

Speak = Callable[[str], Asset]  # a text → its recording


def with_length(recording: Asset) -> Asset:
    """A recording that knows how long it is. SoundError."""
    return recording if recording.seconds else replace(recording, seconds=round(sound_seconds(recording), 3))


def _reading(scene: Scene) -> float:
    """The reading time that a scene really gives: some stand still for longer than they must."""
    return scene.seconds(Stage()) - 2 * CROSS_FADE_SECONDS


def stretched(scenes: Sequence[Scene], reading: float) -> list[Scene]:
    """Scenes that together leave ``reading`` seconds; what is missing goes to all but the openings."""
    made = list(scenes)
    have = sum(map(_reading, made)) + CROSS_FADE_SECONDS * (len(made) - 1)
    if have >= reading:
        return made
    chosen = [n for n, scene in enumerate(made) if scene.kind != "section"] or [0]
    more = (reading - have) / len(chosen)
    for n in chosen:
        made[n] = replace(made[n], reading=round(_reading(made[n]) + more, 3))
    return made


def voiced(scenes: Sequence[Scene], said: str, voices: Sequence[Asset]) -> list[Scene]:
    """Scenes of one line of a storyboard with what is written and recorded for them.

    ``said`` goes on over all of them. Each recording belongs to one scene, the last to all that are left.
    """
    made = list(scenes)
    if said and made:
        made = [replace(made[0], say=said, span=len(made)), *(replace(scene, say="") for scene in made[1:])]
    for n, recording in enumerate(voices[: len(made)]):
        voice = with_length(recording)
        made[n] = replace(made[n], voice=voice)
        end = len(made) if n == len(voices) - 1 else n + 1
        if not said and made[n].say:
            made[n] = replace(made[n], span=end - n)
            made[n + 1 : end] = [replace(scene, say="") for scene in made[n + 1 : end]]
        made[n:end] = stretched(made[n:end], voice_reading(voice.seconds))
    return made


def readable(scenes: Sequence[Scene]) -> list[Scene]:
    """Scenes with time enough for the words that are said in them, voice or no voice."""
    made = list(scenes)
    for n, scene in enumerate(made):
        if scene.say:
            end = n + scene.span
            made[n:end] = stretched(made[n:end], reading_seconds(scene.say))
    return made


def guided(scenes: Sequence[Scene], speak: Speak) -> list[Scene]:
    """Scenes with a guide voice wherever something is said and nobody has recorded it."""
    made = list(scenes)
    for n, scene in enumerate(made):
        end = n + scene.span
        if scene.say and not any(one.voice for one in made[n:end]):
            voice = with_length(speak(scene.say))
            made[n] = replace(made[n], voice=voice, guide=True)
            made[n:end] = stretched(made[n:end], voice_reading(voice.seconds))
    return made
