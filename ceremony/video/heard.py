"""What is heard in a scene: a recording, or a stretch of one, and how loud it is beside the rest."""

from __future__ import annotations

from dataclasses import dataclass

from ceremony.model.asset import Asset

VOICE_AT = 0.8  # seconds into its scene: the cross-fade is over
VOICE_AFTER = 0.5  # seconds of reading time beyond the voice, so that no word falls into a fade
VOICE_LOUDNESS = -19.0  # LUFS in the mix, before the whole is set to −23
CLIP_LOUDNESS = -24.0
MUSIC_LOUDNESS = -23.0


@dataclass(frozen=True)
class Heard:
    """A recording from ``start`` for ``seconds`` (None: to its end), ``at`` seconds into its scene.

    ``silent`` ones (a video) may have nothing to be heard.
    """

    at: float
    asset: Asset
    loudness: float
    start: float = 0.0
    seconds: float | None = None
    silent: bool = False


def voice_reading(seconds: float) -> float:
    """The reading time that a scene needs for a voice of so many seconds."""
    return seconds + VOICE_AFTER
