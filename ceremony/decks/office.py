"""A presentation of PowerPoint or Impress as a PDF, where LibreOffice is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from ceremony.decks.kinds import OLE
from ceremony.decks.limits import DeckRefused, check_size

PATIENCE = 120.0  # seconds
UNPACKED_LIMIT = 500_000_000  # bytes
NAMES = ("soffice", "libreoffice", "soffice.exe")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SILENT = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_NOWHERE = "http://127.0.0.1:9"  # what a file wants to fetch from outside finds nobody


def find_office() -> str | None:
    """LibreOffice of this machine; CEREMONY_OFFICE names another, "" none."""
    named = os.environ.get("CEREMONY_OFFICE")
    if named is not None:
        return shutil.which(named) if named else None
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def to_pdf(source: Path, folder: Path, patience: float = PATIENCE) -> Path:
    """The presentation as a PDF in ``folder``. Raises DeckRefused, "no_office" without LibreOffice."""
    check_size(source)
    suffix = _presentation(source)
    office = find_office()
    if office is None:
        raise DeckRefused("no_office")
    with tempfile.TemporaryDirectory(prefix="deck-") as own:
        copy = Path(own) / f"deck{suffix}"
        shutil.copyfile(source, copy)
        profile = (Path(own) / "profile").as_uri()  # its own: a running LibreOffice is left alone
        line = [office, *_SILENT, f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
        _run([*line, "--outdir", own, str(copy)], patience)
        made = copy.with_suffix(".pdf")
        if not made.is_file():
            raise DeckRefused("office_failed")
        target = folder / f"{source.stem}.pdf"
        shutil.copyfile(made, target)
    return target


def _presentation(source: Path) -> str:
    """The ending that LibreOffice is to see. Raises DeckRefused for what is no presentation."""
    if not zipfile.is_zipfile(source):
        with source.open("rb") as file:
            if file.read(len(OLE)) == OLE:
                return ".ppt"
        raise DeckRefused("broken")
    try:
        with zipfile.ZipFile(source) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DeckRefused("broken") from error
    if sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise DeckRefused("large", limit=UNPACKED_LIMIT // 1_000_000)
    names = {part.filename for part in parts}
    if "ppt/presentation.xml" in names:
        return ".pptx"
    if "content.xml" in names and "mimetype" in names:
        return ".odp"
    raise DeckRefused("kind")


def _run(line: list[str], patience: float) -> None:
    quiet = subprocess.DEVNULL
    environment = os.environ | {"http_proxy": _NOWHERE, "https_proxy": _NOWHERE, "no_proxy": ""}
    child = subprocess.Popen(
        line, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, start_new_session=True
    )
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired as error:
        raise DeckRefused("office_slow", seconds=int(patience)) from error
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """No process of the conversion outlives it."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    if child.poll() is None:
        child.kill()
        child.wait()
