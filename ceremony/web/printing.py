"""Papers from the console: a child process makes them, this one only hands over the finished files."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, abort, current_app
from gevent.lock import BoundedSemaphore
from werkzeug.wrappers import Response

from ceremony.language.catalogs import say
from ceremony.model.printing import AFTER, BEFORE, GROUPS, KINDS, formats, opened
from ceremony.web.api import answer_json, body
from ceremony.web.asking import Web, require, web_of
from ceremony.web.assets import serve
from ceremony.web.settings import Settings

bp = Blueprint("printing", __name__)
log = logging.getLogger("ceremony.web")

PATIENCE_S = 120.0
CRASH = "Traceback (most recent call last):"
GENTLY = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # Windows; elsewhere --gently says it
TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Press:
    """Prints one wish at a time: the show has the machine, papers take what is left."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.turn = BoundedSemaphore(1)

    @property
    def folder(self) -> Path:
        """Where the files come to lie."""
        return self.settings.workspace / "print" / self.settings.event

    def words(self, wish: Wish) -> list[str]:
        """The child's command line."""
        line = [sys.executable, "-m", "ceremony", "print", self.settings.event, *wish.kinds]
        line += ["--workspace", str(self.settings.workspace), "--first", wish.first, "--json", "--gently"]
        line += ["--language", self.settings.language]
        return line + ["--rehearsal"] * self.settings.rehearsal

    def run(self, wish: Wish) -> tuple[list[str], list[str]]:
        """Names of the finished files, and what the child had to say. Raises OSError or TimeoutExpired."""
        with self.turn:
            child = subprocess.Popen(
                self.words(wish),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=GENTLY,
            )
            try:
                told, complaint = child.communicate(timeout=PATIENCE_S)
            except subprocess.TimeoutExpired:
                child.kill()
                child.communicate()
                raise
        notes = self.notes(complaint.decode("utf-8", "replace"))
        answer = json.loads(told.decode("utf-8")) if told else {}
        notes += [answer["message"]] if "message" in answer else []
        return answer.get("files", []), notes

    def notes(self, complaint: str) -> list[str]:
        """What the child said, line by line; the traces of a crash go to the log, people get a sentence."""
        said, crash, traces = complaint.strip().partition(CRASH)
        notes = said.strip().splitlines()
        if crash:
            log.error("papers: %s%s", crash, traces)
            why = traces.strip().splitlines()[-1:]
            notes.append(say(self.settings.language, "web.print_failed", why=(why or ["?"])[0][:200]))
        return notes


@dataclass(frozen=True, slots=True)
class Wish:
    """Which papers, and where whoever is called first stands."""

    kinds: list[str]
    first: str = "left"


def read_wish(raw: dict[str, Any]) -> Wish | None:
    """What a page asked for; None when there is no such paper."""
    asked, first = raw.get("kinds"), raw.get("first", "left")
    known = {*KINDS, *GROUPS}
    if not isinstance(asked, list) or not asked or not all(isinstance(word, str) for word in asked):
        return None
    if not set(asked) <= known or first not in ("left", "right"):
        return None
    return Wish(opened(tuple(asked)), first)


def _press(web: Web) -> Press:
    if web.press is None:
        web.press = Press(web.settings)
    return web.press


@bp.get("/api/print")
def kinds() -> Response:
    """Every kind of paper with the endings of its files, before and after the show."""
    require("console")
    groups = {"before": BEFORE, "after": AFTER}
    return answer_json(
        {name: [{"kind": kind, "formats": formats(kind)} for kind in group] for name, group in groups.items()}
    )


@bp.post("/api/print")
def print_papers() -> Response:
    """Make papers; the answer comes when they are finished."""
    require("console")
    web = web_of(current_app)
    wish = read_wish(body())
    if wish is None:
        abort(400)
    language = web.settings.language
    try:
        files, notes = _press(web).run(wish)
    except subprocess.TimeoutExpired:
        files, notes = [], [say(language, "web.print_long", seconds=int(PATIENCE_S))]
    except (OSError, ValueError) as fault:
        files, notes = [], [say(language, "web.print_failed", why=str(fault)[:200])]
    if not files and not notes:
        notes = [say(language, "web.print_failed", why="?")]
    shelf = f"print/{web.settings.event}"
    return answer_json({"ok": bool(files), "files": files, "notes": notes, "folder": shelf})


@bp.get("/api/print/<name>")
def paper(name: str) -> Response:
    """A finished file."""
    require("console")
    return serve(_press(web_of(current_app)).folder, name, TYPES)
