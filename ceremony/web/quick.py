"""The quick sheet over HTTP: cards that nobody planned are drawn by a child and kept in the record."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gevent
from flask import Blueprint, abort, current_app, request
from gevent.lock import BoundedSemaphore
from werkzeug.wrappers import Response

from ceremony.core.card_words import editable_words
from ceremony.core.commands_quick import MAKER
from ceremony.core.corrections import fingerprint, stressed_names
from ceremony.core.order import find_cue
from ceremony.language.catalogs import say
from ceremony.web.api import answer_json, body
from ceremony.web.asking import Web, asking_role, require, web_of
from ceremony.web.assets import serve
from ceremony.web.pairing import invite
from ceremony.web.settings import Settings

bp = Blueprint("quick", __name__)

WORDS_PATIENCE = 20.0  # seconds a card of words may take
FILE_PATIENCE = 240.0  # seconds a file may take; LibreOffice alone gives up after 120
QUEUE_PATIENCE = 5.0  # seconds a card waits for the one before it
PIECE_LIMIT = 60_000  # bytes of a file in one request
FILE_LIMIT = 100_000_000  # bytes of a whole file
PHOTOS_SHOWN = 60
LOOKED_AT = 5_000  # files
RESERVE = 64_000_000  # bytes of the disk that are the record's, whatever is handed over
HANDED_FOR = 3_600.0  # seconds a file that was handed over is kept
PHOTO_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
WISHES = ("file", "sentence", "guests", "break", "correction")
PICTURE_ROLES = ("console", "screen")
_NAME = re.compile(r"[0-9a-f]{12}")
TYPES = {".jpg": "image/jpeg"}


@dataclass(slots=True)
class Drawer:
    """Asks the child for cards. Words and files wait in lines of their own: no deck holds up a word."""

    settings: Settings
    words: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(1))
    files: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(1))

    @property
    def folder(self) -> Path:
        """Where finished pictures and handed files lie."""
        return self.settings.workspace / ".ceremony" / self.settings.event / "quick"

    def ask(self, wish: Mapping[str, Any]) -> dict[str, Any]:
        """The child's answer; every failure is an answer, too."""
        of_file = wish["do"] in ("file", "thumbnails")
        turn, patience = (self.files, FILE_PATIENCE) if of_file else (self.words, WORDS_PATIENCE)
        if not turn.acquire(timeout=QUEUE_PATIENCE):
            return self._no("busy")
        try:
            if of_file:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                keep_reserve(self.folder)
            return self._run(json.dumps(wish).encode(), patience)
        except OSError as fault:
            return self._no("disk", why=fault.strerror or str(fault))
        finally:
            turn.release()

    def _run(self, wish: bytes, patience: float) -> dict[str, Any]:
        line = [sys.executable, "-m", "ceremony", "quick", self.settings.event]
        line += ["--workspace", str(self.settings.workspace), "--language", self.settings.language]
        try:
            child = subprocess.Popen(
                line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as fault:
            return self._no("failed", why=fault.strerror or str(fault))
        try:
            told, _ = child.communicate(wish, timeout=patience)
        except subprocess.TimeoutExpired:
            return self._no("long", seconds=int(patience))
        finally:
            if child.poll() is None:
                child.kill()
                child.communicate()
        try:
            answer = json.loads(told)
        except ValueError:  # ended by one of its limits
            return self._no("heavy" if child.returncode else "failed", why=str(child.returncode))
        return answer if isinstance(answer, dict) else self._no("failed", why="?")

    def _no(self, code: str, **values: object) -> dict[str, Any]:
        return {"ok": False, "code": code, "message": say(self.settings.language, f"decks.{code}", **values)}


def _drawer(web: Web) -> Drawer:
    if web.drawer is None:
        web.drawer = Drawer(web.settings)
    return web.drawer


@bp.post("/api/quick")
def make_card() -> Response:
    """Draw a card and keep it in the record: nothing is on the hall yet. The answer has its picture."""
    require("console")
    web, wish = web_of(current_app), body()
    kind = wish.get("do")
    if kind not in WISHES:
        abort(400)
    ident = uuid.uuid4().hex[:12]
    whole, keep, notes = _whole_wish(web, wish, ident)
    told = _drawer(web).ask(whole)
    if not told.get("ok"):
        _drop(_drawer(web).folder, ident)
        return answer_json(
            {"ok": False, "code": told.get("code", "failed"), "message": told.get("message", "")}
        )
    command = {
        "id": f"quick-{ident}",
        "type": "quick_keep",
        "card": ident,
        "kind": told["kind"],
        "title": told["title"],
        "pages": told["pages"],
        "mended": told.get("mended", []),
        **keep,
    }
    kept = web.conductor.submit(command, by="console", role=MAKER)
    if not kept["ok"]:
        return answer_json(kept)
    gevent.spawn(_tidy, _drawer(web).folder, {card.id for card in web.conductor.state.quick.cards})
    return answer_json({"ok": True, "card": _picture(web, ident), "notes": notes + told.get("notes", [])})


def _whole_wish(
    web: Web, wish: dict[str, Any], ident: str
) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """What the child is asked, what the record keeps besides the picture, and what the operator must know."""
    whole: dict[str, Any] = {**wish, "id": ident}
    if wish["do"] == "guests":
        whole["url"] = invite(web, "follow", request.host)["url"]
        alone = not (web.settings.lan and web.guard.own)
        return whole, {}, [say(web.settings.language, "decks.only_here")] * alone
    if wish["do"] == "break":
        minutes = wish.get("minutes")
        if not isinstance(minutes, int) or isinstance(minutes, bool) or not 1 <= minutes <= 600:
            abort(400)
        return whole, {"minutes": minutes}, []
    if wish["do"] == "correction":
        cue = find_cue(web.conductor.rundown, str(wish.get("cue", "")))
        if cue is None:
            abort(404)
        was = web.conductor.drawn(cue.id)  # compared with the file's words, also when it is mended again
        whole |= {"layout": cue.layout, "html": was}
        return whole, {"cue": cue.id, "was": fingerprint(was)}, []
    return whole, {}, []


def _picture(web: Web, ident: str) -> dict[str, Any]:
    picture = web.conductor.quick_picture(ident)
    if picture is None:
        abort(404)
    return picture


@bp.get("/api/quick/card/<ident>")
def card(ident: str) -> Response:
    """The picture of a card that is ready."""
    require("console")
    return answer_json(_picture(web_of(current_app), ident))


@bp.get("/api/quick/words/<path:cue>")
def words(cue: str) -> Response:
    """What may be mended on a cue's picture, and the names of its script."""
    require("console")
    found = find_cue(web_of(current_app).conductor.rundown, cue)
    if found is None:
        abort(404)
    fields = editable_words(found.layout, found.html)
    return answer_json({"cue": found.id, "fields": fields, "names": list(stressed_names(found))})


@bp.get("/api/quick/photos")
def photos() -> Response:
    """The newest pictures of the event's folder, with the small ones there are; ``?small=1`` makes all."""
    require("console")
    web = web_of(current_app)
    names = newest_photos(web.settings.media)
    if names and request.args.get("small"):
        small = set(_drawer(web).ask({"do": "thumbnails", "names": names}).get("names", ()))
    else:
        thumbs = _drawer(web).folder / "thumbs"
        small = {
            name
            for name in names
            if _is_newer(thumbs / f"{name.replace('/', '~')}.jpg", web.settings.media / name)
        }
    return answer_json({"photos": [{"src": name, "small": name in small} for name in names]})


def newest_photos(media: Path) -> list[str]:
    """Names below ``media``, newest first, at most ``PHOTOS_SHOWN``."""
    found: list[tuple[float, str]] = []
    for seen, path in enumerate(_files(media)):
        if seen >= LOOKED_AT:
            break
        if path.suffix.lower() in PHOTO_ENDINGS:
            with contextlib.suppress(OSError):
                found.append((path.stat().st_mtime, path.relative_to(media).as_posix()))
    return [name for _, name in sorted(found, key=lambda one: (-one[0], one[1]))[:PHOTOS_SHOWN]]


def _is_newer(made: Path, source: Path) -> bool:
    with contextlib.suppress(OSError):
        return made.stat().st_mtime >= source.stat().st_mtime
    return False


def _files(folder: Path) -> Iterator[Path]:
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (Path(place) / name for name in sorted(names) if not name.startswith("."))


@bp.post("/api/quick/file")
def take_file() -> Response:
    """A piece of a file that is handed over: ``file`` (12 hexadecimal digits), ``at`` its place in it."""
    require("console")
    web, name = web_of(current_app), request.args.get("file", "")
    at, piece = request.args.get("at", ""), request.get_data()
    if not _NAME.fullmatch(name) or not at.isdecimal() or len(at) > 12 or not 0 < len(piece) <= PIECE_LIMIT:
        abort(400)
    if int(at) + len(piece) > FILE_LIMIT:
        limit = FILE_LIMIT // 1_000_000
        words = say(web.settings.language, "decks.large", limit=limit)
        return answer_json({"ok": False, "code": "large", "message": words})
    path = _drawer(web).folder / f"handed-{name}"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        keep_reserve(path.parent)
        size = _append(path, int(at), piece)
    except OSError as fault:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)  # half a file is of no use, and the record needs the room
        words = say(web.settings.language, "decks.disk", why=fault.strerror or str(fault))
        return answer_json({"ok": False, "code": "disk", "message": words})
    return answer_json({"ok": size >= 0, "size": max(0, size), "handed": path.name})


