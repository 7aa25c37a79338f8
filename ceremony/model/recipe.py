"""What a film should have been made of: one short hash that is written into the film itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from ceremony.language.catalogs import catalog
from ceremony.theme.tokens import theme as theme_named

if TYPE_CHECKING:
    from ceremony.model.results import Results
    from ceremony.model.storyboard import Storyboard

TAG = "ceremony:"  # what stands before the hash in the film's comment
_MADE_BY = (
    "files/digest.py",
    "media/frames.py",
    "media/pixels.py",
    "video",
    "theme",
    "language",
    "model/asset.py",
    "model/figures",
    "model/narration.py",
    "model/results.py",
    "model/storyboard.py",
    "model/values.py",
)
_ENDINGS = (".py", ".ttf", ".json", ".svg", ".m4a")
_APART = ("__pycache__", "catalog")  # of the sentences only the film's own count: see ``film_recipe``
_SPOKEN = ("figures.", "video.", "narration.")


def _sources(folder: Traversable) -> list[tuple[str, Traversable]]:
    if folder.is_file():
        return [(folder.name, folder)]
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name not in _APART:
            found += [(f"{folder.name}/{name}", file) for name, file in _sources(entry)]
        elif entry.name.endswith(_ENDINGS):
            found.append((f"{folder.name}/{entry.name}", entry))
    return found


def drawing_files(top: Traversable) -> Iterator[tuple[str, Traversable]]:
    """Everything below the package ``top`` that a film is drawn with: a name and the file."""
    for place in _MADE_BY:
        file = top.joinpath(*place.split("/"))
        if file.is_file() or file.is_dir():
            yield from ((f"{place}:{name}", found) for name, found in _sources(file))


@cache
def drawing_code() -> str:
    """A hash of all code, measures and fonts that a film's pixels depend on."""
    total = hashlib.blake2b(digest_size=12)
    top = resources.files("ceremony")
    for name, file in drawing_files(top):
        raw = file.read_bytes()  # git may change line ends on Windows
        total.update(name.encode())
        total.update(raw if name.endswith((".ttf", ".m4a")) else raw.replace(b"\r\n", b"\n"))
    return total.hexdigest()


def film_recipe(
    results: Results,
    theme: str,
    language: str = "vi",
    variant: str = "",
    storyboard: Storyboard | None = None,
) -> str:
    """The hash that a film of these results has when it is up to date; ``variant`` is "" or "draft"."""
    chosen = theme_named(theme)
    spoken = {key: text for key, text in catalog(language).items() if key.startswith(_SPOKEN)}
    parts: list[object] = [
        results.model_dump(mode="json"),
        [chosen.name, chosen.colours, chosen.motif],
        [language, spoken, variant, drawing_code()],
    ]
    if storyboard is not None:
        parts.append(storyboard.plain())
    said = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()
