"""A day as it is shown and as it is said: in words in Vietnamese, "6 November 2026" in English."""

from __future__ import annotations

from datetime import date

from ceremony.language.dates import day_signs
from ceremony.language.numbers import date_words
from ceremony.staging.scene import Scene


def day_shown(scene: Scene, iso: str) -> str:
    """A day on a picture; in English never in signs, which two halves of the world read differently."""
    if not iso:
        return ""
    return day_signs(date.fromisoformat(iso)) if scene.language == "vi" else _written(scene, iso)


def day_said(scene: Scene, iso: str) -> str:
    """A day in a sentence; "" when it is not known."""
    if not iso:
        return ""
    return (
        date_words(date.fromisoformat(iso), scene.voice) if scene.language == "vi" else _written(scene, iso)
    )


def _written(scene: Scene, iso: str) -> str:
    day = date.fromisoformat(iso)
    return scene.say("date", day=day.day, month=scene.say(f"month.{day.month}"), year=day.year)
