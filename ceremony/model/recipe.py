"""What a film should have been made of: one short hash that is written into the film itself."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from ceremony.language.catalogs import catalog
from ceremony.model.results import Results
from ceremony.theme.tokens import theme as theme_named

TAG = "ceremony:"  # what stands before the hash in the film's comment
_MADE_BY = (
    "video",
    "model/figures.py",
    "theme/fit.py",
    "theme/drum.py",
    "theme/metrics.json",
    "theme/fonts",
    "language/binding.py",
    "language/phrases.py",
)
_SPOKEN = ("figures.", "video.")


def _sources(folder: Traversable) -> list[tuple[str, Traversable]]:
    if folder.is_file():
        return [(folder.name, folder)]
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found += [(f"{folder.name}/{name}", file) for name, file in _sources(entry)]
        elif entry.name.endswith((".py", ".ttf")):
            found.append((f"{folder.name}/{entry.name}", entry))
    return found


@cache
def drawing_code() -> str:
    """A hash of all code, measures and fonts that a film's pixels depend on."""
    total = hashlib.blake2b(digest_size=12)
    top = resources.files("ceremony")
    for place in _MADE_BY:
        for name, file in _sources(top.joinpath(*place.split("/"))):
            raw = file.read_bytes()  # git may change line ends on Windows
            total.update(name.encode())
            total.update(raw if name.endswith(".ttf") else raw.replace(b"\r\n", b"\n"))
    return total.hexdigest()


def film_recipe(results: Results, theme: str, language: str = "vi", variant: str = "") -> str:
    """The hash that a film of these results has when it is up to date; ``variant`` is "" or "draft"."""
    chosen = theme_named(theme)
    spoken = {key: text for key, text in catalog(language).items() if key.startswith(_SPOKEN)}
    parts = [
        results.model_dump(mode="json"),
        [chosen.name, chosen.colours, chosen.motif],
        [language, spoken, variant, drawing_code()],
    ]
    said = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()
