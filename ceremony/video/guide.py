"""A guide voice for timing: the system's own speech program reads what nobody has recorded yet."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

from ceremony.files.digest import digest_of
from ceremony.model.asset import Asset

PROGRAMS = ("espeak-ng", "espeak")
PACE = 160  # words a minute, about a reader's


class GuideError(Exception):
    """There is no speech program ("missing"), or it failed; the text is its last word."""


def speech_program() -> str | None:
    """The speech program of this machine, or None."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class GuideVoice:
    """Reads texts into wave files of one folder; what was read once is not read again."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folder, self._language = folder, language

    def __call__(self, text: str) -> Asset:
        """The recording of a text. GuideError, OSError."""
        name = hashlib.blake2b(f"{self._language}\0{PACE}\0{text}".encode(), digest_size=12).hexdigest()
        path = self._folder / f"{name}.wav"
        if not path.exists():
            self._read(text, path)
        return Asset(digest_of(path), path=path, name=path.name)

    def _read(self, text: str, path: Path) -> None:
        program = speech_program()
        if program is None:
            raise GuideError("missing")
        self._folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part.wav")
        command = [program, "-v", self._language, "-s", str(PACE), "-w", str(part), "--stdin"]
        made = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
        if made.returncode or not part.exists():
            raise GuideError(made.stderr.decode(errors="replace").strip() or "?")
        part.replace(path)
