"""Sentences of the user interface, in Vietnamese and English, from packed JSON catalogs."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

LANGUAGES = ("vi", "en")


@cache
def catalog(language: str) -> dict[str, str]:
    """All sentences of a language by key ("room.name"); an unknown language reads as Vietnamese."""
    chosen = language if language in LANGUAGES else "vi"
    folder = resources.files("ceremony.language") / "catalog" / chosen
    sentences: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".json"):
            room = file.name.removesuffix(".json")
            part = json.loads(file.read_text(encoding="utf-8"))
            sentences |= {f"{room}.{key}": sentence for key, sentence in part.items()}
    return sentences


def say(language: str, key: str, /, **values: object) -> str:
    """The sentence for ``key`` ("core.stale") with ``{names}`` filled in.

    Raises KeyError for a key that no catalog has: a missing sentence is a fault of the build.
    """
    return catalog(language)[key].format(**values)
