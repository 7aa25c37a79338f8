"""The files of an event's media folder, looked up as people write their names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

from ceremony.language.text import nfc
from ceremony.model.people import Person
from ceremony.model.roster import Recipient

MOST_FILES = 20_000
_ELSEWHERE = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?//|(?:data|javascript|file|about|blob):|[a-z]:[\\/]", re.IGNORECASE
)


Shown = TypeVar("Shown", Person, Recipient)


def is_elsewhere(name: str) -> bool:
    """Whether a name is an address or a drive, and no file of an event."""
    return bool(_ELSEWHERE.match(name.strip()))


class MediaFolder:
    """The files of ``media/<event>/``, looked up as people write their names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """True names below the folder, with forward slashes, by their NFC and by their folded form."""
        names: dict[str, list[str]] = {}
        count = 0
        for top, folders, files in os.walk(self.folder):
            folders.sort()
            for file in sorted(files):
                true = (Path(top) / file).relative_to(self.folder).as_posix()
                for form in {nfc(true), folded(true)}:
                    names.setdefault(form, []).append(true)
                count += 1
            if count > MOST_FILES:
                break
        return names

    def find(self, written: str) -> str:
        """The true name of the file that ``written`` means, or "".

        The name itself wins; then a path with backslashes, ``%20`` or ``media/<event>/`` in front; then the
        only file that differs by capitals.
        """
        if is_elsewhere(written) or ".." in re.split(r"[\\/]", written):
            return ""
        tried = list(dict.fromkeys(self._spellings(written)))
        for form in (nfc, folded):
            for name in tried:
                found = self._names.get(form(name), [])
                if name in found:
                    return name
                if len(found) == 1:
                    return found[0]
        return ""

    def _spellings(self, written: str) -> Iterator[str]:
        for name in (written.strip(), unquote(written.strip())):
            for path in (name, name.replace("\\", "/")):
                bare = re.sub(r"/{2,}", "/", path).removeprefix("./")
                for front in (
                    "",
                    f"/media/{self.folder.name}/",
                    f"media/{self.folder.name}/",
                    "/media/",
                    "media/",
                ):
                    if bare.startswith(front):
                        yield bare[len(front) :]


def folded(name: str) -> str:
    """A name as an operating system compares it that knows no capitals."""
    return nfc(nfc(name).casefold())


def with_photo(row: Shown, media: MediaFolder) -> Shown:
    """Somebody with the true name of their photo's file; unchanged without one."""
    true = media.find(row.photo) if row.photo else ""
    return row.model_copy(update={"photo": true}) if true and true != row.photo else row
