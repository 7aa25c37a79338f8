"""The files of an event's media folder, looked up as people write their names."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

from ceremony.language.text import nfc, search_key
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

    def near(self, written: str) -> str:
        """The file that may be meant by a name that leads nowhere: in another folder, with another ending."""
        name = written.replace("\\", "/").rpartition("/")[2]
        true = sorted({each for found in self._names.values() for each in found})
        for same in (_same_name, _same_stem):
            found = [each for each in true if same(each.rpartition("/")[2], name)]
            if len(found) == 1:
                return found[0]
        by_name = {folded(each.rpartition("/")[2]): each for each in true}
        close = difflib.get_close_matches(folded(name), by_name, 1, 0.75)
        return by_name[close[0]] if close else ""

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


def _same_name(one: str, other: str) -> bool:
    return folded(one) == folded(other)


def _same_stem(one: str, other: str) -> bool:
    """Whether two names are the same but for marks and their ending."""
    key = search_key(other.rpartition(".")[0] or other)
    return search_key(one.rpartition(".")[0]) == key != ""


def folded(name: str) -> str:
    """A name as an operating system compares it that knows no capitals."""
    return nfc(nfc(name).casefold())


def with_photo(row: Shown, media: MediaFolder) -> Shown:
    """Somebody with the true name of their photo's file; unchanged without one."""
    true = media.find(row.photo) if row.photo else ""
    return row.model_copy(update={"photo": true}) if true and true != row.photo else row
