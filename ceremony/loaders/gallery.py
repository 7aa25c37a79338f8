"""Pictures that staff laid into the event's folder: photographs of each group, faces of the year.

``media/<event>/anh/<group>.jpg`` (or ``<group>-1.jpg``, ``<group>-2.jpg`` …) belongs to a group;
``media/<event>/anh/guong-mat/01 Họ tên - chức danh.jpg`` is a face. A name that ends in ``.mau`` before its
ending says that the picture only stands in for another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ceremony.language.text import nfc
from ceremony.model.storyboard import Face, is_stand_in

FOLDER, FACES = "anh", "anh/guong-mat"
_ENDINGS = {".png", ".jpg", ".jpeg", ".webp", ".gif"}
_NUMBERED = re.compile(r"\A(.+?)[-_ ]\d{1,2}\Z")
_ORDER = re.compile(r"\A\d{1,3}[.)_\s-]+")
MOST = 6  # photographs of one group


def _pictures(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if path.suffix.casefold() in _ENDINGS and path.is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda path: nfc(path.name))


def _stem(path: Path) -> str:
    stem = nfc(path.stem)
    return stem[:-4] if is_stand_in(path.name) else stem


def find_photos(media: Path, groups: Sequence[str]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Photographs by the code of their group, and those that belong to none; names below ``media``."""
    found: dict[str, tuple[str, ...]] = {}
    strays = []
    for path in _pictures(media / FOLDER):
        stem, name = _stem(path), f"{FOLDER}/{path.name}"
        numbered = _NUMBERED.match(stem)
        code = stem if stem in groups else numbered[1] if numbered else stem
        if code not in groups:
            strays.append(name)
        elif len(found.get(code, ())) < MOST:
            found[code] = (*found.get(code, ()), name)
    return found, strays


def find_faces(media: Path) -> tuple[Face, ...]:
    """The faces of the year, in the order of their file names."""
    faces = []
    for path in _pictures(media / FACES):
        said = _ORDER.sub("", _stem(path)).strip()
        name, _, post = said.partition(" - ")
        if name.strip() and len(name) <= 60 and len(post) <= 60:
            faces.append(
                Face(
                    name=name.strip(),
                    post=post.strip() or None,
                    portrait=f"{FACES}/{path.name}",
                    sample=is_stand_in(path.name),
                )
            )
    return tuple(faces)
