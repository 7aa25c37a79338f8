"""A file by the name that somebody wrote, however the disk spells it."""

from __future__ import annotations

import unicodedata
from pathlib import Path


def find_file(root: Path, name: str) -> Path | None:
    """The file that ``name`` means inside ``root``; None when there is none or it leads outside.

    A Mac writes "ễ" as three signs, everybody else as one: they look the same and are the same here.
    """
    if "\x00" in name or "\\" in name:
        return None
    base = root.resolve()
    for form in dict.fromkeys((name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name))):
        try:
            found = (base / form).resolve()
            if found.is_relative_to(base) and found.is_file():
                return found
        except (OSError, ValueError):
            continue
    stepped = None if name.isascii() else _step_by_step(base, name)
    return stepped if stepped is not None and stepped.is_file() else None


def near_file(root: Path, name: str) -> str:
    """What ``find_file`` misses by capitals, blanks or the ending alone, as the disk has it; or ""."""
    wanted = _loose(name)
    if not wanted.strip("/"):
        return ""
    found, rest = root, name.replace("\\", "/").strip("/").split("/")
    for part in rest[:-1]:
        same = [one for one in _inside(found) if _loose(one.name) == _loose(part) and one.is_dir()]
        if not same:
            return ""
        found = same[0]
    last = rest[-1]
    files = [one for one in _inside(found) if one.is_file()]
    stem = _loose(Path(last).stem)
    best = next((one for one in files if _loose(one.name) == _loose(last)), None)
    best = best or next((one for one in files if _loose(one.stem) == stem or _loose(one.name) == stem), None)
    return best.relative_to(root).as_posix() if best else ""


def _loose(name: str) -> str:
    """A name without what people mistype: capitals, kinds of blanks and dashes, ways of writing marks."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum() or sign in "./")


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _step_by_step(base: Path, name: str) -> Path | None:
    """Each part of a path on its own: a folder of one machine, a file of another."""
    found = base
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return None
        same = unicodedata.normalize("NFC", part)
        found_here = next(
            (one for one in _inside(found) if unicodedata.normalize("NFC", one.name) == same), None
        )
        if found_here is None:
            return None
        found = found_here
    return found if found.resolve().is_relative_to(base) else None