def keep_reserve(folder: Path) -> None:
    """Raises OSError (no space) before a file takes what the record of the show needs."""
    if shutil.disk_usage(folder).free < RESERVE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _append(path: Path, at: int, piece: bytes) -> int:
    """The file's size with the piece; -1 when it belongs elsewhere. A piece sent again is written again."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | (0 if at else os.O_TRUNC), 0o600)
    with os.fdopen(handle, "r+b") as file:
        if at > os.fstat(handle).st_size:
            return -1
        file.seek(at)
        file.write(piece)
    return at + len(piece)


@bp.get("/media/~quick/<path:name>")
def picture(name: str) -> Response:
    """A finished picture of a card, or a small one to choose by; handed files are never given back."""
    role = asking_role()
    if role not in PICTURE_ROLES:
        abort(403 if role else 401)
    return serve(_drawer(web_of(current_app)).folder, name, TYPES)


def _tidy(folder: Path, cards: set[str]) -> None:
    """Handed files and what was left half made go after an hour; pictures of no card go after a day."""
    now = time.time()
    for path in folder.glob("*"):
        with contextlib.suppress(OSError):
            age = now - path.stat().st_mtime
            stale = path.suffix != ".jpg" and age > HANDED_FOR  # a presentation as PDF, half a picture
            lost = path.suffix == ".jpg" and path.name[:12] not in cards and age > 86_400
            if path.is_file() and (stale or lost):
                path.unlink()


def _drop(folder: Path, ident: str) -> None:
    """The pictures of a card that came to nothing."""
    for path in folder.glob(f"{ident}*"):
        with contextlib.suppress(OSError):
            path.unlink()
