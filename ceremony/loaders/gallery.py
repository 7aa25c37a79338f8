"""Pictures that staff laid into the event's folder: photographs of each group, faces of the year.

``media/<event>/anh/<group>.jpg`` (or ``<group>-1.jpg``, ``<group>-2.jpg`` …) belongs to a group;
``media/<event>/anh/guong-mat/01 Họ tên - chức danh.jpg`` is a face. A name that ends in ``.mau`` before its
ending says that the picture only stands in for another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ceremony.language.text import nfc
from ceremony.model.storyboard import Face, is_stand_in

FOLDER, FACES = "anh", "anh/guong-mat"
_ENDINGS = {".png", ".jpg", ".jpeg", ".webp", ".gif"}
_NOBODYS = {
    ".db",
    ".ini",
    ".txt",
    ".md",
    ".xmp",
    ".json",
    ".part",
    ".tmp",
}  # what lies about in folders of photos
_NUMBERED = re.compile(r"\A(.+?)(?:[-_ ]\d{1,3}|\s*\(\d{1,3}\))\Z")
_ORDER = re.compile(r"\A\d{1,3}[.)_\s-]+")
_DASH = re.compile(r"\s+[-\N{EN DASH}\N{EM DASH}]\s+")  # a word processor writes the longer ones by itself
_DIGITS = re.compile(r"(\d+)")
MOST = 6  # photographs of one group
LONGEST = 60  # letters of a name, and of a post


@dataclass(frozen=True, slots=True)
class Gallery:
    """What was found; names below ``media``. Nothing that lies there is passed over without a word.

    ``photos`` by the code of their group. ``strays`` belong to no group, ``spare`` are more than a group may
    have, ``strange`` are files of a kind that no film opens, ``long`` faces whose names are too long.
    """

    photos: dict[str, tuple[str, ...]] = field(default_factory=dict)
    faces: tuple[Face, ...] = ()
    strays: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    long: tuple[str, ...] = ()


def _in_order(path: Path) -> tuple[list[tuple[int, str]], str]:
    """1, 2, 10: numbers count as numbers."""
    parts = _DIGITS.split(nfc(path.stem).casefold())
    return [(int(part), "") if n % 2 else (0, part) for n, part in enumerate(parts)], nfc(path.name)


def _pictures(folder: Path) -> tuple[list[Path], list[str]]:
    """Those that a film opens in the order of their names, and the names of the others."""
    try:
        found = sorted((path for path in folder.iterdir() if path.is_file()), key=_in_order)
    except OSError:
        return [], []
    shown = [path for path in found if path.suffix.casefold() in _ENDINGS and path.name[0] != "."]
    known = {nfc(path.stem) for path in shown}  # whoever laid a JPEG beside a HEIC has done what is asked
    others = [path for path in found if path.suffix.casefold() not in _ENDINGS | _NOBODYS]
    return shown, [path.name for path in others if path.name[0] != "." and nfc(path.stem) not in known]


def _stem(path: Path) -> str:
    stem = nfc(path.stem)
    return stem[:-4] if is_stand_in(path.name) else stem


def find_photos(media: Path, groups: Sequence[str]) -> Gallery:
    """Photographs by the code of their group."""
    found: dict[str, tuple[str, ...]] = {}
    strays, spare = [], []
    pictures, strange = _pictures(media / FOLDER)
    for path in pictures:
        stem, name = _stem(path), f"{FOLDER}/{path.name}"
        numbered = _NUMBERED.match(stem)
        code = stem if stem in groups else numbered[1] if numbered else stem
        if code not in groups:
            strays.append(name)
        elif len(found.get(code, ())) < MOST:
            found[code] = (*found.get(code, ()), name)
        else:
            spare.append(name)
    told = tuple(f"{FOLDER}/{name}" for name in strange)
    return Gallery(found, strays=tuple(strays), spare=tuple(spare), strange=told)


def find_faces(media: Path) -> Gallery:
    """The faces of the year, in the order of their file names."""
    faces, long = [], []
    pictures, strange = _pictures(media / FACES)
    for path in pictures:
        said = _ORDER.sub("", _stem(path)).strip() or _stem(path).strip()
        name, post = [*_DASH.split(said, 1), ""][:2]
        if len(name) > LONGEST or len(post) > LONGEST:
            long.append(f"{FACES}/{path.name}")
            continue
        portrait, sample = f"{FACES}/{path.name}", is_stand_in(path.name)
        faces.append(Face(name=name.strip(), post=post.strip() or None, portrait=portrait, sample=sample))
    told = tuple(f"{FACES}/{name}" for name in strange)
    return Gallery(faces=tuple(faces), strange=told, long=tuple(long))
